package bonafide.check.diligence;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.screening.Targets;
import bonafide.core.Articles;
import bonafide.core.Articles.Article;
import bonafide.core.Cause;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.screening.media.MediaIndex;
import bonafide.screening.media.Story;
import bonafide.screening.media.StoryMatcher;
import bonafide.source.Kind;
import bonafide.source.Sources;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Do news name the subject near words of crime? Articles come from the operator's feeds and from
/// sources, and are judged alike.
public final class NewsCheck implements Check {
  private final MediaIndex index;
  private final List<String> feeds;
  private final Sources sources;
  private final InstantSource clock;

  public NewsCheck(MediaIndex index, List<String> feeds, Sources sources, InstantSource clock) {
    this.index = index;
    this.feeds = List.copyOf(feeds);
    this.sources = sources;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "news";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.News;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public Outcome judge(Question question) {
    var asked = Targets.of(question.subject());
    if (!(question.settings() instanceof Settings.News settings) || asked.isEmpty())
      return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "there is no name to look for");
    var search = new StoryMatcher.Search(asked.get(), settings.precise(), settings.words());
    var said = Records.ask(sources, Kind.NEWS, question, "", Map.of());
    if (feeds.isEmpty() && said.sources().isEmpty())
      return said.notDone() != null
          ? said.notDone()
          : new Outcome.NotDone(
              Cause.SOURCE_UNCONFIGURED, "no feed of news and no source is configured");
    var since = since(settings.years());
    var articles =
        new ArrayList<>(index.news(search, settings.relevance(), since, settings.limit()));
    for (var found : said.found()) {
      var story = story(found);
      if (since != null && isOlder(story, since)) continue;
      StoryMatcher.judge(search, story)
          .filter(article -> article.relevance() >= settings.relevance())
          .ifPresent(articles::add);
    }
    return judged(articles, settings, said.sources());
  }

  private @Nullable LocalDate since(int years) {
    return years < 0
        ? null
        : LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(years);
  }

  private static boolean isOlder(Story story, LocalDate since) {
    return story.published() != null && story.published().compareTo(since.toString()) < 0;
  }

  private static Story story(Records.Found found) {
    return Story.news(
        found.text("title"),
        found.text("text"),
        found.text("url"),
        found.orNull("published"),
        found.source());
  }

  private Outcome judged(List<Article> all, Settings.News settings, List<String> asked) {
    var unique = new LinkedHashMap<String, Article>();
    all.stream()
        .filter(article -> StoryMatcher.isFrom(article.url(), settings.sites()))
        .sorted(Comparator.comparingInt((Article article) -> -article.relevance()))
        .forEach(article -> unique.putIfAbsent(article.url(), article));
    var articles = unique.values().stream().limit(settings.limit()).toList();
    var where = new ArrayList<>(feeds);
    where.addAll(asked);
    var reason =
        articles.isEmpty()
            ? "No article reaches a relevance of %d of 100.".formatted(settings.relevance())
            : "%d article%s speak of this name near words of crime; the most relevant with %d of 100."
                .formatted(
                    articles.size(),
                    articles.size() == 1 ? "" : "s",
                    articles.getFirst().relevance());
    return new Outcome.Judged(
        articles.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW,
        List.of(reason),
        new Articles(articles, where));
  }
}
