package bonafide.document.mrz;

import bonafide.document.text.Line;
import java.util.Arrays;
import java.util.Optional;

/// Puts the characters of a line into the cells of its format. The recogniser runs equal
/// neighbours together, and those are nearly always fillers.
final class Cells {
  private static final int MOST_MISSING = 6;

  private Cells() {}

  /// @return nothing when the line cannot be one of so many characters
  static Optional<String> of(Line line, int characters) {
    var text = line.text();
    var count = text.length();
    if (count > characters + 2 || count < characters - Math.max(MOST_MISSING, characters / 3))
      return Optional.empty();
    if (count == characters) return Optional.of(text);
    if (count > characters) {
      var excess = text.substring(characters);
      return excess.chars().allMatch(c -> c == '<')
          ? Optional.of(text.substring(0, characters))
          : Optional.empty();
    }
    return stretched(line, characters);
  }

  /// Fills up with fillers inside runs of fillers, where the pitch says that some are missing.
  private static Optional<String> stretched(Line line, int characters) {
    var text = line.text();
    var pitch = pitch(line);
    var cells = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      if (i > 0 && pitch > 0) {
        var apart = (int) Math.round((line.at()[i] - line.at()[i - 1]) / pitch);
        var nextToFiller = text.charAt(i) == '<' || text.charAt(i - 1) == '<';
        for (var missing = 1; missing < apart && nextToFiller; missing++) cells.append('<');
      }
      cells.append(text.charAt(i));
    }
    if (cells.length() == characters) return Optional.of(cells.toString());
    return resized(cells, text, characters);
  }

  /// The longest run of fillers takes what is still missing or too much.
  private static Optional<String> resized(StringBuilder cells, String text, int characters) {
    if (Math.abs(cells.length() - characters) > characters / 3) return Optional.empty();
    var plain = cells.length() > characters ? new StringBuilder(text) : cells;
    var from = longestRun(plain);
    if (from < 0) return Optional.empty();
    var missing = characters - plain.length();
    if (missing < 0) return Optional.empty();
    plain.insert(from, "<".repeat(missing));
    return Optional.of(plain.toString());
  }

  private static int longestRun(CharSequence text) {
    var best = -1;
    var longest = 0;
    for (var i = 0; i < text.length(); i++) {
      var end = i;
      while (end < text.length() && text.charAt(end) == '<') end++;
      if (end - i >= longest && end > i) {
        longest = end - i;
        best = i;
      }
      i = Math.max(i, end);
    }
    return longest >= 2 || best >= 0 ? best : -1;
  }

  private static double pitch(Line line) {
    var at = line.at();
    if (at.length < 2) return 0;
    var steps = new double[at.length - 1];
    for (var i = 0; i < steps.length; i++) steps[i] = at[i + 1] - at[i];
    Arrays.sort(steps);
    return steps[steps.length / 2];
  }
}
