package bonafide.screening.index;

import bonafide.screening.match.TokenSimilarity;
import bonafide.screening.match.Word;

/// Leads from a misspelt word to the words of the dictionary near it: by the letters left after
/// up to two deletions on either side, and by its consonants. Five bytes an entry: a hash leads
/// to its words, and eight bits more keep most strangers out. Whoever asks must compare the
/// words.
final class FuzzyKeys {
  private static final int MOST_DELETIONS = 2;
  private static final long PRIME = 0x100000001B3L;

  private final int[] tokens;
  private final byte[] checks;

  /// Where the entries of each hash begin.
  private final int[] start;

  private final int mask;

  FuzzyKeys(String[] words) {
    var keys = new Keys();
    var entries = 0;
    for (var word : words) entries += keys.of(word, MOST_DELETIONS);
    var bits = Math.clamp(31 - Integer.numberOfLeadingZeros(entries | 1), 8, 24);
    mask = (1 << bits) - 1;
    start = new int[mask + 2];
    for (var word : words) {
      var count = keys.of(word, MOST_DELETIONS);
      for (var k = 0; k < count; k++) start[((int) keys.values[k] & mask) + 1]++;
    }
    for (var i = 1; i < start.length; i++) start[i] += start[i - 1];
    tokens = new int[entries];
    checks = new byte[entries];
    // The starts are moved along while the table is filled, and put back after it.
    for (var id = 0; id < words.length; id++) {
      var count = keys.of(words[id], MOST_DELETIONS);
      for (var k = 0; k < count; k++) {
        var at = start[(int) keys.values[k] & mask]++;
        tokens[at] = id;
        checks[at] = check(keys.values[k]);
      }
    }
    System.arraycopy(start, 0, start, 1, start.length - 1);
    start[0] = 0;
  }

  private static byte check(long key) {
    return (byte) (key >>> 32);
  }

  /// Words that may be near, some of them more than once.
  ///
  /// @param deletions how many letters of the word may be left out, at most two
  void near(String word, int deletions, Keys keys, IntList found) {
    var count = keys.of(word, Math.min(deletions, MOST_DELETIONS));
    for (var k = 0; k < count; k++) {
      var key = keys.values[k];
      var bucket = (int) key & mask;
      var check = check(key);
      for (var i = start[bucket]; i < start[bucket + 1]; i++)
        if (checks[i] == check) found.add(tokens[i]);
    }
  }

  /// The keys of one word; kept by whoever asks, and filled anew for each.
  static final class Keys {
    private long[] values = new long[128];
    private int count;

    /// How many there are.
    private int of(String word, int most) {
      count = 0;
      var sum = 0L;
      for (var i = 0; i < word.length(); i++) sum = sum * PRIME + word.charAt(i);
      add(sum, word.length());
      var sound = Word.sound(word);
      if (sound != 0) add(sound * PRIME, -1);
      var deletions = Math.min(most, TokenSimilarity.allowedEdits(word.length()));
      if (deletions >= 1) without(word, deletions);
      return count;
    }

    /// The word with one letter, or two, left out.
    private void without(String word, int deletions) {
      var length = word.length();
      var head = 0L;
      for (var i = 0; i < length; i++) {
        add(tail(head, word, i + 1), length - 1);
        var middle = head;
        for (var j = i + 1; deletions == 2 && j < length; j++) {
          add(tail(middle, word, j + 1), length - 2);
          middle = middle * PRIME + word.charAt(j);
        }
        head = head * PRIME + word.charAt(i);
      }
    }

    private static long tail(long head, String word, int from) {
      var sum = head;
      for (var k = from; k < word.length(); k++) sum = sum * PRIME + word.charAt(k);
      return sum;
    }

    private void add(long sum, int length) {
      if (count == values.length) values = java.util.Arrays.copyOf(values, count * 2);
      var h = (sum + length) * 0x9E3779B97F4A7C15L;
      h = (h ^ (h >>> 29)) * 0xBF58476D1CE4E5B9L;
      values[count++] = h ^ (h >>> 32);
    }
  }
}
