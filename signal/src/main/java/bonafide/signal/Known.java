package bonafide.signal;

import bonafide.core.PartialDate;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  public static @Nullable Boolean flag(Map<String, String> known, String name) {
    return switch (known.getOrDefault(name, "")) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  /// A day, month or year, ISO 8601.
  public static @Nullable String date(Map<String, String> known, String name) {
    return date(known.getOrDefault(name, ""));
  }

  /// Null where it is none.
  public static @Nullable String date(String text) {
    try {
      return PartialDate.parse(text).toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Words that are set apart by commas; null where nothing was said.
  public static @Nullable List<String> words(Map<String, String> known, String name) {
    var text = known.get(name);
    if (text == null) return null;
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /// A whole number from 0.
  public static Optional<Integer> number(Map<String, String> known, String name) {
    var text = known.getOrDefault(name, "");
    return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
