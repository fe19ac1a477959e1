package bonafide.screening.match;

import java.util.List;

/// How alike two names are, and which word met which.
///
/// @param value 0 to 1
/// @param pairs the words that were found to correspond
/// @param missing words asked for that the listed name lacks
/// @param extra words of the listed name that were not asked for
/// @param isRun whether the score is that of the letters alone, whatever the spaces
public record NameScore(
    float value, List<Pair> pairs, List<String> missing, List<String> extra, boolean isRun) {
  public static final NameScore NONE = new NameScore(0f, List.of(), List.of(), List.of(), false);

  /// @param alike 0 to 1
  public record Pair(String asked, String listed, float alike) {}

  public boolean isExact() {
    return !isRun
        && missing.isEmpty()
        && extra.isEmpty()
        && pairs.stream().allMatch(pair -> pair.alike() == 1f);
  }
}
