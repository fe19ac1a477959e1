package bonafide.screening.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The comparable tokens of a name.
public final class NameTokens {
  /// Longer names are cut: no person or company needs more to be told apart.
  private static final int MOST = 24;

  private static final Set<String> ARTICLES =
      Set.of("al", "el", "ul", "ar", "ur", "er", "as", "us", "es", "an", "un", "az", "at", "ash");
  private static final Set<String> SERVANT =
      Set.of("abdul", "abdel", "abdal", "abdol", "abdil", "abdur", "abdar", "abder", "abdoul");

  private static final Set<String> GOD = Set.of("allah", "ullah", "ollah", "lah", "llah");
  private static final Set<String> FAITH =
      Set.of("din", "deen", "dine", "uddin", "eddin", "eddine");
  private static final Pattern FAITH_ENDING = Pattern.compile("(?:[aeu]l|[aeu]d?)d(?:i|ee)ne?$");
  private static final Pattern GOD_ENDING = Pattern.compile("[aou]llah?$");

  private NameTokens() {}

  /// Whether a name is written in Arabic script, which leaves short vowels out.
  public static boolean isAbjad(String name) {
    return ArabicScript.has(name);
  }

  public static List<String> of(String name) {
    var folded = LegalForms.inOneWord(Fold.fold(name));
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

  /// Arabic names are written in one word or in several. "Abd al-Rahman", "Abdel Rahman" and
  /// "Abdurrahman", "servant of the Merciful", become "abdul rahman"; "Sayf al-Din" and
  /// "Saifeddine" end in "uddin", "Saif Allah" and "Saifullah" in "ullah".
  private static List<String> servantsOf(List<String> tokens) {
    var even = new ArrayList<String>(tokens.size() + 1);
    for (var i = 0; i < tokens.size(); i++) {
      var token = tokens.get(i);
      var next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      if (token.equals("abd") || SERVANT.contains(token)) {
        even.add("abdul");
        if (ARTICLES.contains(next) && i + 2 < tokens.size()) i++;
        if (i + 1 < tokens.size() && GOD.contains(tokens.get(i + 1))) {
          even.add("lah");
          i++;
        }
      } else if (GOD.contains(token) && !even.isEmpty() && isOwnWord(even.getLast())) {
        even.set(even.size() - 1, stem(even.getLast()) + "ullah");
      } else if (FAITH.contains(token) && !even.isEmpty()) {
        if (even.size() >= 2 && ARTICLES.contains(even.getLast())) even.removeLast();
        if (isOwnWord(even.getLast())) even.set(even.size() - 1, stem(even.getLast()) + "uddin");
        else even.add(token);
      } else {
        var prefix = servantPrefix(token);
        if (prefix > 0) {
          even.add("abdul");
          var whose = token.substring(prefix);
          even.add(whose.equals("la") ? "lah" : whose);
        } else {
          even.add(ending(token));
        }
      }
    }
    return even;
  }

  private static boolean isOwnWord(String token) {
    return token.length() >= 3 && !token.equals("abdul") && Words.weight(token) == 1f;
  }

  /// "Ayatu-llah": the vowel before the article belongs to the ending.
  private static String stem(String token) {
    return token.length() > 4 && (token.endsWith("u") || token.endsWith("a"))
        ? token.substring(0, token.length() - 1)
        : token;
  }

  private static String ending(String token) {
    if (token.length() < 7) return token;
    var faith = FAITH_ENDING.matcher(token);
    if (faith.find() && faith.start() >= 3) return token.substring(0, faith.start()) + "uddin";
    var god = GOD_ENDING.matcher(token);
    return god.find() && god.start() >= 3 ? token.substring(0, god.start()) + "ullah" : token;
  }

  /// How many letters of the word say "servant of the"; 0 when it is another word.
  private static int servantPrefix(String token) {
    if (token.length() < 7 || !token.startsWith("abd")) return 0;
    if (!SERVANT.contains(token.substring(0, 5))) return 0;
    return token.length() > 7 || token.endsWith("la") ? 5 : 0;
  }
}
