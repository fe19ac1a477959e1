package bonafide.api.workflows;

import bonafide.api.http.Callers;
import bonafide.store.Database;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which workflows there are, and whether the service is well.
@RestController
public final class CatalogueRoutes {
  private final Definitions definitions;
  private final Database database;

  public CatalogueRoutes(Definitions definitions, Database database) {
    this.definitions = definitions;
    this.database = database;
  }

  @GetMapping("/api/v1/workflow-definitions")
  public List<Map<String, Object>> definitions(HttpServletRequest request) {
    Callers.permitted(request, AccountRoutes.SERVICE);
    return definitions.all().stream()
        .map(
            definition -> {
              var one = new LinkedHashMap<String, Object>();
              one.put("key", definition.key());
              one.put("name", definition.name());
              one.put("credentials", definition.credentials());
              one.put(
                  "capabilities",
                  definition.capabilities().stream().map(Capability::word).toList());
              return (Map<String, Object>) one;
            })
        .toList();
  }

  @GetMapping("/api/v1/status")
  public Map<String, Object> status() {
    var health = database.isUp() ? "UP" : "DOWN";
    var details = new LinkedHashMap<String, Object>();
    for (var part : List.of("api", "callback", "processing", "retrieval"))
      details.put(part, health);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("status", health);
    answer.put("details", details);
    return answer;
  }
}
