package bonafide.api.diligence;

import bonafide.api.http.Form;
import bonafide.core.Environment;
import bonafide.core.RiskLevel;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How a search task is made.
///
/// @param mode 1 precise, 2 fuzzy
/// @param threshold 0-100, from which a listing is a hit
/// @param publishers whose lists are asked; all when absent
/// @param relevance 0-100, from which an article counts
/// @param timeRangeYear how many years back news count; without limit when absent or -1
/// @param numberOfPages ten articles a page at most; 20 when absent
/// @param client who may use it; every client when absent
/// @param environment where it may be used; everywhere when absent
/// @param reviewMonths after how many months an accepted subject is looked at again, by its risk
record SearchSetting(
    int id,
    String name,
    int mode,
    int threshold,
    @Nullable Set<String> publishers,
    int relevance,
    @Nullable Integer timeRangeYear,
    @Nullable String language,
    @Nullable List<String> negativeWords,
    @Nullable List<String> sites,
    @Nullable Integer numberOfPages,
    @Nullable String client,
    @Nullable Environment environment,
    Map<RiskLevel, Integer> reviewMonths) {

  private static final int DAYS_OF_YEAR = 365;
  private static final int MOST_ARTICLES = 50;
  private static final int ARTICLES_OF_PAGE = 10;
  private static final int MOST_MONTHS = 120;
  private static final int MOST_YEARS = 100;
  private static final int MOST_TEXTS = 50;
  private static final int LONGEST_TEXT = 100;
  private static final Pattern HOST = Pattern.compile("(?i)[a-z0-9-]+(\\.[a-z0-9-]+)+");

  SearchSetting {
    if (mode != 1 && mode != 2) throw new IllegalArgumentException("mode must be 1 or 2");
    if (threshold < 50 || threshold > 100)
      throw new IllegalArgumentException("threshold must be 50 to 100");
    if (relevance < 0 || relevance > 100)
      throw new IllegalArgumentException("relevance must be 0 to 100");
    for (var level : RiskLevel.values())
      if (!reviewMonths.containsKey(level))
        throw new IllegalArgumentException("review_months lacks " + level);
  }

  /// Reads what an administrator sent; faults are noted in the form.
  static SearchSetting read(Form form, Set<String> known) {
    var name = form.required("name", LONGEST_TEXT);
    var publishers = texts(form, "publishers");
    for (var publisher : publishers)
      if (!known.contains(publisher))
        form.fault("publishers", "names %s, who published no list in use".formatted(publisher));
    var sites = texts(form, "sites");
    for (var site : sites)
      if (!HOST.matcher(site).matches()) form.fault("sites", "must name hosts, as example.com");
    var years = form.integer("time_range_year", -1, MOST_YEARS, -1);
    if (years == 0) form.fault("time_range_year", "must be -1 or a number of years");
    var months = new EnumMap<RiskLevel, Integer>(RiskLevel.class);
    var sent = form.object("review_months");
    if (sent == null) form.fault("review_months", "is required");
    for (var level : RiskLevel.values())
      months.put(level, sent == null ? 1 : sent.integer(level.name(), 1, MOST_MONTHS, null));
    return new SearchSetting(
        0,
        name,
        form.integer("mode", 1, 2, null),
        form.integer("threshold", 50, 100, null),
        publishers.isEmpty() ? null : new TreeSet<>(publishers),
        form.integer("relevance", 0, 100, null),
        years,
        null,
        texts(form, "negative_words"),
        sites,
        form.integer("number_of_pages", 1, MOST_ARTICLES / ARTICLES_OF_PAGE, 5),
        null,
        null,
        months);
  }

  private static List<String> texts(Form form, String name) {
    var texts = form.texts(name, MOST_TEXTS);
    for (var text : texts)
      if (text.isBlank() || text.length() > LONGEST_TEXT)
        form.fault(name, "must hold texts of 1 to 100 characters");
    return texts;
  }

  SearchSetting as(int number) {
    return new SearchSetting(
        number,
        name,
        mode,
        threshold,
        publishers,
        relevance,
        timeRangeYear,
        language,
        negativeWords,
        sites,
        numberOfPages,
        client,
        environment,
        reviewMonths);
  }

  boolean isPrecise() {
    return mode == 1;
  }

  int years() {
    return Objects.requireNonNullElse(timeRangeYear, -1);
  }

  List<String> words() {
    return Objects.requireNonNullElse(negativeWords, List.of());
  }

  List<String> hosts() {
    return Objects.requireNonNullElse(sites, List.of());
  }

  int articles() {
    return Math.min(
        MOST_ARTICLES, ARTICLES_OF_PAGE * Objects.requireNonNullElse(numberOfPages, 20));
  }

  Duration reviewAfter(RiskLevel level) {
    var months = Objects.requireNonNull(reviewMonths.get(level));
    return Duration.ofDays((long) months * DAYS_OF_YEAR / 12);
  }

  /// As it is shown with a task.
  Map<String, Object> shown() {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", id);
    shown.put("name", name);
    shown.put("mode", mode);
    shown.put("time_range_year", years());
    shown.put("language", Objects.requireNonNullElse(language, "en"));
    shown.put("negative_words", words());
    shown.put("sites", hosts());
    shown.put("number_of_pages", Objects.requireNonNullElse(numberOfPages, 20));
    return shown;
  }
}
