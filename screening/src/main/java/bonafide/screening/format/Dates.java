package bonafide.screening.format;

import bonafide.core.PartialDate;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Dates as publishers write them; whatever holds none gives none.
public final class Dates {
  private static final Pattern ISO = Pattern.compile("\\b(\\d{4})-(\\d{2})-(\\d{2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile("\\b(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})\\b");
  private static final Pattern IN_WORDS =
      Pattern.compile("\\b(\\d{1,2})\\s+(\\p{L}{3,})\\.?\\s+(\\d{4})\\b");
  private static final Pattern MONTH_IN_WORDS =
      Pattern.compile("\\b(\\p{L}{3,})\\.?\\s+(\\d{4})\\b");
  private static final Pattern YEAR = Pattern.compile("\\b(1[89]\\d{2}|20\\d{2})\\b");
  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("mei", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("agu", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("okt", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12),
          Map.entry("des", 12));

  private Dates() {}

  /// Every date in the text: `25 Jan 1970`, `1970-01-25`, `25.1.1970`, `Jan 1970`, `1970`; a
  /// day or month of 00 is unknown.
  public static List<PartialDate> in(String text) {
    var dates = new ArrayList<PartialDate>();
    var rest = text;
    rest = take(rest, ISO, dates, m -> date(number(m, 1), number(m, 2), number(m, 3)));
    rest = take(rest, DAY_FIRST, dates, m -> date(number(m, 3), number(m, 2), number(m, 1)));
    rest = take(rest, IN_WORDS, dates, m -> date(number(m, 3), month(m.group(2)), number(m, 1)));
    rest =
        take(
            rest,
            MONTH_IN_WORDS,
            dates,
            m -> month(m.group(1)) == 0 ? List.of() : date(number(m, 2), month(m.group(1)), 0));
    take(rest, YEAR, dates, m -> date(number(m, 1), 0, 0));
    return dates;
  }

  private static String take(
      String text,
      Pattern pattern,
      List<PartialDate> dates,
      java.util.function.Function<Matcher, List<PartialDate>> read) {
    var matcher = pattern.matcher(text);
    var rest = new StringBuilder();
    while (matcher.find()) {
      var found = read.apply(matcher);
      dates.addAll(found);
      matcher.appendReplacement(
          rest, found.isEmpty() ? Matcher.quoteReplacement(matcher.group()) : " ");
    }
    return matcher.appendTail(rest).toString();
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  private static int month(String word) {
    return MONTHS.getOrDefault(word.substring(0, 3).toLowerCase(Locale.ROOT), 0);
  }

  private static List<PartialDate> date(int year, int month, int day) {
    try {
      return List.of(month == 0 ? PartialDate.ofYear(year) : new PartialDate(year, month, day));
    } catch (DateTimeException e) {
      return List.of();
    }
  }
}
