package bonafide.verification.review;

import bonafide.store.Database;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.ReviewRows.ReviewRow;
import bonafide.verification.client.Caller;
import bonafide.verification.job.Jobs;
import bonafide.verification.order.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decisions of persons and notes of clients on verifications. Of any number of decisions at the
/// same time exactly one is kept.
public final class Reviews {
  private final Database database;
  private final Standings standings;
  private final Jobs jobs;
  private final InstantSource clock;
  private final Told told;

  /// Told of every decision, inside the transaction that keeps it.
  @FunctionalInterface
  public interface Told {
    void reviewed(Verification verification, Standing standing, ClientRow client, Work work);
  }

  public Reviews(
      Database database, Standings standings, Jobs jobs, InstantSource clock, Told told) {
    this.database = database;
    this.standings = standings;
    this.jobs = jobs;
    this.clock = clock;
    this.told = told;
  }

  /// @param again after how long the subject is to be looked at again when it is accepted; null
  ///     for never
  /// @return empty when somebody decided before
  public Optional<Review> decide(
      Caller caller,
      Verification verification,
      boolean accepted,
      String comment,
      @Nullable Duration again) {
    var id = verification.id();
    var now = clock.instant();
    Instant next = accepted && again != null ? now.plus(again) : null;
    var decided =
        database.transact(
            work -> {
              if (work.verifications().lock(id).isEmpty()) return Optional.<Review>empty();
              var row =
                  new ReviewRow(
                      id,
                      accepted,
                      caller.keyId(),
                      standings.comment(caller.client(), comment, id),
                      now,
                      next);
              if (!work.reviews().insert(row)) return Optional.<Review>empty();
              if (!accepted) work.verifications().monitor(id, false);
              work.verifications().touch(id, now);
              work.audit()
                  .append(
                      new AuditRows.Entry(
                          now,
                          caller.clientId(),
                          caller.keyId(),
                          accepted ? "verification.accepted" : "verification.rejected",
                          id,
                          verification.order().plan()));
              var standing = standings.of(work, caller.client(), id);
              told.reviewed(verification.updated(now), standing, caller.client(), work);
              return Optional.ofNullable(standing.review());
            });
    if (decided.isPresent()) jobs.wake();
    return decided;
  }

  /// What is to be looked at again, by id, the next first.
  public SequencedMap<String, Instant> upcoming(Caller caller, int limit) {
    return database.transact(
        work -> work.reviews().upcoming(caller.clientId(), caller.environment(), limit));
  }

  public Standing standing(Caller caller, String id) {
    return database.transact(work -> standings.of(work, caller.client(), id));
  }

  /// Adds notes to those there are; one of the same name is replaced.
  public Map<String, String> note(Caller caller, String id, Map<String, String> more) {
    return database.transact(
        work -> {
          work.verifications().lock(id);
          var all = new TreeMap<>(standings.notes(work, caller.client(), id));
          all.putAll(more);
          work.verifications().note(id, standings.notes(caller.client(), all, id), clock.instant());
          return all;
        });
  }
}
