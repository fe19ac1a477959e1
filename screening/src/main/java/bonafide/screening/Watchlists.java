package bonafide.screening;

import bonafide.core.Environment;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.Topic;
import bonafide.screening.ListFolder.Manifest;
import bonafide.screening.index.NameIndex;
import bonafide.screening.list.own.OwnJsonLines;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Section;
import bonafide.screening.match.Asked;
import bonafide.screening.match.Match;
import bonafide.screening.name.Equivalents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The lists being screened against: the installed ones, else the excerpt that ships with the
/// product; and, for DEVELOPMENT alone, the sandbox's made-up entries. One generation serves
/// while the next is built.
public final class Watchlists {
  private static final Logger LOG = LoggerFactory.getLogger(Watchlists.class);
  private static final String FORMS = ";forms=";

  private final ListFolder folder;
  private final Equivalents equivalents;
  private final NameIndex sandbox = new NameIndex(shipped("sandbox-listings.jsonl"));
  private volatile Generation generation;

  private record Generation(String state, NameIndex index, List<Manifest> lists, boolean excerpt) {}

  public Watchlists(ListFolder folder) {
    this(folder, Equivalents.SHIPPED);
  }

  public Watchlists(ListFolder folder, Equivalents equivalents) {
    this.folder = folder;
    this.equivalents = equivalents;
    generation = build(null);
  }

  /// @param before null when there is none
  private Generation build(@Nullable Generation before) {
    var state = folder.state();
    var installed = folder.load();
    if (installed.isEmpty()) {
      var excerpt = shipped("excerpt-listings.jsonl");
      LOG.warn(
          "no list is installed: screening against the excerpt of {} listings that ships with the"
              + " product",
          excerpt.size());
      return new Generation(state, new NameIndex(excerpt, equivalents), List.of(), true);
    }
    var listings = new ArrayList<Listing>();
    for (var list : installed) listings.addAll(list.listings());
    return new Generation(
        state,
        before == null || before.excerpt()
            ? new NameIndex(listings, equivalents)
            : before.index().after(listings),
        installed.stream().map(ListFolder.Installed::manifest).toList(),
        false);
  }

  /// Builds and swaps in a new generation when the lists on disk have changed.
  public synchronized void refresh() {
    if (folder.state().equals(generation.state())) return;
    var next = build(generation);
    if (next.excerpt() && !generation.excerpt()) {
      LOG.error("the installed lists have become unreadable; the last good ones keep serving");
      return;
    }
    generation = next;
    LOG.info(
        "lists swapped in: {} listings, {} names",
        generation.index().size(),
        generation.index().names());
  }

  public List<Manifest> installed() {
    return generation.lists();
  }

  public boolean isExcerpt() {
    return generation.excerpt();
  }

  public int size() {
    return generation.index().size();
  }

  /// Whose listings are being screened against.
  public Set<String> publishers() {
    var now = generation;
    return (now.excerpt()
            ? now.index().sections().stream().map(Section::publisher)
            : now.lists().stream().map(Manifest::publisher))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Which lists in which versions are being screened against, and with which forms of names.
  public String state() {
    return state(generation);
  }

  private String state(Generation generation) {
    var version = equivalents.version();
    return version.isEmpty() ? generation.state() : generation.state() + FORMS + version;
  }

  /// What has changed since an earlier state; empty when that can no longer be told.
  public Optional<ListChange> since(String state) {
    var now = generation;
    if (now.excerpt() || state.isEmpty()) return Optional.empty();
    var forms = state.indexOf(FORMS);
    if (!equivalents.version().equals(forms < 0 ? "" : state.substring(forms + FORMS.length())))
      return Optional.empty();
    var before = new ArrayList<Listing>();
    for (var list : (forms < 0 ? state : state.substring(0, forms)).split(";")) {
      var equals = list.indexOf('=');
      var listings = folder.load(list.substring(0, equals), list.substring(equals + 1).strip());
      if (listings.isEmpty()) return Optional.empty();
      before.addAll(listings.get());
    }
    return Optional.of(new ListChange(new NameIndex(before, equivalents), now.index(), state(now)));
  }

  /// The listings of sanctioned parties that print this identifier.
  public List<Listing> identified(Environment environment, String identifier) {
    return Stream.of(
            generation.index().identified(identifier),
            environment == Environment.DEVELOPMENT
                ? sandbox.identified(identifier)
                : List.<Listing>of())
        .flatMap(List::stream)
        .filter(listing -> listing.topics().contains(Topic.SANCTION))
        .toList();
  }

  /// Hits at or above a threshold of 0-100, best first.
  public Hits screen(
      Environment environment, Asked asked, Predicate<Section> filter, int threshold, int limit) {
    var now = generation;
    var matches =
        Stream.of(
            search(now.index(), asked, filter, threshold, limit),
            environment == Environment.DEVELOPMENT
                ? search(sandbox, asked, filter, threshold, limit)
                : List.<Match>of());
    var hits =
        matches
            .flatMap(List::stream)
            .sorted(
                Comparator.comparingInt((Match m) -> -m.percent())
                    .thenComparing(m -> m.listing().id()))
            .limit(limit)
            .map(Watchlists::hit)
            .toList();
    return new Hits(hits, versions(now));
  }

  private static List<Match> search(
      NameIndex index, Asked asked, Predicate<Section> filter, int threshold, int limit) {
    return index.search(asked, filter, threshold / 100f, limit);
  }

  private static List<String> versions(Generation generation) {
    if (generation.excerpt()) return List.of("excerpt");
    return generation.lists().stream()
        .map(list -> "%s/%s %s".formatted(list.publisher(), list.list(), list.version()))
        .toList();
  }

  private static Hit hit(Match match) {
    var listing = match.listing();
    return new Hit(
        null,
        listing.id(),
        listing.publisher(),
        listing.list(),
        match.percent(),
        match.namePercent(),
        match.alias().text(),
        listing.names().stream().map(Alias::text).toList(),
        listing.countries(),
        listing.dates(),
        listing.topics(),
        listing.current(),
        match.why(),
        listing.record());
  }

  private static List<Listing> shipped(String name) {
    try (var in = Objects.requireNonNull(Watchlists.class.getResourceAsStream(name), name)) {
      var reading = OwnJsonLines.read(in);
      if (!reading.rejected().isEmpty())
        throw new IllegalStateException(name + ": " + reading.rejected());
      return reading.listings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
