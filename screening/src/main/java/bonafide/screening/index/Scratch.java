package bonafide.screening.index;

import bonafide.screening.match.Weights;
import bonafide.screening.match.Word;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// What one thread needs while it gathers candidates; kept between searches, cleared by
/// touching only what was used.
final class Scratch {
  private static final float[] UNKNOWN = {};

  private final float[] sum;
  private final float[] ofWord;
  private final int[] wordOf;
  private final int[] seenFor;
  private final float[][] rows;
  private int[] touched = new int[1024];
  private int count;
  private int[] touchedRows = new int[256];
  private int rowCount;
  private int word;
  private Word[] words = {};
  private float[] weights = {};

  Scratch(int names, int tokens) {
    sum = new float[names];
    ofWord = new float[names];
    wordOf = new int[names];
    seenFor = new int[tokens];
    rows = new float[tokens][];
    Arrays.fill(rows, UNKNOWN);
  }

  void begin(List<String> asked, Weights weighing) {
    for (var i = 0; i < count; i++) sum[touched[i]] = 0;
    count = 0;
    for (var i = 0; i < rowCount; i++) rows[touchedRows[i]] = UNKNOWN;
    rowCount = 0;
    words = asked.stream().map(Word::new).toArray(Word[]::new);
    weights = new float[words.length];
    for (var w = 0; w < words.length; w++) weights[w] = weighing.of(words[w].text());
  }

  float[] weights() {
    return weights;
  }

  Word[] words() {
    return words;
  }

  /// Empty when it was not worked out yet.
  float[] row(int token) {
    return rows[token];
  }

  void row(int token, float[] row) {
    if (rowCount == touchedRows.length) touchedRows = Arrays.copyOf(touchedRows, rowCount * 2);
    touchedRows[rowCount++] = token;
    rows[token] = row;
  }

  void nextWord() {
    word++;
  }

  boolean isNewToken(int token) {
    if (seenFor[token] == word) return false;
    seenFor[token] = word;
    return true;
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

  /// The names with the greatest sums, kept in a heap whose root is the least of them.
  int[] best(int most, IntPredicate wanted) {
    var heap = new long[most];
    var kept = 0;
    for (var i = 0; i < count; i++) {
      var key = ((long) Float.floatToIntBits(sum[touched[i]]) << 32) | touched[i];
      if (kept == most && key <= heap[0] || !wanted.test(touched[i])) continue;
      if (kept < most) {
        heap[kept] = key;
        rise(heap, kept++);
      } else {
        heap[0] = key;
        sink(heap, kept);
      }
    }
    var best = new int[kept];
    for (var i = 0; i < kept; i++) best[i] = (int) heap[i];
    return best;
  }

  private static void rise(long[] heap, int from) {
    var i = from;
    while (i > 0 && heap[i] < heap[(i - 1) / 2]) {
      swap(heap, i, (i - 1) / 2);
      i = (i - 1) / 2;
    }
  }

  private static void sink(long[] heap, int size) {
    var i = 0;
    while (true) {
      var least = i;
      for (var child = 2 * i + 1; child <= 2 * i + 2; child++)
        if (child < size && heap[child] < heap[least]) least = child;
      if (least == i) return;
      swap(heap, i, least);
      i = least;
    }
  }

  private static void swap(long[] heap, int i, int j) {
    var kept = heap[i];
    heap[i] = heap[j];
    heap[j] = kept;
  }
}
