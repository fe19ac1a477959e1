package bonafide.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The comparable tokens of a name.
public final class NameTokens {
  /// Longer names are cut: no person or company needs more to be told apart.
  private static final int MOST = 24;

  private static final Set<String> ARTICLES =
      Set.of("al", "el", "ul", "ar", "ur", "er", "as", "us", "es", "an", "un", "az", "at", "ash");
  private static final Set<String> SERVANT =
      Set.of("abdul", "abdel", "abdal", "abdol", "abdil", "abdur", "abdar", "abder", "abdoul");

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
    return servantsOf(joinSpelledOutForms(tokens));
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

  /// "Abd al-Rahman", "Abdel Rahman", "Abdurrahman" and "Abdulrahman" are one Arabic name,
  /// "servant of the Merciful"; all become "abdul rahman".
  private static List<String> servantsOf(List<String> tokens) {
    var even = new ArrayList<String>(tokens.size() + 1);
    for (var i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      if (token.equals("abd") && i + 2 < tokens.size() && ARTICLES.contains(tokens.get(i + 1))) {
        even.add("abdul");
        i++;
      } else if (SERVANT.contains(token)) {
        even.add("abdul");
      } else {
        var prefix = servantPrefix(token);
        if (prefix == 0) {
          even.add(token);
        } else {
          even.add("abdul");
          even.add(token.substring(prefix));
        }
      }
    }
    return even;
  }

  /// How many letters of the word say "servant of the"; 0 when it is another word.
  private static int servantPrefix(String token) {
    if (token.length() < 8 || !token.startsWith("abd")) return 0;
    if (!SERVANT.contains(token.substring(0, 5))) return 0;
    return 5;
  }
}
