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
    var wanted = Labels.letters(phrase);
    return find(Labels.letters(text), wanted, wanted.length() / 6).isPresent();
  }

  /// A part of a text.
  ///
  /// @param to the first character behind it
  record Part(int from, int to) {}

  /// The part of a text that is most like a wanted one; of several the first (Sellers 1980).
  ///
  /// @param most letters that may be changed, added or left out
  static Optional<Part> find(String text, String wanted, int most) {
    var mistakes = new int[wanted.length() + 1];
    var starts = new int[wanted.length() + 1];
    for (var i = 0; i <= wanted.length(); i++) mistakes[i] = i;
    Part best = null;
    var fewest = most + 1;
    for (var at = 0; at < text.length(); at++) {
      var diagonal = 0;
      var start = at;
      starts[0] = at + 1;
      for (var i = 1; i <= wanted.length(); i++) {
        var changed = diagonal + (text.charAt(at) == wanted.charAt(i - 1) ? 0 : 1);
        var changedStart = start;
        diagonal = mistakes[i];
        start = starts[i];
        if (changed <= Math.min(diagonal, mistakes[i - 1]) + 1) {
          mistakes[i] = changed;
          starts[i] = changedStart;
        } else if (diagonal <= mistakes[i - 1]) {
          mistakes[i] = diagonal + 1;
        } else {
          mistakes[i] = mistakes[i - 1] + 1;
          starts[i] = starts[i - 1];
        }
      }
      if (mistakes[wanted.length()] < fewest) {
        fewest = mistakes[wanted.length()];
        best = new Part(starts[wanted.length()], at + 1);
      }
    }
    return Optional.ofNullable(best);
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
