package bonafide.document.field;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Running text of several rows, in which patterns are found.
public final class Prose {
  private final String text;
  private final double[] sure;

  private Prose(String text, double[] sure) {
    this.text = text;
    this.sure = sure;
  }

  public static Prose of(Rows rows) {
    var text = new StringBuilder();
    var sure = new double[16];
    for (var row : rows.all()) {
      for (var piece : row.pieces()) {
        for (var i = 0; i <= piece.text().length(); i++) {
          if (text.length() == sure.length) sure = Arrays.copyOf(sure, 2 * sure.length);
          var isEnd = i == piece.text().length();
          sure[text.length()] = isEnd ? 1 : piece.sure()[i];
          text.append(isEnd ? ' ' : piece.text().charAt(i));
        }
      }
    }
    return new Prose(text.toString(), sure);
  }

  /// What the first group of a pattern holds where it is found first.
  public Optional<Value> find(Pattern pattern) {
    var found = pattern.matcher(text);
    if (!found.find()) return Optional.empty();
    var from = found.start(1);
    var to = found.end(1);
    var mean = Arrays.stream(sure, from, to).average().orElse(0);
    return Optional.of(new Value(found.group(1).replaceAll("\\s+", " "), mean));
  }
}
