package bonafide.store.rows;

import bonafide.core.Decision;
import bonafide.core.Environment;
import bonafide.core.Status;
import bonafide.core.Verdict;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Verifications, the checks they consist of, and the hits that can be read by their own id.
public final class VerificationRows {
  private final Handle handle;

  public VerificationRows(Handle handle) {
    this.handle = handle;
  }

  /// @param ordered the sealed order
  /// @param subjectKey a keyed digest of what the order is about, where a running twin matters
  /// @param accountId whose order it is, where there are accounts
  /// @param deadline until when evidence may be handed in; null when none is awaited
  /// @param number by which some surfaces know it; null elsewhere
  /// @param origin the order that led to it; null for most
  public record VerificationRow(
      String id,
      String clientId,
      Environment environment,
      String plan,
      Status status,
      @Nullable String reference,
      byte[] ordered,
      byte @Nullable [] subjectKey,
      @Nullable Decision decision,
      @Nullable String accountId,
      @Nullable Instant deadline,
      @Nullable Long number,
      @Nullable String origin,
      Instant created,
      Instant updated) {}

  /// @param outcome sealed; null until the check has ended
  /// @param finished null likewise
  public record CheckRow(
      String kind, byte @Nullable [] outcome, int attempts, @Nullable Instant finished) {}

  /// False when an order with this id is there already.
  ///
  /// @param eraseAt when it is erased; null for as the installation has it
  public boolean insert(VerificationRow row, @Nullable Instant eraseAt) {
    return handle
            .createUpdate(
                "insert into verification (id, client_id, environment, plan, status, reference,"
                    + " ordered, subject_key, account_id, deadline, number, origin, created, updated,"
                    + " erase_at) values (:id, :client, :environment, :plan, :status, :reference, :ordered,"
                    + " :subject, :account, :deadline, :number, :origin, :created, :updated,"
                    + " :erase) on conflict do nothing")
            .bind("id", row.id())
            .bind("client", row.clientId())
            .bind("environment", row.environment().name())
            .bind("plan", row.plan())
            .bind("status", row.status().name())
            .bind("reference", row.reference())
            .bind("ordered", row.ordered())
            .bind("subject", row.subjectKey())
            .bind("account", row.accountId())
            .bind("deadline", row.deadline())
            .bind("number", row.number())
            .bind("origin", row.origin())
            .bind("created", row.created())
            .bind("updated", row.updated())
            .bind("erase", eraseAt)
            .execute()
        == 1;
  }

  public void insertCheck(String verificationId, String kind) {
    handle
        .createUpdate("insert into check_run (verification_id, kind) values (:id, :kind)")
        .bind("id", verificationId)
        .bind("kind", kind)
        .execute();
  }

  /// Somebody else's verification is as unknown as one that never was.
  public Optional<VerificationRow> find(String clientId, Environment environment, String id) {
    return handle
        .createQuery(
            "select * from verification where id = :id and client_id = :client and environment ="
                + " :environment and erased is null")
        .bind("id", id)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// Whether an earlier order about the same is still running.
  public boolean hasRunningTwin(VerificationRow row) {
    return handle
        .createQuery(
            "select exists (select 1 from verification where client_id = :client and environment ="
                + " :environment and subject_key = :subject and status in ('QUEUED', 'RUNNING',"
                + " 'WAITING') and id <> :id and (created, id) < (:created, :id))")
        .bind("client", row.clientId())
        .bind("environment", row.environment().name())
        .bind("subject", row.subjectKey())
        .bind("id", row.id())
        .bind("created", row.created())
        .mapTo(Boolean.class)
        .one();
  }

  /// A page of a plan's verifications with a reference, newest first.
  ///
  /// @param after the last one of the page before; null for the first page
  public List<VerificationRow> page(
      String clientId,
      Environment environment,
      String plan,
      String reference,
      @Nullable String after,
      int limit) {
    return handle
        .createQuery(
            "select * from verification where client_id = :client and environment = :environment"
                + " and plan = :plan and reference = :reference and (cast(:after as text) is null"
                + " or (created, id) < (select created, id from verification where id = :after and"
                + " client_id = :client and environment = :environment)) order by created desc, id"
                + " desc limit :limit")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("plan", plan)
        .bind("reference", reference)
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// For the job that runs it; locks the row until the transaction ends.
  /// Until when evidence is awaited.
  public Optional<Instant> deadline(String id) {
    return handle
        .createQuery("select deadline from verification where id = :id and deadline is not null")
        .bind("id", id)
        .map((rs, _) -> Rows.instant(rs, "deadline"))
        .findOne();
  }

  public Optional<VerificationRow> lock(String id) {
    return handle
        .createQuery("select * from verification where id = :id and erased is null for update")
        .bind("id", id)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  private static VerificationRow row(ResultSet rs) throws SQLException {
    var verdict = rs.getString("verdict");
    var decision =
        verdict == null
            ? null
            : new Decision(
                Verdict.valueOf(verdict),
                rs.getString("decided_by"),
                Rows.instant(rs, "decided_at"));
    return new VerificationRow(
        rs.getString("id"),
        rs.getString("client_id"),
        Environment.valueOf(rs.getString("environment")),
        rs.getString("plan"),
        Status.valueOf(rs.getString("status")),
        rs.getString("reference"),
        rs.getBytes("ordered"),
        rs.getBytes("subject_key"),
        decision,
        rs.getString("account_id"),
        Rows.instantOrNull(rs, "deadline"),
        rs.getObject("number", Long.class),
        rs.getString("origin"),
        Rows.instant(rs, "created"),
        Rows.instant(rs, "updated"));
  }

  /// The orders of an account, oldest first.
  public List<VerificationRow> ofAccount(
      String clientId, Environment environment, String accountId) {
    return handle
        .createQuery(
            "select * from verification where account_id = :account and client_id = :client and"
                + " environment = :environment and erased is null order by created, id")
        .bind("account", accountId)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map((rs, _) -> row(rs))
        .list();
  }

  /// Orders that waited for evidence in vain; nobody else gets them until the transaction ends.
  public List<VerificationRow> overdue(Instant now, int limit) {
    return handle
        .createQuery(
            "select * from verification where status = 'AWAITING_EVIDENCE' and deadline <= :now and"
                + " erased is null order by deadline limit :limit for update skip locked")
        .bind("now", now)
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// Orders that ended and whose own time has come to be erased; nobody else gets them until the
  /// transaction ends. Who is monitored is kept.
  public List<VerificationRow> outlived(Instant now, int limit) {
    return ended("erase_at <= :time", "erase_at", now, limit);
  }

  /// The same of those that have no time of their own, and were ordered until then.
  public List<VerificationRow> orderedUntil(Instant time, int limit) {
    return ended("erase_at is null and created <= :time", "created", time, limit);
  }

  private List<VerificationRow> ended(String which, String by, Instant time, int limit) {
    return handle
        .createQuery(
            ("select * from verification where erased is null and not monitored and status in"
                    + " ('DONE', 'FAILED', 'EXPIRED') and %s order by %s limit :limit for update"
                    + " skip locked")
                .formatted(which, by))
        .bind("time", time)
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// Evidence came: it may be waited for until then.
  public void await(String id, Instant deadline, Instant at) {
    handle
        .createUpdate("update verification set deadline = :deadline, updated = :at where id = :id")
        .bind("deadline", deadline)
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  /// What was waited for is there; the order as it now stands is to be worked on.
  public void begin(String id, byte[] ordered, Instant at) {
    handle
        .createUpdate(
            "update verification set ordered = :ordered, status = 'QUEUED', deadline = null,"
                + " updated = :at where id = :id")
        .bind("ordered", ordered)
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  /// Nothing about a person stays; that there was an order, and its decision, does.
  public void erase(String id, byte[] ordered, Instant at) {
    handle
        .createUpdate(
            "update verification set ordered = :ordered, reference = null, subject_key = null,"
                + " erased = :at, updated = :at where id = :id")
        .bind("ordered", ordered)
        .bind("at", at)
        .bind("id", id)
        .execute();
    handle
        .createUpdate("update verification set notes = null, monitored = false where id = :id")
        .bind("id", id)
        .execute();
    handle.createUpdate("delete from approval where object = :id").bind("id", id).execute();
    for (var table :
        List.of(
            "check_run",
            "hit",
            "evidence",
            "delivery",
            "review",
            "hit_review",
            "case_note",
            "assignment"))
      handle
          .createUpdate("delete from " + table + " where verification_id = :id")
          .bind("id", id)
          .execute();
  }

  public List<CheckRow> checks(String verificationId) {
    return handle
        .createQuery(
            "select kind, outcome, attempts, finished from check_run where verification_id = :id order by"
                + " kind")
        .bind("id", verificationId)
        .map(
            (rs, _) ->
                new CheckRow(
                    rs.getString("kind"),
                    rs.getBytes("outcome"),
                    rs.getInt("attempts"),
                    Rows.instantOrNull(rs, "finished")))
        .list();
  }

  /// Keeps the first outcome of a check; false when it already had one.
  public boolean finishCheck(String verificationId, String kind, byte[] outcome, Instant at) {
    return handle
            .createUpdate(
                "update check_run set outcome = :outcome, finished = :at, attempts = attempts + 1"
                    + " where verification_id = :id and kind = :kind and outcome is null")
            .bind("outcome", outcome)
            .bind("at", at)
            .bind("id", verificationId)
            .bind("kind", kind)
            .execute()
        == 1;
  }

  public void countAttempt(String verificationId, String kind) {
    handle
        .createUpdate(
            "update check_run set attempts = attempts + 1 where verification_id = :id and kind ="
                + " :kind")
        .bind("id", verificationId)
        .bind("kind", kind)
        .execute();
  }

  public void status(String id, Status status, Instant at) {
    handle
        .createUpdate("update verification set status = :status, updated = :at where id = :id")
        .bind("status", status.name())
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  /// Ends a verification once; false when it has ended before.
  public boolean decide(String id, Status status, Decision decision) {
    return handle
            .createUpdate(
                "update verification set status = :status, verdict = :verdict, decided_by = :by,"
                    + " decided_at = :at, updated = :at where id = :id and verdict is null")
            .bind("status", status.name())
            .bind("verdict", decision.verdict().name())
            .bind("by", decision.by())
            .bind("at", decision.at())
            .bind("id", id)
            .execute()
        == 1;
  }

  /// @param listing a keyed digest of the listing
  public void insertHit(
      String hitId,
      String verificationId,
      String clientId,
      Environment environment,
      byte[] listing) {
    handle
        .createUpdate(
            "insert into hit (id, verification_id, client_id, environment, listing) values (:id,"
                + " :verification, :client, :environment, :listing)")
        .bind("listing", listing)
        .bind("id", hitId)
        .bind("verification", verificationId)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .execute();
  }

  /// The verification a hit belongs to.
  public Optional<String> ofHit(String clientId, Environment environment, String hitId) {
    return handle
        .createQuery(
            "select verification_id from hit where id = :id and client_id = :client and environment"
                + " = :environment")
        .bind("id", hitId)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .mapTo(String.class)
        .findOne();
  }

  /// What an order led to, oldest first.
  public List<VerificationRow> from(String clientId, Environment environment, String origin) {
    return handle
        .createQuery(
            "select * from verification where origin = :origin and client_id = :client and"
                + " environment = :environment and erased is null order by created, id")
        .bind("origin", origin)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map((rs, _) -> row(rs))
        .list();
  }

  public long nextNumber() {
    return handle.createQuery("select nextval('order_number')").mapTo(Long.class).one();
  }

  public Optional<VerificationRow> numbered(
      String clientId, Environment environment, String plan, long number) {
    return handle
        .createQuery(
            "select * from verification where number = :number and client_id = :client and"
                + " environment = :environment and plan = :plan and erased is null")
        .bind("number", number)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("plan", plan)
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// A page of a plan's verifications by number, newest first.
  ///
  /// @param reference null for all
  public List<VerificationRow> page(
      String clientId,
      Environment environment,
      String plan,
      @Nullable String reference,
      long offset,
      int limit) {
    return handle
        .createQuery(
            "select * from verification where client_id = :client and environment = :environment"
                + " and plan = :plan and (cast(:reference as text) is null or reference ="
                + " :reference) and erased is null order by created desc, number desc limit :limit"
                + " offset :offset")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("plan", plan)
        .bind("reference", reference)
        .bind("limit", limit)
        .bind("offset", offset)
        .map((rs, _) -> row(rs))
        .list();
  }

  public long count(
      String clientId, Environment environment, String plan, @Nullable String reference) {
    return handle
        .createQuery(
            "select count(*) from verification where client_id = :client and environment ="
                + " :environment and plan = :plan and (cast(:reference as text) is null or"
                + " reference = :reference) and erased is null")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("plan", plan)
        .bind("reference", reference)
        .mapTo(Long.class)
        .one();
  }

  /// What the client noted on an order, sealed; empty when nothing was.
  public Optional<byte[]> notes(String id) {
    return handle
        .createQuery("select notes from verification where id = :id and notes is not null")
        .bind("id", id)
        .map((rs, _) -> rs.getBytes("notes"))
        .findOne();
  }

  public void note(String id, byte[] notes, Instant at) {
    handle
        .createUpdate("update verification set notes = :notes, updated = :at where id = :id")
        .bind("notes", notes)
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  /// Puts another outcome in the place of one that was kept, and forgets its hits.
  public void replaceOutcome(String id, String kind, byte[] outcome, Instant at) {
    handle
        .createUpdate(
            "update check_run set outcome = :outcome, finished = :at where verification_id = :id"
                + " and kind = :kind")
        .bind("outcome", outcome)
        .bind("at", at)
        .bind("id", id)
        .bind("kind", kind)
        .execute();
    handle.createUpdate("delete from hit where verification_id = :id").bind("id", id).execute();
    touch(id, at);
  }

  public void touch(String id, Instant at) {
    handle
        .createUpdate("update verification set updated = :at where id = :id")
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  public void monitor(String id, boolean monitored) {
    handle
        .createUpdate("update verification set monitored = :monitored where id = :id")
        .bind("monitored", monitored)
        .bind("id", id)
        .execute();
  }

  /// Those monitored, in the order of their ids.
  ///
  /// @param after the last one of the page before; empty for the first page
  public List<VerificationRow> monitored(String after, int limit) {
    return handle
        .createQuery(
            "select * from verification where monitored and erased is null and id > :after order by"
                + " id limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// The orders monitored that have a hit on one of the listings.
  ///
  /// @param listings keyed digests
  public List<String> monitoredHits(List<byte[]> listings) {
    if (listings.isEmpty()) return List.of();
    return handle
        .createQuery(
            "select distinct verification_id from hit join verification on verification.id ="
                + " verification_id where monitored and listing in (<listings>)")
        .bindList("listings", listings)
        .mapTo(String.class)
        .list();
  }

  public long unfinished() {
    return handle
        .createQuery(
            "select count(*) from verification where status in ('QUEUED', 'RUNNING', 'WAITING')")
        .mapTo(Long.class)
        .one();
  }
}
