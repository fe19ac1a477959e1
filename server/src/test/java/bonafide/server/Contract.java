package bonafide.server;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The served OpenAPI document, as a judge of answers.
final class Contract {
  static final Contract IDENTITY = new Contract("identity");
  static final Contract WORKFLOWS = new Contract("workflows");
  static final Contract SESSIONS = new Contract("sessions");
  static final Contract DILIGENCE = new Contract("diligence");

  /// The surface a path belongs to.
  static Contract of(String path) {
    if (path.matches("/(kya|tasks?|idv)([/?].*)?")) return DILIGENCE;
    if (path.matches("/api/v1/(verify|templates)([/?].*)?")) return SESSIONS;
    return path.startsWith("/api/v1/") || path.startsWith("/oauth2/") ? WORKFLOWS : IDENTITY;
  }

  private final JsonNode root;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private Contract(String surface) {
    try (var in = Contract.class.getResourceAsStream("/openapi/" + surface + ".yaml")) {
      root = YAMLMapper.builder().build().readTree(Objects.requireNonNull(in));
      if (root.path("paths").isEmpty()) throw new IllegalStateException(surface + " is empty");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode paths() {
    return root.path("paths");
  }

  /// What is wrong with an answer; nothing when it is as promised, or when nothing was promised.
  List<String> faults(String method, String path, int status, JsonNode body) {
    var template = template(path);
    if (template == null) return List.of();
    var response =
        root.path("paths")
            .path(template)
            .path(method.toLowerCase(java.util.Locale.ROOT))
            .path("responses")
            .path(Integer.toString(status));
    if (response.isMissingNode()) return List.of();
    if (response.has("$ref")) response = root.at(response.path("$ref").asString().substring(1));
    var schema = response.path("content").path("application/json").path("schema");
    if (schema.isMissingNode()) return List.of();
    var promised = schemas.computeIfAbsent(method + template + status, _ -> compile(schema));
    return promised.validate(body).stream().map(Object::toString).toList();
  }

  private Schema compile(JsonNode schema) {
    var whole = tools.jackson.databind.json.JsonMapper.shared().createObjectNode();
    whole.set("components", root.path("components"));
    whole.putArray("allOf").add(schema);
    return registry.getSchema(whole);
  }

  private @Nullable String template(String path) {
    var plain = path.replaceFirst("\\?.*", "");
    for (var template : root.path("paths").propertyNames()) {
      var pattern = Pattern.quote(template).replaceAll("\\{\\w+}", "\\\\E[^/]+\\\\Q");
      if (plain.matches(pattern)) return template;
    }
    return null;
  }
}
