package bonafide.store.rows;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Puts work into the scheduler's table inside the caller's own transaction, so that it exists
/// if and only if its cause does.
public final class JobRows {
  private final Handle handle;

  public JobRows(Handle handle) {
    this.handle = handle;
  }

  /// The kinds of work, each with a table of its own.
  public enum Queue {
    VERIFICATION("verification_job"),
    DELIVERY("delivery_job"),
    HOUSEKEEPING("housekeeping_job");

    private final String table;

    Queue(String table) {
      this.table = table;
    }

    public String table() {
      return table;
    }
  }

  /// Does nothing when this work is already planned.
  public void plan(Queue queue, String instance, Instant when) {
    handle
        .createUpdate(
            "insert into "
                + queue.table()
                + " (task_name, task_instance, execution_time, picked, version) values (:task,"
                + " :instance, :when, false, 1) on conflict do nothing")
        .bind("task", queue.name())
        .bind("instance", instance)
        .bind("when", when)
        .execute();
  }

  /// How long the oldest due work has been waiting, in seconds.
  public double lagSeconds(Queue queue, Instant now) {
    return handle
        .createQuery(
            "select coalesce(extract(epoch from cast(:now as timestamptz) - min(execution_time)),"
                + " 0) from "
                + queue.table()
                + " where not picked and execution_time < :now")
        .bind("now", now)
        .mapTo(Double.class)
        .one();
  }
}
