package bonafide.document.field;

import bonafide.document.field.Rows.Row;
import bonafide.document.text.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Finds what a label stands before, though the label was read with mistakes.
public final class Labels {
  /// From this gap on, in heights of a line, print belongs to another column.
  private static final double COLUMN = 2.2;

  private Labels() {}

  /// Where a label ends.
  ///
  /// @param piece which piece of the row
  /// @param to the first character behind the label
  /// @param mistakes letters that were read otherwise
  public record Found(Row row, int piece, int to, int mistakes) {}

  /// A row that begins with a label.
  public static Optional<Found> at(Row row, String label) {
    return in(row, 0, label);
  }

  /// A row with a piece that begins with a label.
  public static Optional<Found> anywhere(Row row, String label) {
    for (var piece = 0; piece < row.pieces().size(); piece++) {
      var found = in(row, piece, label);
      if (found.isPresent()) return found;
    }
    return Optional.empty();
  }

  private static Optional<Found> in(Row row, int piece, String label) {
    var text = row.pieces().get(piece).text();
    var wanted = letters(label);
    var most = wanted.length() / 4;
    var best = -1;
    var fewest = most + 1;
    for (var to = 1; to <= text.length(); to++) {
      if (!Character.isLetterOrDigit(text.charAt(to - 1))) continue;
      if (to < text.length()
          && Character.isLetter(text.charAt(to - 1))
          && Character.isLowerCase(text.charAt(to))) continue;
      var read = letters(text.substring(0, to));
      if (read.length() > wanted.length() + most) break;
      var mistakes = mistakes(read, wanted);
      if (mistakes < fewest) {
        fewest = mistakes;
        best = to;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(new Found(row, piece, best, fewest));
  }

  /// What follows a label in its row, as far as no gap says that another column begins.
  public static Optional<Value> value(Found found) {
    var pieces = new ArrayList<Line>();
    var first = found.row().pieces().get(found.piece());
    if (found.to() < first.text().length())
      pieces.add(first.part(found.to(), first.text().length()));
    for (var i = found.piece() + 1; i < found.row().pieces().size(); i++) {
      var piece = found.row().pieces().get(i);
      if (!pieces.isEmpty() && isMeaningful(pieces)) {
        var gap = piece.place().left() - pieces.getLast().place().right();
        if (gap > COLUMN * found.row().high()) break;
      }
      pieces.add(piece);
    }
    return value(pieces);
  }

  private static boolean isMeaningful(List<Line> pieces) {
    return pieces.stream().anyMatch(p -> p.text().chars().anyMatch(Character::isLetterOrDigit));
  }

  /// Pieces as one text, without the colon before it.
  public static Optional<Value> value(List<Line> pieces) {
    var text = String.join(" ", pieces.stream().map(Line::text).toList());
    var bare = text.replaceFirst("^[\\s:;.,：=|!'-]+", "").strip();
    if (bare.isEmpty()) return Optional.empty();
    var sum = 0.0;
    var count = 0;
    for (var piece : pieces) {
      for (var i = 0; i < piece.text().length(); i++) {
        if (!Character.isLetterOrDigit(piece.text().charAt(i))) continue;
        sum += piece.sure()[i];
        count++;
      }
    }
    var written = pieces.stream().filter(piece -> !piece.text().isBlank()).toList();
    return Optional.of(new Value(bare, count == 0 ? 0 : sum / count, Box.around(written)));
  }

  public static String letters(String text) {
    var letters = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) letters.append(Character.toUpperCase(c));
    }
    return letters.toString();
  }

  /// How many letters have to be changed, added or left out.
  public static int mistakes(String one, String two) {
    var before = new int[two.length() + 1];
    for (var i = 0; i <= two.length(); i++) before[i] = i;
    for (var i = 1; i <= one.length(); i++) {
      var now = new int[two.length() + 1];
      now[0] = i;
      for (var j = 1; j <= two.length(); j++) {
        var same = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(before[j - 1] + same, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[two.length()];
  }

  /// The word of a closed list that a text begins with, though read with mistakes.
  public static Optional<String> word(String text, List<String> words) {
    var read = letters(text);
    String best = null;
    var least = 0.26;
    for (var word : words) {
      var wanted = letters(word);
      for (var length = wanted.length() - 1; length <= wanted.length() + 1; length++) {
        if (length < 1 || length > read.length()) continue;
        var share = (double) mistakes(read.substring(0, length), wanted) / wanted.length();
        // A longer word that fits as well says more.
        if (share < least || (share == least && best != null && word.length() > best.length())) {
          least = share;
          best = word;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /// The one of some names that a text is nearest to, when it is near: one letter in five may be
  /// another in short names, one in eight in long ones, and none where two names are as near.
  public static Optional<String> nearest(String text, Collection<String> names) {
    var read = letters(text);
    var least = Integer.MAX_VALUE;
    String best = null;
    for (var name : names) {
      var wanted = letters(name);
      var most = wanted.length() < 5 ? 0 : Math.max(1, wanted.length() / 8);
      if (Math.abs(wanted.length() - read.length()) > most) continue;
      var mistakes = mistakes(read, wanted);
      if (mistakes > most || mistakes > least) continue;
      best = mistakes < least ? name : null;
      least = mistakes;
    }
    return Optional.ofNullable(best);
  }
}
