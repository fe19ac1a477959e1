package bonafide.document.mrz;

import bonafide.document.text.Line;
import java.util.Arrays;
import java.util.Optional;

/// The characters of a line in the cells of its format. The recogniser runs equal neighbours
/// together, and those are nearly always fillers.
///
/// @param sure how sure each is, 0 to 1; 1 for fillers that were put in
record Cells(String text, double[] sure) {

  /// @return nothing when the line cannot be one of so many characters
  static Optional<Cells> of(Line line, int characters) {
    var text = line.text();
    var count = text.length();
    if (count > characters + 2 || count < characters - characters / 3) return Optional.empty();
    if (count >= characters) {
      return text.substring(characters).chars().allMatch(c -> c == '<')
          ? Optional.of(
              new Cells(text.substring(0, characters), Arrays.copyOf(line.sure(), characters)))
          : Optional.empty();
    }
    return stretched(line, characters);
  }

  /// Fills up with fillers inside runs of fillers, where the pitch says that some are missing;
  /// the longest run takes the rest.
  private static Optional<Cells> stretched(Line line, int characters) {
    var text = line.text();
    var pitch = pitch(line);
    var missing = characters - text.length();
    var after = new int[text.length()];
    for (var i = 1; i < text.length() && missing > 0 && pitch > 0; i++) {
      if (text.charAt(i) != '<' && text.charAt(i - 1) != '<') continue;
      var apart = (int) Math.round((line.at()[i] - line.at()[i - 1]) / pitch) - 1;
      after[i - 1] = Math.clamp(apart, 0, missing);
      missing -= after[i - 1];
    }
    if (missing > 0) {
      var run = longestRun(text);
      if (run < 0) return Optional.empty();
      after[run] += missing;
    }
    var cells = new StringBuilder();
    var sure = new double[characters];
    Arrays.fill(sure, 1);
    for (var i = 0; i < text.length(); i++) {
      sure[cells.length()] = line.sure()[i];
      cells.append(text.charAt(i)).append("<".repeat(after[i]));
    }
    return Optional.of(new Cells(cells.toString(), sure));
  }

  /// Where the last of the longest runs of fillers begins.
  private static int longestRun(String text) {
    var best = -1;
    var longest = 0;
    for (var i = 0; i < text.length(); i++) {
      var end = i;
      while (end < text.length() && text.charAt(end) == '<') end++;
      if (end > i && end - i >= longest) {
        longest = end - i;
        best = i;
      }
      i = Math.max(i, end);
    }
    return best;
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
