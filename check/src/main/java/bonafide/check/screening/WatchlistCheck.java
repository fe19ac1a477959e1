package bonafide.check.screening;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.DocumentReading;
import bonafide.core.Entry;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.Topic;
import bonafide.core.Verdict;
import bonafide.screening.Watchlists;
import bonafide.screening.listing.Section;
import bonafide.screening.match.Asked;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
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
  public boolean answersAtOnce(Question question) {
    return true;
  }

  /// The name may stand on a document only.
  @Override
  public boolean usesOthers(Question question) {
    return question.subject() instanceof Entry;
  }

  @Override
  public Outcome judge(Question question) {
    var asked = asked(question);
    if (!(question.settings() instanceof Settings.Watchlists settings) || asked.isEmpty()) {
      return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "there is no name to screen");
    }
    var hits =
        watchlists.screen(
            question.environment(),
            asked.get(),
            filter(settings),
            settings.threshold(),
            settings.limit());
    return new Outcome.Judged(
        hits.hits().isEmpty() ? Verdict.CLEAR : Verdict.REVIEW,
        List.of(reason(hits, settings)),
        hits);
  }

  private static Optional<Asked> asked(Question question) {
    return question.subject() instanceof Entry
        ? question.found(DocumentReading.class).flatMap(WatchlistCheck::holder)
        : Targets.of(question.subject());
  }

  /// Whom a document of the same order names.
  private static Optional<Asked> holder(DocumentReading reading) {
    var names = new StringJoiner(" ");
    for (var field : List.of("given_name", "middle_name", "surname", "name"))
      reading.field(field).ifPresent(name -> names.add(name.value()));
    if (names.length() == 0) reading.field("full_name").ifPresent(name -> names.add(name.value()));
    return names.length() == 0
        ? Optional.empty()
        : Optional.of(Asked.person(names.toString(), null, null, null));
  }

  private static Predicate<Section> filter(Settings.Watchlists settings) {
    return section ->
        (settings.publishers().isEmpty() || settings.publishers().contains(section.publisher()))
            && (settings.topics().isEmpty()
                || section.topics().stream().anyMatch(topic -> counts(topic, section, settings)));
  }

  private static boolean counts(Topic topic, Section section, Settings.Watchlists settings) {
    return settings.topics().contains(topic)
        && (topic != Topic.PEP || !settings.officeToday() || section.current());
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
