package bonafide.verification.desk;

import bonafide.store.Database;
import bonafide.store.rows.RequestRows.RequestRow;
import bonafide.verification.client.Caller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/// The requests of the last days, to be found by their ids. They are written in bundles, beside
/// the requests themselves; what is too much, or was not yet written when a machine broke, is not
/// there.
public final class RequestLog {
  public static final Duration KEPT = Duration.ofDays(7);
  private static final int MOST_WAITING = 20_000;
  private static final int BUNDLE = 1_000;

  private final BlockingQueue<RequestRow> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Database database;
  private final InstantSource clock;

  public RequestLog(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  public void add(RequestRow row) {
    waiting.offer(row);
  }

  /// Writes what has come since the last time.
  public void flush() {
    var bundle = new ArrayList<RequestRow>();
    while (waiting.drainTo(bundle, BUNDLE) > 0) {
      database.run(work -> work.requests().insert(bundle));
      bundle.clear();
    }
  }

  public int forget() {
    return database.transact(work -> work.requests().forgetBefore(clock.instant().minus(KEPT)));
  }

  /// Newest first.
  ///
  /// @param requestId null for all
  public List<RequestRow> list(
      Caller caller, @Nullable String requestId, boolean failedOnly, int limit) {
    return database.transact(
        work ->
            work.requests()
                .list(caller.clientId(), caller.environment(), requestId, failedOnly, limit));
  }
}
