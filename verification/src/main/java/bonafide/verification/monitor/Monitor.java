package bonafide.verification.monitor;

import bonafide.check.Settings;
import bonafide.check.screening.ListWatch;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import bonafide.verification.order.Verifications.Reopening;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps what is known of monitored subjects true when the lists change: whoever the change can
/// concern is screened again. What nobody decided yet is brought up to date; what somebody decided
/// is ordered anew when there is a new hit, or a listing has changed in something material.
public final class Monitor {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
  private static final int PAGE = 500;

  /// What an order remembers of the one it follows.
  public static final String FOLLOWS = "follows";

  /// And why it follows.
  public static final String BECAUSE = "because";

  /// And the hits that were looked at before and are not the subject.
  public static final String CLEARED = "cleared";

  private final Database database;
  private final ListWatch lists;
  private final Verifications verifications;
  private final InstantSource clock;

  public Monitor(
      Database database, ListWatch lists, Verifications verifications, InstantSource clock) {
    this.database = database;
    this.lists = lists;
    this.verifications = verifications;
    this.clock = clock;
  }

  /// How a change of the lists was gone through.
  ///
  /// @param monitored how many subjects there are
  /// @param screened how many of them were screened again
  /// @param changed for how many something material has changed
  public record Run(int monitored, int screened, int changed) {
    Run plus(int screenedMore, int changedMore) {
      return new Run(monitored + 1, screened + screenedMore, changed + changedMore);
    }
  }

  /// Screens again whom the lists' change since the last run concerns; empty when they are as they
  /// were.
  public Optional<Run> run() {
    var state = lists.state();
    var before = database.transact(work -> work.reviews().screened());
    if (before.isPresent() && before.get().equals(state)) return Optional.empty();
    var change = before.flatMap(lists::since);
    var run = run(change);
    database.run(work -> work.reviews().screened(state, clock.instant()));
    if (run.monitored() > 0)
      LOG.info(
          "the lists changed: {} of {} monitored subjects screened again, {} with a change",
          run.screened(),
          run.monitored(),
          run.changed());
    return Optional.of(run);
  }

  private Run run(Optional<ListWatch.Change> change) {
    var hit = change.map(c -> verifications.monitoredHits(c.listings())).orElse(Set.of());
    var run = new Run(0, 0, 0);
    var after = "";
    while (true) {
      var page = verifications.monitored(after, PAGE);
      for (var verification : page) {
        var settings = settings(verification);
        var isConcerned =
            settings.isPresent()
                && (change.isEmpty()
                    || hit.contains(verification.id())
                    || change
                        .get()
                        .concerns(verification.order().subject(), settings.get().threshold()));
        run =
            isConcerned ? run.plus(1, again(verification, settings.get()) ? 1 : 0) : run.plus(0, 0);
      }
      if (page.size() < PAGE) return run;
      after = page.getLast().id();
    }
  }

  private static Optional<Settings.Watchlists> settings(Verification verification) {
    return verification.order().checks().stream()
        .filter(Settings.Watchlists.class::isInstance)
        .map(Settings.Watchlists.class::cast)
        .findFirst();
  }

  private boolean again(Verification verification, Settings.Watchlists settings) {
    if (!(verifications.again(verification, settings)
        instanceof Outcome.Judged(var verdict, var reasons, Hits now))) return false;
    var kept = verification.finding(Hits.class).map(Hits::hits).orElse(List.of());
    var before = new HashMap<String, Hit>();
    for (var hit : kept) before.putIfAbsent(hit.listing(), hit);
    var what = Changed.of(before, now);
    if (what.isNothing()) return false;
    return verifications.renew(
        verification,
        settings,
        new Outcome.Judged(verdict, reasons, now),
        what.sentence(),
        what.isMore() ? again(what.sentence()) : null);
  }

  /// How many listings are new, have changed in something material, or are gone.
  private record Changed(int fresh, int different, int gone) {
    static Changed of(Map<String, Hit> before, Hits now) {
      var fresh = 0;
      var different = 0;
      var gone = new HashSet<>(before.keySet());
      for (var hit : now.hits()) {
        gone.remove(hit.listing());
        var was = before.get(hit.listing());
        if (was == null) fresh++;
        else if (!Difference.between(was, hit).isEmpty()) different++;
      }
      return new Changed(fresh, different, gone.size());
    }

    boolean isNothing() {
      return fresh + different + gone == 0;
    }

    /// That a listing is gone reopens nothing.
    boolean isMore() {
      return fresh + different > 0;
    }

    String sentence() {
      return "%d new, %d changed and %d removed listings".formatted(fresh, different, gone);
    }
  }

  /// The same order once more, as one that follows.
  private static Reopening again(String why) {
    return (decided, number) -> {
      var order = decided.order();
      var echo = new HashMap<>(order.echo());
      echo.put(FOLLOWS, order.number() == null ? order.id() : order.number());
      echo.put(BECAUSE, why);
      echo.put(CLEARED, decided.finding(Hits.class).map(Hits::hits).orElse(List.of()));
      return new Order(
          Ids.uuid(),
          order.plan(),
          order.subject(),
          order.checks(),
          order.reference(),
          echo,
          order.twinKey(),
          number,
          decided.id(),
          order.keptDays());
    };
  }

  /// Looks again at whom it is time for, and says how many that were.
  public int review() {
    var due = database.transact(work -> work.reviews().due(clock.instant(), 200));
    var count = 0;
    for (var review : due) {
      var found = verifications.any(review.verificationId());
      if (found.isPresent() && verifications.reopen(found.get(), "it is time", again("it is time")))
        count++;
    }
    return count;
  }
}
