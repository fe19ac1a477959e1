package bonafide.store.rows;

import bonafide.core.Environment;
import bonafide.core.FraudKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who used what, and when: keyed digests alone.
public final class SightingRows {
  /// How many of the latest sightings of one element are counted.
  private static final int MOST = 1_000;

  private final Handle handle;

  public SightingRows(Handle handle) {
    this.handle = handle;
  }

  /// What can be looked for; the names are columns.
  public enum Element {
    EMAIL,
    PHONE,
    PHONE_RANGE,
    IP,
    DEVICE,
    ADDRESS,
    PERSON;

    String column() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public record SightingRow(
      String orderId,
      String clientId,
      Environment environment,
      Instant at,
      byte @Nullable [] email,
      byte @Nullable [] phone,
      byte @Nullable [] phoneRange,
      byte @Nullable [] ip,
      byte @Nullable [] device,
      byte @Nullable [] address,
      byte @Nullable [] postal,
      byte @Nullable [] person,
      @Nullable String country,
      boolean riskyService) {}

  /// How one element was used before.
  ///
  /// @param hour how often in the last hour; the others alike
  /// @param clients how many businesses saw it
  /// @param emails with how many others it was seen in the last 30 days
  /// @param emailsDay the same in the last day
  /// @param days on how many different days of the last 90
  /// @param riskyEmails how often with an e-mail judged to be risky
  /// @param fraud how often in an order that a person found to be fraud
  public record Use(
      long hits,
      @Nullable Instant first,
      @Nullable Instant last,
      long hour,
      long day,
      long month,
      long quarter,
      int clients,
      int emails,
      int phones,
      int ips,
      int devices,
      int persons,
      int countries,
      int emailsDay,
      int postalsDay,
      int days,
      long riskyService,
      long riskyServiceDay,
      long riskyEmails,
      long riskyDevices,
      long fraud) {
    /// How often and since when, and nothing of how.
    public Use quiet() {
      return new Use(hits, first, last, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public static final Use NONE =
        new Use(0, null, null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /// Notes an order once, however many of its checks do; each may add the device and the address.
  /// What adds nothing is not written. Used for itself, it does not wait for the disk.
  public int insert(SightingRow row) {
    return handle
        .createUpdate(
            "insert into sighting (order_id, client_id, environment, at, email, phone, phone_range,"
                + " ip, device, address, postal, person, country, risky_service) select :order,"
                + " :client, :environment, :at, :email, :phone, :range, :ip, :device, :address,"
                + " :postal, :person, :country, :risky from "
                + Rows.SOON
                + " where not exists (select from sighting where"
                + " order_id = :order and (device is not null or cast(:device as bytea) is null)"
                + " and (ip is not null or cast(:ip as bytea) is null)) on conflict (order_id) do"
                + " update set device = coalesce(sighting.device, excluded.device), ip ="
                + " coalesce(sighting.ip, excluded.ip)")
        .bind("order", row.orderId())
        .bind("client", row.clientId())
        .bind("environment", row.environment().name())
        .bind("at", row.at())
        .bind("email", row.email())
        .bind("phone", row.phone())
        .bind("range", row.phoneRange())
        .bind("ip", row.ip())
        .bind("device", row.device())
        .bind("address", row.address())
        .bind("postal", row.postal())
        .bind("person", row.person())
        .bind("country", row.country())
        .bind("risky", row.riskyService())
        .execute();
  }

  /// Notes what an order's checks found; what was true stays true.
  public void judged(String orderId, boolean email, boolean device) {
    handle
        .createUpdate(
            "update sighting set risky_email = risky_email or :email, risky_device = risky_device"
                + " or :device where order_id = :order")
        .bind("email", email)
        .bind("device", device)
        .bind("order", orderId)
        .execute();
  }

  /// Notes that a person found an order to be fraud, or that it is none; false when nothing of it
  /// was remembered.
  ///
  /// @param kind null for none
  public boolean fraud(String orderId, @Nullable FraudKind kind) {
    return handle
            .createUpdate(
                "update sighting set fraud = :fraud, fraud_kind = :kind where order_id = :order")
            .bind("fraud", kind != null)
            .bind("kind", kind == null ? null : kind.name())
            .bind("order", orderId)
            .execute()
        == 1;
  }

  /// How an element was used before an order.
  public Use use(
      Environment environment, Element element, byte[] value, String orderId, Instant now) {
    var column = element.column();
    return handle
        .createQuery(
            """
            with latest as (
              select * from sighting
              where environment = :environment and %1$s = :value and order_id <> :order and at <= :now
              order by at desc limit :most)
            select count(*) as hits,
              (select min(at) from sighting where environment = :environment and %1$s = :value
                 and order_id <> :order) as first,
              max(at) as last,
              count(*) filter (where at > :hour) as hour,
              count(*) filter (where at > :day) as day,
              count(*) filter (where at > :month) as month,
              count(*) filter (where at > :quarter) as quarter,
              count(distinct phone) filter (where at > :month) as phones,
              count(distinct client_id) as clients,
              count(distinct email) filter (where at > :month) as emails,
              count(distinct ip) filter (where at > :month) as ips,
              count(distinct device) filter (where at > :month) as devices,
              count(distinct person) filter (where at > :month) as persons,
              count(distinct country) filter (where at > :month) as countries,
              count(distinct email) filter (where at > :day) as emails_day,
              count(distinct postal) filter (where at > :day) as postals_day,
              count(distinct date_trunc('day', at)) filter (where at > :quarter) as days,
              count(*) filter (where risky_service and at > :quarter) as risky_service,
              count(*) filter (where risky_service and at > :day) as risky_service_day,
              count(*) filter (where risky_email) as risky_emails,
              count(*) filter (where risky_device) as risky_devices,
              count(*) filter (where fraud) as fraud
            from latest
            """
                .formatted(column))
        .bind("environment", environment.name())
        .bind("value", value)
        .bind("order", orderId)
        .bind("now", now)
        .bind("most", MOST)
        .bind("hour", now.minus(Duration.ofHours(1)))
        .bind("day", now.minus(Duration.ofDays(1)))
        .bind("month", now.minus(Duration.ofDays(30)))
        .bind("quarter", now.minus(Duration.ofDays(90)))
        .map((rs, _) -> use(rs))
        .one();
  }

  /// How often the numbers of a range were used, the order being judged among them: so that the
  /// index alone answers.
  ///
  /// @param phones how many different ones, of the latest 200 uses
  public record RangeUse(long hour, long day, long quarter, int phones) {
    public static final RangeUse NONE = new RangeUse(0, 0, 0, 0);
  }

  public RangeUse range(Environment environment, byte[] range, Instant now) {
    return handle
        .createQuery(
            """
            with seen as (
              select at from sighting where environment = :environment and phone_range = :range
                and at > :quarter and at <= :now)
            select count(*) as quarter,
              count(*) filter (where at > :hour) as hour,
              count(*) filter (where at > :day) as day,
              (select count(distinct phone) from (
                 select phone from sighting where environment = :environment
                   and phone_range = :range and at <= :now order by at desc limit 200) l) as phones
            from seen
            """)
        .bind("environment", environment.name())
        .bind("range", range)
        .bind("now", now)
        .bind("hour", now.minus(Duration.ofHours(1)))
        .bind("day", now.minus(Duration.ofDays(1)))
        .bind("quarter", now.minus(Duration.ofDays(90)))
        .map(
            (rs, _) ->
                new RangeUse(
                    rs.getLong("hour"),
                    rs.getLong("day"),
                    rs.getLong("quarter"),
                    rs.getInt("phones")))
        .one();
  }

  private static Use use(ResultSet rs) throws SQLException {
    return new Use(
        rs.getLong("hits"),
        Rows.instantOrNull(rs, "first"),
        Rows.instantOrNull(rs, "last"),
        rs.getLong("hour"),
        rs.getLong("day"),
        rs.getLong("month"),
        rs.getLong("quarter"),
        rs.getInt("clients"),
        rs.getInt("emails"),
        rs.getInt("phones"),
        rs.getInt("ips"),
        rs.getInt("devices"),
        rs.getInt("persons"),
        rs.getInt("countries"),
        rs.getInt("emails_day"),
        rs.getInt("postals_day"),
        rs.getInt("days"),
        rs.getLong("risky_service"),
        rs.getLong("risky_service_day"),
        rs.getLong("risky_emails"),
        rs.getLong("risky_devices"),
        rs.getLong("fraud"));
  }

  /// An order from a device that a person found to be fraud.
  ///
  /// @param own whether it is the client's who asks
  public record Fraud(byte[] device, FraudKind kind, boolean own) {}

  /// What was fraud of the other orders that came from some devices.
  public List<Fraud> frauds(
      Environment environment, Collection<byte[]> devices, String clientId, String orderId) {
    return handle
        .createQuery(
            "select distinct device, fraud_kind, client_id = :client as own from sighting where"
                + " environment = :environment and device = any(:devices) and fraud and order_id"
                + " <> :order")
        .bind("environment", environment.name())
        .bind(
            "devices",
            (position, statement, _) ->
                statement.setArray(
                    position,
                    statement
                        .getConnection()
                        .createArrayOf("bytea", devices.toArray(byte[][]::new))))
        .bind("client", clientId)
        .bind("order", orderId)
        .map(
            (rs, _) ->
                new Fraud(
                    rs.getBytes("device"),
                    FraudKind.valueOf(rs.getString("fraud_kind")),
                    rs.getBoolean("own")))
        .list();
  }

  /// When an element was last seen, latest first.
  public List<Instant> times(
      Environment environment, Element element, byte[] value, String orderId, int limit) {
    return handle
        .createQuery(
            "select at from sighting where environment = :environment and %s = :value and order_id"
                    .formatted(element.column())
                + " <> :order order by at desc limit :limit")
        .bind("environment", environment.name())
        .bind("value", value)
        .bind("order", orderId)
        .bind("limit", limit)
        .map((rs, _) -> Rows.instant(rs, "at"))
        .list();
  }

  /// When an e-mail and a phone were first seen together.
  public Optional<Instant> firstTogether(
      Environment environment, byte[] email, byte[] phone, String orderId) {
    return handle
        .createQuery(
            "select min(at) first from sighting where environment = :environment and email = :email"
                + " and phone = :phone and order_id <> :order")
        .bind("environment", environment.name())
        .bind("email", email)
        .bind("phone", phone)
        .bind("order", orderId)
        .map((rs, _) -> Optional.ofNullable(Rows.instantOrNull(rs, "first")))
        .one();
  }

  public int forgetBefore(Instant at) {
    return handle.createUpdate("delete from sighting where at < :at").bind("at", at).execute();
  }

  public void erase(String orderId) {
    handle
        .createUpdate("delete from sighting where order_id = :order")
        .bind("order", orderId)
        .execute();
  }
}
