package bonafide.screening.name;

import java.util.ArrayList;
import java.util.List;

/// The comparable tokens of a name.
public final class NameTokens {
  /// Longer names are cut: no person or company needs more to be told apart.
  private static final int MOST = 24;

  private NameTokens() {}

  public static List<String> of(String name) {
    var folded = Fold.fold(name);
    var tokens = new ArrayList<String>(6);
    var start = 0;
    while (start < folded.length() && tokens.size() < MOST) {
      var space = folded.indexOf(' ', start);
      var end = space < 0 ? folded.length() : space;
      tokens.add(folded.substring(start, Math.min(end, start + 60)));
      start = end + 1;
    }
    return joinSpelledOutForms(tokens);
  }

  /// "S.A." and "L.L.C." come as single letters; together they are one word.
  private static List<String> joinSpelledOutForms(List<String> tokens) {
    var joined = new ArrayList<String>(tokens.size());
    for (var i = 0; i < tokens.size(); i++) {
      var run = new StringBuilder();
      var j = i;
      while (j < tokens.size() && tokens.get(j).length() == 1) run.append(tokens.get(j++));
      if (j - i >= 2 && Words.weight(run.toString()) < 1f) {
        joined.add(run.toString());
        i = j - 1;
      } else {
        joined.add(tokens.get(i));
      }
    }
    return joined;
  }
}
