package bonafide.screening.index;

import bonafide.screening.match.TokenSimilarity;
import bonafide.screening.name.Skeleton;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/// Leads from a misspelt word to the words of the dictionary near it: by the letters left after
/// up to two deletions on either side, and by its consonants. Keys are hashes; whoever asks
/// must compare the words.
final class FuzzyKeys {
  private static final int KEY_BITS = 31;
  private static final int MOST_DELETIONS = 2;

  private final long[] keys;

  /// Where the keys that begin with the same bits begin: a key is found in one step.
  private final int[] start;

  private final int shift;

  FuzzyKeys(String[] tokens) {
    var all = new LongArray();
    for (var id = 0; id < tokens.length; id++) {
      var token = id;
      forEachKey(tokens[id], MOST_DELETIONS, key -> all.add((key << 32) | token));
    }
    keys = all.sorted();
    var bits = Math.clamp(32 - Integer.numberOfLeadingZeros(keys.length / 2), 4, 24);
    shift = 32 + KEY_BITS - bits;
    start = new int[(1 << bits) + 1];
    for (var key : keys) start[(int) (key >>> shift) + 1]++;
    for (var i = 1; i < start.length; i++) start[i] += start[i - 1];
  }

  void near(String word, IntConsumer token) {
    near(word, MOST_DELETIONS, token);
  }

  /// @param deletions how many letters of the word may be left out, at most two
  void near(String word, int deletions, IntConsumer token) {
    forEachKey(
        word,
        deletions,
        key -> {
          var bucket = (int) (key << 32 >>> shift);
          for (var i = start[bucket]; i < start[bucket + 1]; i++)
            if ((keys[i] >>> 32) == key) token.accept((int) keys[i]);
        });
  }

  private static void forEachKey(String word, int most, LongConsumer key) {
    key.accept(hash('=', word, -1, -1));
    if (word.length() >= 3 && !Character.isDigit(word.charAt(0))) {
      var sound = Skeleton.of(word);
      if (sound.length() >= 2) key.accept(hash('~', sound, -1, -1));
    }
    var deletions = Math.min(most, TokenSimilarity.allowedEdits(word.length()));
    for (var i = 0; deletions >= 1 && i < word.length(); i++) {
      key.accept(hash('=', word, i, -1));
      for (var j = i + 1; deletions == 2 && j < word.length(); j++)
        key.accept(hash('=', word, i, j));
    }
  }

  private static long hash(char kind, String word, int without, int alsoWithout) {
    var h = 0x811c9dc5 ^ kind;
    for (var i = 0; i < word.length(); i++) {
      if (i == without || i == alsoWithout) continue;
      h = (h ^ word.charAt(i)) * 0x01000193;
    }
    h ^= h >>> 15;
    // One bit less than 32, so that a key shifted up stays positive and sorts as it compares.
    return ((h * 0x2c1b3c6dL) >>> 1) & 0x7fffffffL;
  }

  private static final class LongArray {
    private long[] values = new long[1024];
    private int size;

    void add(long value) {
      if (size == values.length) values = Arrays.copyOf(values, size * 2);
      values[size++] = value;
    }

    long[] sorted() {
      var sorted = Arrays.copyOf(values, size);
      Arrays.parallelSort(sorted);
      return sorted;
    }
  }
}
