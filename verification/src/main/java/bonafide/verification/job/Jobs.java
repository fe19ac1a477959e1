package bonafide.verification.job;

import bonafide.store.Database;
import bonafide.store.Work;
import bonafide.store.rows.JobRows.Queue;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is planned in the transaction that causes it and run at least once by some node. A
/// job is only a kind and an id; what it is about stands in the tables.
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final int MISSED_BEATS = 4;
  private static final Duration AFTER_A_CRASH = Duration.ofSeconds(5);

  private final Map<Queue, Function<String, JobEnd>> handlers = new ConcurrentHashMap<>();
  private final List<Scheduler> schedulers = new ArrayList<>();
  private final Database database;
  private final InstantSource clock;
  private final Duration polling;
  private final List<RecurringTask<?>> recurring = new ArrayList<>();

  /// @param polling how often a node looks for due work it was not told of
  public Jobs(Database database, InstantSource clock, Duration polling) {
    this.database = database;
    this.clock = clock;
    this.polling = polling;
  }

  /// Names who runs jobs of a kind; before `start`.
  public void handle(Queue kind, Function<String, JobEnd> handler) {
    handlers.put(kind, handler);
  }

  /// Housekeeping on one node at a time; before `start`.
  public void repeat(String name, Duration every, Runnable work) {
    recurring.add(Tasks.recurring(name, FixedDelay.of(every)).execute((_, _) -> work.run()));
  }

  public void plan(Work work, Queue kind, String id, Instant when) {
    work.jobs().plan(kind, id, when);
  }

  /// Looks for due work now; call it after the planning transaction.
  public void wake() {
    schedulers.forEach(Scheduler::triggerCheckForDueExecutions);
  }

  /// Verifications and deliveries have schedulers of their own: slow receivers must not hold up
  /// judging.
  public void start() {
    schedulers.add(
        scheduler(Queue.VERIFICATION, 256, List.of(task(Queue.VERIFICATION)), List.of()));
    schedulers.add(scheduler(Queue.DELIVERY, 128, List.of(task(Queue.DELIVERY)), List.of()));
    schedulers.add(scheduler(Queue.HOUSEKEEPING, 2, List.of(), recurring));
    schedulers.forEach(Scheduler::start);
  }

  private Scheduler scheduler(
      Queue queue, int threads, List<Task<?>> tasks, List<RecurringTask<?>> repeated) {
    return Scheduler.create(database.dataSource(), tasks)
        .tableName(queue.table())
        .startTasks(repeated)
        .threads(threads)
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .pollUsingLockAndFetch(0.5, 3.0)
        .pollingInterval(polling)
        .heartbeatInterval(HEARTBEAT)
        .missedHeartbeatsLimit(MISSED_BEATS)
        .schedulerName(
            new SchedulerName.Fixed(
                queue.name()
                    + "@"
                    + ProcessHandle.current().pid()
                    + "-"
                    + Integer.toHexString(System.identityHashCode(this))))
        .serializer(new OnlyIds())
        .shutdownMaxWait(Duration.ofSeconds(20))
        .build();
  }

  private Task<?> task(Queue kind) {
    return Tasks.custom(kind.name(), Void.class)
        .onFailure(
            (complete, operations) -> {
              LOG.error(
                  "job {} {} broke",
                  kind,
                  complete.getExecution().taskInstance.getId(),
                  complete.getCause().orElse(null));
              operations.reschedule(
                  complete,
                  clock
                      .instant()
                      .plus(
                          AFTER_A_CRASH.multipliedBy(
                              Math.min(60, 1 + complete.getExecution().consecutiveFailures))));
            })
        .onDeadExecutionRevive()
        .execute((instance, _) -> end(kind, instance.getId()));
  }

  private CompletionHandler<Void> end(Queue kind, String id) {
    var handler = handlers.get(kind);
    if (handler == null) throw new IllegalStateException("nobody runs jobs of kind " + kind);
    return switch (handler.apply(id)) {
      case JobEnd.Done _ -> (complete, operations) -> operations.remove();
      case JobEnd.GaveUp(var why) ->
          (complete, operations) -> {
            LOG.warn("job {} {} given up: {}", kind, id, why);
            operations.remove();
          };
      case JobEnd.Again(var after) ->
          (complete, operations) -> operations.reschedule(complete, clock.instant().plus(after));
    };
  }

  /// Lets running jobs end, for a while; what does not end is run again elsewhere.
  @Override
  public void close() {
    schedulers.forEach(Scheduler::stop);
  }

  /// Jobs carry no data, and nothing in the table is ever turned into objects.
  private static final class OnlyIds implements Serializer {
    @Override
    public byte[] serialize(@Nullable Object data) {
      return new byte[0];
    }

    @Override
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    public <T> T deserialize(Class<T> type, byte[] data) {
      return null;
    }
  }
}
