package bonafide.document.field;

import bonafide.document.text.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Running text of several rows, in which patterns are found.
public final class Prose {
  private final String text;
  private final double[] sure;
  private final List<Piece> pieces;

  /// @param from where its text begins in the whole
  private record Piece(int from, Line line) {}

  private Prose(String text, double[] sure, List<Piece> pieces) {
    this.text = text;
    this.sure = sure;
    this.pieces = pieces;
  }

  public static Prose of(Rows rows) {
    var text = new StringBuilder();
    var sure = new double[16];
    var pieces = new ArrayList<Piece>();
    for (var row : rows.all()) {
      for (var piece : row.pieces()) {
        pieces.add(new Piece(text.length(), piece));
        for (var i = 0; i <= piece.text().length(); i++) {
          if (text.length() == sure.length) sure = Arrays.copyOf(sure, 2 * sure.length);
          var isEnd = i == piece.text().length();
          sure[text.length()] = isEnd ? 1 : piece.sure()[i];
          text.append(isEnd ? ' ' : piece.text().charAt(i));
        }
      }
    }
    return new Prose(text.toString(), sure, pieces);
  }

  /// What the first group of a pattern holds where it is found first.
  public Optional<Value> find(Pattern pattern) {
    var found = pattern.matcher(text);
    if (!found.find()) return Optional.empty();
    var from = found.start(1);
    var to = found.end(1);
    var mean = Arrays.stream(sure, from, to).average().orElse(0);
    return Optional.of(new Value(found.group(1).replaceAll("\\s+", " "), mean, box(from, to)));
  }

  /// Around a part of the text.
  private @Nullable Box box(int from, int to) {
    var parts = new ArrayList<Line>();
    for (var piece : pieces) {
      var length = piece.line().text().length();
      var first = Math.max(0, from - piece.from());
      var last = Math.min(length, to - piece.from());
      if (first < last) parts.add(piece.line().part(first, last));
    }
    return Box.around(parts);
  }
}
