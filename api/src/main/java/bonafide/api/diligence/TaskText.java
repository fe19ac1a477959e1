package bonafide.api.diligence;

import bonafide.core.Articles;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.Rating;
import bonafide.core.Registrations;
import bonafide.core.Rulings;
import bonafide.core.Topic;
import bonafide.verification.order.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What a search task found, as sentences for a file. The same findings always give the same text.
final class TaskText {
  private static final int NAMED = 3;

  private final Verification task;
  private final Rating rating;

  TaskText(Verification task, Rating rating) {
    this.task = task;
    this.rating = rating;
  }

  /// Null when nothing was found, or it is not all there yet.
  @Nullable String summary() {
    if (!task.status().isFinal()) return null;
    var found = new ArrayList<String>();
    var hits = task.finding(Hits.class).map(Hits::hits).orElse(List.of());
    lists(found, hits, "sanction lists", hit -> hit.topics().contains(Topic.SANCTION));
    lists(
        found,
        hits,
        "lists of politically exposed persons",
        hit -> hit.topics().contains(Topic.PEP) && !hit.topics().contains(Topic.SANCTION));
    lists(found, hits, "other lists", hit -> hit.topics().equals(java.util.Set.of(Topic.OTHER)));
    news(found);
    courts(found);
    companies(found);
    if (found.isEmpty()) return null;
    var text = new StringJoiner(" ");
    text.add("%s was looked for in %s.".formatted(name(), sources()));
    found.forEach(text::add);
    failures().forEach(text::add);
    text.add(
        "The potential risk is %d of 100 (%s)."
            .formatted(
                rating.points(), rating.level().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    return text.toString();
  }

  private String name() {
    return TaskOrders.target(task) instanceof Map<?, ?> target
        ? String.valueOf(target.get("name"))
        : "The subject";
  }

  private String sources() {
    return String.join(
        ", ",
        TaskOrders.sources(task).stream()
            .map(
                source ->
                    switch (source) {
                      case NEGATIVE_NEWS -> "news";
                      case WATCHLIST_DATABASE -> "watchlists";
                      case TAIWAN_COMPANY -> "Taiwan's companies";
                      case TAIWAN_VERDICT -> "Taiwan's court decisions";
                      case SANCTION_LIST -> "sanction lists";
                    })
            .toList());
  }

  private void lists(List<String> found, List<Hit> hits, String where, Predicate<Hit> kind) {
    var all = hits.stream().filter(kind).toList();
    var open = all.stream().filter(hit -> !TaskOrders.isCleared(task, hit)).toList();
    if (all.isEmpty()) return;
    var named = new StringJoiner("; ");
    for (var hit : open.stream().limit(NAMED).toList())
      named.add(
          "%s of %s %s (%d of 100)"
              .formatted(hit.matchedName(), hit.publisher(), hit.list(), hit.score()));
    if (open.size() > NAMED) named.add("and %d more".formatted(open.size() - NAMED));
    var cleared = all.size() - open.size();
    found.add(
        "%s of %s: %s%s."
            .formatted(
                count(all.size(), "entry", "entries"),
                where,
                named,
                cleared == 0
                    ? ""
                    : "%s%s accepted before"
                        .formatted(
                            named.length() == 0 ? "" : "; ", count(cleared, "one", "of them"))));
  }

  private void news(List<String> found) {
    var articles = task.finding(Articles.class).map(Articles::articles).orElse(List.of());
    if (articles.isEmpty()) return;
    var best = articles.getFirst();
    found.add(
        "%s about the name near words of crime, foremost \"%s\"%s (%s)."
            .formatted(
                count(articles.size(), "article", "articles"),
                best.title(),
                best.published() == null ? "" : " of " + best.published(),
                String.join(", ", best.words())));
  }

  private void courts(List<String> found) {
    var rulings = task.finding(Rulings.class).map(Rulings::rulings).orElse(List.of());
    if (rulings.isEmpty()) return;
    var first = rulings.getFirst();
    found.add(
        "%s naming somebody of this name, as %s, %s: %s."
            .formatted(
                count(rulings.size(), "court decision", "court decisions"),
                first.court(),
                first.number(),
                first.title()));
  }

  private void companies(List<String> found) {
    var all = task.finding(Registrations.class).map(Registrations::registrations).orElse(List.of());
    if (all.isEmpty()) return;
    var first = all.getFirst();
    found.add(
        "%s under this name, as %s (%s)%s%s."
            .formatted(
                count(all.size(), "registered company", "registered companies"),
                first.name(),
                first.number(),
                first.role() == null ? "" : " as " + first.role(),
                first.status() == null ? "" : ", " + first.status()));
  }

  private List<String> failures() {
    var failures = new ArrayList<String>();
    for (var source : TaskOrders.sources(task)) {
      if (task.outcomes().get(source.check()) instanceof Outcome.NotDone(_, var why, _))
        failures.add(
            "%s could not be asked: %s."
                .formatted(source.name().toLowerCase(Locale.ROOT).replace('_', ' '), why));
    }
    return failures;
  }

  private static String count(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
