package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What persons decided about verifications, once each, and against which lists everybody
/// monitored was last screened.
public final class ReviewRows {
  private final Handle handle;

  public ReviewRows(Handle handle) {
    this.handle = handle;
  }

  /// @param reviewer who decided
  /// @param comment sealed
  /// @param next when it is to be looked at again; null when it is not
  public record ReviewRow(
      String verificationId,
      boolean accepted,
      String reviewer,
      byte[] comment,
      Instant at,
      @Nullable Instant next) {}

  /// False when somebody decided before.
  public boolean insert(ReviewRow row) {
    var inserted = tryInsert(row);
    if (inserted)
      handle
          .createUpdate("update verification set reviewed = true where id = :id")
          .bind("id", row.verificationId())
          .execute();
    return inserted;
  }

  private boolean tryInsert(ReviewRow row) {
    return handle
            .createUpdate(
                "insert into review (verification_id, accepted, reviewer, comment, at, next) values"
                    + " (:id, :accepted, :reviewer, :comment, :at, :next) on conflict do nothing")
            .bind("id", row.verificationId())
            .bind("accepted", row.accepted())
            .bind("reviewer", row.reviewer())
            .bind("comment", row.comment())
            .bind("at", row.at())
            .bind("next", row.next())
            .execute()
        == 1;
  }

  public Optional<ReviewRow> find(String verificationId) {
    return handle
        .createQuery("select * from review where verification_id = :id")
        .bind("id", verificationId)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// Those to be looked at again; nobody else gets them until the transaction ends.
  public List<ReviewRow> due(Instant now, int limit) {
    return handle
        .createQuery(
            "select * from review where next <= :now order by next limit :limit for update skip"
                + " locked")
        .bind("now", now)
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// What of a client is to be looked at again, by id, the next first.
  public SequencedMap<String, Instant> upcoming(
      String clientId, Environment environment, int limit) {
    var next = new LinkedHashMap<String, Instant>();
    handle
        .createQuery(
            "select r.verification_id, r.next from review r join verification v on v.id ="
                + " r.verification_id where r.next is not null and v.client_id = :client and"
                + " v.environment = :environment order by r.next limit :limit")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("limit", limit)
        .map((rs, _) -> next.put(rs.getString("verification_id"), Rows.instant(rs, "next")))
        .list();
    return next;
  }

  /// Another verification takes its place: it is not looked at again.
  public void settle(String verificationId) {
    handle
        .createUpdate("update review set next = null where verification_id = :id")
        .bind("id", verificationId)
        .execute();
  }

  private static ReviewRow row(ResultSet rs) throws SQLException {
    return new ReviewRow(
        rs.getString("verification_id"),
        rs.getBoolean("accepted"),
        rs.getString("reviewer"),
        rs.getBytes("comment"),
        Rows.instant(rs, "at"),
        Rows.instantOrNull(rs, "next"));
  }

  /// Which versions of the lists everybody monitored was last screened against.
  public Optional<String> screened() {
    return handle.createQuery("select state from monitor").mapTo(String.class).findOne();
  }

  public void screened(String state, Instant at) {
    handle
        .createUpdate(
            "insert into monitor (state, at) values (:state, :at) on conflict (one) do update set"
                + " state = :state, at = :at")
        .bind("state", state)
        .bind("at", at)
        .execute();
  }
}
