package bonafide.signal.government;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a United States social security number says by itself (Social Security Administration,
/// POMS RM 10201.030 and 10201.035).
public final class SocialSecurity {
  private static final Pattern SHAPE = Pattern.compile("\\d{4}|\\d{9}|\\d{3}-\\d{2}-\\d{4}");

  /// Printed on sample cards and in advertisements, used by thousands.
  private static final Set<String> ADVERTISED = Set.of("078051120", "219099999", "457555462");

  /// From this day areas say nothing any more: 25 June 2011.
  private static final int RANDOM_SINCE = 2011;

  private SocialSecurity() {}

  /// Nine digits or the last four; empty when it is neither.
  public static Optional<String> parse(String written) {
    var text = written.strip();
    return SHAPE.matcher(text).matches() ? Optional.of(text.replace("-", "")) : Optional.empty();
  }

  /// What speaks against the number, in sentences.
  public static List<String> remarks(String number, int yearOfBirth) {
    if (number.length() != 9) return List.of();
    var remarks = new ArrayList<String>();
    var area = Integer.parseInt(number.substring(0, 3));
    if (area == 0 || area == 666)
      remarks.add("No number with the area %03d was ever given out.".formatted(area));
    if (area >= 900) remarks.add("It is a taxpayer's number, not a social security number.");
    if (number.startsWith("00", 3)) remarks.add("No number has the group 00.");
    if (number.endsWith("0000")) remarks.add("No number ends with 0000.");
    if (ADVERTISED.contains(number)) remarks.add("The number was printed for all to see.");
    if (area >= 773 && area < 900 && yearOfBirth > 0 && yearOfBirth < RANDOM_SINCE)
      remarks.add("The area was first used in 2011, long after the birth.");
    return remarks;
  }

  /// Whether the number must be older than its holder: areas of railroad workers ended in 1963.
  public static boolean isOlderThan(String number, int yearOfBirth) {
    if (number.length() != 9 || yearOfBirth == 0) return false;
    var area = Integer.parseInt(number.substring(0, 3));
    return area >= 700 && area <= 728 && yearOfBirth > 1963;
  }
}
