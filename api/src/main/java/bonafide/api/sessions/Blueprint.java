package bonafide.api.sessions;

import bonafide.api.capture.Texts;
import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.api.sessions.Verdicts.Result;
import bonafide.source.egress.Egress;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A template: which checks a session makes, what decides, and how its pages and data are treated.
///
/// @param locale the language of the pages; null for the browser's
/// @param retentionDays after how many a session is erased; null for as the installation has it
@JsonInclude(JsonInclude.Include.NON_NULL)
record Blueprint(
    @Nullable String templateId,
    String name,
    @Nullable String description,
    List<Family> checks,
    @Nullable String callbackUrl,
    @Nullable String eventsCallbackUrl,
    @Nullable String redirectUri,
    @Nullable Boolean allowSdk,
    @Nullable Map<String, Result> warningDecisions,
    @Nullable Aml aml,
    @Nullable Boolean geolocation,
    @Nullable String locale,
    @Nullable Integer retentionDays) {
  static final double FUZZINESS = 40;
  private static final int LONGEST_NAME = 200;
  private static final int MOST_DAYS = 36_500;

  /// @param fuzzinessScore 1 to 100: the higher, the less alike names may be
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Aml(@Nullable Double fuzzinessScore, @Nullable Boolean exactMatch) {}

  boolean has(Family family) {
    return checks.contains(family);
  }

  boolean allowsSdk() {
    return Boolean.TRUE.equals(allowSdk);
  }

  /// Whether the hosted pages ask the browser where it is.
  boolean asksPosition() {
    return Boolean.TRUE.equals(geolocation);
  }

  Map<String, Result> decisions() {
    return Objects.requireNonNullElse(warningDecisions, Map.of());
  }

  /// Reads what a client sent; faults are noted in the form.
  static Blueprint read(Form form) {
    var name = form.required("name");
    if (name.length() > LONGEST_NAME) form.fault("name", "is longer than 200 characters");
    var checks = form.words("checks", Family.class);
    if (checks == null && !form.has("checks")) form.fault("checks", "is required");
    else if (checks == null) form.fault("checks", "must name at least one check");
    var sdk = form.flag("allow_sdk");
    return new Blueprint(
        null,
        name,
        form.text("description"),
        Objects.requireNonNullElse(checks, List.of()),
        url(form, "callback_url"),
        url(form, "events_callback_url"),
        form.text("redirect_uri"),
        Boolean.TRUE.equals(sdk),
        decisions(form),
        aml(form.object("aml")),
        form.flag("geolocation"),
        form.matching("locale", Texts.LOCALES::contains, "is none of the locales"),
        form.has("retention_days")
            ? Integer.valueOf(form.integer("retention_days", 1, MOST_DAYS, null))
            : null);
  }

  private static @Nullable Map<String, Result> decisions(Form form) {
    if (!(form.plain("warning_decisions") instanceof Map<?, ?> sent)) {
      if (form.has("warning_decisions")) form.fault("warning_decisions", "must be an object");
      return null;
    }
    var known = new HashSet<>(List.of("APPROVED", "DECLINED", "REVIEW", "UNKNOWN"));
    var decisions = new HashMap<String, Result>();
    sent.forEach(
        (code, result) -> {
          if (known.contains(String.valueOf(result)))
            decisions.put(String.valueOf(code), Result.valueOf(String.valueOf(result)));
          else
            form.fault(
                "warning_decisions." + code, "must be APPROVED, DECLINED, REVIEW or UNKNOWN");
        });
    return decisions;
  }

  static @Nullable Aml aml(@Nullable Form form) {
    return form == null
        ? null
        : new Aml(form.number("fuzziness_score", 1, 100), form.flag("exact_match"));
  }

  static @Nullable String url(Form form, String name) {
    var url = form.text(name);
    if (url == null) return null;
    try {
      Egress.form(url);
      return url;
    } catch (IllegalArgumentException e) {
      form.fault(name, String.valueOf(e.getMessage()));
      return null;
    }
  }

  String json() {
    return Wire.JSON.writeValueAsString(this);
  }

  /// As it was kept.
  static Blueprint of(String id, String json) {
    var kept = Wire.JSON.readValue(json, Blueprint.class);
    return new Blueprint(
        id,
        kept.name,
        kept.description,
        kept.checks,
        kept.callbackUrl,
        kept.eventsCallbackUrl,
        kept.redirectUri,
        kept.allowSdk,
        kept.warningDecisions,
        kept.aml,
        kept.geolocation,
        kept.locale,
        kept.retentionDays);
  }
}
