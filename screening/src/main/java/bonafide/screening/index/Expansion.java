package bonafide.screening.index;

import bonafide.screening.match.Alignment;
import bonafide.screening.match.Word;
import bonafide.screening.name.Equivalents;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A word asked for, and where the dictionary leads from it.
///
/// @param tokens the words near it
/// @param alike how alike each of them is
/// @param halves words that may be its first half or, as `-1 - word`, its second one
/// @param initial its first letter as a word; -1 when no name has it
record Expansion(Word word, int[] tokens, float[] alike, int[] halves, int initial) {
  private static final int SHORTEST_HALF = 3;

  /// A half that more names have counts only if the other half is a word as well.
  private static final int COMMON = 500;

  /// Words asked for lately, since most names are made of the same words; two halves, of which the
  /// older one is forgotten when the younger one is full.
  static final class Cache {
    private static final int MOST = 4_096;

    private final Names names;
    private final Equivalents equivalents;
    private final Learned learned;
    private volatile Map<String, Expansion> young = new ConcurrentHashMap<>();
    private volatile Map<String, Expansion> old = Map.of();

    Cache(Names names, Equivalents equivalents, Learned learned) {
      this.names = names;
      this.equivalents = equivalents;
      this.learned = learned;
    }

    /// @param abjad whether the word was written in Arabic script
    Expansion of(String word, boolean abjad) {
      var key = abjad ? "*" + word : word;
      var known = young.get(key);
      if (known != null) return known;
      known = old.get(key);
      if (known == null) known = expand(new Word(word, abjad));
      if (young.size() >= MOST) {
        old = young;
        young = new ConcurrentHashMap<>();
      }
      young.put(key, known);
      return known;
    }

    private Expansion expand(Word word) {
      var near = new IntList();
      names.fuzzy.near(word.text(), 2, new FuzzyKeys.Keys(), near);
      var abjad = word.abjadKey();
      if (abjad != null) names.dictionary.abjad(abjad, near);
      var found = new Found();
      near.forEachOnce(
          token -> {
            var alike = names.dictionary.alike(word, token);
            if (alike >= Alignment.FAINTEST) found.add(token, alike);
          });
      equivalents.of(word.text(), (other, alike) -> stands(other, alike, found));
      for (var other : learned.of(word.text())) stands(other, Learned.ALIKE, found);
      return new Expansion(
          word,
          found.tokens.toArray(),
          found.alike(),
          halves(word.text()),
          names.dictionary.id(word.text().substring(0, 1)));
    }

    private void stands(String other, float alike, Found found) {
      var token = names.dictionary.id(other);
      if (token >= 0) found.raise(token, alike);
    }

    private int[] halves(String word) {
      var halves = new IntList();
      for (var i = SHORTEST_HALF; i <= word.length() - SHORTEST_HALF; i++) {
        var one = names.dictionary.id(word.substring(0, i));
        var other = names.dictionary.id(word.substring(i));
        var both = one >= 0 && other >= 0;
        var oneIsRarer = both && names.occurrences(one) <= names.occurrences(other);
        if (one >= 0 && (oneIsRarer || names.occurrences(one) <= COMMON)) halves.add(one);
        if (other >= 0 && (both && !oneIsRarer || names.occurrences(other) <= COMMON))
          halves.add(-1 - other);
      }
      return halves.toArray();
    }
  }

  /// Words with how alike they are, while they are being found.
  private static final class Found {
    private final IntList tokens = new IntList();
    private final IntList alike = new IntList();

    void add(int token, float how) {
      tokens.add(token);
      alike.add(Float.floatToIntBits(how));
    }

    void raise(int token, float how) {
      for (var i = 0; i < tokens.size(); i++) {
        if (tokens.get(i) != token) continue;
        if (how > Float.intBitsToFloat(alike.get(i))) alike.set(i, Float.floatToIntBits(how));
        return;
      }
      add(token, how);
    }

    float[] alike() {
      var all = new float[alike.size()];
      for (var i = 0; i < all.length; i++) all[i] = Float.intBitsToFloat(alike.get(i));
      return all;
    }
  }
}
