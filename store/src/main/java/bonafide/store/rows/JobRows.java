package bonafide.store.rows;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Puts work into the scheduler's table inside the caller's own transaction, so that it exists if and only if its cause does.
public final class JobRows {
  private final Handle handle;

  public JobRows(Handle handle) {
    this.handle = handle;
  }

  /// Does nothing when this work is already planned.
  public void plan(String task, String instance, Instant when) {
    handle
        .createUpdate(
            "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version) values (:task, :instance, :when, false, 1)"
                + " on conflict do nothing")
        .bind("task", task).bind("instance", instance).bind("when", when)
        .execute();
  }

  /// How long the oldest due work has been waiting, in seconds.
  public double lagSeconds(Instant now) {
    return handle
        .createQuery("select coalesce(extract(epoch from cast(:now as timestamptz) - min(execution_time)), 0) from scheduled_tasks where not picked and execution_time < :now")
        .bind("now", now)
        .mapTo(Double.class)
        .one();
  }
}
