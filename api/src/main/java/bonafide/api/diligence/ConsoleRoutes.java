package bonafide.api.diligence;

import bonafide.api.http.ApiError;
import bonafide.api.http.Callers;
import bonafide.verification.client.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The pages that answers link to. Whoever shows an API key gets what the interface answers, to
/// read, without a script; everybody else gets the portal, which asks who they are.
@RestController
public final class ConsoleRoutes {
  private final TaskRoutes tasks;
  private final IdvRoutes idv;
  private final KyaRoutes kya;
  private final SearchSettings settings;
  private final Portal portal;

  /// The page that shows every screen of the portal.
  @FunctionalInterface
  public interface Portal {
    ResponseEntity<String> page(HttpServletRequest request);
  }

  public ConsoleRoutes(
      TaskRoutes tasks, IdvRoutes idv, KyaRoutes kya, SearchSettings settings, Portal portal) {
    this.tasks = tasks;
    this.idv = idv;
    this.kya = kya;
    this.settings = settings;
    this.portal = portal;
  }

  @GetMapping("/compliance/audit/{task}")
  public ResponseEntity<String> task(HttpServletRequest request, @PathVariable String task) {
    return page(request, "Search task " + task, () -> tasks.detail(request, task));
  }

  @GetMapping("/compliance/idv/{id}")
  public ResponseEntity<String> idv(HttpServletRequest request, @PathVariable String id) {
    return page(request, "ID verification " + id, () -> idv.read(request, id));
  }

  @GetMapping("/compliance/addresses/{id}")
  public ResponseEntity<String> address(HttpServletRequest request, @PathVariable String id) {
    return page(request, "Blockchain address " + id, () -> kya.read(request, id));
  }

  @GetMapping("/compliance/settings/search-settings/detail/{id}")
  public ResponseEntity<String> setting(HttpServletRequest request, @PathVariable String id) {
    return page(request, "Search setting " + id, () -> setting(Callers.of(request), id));
  }

  private Object setting(Caller caller, String id) {
    var number = id.matches("\\d{1,9}") ? Integer.parseInt(id) : -1;
    return settings
        .find(caller, number)
        .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "search setting not found"));
  }

  private ResponseEntity<String> page(
      HttpServletRequest request, String title, Supplier<Object> answer) {
    if (!Callers.hasKey(request)) return portal.page(request);
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
        .header("Content-Security-Policy", ConsolePage.POLICY)
        .header("Referrer-Policy", "no-referrer")
        .body(ConsolePage.of(title, answer.get()));
  }
}
