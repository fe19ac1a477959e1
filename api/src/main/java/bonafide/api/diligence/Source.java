package bonafide.api.diligence;

import bonafide.check.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Where a search task looks. The numbers are the wire's.
enum Source {
  NEGATIVE_NEWS(0, "news"),
  WATCHLIST_DATABASE(1, "watchlists"),
  TAIWAN_COMPANY(2, "companies"),
  TAIWAN_VERDICT(3, "courts"),
  SANCTION_LIST(4, "watchlists");

  private static final String TAIWAN = "TW";
  private static final int MOST_HITS = 50;

  private final int number;
  private final String check;

  Source(int number, String check) {
    this.number = number;
    this.check = check;
  }

  int number() {
    return number;
  }

  /// The kind of check that answers.
  String check() {
    return check;
  }

  static Set<Source> of(Collection<Integer> numbers) {
    var sources = EnumSet.noneOf(Source.class);
    for (var source : values()) if (numbers.contains(source.number)) sources.add(source);
    return sources;
  }

  /// What is asked so that all sources have their answer. The lists are asked once: those of
  /// sanctions alone when nothing else is wanted of them.
  static List<Settings> checks(Set<Source> sources, SearchSetting setting) {
    var checks = new ArrayList<Settings>();
    if (sources.contains(WATCHLIST_DATABASE) || sources.contains(SANCTION_LIST))
      checks.add(
          new Settings.Watchlists(
              setting.publishers() == null ? Set.of() : setting.publishers(),
              sources.contains(WATCHLIST_DATABASE)
                  ? Set.of()
                  : Set.of(bonafide.core.Topic.SANCTION),
              false,
              setting.threshold(),
              MOST_HITS));
    if (sources.contains(NEGATIVE_NEWS))
      checks.add(
          new Settings.News(
              setting.isPrecise(),
              setting.relevance(),
              setting.years(),
              setting.words(),
              setting.hosts(),
              setting.articles()));
    if (sources.contains(TAIWAN_COMPANY))
      checks.add(new Settings.Companies(TAIWAN, setting.threshold()));
    if (sources.contains(TAIWAN_VERDICT)) checks.add(new Settings.Courts(TAIWAN));
    return checks;
  }
}
