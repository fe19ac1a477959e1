package bonafide.check.diligence;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.screening.Targets;
import bonafide.core.Cause;
import bonafide.core.Outcome;
import bonafide.core.Rulings;
import bonafide.core.Rulings.Ruling;
import bonafide.core.Verdict;
import bonafide.screening.media.MediaIndex;
import bonafide.screening.media.Story;
import bonafide.screening.media.StoryMatcher;
import bonafide.source.Kind;
import bonafide.source.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Do decisions of courts name the subject? They come from the operator's feeds and from sources.
public final class CourtCheck implements Check {
  private static final int MOST = 50;

  private final MediaIndex index;
  private final List<String> feeds;
  private final Sources sources;

  public CourtCheck(MediaIndex index, List<String> feeds, Sources sources) {
    this.index = index;
    this.feeds = List.copyOf(feeds);
    this.sources = sources;
  }

  @Override
  public String kind() {
    return "courts";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Courts;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public Outcome judge(Question question) {
    var asked = Targets.of(question.subject());
    if (!(question.settings() instanceof Settings.Courts settings) || asked.isEmpty())
      return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "there is no name to look for");
    var said = Records.ask(sources, Kind.RULING, question, settings.country(), Map.of());
    var search = new StoryMatcher.Search(asked.get(), true, List.of());
    var rulings = new LinkedHashMap<String, Ruling>();
    for (var story : index.rulings(search, MOST)) add(rulings, ruling(story));
    if (rulings.isEmpty() && feeds.isEmpty() && said.sources().isEmpty())
      return said.notDone() != null
          ? said.notDone()
          : new Outcome.NotDone(Cause.SOURCE_UNCONFIGURED, "no source of rulings is configured");
    for (var found : said.found()) {
      var story =
          new Story(
              found.text("url"),
              found.text("title"),
              found.text("text"),
              found.text("url"),
              found.orNull("date"),
              found.source(),
              found.text("court"),
              found.text("number"));
      if (StoryMatcher.names(search, story)) add(rulings, ruling(story));
    }
    return judged(List.copyOf(rulings.values()), said.sources());
  }

  private static void add(Map<String, Ruling> rulings, Ruling ruling) {
    rulings.putIfAbsent(ruling.court() + "\n" + ruling.number(), ruling);
  }

  private static Ruling ruling(Story story) {
    return new Ruling(
        String.valueOf(story.court()),
        String.valueOf(story.number()),
        story.published(),
        story.title(),
        story.url().isEmpty() ? null : story.url(),
        story.feed());
  }

  private Outcome judged(List<Ruling> found, List<String> asked) {
    var where = new ArrayList<>(feeds);
    where.addAll(asked);
    var rulings = found.stream().limit(MOST).toList();
    return new Outcome.Judged(
        rulings.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW,
        List.of(
            rulings.isEmpty()
                ? "No decision of a court names the subject."
                : "%d decision%s of courts name somebody of this name."
                    .formatted(rulings.size(), rulings.size() == 1 ? "" : "s")),
        new Rulings(rulings, where));
  }
}
