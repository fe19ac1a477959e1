package bonafide.screening.index;

import bonafide.screening.match.Word;
import bonafide.screening.name.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Words that stand for each other in the lists themselves: where names of one listing differ in
/// one word, and the same two words differ so in another listing, both are forms of one name.
final class Learned {
  static final float ALIKE = 0.88f;
  private static final List<String> NONE = List.of();

  /// A listing with more names than that says little about any two of them.
  private static final int MOST_NAMES = 40;

  private static final int LONGEST = 8;

  /// How many listings must have both words; fewer suffice for words that look alike.
  private static final int ENOUGH = 3;

  private static final int ENOUGH_IF_ALIKE = 2;
  private static final float ALIKE_ENOUGH = 0.3f;

  /// Common words change places by chance: the share of the rarer word's names that must say so.
  private static final float SHARE = 0.1f;

  private static final float SHARE_IF_ALIKE = 0.01f;

  private final Map<String, List<String>> others = new HashMap<>();

  Learned(Vocabulary words) {
    var seen = new HashMap<Long, Integer>();
    var ofListing = new HashSet<Long>();
    words.forEachListing(
        (names, from, to) -> {
          if (to - from < 2 || to - from > MOST_NAMES) return;
          ofListing.clear();
          for (var a = from; a < to; a++)
            for (var b = a + 1; b < to; b++) compare(words, names, a, b, ofListing);
          for (var pair : ofListing) seen.merge(pair, 1, Integer::sum);
        });
    seen.forEach(
        (pair, count) -> {
          var one = words.word((int) (pair >> 32));
          var other = words.word((int) (long) pair);
          var rarer = Math.min(words.count((int) (pair >> 32)), words.count((int) (long) pair));
          var alike = areAlike(one, other);
          if (count >= (alike ? ENOUGH_IF_ALIKE : ENOUGH)
              && count >= rarer * (alike ? SHARE_IF_ALIKE : SHARE)) {
            add(one, other);
            add(other, one);
          }
        });
  }

  private static boolean areAlike(String one, String other) {
    return one.charAt(0) == other.charAt(0) || new Word(one).lettersAlike(other) >= ALIKE_ENOUGH;
  }

  private void add(String one, String other) {
    others.computeIfAbsent(one, _ -> new ArrayList<>()).add(other);
  }

  /// Notes the words in which two names of as many words differ, when it is one each.
  private static void compare(Vocabulary words, Names names, int a, int b, Set<Long> pairs) {
    var length = names.nameStart[a + 1] - names.nameStart[a];
    if (length < 2 || length > LONGEST) return;
    if (names.nameStart[b + 1] - names.nameStart[b] != length) return;
    var one = onlyIn(names, a, b);
    var other = one < 0 ? -1 : onlyIn(names, b, a);
    if (other < 0) return;
    if (isSmall(names, one) || isSmall(names, other)) return;
    var first = words.number(names, one);
    var second = words.number(names, other);
    pairs.add((long) Math.min(first, second) << 32 | Math.max(first, second));
  }

  private static boolean isSmall(Names names, int token) {
    var word = names.dictionary.word(token);
    return word.length() < 2 || Words.weight(word) < 1f || Character.isDigit(word.charAt(0));
  }

  /// The one word that a name has and the other lacks; -1 when it is none or several.
  private static int onlyIn(Names names, int name, int other) {
    var only = -1;
    for (var i = names.nameStart[name]; i < names.nameStart[name + 1]; i++) {
      var token = names.nameTokens[i];
      var found = false;
      for (var j = names.nameStart[other]; j < names.nameStart[other + 1]; j++)
        found |= names.nameTokens[j] == token;
      if (found) continue;
      if (only >= 0) return -1;
      only = token;
    }
    return only;
  }

  /// The words that stand for a word.
  List<String> of(String word) {
    return others.getOrDefault(word, NONE);
  }

  /// The words that other words stand for here and not there, or there and not here.
  Set<String> otherwiseIn(Learned there) {
    var words = new HashSet<String>();
    for (var word : others.keySet()) if (!same(of(word), there.of(word))) words.add(word);
    for (var word : there.others.keySet()) if (!same(of(word), there.of(word))) words.add(word);
    return words;
  }

  private static boolean same(List<String> here, List<String> there) {
    return here.size() == there.size() && Set.copyOf(here).equals(Set.copyOf(there));
  }
}
