package bonafide.screening.index;

import bonafide.core.PartialDate;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Facts;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Section;
import bonafide.screening.name.NameTokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All names of one generation of listings, in flat arrays: from a name to its words, from a word
/// to its names, and what is known beside them. Nothing changes after it was built.
final class Names {
  private static final float WEIGHT_STEP = 1f / 32;
  private static final int MOST_BYTE = 255;

  final Dictionary dictionary;
  final FuzzyKeys fuzzy;
  final ListingStore store;

  /// How much each word of the dictionary tells.
  final float[] weights;

  final int[] postingStart;
  final int[] postings;
  final int[] nameStart;
  final int[] nameTokens;
  final int[] nameListing;
  private final int[] firstName;
  private final BitSet weak;

  /// Of each name: the weight of its words, in steps, rounded down; how many letters it has; which,
  /// in classes.
  private final int[] measures;

  private final short[] sectionOf;
  final List<Section> sections;

  /// Dates and countries of each listing; see `fact`.
  private final int[] factStart;

  private final int[] facts;

  /// Without weights and what is measured by them.
  Names(List<Listing> listings) {
    var words = new Dictionary.Builder();
    var ofListing = new IntList();
    var starts = new IntList();
    var tokens = new IntList();
    var said = new IntList();
    var kinds = new HashMap<Section, Integer>();
    weak = new BitSet();
    firstName = new int[listings.size() + 1];
    factStart = new int[listings.size() + 1];
    sectionOf = new short[listings.size()];
    for (var l = 0; l < listings.size(); l++) {
      var listing = listings.get(l);
      for (var alias : listing.names()) {
        if (alias.quality() == Alias.Quality.WEAK) weak.set(ofListing.size());
        ofListing.add(l);
        starts.add(tokens.size());
        for (var token : NameTokens.of(alias.text())) tokens.add(words.add(token));
      }
      firstName[l + 1] = ofListing.size();
      for (var date : listing.dates()) said.add(date(date));
      for (var country : listing.countries()) said.add(country(country));
      factStart[l + 1] = said.size();
      sectionOf[l] = section(Section.of(listing), kinds);
    }
    starts.add(tokens.size());
    dictionary = words.build();
    nameListing = ofListing.toArray();
    nameStart = starts.toArray();
    nameTokens = tokens.toArray();
    facts = said.toArray();
    sections = inOrder(kinds);
    postingStart = new int[dictionary.size() + 1];
    postings = new int[nameTokens.length];
    invert();
    weights = new float[0];
    measures = new int[0];
    fuzzy = new FuzzyKeys(dictionary.words());
    store = new ListingStore(listings);
  }

  /// The same names under these weights.
  Names(Names same, float[] weights) {
    dictionary = same.dictionary;
    fuzzy = same.fuzzy;
    store = same.store;
    postingStart = same.postingStart;
    postings = same.postings;
    nameStart = same.nameStart;
    nameTokens = same.nameTokens;
    nameListing = same.nameListing;
    firstName = same.firstName;
    weak = same.weak;
    sectionOf = same.sectionOf;
    sections = same.sections;
    factStart = same.factStart;
    facts = same.facts;
    this.weights = weights;
    if (same.measures.length > 0 && Arrays.equals(weights, same.weights)) {
      measures = same.measures;
      return;
    }
    measures = new int[nameListing.length];
    for (var name = 0; name < nameListing.length; name++) measure(name);
  }

  private static short section(Section section, Map<Section, Integer> numbers) {
    var known = numbers.get(section);
    var number = known == null ? numbers.size() : known;
    numbers.put(section, number);
    if (number > Short.MAX_VALUE)
      throw new IllegalArgumentException("more than " + Short.MAX_VALUE + " kinds of listings");
    return (short) number;
  }

  private static List<Section> inOrder(Map<Section, Integer> numbers) {
    return numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// A date is a number above 0, a country one below.
  private static int date(PartialDate date) {
    return date.year() << 9 | date.month() << 5 | date.day();
  }

  private static int country(String alpha2) {
    return -(alpha2.charAt(0) << 8 | alpha2.charAt(1));
  }

  private void invert() {
    for (var token : nameTokens) postingStart[token + 1]++;
    for (var t = 0; t < dictionary.size(); t++) postingStart[t + 1] += postingStart[t];
    var next = postingStart.clone();
    for (var name = 0; name < nameListing.length; name++) {
      for (var i = nameStart[name]; i < nameStart[name + 1]; i++)
        postings[next[nameTokens[i]]++] = name;
    }
  }

  private void measure(int name) {
    var weight = 0f;
    var letters = 0;
    var which = 0;
    for (var i = nameStart[name]; i < nameStart[name + 1]; i++) {
      weight += weights[nameTokens[i]];
      letters += dictionary.word(nameTokens[i]).length();
      which |= dictionary.letters(nameTokens[i]);
    }
    measures[name] =
        classes(which) << 16
            | Math.min(MOST_BYTE, (int) (weight / WEIGHT_STEP)) << 8
            | Math.min(MOST_BYTE, letters);
  }

  /// Letters, as `Word.letters` has them, two and two together.
  static int classes(int letters) {
    return (letters ^ letters >>> 16) & 0xffff;
  }

  int size() {
    return nameListing.length;
  }

  int occurrences(int token) {
    return postingStart[token + 1] - postingStart[token];
  }

  /// Not more than its words weigh.
  float weightOf(int name) {
    return (measures[name] >> 8 & MOST_BYTE) * WEIGHT_STEP;
  }

  /// Which letters a name has, as `classes` has them.
  int classesOf(int name) {
    return measures[name] >>> 16;
  }

  int lettersOf(int name) {
    return measures[name] & MOST_BYTE;
  }

  boolean isWeak(int name) {
    return weak.get(name);
  }

  /// Which of its listing's names this is.
  int aliasOf(int name) {
    return name - firstName[nameListing[name]];
  }

  int firstName(int listing) {
    return firstName[listing];
  }

  int sectionOf(int listing) {
    return sectionOf[listing];
  }

  Facts factsOf(int listing) {
    var dates = new ArrayList<PartialDate>(2);
    var countries = new ArrayList<String>(2);
    for (var f = factStart[listing]; f < factStart[listing + 1]; f++) {
      var fact = facts[f];
      if (fact > 0) dates.add(new PartialDate(fact >> 9, fact >> 5 & 15, fact & 31));
      else countries.add(String.valueOf(new char[] {(char) (-fact >> 8), (char) (-fact & 255)}));
    }
    var section = sections.get(sectionOf[listing]);
    return new Facts(section.kind(), dates, countries, section.sex());
  }
}
