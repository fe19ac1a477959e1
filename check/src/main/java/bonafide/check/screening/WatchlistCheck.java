package bonafide.check.screening;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Company;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.Person;
import bonafide.core.Topic;
import bonafide.core.Verdict;
import bonafide.screening.Watchlists;
import bonafide.screening.listing.Listing;
import bonafide.screening.match.Asked;
import java.util.List;
import java.util.function.Predicate;

/// Is the subject on a watchlist? Any hit is for a person to review: a name alone proves
/// nothing.
public final class WatchlistCheck implements Check {
  private final Watchlists watchlists;

  public WatchlistCheck(Watchlists watchlists) {
    this.watchlists = watchlists;
  }

  @Override
  public String kind() {
    return "watchlists";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Watchlists;
  }

  @Override
  public Outcome judge(Question question) {
    return switch (question.settings()) {
      case Settings.Watchlists settings -> {
        var hits =
            watchlists.screen(
                question.environment(),
                asked(question),
                filter(settings),
                settings.threshold(),
                settings.limit());
        yield new Outcome.Judged(
            hits.hits().isEmpty() ? Verdict.CLEAR : Verdict.REVIEW,
            List.of(reason(hits, settings)),
            hits);
      }
    };
  }

  private static Asked asked(Question question) {
    return switch (question.subject()) {
      case Person person ->
          Asked.person(person.fullName(), person.born(), person.nationality(), person.sex());
      case Company company ->
          Asked.entity(company.name(), company.registered(), company.domicile());
    };
  }

  private static Predicate<Listing> filter(Settings.Watchlists settings) {
    return listing ->
        (settings.publishers().isEmpty() || settings.publishers().contains(listing.publisher()))
            && (settings.topics().isEmpty()
                || listing.topics().stream().anyMatch(topic -> counts(topic, listing, settings)));
  }

  private static boolean counts(Topic topic, Listing listing, Settings.Watchlists settings) {
    return settings.topics().contains(topic)
        && (topic != Topic.PEP || !settings.officeToday() || listing.current());
  }

  private static String reason(Hits hits, Settings.Watchlists settings) {
    if (hits.hits().isEmpty())
      return "No listing reaches %d of 100.".formatted(settings.threshold());
    var best = hits.hits().getFirst();
    return "%d listing%s at or above %d of 100; the best is %s of %s with %d."
        .formatted(
            hits.hits().size(),
            hits.hits().size() == 1 ? "" : "s",
            settings.threshold(),
            best.listing(),
            best.publisher(),
            best.score());
  }
}
