package bonafide.screening.index;

import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Section;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Match;
import bonafide.screening.match.Weights;
import bonafide.screening.name.Equivalents;
import bonafide.screening.name.NameTokens;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// Listings that were indexed together, without those that are no longer in force.
final class Layer {
  final Names names;

  /// The listings that were changed or taken off since.
  final BitSet gone;

  private final Identifiers identifiers;
  private final Expansion.Cache expansions;

  /// What searches work in: as many as processors, since no more can be at work.
  private final BlockingQueue<Scratch> spaces =
      new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

  Layer(
      Names names, BitSet gone, Identifiers identifiers, Equivalents equivalents, Learned learned) {
    this.names = names;
    this.gone = gone;
    this.identifiers = identifiers;
    expansions = new Expansion.Cache(names, equivalents, learned);
  }

  /// The same listings but for those that are gone, under other weights.
  Layer with(float[] weights, BitSet gone, Equivalents equivalents, Learned learned) {
    return new Layer(new Names(names, weights), gone, identifiers, equivalents, learned);
  }

  /// How many listings there were at first.
  int size() {
    return names.store.size();
  }

  int namesInForce() {
    return names.size() - gone.stream().map(l -> names.firstName(l + 1) - names.firstName(l)).sum();
  }

  IntStream numbers() {
    return IntStream.range(0, size()).filter(number -> !gone.get(number));
  }

  List<Listing> identified(String identifier) {
    return identifiers.of(identifier, gone);
  }

  List<Match> matches(
      Asked asked,
      Predicate<Section> filter,
      float threshold,
      Weights weighing,
      Function<Search, List<Match>> how) {
    var words = NameTokens.of(asked.name());
    if (words.isEmpty() || names.size() == 0) return List.of();
    var abjad = NameTokens.isAbjad(asked.name());
    var near = new Expansion[words.size()];
    for (var w = 0; w < near.length; w++) near[w] = expansions.of(words.get(w), abjad);
    var kept = spaces.poll();
    var space = kept == null ? new Scratch(names.size(), names.dictionary.size()) : kept;
    space.begin(words, near, abjad, weighing);
    var numbered =
        asked.identifiers().stream()
            .flatMapToInt(identifier -> identifiers.numbers(identifier, gone))
            .distinct()
            .toArray();
    var found =
        how.apply(new Search(names, gone, numbered, asked, words, near, filter, threshold, space));
    spaces.offer(space);
    return found;
  }
}
