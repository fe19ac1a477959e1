package bonafide.api.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Serves each surface's OpenAPI file and a page made from it: no script, nothing from another
/// origin.
@RestController
public final class ContractRoutes {
  private static final List<String> SURFACES =
      List.of("identity", "diligence", "sessions", "workflows");

  private final Map<String, String> contracts = new HashMap<>();
  private final Map<String, String> pages = new HashMap<>();
  private final Map<String, byte[]> collections = new ConcurrentHashMap<>();

  public ContractRoutes() {
    for (var surface : SURFACES) {
      var contract = read(surface);
      contracts.put(surface, contract);
      pages.put(surface, new ContractPage(surface, SURFACES, contract).html());
    }
  }

  @GetMapping("/openapi/{surface}.yaml")
  public ResponseEntity<String> contract(@PathVariable String surface) {
    return answer(contracts, surface, "application/yaml;charset=utf-8");
  }

  @GetMapping("/openapi/{surface}.postman.json")
  public ResponseEntity<byte[]> postman(@PathVariable String surface) {
    var contract = contracts.get(surface);
    if (contract == null) return ResponseEntity.notFound().build();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(collections.computeIfAbsent(surface, _ -> PostmanCollection.of(surface, contract)));
  }

  @GetMapping({"/", "/docs"})
  public ResponseEntity<String> docs() {
    return docs("identity");
  }

  @GetMapping("/docs/{surface}")
  public ResponseEntity<String> docs(@PathVariable String surface) {
    return answer(pages, surface, "text/html;charset=utf-8");
  }

  private static ResponseEntity<String> answer(
      Map<String, String> texts, String surface, String type) {
    var text = texts.get(surface);
    if (text == null) return ResponseEntity.notFound().build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri"
                + " 'none'; form-action 'none'")
        .body(text);
  }

  private static String read(String surface) {
    try (InputStream in =
        ContractRoutes.class.getResourceAsStream("/openapi/" + surface + ".yaml")) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
