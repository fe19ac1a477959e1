package bonafide.api.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// The pages an applicant sees. They work without a script and without a camera.
final class CapturePage {
  static final byte[] STYLE = style();

  private CapturePage() {}

  private static byte[] style() {
    try (InputStream in =
        Objects.requireNonNull(CapturePage.class.getResourceAsStream("style.css"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String unknown() {
    return page(
        "This link cannot be opened",
        "<p>It is not complete, was replaced by a newer one, or was opened in another browser"
            + " before. Please use the browser you opened it in first, or ask whoever sent it to"
            + " you for a new one.</p>");
  }

  static String expired() {
    return page(
        "This link is over",
        "<p>The time to use it has passed, and nothing you may have handed in was looked at."
            + " Please ask whoever sent it to you for a new one.</p>");
  }

  static String done(String client) {
    return page(
        "Thank you",
        "<p role=status>Everything was handed in. %s is told when it was looked at. You can close"
                .formatted(HtmlUtils.htmlEscape(client))
            + " this page.</p>");
  }

  /// @param handed the names of what was handed in
  /// @param refused the name of what was just refused; null for nothing
  static String parts(
      String client, String path, List<Part> parts, Set<String> handed, @Nullable String refused) {
    var html = new StringBuilder();
    html.append("<p>%s asks you for the following.".formatted(HtmlUtils.htmlEscape(client)))
        .append(" Pictures are used to check who you are, and for nothing else.</p><ol>");
    for (var part : parts) html.append(part(path, part, handed, part.name().equals(refused)));
    html.append("</ol>");
    var open =
        parts.stream()
            .filter(part -> part.required() && !handed.contains(part.name()))
            .map(Part::label)
            .toList();
    html.append("<form method=post action=\"%s/complete\">".formatted(path));
    if (open.isEmpty()) html.append("<button class=main>Send everything</button>");
    else html.append("<p class=hint>Still to do: %s.</p>".formatted(String.join(", ", open)));
    html.append("</form>");
    return page("Show who you are", html.toString());
  }

  private static String part(String path, Part part, Set<String> handed, boolean refused) {
    var isThere = handed.contains(part.name());
    var id = "file-" + part.name();
    return """
        <li%s><form method=post enctype="multipart/form-data" action="%s/parts/%s">
        <label for="%s">%s%s</label>%s%s
        <input id="%s" type=file name=file required accept="%s">
        <button>%s</button></form></li>
        """
        .formatted(
            isThere ? " class=there" : "",
            path,
            part.name(),
            id,
            part.label(),
            part.required() ? "" : " (optional)",
            isThere ? "<p class=ok role=status>Received.</p>" : "",
            refused
                ? "<p class=no role=alert>This file could not be used. Please hand in a sharp,"
                    + " complete picture as JPEG or PNG, at most 15 MB.</p>"
                : "",
            id,
            part.pdf() ? "image/jpeg,image/png,application/pdf" : "image/jpeg,image/png",
            isThere ? "Replace" : "Hand in");
  }

  private static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang=en><meta charset=utf-8><meta name=viewport content="width=device-width">
        <meta name=robots content=noindex>
        <title>%s</title><link rel=stylesheet href="/capture/style.css">
        <main><h1>%s</h1>%s</main></html>
        """
        .formatted(title, title, body);
  }
}
