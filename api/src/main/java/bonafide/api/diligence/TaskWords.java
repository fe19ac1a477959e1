package bonafide.api.diligence;

import bonafide.check.rating.SubjectRating;
import bonafide.core.Articles;
import bonafide.core.Finding;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.PartialDate;
import bonafide.core.Rating;
import bonafide.core.Registrations;
import bonafide.core.Registrations.Officer;
import bonafide.core.Rulings;
import bonafide.core.Status;
import bonafide.core.Topic;
import bonafide.verification.order.Verification;
import bonafide.verification.review.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Search tasks in the words of this surface.
final class TaskWords {
  private static final int WAITING = 0;
  private static final int RUNNING = 1;
  private static final int DONE = 2;
  private static final int FAILED = 3;

  /// Every task here came over the interface.
  private static final int ORIGIN = 2;

  private final Verification task;
  private final Standing standing;
  private final String publicUrl;

  TaskWords(Verification task, Standing standing, String publicUrl) {
    this.task = task;
    this.standing = standing;
    this.publicUrl = publicUrl;
  }

  static long number(Verification verification) {
    return Objects.requireNonNull(verification.order().number());
  }

  Map<String, @Nullable Object> summary() {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("task_id", number(task));
    words.put("search_setting", TaskOrders.setting(task).shown());
    words.put("target", TaskOrders.target(task));
    words.put("customer_reference", task.order().reference());
    words.put("progress", progress());
    words.put("task_origin", ORIGIN);
    words.put("creation_time", Echo.epoch(task.created()));
    words.put("update_time", Echo.epoch(task.updated()));
    words.put("audit_time", Echo.epochOrZero(reviewedAt()));
    words.put("report", report());
    words.put(
        "metadata",
        standing.notes().entrySet().stream()
            .map(note -> new Note(note.getKey(), note.getValue()))
            .toList());
    return words;
  }

  private record Note(String key, String value) {}

  private Map<String, @Nullable Object> report() {
    var report = new LinkedHashMap<String, @Nullable Object>();
    if (!task.status().isFinal()) return report;
    var review = standing.review();
    report.put("sanction_matched", isSanctionMatched());
    report.put("potential_risk", rating().points());
    report.put("url", publicUrl + "/compliance/audit/" + number(task));
    report.put("accepted", review == null ? null : review.accepted());
    report.put("comment", review == null ? null : review.comment());
    return report;
  }

  /// @param owner the client's name
  Map<String, @Nullable Object> detail(String owner) {
    var review = standing.review();
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("task_id", number(task));
    words.put("target", TaskOrders.target(task));
    words.put("search_setting", TaskOrders.setting(task).shown());
    words.put("search_source", TaskOrders.sources(task).stream().map(Source::number).toList());
    words.put("callback_url", TaskOrders.callback(task));
    words.put("customer_reference", task.order().reference());
    words.put("result", result());
    words.put("sanction_matched", isSanctionMatched());
    words.put("completed_source", finished());
    var rating = rating();
    words.put("potential_risk", rating.points());
    words.put("risk_level", rating.level().name());
    words.put(
        "risk_factors",
        rating.fired().stream()
            .map(
                fired ->
                    Map.of(
                        "code", fired.rule(),
                        "points", fired.points(),
                        "description", fired.because()))
            .toList());
    words.put("audit_status", review == null ? 0 : review.accepted() ? 1 : 2);
    words.put("comment", review == null ? "" : review.comment());
    words.put("audit_time", Echo.epochOrZero(reviewedAt()));
    words.put("auditor_employee_id", null);
    words.put("auditor_employee_name", review == null ? null : owner);
    words.put("auditor_employee_account", review == null ? null : review.reviewer());
    words.put("employee_id", null);
    words.put("employee_name", owner);
    words.put("employee_account", TaskOrders.by(task));
    words.put("creation_time", Echo.epoch(task.created()));
    words.put("update_time", Echo.epoch(task.updated()));
    words.put("completed_time", task.decision() == null ? null : Echo.epoch(task.decision().at()));
    words.put("from_idv_id", TaskOrders.idv(task));
    words.put("comment_time", review == null ? null : Echo.epoch(review.at()));
    words.put("comment_employee_id", null);
    words.put("comment_employee_name", review == null ? null : owner);
    words.put("comment_employee_account", review == null ? null : review.reviewer());
    words.put("metadata", standing.notes());
    words.put("comment_logs", comments(owner));
    words.put("aml_summarization", new TaskText(task, rating).summary());
    words.put(
        "next_review_at",
        review == null || review.next() == null ? null : Echo.epoch(review.next()));
    TaskOrders.follows(task).ifPresent(follows -> words.put("follows", follows));
    return words;
  }

  private List<Map<String, @Nullable Object>> comments(String owner) {
    var review = standing.review();
    if (review == null) return List.of();
    var comment = new LinkedHashMap<String, @Nullable Object>();
    comment.put("comment", review.comment());
    comment.put("time", Echo.epoch(review.at()));
    comment.put("employee_id", null);
    comment.put("employee_name", owner);
    comment.put("employee_account", review.reviewer());
    return List.of(comment);
  }

  private @Nullable Instant reviewedAt() {
    return standing.review() == null ? null : standing.review().at();
  }

  private int progress() {
    return task.status().isFinal() ? 100 : 100 * finished() / TaskOrders.sources(task).size();
  }

  private int finished() {
    return (int)
        TaskOrders.sources(task).stream()
            .mapToInt(this::state)
            .filter(state -> state == DONE || state == FAILED)
            .count();
  }

  private int state(Source source) {
    return switch (task.outcomes().get(source.check())) {
      case Outcome.Judged _ -> DONE;
      case Outcome.NotDone _ -> FAILED;
      case null ->
          task.status().isFinal() ? FAILED : task.status() == Status.QUEUED ? WAITING : RUNNING;
    };
  }

  Rating rating() {
    return SubjectRating.of(
        task.order().subject(), task.outcomes().values(), hit -> TaskOrders.isCleared(task, hit));
  }

  private boolean isSanctionMatched() {
    return task.finding(Hits.class).map(Hits::hits).orElse(List.of()).stream()
        .anyMatch(hit -> hit.topics().contains(Topic.SANCTION) && !TaskOrders.isCleared(task, hit));
  }

  private Map<String, Object> result() {
    var result = new LinkedHashMap<String, Object>();
    for (var source : TaskOrders.sources(task)) {
      var one = new LinkedHashMap<String, Object>();
      one.put("state", state(source));
      one.put("hits", hits(source));
      if (task.outcomes().get(source.check()) instanceof Outcome.NotDone(var cause, var why, _)) {
        one.put("failure", cause.name());
        one.put("failure_detail", why);
      }
      result.put(source.name().toLowerCase(java.util.Locale.ROOT), one);
    }
    return result;
  }

  private List<Map<String, @Nullable Object>> hits(Source source) {
    if (!(task.outcomes().get(source.check()) instanceof Outcome.Judged judged)) return List.of();
    return hits(source, judged.finding());
  }

  private List<Map<String, @Nullable Object>> hits(Source source, @Nullable Finding finding) {
    return switch (finding) {
      case Articles articles -> articles.articles().stream().map(TaskWords::article).toList();
      case Rulings rulings -> rulings.rulings().stream().map(TaskWords::ruling).toList();
      case Registrations found ->
          found.registrations().stream().map(TaskWords::registration).toList();
      case Hits hits ->
          hits.hits().stream()
              .filter(
                  hit ->
                      source == Source.WATCHLIST_DATABASE || hit.topics().contains(Topic.SANCTION))
              .map(this::listed)
              .toList();
      case null, default -> List.of();
    };
  }

  private static Map<String, @Nullable Object> article(Articles.Article article) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("title", article.title());
    words.put("url", article.url());
    words.put("published_at", article.published());
    words.put("snippet", article.snippet());
    words.put("negative_words", article.words());
    words.put("relevance", article.relevance());
    words.put("feed", article.feed());
    words.put("explanation", article.why());
    return words;
  }

  private static Map<String, @Nullable Object> ruling(Rulings.Ruling ruling) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("court", ruling.court());
    words.put("case_number", ruling.number());
    words.put("date", Objects.requireNonNullElse(ruling.date(), ""));
    words.put("title", ruling.title());
    words.put("url", Objects.requireNonNullElse(ruling.url(), ""));
    words.put("source", ruling.source());
    return words;
  }

  private static Map<String, @Nullable Object> registration(Registrations.Registration found) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("name", found.name());
    words.put("registration_number", found.number());
    words.put("role", found.role());
    words.put("status", found.status());
    words.put("people", found.people().stream().map(TaskWords::officer).toList());
    words.put("source", found.source());
    return words;
  }

  private static Map<String, @Nullable Object> officer(Officer officer) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("name", officer.name());
    words.put("type", officer.isCompany() ? 2 : 1);
    words.put("role", officer.role());
    words.put("share", officer.share());
    words.put("hits", officer.hits().stream().map(TaskWords::plain).toList());
    return words;
  }

  private Map<String, @Nullable Object> listed(Hit hit) {
    var words = plain(hit);
    words.put("cleared", TaskOrders.isCleared(task, hit));
    TaskOrders.changes(task, hit)
        .filter(changes -> !changes.isEmpty())
        .ifPresent(changes -> words.put("changes", changes));
    return words;
  }

  private static Map<String, @Nullable Object> plain(Hit hit) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", hit.id());
    words.put("listing", hit.listing());
    words.put("name", hit.names().isEmpty() ? hit.matchedName() : hit.names().getFirst());
    words.put("matched_name", hit.matchedName());
    words.put("score", hit.score());
    words.put("list", hit.publisher() + " " + hit.list());
    words.put("categories", categories(hit));
    words.put("countries", hit.countries());
    words.put("birthdays", hit.dates().stream().map(PartialDate::toString).toList());
    words.put("url", null);
    words.put("explanation", hit.why());
    words.put("record", hit.record());
    return words;
  }

  private static List<String> categories(Hit hit) {
    var categories = new ArrayList<String>();
    for (var topic : Topic.values()) if (hit.topics().contains(topic)) categories.add(topic.name());
    return categories;
  }
}
