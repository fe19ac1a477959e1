package bonafide.store.rows;

import bonafide.core.Environment;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The first answer to each request that carried an Idempotency-Key.
public final class IdempotencyRows {
  private final Handle handle;

  public IdempotencyRows(Handle handle) {
    this.handle = handle;
  }

  /// @param status null while the first request is still being worked on
  /// @param body sealed
  public record IdempotencyRow(
      byte[] requestHash, @Nullable Integer status, byte @Nullable [] body, Instant created) {}

  /// True when the key is new and now belongs to the caller.
  public boolean claim(
      String clientId, Environment environment, String key, byte[] requestHash, Instant at) {
    return handle
            .createUpdate(
                "insert into idempotency (client_id, environment, key, request_hash, created)"
                    + " values (:client, :environment, :key, :hash, :at) on conflict do nothing")
            .bind("client", clientId)
            .bind("environment", environment.name())
            .bind("key", key)
            .bind("hash", requestHash)
            .bind("at", at)
            .execute()
        == 1;
  }

  public Optional<IdempotencyRow> find(String clientId, Environment environment, String key) {
    return handle
        .createQuery(
            "select request_hash, status, body, created from idempotency where client_id = :client"
                + " and environment = :environment and key = :key")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("key", key)
        .map(
            (rs, _) ->
                new IdempotencyRow(
                    rs.getBytes("request_hash"),
                    rs.getObject("status", Integer.class),
                    rs.getBytes("body"),
                    Rows.instant(rs, "created")))
        .findOne();
  }

  public void answer(
      String clientId, Environment environment, String key, int status, byte[] body) {
    handle
        .createUpdate(
            "update idempotency set status = :status, body = :body where client_id = :client and"
                + " environment = :environment and key = :key")
        .bind("status", status)
        .bind("body", body)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("key", key)
        .execute();
  }

  public void release(String clientId, Environment environment, String key) {
    handle
        .createUpdate(
            "delete from idempotency where client_id = :client and environment = :environment and"
                + " key = :key")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("key", key)
        .execute();
  }

  public int forgetBefore(Instant time) {
    return handle
        .createUpdate("delete from idempotency where created < :time")
        .bind("time", time)
        .execute();
  }
}
