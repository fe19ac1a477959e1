package bonafide.api.diligence;

import bonafide.api.http.Form;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// What stands on a Taiwanese identity card beside the person: kind and day of issue, and where.
final class TwId {
  static final String CODE = "tw_id_apply_code";
  static final String APPLIED = "tw_id_apply_date";
  static final String SITE = "tw_id_issue_site_id";
  private static final int YEAR_ZERO = 1911;
  private static final int MOST_CODE = 3;

  /// D-001-10.
  private static final Set<String> SITES =
      Set.of(
          "10001", "10002", "10003", "10004", "10005", "10006", "10007", "10008", "10009", "10010",
          "10011", "10012", "10013", "10014", "10015", "10016", "10017", "10018", "10019", "10020",
          "09007", "09020", "63000", "64000", "65000", "66000", "67000", "68000");

  private TwId() {}

  /// Keeps what was sent of it. Only identity cards of Taiwan have it.
  static void read(Form form, boolean applies, Map<String, Object> echo) {
    for (var name : new String[] {CODE, APPLIED, SITE}) {
      if (form.has(name) && !applies) {
        form.fault(name, "is only for an ID_CARD of TWN");
        return;
      }
    }
    if (form.has(CODE)) echo.put(CODE, form.integer(CODE, 0, MOST_CODE, 0));
    var applied =
        form.matching(APPLIED, TwId::isDay, "must be a day of the ROC calendar as 1070102");
    if (applied != null) echo.put(APPLIED, applied);
    var site = form.matching(SITE, SITES::contains, "is no code of a place of issue");
    if (site != null) echo.put(SITE, site);
  }

  private static boolean isDay(String text) {
    try {
      return text.matches("\\d{7}") && day(text) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /// The day of a text of year, month and day without anything between.
  static LocalDate day(String text) {
    return LocalDate.of(
        Integer.parseInt(text.substring(0, 3)) + YEAR_ZERO,
        Integer.parseInt(text.substring(3, 5)),
        Integer.parseInt(text.substring(5)));
  }
}
