package bonafide.screening.index;

import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Section;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Match;
import bonafide.screening.name.Equivalents;
import bonafide.screening.name.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One immutable generation of listings, searchable by many threads at once.
///
/// A generation that differs little from the one before shares its arrays: what is no longer in
/// force is passed over, what is new stands in a small layer beside it, and words weigh what they
/// would if all had been indexed together.
public final class NameIndex {
  /// From this share of changes on, all is indexed anew.
  private static final int FEW = 8;

  private static final Comparator<Match> BEST_FIRST =
      Comparator.comparingDouble((Match match) -> -match.score())
          .thenComparing(match -> match.listing().id());

  private final Equivalents equivalents;
  private final Learned learned;
  private final @Nullable NameIndex whole;

  /// What was indexed first and, where something has changed since, what is new.
  private final List<Layer> layers;

  public NameIndex(List<Listing> listings) {
    this(listings, Equivalents.SHIPPED);
  }

  public NameIndex(List<Listing> listings, Equivalents equivalents) {
    this.equivalents = equivalents;
    whole = null;
    var names = new Names(listings);
    var words = new Vocabulary(names);
    learned = new Learned(words);
    layers = List.of(layer(listings, new Names(names, words.weights(names))));
  }

  /// Some of this index's listings, scored as they are scored here.
  public NameIndex part(List<Listing> some) {
    return new NameIndex(some, this);
  }

  private NameIndex(List<Listing> some, NameIndex whole) {
    equivalents = whole.equivalents;
    this.whole = whole;
    learned = whole.learned;
    var names = new Names(some);
    var weights = new float[names.dictionary.size()];
    for (var t = 0; t < weights.length; t++) weights[t] = whole.weight(names.dictionary.word(t));
    layers = List.of(layer(some, new Names(names, weights)));
  }

  private NameIndex(Layer first, BitSet gone, List<Listing> added, Equivalents equivalents) {
    this.equivalents = equivalents;
    whole = null;
    var more = new Names(added);
    var words = new Vocabulary(first.names, gone, more);
    learned = new Learned(words);
    layers =
        List.of(
            first.with(words.weights(first.names), gone, equivalents, learned),
            layer(added, new Names(more, words.weights(more))));
  }

  private Layer layer(List<Listing> listings, Names names) {
    var identifiers = new Identifiers(listings, names.store);
    return new Layer(names, new BitSet(), identifiers, equivalents, learned);
  }

  /// The generation of other listings: where few of them are new, without indexing the rest again.
  public NameIndex after(List<Listing> now) {
    var first = layers.getFirst();
    var gone = new BitSet();
    gone.set(0, first.size());
    var added = new ArrayList<Listing>();
    var seen = first.names.store.sought();
    for (var listing : now) {
      var number = seen.find(listing, gone);
      if (number < 0) added.add(listing);
      else gone.clear(number);
    }
    if (FEW * (added.size() + gone.cardinality()) > first.size())
      return new NameIndex(now, equivalents);
    return new NameIndex(first, gone, added, equivalents);
  }

  private float weight(String token) {
    for (var layer : layers) {
      var id = layer.names.dictionary.id(token);
      if (id >= 0) return layer.names.weights[id];
    }
    return whole == null ? Words.weight(token) : whole.weight(token);
  }

  /// The words that weigh something else in the other index, or that other words stand for.
  public Set<String> weighedOtherwise(NameIndex other) {
    var words = new HashSet<>(learned.otherwiseIn(other.learned));
    for (var index : List.of(this, other))
      for (var layer : index.layers)
        for (var word : layer.names.dictionary.words())
          if (weight(word) != other.weight(word)) words.add(word);
    return words;
  }

  /// The listings that have one of the words in a name.
  public Set<String> listingsWith(Set<String> words) {
    var found = new HashSet<String>();
    for (var layer : layers) {
      var names = layer.names;
      for (var word : words) {
        var token = names.dictionary.id(word);
        if (token < 0) continue;
        for (var p = names.postingStart[token]; p < names.postingStart[token + 1]; p++) {
          var listing = names.nameListing[names.postings[p]];
          if (!layer.gone.get(listing)) found.add(names.store.id(listing));
        }
      }
    }
    return found;
  }

  /// The numbers of all listings.
  public IntStream numbers() {
    var first = layers.getFirst();
    return layers.stream()
        .flatMapToInt(
            layer ->
                layer.numbers().map(number -> layer == first ? number : first.size() + number));
  }

  public Listing listing(int number) {
    return in(number, ListingStore::get);
  }

  public String id(int number) {
    return in(number, ListingStore::id);
  }

  private <T> T in(int number, StoreReader<T> reader) {
    var first = layers.getFirst().names.store;
    return number < first.size()
        ? reader.read(first, number)
        : reader.read(layers.getLast().names.store, number - first.size());
  }

  @FunctionalInterface
  private interface StoreReader<T> {
    T read(ListingStore store, int number);
  }

  /// The listings that print this identifier, whatever the case of its letters.
  public List<Listing> identified(String identifier) {
    return layers.stream().flatMap(layer -> layer.identified(identifier).stream()).toList();
  }

  /// How many listings there are.
  public int size() {
    return layers.stream().mapToInt(layer -> layer.size() - layer.gone.cardinality()).sum();
  }

  public int names() {
    return layers.stream().mapToInt(Layer::namesInForce).sum();
  }

  public List<Section> sections() {
    return layers.stream().flatMap(layer -> layer.names.sections.stream()).distinct().toList();
  }

  /// The listings that pass the filter and score at least the threshold (0 to 1), best first.
  public List<Match> search(Asked asked, Predicate<Section> filter, float threshold, int limit) {
    var found = matches(asked, filter, threshold, search -> search.best(limit));
    return found.size() <= limit ? found : found.subList(0, limit);
  }

  /// Every listing against the same scorer: what the index must not lose. For tests and
  /// reports.
  public List<Match> scan(Asked asked, Predicate<Section> filter, float threshold) {
    return matches(asked, filter, threshold, Search::scan);
  }

  private List<Match> matches(
      Asked asked, Predicate<Section> filter, float threshold, Function<Search, List<Match>> how) {
    var first = layers.getFirst().matches(asked, filter, threshold, this::weight, how);
    if (layers.size() == 1) return first;
    var all = new ArrayList<>(first);
    all.addAll(layers.getLast().matches(asked, filter, threshold, this::weight, how));
    all.sort(BEST_FIRST);
    return all;
  }
}
