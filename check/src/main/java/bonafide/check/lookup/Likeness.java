package bonafide.check.lookup;

import bonafide.screening.match.NameMatcher;
import bonafide.screening.name.Equivalents;
import bonafide.screening.name.NameTokens;
import bonafide.screening.name.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How alike two names are, 0 to 100, with the spellings and short forms of Indonesia and the
/// Philippines.
final class Likeness {
  private static final NameMatcher MATCHER = new NameMatcher(Words::weight, Equivalents.NONE);

  /// Short forms on cards and accounts.
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("moch", "muhammad"),
          Map.entry("moh", "muhammad"),
          Map.entry("mohd", "muhammad"),
          Map.entry("muh", "muhammad"),
          Map.entry("mhd", "muhammad"),
          Map.entry("mochammad", "muhammad"),
          Map.entry("mochamad", "muhammad"),
          Map.entry("muchamad", "muhammad"),
          Map.entry("mohammad", "muhammad"),
          Map.entry("mohamad", "muhammad"),
          Map.entry("muhamad", "muhammad"),
          Map.entry("abd", "abdul"),
          Map.entry("ma", "maria"),
          Map.entry("ahm", "ahmad"));

  /// What the words of a business in reverse cost.
  private static final int WORD_ORDER = 22;

  private Likeness() {}

  static int of(String asked, String found) {
    var score = MATCHER.score(tokens(asked), tokens(found));
    var percent = Math.round(score.value() * 100);
    return percent == 100 && !score.isExact() ? 99 : percent;
  }

  /// As of persons, but the order of the words counts: ABC Shop and Shop ABC may be two.
  static int ofBusinesses(String asked, String found) {
    var left = tokens(asked);
    var right = tokens(found);
    var alike = Math.round(MATCHER.score(left, right).value() * 100);
    return Math.max(0, alike - (int) Math.round(WORD_ORDER * disorder(left, right)));
  }

  /// How many of the words that both have stand in another order: 0 none, 1 all.
  private static double disorder(List<String> left, List<String> right) {
    var places = new ArrayList<Integer>();
    for (var word : left) {
      var at = right.indexOf(word);
      if (at >= 0 && !places.contains(at)) places.add(at);
    }
    if (places.size() < 2) return 0;
    var pairs = 0;
    var swapped = 0;
    for (var i = 0; i < places.size(); i++)
      for (var j = i + 1; j < places.size(); j++) {
        pairs++;
        if (places.get(i) > places.get(j)) swapped++;
      }
    return (double) swapped / pairs;
  }

  private static List<String> tokens(String name) {
    var tokens = new ArrayList<String>();
    for (var token : NameTokens.of(name)) tokens.add(modern(SHORT.getOrDefault(token, token)));
    return tokens;
  }

  /// The spelling before 1972: Soekarno, Djakarta, Tjokro, Sjarif.
  private static String modern(String token) {
    if (token.length() < 4) return token;
    return token
        .replace("oe", "u")
        .replace("dj", "j")
        .replace("tj", "c")
        .replace("sj", "sy")
        .replace("nj", "ny")
        .replace("ch", "kh");
  }
}
