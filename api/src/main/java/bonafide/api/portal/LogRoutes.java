package bonafide.api.portal;

import bonafide.api.http.ApiError;
import bonafide.api.http.Wire;
import bonafide.store.rows.AuditRows.Placed;
import bonafide.store.rows.DeliveryRows.State;
import bonafide.store.rows.RequestRows.RequestRow;
import bonafide.verification.callback.Deliveries;
import bonafide.verification.desk.Desk;
import bonafide.verification.desk.RequestLog;
import bonafide.verification.user.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What happened: the audit log, the callbacks and the requests of a client.
@RestController
public final class LogRoutes {
  private static final int PAGE = 100;

  private final Desk desk;
  private final Deliveries deliveries;
  private final RequestLog requests;

  public LogRoutes(Desk desk, Deliveries deliveries, RequestLog requests) {
    this.desk = desk;
    this.deliveries = deliveries;
    this.requests = requests;
  }

  @GetMapping("/compliance/api/audit")
  public Map<String, @Nullable Object> audit(HttpServletRequest request) {
    var who = Desks.who(request, Role.APPROVER);
    var found =
        desk.audit(
            who,
            text(request, "actor"),
            text(request, "action"),
            text(request, "object"),
            number(request, "after"),
            PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("data", page.stream().map(Placed::entry).map(Cases::entry).toList());
    words.put("next", found.size() > PAGE ? page.getLast().id() : null);
    return words;
  }

  private static @Nullable String text(HttpServletRequest request, String name) {
    var text = request.getParameter(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static @Nullable Long number(HttpServletRequest request, String name) {
    var text = text(request, name);
    if (text == null) return null;
    if (!text.matches("\\d{1,18}"))
      throw new ApiError(
          ApiError.Kind.INVALID,
          "The list cannot be shown so.",
          List.of(new ApiError.Field(name, "is no place in this list")));
    return Long.valueOf(text);
  }

  @GetMapping("/compliance/api/deliveries")
  public Map<String, @Nullable Object> deliveries(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    var wanted = text(request, "state");
    var found =
        deliveries.page(who.caller(), null, state(wanted), number(request, "after"), PAGE + 1);
    var page = found.subList(0, Math.min(PAGE, found.size()));
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("data", page.stream().map(Cases::delivery).toList());
    words.put("next", found.size() > PAGE ? page.getLast().sequence() : null);
    return words;
  }

  private static @Nullable State state(@Nullable String wanted) {
    for (var state : State.values()) if (state.name().equals(wanted)) return state;
    return null;
  }

  @GetMapping("/compliance/api/deliveries/{id}")
  public Map<String, @Nullable Object> delivery(
      HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ANALYST);
    var shown = deliveries.show(who.caller(), id).orElseThrow(LogRoutes::notThere);
    var words = Cases.delivery(shown.row());
    words.put("body", new String(shown.body(), StandardCharsets.UTF_8));
    return words;
  }

  private static ApiError notThere() {
    return new ApiError(ApiError.Kind.NOT_FOUND, "There is no such callback.");
  }

  @PostMapping("/compliance/api/deliveries/{id}/replay")
  public Map<String, Object> replay(HttpServletRequest request, @PathVariable String id) {
    var who = Desks.who(request, Role.ANALYST);
    if (deliveries.show(who.caller(), id).isEmpty()) throw notThere();
    if (!deliveries.replay(id, who.user().email()))
      throw new ApiError(ApiError.Kind.CONFLICT, "It is on its way already.");
    return Map.of("became", "DONE");
  }

  @GetMapping("/compliance/api/requests")
  public List<Map<String, Object>> requests(HttpServletRequest request) {
    var who = Desks.who(request, Role.VIEWER);
    var failed = request.getParameter("failed") != null;
    return requests.list(who.caller(), text(request, "id"), failed, PAGE).stream()
        .map(LogRoutes::words)
        .toList();
  }

  private static Map<String, Object> words(RequestRow row) {
    return Map.of(
        "request_id", row.requestId(),
        "key", row.keyId(),
        "method", row.method(),
        "path", row.path(),
        "status", row.status(),
        "millis", row.millis(),
        "at", Wire.time(row.at()));
  }
}
