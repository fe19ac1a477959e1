package bonafide.signal;

import java.util.Map;
import java.util.Optional;

/// What a source said, read with care: a word or number it made up itself counts as not said.
public final class Known {
  private Known() {}

  public static <E extends Enum<E>> Optional<E> word(
      Map<String, String> known, String name, Class<E> words) {
    var text = known.get(name);
    for (var word : words.getEnumConstants())
      if (word.name().equals(text)) return Optional.of(word);
    return Optional.empty();
  }

  /// A whole number from 0.
  public static Optional<Integer> number(Map<String, String> known, String name) {
    var text = known.getOrDefault(name, "");
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
