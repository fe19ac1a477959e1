package bonafide.signal.government.indonesia;

import bonafide.core.PartialDate;
import bonafide.core.Sex;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the 16 digits of an Indonesian identity number say: two each for province, regency and
/// district, the birth date as DDMMYY with 40 added to a woman's day, and a serial number.
/// Findings, never a reason to refuse.
///
/// @param born the century is the one that makes the bearer at most 100 years old in the given
///     year; null when the digits are no date
public record Nik(
    String province,
    String regency,
    String district,
    @Nullable PartialDate born,
    Sex sex,
    String serial) {
  private static final Pattern DIGITS = Pattern.compile("\\d{16}");

  public static Optional<Nik> parse(String written, int thisYear) {
    if (!DIGITS.matcher(written).matches()) return Optional.empty();
    var day = Integer.parseInt(written.substring(6, 8));
    var month = Integer.parseInt(written.substring(8, 10));
    var year = Integer.parseInt(written.substring(10, 12));
    var century = year > thisYear % 100 ? thisYear / 100 - 1 : thisYear / 100;
    var born = date(century * 100 + year, month, day > 40 ? day - 40 : day);
    return Optional.of(
        new Nik(
            written.substring(0, 2),
            written.substring(0, 4),
            written.substring(0, 6),
            born,
            day > 40 ? Sex.FEMALE : Sex.MALE,
            written.substring(12)));
  }

  private static @Nullable PartialDate date(int year, int month, int day) {
    try {
      return day == 0 || month == 0 ? null : new PartialDate(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
