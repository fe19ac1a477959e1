package bonafide.store.rows;

import bonafide.core.Environment;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Recent answers of sources, sealed.
public final class AnswerRows {
  private final Handle handle;

  public AnswerRows(Handle handle) {
    this.handle = handle;
  }

  public Optional<byte[]> find(String clientId, Environment environment, byte[] key, Instant now) {
    return handle
        .createQuery(
            "select answer from source_answer where client_id = :client and environment ="
                + " :environment and key = :key and expires > :now")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("key", key)
        .bind("now", now)
        .map((rs, _) -> rs.getBytes("answer"))
        .findOne();
  }

  public void keep(
      String clientId, Environment environment, byte[] key, byte[] answer, Instant expires) {
    handle
        .createUpdate(
            "insert into source_answer (client_id, environment, key, answer, expires) values"
                + " (:client, :environment, :key, :answer, :expires) on conflict (client_id,"
                + " environment, key) do update set answer = :answer, expires = :expires")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("key", key)
        .bind("answer", answer)
        .bind("expires", expires)
        .execute();
  }

  public int forgetBefore(Instant time) {
    return handle
        .createUpdate("delete from source_answer where expires < :time")
        .bind("time", time)
        .execute();
  }
}
