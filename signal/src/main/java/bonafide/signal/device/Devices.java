package bonafide.signal.device;

import bonafide.core.DeviceSignals;
import bonafide.core.Fired;
import bonafide.core.FraudKind;
import bonafide.core.IpSignals;
import bonafide.signal.Rules;
import bonafide.store.rows.SightingRows.Use;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges devices by what they tell of themselves, by where they come from, and by how they were
/// used here. Each rule that holds is an alert in the words of the public documentation.
public final class Devices {
  private static final int MANY_A_DAY = 10;
  private static final int MANY_FROM_IP = 100;
  private static final int MANY_COUNTRIES = 3;
  private static final int MINUTES_OFF = 90;

  /// Kilometres: providers give addresses to a whole country's customers.
  private static final int FAR = 500;

  private static final double EARTH = 6_371;

  private static final int LEAST_ALIKE = 10;
  private static final int LEAST_RISKY = 2;
  private static final double MOSTLY = 0.7;

  /// What the public documentation calls what others found.
  private static final Map<FraudKind, String> OTHERS =
      Map.of(
          FraudKind.FINANCIAL, "Other Subscriber Financial Evidence",
          FraudKind.ACCOUNT_TAKEOVER, "Other Subscriber ATO Evidence",
          FraudKind.POLICY, "Other Subscriber Policy Fraud Evidence",
          FraudKind.IDENTITY_THEFT, "Other Subscriber ID Theft Evidence",
          FraudKind.CHEATING, "Other Subscriber Cheating Evidence",
          FraudKind.MISCELLANEOUS, "Other Subscriber Miscellaneous Evidence");

  private Devices() {}

  /// What is known of a device from elsewhere than its own words.
  ///
  /// @param stated where the order says it comes from, beside where the device is
  /// @param suspect what is wrong with the report, as `replayed`; null for nothing
  /// @param forged whether that was somebody's doing
  /// @param own the kinds of fraud this client found of the device
  /// @param others the kinds that other clients found
  /// @param alike how many devices cannot be told from this one
  /// @param alikeFraud how many of them fraud came from
  public record Standing(
      Use use,
      Use ipUse,
      @Nullable IpSignals ip,
      @Nullable IpSignals stated,
      @Nullable String suspect,
      boolean forged,
      Set<FraudKind> own,
      Set<FraudKind> others,
      int alike,
      int alikeFraud) {
    public Standing {
      own = Set.copyOf(own);
      others = Set.copyOf(others);
    }

    /// Of a device that is known by its report alone.
    public static Standing of(Use use, Use ipUse, @Nullable IpSignals ip) {
      return new Standing(use, ipUse, ip, null, null, false, Set.of(), Set.of(), 0, 0);
    }
  }

  /// A device that did not tell of itself, or not so that it can be read.
  ///
  /// @param because null where nothing came
  public static DeviceSignals unread(@Nullable String because) {
    var rules = new Rules();
    alert(rules, because == null, "Device Not Provided", 40);
    alert(rules, because != null, "Invalid Blackbox", 40);
    rules.rule(
        because != null, "device.blackbox", 0, "The blackbox cannot be read: " + because + ".");
    return new DeviceSignals(
        null, Map.of(), null, null, null, null, alerts(rules.fired()), rules.risk(), rules.fired());
  }

  /// @param report `model`, `os`, `browser`, `browser_version`, `language`, `screen`,
  ///     `time_zone` as an offset, `cookies`, `emulator`, `rooted`, `owned_evidence`,
  ///     `first_seen`, `sent`; of the collector also `bot` with `driven`, `os_anomaly` with
  ///     `anomaly`, `changed`, `speaks_otherwise`; `latitude`, `longitude` and `accuracy` in metres
  ///     where it was asked for its position, `position` why it has none
  public static DeviceSignals judge(
      String device,
      Map<String, String> report,
      Standing standing,
      DeviceRules watched,
      Instant now) {
    var rules = new Rules();
    var use = standing.use();
    var ip = standing.ip();
    var suspect = standing.suspect();
    alert(rules, suspect != null, "Suspect Device Data- " + suspect, standing.forged() ? 70 : 40);
    var owned = is(report, "owned_evidence") || !standing.own().isEmpty();
    alert(rules, owned, "Owned Evidence Exists", 50);
    for (var kind : FraudKind.values())
      alert(rules, standing.others().contains(kind), OTHERS.get(kind), 50);
    alert(rules, is(report, "rooted"), "Jailbreak / Root Detected", 30);
    own(rules, report);
    if (ip != null) place(rules, report, ip, standing.stated(), watched, now);
    used(rules, standing);
    var first = first(report, use);
    return new DeviceSignals(
        device,
        report,
        ip,
        age(report, now),
        first,
        first == null,
        alerts(rules.fired()),
        rules.risk(),
        rules.fired());
  }

  /// What the device shows of itself.
  private static void own(Rules rules, Map<String, String> report) {
    rules
        .rule(is(report, "emulator"), "device.emulator", 40, "The device is an emulator.")
        .rule(
            is(report, "bot"),
            "device.bot",
            45,
            "A program drives the browser: %s.".formatted(report.get("driven")))
        .rule(
            report.containsKey("anomaly"),
            "device.anomaly",
            30,
            "The device is not what it says: %s.".formatted(report.get("anomaly")))
        .rule(
            report.containsKey("changed"),
            "device.changed",
            25,
            "The browser was made to answer otherwise: %s.".formatted(report.get("changed")))
        .rule(
            is(report, "speaks_otherwise"),
            "device.language",
            10,
            "The browser asks for another language than it tells pages.");
  }

  /// Where the device is.
  private static void place(
      Rules rules,
      Map<String, String> report,
      IpSignals ip,
      @Nullable IpSignals stated,
      DeviceRules watched,
      Instant now) {
    var isHidden = ip.tor() || Boolean.TRUE.equals(ip.anonymous()) || ip.proxy() != null;
    alert(rules, ip.tor(), "TOR Exit Node IP", 70);
    alert(rules, isHidden && !ip.tor(), "Proxy in Use", 40);
    var off = minutesOff(report.get("time_zone"), ip.timeZone(), now);
    alert(rules, off > MINUTES_OFF, "Timezone/Geolocation Mismatch- %d minutes".formatted(off), 20);
    alert(rules, watched.isHighRisk(ip.country()), "High Risk Country- " + ip.country(), 30);
    alert(rules, watched.isWatched(ip.isp()), "ISP Watch List- " + ip.isp(), 20);
    var far = isHidden ? 0 : kilometres(report, ip);
    rules.rule(
        far > FAR,
        "device.position",
        25,
        "The device says it is %d km from where its address is.".formatted(far));
    var apart = stated == null ? null : apart(ip, stated);
    alert(
        rules, apart != null, "Geolocation Mismatch- " + apart, "country".equals(apart) ? 30 : 10);
  }

  /// How far the device says it is from where its address is, at least; 0 where either is not
  /// known.
  private static int kilometres(Map<String, String> report, IpSignals ip) {
    if (!report.containsKey("latitude") || !report.containsKey("longitude")) return 0;
    if (ip.latitude() == null || ip.longitude() == null) return 0;
    try {
      var here = Math.toRadians(Double.parseDouble(report.get("latitude")));
      var there = Math.toRadians(ip.latitude());
      var turn = Math.toRadians(Double.parseDouble(report.get("longitude")) - ip.longitude());
      var haversine =
          Math.pow(Math.sin((there - here) / 2), 2)
              + Math.cos(here) * Math.cos(there) * Math.pow(Math.sin(turn / 2), 2);
      var unsure =
          Double.parseDouble(report.getOrDefault("accuracy", "0")) / 1_000
              + (ip.accuracyKm() == null ? 0 : ip.accuracyKm());
      return (int) Math.max(0, 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, haversine))) - unsure);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /// The widest thing in which two places differ; null where they do not, or it is not known.
  private static @Nullable String apart(IpSignals one, IpSignals other) {
    if (differ(one.country(), other.country())) return "country";
    if (differ(one.region(), other.region())) return "region";
    return differ(one.city(), other.city()) ? "city" : null;
  }

  private static boolean differ(@Nullable String one, @Nullable String other) {
    return one != null && other != null && !one.equals(other);
  }

  /// How the device, those like it and its address were used.
  private static void used(Rules rules, Standing standing) {
    var use = standing.use();
    var ipUse = standing.ipUse();
    var isMostlyRisky =
        ipUse.riskyDevices() >= LEAST_RISKY && ipUse.riskyDevices() >= MOSTLY * ipUse.hits();
    alert(rules, isMostlyRisky || ipUse.fraud() >= LEAST_RISKY, "IP Address Risk Global", 40);
    alert(
        rules,
        standing.alike() >= LEAST_ALIKE && standing.alikeFraud() >= MOSTLY * standing.alike(),
        "Device Risk Global",
        40);
    alert(
        rules,
        use.day() >= MANY_A_DAY,
        "Transactions Per Device- %d in 1 day".formatted(use.day() + 1),
        45);
    alert(
        rules,
        use.countries() >= MANY_COUNTRIES,
        "Countries Per Device- %d in 30 days".formatted(use.countries()),
        45);
    alert(
        rules,
        ipUse.day() >= MANY_FROM_IP,
        "Transactions per IP- %d in 1 day".formatted(ipUse.day() + 1),
        30);
  }

  private static void alert(Rules rules, boolean holds, @Nullable String alert, int points) {
    if (holds && alert != null) rules.rule(true, "device.alert", points, alert);
  }

  private static List<String> alerts(List<Fired> fired) {
    var alerts = new ArrayList<String>();
    for (var rule : fired) if (rule.rule().equals("device.alert")) alerts.add(rule.because());
    return alerts;
  }

  private static @Nullable Instant first(Map<String, String> report, Use use) {
    var known = time(report, "first_seen");
    if (use.first() == null) return known;
    return known == null || use.first().isBefore(known) ? use.first() : known;
  }

  private static @Nullable Long age(Map<String, String> report, Instant now) {
    var sent = time(report, "sent");
    return sent == null ? null : Long.valueOf(Math.max(0, Duration.between(sent, now).toSeconds()));
  }

  private static @Nullable Instant time(Map<String, String> report, String name) {
    try {
      var text = report.get(name);
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /// By how many minutes the device's clock and its address's differ now; 0 when either is not
  /// known.
  static long minutesOff(@Nullable String offset, @Nullable String zone, Instant now) {
    if (offset == null || zone == null) return 0;
    try {
      var own = ZoneOffset.of(offset).getTotalSeconds();
      var there = ZoneId.of(zone).getRules().getOffset(now).getTotalSeconds();
      return Math.abs(own - there) / 60;
    } catch (DateTimeException e) {
      return 0;
    }
  }

  private static boolean is(Map<String, String> report, String name) {
    return "true".equals(report.get(name));
  }
}
