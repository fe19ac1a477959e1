package bonafide.api.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Turns an OpenAPI document into one readable page.
final class ContractPage {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DEEPEST = 4;

  private final String surface;
  private final List<String> surfaces;
  private final JsonNode root;
  private final StringBuilder page = new StringBuilder();

  ContractPage(String surface, List<String> surfaces, String yaml) {
    this.surface = surface;
    this.surfaces = surfaces;
    root = YAMLMapper.builder().build().readTree(yaml);
  }

  String html() {
    var title = text(root.path("info"), "title");
    page.append(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width,initial-scale=1\"><title>")
        .append(escape(title))
        .append("</title><style>")
        .append(STYLE)
        .append(
            "</style></head><body><a class=\"skip\" href=\"#main\">Skip to the"
                + " calls</a><header><h1>")
        .append(escape(title))
        .append("</h1><p class=\"lead\">")
        .append(escape(text(root.path("info"), "summary")))
        .append(
            "</p><p><a href=\"/openapi/%s.yaml\">OpenAPI file</a>%s</p></header><div class=\"body\">"
                .formatted(surface, others()));
    contents();
    page.append("<main id=\"main\">");
    paragraphs(text(root.path("info"), "description"));
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (operation.has("operationId")) operation(path, method, operation);
                    }));
    if (root.has("webhooks")) page.append("<h2 id=\"callbacks\">Callbacks</h2>");
    root.path("webhooks").forEachEntry((name, item) -> webhook(item.path("post")));
    return page.append("</main></div></body></html>").toString();
  }

  private String others() {
    return surfaces.stream()
        .filter(other -> !other.equals(surface))
        .map(other -> " · <a href=\"/docs/%s\">%s</a>".formatted(other, other))
        .collect(Collectors.joining());
  }

  private void contents() {
    page.append("<nav aria-label=\"Calls\"><ul>");
    root.path("paths")
        .forEachEntry(
            (path, item) ->
                item.forEachEntry(
                    (method, operation) -> {
                      if (!operation.has("operationId")) return;
                      page.append("<li><a href=\"#")
                          .append(text(operation, "operationId"))
                          .append("\"><span class=\"m ")
                          .append(method)
                          .append("\">")
                          .append(method.toUpperCase(Locale.ROOT))
                          .append("</span> ")
                          .append(escape(text(operation, "summary")))
                          .append("</a></li>");
                    }));
    if (root.has("webhooks")) page.append("<li><a href=\"#callbacks\">Callbacks</a></li>");
    page.append("</ul></nav>");
  }

  private void operation(String path, String method, JsonNode operation) {
    page.append("<section id=\"")
        .append(text(operation, "operationId"))
        .append("\"><h2>")
        .append(escape(text(operation, "summary")))
        .append("</h2><p class=\"path\"><span class=\"m ")
        .append(method)
        .append("\">")
        .append(method.toUpperCase(Locale.ROOT))
        .append("</span> <code>")
        .append(escape(path))
        .append("</code></p>");
    paragraphs(text(operation, "description"));
    parameters(operation.path("parameters"));
    body(operation.path("requestBody"));
    page.append("<h3>Answers</h3>");
    operation
        .path("responses")
        .forEachEntry((status, response) -> response(status, resolve(response)));
    page.append("</section>");
  }

  private void webhook(JsonNode operation) {
    page.append("<section><h3>").append(escape(text(operation, "summary"))).append("</h3>");
    paragraphs(text(operation, "description"));
    body(operation.path("requestBody"));
    page.append("</section>");
  }

  private void parameters(JsonNode parameters) {
    if (parameters.isEmpty()) return;
    page.append(
        "<h3>Parameters</h3><div class=\"scroll\"><table><thead><tr><th scope=\"col\">Name</th><th"
            + " scope=\"col\">In</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
    for (var parameter : parameters) {
      var p = resolve(parameter);
      page.append("<tr><td><code>")
          .append(escape(text(p, "name")))
          .append("</code>")
          .append(required(p.path("required").asBoolean(false)))
          .append("</td><td>")
          .append(escape(text(p, "in")))
          .append("</td><td>")
          .append(escape(text(p, "description")))
          .append("</td></tr>");
    }
    page.append("</tbody></table></div>");
  }

  private void body(JsonNode body) {
    body.path("content")
        .forEachEntry(
            (type, content) -> {
              page.append("<h3>Body <small>").append(escape(type)).append("</small></h3>");
              schema(content.path("schema"));
              example(content.path("example"));
            });
  }

  private void response(String status, JsonNode response) {
    var json = response.path("content").path("application/json");
    page.append("<details")
        .append(status.equals("200") ? " open" : "")
        .append("><summary><b>")
        .append(status)
        .append("</b> ")
        .append(escape(text(response, "description")))
        .append("</summary>");
    if (status.startsWith("2")) schema(json.path("schema"));
    example(json.path("example"));
    json.path("examples").forEachEntry((_, example) -> example(resolve(example).path("value")));
    page.append("</details>");
  }

  private void schema(JsonNode schema) {
    var rows = new ArrayList<String>();
    rows("", resolve(schema), rows, 0);
    if (rows.isEmpty()) return;
    page.append(
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Member</th><th"
            + " scope=\"col\">Type</th><th scope=\"col\">Meaning</th></tr></thead><tbody>");
    rows.forEach(page::append);
    page.append("</tbody></table></div>");
  }

  private void rows(String prefix, JsonNode schema, List<String> rows, int depth) {
    if (depth > DEEPEST) return;
    for (var part : List.of("allOf", "anyOf", "oneOf"))
      for (var s : schema.path(part)) rows(prefix, resolve(s), rows, depth);
    if (schema.path("type").asString("").equals("array"))
      rows(prefix + "[]", resolve(schema.path("items")), rows, depth + 1);
    var required = new ArrayList<String>();
    schema.path("required").forEach(r -> required.add(r.asString()));
    schema
        .path("properties")
        .forEachEntry(
            (name, property) -> {
              var p = resolve(property);
              var path = prefix.isEmpty() ? name : prefix + "." + name;
              rows.add(
                  "<tr><td><code>%s</code>%s</td><td>%s</td><td>%s</td></tr>"
                      .formatted(
                          escape(path),
                          required(required.contains(name)),
                          escape(type(p)),
                          escape(meaning(p))));
              rows(path, p, rows, depth + 1);
            });
  }

  private static String required(boolean required) {
    return required ? " <span class=\"req\">required</span>" : "";
  }

  private String type(JsonNode schema) {
    var type = schema.path("type");
    if (type.isArray())
      return String.join(" or ", type.valueStream().map(t -> t.asString()).toList());
    var name = type.asString("object");
    var range =
        schema.has("minimum") || schema.has("maximum")
            ? " %s to %s"
                .formatted(schema.path("minimum").asString(""), schema.path("maximum").asString(""))
            : "";
    return name.equals("array") ? "array of " + type(resolve(schema.path("items"))) : name + range;
  }

  private static String meaning(JsonNode schema) {
    var words = new ArrayList<String>();
    if (schema.has("description")) words.add(schema.path("description").asString());
    if (schema.has("enum"))
      words.add(
          "One of "
              + String.join(
                  ", ",
                  schema
                      .path("enum")
                      .valueStream()
                      .map(e -> e.isNull() ? "null" : e.asString())
                      .toList())
              + ".");
    if (schema.has("default"))
      words.add("Default: " + schema.path("default").toString().replace("\"", "") + ".");
    return String.join(" ", words);
  }

  private void example(JsonNode example) {
    if (example.isMissingNode()) return;
    page.append("<pre tabindex=\"0\"><code>")
        .append(escape(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example)))
        .append("</code></pre>");
  }

  private void paragraphs(String text) {
    for (var paragraph : text.split("\\n\\s*\\n")) {
      if (!paragraph.isBlank())
        page.append("<p>")
            .append(escape(paragraph).replaceAll("`([^`]+)`", "<code>$1</code>"))
            .append("</p>");
    }
  }

  private JsonNode resolve(JsonNode node) {
    var at = node;
    for (var i = 0; i < 5 && at.has("$ref"); i++)
      at = root.at(at.path("$ref").asString().substring(1));
    return at;
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }

  private static String escape(String text) {
    var escaped = text;
    for (var entry :
        List.of(
            Map.entry("&", "&amp;"),
            Map.entry("<", "&lt;"),
            Map.entry(">", "&gt;"),
            Map.entry("\"", "&quot;"))) escaped = escaped.replace(entry.getKey(), entry.getValue());
    return escaped;
  }

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--ink:#17202a;--soft:#52606d;--line:#d9dee4;--paper:#fff;--tint:#f5f7f9;--link:#0b57a4;--get:#0a6b3d;--post:#0b57a4;--patch:#8a4b00}
      @media(prefers-color-scheme:dark){:root{--ink:#e6eaee;--soft:#a7b3bf;--line:#36414c;--paper:#12181e;--tint:#1a222a;--link:#8cc4ff;--get:#7bd8a7;--post:#8cc4ff;--patch:#ffc078}}
      *{box-sizing:border-box}body{margin:0;font:16px/1.55 system-ui,sans-serif;color:var(--ink);background:var(--paper)}
      header{padding:2rem 1.5rem 1rem;border-bottom:1px solid var(--line)}h1{margin:0;font-size:1.7rem}.lead{color:var(--soft);margin:.2rem 0 .6rem}
      .body{display:grid;grid-template-columns:minmax(15rem,19rem) minmax(0,1fr);gap:2rem;padding:1.5rem;max-width:84rem;margin:auto}
      nav{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow:auto;font-size:.92rem}nav ul{list-style:none;margin:0;padding:0}nav a{display:flex;gap:.3rem;align-items:baseline;padding:.35rem .2rem;text-decoration:none}nav .m{flex:none}
      a{color:var(--link)}a:focus-visible,summary:focus-visible,pre:focus-visible{outline:3px solid var(--link);outline-offset:2px}
      section{border-top:1px solid var(--line);padding:1rem 0 1.2rem}h2{font-size:1.25rem;margin:.4rem 0}h3{font-size:1rem;margin:1rem 0 .4rem}
      .m{font:600 .75rem ui-monospace,monospace;display:inline-block;min-width:3.2rem}.get{color:var(--get)}.post{color:var(--post)}.patch{color:var(--patch)}.path code{font-size:1rem;overflow-wrap:anywhere}
      code{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}pre{background:var(--tint);border:1px solid var(--line);border-radius:6px;padding:.8rem;overflow:auto;font-size:.85rem;max-height:26rem}
      .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}th{color:var(--soft);font-weight:600}
      .req{font-size:.75rem;color:var(--patch)}details{margin:.3rem 0}summary{cursor:pointer;padding:.25rem 0}
      .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
      @media(max-width:52rem){.body{grid-template-columns:minmax(0,1fr)}nav{position:static;max-height:none}}
      @media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
      """;
}
