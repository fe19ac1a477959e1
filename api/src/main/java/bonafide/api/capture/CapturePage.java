package bonafide.api.capture;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// The pages an applicant sees. They work without a script and without a camera; a browser with a
/// script puts its own steps in the place of the first.
final class CapturePage {
  private static final long MOST_MEGABYTES = 15;

  private final Texts texts;
  private final String path;
  private final @Nullable Look look;

  /// @param path of the link
  /// @param look null where nobody knows whose page it is
  CapturePage(Texts texts, String path, @Nullable Look look) {
    this.texts = texts;
    this.path = path;
    this.look = look;
  }

  private Map<String, String> values(Map<String, String> more) {
    var values = new LinkedHashMap<>(more);
    if (look != null) values.put("client", look.name());
    return values;
  }

  private String text(String key) {
    return escaped(texts.text(key, values(Map.of())));
  }

  private String text(String key, String name, String value) {
    return escaped(texts.text(key, values(Map.of(name, value))));
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  String unknown() {
    return page("unknown.title", "<p>%s</p>".formatted(text("unknown.text")), false);
  }

  String expired(@Nullable String error) {
    return page("expired.title", "<p>%s</p>".formatted(text("expired.text")) + back(error), false);
  }

  String done(@Nullable String next) {
    return page(
        "done.title", "<p role=status>%s</p>".formatted(text("done.text")) + back(next), false);
  }

  private String back(@Nullable String address) {
    return address == null
        ? ""
        : "<p><a class=button href=\"%s\">%s</a></p>".formatted(escaped(address), text("return"));
  }

  String over() {
    return page("hand.title", "<p role=alert>%s</p>".formatted(text("hand.over")), false);
  }

  /// What a phone asks that scanned the code of a computer.
  ///
  /// @param wrong whether a number was typed that is not the one
  String question(String startedOn, Instant started, boolean wrong) {
    var time = started.atOffset(java.time.ZoneOffset.UTC).toLocalTime().withNano(0);
    var question =
        escaped(
            texts.text(
                "hand.question",
                Map.of("device", startedOn, "time", time.toString().substring(0, 5) + " UTC")));
    return page(
        "hand.title",
        """
        <p>%s</p><p>%s</p>%s<form method=post action="%s"><label for=number>%s</label>
        <input id=number name=number inputmode=numeric autocomplete=off maxlength=4 required>
        <button class=main>%s</button></form>
        """
            .formatted(
                question,
                text("hand.stop"),
                wrong ? "<p class=no role=alert>%s</p>".formatted(text("hand.wrong")) : "",
                path,
                text("hand.field"),
                text("continue")),
        false);
  }

  /// @param untold whether the box was not ticked
  String consent(CaptureState state, boolean untold) {
    var body = new StringBuilder();
    body.append("<p>%s</p>".formatted(text("welcome.ask")));
    body.append(
        "<p>%s</p><ul>".formatted(text(state.asking().again() ? "welcome.again" : "welcome.need")));
    for (var part : state.parts())
      body.append("<li>%s%s</li>".formatted(text(part.kind().text()), causes(part)));
    body.append("</ul><p class=hint>%s</p>".formatted(until("welcome.time", state)));
    if (Boolean.FALSE.equals(refused(state)))
      body.append("<p role=status>%s</p>".formatted(until("refused.text", state)))
          .append(back(state.look().error(state.asking())));
    var consent = Texts.consent(state.asking());
    for (var key : consent.subList(0, consent.size() - 1))
      body.append("<p>%s</p>".formatted(text(key)));
    body.append(
        """
        <form method=post action="%s/consent">%s
        <label class=box><input type=checkbox name=agreed value=yes> <span>%s</span></label>
        <button class=main name=answer value=yes>%s</button>
        <button name=answer value=no>%s</button></form>
        """
            .formatted(
                path,
                untold ? "<p class=no role=alert>%s</p>".formatted(text("consent.tick")) : "",
                text(consent.getLast()),
                text("consent.yes"),
                text("consent.no")));
    return page("title", body.toString(), true);
  }

  private static @Nullable Boolean refused(CaptureState state) {
    var consent = state.progress().consent();
    return consent == null ? null : consent.given();
  }

  private String until(String key, CaptureState state) {
    return text(key, "date", texts.time(state.open().until()));
  }

  /// @param refused the name of what was just refused; null for nothing
  String parts(CaptureState state, @Nullable String refused) {
    var body = new StringBuilder();
    body.append(
        "<p>%s</p>".formatted(text(state.asking().again() ? "welcome.again" : "welcome.need")));
    body.append("<ol>");
    for (var part : state.parts())
      body.append(part(part, state.isHanded(part), part.name().equals(refused)));
    body.append("</ol><form method=post action=\"%s/complete\">".formatted(path));
    var todo =
        state.todo().stream()
            .map(part -> texts.text(part.kind().text()))
            .collect(Collectors.joining(", "));
    if (todo.isEmpty()) body.append("<button class=main>%s</button>".formatted(text("send.all")));
    else body.append("<p class=hint>%s</p>".formatted(text("send.todo", "parts", todo)));
    body.append("</form>");
    return page("title", body.toString(), true);
  }

  private String part(Part part, boolean isThere, boolean refused) {
    return """
        <li%s><form method=post enctype="multipart/form-data" action="%s/parts/%s">
        <label for="file-%s">%s%s</label>%s%s
        <input id="file-%s" type=file name=file required accept="%s">
        <p class=hint>%s</p><button>%s</button></form></li>
        """
        .formatted(
            isThere ? " class=there" : "",
            path,
            part.name(),
            part.name(),
            text(part.kind().text()),
            part.required() ? "" : " (" + text("optional") + ")",
            isThere
                ? "<p class=ok role=status>%s</p>".formatted(text("upload.received"))
                : causes(part),
            refused ? "<p class=no role=alert>%s</p>".formatted(text("advice.UNREADABLE")) : "",
            part.name(),
            part.kind().isPaper() ? "image/jpeg,image/png,application/pdf" : "image/jpeg,image/png",
            text(
                part.kind().isPaper() ? "upload.paper" : "upload.picture",
                "size",
                Long.toString(MOST_MEGABYTES)),
            text(isThere ? "upload.replace" : "upload.send"));
  }

  private String causes(Part part) {
    return part.causes().stream()
        .map(cause -> "<p class=no>%s</p>".formatted(text("advice." + cause)))
        .collect(Collectors.joining());
  }

  private String page(String title, String body, boolean withScript) {
    return """
        <!doctype html>
        <html lang="%s" dir="%s"><meta charset=utf-8>
        <meta name=viewport content="width=device-width,initial-scale=1">
        <meta name=robots content=noindex>
        <title>%s</title><link rel=icon href="%s"><link rel=stylesheet href="%s">%s%s
        <body data-path="%s">%s<main id=main tabindex=-1%s><h1>%s</h1>%s</main>%s</body></html>
        """
        .formatted(
            texts.locale().equals("no") ? "nb" : texts.locale(),
            texts.direction(),
            text(title),
            Assets.address("icon.svg"),
            Assets.address("style.css"),
            look == null ? "" : "<link rel=stylesheet href=\"%s/brand.css\">".formatted(path),
            withScript
                ? "<script type=module src=\"%s\"></script>".formatted(Assets.address("capture.js"))
                : "",
            path,
            header(),
            withScript ? " class=plain" : "",
            text(title),
            body,
            languages());
  }

  private String header() {
    if (look == null) return "";
    return look.hasLogo()
        ? "<header><img src=\"%s/logo\" alt=\"%s\"></header>".formatted(path, escaped(look.name()))
        : "<header><span>%s</span></header>".formatted(escaped(look.name()));
  }

  private String languages() {
    var options =
        Texts.LOCALES.stream()
            .map(
                locale ->
                    "<option value=\"%s\" lang=\"%s\"%s>%s</option>"
                        .formatted(
                            locale,
                            locale.equals("no") ? "nb" : locale,
                            locale.equals(texts.locale()) ? " selected" : "",
                            escaped(Texts.name(locale))))
            .collect(Collectors.joining());
    return """
        <footer><form method=get><label for=lang>%s</label>
        <select id=lang name=lang autocomplete=off>%s</select>
        <button>%s</button></form></footer>
        """
        .formatted(text("language"), options, text("change"));
  }
}
