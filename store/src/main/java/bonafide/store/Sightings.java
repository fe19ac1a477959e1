package bonafide.store;

import bonafide.core.Environment;
import bonafide.core.FraudKind;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.SightingRows.Element;
import bonafide.store.rows.SightingRows.RangeUse;
import bonafide.store.rows.SightingRows.SightingRow;
import bonafide.store.rows.SightingRows.Use;
import bonafide.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Remembers who used which e-mail, phone, IP, device and address, without knowing any of them:
/// a value is kept as a digest that only this installation can make.
public final class Sightings {
  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public Sightings(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// Who asks, so that an order does not count itself.
  public record Asking(Environment environment, String client, String order) {}

  /// What one order shows, each in its normal form; null for nothing.
  ///
  /// @param country where it comes from, ISO 3166-1 alpha-2
  public record Seen(
      @Nullable String email,
      @Nullable String phone,
      @Nullable String ip,
      @Nullable String device,
      @Nullable String address,
      @Nullable String postal,
      @Nullable String person,
      @Nullable String country,
      boolean riskyService) {}

  public Instant now() {
    return clock.instant();
  }

  public void note(Asking asking, Seen seen) {
    database.transactSoon(
        work ->
            work.sightings()
                .insert(
                    new SightingRow(
                        asking.order(),
                        asking.client(),
                        asking.environment(),
                        clock.instant(),
                        digest(Element.EMAIL, seen.email()),
                        digest(Element.PHONE, seen.phone()),
                        digest(Element.PHONE_RANGE, range(seen.phone())),
                        digest(Element.IP, seen.ip()),
                        digest(Element.DEVICE, seen.device()),
                        digest(Element.ADDRESS, seen.address()),
                        digest("POSTAL", seen.postal()),
                        digest(Element.PERSON, seen.person()),
                        seen.country(),
                        seen.riskyService())));
  }

  public void judged(Asking asking, boolean riskyEmail, boolean riskyDevice) {
    database.run(work -> work.sightings().judged(asking.order(), riskyEmail, riskyDevice));
  }

  /// Notes that a person found an order to be fraud, or that it is none; false when nothing of it
  /// is remembered.
  ///
  /// @param kind null for none
  public boolean fraud(String order, @Nullable FraudKind kind, String actor) {
    return database.transact(
        work -> {
          if (!work.sightings().fraud(order, kind)) return false;
          work.audit()
              .append(
                  new AuditRows.Entry(
                      clock.instant(),
                      null,
                      actor,
                      kind == null ? "sighting.cleared" : "sighting.fraud",
                      order,
                      kind == null ? "" : kind.name()));
          return true;
        });
  }

  public Use use(Asking asking, Element element, @Nullable String value) {
    var digest = digest(element, value);
    if (digest == null) return Use.NONE;
    return database.each(
        work ->
            work.sightings()
                .use(asking.environment(), element, digest, asking.order(), clock.instant()));
  }

  /// How the numbers beside a phone were used.
  public RangeUse range(Asking asking, String phone) {
    var digest = digest(Element.PHONE_RANGE, range(phone));
    if (digest == null) return RangeUse.NONE;
    return database.each(
        work -> work.sightings().range(asking.environment(), digest, clock.instant()));
  }

  /// The kinds of fraud that were found of other orders from a device.
  ///
  /// @param own by the client who asks; the others' otherwise
  public Set<FraudKind> frauds(Asking asking, String device, boolean own) {
    var digest = digest(Element.DEVICE, device);
    if (digest == null) return Set.of();
    return database.each(
        work ->
            work.sightings()
                .frauds(asking.environment(), digest, asking.client(), own, asking.order()));
  }

  /// How many of some devices an order came from that was fraud.
  ///
  /// @param all whether every client's orders count
  public int fraudulent(Asking asking, List<String> devices, boolean all) {
    var digests = devices.stream().map(device -> digest(Element.DEVICE, device)).toList();
    return database.each(
        work ->
            work.sightings()
                .fraudulent(asking.environment(), digests, all ? null : asking.client()));
  }

  public List<Instant> times(Asking asking, Element element, String value, int limit) {
    var digest = digest(element, value);
    if (digest == null) return List.of();
    return database.each(
        work ->
            work.sightings().times(asking.environment(), element, digest, asking.order(), limit));
  }

  public Optional<Instant> firstTogether(Asking asking, String email, String phone) {
    var one = digest(Element.EMAIL, email);
    var other = digest(Element.PHONE, phone);
    if (one == null || other == null) return Optional.empty();
    return database.each(
        work -> work.sightings().firstTogether(asking.environment(), one, other, asking.order()));
  }

  public int forget(Duration kept) {
    return database.transact(work -> work.sightings().forgetBefore(clock.instant().minus(kept)));
  }

  /// A number without its last three digits: numbers are issued and bought in ranges.
  public static @Nullable String range(@Nullable String phone) {
    return phone == null || phone.length() < 7 ? null : phone.substring(0, phone.length() - 3);
  }

  private byte @Nullable [] digest(Element element, @Nullable String value) {
    return digest(element.name(), value);
  }

  private byte @Nullable [] digest(String name, @Nullable String value) {
    return value == null || value.isBlank() ? null : vault.mac(utf8("seen " + name), utf8(value));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
