package bonafide.screening.match;

import bonafide.screening.name.Abjad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Pairs the words of two names, whatever their order, and scores how much of both is accounted
/// for. Made once and used for many names; not thread-safe.
public final class Alignment {
  /// A word asked for that is not listed costs nearly its weight; a listed word that nobody
  /// asked for costs little, because people leave names out; it costs more when both names say
  /// something the other does not.
  public static final float MISSING = 0.85f;

  public static final float EXTRA = 0.27f;
  private static final float CONTRADICTING = 0.5f;
  public static final float JOINED = 0.96f;

  /// Words less alike are not paired.
  public static final float FAINTEST = 0.45f;

  private static final float FAINTEST_JOINED = 0.8f;
  private static final float TELLING = 0.3f;
  private static final int SHORTEST_RUN = 9;
  private static final int SHORTEST_JOINED = 5;

  /// Letters that all romanisations of Arabic script share.
  private static final int STEADY = Word.letters("lmnr");

  private final Side asked = new Side();
  private final Side listed = new Side();
  private final int[] letterCounts = new int[32];

  /// Of each pair: the first word and how many of each side, and how alike.
  private int[] pairs = new int[4 * 16];

  private float[] pairAlike = new float[16];
  private int pairCount;
  private boolean abjad;
  private boolean isRun;

  /// The words of a name, to be filled before a score is asked for.
  public static final class Side {
    private String[] words = new String[24];
    private float[] weights = new float[24];
    private int[] letters = new int[24];
    private boolean[] used = new boolean[24];
    private int size;

    public void clear() {
      size = 0;
    }

    /// @param itsLetters as `Word.letters` has them
    public void add(String word, float weight, int itsLetters) {
      if (size == words.length) {
        words = Arrays.copyOf(words, size * 2);
        weights = Arrays.copyOf(weights, size * 2);
        letters = Arrays.copyOf(letters, size * 2);
        used = new boolean[size * 2];
      }
      words[size] = word;
      letters[size] = itsLetters;
      weights[size++] = weight;
    }

    public int size() {
      return size;
    }

    private int telling() {
      var count = 0;
      for (var i = 0; i < size; i++) if (weights[i] > TELLING) count++;
      return count;
    }

    private float weight() {
      var sum = 0f;
      for (var i = 0; i < size; i++) sum += weights[i];
      return sum;
    }

    private float unusedWeight() {
      var sum = 0f;
      for (var i = 0; i < size; i++) if (!used[i]) sum += weights[i];
      return sum;
    }

    private List<String> unused() {
      var rest = new ArrayList<String>();
      for (var i = 0; i < size; i++) if (!used[i]) rest.add(words[i]);
      return rest;
    }

    private String words(int from, int count) {
      return count == 1 ? words[from] : words[from] + " " + words[from + 1];
    }

    private int letters() {
      var length = 0;
      for (var i = 0; i < size; i++) length += words[i].length();
      return length;
    }

    /// All letters, from a word on and around to it.
    private String run(int first) {
      var run = new StringBuilder();
      for (var i = 0; i < size; i++) run.append(words[(first + i) % size]);
      return run.toString();
    }
  }

  /// @param itIs whether what is asked was written in Arabic script
  public void abjad(boolean itIs) {
    abjad = itIs;
  }

  public Side asked() {
    return asked;
  }

  public Side listed() {
    return listed;
  }

  /// @param alike how alike each word asked is to each listed one, by the listed one first
  public float score(float[][] alike) {
    pairCount = 0;
    isRun = false;
    if (asked.size == 0 || listed.size == 0) return 0f;
    Arrays.fill(asked.used, 0, asked.size, false);
    Arrays.fill(listed.used, 0, listed.size, false);
    var matched = pairUp(alike) + join(asked, listed, false) + join(listed, asked, true);
    var byWords = total(matched);
    var run = runTogether();
    isRun = run > byWords;
    return Math.max(byWords, run);
  }

  /// Which word met which in the name scored last.
  public NameScore explained(float score) {
    var met = new ArrayList<NameScore.Pair>(pairCount);
    for (var p = 0; p < pairCount; p++)
      met.add(
          new NameScore.Pair(
              asked.words(pairs[4 * p], pairs[4 * p + 1]),
              listed.words(pairs[4 * p + 2], pairs[4 * p + 3]),
              pairAlike[p]));
    return new NameScore(score, met, asked.unused(), listed.unused(), isRun);
  }

  private void pair(int a, int ofAsked, int b, int ofListed, float alike) {
    if (pairCount == pairAlike.length) {
      pairs = Arrays.copyOf(pairs, pairs.length * 2);
      pairAlike = Arrays.copyOf(pairAlike, pairCount * 2);
    }
    pairs[4 * pairCount] = a;
    pairs[4 * pairCount + 1] = ofAsked;
    pairs[4 * pairCount + 2] = b;
    pairs[4 * pairCount + 3] = ofListed;
    pairAlike[pairCount++] = alike;
  }

  /// Greedy: the best pair first. With a handful of words it equals the optimal assignment but
  /// for odd ties.
  private float pairUp(float[][] alike) {
    var matched = 0f;
    while (true) {
      var bestI = -1;
      var bestJ = -1;
      var best = FAINTEST;
      for (var j = 0; j < listed.size; j++) {
        if (listed.used[j]) continue;
        for (var i = 0; i < asked.size; i++) {
          // Of words as alike as each other the earlier one asked is taken first.
          if (asked.used[i] || alike[j][i] < best) continue;
          if (alike[j][i] > best || (bestI > i && bestJ >= 0)) {
            best = alike[j][i];
            bestI = i;
            bestJ = j;
          }
        }
      }
      if (bestI < 0) return matched;
      asked.used[bestI] = true;
      listed.used[bestJ] = true;
      matched += best * (asked.weights[bestI] + listed.weights[bestJ]) / 2;
      pair(bestI, 1, bestJ, 1, best);
    }
  }

  /// Two neighbouring words on one side that are one word on the other: "abdul rahman",
  /// "abdulrahman".
  private float join(Side two, Side one, boolean swapped) {
    var matched = 0f;
    for (var i = 0; i + 1 < two.size; i++) {
      var length = two.words[i].length() + two.words[i + 1].length();
      if (length < SHORTEST_JOINED) continue;
      for (var j = 0; j < one.size; j++) {
        if (two.used[i] || two.used[i + 1] || one.used[j]) continue;
        if (abjad && joinAbjad(two, i, one, j, swapped)) {
          matched +=
              pairAlike[pairCount - 1] * (two.weights[i] + two.weights[i + 1] + one.weights[j]) / 2;
          continue;
        }
        if (Math.abs(length - one.words[j].length()) > 2) continue;
        // Two slips change four letters at most.
        var other = (two.letters[i] | two.letters[i + 1]) ^ one.letters[j];
        if (Integer.bitCount(other) > 4) continue;
        var joined = two.words[i] + two.words[i + 1];
        var alike = TokenSimilarity.byLetters(joined, one.words[j]) * JOINED;
        if (alike < FAINTEST_JOINED) continue;
        two.used[i] = two.used[i + 1] = one.used[j] = true;
        matched += alike * (two.weights[i] + two.weights[i + 1] + one.weights[j]) / 2;
        if (swapped) pair(j, 1, i, 2, alike);
        else pair(i, 2, j, 1, alike);
      }
    }
    return matched;
  }

  private boolean joinAbjad(Side two, int i, Side one, int j, boolean swapped) {
    var letters = (two.letters[i] | two.letters[i + 1]) ^ one.letters[j];
    if ((letters & STEADY) != 0) return false;
    var joined = two.words[i] + two.words[i + 1];
    var other = one.words[j];
    if (!Abjad.key(joined).equals(Abjad.key(other))) return false;
    var alike = (swapped ? Abjad.alike(other, joined) : Abjad.alike(joined, other)) * JOINED;
    if (alike < FAINTEST_JOINED) return false;
    two.used[i] = two.used[i + 1] = one.used[j] = true;
    if (swapped) pair(j, 1, i, 2, alike);
    else pair(i, 2, j, 1, alike);
    return true;
  }

  /// Whether two words put together are as good as the other one.
  public static boolean isJoined(String two, String one) {
    return TokenSimilarity.byLetters(two, one) * JOINED >= FAINTEST_JOINED;
  }

  private float total(float matched) {
    var unpairedA = asked.unusedWeight();
    var unpairedB = listed.unusedWeight();
    var possible = (asked.weight() - unpairedA + listed.weight() - unpairedB) / 2;
    var extraCost = unpairedA > TELLING && unpairedB > TELLING ? CONTRADICTING : EXTRA;
    var whole = possible + MISSING * unpairedA + extraCost * unpairedB;
    var value = whole == 0 ? 0 : matched / whole;
    // One shared word out of a longer listed name is no identification.
    if (pairCount == 1 && asked.size == 1 && listed.telling() > 1) value *= 0.9f;
    return Math.min(1f, value);
  }

  /// The letters of both names without spaces, from whichever word on: finds a space that was put
  /// in the wrong place.
  private float runTogether() {
    var lettersAsked = asked.letters();
    var lettersListed = listed.letters();
    if (Math.min(lettersAsked, lettersListed) < SHORTEST_RUN) return 0f;
    if (Math.abs(lettersAsked - lettersListed) > 2) return 0f;
    if (asked.size == 1 && listed.size == 1) return 0f;
    if (lettersApart() > 4) return 0f;
    var run = asked.run(0);
    var best = 0f;
    for (var first = 0; first < listed.size; first++)
      best = Math.max(best, TokenSimilarity.byLetters(run, listed.run(first)));
    return best * JOINED;
  }

  /// How many letters one name has and the other lacks: two for each letter that was exchanged.
  private int lettersApart() {
    Arrays.fill(letterCounts, 0);
    for (var w = 0; w < asked.size; w++) count(asked.words[w], 1);
    for (var w = 0; w < listed.size; w++) count(listed.words[w], -1);
    var apart = 0;
    for (var count : letterCounts) apart += Math.abs(count);
    return apart;
  }

  private void count(String word, int step) {
    for (var i = 0; i < word.length(); i++) letterCounts[word.charAt(i) & 31] += step;
  }
}
