package bonafide.document.field;

import bonafide.document.text.Line;
import bonafide.document.text.Strip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds labels that stand above their values, as in passports.
public final class Phrases {
  private static final double FAR = 2.6; // heights of a line
  private static final double NEAR = 0.8;

  private Phrases() {}

  /// Whether a text contains a phrase, though read with mistakes.
  public static boolean contains(String text, String phrase) {
    var read = Labels.letters(text);
    var wanted = Labels.letters(phrase);
    var most = wanted.length() / 6;
    for (var from = 0; from + wanted.length() - most <= read.length(); from++) {
      for (var length = wanted.length() - most; length <= wanted.length() + most; length++) {
        if (from + length > read.length()) break;
        if (Labels.mistakes(read.substring(from, from + length), wanted) <= most) return true;
      }
    }
    return false;
  }

  /// What stands right below the label, beginning near its left end.
  public static Optional<Value> below(List<Line> lines, String phrase) {
    for (var label : lines) {
      if (!contains(label.text(), phrase)) continue;
      var place = label.place();
      var value =
          lines.stream()
              .filter(line -> !line.equals(label))
              .filter(
                  line -> {
                    var across = line.place().left() - place.left();
                    var down = line.place().y() - place.y() - Math.tan(place.angle()) * across;
                    var overlaps =
                        line.place().left() < place.right() && line.place().right() > place.left();
                    return overlaps
                        && across > -4 * place.high()
                        && down > 0.5 * place.high()
                        && down < FAR * Math.max(place.high(), line.place().high());
                  })
              .min(Comparator.comparingDouble(line -> line.place().y()));
      if (value.isPresent()) return Labels.value(beside(lines, value.get()));
    }
    return Optional.empty();
  }

  /// A line and what stands close to it on the same row, from the left.
  private static List<Line> beside(List<Line> lines, Line line) {
    var row = new ArrayList<Line>();
    row.add(line);
    var fromLeft = new ArrayList<>(lines);
    fromLeft.sort(Comparator.comparingDouble(other -> other.place().left()));
    for (var other : fromLeft) if (follows(row.getLast().place(), other.place())) row.add(other);
    for (var other : fromLeft.reversed())
      if (follows(other.place(), row.getFirst().place())) row.addFirst(other);
    return row;
  }

  private static boolean follows(Strip before, Strip place) {
    var gap = place.left() - before.right();
    return gap > -0.6 * before.high()
        && gap < NEAR * before.high()
        && place.left() > before.left()
        && Math.abs(before.at(place.x()) - place.y()) < 0.4 * before.high();
  }
}
