package bonafide.api.portal;

import bonafide.api.diligence.DiligenceAnswers;
import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Wire;
import bonafide.core.Environment;
import bonafide.store.rows.OverviewRows.Filter;
import bonafide.store.rows.OverviewRows.Mark;
import bonafide.store.rows.OverviewRows.ViewRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.desk.Desk;
import bonafide.verification.order.Overview;
import bonafide.verification.review.Reviews;
import bonafide.verification.user.Role;
import bonafide.verification.user.SignedIn;
import bonafide.verification.user.User;
import bonafide.verification.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What is to be done: the first screen, the list of all verifications, and who takes what.
@RestController
public final class DeskRoutes {
  private static final int PAGE = 50;
  private static final int MOST_EXPORTED = 50_000;
  private static final int MOST_COUNTED = 10_000;
  private static final int MOST_AT_ONCE = 200;
  private static final Map<String, String> SURFACES =
      Map.of(
          "identity", "identity/",
          "diligence", "diligence/",
          "sessions", "sessions/",
          "workflows", "workflows/");
  private static final Map<String, String> NUMBERED =
      Map.of(
          "audit", DiligenceAnswers.TASK,
          "idv", DiligenceAnswers.IDV,
          "addresses", DiligenceAnswers.ADDRESS);

  private final Overview overview;
  private final Desk desk;
  private final Users users;
  private final Cases cases;
  private final Reviews reviews;
  private final Deliveries deliveries;
  private final Lists lists;
  private final InstantSource clock;

  public DeskRoutes(
      Overview overview,
      Desk desk,
      Users users,
      Cases cases,
      Reviews reviews,
      Deliveries deliveries,
      Lists lists,
      InstantSource clock) {
    this.overview = overview;
    this.desk = desk;
    this.users = users;
    this.cases = cases;
    this.reviews = reviews;
    this.deliveries = deliveries;
    this.lists = lists;
    this.clock = clock;
  }

  @GetMapping("/compliance/api/home")
  public Map<String, @Nullable Object> home(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    var caller = who.caller();
    var today = clock.instant().truncatedTo(ChronoUnit.DAYS);
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("waiting", desk.waiting(who, MOST_COUNTED));
    words.put("mine", lines(overview.page(caller, mine(who), null, 10)));
    words.put("oldest", lines(overview.page(caller, oldest(), null, 10)));
    words.put("funnel", desk.funnel(who, today));
    words.put("callbacks", deliveries.states(caller, clock.instant().minus(Duration.ofDays(1))));
    words.put("lists", lists.status());
    words.put(
        "next_reviews",
        reviews.upcoming(caller, 10).entrySet().stream()
            .map(next -> Map.of("id", next.getKey(), "at", Wire.time(next.getValue())))
            .toList());
    return words;
  }

  private static Filter mine(SignedIn who) {
    return new Filter(
        Set.of(), Set.of(), Set.of(), true, null, who.user().id(), null, null, null, true);
  }

  private static Filter oldest() {
    return new Filter(Set.of(), Set.of(), Set.of(), true, null, null, null, null, null, true);
  }

  private static List<Map<String, @Nullable Object>> lines(List<Overview.Line> lines) {
    return lines.stream().map(Cases::line).toList();
  }

  @GetMapping("/compliance/api/verifications")
  public Map<String, @Nullable Object> list(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    var filter = filter(who, request);
    var after = mark(request.getParameter("after"));
    var found = overview.page(who.caller(), filter, after, PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("data", lines(page));
    words.put("next", found.size() > PAGE ? cursor(page.getLast()) : null);
    return words;
  }

  /// The list as a spreadsheet; the same filters, as many rows as fit in one.
  @GetMapping("/compliance/api/verifications.csv")
  public ResponseEntity<byte[]> csv(HttpServletRequest request) {
    var who = Desks.who(request, Role.ANALYST);
    var filter = filter(who, request);
    var text =
        new StringBuilder("id,number,plan,reference,subject,status,verdict,decision,created\n");
    Mark after = null;
    var count = 0;
    while (count < MOST_EXPORTED) {
      var page = overview.page(who.caller(), filter, after, 500);
      for (var line : page) text.append(row(line));
      count += page.size();
      if (page.size() < 500) break;
      var last = page.getLast().row();
      after = new Mark(last.created(), last.id());
    }
    desk.exported(who, "verifications.csv", count + " rows");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=utf-8"))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"verifications.csv\"")
        .body(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String row(Overview.Line line) {
    var row = line.row();
    var accepted = row.accepted();
    var cells =
        Arrays.asList(
            row.id(),
            row.number() == null ? "" : row.number().toString(),
            row.plan(),
            Objects.requireNonNullElse(row.reference(), ""),
            Cases.title(line.order()),
            row.status(),
            Objects.requireNonNullElse(row.verdict(), ""),
            accepted == null ? "" : accepted ? "ACCEPTED" : "REJECTED",
            Wire.time(row.created()));
    return cells.stream().map(DeskRoutes::cell).collect(Collectors.joining(",")) + "\n";
  }

  /// Quoted where it must be; what a spreadsheet would take for a formula is marked as text.
  private static String cell(String text) {
    var safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
    return safe.matches("(?s).*[\",\\n\\r].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  private static String cursor(Overview.Line last) {
    var text = last.row().created().toEpochMilli() + " " + last.row().id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable Mark mark(@Nullable String cursor) {
    if (cursor == null || cursor.isEmpty()) return null;
    try {
      var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      var space = text.indexOf(' ');
      return new Mark(
          Instant.ofEpochMilli(Long.parseLong(text.substring(0, space))),
          text.substring(space + 1));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw fault("after", "is no place in this list");
    }
  }

  private static ApiError fault(String field, String why) {
    return new ApiError(
        ApiError.Kind.INVALID,
        "The list cannot be shown so.",
        List.of(new ApiError.Field(field, why)));
  }

  private Filter filter(SignedIn who, HttpServletRequest request) {
    var plans = new ArrayList<String>(words(request, "plan"));
    for (var surface : words(request, "surface")) {
      var prefix = SURFACES.get(surface);
      if (prefix == null) throw fault("surface", "must be one of " + SURFACES.keySet());
      plans.add(prefix);
    }
    var states = words(request, "state");
    var assignee = request.getParameter("assignee");
    var search = request.getParameter("q");
    return new Filter(
        Set.copyOf(plans),
        words(request, "status"),
        words(request, "verdict"),
        states.contains("to_review") ? Boolean.TRUE : null,
        states.contains("accepted") ? Boolean.TRUE : states.contains("rejected") ? false : null,
        assignee == null || assignee.isEmpty()
            ? null
            : assignee.equals("me") ? who.user().id() : assignee,
        search == null || search.isBlank() ? null : search.strip(),
        day(request, "from", 0),
        day(request, "until", 1),
        "oldest".equals(request.getParameter("sort")));
  }

  private static Set<String> words(HttpServletRequest request, String name) {
    var text = request.getParameter(name);
    return text == null || text.isEmpty() ? Set.of() : Set.copyOf(List.of(text.split(",")));
  }

  private static @Nullable Instant day(HttpServletRequest request, String name, int daysLater) {
    var text = request.getParameter(name);
    if (text == null || text.isEmpty()) return null;
    try {
      return LocalDate.parse(text).plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw fault(name, "must be a day, as 2026-11-27");
    }
  }

  /// Where the fixed addresses of the portal lead.
  @GetMapping("/compliance/api/numbered/{kind}/{number}")
  public Map<String, Object> numbered(
      HttpServletRequest request, @PathVariable String kind, @PathVariable String number) {
    var who = Desks.who(request, Role.VIEWER);
    var plan = NUMBERED.get(kind);
    if (plan == null || !number.matches("\\d{1,18}")) throw notThere();
    return cases
        .numbered(who, plan, Long.parseLong(number))
        .map(id -> Map.<String, Object>of("id", id))
        .orElseThrow(DeskRoutes::notThere);
  }

  private static ApiError notThere() {
    return new ApiError(ApiError.Kind.NOT_FOUND, "There is no such case.");
  }

  @PostMapping("/compliance/api/queue/next")
  public Map<String, @Nullable Object> next(HttpServletRequest request) {
    var who = Desks.who(request, Role.ANALYST);
    var form = Bodies.json(request);
    var plan = form.text("plan");
    form.check();
    var words = new HashMap<String, @Nullable Object>();
    words.put("id", desk.takeNext(who, plan).orElse(null));
    return words;
  }

  @PostMapping("/compliance/api/verifications/assign")
  public Map<String, Object> assign(HttpServletRequest request) {
    var who = Desks.who(request, Role.ANALYST);
    var form = Bodies.json(request);
    var ids = form.texts("ids", MOST_AT_ONCE);
    var name = form.text("user");
    var to = name == null ? null : users.find(who.client().id(), name).orElse(null);
    if (name != null && to == null) form.fault("user", "is nobody here");
    form.check();
    return Map.of("assigned", assign(who, ids, to));
  }

  private int assign(SignedIn who, List<String> ids, @Nullable User to) {
    var count = 0;
    for (var environment : Environment.values()) count += desk.assign(who, environment, ids, to);
    return count;
  }

  @GetMapping("/compliance/api/views")
  public List<ViewRow> views(HttpServletRequest request) {
    return desk.views(Desks.who(request, Role.VIEWER).user());
  }

  @PostMapping("/compliance/api/views")
  public ViewRow keepView(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    var form = Bodies.json(request);
    var name = form.required("name");
    var query = Objects.requireNonNullElse(form.raw("query"), "");
    if (name.length() > 60) form.fault("name", "has more than 60 characters");
    if (query.length() > 1_000) form.fault("query", "has more than 1000 characters");
    form.check();
    return desk.keepView(who.user(), name, query);
  }

  @DeleteMapping("/compliance/api/views/{id}")
  public ResponseEntity<Void> dropView(HttpServletRequest request, @PathVariable String id) {
    if (!desk.dropView(Desks.who(request, Role.VIEWER).user(), id))
      throw new ApiError(ApiError.Kind.NOT_FOUND, "There is no such view.");
    return ResponseEntity.noContent().build();
  }
}
