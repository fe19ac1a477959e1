package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// All verifications of a client in one list: filtered, a page at a time, each page found by where
/// the one before ended.
public final class OverviewRows {
  private static final int MOST_FOUND = 1_000;

  private final Handle handle;

  public OverviewRows(Handle handle) {
    this.handle = handle;
  }

  /// What is to be listed; null and empty sets do not filter.
  ///
  /// @param plans exact names, or a surface with a slash at its end
  /// @param assignee a user's id, or `none`
  /// @param search an id, a number, or how a reference begins
  /// @param oldestFirst otherwise newest first
  public record Filter(
      Set<String> plans,
      Set<String> statuses,
      Set<String> verdicts,
      @Nullable Boolean toReview,
      @Nullable Boolean accepted,
      @Nullable String assignee,
      @Nullable String search,
      @Nullable Instant from,
      @Nullable Instant until,
      boolean oldestFirst) {
    public Filter {
      plans = Set.copyOf(plans);
      statuses = Set.copyOf(statuses);
      verdicts = Set.copyOf(verdicts);
    }
  }

  /// Where a page ended.
  public record Mark(Instant created, String id) {}

  /// @param ordered the sealed order
  /// @param assignee null when nobody works on it
  /// @param accepted null until a person decided
  public record OverviewRow(
      String id,
      String plan,
      String status,
      @Nullable String reference,
      @Nullable Long number,
      byte[] ordered,
      @Nullable String verdict,
      boolean toReview,
      @Nullable Boolean accepted,
      @Nullable String assignee,
      @Nullable Instant leaseUntil,
      Instant created,
      Instant updated) {}

  public List<OverviewRow> page(
      String clientId, Environment environment, Filter filter, @Nullable Mark after, int limit) {
    var where = new ArrayList<String>();
    var values = new LinkedHashMap<String, Object>();
    where.add("v.client_id = :client and v.environment = :environment and v.erased is null");
    values.put("client", clientId);
    values.put("environment", environment.name());
    plans(filter.plans(), where, values);
    among("v.status", "status", filter.statuses(), where, values);
    among("v.verdict", "verdict", filter.verdicts(), where, values);
    if (filter.toReview() != null) where.add(filter.toReview() ? "v.to_review" : "not v.to_review");
    if (filter.accepted() != null) {
      where.add("v.reviewed and r.accepted = :accepted");
      values.put("accepted", filter.accepted());
    }
    if ("none".equals(filter.assignee())) {
      where.add("a.user_id is null");
    } else if (filter.assignee() != null) {
      where.add("a.user_id = :assignee");
      values.put("assignee", filter.assignee());
    }
    var found = filter.search() == null ? null : found(clientId, environment, filter.search());
    if (found != null && found.isEmpty()) return List.of();
    if (filter.search() != null && found == null) {
      where.add("lower(v.reference) ~>=~ :begin and lower(v.reference) ~<~ :end");
      values.put("begin", begin(filter.search()));
      values.put("end", end(filter.search()));
    }
    if (found != null) where.add("v.id in (<found>)");
    if (filter.from() != null) {
      where.add("v.created >= :from");
      values.put("from", filter.from());
    }
    if (filter.until() != null) {
      where.add("v.created < :until");
      values.put("until", filter.until());
    }
    if (after != null) {
      where.add(
          "(v.created, v.id) " + (filter.oldestFirst() ? ">" : "<") + " (:afterTime, :afterId)");
      values.put("afterTime", after.created());
      values.put("afterId", after.id());
    }
    var order =
        filter.oldestFirst() ? " order by v.created, v.id" : " order by v.created desc, v.id desc";
    var query =
        handle.createQuery(
            SELECT + " where " + String.join(" and ", where) + order + " limit :limit");
    values.forEach(query::bind);
    if (found != null) query.bindList("found", found);
    return query.bind("limit", limit).map((rs, _) -> row(rs)).list();
  }

  private static final String SELECT =
      "select v.id, v.plan, v.status, v.reference, v.number, v.ordered, v.verdict, v.to_review,"
          + " v.created, v.updated, r.accepted, a.user_id, a.lease_until from verification v left"
          + " join assignment a on a.verification_id = v.id left join review r on"
          + " r.verification_id = v.id";

  private static void plans(Set<String> plans, List<String> where, Map<String, Object> values) {
    if (plans.isEmpty()) return;
    var any = new ArrayList<String>();
    var i = 0;
    for (var plan : plans) {
      var name = "plan" + i++;
      // A surface's plans lie side by side: a slash is followed by a zero.
      if (plan.endsWith("/")) {
        any.add("(v.plan >= :" + name + " and v.plan < :" + name + "end)");
        values.put(name + "end", plan.substring(0, plan.length() - 1) + "0");
      } else {
        any.add("v.plan = :" + name);
      }
      values.put(name, plan);
    }
    where.add("(" + String.join(" or ", any) + ")");
  }

  private static void among(
      String column,
      String name,
      Set<String> words,
      List<String> where,
      Map<String, Object> values) {
    if (words.isEmpty()) return;
    var names = new ArrayList<String>();
    for (var word : words) {
      names.add(":" + name + names.size());
      values.put(name + (names.size() - 1), word);
    }
    where.add(column + " in (" + String.join(", ", names) + ")");
  }

  /// What a search finds, by id; null where it is so much that the list is better gone through in
  /// its order. Two ways, each quick where the other is not.
  private @Nullable List<String> found(String clientId, Environment environment, String search) {
    var ids =
        handle
            .createQuery(
                "select id from verification where client_id = :client and environment ="
                    + " :environment and lower(reference) ~>=~ :begin and lower(reference) ~<~ :end"
                    + " limit :limit")
            .bind("client", clientId)
            .bind("environment", environment.name())
            .bind("begin", begin(search))
            .bind("end", end(search))
            .bind("limit", MOST_FOUND + 1)
            .mapTo(String.class)
            .list();
    if (ids.size() > MOST_FOUND) return null;
    var exact = new LinkedHashSet<>(ids);
    exact.addAll(
        handle
            .createQuery("select id from verification where id = :id or number = :number")
            .bind("id", search)
            .bind("number", search.matches("\\d{1,18}") ? Long.valueOf(search) : null)
            .mapTo(String.class)
            .list());
    return List.copyOf(exact);
  }

  private static String begin(String search) {
    return search.toLowerCase(Locale.ROOT);
  }

  /// Behind every text that begins so, byte by byte.
  private static String end(String search) {
    return begin(search) + Character.toString(Character.MAX_CODE_POINT - 2);
  }

  private static OverviewRow row(ResultSet rs) throws SQLException {
    return new OverviewRow(
        rs.getString("id"),
        rs.getString("plan"),
        rs.getString("status"),
        rs.getString("reference"),
        rs.getObject("number", Long.class),
        rs.getBytes("ordered"),
        rs.getString("verdict"),
        rs.getBoolean("to_review"),
        rs.getObject("accepted", Boolean.class),
        rs.getString("user_id"),
        Rows.instantOrNull(rs, "lease_until"),
        Rows.instant(rs, "created"),
        Rows.instant(rs, "updated"));
  }

  public Optional<OverviewRow> find(String clientId, Environment environment, String id) {
    return handle
        .createQuery(
            SELECT
                + " where v.id = :id and v.client_id = :client and v.environment = :environment and"
                + " v.erased is null")
        .bind("id", id)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map((rs, _) -> row(rs))
        .findOne();
  }

  /// How many wait for a person; never counts further than asked.
  public int toReview(String clientId, Environment environment, int most) {
    return handle
        .createQuery(
            "select count(*) from (select 1 from verification where client_id = :client and"
                + " environment = :environment and to_review limit :most) as waiting")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("most", most)
        .mapTo(Integer.class)
        .one();
  }

  /// How many orders since then stand where: by `status/verdict`, and by `accepted` or `rejected`.
  public Map<String, Long> funnel(String clientId, Environment environment, Instant since) {
    var counts = new LinkedHashMap<String, Long>();
    handle
        .createQuery(
            "select v.status, coalesce(v.verdict, '') as verdict, count(*) as many, count(*) filter"
                + " (where r.accepted) as accepted, count(*) filter (where not r.accepted) as"
                + " rejected from verification v left join review r on v.reviewed and"
                + " r.verification_id = v.id where v.client_id = :client and v.environment ="
                + " :environment and v.created >= :since and v.erased is null group by 1, 2")
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("since", since)
        .map(
            (rs, _) -> {
              counts.merge(
                  rs.getString("status") + "/" + rs.getString("verdict"),
                  rs.getLong("many"),
                  Long::sum);
              counts.merge("accepted", rs.getLong("accepted"), Long::sum);
              counts.merge("rejected", rs.getLong("rejected"), Long::sum);
              return 0;
            })
        .list();
    return counts;
  }

  /// Gives the oldest that waits and that nobody works on to a user, for a while.
  ///
  /// @param plan null for any
  public Optional<String> takeNext(
      String clientId,
      Environment environment,
      @Nullable String plan,
      String userId,
      Instant now,
      Instant leaseUntil) {
    var next =
        handle
            .createQuery(
                "select v.id from verification v where v.client_id = :client and v.environment ="
                    + " :environment and v.to_review and (cast(:plan as text) is null or v.plan ="
                    + " :plan) and not exists (select 1 from assignment a where a.verification_id ="
                    + " v.id and (a.lease_until is null or a.lease_until > :now or a.user_id ="
                    + " :user)) order by v.created, v.id limit 1 for update of v skip locked")
            .bind("client", clientId)
            .bind("environment", environment.name())
            .bind("plan", plan)
            .bind("user", userId)
            .bind("now", now)
            .mapTo(String.class)
            .findOne();
    next.ifPresent(id -> assign(id, clientId, environment, userId, now, leaseUntil));
    return next;
  }

  /// @param leaseUntil null until it is taken back
  public void assign(
      String verificationId,
      String clientId,
      Environment environment,
      String userId,
      Instant at,
      @Nullable Instant leaseUntil) {
    handle
        .createUpdate(
            "insert into assignment (verification_id, client_id, environment, user_id, at,"
                + " lease_until) values (:id, :client, :environment, :user, :at, :until) on"
                + " conflict (verification_id) do update set user_id = :user, at = :at, lease_until"
                + " = :until")
        .bind("id", verificationId)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .bind("user", userId)
        .bind("at", at)
        .bind("until", leaseUntil)
        .execute();
  }

  public void release(String verificationId) {
    handle
        .createUpdate("delete from assignment where verification_id = :id")
        .bind("id", verificationId)
        .execute();
  }

  /// @param text sealed
  public record NoteRow(String id, String userId, byte[] text, Instant at) {}

  public void insertNote(String verificationId, NoteRow note) {
    handle
        .createUpdate(
            "insert into case_note (id, verification_id, user_id, text, at) values (:id,"
                + " :verification, :user, :text, :at)")
        .bind("id", note.id())
        .bind("verification", verificationId)
        .bind("user", note.userId())
        .bind("text", note.text())
        .bind("at", note.at())
        .execute();
  }

  public List<NoteRow> notes(String verificationId) {
    return handle
        .createQuery("select * from case_note where verification_id = :id order by at, id")
        .bind("id", verificationId)
        .map(
            (rs, _) ->
                new NoteRow(
                    rs.getString("id"),
                    rs.getString("user_id"),
                    rs.getBytes("text"),
                    Rows.instant(rs, "at")))
        .list();
  }

  public record ViewRow(String id, String name, String query) {}

  public void insertView(String userId, ViewRow view) {
    handle
        .createUpdate(
            "insert into saved_view (id, user_id, name, query) values (:id, :user, :name, :query)")
        .bind("id", view.id())
        .bind("user", userId)
        .bind("name", view.name())
        .bind("query", view.query())
        .execute();
  }

  public List<ViewRow> views(String userId) {
    return handle
        .createQuery("select id, name, query from saved_view where user_id = :user order by name")
        .bind("user", userId)
        .map(
            (rs, _) -> new ViewRow(rs.getString("id"), rs.getString("name"), rs.getString("query")))
        .list();
  }

  public boolean deleteView(String userId, String id) {
    return handle
            .createUpdate("delete from saved_view where id = :id and user_id = :user")
            .bind("id", id)
            .bind("user", userId)
            .execute()
        == 1;
  }
}
