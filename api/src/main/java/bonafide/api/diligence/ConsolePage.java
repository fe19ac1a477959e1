package bonafide.api.diligence;

import bonafide.api.http.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/// An answer of this surface as a page to read: members as a list, lists of objects as tables.
final class ConsolePage {
  static final String POLICY =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; frame-ancestors"
          + " 'none'; base-uri 'none'; form-action 'none'";
  private static final String STYLE = style();
  private static final Set<String> HIDDEN = Set.of("record");

  private ConsolePage() {}

  private static String style() {
    try (InputStream in =
        Objects.requireNonNull(ConsolePage.class.getResourceAsStream("console.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String message(String title, String message) {
    return page(title, "<p>%s</p>".formatted(HtmlUtils.htmlEscape(message)));
  }

  /// @param answer as the wire has it
  static String of(String title, Object answer) {
    return page(title, members(Wire.JSON.valueToTree(answer)));
  }

  private static String members(JsonNode object) {
    var html = new StringBuilder("<dl>");
    object.forEachEntry(
        (name, value) -> {
          if (HIDDEN.contains(name)) return;
          var wide = isWide(value) ? " class=wide" : "";
          html.append("<dt%s>%s</dt><dd%s>".formatted(wide, words(name), wide));
          html.append(value(name, value)).append("</dd>");
        });
    return html.append("</dl>").toString();
  }

  /// What has parts of its own stands below its name, not beside it.
  private static boolean isWide(JsonNode value) {
    return (value.isObject() && !value.isEmpty())
        || (value.isArray() && value.valueStream().anyMatch(JsonNode::isObject));
  }

  private static String value(String name, JsonNode value) {
    if (value.isObject()) return value.isEmpty() ? none() : members(value);
    if (value.isArray()) return list(value);
    if (value.isNull() || value.asString("").isEmpty() && value.isString()) return none();
    var text = value.asString();
    if (name.endsWith("_url") && text.contains("/idv/files/"))
      return "<img alt=\"%s\" src=\"%s\">"
          .formatted(words(name), HtmlUtils.htmlEscape(text.replaceFirst("^https?://[^/]+", "")));
    if (isTime(name, value)) return Instant.ofEpochSecond(value.asLong()).toString();
    return HtmlUtils.htmlEscape(text);
  }

  private static boolean isTime(String name, JsonNode value) {
    return value.isIntegralNumber()
        && value.asLong() > 0
        && name.matches(".*(_time|_at|timestamp|_as_of)|time");
  }

  private static String none() {
    return "<span class=none>none</span>";
  }

  private static String list(JsonNode list) {
    if (list.isEmpty()) return none();
    if (list.valueStream().allMatch(JsonNode::isNumber))
      return String.join(", ", list.valueStream().map(JsonNode::asString).toList());
    var html = new StringBuilder("<ul>");
    for (var item : list) html.append("<li>").append(value("", item)).append("</li>");
    return html.append("</ul>").toString();
  }

  private static String words(String name) {
    var words = HtmlUtils.htmlEscape(name.replace('_', ' '));
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String page(String title, String body) {
    var escaped = HtmlUtils.htmlEscape(title);
    return """
        <!doctype html>
        <html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">
        <title>%s</title><style>%s</style>
        <main><h1>%s</h1>%s</main></html>
        """
        .formatted(escaped, STYLE, escaped, body);
  }
}
