package bonafide.signal.phone;

import bonafide.core.PhoneSignals.Activity;
import bonafide.store.rows.SightingRows.RangeUse;
import bonafide.store.rows.SightingRows.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a number and its neighbours were verified, in the categories of the public documentation.
/// The limits are ours: docs/reference/signals.md.
final class Traffic {
  private static final int FEWEST_FOR_A_RHYTHM = 6;
  private static final double MACHINE = 0.1;
  private static final int MANY_PHONES = 10;
  private static final int MANY_A_DAY = 10;

  private Traffic() {}

  static List<String> of(Use use, RangeUse range, List<Instant> times, Instant now) {
    var traffic = new ArrayList<String>();
    traffic.add(recency(use.last(), now));
    traffic.add(longTerm(use));
    traffic.add(shortTerm(use));
    traffic.add(range(range));
    traffic.add(risky(use));
    traffic.add(isMachine(times) ? "MACHINE-LIKE ACTIVITY" : "");
    traffic.add(isPumped(range) ? "MACHINE-LIKE RANGE ACTIVITY" : "");
    traffic.removeIf(String::isEmpty);
    return traffic;
  }

  /// So much of a day in one hour is no crowd of people.
  private static boolean isPumped(RangeUse range) {
    return range.hour() >= 60
        && 2 * range.hour() > range.day()
        && 2 * range.day() > range.quarter();
  }

  private static String recency(@Nullable Instant last, Instant now) {
    if (last == null) return "";
    var days = Duration.between(last, now).toDays();
    if (days < 1) return "SEEN IN THE LAST 1 DAY";
    if (days < 7) return "SEEN IN THE LAST 7 DAYS";
    if (days < 15) return "SEEN IN THE LAST 15 DAYS";
    if (days < 30) return "SEEN IN THE LAST 1 MONTH";
    if (days < 60) return "SEEN IN THE LAST 2 MONTHS";
    return days < 90 ? "SEEN IN THE LAST 3 MONTHS" : "SEEN MORE THAN 3 MONTHS AGO";
  }

  /// Over 90 days. What comes back on many days, seldom more than twice a day, is a person.
  private static String longTerm(Use use) {
    if (use.hits() == 0) return "NO ACTIVITY";
    if (use.quarter() == 0) return "NO LONG-TERM ACTIVITY";
    var regular = use.quarter() <= 2L * use.days();
    if (regular && use.days() >= 8) return "CONTINUOUS LONG-TERM ACTIVITY";
    if (regular && use.days() >= 3) return "SPARSE LONG-TERM ACTIVITY";
    if (use.quarter() < 3) return "LOW LONG-TERM ACTIVITY";
    if (use.quarter() < 10) return "MODERATE LONG-TERM ACTIVITY";
    return use.quarter() < 30 ? "HIGH LONG-TERM ACTIVITY" : "VERY HIGH LONG-TERM ACTIVITY";
  }

  private static String shortTerm(Use use) {
    if (use.day() == 0) return "";
    if (use.day() == 1) return use.quarter() == 1 ? "LOW SHORT-TERM ACTIVITY" : "";
    return use.day() < 5 ? "MODERATE SHORT-TERM ACTIVITY" : "HIGH SHORT-TERM ACTIVITY";
  }

  /// A range counts only when it is used all at once: far more in a day than on the days before.
  /// Where an installation knows many people of a range, much use is nothing unusual.
  private static String range(RangeUse range) {
    if (range.phones() < MANY_PHONES || range.day() < MANY_A_DAY) return "NO RANGE ACTIVITY";
    var usual = Math.max(1, (range.quarter() - range.day()) / 89.0);
    if (range.day() < 3 * usual) return "NO RANGE ACTIVITY";
    if (range.day() < 8 * usual) return "LOW RANGE ACTIVITY";
    if (range.day() < 30) return "MODERATE SHORT-TERM RANGE ACTIVITY";
    return range.day() < 100
        ? "HIGH SHORT-TERM RANGE ACTIVITY"
        : "VERY HIGH SHORT-TERM RANGE ACTIVITY";
  }

  private static String risky(Use use) {
    if (use.riskyService() == 0) return "";
    if (use.riskyServiceDay() >= 5) return "HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES";
    if (use.riskyServiceDay() > 0) return "SHORT-TERM ACTIVITY ON RISKY SERVICES";
    return use.riskyService() < 5
        ? "LONG-TERM ACTIVITY ON RISKY SERVICES"
        : "HIGH LONG-TERM ACTIVITY ON RISKY SERVICES";
  }

  /// Whether the pauses between uses are as equal as only a clock makes them.
  static boolean isMachine(List<Instant> times) {
    if (times.size() < FEWEST_FOR_A_RHYTHM) return false;
    var pauses = new double[times.size() - 1];
    for (var i = 0; i < pauses.length; i++)
      pauses[i] = Duration.between(times.get(i + 1), times.get(i)).toMillis();
    var mean = 0.0;
    for (var pause : pauses) mean += pause / pauses.length;
    var variance = 0.0;
    for (var pause : pauses) variance += (pause - mean) * (pause - mean) / pauses.length;
    return mean > 0 && Math.sqrt(variance) / mean < MACHINE;
  }

  private static final Set<String> HIGH =
      Set.of(
          "MACHINE-LIKE ACTIVITY",
          "MACHINE-LIKE RANGE ACTIVITY",
          "VERY HIGH SHORT-TERM RANGE ACTIVITY",
          "VERY HIGH LONG-TERM ACTIVITY",
          "HIGH SHORT-TERM ACTIVITY ON RISKY SERVICES");

  private static final Set<String> MEDIUM =
      Set.of(
          "HIGH SHORT-TERM ACTIVITY",
          "HIGH SHORT-TERM RANGE ACTIVITY",
          "VERY HIGH LONG-TERM RANGE ACTIVITY",
          "HIGH LONG-TERM ACTIVITY ON RISKY SERVICES");

  private static final Set<String> LOW =
      Set.of(
          "HIGH LONG-TERM ACTIVITY",
          "MODERATE SHORT-TERM RANGE ACTIVITY",
          "HIGH LONG-TERM RANGE ACTIVITY",
          "SHORT-TERM ACTIVITY ON RISKY SERVICES");

  /// The worst that any category shows; without one, how trustworthy the habit is.
  static Activity activity(List<String> traffic) {
    if (traffic.stream().anyMatch(HIGH::contains)) return Activity.HIGH_RISK_IRREGULAR;
    if (traffic.stream().anyMatch(MEDIUM::contains)) return Activity.MEDIUM_RISK_IRREGULAR;
    if (traffic.stream().anyMatch(LOW::contains)) return Activity.LOW_RISK_IRREGULAR;
    if (traffic.contains("CONTINUOUS LONG-TERM ACTIVITY")) return Activity.REGULAR;
    return traffic.contains("SPARSE LONG-TERM ACTIVITY")
        ? Activity.LOW_REGULAR
        : Activity.LOW_ACTIVITY;
  }
}
