package bonafide.api.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A surface's contract as a Postman collection (schema 2.1): every operation with its address, and
/// with the contract's example where it has one.
final class PostmanCollection {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String SCHEMA =
      "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

  private PostmanCollection() {}

  static byte[] of(String surface, String contract) {
    var tree = YAMLMapper.builder().build().readTree(contract);
    var items = new ArrayList<Object>();
    tree.path("paths")
        .forEachEntry(
            (path, operations) ->
                operations.forEachEntry(
                    (method, operation) -> {
                      if (METHODS.contains(method)) items.add(item(path, method, operation));
                    }));
    var collection = new LinkedHashMap<String, Object>();
    collection.put(
        "info",
        Map.of("name", "Bonafide: " + tree.at("/info/title").asString(surface), "schema", SCHEMA));
    collection.put(
        "auth",
        surface.equals("workflows")
            ? Map.of("type", "bearer", "bearer", List.of(value("token", "{{access_token}}")))
            : Map.of(
                "type",
                "basic",
                "basic",
                List.of(value("username", "{{api_key}}"), value("password", ""))));
    collection.put(
        "variable",
        List.of(
            Map.of("key", "base_url", "value", "http://localhost:8080"),
            Map.of("key", "api_key", "value", ""),
            Map.of("key", "access_token", "value", "")));
    collection.put("item", items);
    return JsonMapper.builder()
        .build()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsBytes(collection);
  }

  private static Map<String, String> value(String key, String value) {
    return Map.of("key", key, "value", value, "type", "string");
  }

  private static Map<String, Object> item(String path, String method, JsonNode operation) {
    var request = new LinkedHashMap<String, Object>();
    request.put("method", method.toUpperCase(java.util.Locale.ROOT));
    request.put("description", operation.path("description").asString(""));
    request.put("url", url(path, operation));
    var json = operation.at("/requestBody/content/application~1json");
    if (!json.isMissingNode()) {
      request.put("header", List.of(Map.of("key", "Content-Type", "value", "application/json")));
      request.put(
          "body",
          Map.of(
              "mode",
              "raw",
              "raw",
              example(json).isMissingNode() ? "{}" : example(json).toPrettyString()));
    } else if (!operation.at("/requestBody/content/multipart~1form-data").isMissingNode()) {
      request.put("body", Map.of("mode", "formdata", "formdata", List.of()));
    }
    return Map.of("name", operation.path("summary").asString(path), "request", request);
  }

  private static JsonNode example(JsonNode content) {
    if (!content.path("example").isMissingNode()) return content.path("example");
    for (var named : content.path("examples")) return named.path("value");
    return content.path("schema").path("example");
  }

  private static Map<String, Object> url(String path, JsonNode operation) {
    var query = new ArrayList<Object>();
    for (var parameter : operation.path("parameters"))
      if (parameter.path("in").asString("").equals("query"))
        query.add(Map.of("key", parameter.path("name").asString(), "value", "", "disabled", true));
    var segments = path.replaceAll("\\{(\\w+)}", ":$1");
    var url = new LinkedHashMap<String, Object>();
    url.put("raw", "{{base_url}}" + segments);
    url.put("host", List.of("{{base_url}}"));
    url.put("path", List.of(segments.substring(1).split("/")));
    if (!query.isEmpty()) url.put("query", query);
    return url;
  }
}
