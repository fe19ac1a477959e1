package bonafide.screening;

import bonafide.screening.format.Csv;
import bonafide.screening.match.NameMatcher;
import bonafide.screening.name.Equivalents;
import bonafide.screening.name.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;

/// Scores pairs of names with the engine's own comparison, where neither side is a list.
public final class NamePairs {
  private final NameMatcher matcher;

  public NamePairs(Equivalents equivalents) {
    matcher = new NameMatcher(Words::weight, equivalents);
  }

  /// 0 to 100; the same whichever name comes first.
  public double score(String left, String right) {
    return 50.0 * (matcher.score(left, right).value() + matcher.score(right, left).value());
  }

  /// Reads `id,left,right` (`type` may stand beside) and writes `id,score`; returns how many.
  public int compare(Path file, Path out) throws IOException {
    var lines = new ArrayList<String>();
    lines.add(Csv.line("id", "score"));
    Csv.records(
        file,
        "left",
        row -> {
          var score = score(row.getOrDefault("left", ""), row.getOrDefault("right", ""));
          lines.add(
              Csv.line(row.getOrDefault("id", ""), String.format(Locale.ROOT, "%.2f", score)));
        });
    Files.writeString(out, String.join("", lines));
    return lines.size() - 1;
  }
}
