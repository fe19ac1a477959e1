package bonafide.screening.index;

import bonafide.screening.match.Alignment;
import bonafide.screening.match.Weights;
import bonafide.screening.match.Word;
import java.util.Arrays;
import java.util.List;

/// What one search needs; kept between searches, cleared by touching only what was used.
final class Scratch {
  private static final float UNKNOWN = -1;

  /// How many names are gone through together: what is kept of them stays near the processor.
  static final int BLOCK = 1 << 16;

  final Alignment alignment = new Alignment();
  final FuzzyKeys.Keys keys = new FuzzyKeys.Keys();
  final IntList near = new IntList();

  /// Per name of the block being gone through: what the words asked gain it so far, above; which of
  /// them reached it, below.
  private final long[] states;

  private final IntList reached = new IntList();
  private int from;

  /// Names that were marked before anything led to them: which, how, and what that gains
  /// them.
  private final IntList marked = new IntList();

  private final IntList markedBy = new IntList();
  private final IntList markedGains = new IntList();

  /// Marks under their names.
  private Keyed marks = new Keyed(new long[0]);

  /// Of each word asked: what it gains the name being looked at if it is two there; and, behind
  /// those, if it is one there with the next.
  float[] joined = {};

  /// Per word of the dictionary: its row, from 1; how alike it is to each word asked.
  private final int[] rowOf;

  private float[][] rows = new float[64][];
  private final IntList rowTokens = new IntList();

  Word[] words = {};
  float[] weights = {};

  /// Of each word asked: what it gains the name being looked at.
  float[] best = {};

  Scratch(int names, int tokens) {
    states = new long[Math.min(names, BLOCK)];
    rowOf = new int[tokens];
  }

  void begin(List<String> asked, Expansion[] near, boolean abjad, Weights weighing) {
    marked.clear();
    markedBy.clear();
    markedGains.clear();
    for (var i = 0; i < rowTokens.size(); i++) rowOf[rowTokens.get(i)] = 0;
    rowTokens.clear();
    words = new Word[asked.size()];
    weights = new float[asked.size()];
    best = new float[asked.size()];
    joined = new float[2 * asked.size()];
    alignment.abjad(abjad);
    alignment.asked().clear();
    for (var w = 0; w < words.length; w++) {
      words[w] = near[w].word();
      weights[w] = weighing.of(asked.get(w));
      alignment.asked().add(asked.get(w), weights[w], Word.letters(asked.get(w)));
    }
  }

  /// Begins with the names from one on; what was known of others is forgotten.
  void block(int first) {
    for (var i = 0; i < reached.size(); i++) states[reached.get(i)] = 0;
    reached.clear();
    from = first;
  }

  /// How alike a word of the dictionary is to each word asked, as far as it is known: below 0
  /// where it is not.
  float[] row(int token) {
    var row = rowOf[token];
    if (row > 0) return rows[row - 1];
    rowTokens.add(token);
    rowOf[token] = rowTokens.size();
    if (rowTokens.size() > rows.length) rows = Arrays.copyOf(rows, rows.length * 2);
    var fresh = rows[rowTokens.size() - 1];
    if (fresh == null || fresh.length < words.length)
      fresh = rows[rowTokens.size() - 1] = new float[Math.max(8, words.length)];
    Arrays.fill(fresh, 0, words.length, UNKNOWN);
    return fresh;
  }

  boolean hasRow(int token) {
    return rowOf[token] > 0;
  }

  /// A name counts for each word asked only what the first posting gives, which is the best; false
  /// for a further one.
  boolean reach(int name, int word, float gained) {
    var at = name - from;
    var state = states[at];
    if (state == 0) {
      reached.add(at);
    } else if ((state & 1L << word) != 0) {
      return false;
    }
    states[at] = (long) Float.floatToIntBits(gain(state) + gained) << 32 | (int) state | 1 << word;
    return true;
  }

  /// The same for a name that counts only if another word reached it. Half of them were not, and no
  /// processor can tell which: so nothing branches here.
  void add(int name, int word, float gained) {
    var state = states[name - from];
    var bit = 1L << word;
    var more = (long) Float.floatToRawIntBits(gain(state) + gained) << 32 | (int) state | bit;
    // All ones where it was reached, but not by this word.
    var counts = (-state | state) >> 63 & ((state & bit) - 1) >> 63;
    states[name - from] = more & counts | state & ~counts;
  }

  boolean isReached(int name) {
    return states[name - from] != 0;
  }

  /// Marks a name for when its block comes.
  ///
  /// @param how as in `joined`
  void mark(int name, int how, float gained) {
    marked.add(name);
    markedBy.add(how);
    markedGains.add(Float.floatToIntBits(gained));
  }

  /// What was marked so far, under the names, some more than once.
  Keyed marked() {
    var entries = new long[marked.size()];
    for (var i = 0; i < entries.length; i++) entries[i] = Keyed.entry(marked.get(i), i);
    marks = new Keyed(entries);
    return marks;
  }

  /// Fills in what the marks of a name gain it.
  void joined(int name) {
    Arrays.fill(joined, 0);
    for (var i = marks.first(name); marks.has(i, name); i++) {
      var mark = marks.number(i);
      var how = markedBy.get(mark);
      joined[how] = Math.max(joined[how], Float.intBitsToFloat(markedGains.get(mark)));
    }
  }

  /// How many names of the block were reached.
  int reached() {
    return reached.size();
  }

  int name(int index) {
    return from + reached.get(index);
  }

  long state(int index) {
    return states[reached.get(index)];
  }

  static float gain(long state) {
    return Float.intBitsToFloat((int) (state >>> 32));
  }

  static boolean isReachedBy(long state, int word) {
    return (state & 1L << word) != 0;
  }
}
