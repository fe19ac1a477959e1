package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What persons said of hits, and what waits for a second person. The database itself refuses a
/// checker who is the maker.
public final class SecondPersonRows {
  private final Handle handle;

  public SecondPersonRows(Handle handle) {
    this.handle = handle;
  }

  /// @param subject a keyed digest of whom the hit was found for
  /// @param listing a keyed digest of what was hit
  /// @param sealed the hit as it was, and the comment
  /// @param state PROPOSED, IN_FORCE, REFUSED or WITHDRAWN
  public record HitReviewRow(
      String id,
      String clientId,
      Environment environment,
      String verificationId,
      String hitId,
      byte[] subject,
      byte[] listing,
      boolean dismissed,
      String reason,
      byte[] sealed,
      String state,
      String maker,
      Instant made,
      @Nullable String checker,
      @Nullable Instant checked,
      @Nullable Instant expires) {}

  /// False when the hit has a review already.
  public boolean insert(HitReviewRow row) {
    return handle
            .createUpdate(
                "insert into hit_review (id, client_id, environment, verification_id, hit_id,"
                    + " subject, listing, dismissed, reason, sealed, state, maker, made, expires)"
                    + " values (:id, :client, :environment, :verification, :hit, :subject,"
                    + " :listing, :dismissed, :reason, :sealed, :state, :maker, :made, :expires) on"
                    + " conflict do nothing")
            .bind("id", row.id())
            .bind("client", row.clientId())
            .bind("environment", row.environment().name())
            .bind("verification", row.verificationId())
            .bind("hit", row.hitId())
            .bind("subject", row.subject())
            .bind("listing", row.listing())
            .bind("dismissed", row.dismissed())
            .bind("reason", row.reason())
            .bind("sealed", row.sealed())
            .bind("state", row.state())
            .bind("maker", row.maker())
            .bind("made", row.made())
            .bind("expires", row.expires())
            .execute()
        == 1;
  }

  /// What stands about the hits of a verification: proposed and in force.
  public List<HitReviewRow> ofVerification(String verificationId) {
    return handle
        .createQuery(
            "select * from hit_review where verification_id = :id and state in ('PROPOSED',"
                + " 'IN_FORCE')")
        .bind("id", verificationId)
        .map((rs, _) -> hitReview(rs))
        .list();
  }

  /// What was last said of the same listing for the same subject, of another hit: in another
  /// search, or in this one before it was made again.
  public Optional<HitReviewRow> remembered(
      String clientId, Environment environment, byte[] subject, byte[] listing, String notHit) {
    return handle
        .createQuery(
            "select * from hit_review where client_id = :client and environment = :environment and"
                + " subject = :subject and listing = :listing and state = 'IN_FORCE' and"
                + " hit_id <> :not order by made desc limit 1")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("subject", subject)
        .bind("listing", listing)
        .bind("not", notHit)
        .map((rs, _) -> hitReview(rs))
        .findOne();
  }

  public Optional<HitReviewRow> lockHitReview(String clientId, String id) {
    return handle
        .createQuery("select * from hit_review where id = :id and client_id = :client for update")
        .bind("id", id)
        .bind("client", clientId)
        .map((rs, _) -> hitReview(rs))
        .findOne();
  }

  /// False when it is not in that state any more.
  public boolean move(String id, String from, String to, @Nullable String checker, Instant at) {
    return handle
            .createUpdate(
                "update hit_review set state = :to, checker = coalesce(:checker, checker), checked ="
                    + " :at where id = :id and state = :from")
            .bind("to", to)
            .bind("checker", checker)
            .bind("at", at)
            .bind("id", id)
            .bind("from", from)
            .execute()
        == 1;
  }

  public List<HitReviewRow> proposed(String clientId, int limit) {
    return handle
        .createQuery(
            "select * from hit_review where client_id = :client and state = 'PROPOSED' order by"
                + " made limit :limit")
        .bind("client", clientId)
        .bind("limit", limit)
        .map((rs, _) -> hitReview(rs))
        .list();
  }

  private static HitReviewRow hitReview(ResultSet rs) throws SQLException {
    return new HitReviewRow(
        rs.getString("id"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getString("verification_id"),
        rs.getString("hit_id"),
        rs.getBytes("subject"),
        rs.getBytes("listing"),
        rs.getBoolean("dismissed"),
        rs.getString("reason"),
        rs.getBytes("sealed"),
        rs.getString("state"),
        rs.getString("maker"),
        Rows.instant(rs, "made"),
        rs.getString("checker"),
        Rows.instantOrNull(rs, "checked"),
        Rows.instantOrNull(rs, "expires"));
  }

  /// @param object what it is done to, by id
  /// @param sealed what is to be done
  /// @param state PENDING, APPROVED, REFUSED or WITHDRAWN
  public record ApprovalRow(
      String id,
      String clientId,
      Environment environment,
      String action,
      String object,
      byte[] sealed,
      String maker,
      Instant made,
      @Nullable String checker,
      @Nullable Instant checked,
      String state) {}

  /// False when the same is asked for already.
  public boolean insert(ApprovalRow row) {
    return handle
            .createUpdate(
                "insert into approval (id, client_id, environment, action, object, sealed, maker,"
                    + " made, state) values (:id, :client, :environment, :action, :object, :sealed,"
                    + " :maker, :made, 'PENDING') on conflict do nothing")
            .bind("id", row.id())
            .bind("client", row.clientId())
            .bind("environment", row.environment().name())
            .bind("action", row.action())
            .bind("object", row.object())
            .bind("sealed", row.sealed())
            .bind("maker", row.maker())
            .bind("made", row.made())
            .execute()
        == 1;
  }

  public List<ApprovalRow> pending(String clientId, int limit) {
    return handle
        .createQuery(
            "select * from approval where client_id = :client and state = 'PENDING' order by made"
                + " limit :limit")
        .bind("client", clientId)
        .bind("limit", limit)
        .map((rs, _) -> approval(rs))
        .list();
  }

  public Optional<ApprovalRow> pendingFor(String clientId, String object) {
    return handle
        .createQuery(
            "select * from approval where client_id = :client and object = :object and state ="
                + " 'PENDING' limit 1")
        .bind("client", clientId)
        .bind("object", object)
        .map((rs, _) -> approval(rs))
        .findOne();
  }

  public Optional<ApprovalRow> lockApproval(String clientId, String id) {
    return handle
        .createQuery("select * from approval where id = :id and client_id = :client for update")
        .bind("id", id)
        .bind("client", clientId)
        .map((rs, _) -> approval(rs))
        .findOne();
  }

  public void answer(String id, String state, @Nullable String checker, Instant at) {
    handle
        .createUpdate(
            "update approval set state = :state, checker = :checker, checked = :at where id = :id"
                + " and state = 'PENDING'")
        .bind("state", state)
        .bind("checker", checker)
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  private static ApprovalRow approval(ResultSet rs) throws SQLException {
    return new ApprovalRow(
        rs.getString("id"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getString("action"),
        rs.getString("object"),
        rs.getBytes("sealed"),
        rs.getString("maker"),
        Rows.instant(rs, "made"),
        rs.getString("checker"),
        Rows.instantOrNull(rs, "checked"),
        rs.getString("state"));
  }

  /// For which actions a client wants two persons.
  public Set<String> policy(String clientId) {
    return handle
        .createQuery("select action from second_person where client_id = :client")
        .bind("client", clientId)
        .mapTo(String.class)
        .set();
  }

  public void policy(String clientId, Set<String> actions) {
    handle
        .createUpdate("delete from second_person where client_id = :client")
        .bind("client", clientId)
        .execute();
    for (var action : actions)
      handle
          .createUpdate("insert into second_person (client_id, action) values (:client, :action)")
          .bind("client", clientId)
          .bind("action", action)
          .execute();
  }
}
