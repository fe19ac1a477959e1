package bonafide.core;

import bonafide.core.IndonesianRegions.Region;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the 16 digits of an Indonesian identity number say: two each for province, regency and
/// district, the birth date as DDMMYY with 40 added to a woman's day, and a serial number.
/// Findings, never a reason to refuse: samples in circulation contradict themselves.
///
/// @param province its name; null when no province has that number
/// @param born in the century that makes the bearer at most 100 years old; null when the digits
///     are no date
public record Nik(
    String digits, @Nullable String province, @Nullable LocalDate born, boolean female) {
  private static final Pattern DIGITS = Pattern.compile("\\d{16}");

  public static Optional<Nik> parse(String written, int thisYear) {
    if (!DIGITS.matcher(written).matches()) return Optional.empty();
    var day = Integer.parseInt(written.substring(6, 8));
    var month = Integer.parseInt(written.substring(8, 10));
    var year = Integer.parseInt(written.substring(10, 12));
    var century = year > thisYear % 100 ? thisYear / 100 - 1 : thisYear / 100;
    var female = day > 40;
    return Optional.of(
        new Nik(
            written,
            name(written.substring(0, 2)),
            date(century * 100 + year, month, female ? day - 40 : day),
            female));
  }

  private static @Nullable LocalDate date(int year, int month, int day) {
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable String name(String code) {
    return IndonesianRegions.region(code).map(Region::name).orElse(null);
  }

  /// Its name; null when the province has none of that number.
  public @Nullable String regency() {
    return name(digits.substring(0, 4));
  }

  /// Its name; null when the regency has none of that number.
  public @Nullable String district() {
    return name(digits.substring(0, 6));
  }
}
