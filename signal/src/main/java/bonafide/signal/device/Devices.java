package bonafide.signal.device;

import bonafide.core.DeviceSignals;
import bonafide.core.Fired;
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
import org.jspecify.annotations.Nullable;

/// Judges devices by what they tell of themselves, by where they come from, and by how they were
/// used here. Each rule that holds is an alert in the words of the public documentation.
public final class Devices {
  private static final int MANY_A_DAY = 10;
  private static final int MANY_FROM_IP = 100;
  private static final int MANY_COUNTRIES = 3;
  private static final int MINUTES_OFF = 90;

  private Devices() {}

  /// @param report `model`, `os`, `browser`, `browser_version`, `language`, `screen`,
  ///     `time_zone` as an offset, `cookies`, `emulator`, `rooted`, `owned_evidence`,
  ///     `first_seen`, `sent`
  public static DeviceSignals judge(
      String device,
      Map<String, String> report,
      @Nullable IpSignals ip,
      Use use,
      Use ipUse,
      Instant now) {
    var rules = new Rules();
    var owned = is(report, "owned_evidence") || use.fraud() > 0;
    alert(rules, owned, "Owned Evidence Exists", 50);
    alert(rules, is(report, "rooted"), "Jailbreak / Root Detected", 30);
    rules.rule(is(report, "emulator"), "device.emulator", 40, "The device is an emulator.");
    if (ip != null) {
      alert(rules, ip.tor(), "TOR Exit Node IP", 70);
      alert(
          rules,
          !ip.tor() && (Boolean.TRUE.equals(ip.anonymous()) || ip.proxy() != null),
          "Proxy in Use",
          40);
      var off = minutesOff(report.get("time_zone"), ip.timeZone(), now);
      alert(
          rules, off > MINUTES_OFF, "Timezone/Geolocation Mismatch- %d minutes".formatted(off), 20);
      alert(rules, ip.riskyNetwork() || ip.riskyDevices(), "IP Address Risk Global", 40);
    }
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

  private static void alert(Rules rules, boolean holds, String alert, int points) {
    rules.rule(holds, "device.alert", points, alert);
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
