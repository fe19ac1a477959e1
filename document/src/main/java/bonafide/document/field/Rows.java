package bonafide.document.field;

import bonafide.document.text.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The rows of a page: lines that stand side by side, from the top down. A page may be turned a
/// little or seen aslant; each line says itself which way it runs.
public record Rows(List<Row> all) {
  private static final double BESIDE = 0.5;

  /// Lines of one row, from the left.
  public record Row(List<Line> pieces) {
    public String text() {
      return String.join(" ", pieces.stream().map(Line::text).toList());
    }

    public double high() {
      return pieces.stream().mapToDouble(piece -> piece.place().high()).average().orElse(0);
    }

    double y() {
      return pieces.getFirst().place().y();
    }
  }

  public static Rows of(List<Line> lines) {
    var rows = new ArrayList<List<Line>>();
    var fromLeft = new ArrayList<>(lines);
    fromLeft.sort(Comparator.comparingDouble(line -> line.place().left()));
    for (var line : fromLeft) {
      List<Line> best = null;
      var nearest = BESIDE;
      for (var row : rows) {
        var distance = distance(row.getLast(), line);
        if (distance < nearest) {
          nearest = distance;
          best = row;
        }
      }
      if (best == null) {
        best = new ArrayList<>();
        rows.add(best);
      }
      best.add(line);
    }
    var slope = slope(lines);
    var all = new ArrayList<>(rows.stream().map(Row::new).toList());
    all.sort(
        Comparator.comparingDouble(
            row -> row.y() - slope * row.pieces().getFirst().place().left()));
    return new Rows(List.copyOf(all));
  }

  /// How far a line lies from where an earlier one runs to, in heights of a line.
  private static double distance(Line earlier, Line line) {
    var before = earlier.place();
    var place = line.place();
    if (place.left() < before.right() - 0.6 * before.high()) return Double.MAX_VALUE;
    var slope = (Math.tan(before.angle()) + Math.tan(place.angle())) / 2;
    var expected = before.y() + slope * (place.x() - before.x());
    return Math.abs(expected - place.y()) / Math.min(before.high(), place.high());
  }

  private static double slope(List<Line> lines) {
    var slopes =
        lines.stream()
            .filter(line -> line.place().wide() > 4 * line.place().high())
            .mapToDouble(line -> Math.tan(line.place().angle()))
            .sorted()
            .toArray();
    return slopes.length == 0 ? 0 : slopes[slopes.length / 2];
  }
}
