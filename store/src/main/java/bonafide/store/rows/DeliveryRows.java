package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Callbacks to be delivered, delivered, or given up for the operator to look at.
public final class DeliveryRows {
  private final Handle handle;

  public DeliveryRows(Handle handle) {
    this.handle = handle;
  }

  public enum State {
    WAITING,
    DELIVERED,
    PARKED
  }

  /// @param body sealed
  /// @param signature with another key than the client's callback secret; null for most
  /// @param sequence grows with every delivery: of two about one verification the greater is
  ///     the later
  public record DeliveryRow(
      String id,
      long sequence,
      String clientId,
      Environment environment,
      @Nullable String verificationId,
      String type,
      String url,
      byte[] body,
      @Nullable String signature,
      State state,
      int attempts,
      @Nullable Integer lastStatus,
      @Nullable String lastError,
      Instant created,
      Instant updated) {}

  public void insert(
      String id,
      String clientId,
      Environment environment,
      @Nullable String verificationId,
      String type,
      String url,
      byte[] body,
      @Nullable String signature,
      Instant at) {
    handle
        .createUpdate(
            "insert into delivery (id, client_id, environment, verification_id, type, url, body,"
                + " signature, status, created, updated) values (:id, :client, :environment,"
                + " :verification, :type, :url, :body, :signature, 'WAITING', :at, :at)")
        .bind("signature", signature)
        .bind("id", id)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("verification", verificationId)
        .bind("type", type)
        .bind("url", url)
        .bind("body", body)
        .bind("at", at)
        .execute();
  }

  public Optional<DeliveryRow> find(String id) {
    return handle
        .createQuery("select * from delivery where id = :id")
        .bind("id", id)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  public void record(
      String id, State state, @Nullable Integer status, @Nullable String error, Instant at) {
    handle
        .createUpdate(
            "update delivery set status = :state, attempts = attempts + 1, last_status = :status,"
                + " last_error = :error, updated = :at where id = :id")
        .bind("state", state.name())
        .bind("status", status)
        .bind("error", error)
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  /// Newest first; all clients when none is named, all states when none is named.
  public List<DeliveryRow> list(@Nullable String clientId, @Nullable State state, int limit) {
    return handle
        .createQuery(
            "select * from delivery where (cast(:client as text) is null or client_id = :client)"
                + " and (cast(:state as text) is null or status = :state) order by sequence desc"
                + " limit :limit")
        .bind("client", clientId)
        .bind("state", state == null ? null : state.name())
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// A client's in one environment, newest first.
  ///
  /// @param verificationId null for all
  /// @param before the sequence of the last one of the page before; null for the first page
  public List<DeliveryRow> page(
      String clientId,
      Environment environment,
      @Nullable String verificationId,
      @Nullable State state,
      @Nullable Long before,
      int limit) {
    return handle
        .createQuery(
            "select * from delivery where client_id = :client and environment = :environment and"
                + " (cast(:verification as text) is null or verification_id = :verification) and"
                + " (cast(:state as text) is null or status = :state) and (cast(:before as bigint)"
                + " is null or sequence < :before) order by sequence desc limit :limit")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("verification", verificationId)
        .bind("state", state == null ? null : state.name())
        .bind("before", before)
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// How many there are of each state, of one client since then.
  public Map<String, Long> states(String clientId, Environment environment, Instant since) {
    return handle
        .createQuery(
            "select status, count(*) as many from delivery where client_id = :client and"
                + " environment = :environment and (created >= :since or status = 'PARKED') group"
                + " by 1")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("since", since)
        .<Map<String, Long>>reduceRows(
            new TreeMap<>(),
            (counts, row) -> {
              counts.put(row.getColumn("status", String.class), row.getColumn("many", Long.class));
              return counts;
            });
  }

  /// Puts a parked or delivered one back; false when there is none such.
  public boolean replay(String id, Instant at) {
    return handle
            .createUpdate(
                "update delivery set status = 'WAITING', attempts = 0, updated = :at where id = :id"
                    + " and status <> 'WAITING'")
            .bind("at", at)
            .bind("id", id)
            .execute()
        == 1;
  }

  public long count(State state) {
    return handle
        .createQuery("select count(*) from delivery where status = :state")
        .bind("state", state.name())
        .mapTo(Long.class)
        .one();
  }

  private static DeliveryRow row(ResultSet rs) throws SQLException {
    return new DeliveryRow(
        rs.getString("id"),
        rs.getLong("sequence"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getString("verification_id"),
        rs.getString("type"),
        rs.getString("url"),
        rs.getBytes("body"),
        rs.getString("signature"),
        State.valueOf(rs.getString("status")),
        rs.getInt("attempts"),
        rs.getObject("last_status", Integer.class),
        rs.getString("last_error"),
        Rows.instant(rs, "created"),
        Rows.instant(rs, "updated"));
  }
}
