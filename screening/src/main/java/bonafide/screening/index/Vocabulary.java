package bonafide.screening.index;

import bonafide.screening.name.Words;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The words of all names in force, and how many times each occurs in them.
final class Vocabulary {
  private final Names first;
  private final BitSet gone;
  private final @Nullable Names more;

  /// Of each word of the names that came later: its number here.
  private final int[] ofMore;

  private final int[] counts;
  private int names;

  Vocabulary(Names names) {
    this(names, new BitSet(), null);
  }

  /// @param gone the listings of the first names that are no longer in force
  /// @param more names that came later
  Vocabulary(Names first, BitSet gone, @Nullable Names more) {
    this.first = first;
    this.gone = gone;
    this.more = more;
    ofMore = new int[more == null ? 0 : more.dictionary.size()];
    counts = new int[first.dictionary.size() + ofMore.length];
    for (var t = 0; t < first.dictionary.size(); t++) counts[t] = first.occurrences(t);
    names = first.size();
    gone.stream().forEach(this::takeOff);
    if (more == null) return;
    names += more.size();
    for (var t = 0; t < ofMore.length; t++) {
      var known = first.dictionary.id(more.dictionary.word(t));
      ofMore[t] = known >= 0 ? known : first.dictionary.size() + t;
      counts[ofMore[t]] += more.occurrences(t);
    }
  }

  private void takeOff(int listing) {
    for (var name = first.firstName(listing); name < first.firstName(listing + 1); name++) {
      names--;
      for (var i = first.nameStart[name]; i < first.nameStart[name + 1]; i++)
        counts[first.nameTokens[i]]--;
    }
  }

  /// Every word has a number below it.
  int size() {
    return counts.length;
  }

  String word(int number) {
    var known = first.dictionary.size();
    return number < known || more == null
        ? first.dictionary.word(number)
        : more.dictionary.word(number - known);
  }

  int count(int number) {
    return counts[number];
  }

  /// The listings that are in force, each with its names.
  void forEachListing(Each each) {
    for (var l = 0; l < first.store.size(); l++)
      if (!gone.get(l)) each.names(first, first.firstName(l), first.firstName(l + 1));
    if (more == null) return;
    for (var l = 0; l < more.store.size(); l++)
      each.names(more, more.firstName(l), more.firstName(l + 1));
  }

  /// Takes the names of one listing.
  @FunctionalInterface
  interface Each {
    void names(Names names, int from, int to);
  }

  /// The number of a word of one of the dictionaries.
  int number(Names names, int token) {
    return names == more ? ofMore[token] : token;
  }

  /// How much each word of these names tells: rare words 1, the most common a third of it;
  /// particles, titles and company forms what `Words` says. Counts are taken in steps of a third of
  /// an octave, so that a list that changes a little leaves the weights of most words as they were.
  float[] weights(Names of) {
    var weights = new float[of.dictionary.size()];
    var most = Math.rint(log2(Math.max(names, 1_000)));
    for (var t = 0; t < weights.length; t++) {
      var times = Math.max(1, counts[number(of, t)]);
      var count = Math.rint(3 * log2(times)) / 3;
      var rarity = (float) Math.clamp(1.15 - 0.8 * count / most, 0.35, 1);
      weights[t] = rarity * Words.weight(of.dictionary.word(t));
    }
    return weights;
  }

  private static double log2(int count) {
    return Math.log(count) / Math.log(2);
  }
}
