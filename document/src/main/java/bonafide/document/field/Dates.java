package bonafide.document.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates as documents write them: with the names of months in several languages, or in digits
/// with the day or a year of four digits first.
public final class Dates {
  private static final Pattern NAMED =
      Pattern.compile(
          "(\\d{1,2})\\s*[-./ ]*\\s*(\\p{L}{3,10})\\.?\\s*(?:/\\s*\\p{L}{3,10}\\.?)?\\s*[-./,"
              + " ]*\\s*(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern DIGITS =
      Pattern.compile("(\\d{1,2})\\s*[-./ ]\\s*(\\d{1,2})\\s*[-./ ]\\s*(\\d{4}|\\d{2})(?!\\d)");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<!\\d)(\\d{4})\\s*[-./]\\s*(\\d{1,2})\\s*[-./]\\s*(\\d{1,2})(?!\\d)");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("(\\p{L}{3,10})\\.?\\s*(\\d{1,2})\\s*[,.]\\s*(\\d{4})(?!\\d)");
  private static final Map<String, Integer> MONTHS = months();

  private Dates() {}

  private static Map<String, Integer> months() {
    var months = new HashMap<String, Integer>();
    var names =
        """
        JAN JANV JANUARY JANUARI JANVIER ENE ENERO JANEIRO GENNAIO
        FEB FEV FEVR FEBRUARY FEBRUARI PEBRUARI FEVRIER FEBRERO
        MAR MARS MARCH MARET MARZO MRZ MAERZ
        APR AVR APRIL AVRIL ABR ABRIL
        MAY MAI MEI MAYO MAGGIO
        JUN JUIN JUNE JUNI JUNIO
        JUL JUIL JULY JULI JUILLET JULIO
        AUG AGU AGT AOU AOUT AGO AUGUST AGUSTUS AGOSTO
        SEP SEPT SEPTEMBER SEPTEMBRE SEPTIEMBRE SET
        OCT OKT OCTOBER OKTOBER OCTOBRE OCTUBRE OUT
        NOV NOVEMBER NOPEMBER NOP NOVEMBRE NOVIEMBRE
        DEC DES DEZ DECEMBER DESEMBER DECEMBRE DIC DICIEMBRE
        """;
    var month = 1;
    for (var line : names.strip().split("\n")) {
      for (var name : line.strip().split(" ")) months.put(name, month);
      month++;
    }
    return months;
  }

  /// @param year used for dates without a century: at most this, within a hundred years
  public static Optional<LocalDate> find(String text, int year) {
    var yearFirst = YEAR_FIRST.matcher(text);
    if (yearFirst.find())
      return date(
          yearFirst.group(1), Integer.parseInt(yearFirst.group(2)), yearFirst.group(3), year);
    var monthFirst = MONTH_FIRST.matcher(text);
    while (monthFirst.find()) {
      var month = month(monthFirst.group(1));
      if (month.isPresent())
        return date(monthFirst.group(3), month.get(), monthFirst.group(2), year);
    }
    var named = NAMED.matcher(text);
    while (named.find()) {
      var month = month(named.group(2));
      if (month.isPresent()) return date(named.group(3), month.get(), named.group(1), year);
    }
    var digits = DIGITS.matcher(text);
    if (digits.find())
      return date(digits.group(3), Integer.parseInt(digits.group(2)), digits.group(1), year);
    return Optional.empty();
  }

  /// The number of a month; a name may be read with one mistake.
  public static Optional<Integer> month(String name) {
    var read = name.toUpperCase(Locale.ROOT);
    var exact = MONTHS.get(read);
    if (exact != null) return Optional.of(exact);
    if (read.length() < 5) return Optional.empty();
    for (var month : MONTHS.entrySet())
      if (month.getKey().length() >= 5 && Labels.mistakes(read, month.getKey()) <= 1)
        return Optional.of(month.getValue());
    return Optional.empty();
  }

  private static Optional<LocalDate> date(String written, int month, String day, int latest) {
    var year = Integer.parseInt(written);
    if (written.length() == 2) {
      year += latest / 100 * 100;
      if (year > latest) year -= 100;
    }
    try {
      return Optional.of(LocalDate.of(year, month, Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
