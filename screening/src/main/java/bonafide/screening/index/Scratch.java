package bonafide.screening.index;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;

/// What one thread needs while it gathers candidates; kept between searches, cleared by
/// touching only what was used.
final class Scratch {
  private final float[] sum;
  private final float[] ofWord;
  private final int[] wordOf;
  private int[] touched = new int[1024];
  private int count;
  private int word;
  private final Set<Integer> seenTokens = new HashSet<>();

  Scratch(int names) {
    sum = new float[names];
    ofWord = new float[names];
    wordOf = new int[names];
  }

  void begin() {
    for (var i = 0; i < count; i++) sum[touched[i]] = 0;
    count = 0;
  }

  void nextWord() {
    word++;
    seenTokens.clear();
  }

  boolean isNewToken(int token) {
    return seenTokens.add(token);
  }

  /// A name counts for each word asked only what its best word gives.
  void add(int name, float value) {
    if (sum[name] == 0) {
      if (count == touched.length) touched = Arrays.copyOf(touched, count * 2);
      touched[count++] = name;
    }
    if (wordOf[name] != word) {
      wordOf[name] = word;
      ofWord[name] = 0;
    }
    if (value <= ofWord[name]) return;
    sum[name] += value - ofWord[name];
    ofWord[name] = value;
  }

  int[] best(int most, IntPredicate wanted) {
    var keys = new long[count];
    var kept = 0;
    for (var i = 0; i < count; i++) {
      if (wanted.test(touched[i]))
        keys[kept++] = ((long) Float.floatToIntBits(sum[touched[i]]) << 32) | touched[i];
    }
    Arrays.sort(keys, 0, kept);
    var best = new int[Math.min(most, kept)];
    for (var i = 0; i < best.length; i++) best[i] = (int) keys[kept - 1 - i];
    return best;
  }
}
