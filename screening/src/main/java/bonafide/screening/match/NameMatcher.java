package bonafide.screening.match;

import java.util.ArrayList;
import java.util.List;

/// Aligns the words of two names, whatever their order, and scores how much of both is
/// accounted for.
public final class NameMatcher {
  /// A word asked for that is not listed costs nearly its weight; a listed word that nobody
  /// asked for costs little, because people leave names out; it costs more when both names say
  /// something the other does not.
  private static final float MISSING = 0.85f;

  private static final float EXTRA = 0.27f;
  private static final float CONTRADICTING = 0.5f;
  private static final float JOINED = 0.96f;
  private static final float FAINTEST = 0.45f;
  private static final int SHORTEST_RUN = 9;

  private final Weights weights;

  public NameMatcher(Weights weights) {
    this.weights = weights;
  }

  public NameScore score(List<String> asked, List<String> listed) {
    var alike = new float[asked.size()][listed.size()];
    for (var i = 0; i < asked.size(); i++) {
      var word = new Word(asked.get(i));
      for (var j = 0; j < listed.size(); j++) {
        var other = listed.get(j);
        alike[i][j] = word.alike(other, Word.letters(other), Word.sound(other));
      }
    }
    return score(asked, weights(asked), listed, weights(listed), alike);
  }

  private float[] weights(List<String> words) {
    var weight = new float[words.size()];
    for (var i = 0; i < weight.length; i++) weight[i] = weights.of(words.get(i));
    return weight;
  }

  /// @param alike how alike each word asked is to each listed one
  public static NameScore score(
      List<String> asked,
      float[] askedWeights,
      List<String> listed,
      float[] listedWeights,
      float[][] alike) {
    if (asked.isEmpty() || listed.isEmpty()) return NameScore.NONE;
    var a = new Side(asked, askedWeights);
    var b = new Side(listed, listedWeights);
    var pairs = new ArrayList<NameScore.Pair>(asked.size());
    var matched = pairUp(a, b, alike, pairs) + join(a, b, pairs, false) + join(b, a, pairs, true);
    var byWords = total(a, b, pairs, matched);
    var run = runTogether(asked, listed);
    return run > byWords.value()
        ? new NameScore(run, byWords.pairs(), byWords.missing(), byWords.extra())
        : byWords;
  }

  /// The letters of both names without spaces, from whichever word on: finds a space that was put
  /// in the wrong place.
  private static float runTogether(List<String> asked, List<String> listed) {
    var lengthA = length(asked);
    var lengthB = length(listed);
    if (Math.min(lengthA, lengthB) < SHORTEST_RUN || Math.abs(lengthA - lengthB) > 2) return 0f;
    if (asked.size() == 1 && listed.size() == 1) return 0f;
    if (lettersApart(asked, listed) > 4) return 0f;
    var a = String.join("", asked);
    var best = 0f;
    for (var first = 0; first < listed.size(); first++) {
      var b = new StringBuilder(lengthB);
      for (var i = 0; i < listed.size(); i++) b.append(listed.get((first + i) % listed.size()));
      best = Math.max(best, TokenSimilarity.byLetters(a, b.toString()));
    }
    return best * JOINED;
  }

  /// How many letters one name has and the other lacks: two for each letter that was exchanged.
  private static int lettersApart(List<String> asked, List<String> listed) {
    var counts = new int[32];
    for (var word : asked) for (var i = 0; i < word.length(); i++) counts[word.charAt(i) & 31]++;
    for (var word : listed) for (var i = 0; i < word.length(); i++) counts[word.charAt(i) & 31]--;
    var apart = 0;
    for (var count : counts) apart += Math.abs(count);
    return apart;
  }

  private static int length(List<String> words) {
    var length = 0;
    for (var word : words) length += word.length();
    return length;
  }

  /// Greedy: the best pair first. With a handful of words it equals the optimal assignment but
  /// for odd ties.
  private static float pairUp(Side a, Side b, float[][] alike, List<NameScore.Pair> pairs) {
    var matched = 0f;
    while (true) {
      var bestI = -1;
      var bestJ = -1;
      var best = FAINTEST;
      for (var i = 0; i < a.size(); i++) {
        if (a.used[i]) continue;
        for (var j = 0; j < b.size(); j++) {
          if (!b.used[j] && alike[i][j] > best) {
            best = alike[i][j];
            bestI = i;
            bestJ = j;
          }
        }
      }
      if (bestI < 0) return matched;
      matched += take(a, bestI, b, bestJ, best);
      pairs.add(new NameScore.Pair(a.words.get(bestI), b.words.get(bestJ), best));
    }
  }

  /// Two neighbouring words on one side that are one word on the other: "abdul rahman",
  /// "abdulrahman".
  private static float join(Side two, Side one, List<NameScore.Pair> pairs, boolean swapped) {
    var matched = 0f;
    for (var i = 0; i + 1 < two.size(); i++) {
      var length = two.words.get(i).length() + two.words.get(i + 1).length();
      for (var j = 0; j < one.size(); j++) {
        if (two.used[i] || two.used[i + 1] || one.used[j] || length < 5) continue;
        if (Math.abs(length - one.words.get(j).length()) > 2) continue;
        var joined = two.words.get(i) + two.words.get(i + 1);
        var alike = TokenSimilarity.byLetters(joined, one.words.get(j)) * JOINED;
        if (alike < 0.8f) continue;
        two.used[i] = two.used[i + 1] = one.used[j] = true;
        matched += alike * (two.weight[i] + two.weight[i + 1] + one.weight[j]) / 2;
        var words = two.words.get(i) + " " + two.words.get(i + 1);
        pairs.add(
            swapped
                ? new NameScore.Pair(one.words.get(j), words, alike)
                : new NameScore.Pair(words, one.words.get(j), alike));
      }
    }
    return matched;
  }

  private static float take(Side a, int i, Side b, int j, float alike) {
    a.used[i] = true;
    b.used[j] = true;
    return alike * (a.weight[i] + b.weight[j]) / 2;
  }

  private static NameScore total(Side a, Side b, List<NameScore.Pair> pairs, float matched) {
    var missing = a.unused();
    var extra = b.unused();
    var unpairedA = a.unusedWeight();
    var unpairedB = b.unusedWeight();
    var possible = (a.totalWeight() - unpairedA + b.totalWeight() - unpairedB) / 2;
    var extraCost = unpairedA > 0.3f && unpairedB > 0.3f ? CONTRADICTING : EXTRA;
    var whole = possible + MISSING * unpairedA + extraCost * unpairedB;
    var value = whole == 0 ? 0 : matched / whole;
    // One shared word out of a longer listed name is no identification.
    if (pairs.size() == 1 && a.size() == 1 && b.significant() > 1) value *= 0.9f;
    return new NameScore(Math.min(1f, value), List.copyOf(pairs), missing, extra);
  }

  private static final class Side {
    private final List<String> words;
    private final float[] weight;
    private final boolean[] used;

    Side(List<String> words, float[] weight) {
      this.words = words;
      this.weight = weight;
      used = new boolean[words.size()];
    }

    int size() {
      return words.size();
    }

    int significant() {
      var count = 0;
      for (var w : weight) if (w > 0.3f) count++;
      return count;
    }

    float totalWeight() {
      var sum = 0f;
      for (var w : weight) sum += w;
      return sum;
    }

    float unusedWeight() {
      var sum = 0f;
      for (var i = 0; i < weight.length; i++) if (!used[i]) sum += weight[i];
      return sum;
    }

    List<String> unused() {
      var rest = new ArrayList<String>();
      for (var i = 0; i < weight.length; i++) if (!used[i]) rest.add(words.get(i));
      return rest;
    }
  }
}
