package bonafide.store.rows;

import bonafide.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who did what and when. Each row's code covers the row and the code before it, with a key the
/// database does not hold: a row that is altered, taken out, added or moved breaks the chain.
public final class AuditRows {
  private static final int CHAINED_AT_ONCE = 5_000;

  /// Any number, but always the same: one node chains at a time.
  private static final long CHAIN_LOCK = 7_303_014_500_911L;

  private final Handle handle;

  public AuditRows(Handle handle) {
    this.handle = handle;
  }

  /// @param actor a person, a key's id, or `system`
  /// @param object what it was done to, by id; never personal data
  public record Entry(
      Instant at,
      @Nullable String clientId,
      String actor,
      String action,
      String object,
      String detail) {}

  private record Row(long id, Entry entry, @Nullable Long seq, byte @Nullable [] mac) {}

  /// Written with the act itself; chained shortly after, so that acts do not wait for each
  /// other.
  public void append(Entry entry) {
    handle
        .createUpdate(
            "insert into audit (at, client_id, actor, action, object, detail) values (:at, :client,"
                + " :actor, :action, :object, :detail)")
        .bind("at", entry.at())
        .bind("client", entry.clientId())
        .bind("actor", entry.actor())
        .bind("action", entry.action())
        .bind("object", entry.object())
        .bind("detail", entry.detail())
        .execute();
  }

  /// Chains what is not chained yet; returns how many rows.
  public int chain(Vault vault) {
    if (!handle
        .createQuery("select pg_try_advisory_xact_lock(:lock)")
        .bind("lock", CHAIN_LOCK)
        .mapTo(Boolean.class)
        .one()) return 0;
    var rows = rows("where seq is null order by id limit " + CHAINED_AT_ONCE);
    if (rows.isEmpty()) return 0;
    var head = head();
    var seq = head.map(Head::seq).orElse(0L);
    var mac = head.map(Head::mac).orElse(new byte[0]);
    var batch = handle.prepareBatch("update audit set seq = :seq, mac = :mac where id = :id");
    for (var row : rows) {
      mac = mac(vault, mac, ++seq, row.entry());
      batch.bind("seq", seq).bind("mac", mac).bind("id", row.id()).add();
    }
    batch.execute();
    handle
        .createUpdate(
            "insert into audit_head (one, seq, mac) values (true, :seq, :mac) on conflict (one) do"
                + " update set seq = :seq, mac = :mac")
        .bind("seq", seq)
        .bind("mac", vault.mac(mac, text(Long.toString(seq))))
        .execute();
    return rows.size();
  }

  private record Head(long seq, byte[] mac, byte[] headMac) {}

  private Optional<Head> head() {
    return handle
        .createQuery(
            "select h.seq, a.mac, h.mac as head_mac from audit_head h left join audit a on a.seq ="
                + " h.seq")
        .map(
            (rs, _) ->
                new Head(
                    rs.getLong("seq"),
                    rs.getBytes("mac") == null ? new byte[0] : rs.getBytes("mac"),
                    rs.getBytes("head_mac")))
        .findOne();
  }

  /// @param problem null when every row is as it was written
  public record Verdict(long rows, @Nullable String problem) {}

  /// Walks the chain from the first row to the head.
  public Verdict verify(Vault vault) {
    var expected = 0L;
    var mac = new byte[0];
    while (true) {
      var rows = rows("where seq > " + expected + " order by seq limit " + CHAINED_AT_ONCE);
      for (var row : rows) {
        var seq = row.seq() == null ? -1 : row.seq();
        if (seq != expected + 1)
          return new Verdict(expected, "row %d is missing".formatted(expected + 1));
        mac = mac(vault, mac, seq, row.entry());
        if (!Arrays.equals(mac, row.mac()))
          return new Verdict(expected, "row %d was altered, added or moved".formatted(seq));
        expected = seq;
      }
      if (rows.size() < CHAINED_AT_ONCE) break;
    }
    var head = head();
    if (head.isEmpty())
      return new Verdict(expected, expected == 0 ? null : "the head of the chain is missing");
    if (head.get().seq() != expected)
      return new Verdict(
          expected, "rows %d to %d are missing".formatted(expected + 1, head.get().seq()));
    if (!Arrays.equals(head.get().headMac(), vault.mac(mac, text(Long.toString(expected)))))
      return new Verdict(expected, "the head of the chain was altered");
    return new Verdict(expected, null);
  }

  private static byte[] mac(Vault vault, byte[] before, long seq, Entry entry) {
    var client = entry.clientId() == null ? "" : entry.clientId();
    return vault.mac(
        before,
        text(Long.toString(seq)),
        text(Long.toString(entry.at().toEpochMilli())),
        text(client),
        text(entry.actor()),
        text(entry.action()),
        text(entry.object()),
        text(entry.detail()));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private List<Row> rows(String where) {
    return handle.createQuery("select * from audit " + where).map((rs, _) -> row(rs)).list();
  }

  private static Row row(ResultSet rs) throws SQLException {
    var entry =
        new Entry(
            Rows.instant(rs, "at"),
            rs.getString("client_id"),
            rs.getString("actor"),
            rs.getString("action"),
            rs.getString("object"),
            rs.getString("detail"));
    return new Row(rs.getLong("id"), entry, rs.getObject("seq", Long.class), rs.getBytes("mac"));
  }

  /// What was done to an object, oldest first.
  public List<Entry> of(String clientId, String object) {
    return handle
        .createQuery(
            "select * from audit where object = :object and client_id = :client order by id limit"
                + " 500")
        .bind("object", object)
        .bind("client", clientId)
        .map((rs, _) -> row(rs).entry())
        .list();
  }

  /// With its place in the log, by which the next page is found.
  public record Placed(long id, Entry entry) {}

  /// A client's entries, newest first.
  ///
  /// @param actor null for everybody; so are the others
  /// @param before the place of the last one of the page before; null for the first page
  public List<Placed> page(
      String clientId,
      @Nullable String actor,
      @Nullable String action,
      @Nullable String object,
      @Nullable Long before,
      int limit) {
    return handle
        .createQuery(
            "select * from audit where client_id = :client and (cast(:actor as text) is null or"
                + " actor = :actor) and (cast(:action as text) is null or action like :action ||"
                + " '%') and (cast(:object as text) is null or object = :object) and (cast(:before"
                + " as bigint) is null or id < :before) order by id desc limit :limit")
        .bind("client", clientId)
        .bind("actor", actor)
        .bind("action", action)
        .bind("object", object)
        .bind("before", before)
        .bind("limit", limit)
        .map(
            (rs, _) -> {
              var row = row(rs);
              return new Placed(row.id(), row.entry());
            })
        .list();
  }

  public List<Entry> newest(int limit) {
    return rows("order by id desc limit " + limit).stream().map(Row::entry).toList();
  }
}
