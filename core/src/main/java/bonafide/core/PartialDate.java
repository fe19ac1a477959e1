package bonafide.core;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Pattern;

/// A date of which the day, or the day and the month, may be unknown (0).
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {
  private static final Pattern ISO = Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?");

  public PartialDate {
    if (year < 1 || year > 9999) throw new DateTimeException("no such year: " + year);
    if (month < 0 || month > 12) throw new DateTimeException("no such month: " + month);
    if (month == 0 && day != 0) throw new DateTimeException("a day needs its month: " + day);
    if (day < 0 || (day > 0 && day > YearMonth.of(year, month).lengthOfMonth())) {
      throw new DateTimeException("no such day: " + day);
    }
  }

  public static PartialDate of(LocalDate date) {
    return new PartialDate(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  public static PartialDate ofYear(int year) {
    return new PartialDate(year, 0, 0);
  }

  /// Reads `1971`, `1971-05` and `1971-05-03`.
  ///
  /// @throws DateTimeException when the text is none of these, or names a day that never was
  public static PartialDate parse(String iso) {
    var parts = ISO.matcher(iso.strip());
    if (!parts.matches())
      throw new DateTimeException("not a date: expected YYYY, YYYY-MM or YYYY-MM-DD");
    return new PartialDate(number(parts.group(1)), number(parts.group(2)), number(parts.group(3)));
  }

  private static int number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  public boolean isComplete() {
    return day != 0;
  }

  /// The ISO form, shortened to what is known.
  @Override
  public String toString() {
    if (month == 0) return "%04d".formatted(year);
    if (day == 0) return "%04d-%02d".formatted(year, month);
    return "%04d-%02d-%02d".formatted(year, month, day);
  }

  @Override
  public int compareTo(PartialDate other) {
    if (year != other.year) return Integer.compare(year, other.year);
    if (month != other.month) return Integer.compare(month, other.month);
    return Integer.compare(day, other.day);
  }
}
