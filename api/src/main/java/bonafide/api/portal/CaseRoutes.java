package bonafide.api.portal;

import bonafide.api.diligence.DiligenceAnswers;
import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.core.RiskLevel;
import bonafide.verification.client.Caller;
import bonafide.verification.desk.Desk;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import bonafide.verification.review.Action;
import bonafide.verification.review.HitReviews;
import bonafide.verification.review.HitReviews.Said;
import bonafide.verification.review.Reviews;
import bonafide.verification.review.SecondPerson;
import bonafide.verification.review.SecondPerson.Asked;
import bonafide.verification.user.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// One case: seen, noted on, its hits reviewed, decided. Whoever made something is never who
/// checks it.
@RestController
public final class CaseRoutes {
  private static final String CASE = "/compliance/api/verifications/{id}";
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_COMMENT = 1_000;
  private static final int MOST_HITS = 200;
  private static final int LONGEST_DAYS = 3_650;

  /// Why a hit is, or is not, the subject.
  private static final Set<String> REASONS =
      Set.of(
          "DIFFERENT_NAME",
          "DIFFERENT_BIRTH_DATE",
          "DIFFERENT_COUNTRY",
          "DIFFERENT_SEX",
          "DIFFERENT_NUMBER",
          "DIFFERENT_KIND",
          "NOT_RELEVANT",
          "SAME_PERSON",
          "OTHER");

  private final Cases cases;
  private final Verifications verifications;
  private final Reviews reviews;
  private final HitReviews hitReviews;
  private final SecondPerson second;
  private final Desk desk;
  private final InstantSource clock;

  public CaseRoutes(
      Cases cases,
      Verifications verifications,
      Reviews reviews,
      HitReviews hitReviews,
      SecondPerson second,
      Desk desk,
      InstantSource clock) {
    this.cases = cases;
    this.verifications = verifications;
    this.reviews = reviews;
    this.hitReviews = hitReviews;
    this.second = second;
    this.desk = desk;
    this.clock = clock;
    second.handle(Action.ACCEPT, asked -> decide(asked, true));
    second.handle(Action.REJECT, asked -> decide(asked, false));
  }

  @GetMapping(CASE)
  public Map<String, @Nullable Object> detail(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.VIEWER);
    return cases.detail(who, cases.find(who, id));
  }

  @GetMapping(CASE + "/answer")
  public Object answer(HttpServletRequest request, @PathVariable String id) {
    return cases.answer(cases.find(Desks.who(request, Role.VIEWER), id));
  }

  /// A file that was handed in, or a page of it as a picture; that it was seen is audited.
  @GetMapping(CASE + "/evidence")
  public ResponseEntity<byte[]> evidence(HttpServletRequest request, @PathVariable String id) {
    var found = cases.find(Desks.who(request, Role.VIEWER), id);
    var name = Objects.requireNonNullElse(request.getParameter("name"), "");
    var type = verifications.evidence(found.caller(), id).get(name);
    var content = verifications.show(found.caller(), id, name);
    if (type == null || content.isEmpty())
      throw new ApiError(ApiError.Kind.NOT_FOUND, "There is no such file.");
    var page = request.getParameter("page");
    if (page != null && type.equals("application/pdf")) return page(content.get(), page);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
        .body(content.get());
  }

  private static ResponseEntity<byte[]> page(byte[] pdf, String page) {
    if (!page.matches("[1-9]\\d{0,2}"))
      throw new ApiError(ApiError.Kind.NOT_FOUND, "There is no such page.");
    var picture =
        PageImages.png(pdf, Integer.parseInt(page))
            .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "There is no such page."));
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_PNG)
        .header("X-Content-Type-Options", "nosniff")
        .body(picture);
  }

  @PostMapping(CASE + "/notes")
  public Map<String, Object> note(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ANALYST);
    var found = cases.find(who, id);
    var form = Bodies.json(request);
    var text = text(form, "text", LONGEST_TEXT);
    form.check();
    return Cases.note(desk.note(who, found.id(), text));
  }

  private static String text(Form form, String name, int longest) {
    var text = Objects.requireNonNullElse(form.raw(name), "").strip();
    if (text.isEmpty()) form.fault(name, "is required");
    if (text.length() > longest) form.fault(name, "has more than %d characters".formatted(longest));
    return text;
  }

  /// What became of what somebody wanted.
  private enum Became {
    DONE,
    /// A second person is asked.
    ASKED
  }

  @PostMapping(CASE + "/decision")
  public Map<String, Object> decide(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ANALYST);
    var found = cases.find(who, id);
    var form = Bodies.json(request);
    var accepted = form.flag("accepted");
    if (accepted == null) form.fault("accepted", "is required");
    var comment = text(form, "comment", LONGEST_COMMENT);
    form.check();
    var isAccepted = Boolean.TRUE.equals(accepted);
    requireOpen(found.caller(), found.verification());
    var action = isAccepted ? Action.ACCEPT : Action.REJECT;
    if (second.ask(who, found.verification().environment(), action, id, Map.of("comment", comment)))
      return Map.of("became", Became.ASKED);
    if (!decide(found.caller(), found.verification(), isAccepted, comment)) throw decided();
    return Map.of("became", Became.DONE);
  }

  private void requireOpen(Caller caller, Verification verification) {
    if (reviews.standing(caller, verification.id()).review() != null) throw decided();
    if (!verification.status().isFinal())
      throw new ApiError(ApiError.Kind.CONFLICT, "Its checks are not finished yet.");
  }

  private static ApiError decided() {
    return new ApiError(ApiError.Kind.CONFLICT, "Somebody has decided this case already.");
  }

  private Map<String, String> decide(Asked asked, boolean accepted) {
    verifications
        .find(asked.caller(), asked.object())
        .ifPresent(
            verification ->
                decide(
                    asked.caller(),
                    verification,
                    accepted,
                    Objects.requireNonNullElse(asked.wish().get("comment"), "")));
    return Map.of();
  }

  private boolean decide(
      Caller caller, Verification verification, boolean accepted, String comment) {
    var rating = cases.rating(new Cases.Case(caller, verification));
    var level = rating == null ? RiskLevel.of(0) : (RiskLevel) rating.get("level");
    return reviews
        .decide(
            caller,
            verification,
            accepted,
            comment,
            DiligenceAnswers.again(verification, Objects.requireNonNull(level)))
        .isPresent();
  }

  @PostMapping(CASE + "/hits")
  public Map<String, Object> hits(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ANALYST);
    var found = cases.find(who, id);
    var form = Bodies.json(request);
    var ids = form.texts("hits", MOST_HITS);
    if (ids.isEmpty()) form.fault("hits", "is required");
    var dismissed = form.flag("dismissed");
    if (dismissed == null) form.fault("dismissed", "is required");
    var reason = form.matching("reason", REASONS::contains, "must be one of " + REASONS);
    if (reason == null) form.fault("reason", "is required");
    var comment = Objects.requireNonNullElse(form.raw("comment"), "").strip();
    if (comment.length() > LONGEST_COMMENT) form.fault("comment", "is too long");
    if ("OTHER".equals(reason) && comment.isEmpty())
      form.fault("comment", "is required where the reason is another one");
    var days = form.integer("days", 0, LONGEST_DAYS, 0);
    form.check();
    var said =
        new Said(
            Boolean.TRUE.equals(dismissed),
            Objects.requireNonNull(reason),
            comment,
            days == 0 ? null : clock.instant().plus(Duration.ofDays(days)));
    return Map.of("reviewed", hitReviews.say(who, found.verification(), ids, said));
  }

  @DeleteMapping("/compliance/api/hit-reviews/{id}")
  public ResponseEntity<Void> withdraw(HttpServletRequest request, @PathVariable String id) {
    if (!hitReviews.withdraw(Desks.who(request, Role.ANALYST), id)) throw answered();
    return ResponseEntity.noContent().build();
  }

  private static ApiError answered() {
    return new ApiError(
        ApiError.Kind.NOT_FOUND, "There is nothing such, or it was answered meanwhile.");
  }

  @PostMapping("/compliance/api/hit-reviews/{id}/answer")
  public Map<String, Object> answerHit(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.APPROVER);
    return said(hitReviews.answer(who, id, agrees(request)));
  }

  @PostMapping("/compliance/api/approvals/{id}/answer")
  public Map<String, Object> answerApproval(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.APPROVER);
    var answered = second.answer(who, id, agrees(request));
    said(answered.answer());
    return Map.of("became", Became.DONE, "shown", answered.shown());
  }

  private static boolean agrees(HttpServletRequest request) {
    var form = Bodies.json(request);
    var agrees = form.flag("agrees");
    if (agrees == null) form.fault("agrees", "is required");
    form.check();
    return Boolean.TRUE.equals(agrees);
  }

  private static Map<String, Object> said(SecondPerson.Answer answer) {
    return switch (answer) {
      case DONE -> Map.of("became", Became.DONE);
      case NOT_THERE -> throw answered();
      case SAME_PERSON ->
          throw new ApiError(ApiError.Kind.FORBIDDEN, "Whoever asked cannot be the second person.");
    };
  }

  @DeleteMapping("/compliance/api/approvals/{id}")
  public ResponseEntity<Void> withdrawApproval(
      HttpServletRequest request, @PathVariable String id) {
    said(second.withdraw(Desks.who(request, Role.ANALYST), id));
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/compliance/api/approvals")
  public Map<String, Object> approvals(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    return Map.of(
        "approvals", second.pending(who, MOST_HITS).stream().map(Cases::pending).toList(),
        "hits", hitReviews.proposed(who, MOST_HITS).stream().map(CaseRoutes::proposed).toList());
  }

  private static Map<String, @Nullable Object> proposed(HitReviews.Proposed proposed) {
    var row = proposed.row();
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", row.id());
    words.put("environment", row.environment());
    words.put("verification", row.verificationId());
    words.put("listing", proposed.hit().listing());
    words.put("name", proposed.hit().matchedName());
    words.put("list", proposed.hit().publisher() + " " + proposed.hit().list());
    words.put("score", proposed.hit().score());
    words.put("dismissed", row.dismissed());
    words.put("reason", row.reason());
    words.put("comment", proposed.comment());
    words.put("maker", row.maker());
    words.put("made", Wire.time(row.made()));
    return words;
  }

  @GetMapping(CASE + "/report.pdf")
  public ResponseEntity<byte[]> report(HttpServletRequest request, @PathVariable String id) {
    return export(request, id, "report.pdf", MediaType.APPLICATION_PDF_VALUE);
  }

  @GetMapping(CASE + "/case.json")
  public ResponseEntity<byte[]> json(HttpServletRequest request, @PathVariable String id) {
    return export(request, id, "case.json", MediaType.APPLICATION_JSON_VALUE);
  }

  @GetMapping(CASE + "/evidence.zip")
  public ResponseEntity<byte[]> zip(HttpServletRequest request, @PathVariable String id) {
    return export(request, id, "evidence.zip", "application/zip");
  }

  private ResponseEntity<byte[]> export(
      HttpServletRequest request, String id, String name, String type) {
    var who = Desks.who(request, Role.ANALYST);
    var found = cases.find(who, id);
    var words = cases.detail(who, found);
    words.put("answer", cases.answer(found));
    var body =
        switch (name) {
          case "report.pdf" -> CasePdf.of(words, who.client().name(), clock.instant());
          case "case.json" -> Cases.bytes(words);
          default ->
              CaseZip.of(
                  words,
                  CasePdf.of(words, who.client().name(), clock.instant()),
                  verifications.files(found.caller(), id),
                  file -> verifications.show(found.caller(), id, file).orElseThrow());
        };
    desk.exported(who, id, name);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "-" + name + "\"")
        .body(body);
  }
}
