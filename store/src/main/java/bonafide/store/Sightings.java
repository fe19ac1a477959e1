package bonafide.store;

import bonafide.core.Environment;
import bonafide.core.FraudKind;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.SightingRows;
import bonafide.store.rows.SightingRows.Element;
import bonafide.store.rows.SightingRows.RangeUse;
import bonafide.store.rows.SightingRows.SightingRow;
import bonafide.store.rows.SightingRows.Use;
import bonafide.store.vault.Vault;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Remembers who used which e-mail, phone, IP, device and address, without knowing any of them:
/// a value is kept as a digest that only this installation can make.
public final class Sightings {
  /// The checks of one order run at once; one that is tried again later asks anew.
  private static final Duration REMEMBERED = Duration.ofSeconds(2);
  private static final int MOST_REMEMBERED = 5_000;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final Cache<Key, Object> asked;

  public Sightings(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    asked =
        Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /// A question of one order: its checks share the answer.
  private record Key(Asking asking, String about, Object what) {}

  @SuppressWarnings("unchecked")
  private <T> T once(Asking asking, String about, Object what, Supplier<T> ask) {
    return (T) asked.get(new Key(asking, about, what), _ -> ask.get());
  }

  /// What the rows say of a digest; `none` where there is none.
  private <T> T once(
      Asking asking,
      String about,
      byte @Nullable [] digest,
      T none,
      BiFunction<SightingRows, byte[], T> ask) {
    if (digest == null) return none;
    return once(
        asking,
        about,
        ByteBuffer.wrap(digest),
        () -> database.each(work -> ask.apply(work.sightings(), digest)));
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

  /// Notes an order, once however many of its checks do. The disk is not waited for: what a power
  /// cut takes is noted again when its order is carried out again.
  public void note(Asking asking, Seen seen) {
    once(asking, "noted", seen, () -> noted(asking, seen));
  }

  private int noted(Asking asking, Seen seen) {
    return database.each(
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
    return once(
        asking,
        element.name(),
        digest(element, value),
        Use.NONE,
        (rows, digest) ->
            rows.use(asking.environment(), element, digest, asking.order(), clock.instant()));
  }

  /// How the numbers beside a phone were used.
  public RangeUse range(Asking asking, String phone) {
    return once(
        asking,
        "range",
        digest(Element.PHONE_RANGE, range(phone)),
        RangeUse.NONE,
        (rows, digest) -> rows.range(asking.environment(), digest, clock.instant()));
  }

  /// What a person found to be fraud of the other orders that came from a device.
  ///
  /// @param own by the client who asks; the others' otherwise
  public record Fraud(String device, FraudKind kind, boolean own) {}

  public List<Fraud> frauds(Asking asking, Collection<String> devices) {
    var named = new HashMap<ByteBuffer, String>();
    for (var device : devices) {
      var digest = digest(Element.DEVICE, device);
      if (digest != null) named.put(ByteBuffer.wrap(digest), device);
    }
    return database
        .each(
            work ->
                work.sightings()
                    .frauds(
                        asking.environment(),
                        named.keySet().stream().map(ByteBuffer::array).toList(),
                        asking.client(),
                        asking.order()))
        .stream()
        .map(
            row ->
                new Fraud(
                    Objects.requireNonNull(named.get(ByteBuffer.wrap(row.device()))),
                    row.kind(),
                    row.own()))
        .toList();
  }

  public List<Instant> times(Asking asking, Element element, String value, int limit) {
    return once(
        asking,
        element + " times " + limit,
        digest(element, value),
        List.of(),
        (rows, digest) -> rows.times(asking.environment(), element, digest, asking.order(), limit));
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
