package bonafide.api.portal;

import bonafide.api.diligence.DiligenceAnswers;
import bonafide.api.http.Answering;
import bonafide.api.http.ApiError;
import bonafide.api.http.Wire;
import bonafide.api.workflows.WorkflowAnswers;
import bonafide.check.Settings;
import bonafide.core.ChainAddress;
import bonafide.core.Company;
import bonafide.core.Entry;
import bonafide.core.Environment;
import bonafide.core.Exposure;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.core.Rating;
import bonafide.core.Subject;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.DeliveryRows.DeliveryRow;
import bonafide.store.rows.EvidenceRows.EvidenceRow;
import bonafide.store.rows.OverviewRows.OverviewRow;
import bonafide.store.rows.VerificationRows.CheckRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.client.Caller;
import bonafide.verification.desk.Desk;
import bonafide.verification.order.Order;
import bonafide.verification.order.Overview;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import bonafide.verification.review.HitReviews;
import bonafide.verification.review.Review;
import bonafide.verification.review.Reviews;
import bonafide.verification.review.SecondPerson;
import bonafide.verification.user.SignedIn;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Cases as the portal shows them: everything that is known of a verification, in one look.
public final class Cases {
  private static final int MOST_DELIVERIES = 50;

  private interface AsText {
    @JsonValue
    @Override
    String toString();
  }

  /// Findings member by member; dates as they are written.
  private static final JsonMapper JSON =
      Wire.JSON.rebuild().addMixIn(PartialDate.class, AsText.class).build();

  private final Verifications verifications;
  private final Overview overview;
  private final Reviews reviews;
  private final HitReviews hitReviews;
  private final SecondPerson second;
  private final Deliveries deliveries;
  private final Desk desk;
  private final List<Answering> surfaces;
  private final DiligenceAnswers diligence;
  private final WorkflowAnswers workflows;

  public Cases(
      Verifications verifications,
      Overview overview,
      Reviews reviews,
      HitReviews hitReviews,
      SecondPerson second,
      Deliveries deliveries,
      Desk desk,
      List<Answering> surfaces,
      DiligenceAnswers diligence,
      WorkflowAnswers workflows) {
    this.verifications = verifications;
    this.overview = overview;
    this.reviews = reviews;
    this.hitReviews = hitReviews;
    this.second = second;
    this.deliveries = deliveries;
    this.desk = desk;
    this.surfaces = List.copyOf(surfaces);
    this.diligence = diligence;
    this.workflows = workflows;
  }

  /// A verification, and as whom the person looks at it: in the environment it belongs to.
  record Case(Caller caller, Verification verification) {
    String id() {
      return verification.id();
    }
  }

  /// In whichever environment it is; somebody else's is as unknown as one that never was.
  Case find(SignedIn who, String id) {
    return open(who, id)
        .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "There is no such case."));
  }

  private Optional<Case> open(SignedIn who, String id) {
    for (var environment : environments(who)) {
      var caller = who.in(environment);
      var found = verifications.find(caller, id);
      if (found.isPresent()) return found.map(verification -> new Case(caller, verification));
    }
    return Optional.empty();
  }

  Optional<String> numbered(SignedIn who, String plan, long number) {
    for (var environment : environments(who)) {
      var found = verifications.numbered(who.in(environment), plan, number);
      if (found.isPresent()) return found.map(Verification::id);
    }
    return Optional.empty();
  }

  private static List<Environment> environments(SignedIn who) {
    var other = who.environment() == Environment.LIVE ? Environment.DEVELOPMENT : Environment.LIVE;
    return List.of(who.environment(), other);
  }

  Object answer(Case found) {
    var plan = found.verification().order().plan();
    return surfaces.stream()
        .filter(surface -> surface.knows(plan))
        .findFirst()
        .orElseThrow()
        .answer(found.caller(), found.verification());
  }

  /// A line of the list.
  static Map<String, @Nullable Object> line(Overview.Line line) {
    var row = line.row();
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", row.id());
    words.put("plan", row.plan());
    words.put("number", row.number());
    words.put("reference", row.reference());
    words.put("subject", title(line.order()));
    words.put("kind", kind(line.order().subject()));
    words.put("status", row.status());
    words.put("verdict", row.verdict());
    words.put("to_review", row.toReview());
    words.put("accepted", row.accepted());
    words.put("assignee", row.assignee());
    words.put("lease_until", row.leaseUntil() == null ? null : Wire.time(row.leaseUntil()));
    words.put("created", Wire.time(row.created()));
    words.put("updated", Wire.time(row.updated()));
    return words;
  }

  /// Whom or what a case is about, in a few words; empty where that is not known.
  static String title(Order order) {
    return switch (order.subject()) {
      case Person person -> person.fullName();
      case Company company -> company.name();
      // Until something is read, such an order knows only what was expected.
      case Entry entry ->
          entry.number().equals(order.id())
              ? Objects.requireNonNullElse(order.echo().get("expected_name"), "").toString()
              : entry.number();
      case ChainAddress address -> address.address();
    };
  }

  static String kind(Subject subject) {
    return switch (subject) {
      case Person _ -> "PERSON";
      case Company _ -> "COMPANY";
      case Entry _ -> "ENTRY";
      case ChainAddress _ -> "ADDRESS";
    };
  }

  Map<String, @Nullable Object> detail(SignedIn who, Case found) {
    var verification = found.verification();
    var order = verification.order();
    var row = overview.find(found.caller(), found.id()).map(Overview.Line::row).orElseThrow();
    var standing = reviews.standing(found.caller(), found.id());
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", found.id());
    words.put("number", order.number());
    words.put("environment", verification.environment());
    words.put("plan", order.plan());
    words.put("reference", order.reference());
    words.put("kind", kind(order.subject()));
    words.put("title", title(order));
    words.put("subject", JSON.valueToTree(order.subject()));
    words.put("claims", claims(verification));
    words.put("status", verification.status());
    words.put("verdict", row.verdict());
    words.put("decided_by", verification.decision() == null ? null : verification.decision().by());
    words.put(
        "decided_at",
        verification.decision() == null ? null : Wire.time(verification.decision().at()));
    words.put("to_review", row.toReview());
    words.put("created", Wire.time(verification.created()));
    words.put("updated", Wire.time(verification.updated()));
    words.put("rating", rating(found));
    words.put("review", review(standing.review()));
    words.put("client_notes", standing.notes());
    words.put("assignment", assignment(row));
    words.put("checks", checks(found));
    words.put(
        "capabilities", workflows.knows(order.plan()) ? workflows.judged(verification) : List.of());
    words.put("hits", hits(found));
    words.put(
        "evidence",
        verifications.files(found.caller(), found.id()).stream().map(Cases::file).toList());
    words.put("notes", desk.notes(who, found.id()).stream().map(Cases::note).toList());
    words.put("history", desk.history(who, found.id()).stream().map(Cases::entry).toList());
    words.put(
        "deliveries",
        deliveries.page(found.caller(), found.id(), null, null, MOST_DELIVERIES).stream()
            .map(Cases::delivery)
            .toList());
    words.put("pending", second.pendingFor(who, found.id()).map(Cases::pending).orElse(null));
    words.put("origin", order.origin());
    words.put(
        "led_to",
        verifications.from(found.caller(), found.id()).stream()
            .map(
                next ->
                    Map.of(
                        "id", next.id(),
                        "plan", next.order().plan(),
                        "created", Wire.time(next.created())))
            .toList());
    return words;
  }

  private static @Nullable Map<String, @Nullable Object> review(@Nullable Review review) {
    if (review == null) return null;
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("accepted", review.accepted());
    words.put("reviewer", review.reviewer());
    words.put("comment", review.comment());
    words.put("at", Wire.time(review.at()));
    words.put("next", review.next() == null ? null : Wire.time(review.next()));
    return words;
  }

  private static @Nullable Map<String, @Nullable Object> assignment(OverviewRow row) {
    if (row.assignee() == null) return null;
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("user", row.assignee());
    words.put("lease_until", row.leaseUntil() == null ? null : Wire.time(row.leaseUntil()));
    return words;
  }

  /// What was stated, to be compared with what was read: what the checks were given, and what the
  /// order repeats of it.
  private static Map<String, String> claims(Verification verification) {
    var claims = new TreeMap<String, String>();
    for (var settings : verification.order().checks()) {
      switch (settings) {
        case Settings.Expectations(var stated) -> claims.putAll(stated);
        case Settings.Signal signal -> claims.putAll(signal.claims());
        case Settings.Lookup lookup -> claims.putAll(lookup.asked());
        case Settings.Numbers numbers -> claims.putAll(numbers.claims());
        default -> {}
      }
    }
    verification
        .order()
        .echo()
        .forEach(
            (name, value) -> {
              if (name.startsWith("expected_")) claims.put(name, String.valueOf(value));
            });
    return claims;
  }

  @Nullable Map<String, Object> rating(Case found) {
    var verification = found.verification();
    var exposure = verification.finding(Exposure.class);
    Rating rating =
        exposure.isPresent()
            ? exposure.get().rating()
            : verification.finding(Hits.class).isPresent() || isTask(verification)
                ? diligence.rating(verification)
                : null;
    if (rating == null) return null;
    return Map.of("points", rating.points(), "level", rating.level(), "factors", rating.fired());
  }

  private static boolean isTask(Verification verification) {
    return verification.order().plan().equals(DiligenceAnswers.TASK);
  }

  private List<Map<String, @Nullable Object>> checks(Case found) {
    return verifications.checks(found.caller(), found.id()).stream()
        .map(row -> check(row, found.verification().outcomes().get(row.kind())))
        .toList();
  }

  private static Map<String, @Nullable Object> check(CheckRow row, @Nullable Outcome outcome) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("kind", row.kind());
    words.put("finished", row.finished() == null ? null : Wire.time(row.finished()));
    words.put("attempts", row.attempts());
    switch (outcome) {
      case Outcome.Judged(var verdict, var reasons, var finding) -> {
        words.put("state", "JUDGED");
        words.put("verdict", verdict);
        words.put("reasons", reasons);
        words.put("is", finding.getClass().getSimpleName());
        words.put("finding", JSON.valueToTree(finding));
      }
      case Outcome.NotDone(var cause, var detail, _) -> {
        words.put("state", "NOT_DONE");
        words.put("cause", cause);
        words.put("detail", detail);
      }
      case null -> words.put("state", "PENDING");
    }
    return words;
  }

  private Map<String, @Nullable Object> hits(Case found) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    hitReviews
        .standings(found.caller(), found.verification())
        .forEach((id, standing) -> words.put(id, standing(standing)));
    return words;
  }

  private static Map<String, @Nullable Object> standing(HitReviews.Standing standing) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("state", standing.state());
    words.put("review", standing.id());
    words.put("dismissed", standing.dismissed());
    words.put("reason", standing.reason());
    words.put("comment", standing.comment());
    words.put("maker", standing.maker());
    words.put("made", standing.made() == null ? null : Wire.time(standing.made()));
    words.put("checker", standing.checker());
    words.put("checked", standing.checked() == null ? null : Wire.time(standing.checked()));
    words.put("expires", standing.expires() == null ? null : Wire.time(standing.expires()));
    words.put("differences", standing.differences());
    return words;
  }

  static Map<String, Object> file(EvidenceRow row) {
    var words = new LinkedHashMap<String, Object>();
    words.put("name", row.kind());
    words.put("media_type", row.mediaType());
    words.put("bytes", row.bytes());
    words.put("sha256", HexFormat.of().formatHex(row.sha256()));
    words.put("at", Wire.time(row.created()));
    return words;
  }

  static Map<String, Object> note(Desk.Note note) {
    return Map.of(
        "id", note.id(),
        "user", note.userId(),
        "text", note.text(),
        "at", Wire.time(note.at()));
  }

  static Map<String, Object> entry(AuditRows.Entry entry) {
    return Map.of(
        "at", Wire.time(entry.at()),
        "actor", entry.actor(),
        "action", entry.action(),
        "object", entry.object(),
        "detail", entry.detail());
  }

  static Map<String, @Nullable Object> delivery(DeliveryRow row) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", row.id());
    words.put("sequence", row.sequence());
    words.put("verification", row.verificationId());
    words.put("type", row.type());
    words.put("url", row.url());
    words.put("state", row.state());
    words.put("attempts", row.attempts());
    words.put("last_status", row.lastStatus());
    words.put("last_error", row.lastError());
    words.put("created", Wire.time(row.created()));
    words.put("updated", Wire.time(row.updated()));
    return words;
  }

  static Map<String, Object> pending(SecondPerson.Pending pending) {
    return Map.of(
        "id", pending.id(),
        "environment", pending.environment(),
        "action", pending.action(),
        "object", pending.object(),
        "wish", pending.wish(),
        "maker", pending.maker(),
        "made", Wire.time(pending.made()));
  }

  /// Findings as JSON, for what leaves the portal.
  static byte[] bytes(Object words) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(words);
  }
}
