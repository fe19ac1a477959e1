package bonafide.store.rows;

import bonafide.core.Environment;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The last days' requests of clients, without what they said.
public final class RequestRows {
  private final Handle handle;

  public RequestRows(Handle handle) {
    this.handle = handle;
  }

  public record RequestRow(
      String requestId,
      String clientId,
      Environment environment,
      String keyId,
      String method,
      String path,
      int status,
      int millis,
      Instant at) {}

  public void insert(List<RequestRow> rows) {
    var batch =
        handle.prepareBatch(
            "insert into request_log (request_id, client_id, environment, key_id, method, path,"
                + " status, millis, at) values (:request, :client, :environment, :key, :method,"
                + " :path, :status, :millis, :at)");
    for (var row : rows)
      batch
          .bind("request", row.requestId())
          .bind("client", row.clientId())
          .bind("environment", row.environment().name())
          .bind("key", row.keyId())
          .bind("method", row.method())
          .bind("path", row.path())
          .bind("status", row.status())
          .bind("millis", row.millis())
          .bind("at", row.at())
          .add();
    batch.execute();
  }

  /// Newest first.
  ///
  /// @param requestId null for all
  public List<RequestRow> list(
      String clientId,
      Environment environment,
      @Nullable String requestId,
      boolean failedOnly,
      int limit) {
    return handle
        .createQuery(
            "select * from request_log where client_id = :client and environment = :environment and"
                + " (cast(:request as text) is null or request_id = :request) and (not :failed or"
                + " status >= 400) order by id desc limit :limit")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("request", requestId)
        .bind("failed", failedOnly)
        .bind("limit", limit)
        .map(
            (rs, _) ->
                new RequestRow(
                    rs.getString("request_id"),
                    rs.getString("client_id"),
                    Environment.valueOf(rs.getString("environment")),
                    rs.getString("key_id"),
                    rs.getString("method"),
                    rs.getString("path"),
                    rs.getInt("status"),
                    rs.getInt("millis"),
                    Rows.instant(rs, "at")))
        .list();
  }

  public int forgetBefore(Instant at) {
    return handle.createUpdate("delete from request_log where at < :at").bind("at", at).execute();
  }
}
