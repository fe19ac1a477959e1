package bonafide.api.diligence;

import bonafide.core.Environment;
import bonafide.core.RiskLevel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    return Math.min(MOST_ARTICLES, 10 * Objects.requireNonNullElse(numberOfPages, 20));
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
