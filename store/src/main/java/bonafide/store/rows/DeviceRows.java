package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Browsers that told of themselves, and what their blackboxes were used for.
public final class DeviceRows {
  private final Handle handle;

  public DeviceRows(Handle handle) {
    this.handle = handle;
  }

  /// @param id what was left with the browser
  /// @param knownAs the device it is taken for: its own id, or that of an older one
  /// @param likeness a keyed digest of what stays the same about it
  /// @param network a keyed digest of where it was last; null when that is not known
  /// @param traits a keyed digest of each part of the likeness, as JSON
  public record DeviceRow(
      Environment environment,
      String id,
      String knownAs,
      byte[] likeness,
      byte @Nullable [] network,
      String traits,
      Instant firstSeen,
      Instant lastSeen) {}

  /// What is remembered that a device may be.
  ///
  /// @param knownAs the device that its own id is taken for; null when the id is new
  /// @param alike the devices of its likeness, wherever they were
  public record Known(@Nullable String knownAs, List<String> alike) {}

  public Known known(Environment environment, String id, byte[] likeness, int limit) {
    return handle
        .createQuery(
            "select (select known_as from device where environment = :environment and id = :id) as"
                + " known_as, array(select distinct known_as from (select known_as from device where"
                + " environment = :environment and likeness = :likeness order by last_seen desc"
                + " limit :limit) latest) as alike")
        .bind("environment", environment.name())
        .bind("id", id)
        .bind("likeness", likeness)
        .bind("limit", limit)
        .map(
            (rs, _) ->
                new Known(
                    rs.getString("known_as"), List.of((String[]) rs.getArray("alike").getArray())))
        .one();
  }

  /// What was seen in a network, the latest first.
  public List<DeviceRow> in(Environment environment, byte[] network, Instant since, int limit) {
    return handle
        .createQuery(
            "select * from device where environment = :environment and network = :network and"
                + " last_seen > :since order by last_seen desc limit :limit")
        .bind("environment", environment.name())
        .bind("network", network)
        .bind("since", since)
        .bind("limit", limit)
        .map((rs, _) -> row(rs))
        .list();
  }

  /// Keeps a new device, or where and how an old one is now.
  public void save(DeviceRow row) {
    handle
        .createUpdate(
            "insert into device (environment, id, known_as, likeness, network, traits, first_seen,"
                + " last_seen) values (:environment, :id, :known, :likeness, :network, :traits,"
                + " :first, :last) on conflict (environment, id) do update set likeness ="
                + " excluded.likeness, network = coalesce(excluded.network, device.network),"
                + " traits = excluded.traits, last_seen = greatest(device.last_seen,"
                + " excluded.last_seen)")
        .bind("environment", row.environment().name())
        .bind("id", row.id())
        .bind("known", row.knownAs())
        .bind("likeness", row.likeness())
        .bind("network", row.network())
        .bind("traits", row.traits())
        .bind("first", row.firstSeen())
        .bind("last", row.lastSeen())
        .execute();
  }

  /// Uses a nonce for an order; false when another order used it. The same order may ask again.
  /// The transaction it begins does not wait for the disk.
  public boolean use(byte[] nonce, String order, Instant at) {
    var used =
        handle
            .createUpdate(
                "insert into device_nonce (nonce, order_id, at) select :nonce, :order, :at from "
                    + Rows.SOON
                    + " on conflict do nothing")
            .bind("nonce", nonce)
            .bind("order", order)
            .bind("at", at)
            .execute();
    if (used == 1) return true;
    return handle
        .createQuery("select order_id from device_nonce where nonce = :nonce")
        .bind("nonce", nonce)
        .mapTo(String.class)
        .one()
        .equals(order);
  }

  /// @param orderId the only order it may be used for; null for any of the client's
  public record ReportRow(
      String session,
      String clientId,
      Environment environment,
      @Nullable String orderId,
      String blackbox,
      Instant at) {}

  public void insert(ReportRow row) {
    handle
        .createUpdate(
            "insert into device_report (session, client_id, environment, order_id, blackbox, at)"
                + " values (:session, :client, :environment, :order, :blackbox, :at)")
        .bind("session", row.session())
        .bind("client", row.clientId())
        .bind("environment", row.environment().name())
        .bind("order", row.orderId())
        .bind("blackbox", row.blackbox())
        .bind("at", row.at())
        .execute();
  }

  public Optional<ReportRow> report(String clientId, Environment environment, String session) {
    return handle
        .createQuery(
            "select * from device_report where session = :session and client_id = :client and"
                + " environment = :environment")
        .bind("session", session)
        .bind("client", clientId)
        .bind("environment", environment.name())
        .map(
            (rs, _) ->
                new ReportRow(
                    session,
                    clientId,
                    environment,
                    rs.getString("order_id"),
                    rs.getString("blackbox"),
                    Rows.instant(rs, "at")))
        .findOne();
  }

  /// Forgets blackboxes that are too old to be used.
  public int forgetBlackboxes(Instant before) {
    return handle
            .createUpdate("delete from device_nonce where at < :before")
            .bind("before", before)
            .execute()
        + handle
            .createUpdate("delete from device_report where at < :before")
            .bind("before", before)
            .execute();
  }

  public int forgetBefore(Instant before) {
    return handle
        .createUpdate("delete from device where last_seen < :before")
        .bind("before", before)
        .execute();
  }

  private static DeviceRow row(ResultSet rs) throws SQLException {
    return new DeviceRow(
        Environment.valueOf(rs.getString("environment")),
        rs.getString("id"),
        rs.getString("known_as"),
        rs.getBytes("likeness"),
        rs.getBytes("network"),
        rs.getString("traits"),
        Rows.instant(rs, "first_seen"),
        Rows.instant(rs, "last_seen"));
  }
}
