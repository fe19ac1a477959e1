package bonafide.screening.index;

import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Listing;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Match;
import bonafide.screening.match.NameMatcher;
import bonafide.screening.match.NameScore;
import bonafide.screening.match.Scorer;
import bonafide.screening.match.Word;
import bonafide.screening.name.NameTokens;
import bonafide.screening.name.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One immutable generation of listings, searchable by many threads at once.
public final class NameIndex {
  /// Names that share most with what was asked and are worth a full comparison.
  private static final int CANDIDATES = 100;

  private static final float FAINTEST_WORD = 0.4f;
  private static final int SHORTEST_HALF = 3;

  private final List<Listing> listings;
  private final Map<String, Integer> ids = new HashMap<>();
  private final String[] tokens;
  private final float[] weights;
  private final int[] letters;
  private final int[] sounds;
  private final int[] postingStart;
  private final int[] postings;
  private final int[] nameListing;
  private final int[] nameAlias;
  private final int[] nameStart;
  private final int[] nameTokens;
  private final FuzzyKeys fuzzy;
  private final @Nullable NameIndex whole;
  private final ThreadLocal<Scratch> scratch;

  public NameIndex(List<Listing> listings) {
    this(listings, null);
  }

  /// Some of this index's listings, scored as they are scored here.
  public NameIndex part(List<Listing> some) {
    return new NameIndex(some, this);
  }

  /// @param whole whose weights count; null for the index's own
  private NameIndex(List<Listing> listings, @Nullable NameIndex whole) {
    this.listings = List.copyOf(listings);
    var dictionary = new ArrayList<String>();
    var ofListing = new IntList();
    var ofAlias = new IntList();
    var starts = new IntList();
    var words = new IntList();
    for (var l = 0; l < listings.size(); l++) {
      var aliases = listings.get(l).names();
      for (var a = 0; a < aliases.size(); a++) {
        var name = NameTokens.of(aliases.get(a).text());
        if (name.isEmpty()) continue;
        ofListing.add(l);
        ofAlias.add(a);
        starts.add(words.size());
        for (var token : name) words.add(id(token, dictionary));
      }
    }
    starts.add(words.size());
    tokens = dictionary.toArray(String[]::new);
    nameListing = ofListing.toArray();
    nameAlias = ofAlias.toArray();
    nameStart = starts.toArray();
    nameTokens = words.toArray();
    postingStart = new int[tokens.length + 1];
    postings = new int[nameTokens.length];
    invert();
    weights = whole == null ? weigh() : whole.weigh(tokens);
    this.whole = whole;
    letters = new int[tokens.length];
    sounds = new int[tokens.length];
    for (var t = 0; t < tokens.length; t++) {
      letters[t] = Word.letters(tokens[t]);
      sounds[t] = Word.sound(tokens[t]);
    }
    fuzzy = new FuzzyKeys(tokens);
    scratch = ThreadLocal.withInitial(() -> new Scratch(nameListing.length, tokens.length));
  }

  private int id(String token, List<String> dictionary) {
    var known = ids.get(token);
    if (known != null) return known;
    dictionary.add(token);
    ids.put(token, dictionary.size() - 1);
    return dictionary.size() - 1;
  }

  private void invert() {
    for (var token : nameTokens) postingStart[token + 1]++;
    for (var t = 0; t < tokens.length; t++) postingStart[t + 1] += postingStart[t];
    var next = postingStart.clone();
    for (var name = 0; name < nameListing.length; name++) {
      for (var i = nameStart[name]; i < nameStart[name + 1]; i++)
        postings[next[nameTokens[i]]++] = name;
    }
  }

  /// Rare words weigh 1, the most common a third of it; particles, titles and company forms
  /// what `Words` says. Counts are taken in steps of a third of an octave, so that a list that
  /// changes a little leaves the weights of most words as they were.
  private float[] weigh() {
    var weight = new float[tokens.length];
    var most = Math.rint(log2(Math.max(nameListing.length, 1_000)));
    for (var t = 0; t < tokens.length; t++) {
      var count = Math.rint(3 * log2(postingStart[t + 1] - postingStart[t])) / 3;
      var rarity = (float) Math.clamp(1.15 - 0.8 * count / most, 0.35, 1);
      weight[t] = rarity * Words.weight(tokens[t]);
    }
    return weight;
  }

  private static double log2(int count) {
    return Math.log(count) / Math.log(2);
  }

  private float[] weigh(String[] words) {
    var weight = new float[words.length];
    for (var w = 0; w < words.length; w++) weight[w] = weight(words[w]);
    return weight;
  }

  private float weight(String token) {
    var id = ids.get(token);
    if (id != null) return weights[id];
    return whole == null ? Words.weight(token) : whole.weight(token);
  }

  /// The words that weigh something else in the other index.
  public Set<String> weighedOtherwise(NameIndex other) {
    var words = new HashSet<String>();
    for (var index : List.of(this, other))
      for (var word : index.tokens) if (weight(word) != other.weight(word)) words.add(word);
    return words;
  }

  /// The listings that have one of the words in a name.
  public Set<String> listingsWith(Set<String> words) {
    var found = new HashSet<String>();
    for (var word : words) {
      var token = ids.get(word);
      if (token == null) continue;
      for (var p = postingStart[token]; p < postingStart[token + 1]; p++)
        found.add(listings.get(nameListing[postings[p]]).id());
    }
    return found;
  }

  public List<Listing> listings() {
    return listings;
  }

  public int size() {
    return listings.size();
  }

  public int names() {
    return nameListing.length;
  }

  /// The listings that pass the filter and score at least the threshold (0 to 1), best first.
  public List<Match> search(Asked asked, Predicate<Listing> filter, float threshold, int limit) {
    var words = NameTokens.of(asked.name());
    if (words.isEmpty()) return List.of();
    var space = scratch.get();
    space.begin(words, this::weight);
    return best(asked, words, candidates(words, asked, filter, space), space, threshold, limit);
  }

  /// Every listing against the same scorer: what the index must not lose. For tests and
  /// reports.
  public List<Match> scan(Asked asked, Predicate<Listing> filter, float threshold) {
    var words = NameTokens.of(asked.name());
    if (words.isEmpty()) return List.of();
    var space = scratch.get();
    space.begin(words, this::weight);
    var all =
        IntStream.range(0, nameListing.length)
            .filter(name -> isMeant(listings.get(nameListing[name]), asked, filter))
            .toArray();
    return best(asked, words, all, space, threshold, Integer.MAX_VALUE);
  }

  private static boolean isMeant(Listing listing, Asked asked, Predicate<Listing> filter) {
    return asked.kinds().contains(listing.kind()) && filter.test(listing);
  }

  /// The best name of each listing, best listing first; only what is returned is explained.
  private List<Match> best(
      Asked asked, List<String> words, int[] names, Scratch space, float threshold, int limit) {
    var best = new HashMap<Integer, Found>();
    for (var name : names) {
      var found = compare(asked, words, name, space);
      if (found != null && reaches(found.score, threshold))
        best.merge(nameListing[name], found, (a, b) -> a.score >= b.score ? a : b);
    }
    return best.values().stream()
        .sorted(
            Comparator.comparingDouble((Found found) -> -found.score)
                .thenComparing(found -> found.listing.id()))
        .limit(limit)
        .map(found -> Scorer.explain(asked, found.listing, found.alias, found.name))
        .toList();
  }

  /// A match before it is put into words.
  private record Found(float score, Listing listing, Alias alias, NameScore name) {}

  private @Nullable Found compare(Asked asked, List<String> words, int name, Scratch space) {
    var from = nameStart[name];
    var listed = new ArrayList<String>(nameStart[name + 1] - from);
    var alike = new float[words.size()][nameStart[name + 1] - from];
    var weight = new float[nameStart[name + 1] - from];
    for (var i = from; i < nameStart[name + 1]; i++) {
      var token = nameTokens[i];
      listed.add(tokens[token]);
      weight[i - from] = weights[token];
      var row = alike(token, space);
      for (var w = 0; w < alike.length; w++) alike[w][i - from] = row[w];
    }
    var score = NameMatcher.score(words, space.weights(), listed, weight, alike);
    if (score.value() == 0) return null;
    var listing = listings.get(nameListing[name]);
    var alias = listing.names().get(nameAlias[name]);
    return new Found(Scorer.score(asked, listing, alias, score), listing, alias, score);
  }

  /// How alike a word of the dictionary is to each word asked; worked out once a search.
  private float[] alike(int token, Scratch space) {
    var known = space.row(token);
    if (known.length > 0) return known;
    var words = space.words();
    var row = new float[words.length];
    for (var w = 0; w < words.length; w++)
      row[w] = words[w].alike(tokens[token], letters[token], sounds[token]);
    space.row(token, row);
    return row;
  }

  /// Compared as clients see it: rounded to whole points.
  private static boolean reaches(float score, float threshold) {
    return score > 0 && Math.round(score * 100) >= Math.round(threshold * 100);
  }

  private int[] candidates(
      List<String> words, Asked asked, Predicate<Listing> filter, Scratch space) {
    for (var w = 0; w < words.size(); w++) spread(w, words.get(w), space);
    for (var i = 0; i + 1 < words.size(); i++) {
      var joined = words.get(i) + words.get(i + 1);
      if (joined.length() >= 5)
        spreadJoined(joined, space.weights()[i] + space.weights()[i + 1], space);
    }
    for (var word : words) spreadHalves(word, space);
    return space.best(CANDIDATES, name -> isMeant(listings.get(nameListing[name]), asked, filter));
  }

  /// One word asked for may be two in the list: "abubakar", "abu bakar".
  private void spreadHalves(String word, Scratch space) {
    for (var i = SHORTEST_HALF; i <= word.length() - SHORTEST_HALF; i++) {
      for (var half : List.of(word.substring(0, i), word.substring(i))) {
        var token = ids.get(half);
        if (token == null) continue;
        space.nextWord();
        spread(token, weights[token], space);
      }
    }
  }

  private void spread(int w, String word, Scratch space) {
    var weight = space.weights()[w];
    space.nextWord();
    fuzzy.near(
        word,
        token -> {
          if (!space.isNewToken(token)) return;
          var alike = alike(token, space)[w];
          if (alike >= FAINTEST_WORD) spread(token, weight * alike, space);
        });
  }

  private void spreadJoined(String joined, float weight, Scratch space) {
    var word = new Word(joined);
    space.nextWord();
    fuzzy.near(
        joined,
        1,
        token -> {
          if (!space.isNewToken(token)) return;
          var alike = word.alike(tokens[token], letters[token], sounds[token]);
          if (alike >= FAINTEST_WORD) spread(token, weight * alike, space);
        });
  }

  private void spread(int token, float value, Scratch space) {
    for (var p = postingStart[token]; p < postingStart[token + 1]; p++)
      space.add(postings[p], value);
  }
}
