package bonafide.screening.index;

import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Section;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Match;
import bonafide.screening.name.Equivalents;
import bonafide.screening.name.NameTokens;
import bonafide.screening.name.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One immutable generation of listings, searchable by many threads at once.
public final class NameIndex {
  private final Names names;
  private final Equivalents equivalents;
  private final Learned learned;
  private final Identifiers identifiers;
  private final Expansion.Cache expansions;
  private final @Nullable NameIndex whole;

  /// What searches work in: as many as processors, since no more can be at work.
  private final BlockingQueue<Scratch> spaces =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  public NameIndex(List<Listing> listings) {
    this(listings, Equivalents.SHIPPED);
  }

  public NameIndex(List<Listing> listings, Equivalents equivalents) {
    this(listings, equivalents, null);
  }

  /// Some of this index's listings, scored as they are scored here.
  public NameIndex part(List<Listing> some) {
    return new NameIndex(some, equivalents, this);
  }

  /// @param whole whose weights count; null for the index's own
  private NameIndex(List<Listing> listings, Equivalents equivalents, @Nullable NameIndex whole) {
    this.equivalents = equivalents;
    this.whole = whole;
    names = new Names(listings, whole == null ? null : whole::weight);
    learned = whole == null ? new Learned(names) : whole.learned;
    expansions = new Expansion.Cache(names, equivalents, learned);
    identifiers = new Identifiers(listings, names.store);
  }

  private float weight(String token) {
    var id = names.dictionary.id(token);
    if (id >= 0) return names.weights[id];
    return whole == null ? Words.weight(token) : whole.weight(token);
  }

  /// The words that weigh something else in the other index, or that other words stand for.
  public Set<String> weighedOtherwise(NameIndex other) {
    var words = new HashSet<>(learned.otherwiseIn(other.learned));
    for (var index : List.of(this, other))
      for (var word : index.names.dictionary.words())
        if (weight(word) != other.weight(word)) words.add(word);
    return words;
  }

  /// The listings that have one of the words in a name.
  public Set<String> listingsWith(Set<String> words) {
    var found = new HashSet<String>();
    for (var word : words) {
      var token = names.dictionary.id(word);
      if (token < 0) continue;
      for (var p = names.postingStart[token]; p < names.postingStart[token + 1]; p++)
        found.add(names.store.id(names.nameListing[names.postings[p]]));
    }
    return found;
  }

  public Listing listing(int number) {
    return names.store.get(number);
  }

  public String id(int number) {
    return names.store.id(number);
  }

  /// The listings that print this identifier, whatever the case of its letters.
  public List<Listing> identified(String identifier) {
    return identifiers.of(identifier);
  }

  /// How many listings there are.
  public int size() {
    return names.store.size();
  }

  public int names() {
    return names.size();
  }

  public List<Section> sections() {
    return names.sections;
  }

  /// The listings that pass the filter and score at least the threshold (0 to 1), best first.
  public List<Match> search(Asked asked, Predicate<Section> filter, float threshold, int limit) {
    return with(asked, filter, threshold, search -> search.best(limit));
  }

  /// Every listing against the same scorer: what the index must not lose. For tests and
  /// reports.
  public List<Match> scan(Asked asked, Predicate<Section> filter, float threshold) {
    return with(asked, filter, threshold, Search::scan);
  }

  private List<Match> with(
      Asked asked, Predicate<Section> filter, float threshold, Function<Search, List<Match>> how) {
    var words = NameTokens.of(asked.name());
    if (words.isEmpty()) return List.of();
    var abjad = NameTokens.isAbjad(asked.name());
    var near = new Expansion[words.size()];
    for (var w = 0; w < near.length; w++) near[w] = expansions.of(words.get(w), abjad);
    var kept = spaces.poll();
    var space = kept == null ? new Scratch(names.size(), names.dictionary.size()) : kept;
    space.begin(words, near, abjad, this::weight);
    var found = how.apply(new Search(names, asked, words, near, filter, threshold, space));
    spaces.offer(space);
    return found;
  }
}
