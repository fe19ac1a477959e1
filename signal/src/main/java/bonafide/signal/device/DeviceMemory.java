package bonafide.signal.device;

import bonafide.core.Environment;
import bonafide.signal.device.Blackboxes.Box.Told;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.DeviceRows.DeviceRow;
import bonafide.store.rows.DeviceRows.ReportRow;
import bonafide.store.vault.Vault;
import com.google.common.net.InetAddresses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Knows devices again: by the id that was left with the browser, and where that is gone by being
/// the only one in its network that is so alike.
public final class DeviceMemory {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration RECENT = Duration.ofDays(90);
  private static final int MOST = 200;

  /// Enough to say what part of them was fraud.
  private static final int MOST_ALIKE = 100;
  private static final double ALIKE = 0.9;
  private static final double NOT_SURE = 0.8;
  private static final int TRAIT_BYTES = 8;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public DeviceMemory(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// @param device the id it is remembered under
  /// @param confidence how sure that is, 0 to 1: 1 where the browser brought its id
  /// @param alike other devices that cannot be told from it by what they are
  public record Recognised(String device, double confidence, List<String> alike) {}

  /// Uses a blackbox for an order, and knows its device again. The disk is not waited for: what a
  /// power cut takes is done again when the order is carried out again.
  ///
  /// @return empty when the blackbox was used for another order
  public Optional<Recognised> recognise(
      Environment environment, Telling telling, Told told, String order) {
    var likeness = digest("likeness", telling.likeness());
    var network = network(told.ip());
    var traits = telling.traits((name, value) -> text(digest("trait " + name, value)));
    return database.transact(
        work -> {
          if (!work.devices().use(told.nonce(), order, clock.instant())) return Optional.empty();
          var known = work.devices().known(environment, told.device(), likeness, MOST_ALIKE);
          var isNew = known.knownAs() == null;
          var device = Objects.requireNonNullElse(known.knownAs(), told.device());
          var confidence = device.equals(told.device()) ? 1.0 : NOT_SURE;
          if (isNew && told.fresh() && network != null && !telling.isOneOfMany()) {
            var other = only(work, environment, network, traits);
            if (other.isPresent()) {
              device = other.get().device();
              confidence = other.get().confidence();
            }
          }
          work.devices()
              .save(
                  new DeviceRow(
                      environment,
                      told.device(),
                      device,
                      likeness,
                      network,
                      JSON.writeValueAsString(traits),
                      told.deviceSince(),
                      clock.instant()));
          var own = device;
          var alike = known.alike().stream().filter(one -> !one.equals(own)).toList();
          return Optional.of(new Recognised(device, confidence, alike));
        });
  }

  /// The device of a network that is as alike as can be; none when there are several.
  private Optional<Recognised> only(
      Work work, Environment environment, byte[] network, Map<String, String> traits) {
    var found = new HashMap<String, Double>();
    for (var row : work.devices().in(environment, network, clock.instant().minus(RECENT), MOST)) {
      var other = JSON.readValue(row.traits(), new TypeReference<Map<String, String>>() {});
      var alike = Telling.alike(traits, other);
      if (alike >= ALIKE) found.merge(row.knownAs(), alike, Math::max);
    }
    if (found.size() != 1) return Optional.empty();
    var entry = found.entrySet().iterator().next();
    return Optional.of(new Recognised(entry.getKey(), NOT_SURE * entry.getValue(), List.of()));
  }

  private static String text(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, TRAIT_BYTES);
  }

  private byte @Nullable [] network(@Nullable String ip) {
    if (ip == null || !InetAddresses.isInetAddress(ip)) return null;
    var bytes = InetAddresses.forString(ip).getAddress();
    var prefix = Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6);
    return digest("network", HexFormat.of().formatHex(prefix));
  }

  private byte[] digest(String name, String value) {
    return vault.mac(
        ("device " + name).getBytes(StandardCharsets.UTF_8),
        value.getBytes(StandardCharsets.UTF_8));
  }

  /// Keeps a blackbox that a browser sent by itself.
  ///
  /// @param order the only one it may be used for; null for any of the client's
  /// @return the session to ask for it with
  public String keep(
      String client, Environment environment, @Nullable String order, String blackbox) {
    var session = Ids.secret(16);
    database.run(
        work ->
            work.devices()
                .insert(
                    new ReportRow(session, client, environment, order, blackbox, clock.instant())));
    return session;
  }

  /// @param order as above
  public record Kept(String blackbox, @Nullable String order) {}

  public Optional<Kept> kept(String client, Environment environment, String session) {
    return database
        .transact(work -> work.devices().report(client, environment, session))
        .map(row -> new Kept(row.blackbox(), row.orderId()));
  }

  /// @param kept how long devices are
  public int forget(Duration kept) {
    var now = clock.instant();
    return database.transact(
        work ->
            work.devices().forgetBefore(now.minus(kept))
                // A day more than any is good for: a late one must still be known as used.
                + work.devices().forgetBlackboxes(now.minus(Blackboxes.LIFETIME.multipliedBy(2))));
  }
}
