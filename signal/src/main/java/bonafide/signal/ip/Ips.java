package bonafide.signal.ip;

import bonafide.core.Countries;
import bonafide.core.IpSignals;
import bonafide.signal.Rules;
import bonafide.store.rows.SightingRows.Use;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges IP addresses by where they are, by how they were used here, and by what a source knows.
public final class Ips {
  private static final int MANY = 10;

  /// Behind such addresses many people stand at once.
  private static final Set<String> CROWDS =
      Set.of("BUSINESS", "CELLULAR", "COLLEGE", "EDUCATION", "SCHOOL", "LIBRARY", "CAFE");

  private static final int MANY_IN_A_CROWD = 100;
  private static final int RISKY = 2;

  private Ips() {}

  /// The normal form of an IPv4 or IPv6 address; empty when it is none.
  public static Optional<String> parse(String written) {
    try {
      return Optional.of(InetAddress.ofLiteral(written.strip()).getHostAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// @param known what sources say: `country`, `region`, `region_name`, `city`, `isp`,
  ///     `organization`, `latitude`, `longitude`, `accuracy_km`, `time_zone`, `tor`, `anonymous`,
  ///     `vpn`, `satellite`, `proxy`, `user`
  /// @param use how the address was used here before
  public static IpSignals judge(String address, Map<String, String> known, Use use) {
    var tor = is(known, "tor");
    var anonymous = known.containsKey("anonymous") ? Boolean.valueOf(is(known, "anonymous")) : null;
    var proxy = known.get("proxy");
    var crowd = CROWDS.contains(String.valueOf(known.get("user")));
    var manyEmails = use.emailsDay() > (crowd ? MANY_IN_A_CROWD : MANY);
    var manyPostalCodes = use.postalsDay() > (crowd ? MANY_IN_A_CROWD : MANY);
    var riskyDevices = use.riskyDevices() > 0;
    var riskyEmails = use.riskyEmails() >= RISKY;
    var riskyNetwork = use.fraud() >= RISKY;
    var rules =
        new Rules()
            .rule(tor, "ip.tor", 90, "It is an exit of the Tor network.")
            .rule(
                !tor && (Boolean.TRUE.equals(anonymous) || proxy != null),
                "ip.anonymous",
                50,
                "It hides who is behind it.")
            .rule(
                manyEmails,
                "ip.emails",
                75,
                "%d different e-mail addresses came from it in a day.".formatted(use.emailsDay()))
            .rule(
                manyPostalCodes,
                "ip.postal-codes",
                75,
                "%d different postal codes came from it in a day.".formatted(use.postalsDay()))
            .rule(riskyDevices, "ip.devices", 75, "A device of high risk used it.")
            .rule(riskyEmails, "ip.risky-emails", 75, "E-mail addresses of high risk used it.")
            .rule(
                riskyNetwork,
                "ip.fraud",
                75,
                "%d orders from it were fraud.".formatted(use.fraud()));
    var country = known.get("country");
    return new IpSignals(
        address,
        country == null ? null : Countries.alpha2(country),
        known.get("region"),
        known.get("region_name"),
        known.get("city"),
        known.get("isp"),
        known.get("organization"),
        number(known, "latitude"),
        number(known, "longitude"),
        Optional.ofNullable(number(known, "accuracy_km")).map(Double::intValue).orElse(null),
        known.get("time_zone"),
        tor,
        anonymous,
        is(known, "vpn"),
        is(known, "satellite"),
        proxy,
        known.get("user"),
        manyPostalCodes,
        manyEmails,
        false, // no surface hands in issuers of cards
        riskyDevices,
        riskyEmails,
        riskyNetwork,
        rules.risk(),
        rules.fired());
  }

  private static boolean is(Map<String, String> known, String name) {
    return "true".equals(known.get(name));
  }

  private static @Nullable Double number(Map<String, String> known, String name) {
    var text = known.get(name);
    try {
      return text == null || text.isBlank() ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
