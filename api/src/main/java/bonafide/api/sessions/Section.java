package bonafide.api.sessions;

import bonafide.api.sessions.Verdicts.Result;
import bonafide.core.Cause;
import bonafide.core.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One section of an answer being written.
final class Section {
  private final Session session;
  private final String name;
  private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
  private final List<Map<String, @Nullable Object>> warnings = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private final List<Map<String, Object>> failures = new ArrayList<>();
  private @Nullable Result fixed;
  private Result worst = Result.DECLINED;

  Section(Session session, String name) {
    this.session = session;
    this.name = name;
  }

  Section put(String member, @Nullable Object value) {
    members.put(member, value);
    return this;
  }

  /// Notes a warning; it leads to what its code leads to.
  Section warn(String code, @Nullable String message) {
    var warning = new LinkedHashMap<String, @Nullable Object>();
    warning.put("code", code);
    warning.put("message", message);
    warning.put("warning_id", id(name + "/" + code + "/" + warnings.size()));
    warning.put("resolution_status", "UNRESOLVED");
    warnings.add(warning);
    results.add(Verdicts.of(code, session.blueprint().decisions()));
    return this;
  }

  /// Says that the section could not be made.
  Section fail(String code, String message) {
    failures.add(Map.of("code", code, "message", message));
    return this;
  }

  Section fail(Outcome.NotDone notDone) {
    return fail(reason(notDone.cause()), notDone.detail());
  }

  /// Whatever the warnings say.
  Section fix(Result result) {
    fixed = result;
    return this;
  }

  /// A section that never says worse than this.
  Section atWorst(Result result) {
    worst = result;
    return this;
  }

  Section take(Result result) {
    results.add(result);
    return this;
  }

  boolean isFailed() {
    return !failures.isEmpty();
  }

  Result result() {
    if (fixed != null) return fixed;
    if (isFailed()) return Result.UNKNOWN;
    var counted = Verdicts.worst(results);
    if (results.isEmpty()) return Result.APPROVED;
    return counted.counts() && counted.compareTo(worst) > 0 ? worst : counted;
  }

  Map<String, @Nullable Object> words() {
    var words = new LinkedHashMap<String, @Nullable Object>(members);
    words.put("result", result().name());
    words.put("warnings", warnings);
    words.put("status", isFailed() ? "FAILED" : "COMPLETED");
    if (isFailed()) words.put("status_reasons", failures);
    words.put("section_id", id(name));
    return words;
  }

  private String id(String of) {
    return id(session, of);
  }

  static String id(Session session, String of) {
    var text = session.verification().id() + "/" + of;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /// The public word for why something could not be done (D-002-13).
  static String reason(Cause cause) {
    return switch (cause) {
      case EVIDENCE_MISSING -> "API_DATA_REQUIREMENTS_NOT_MET";
      case EVIDENCE_UNUSABLE, EVIDENCE_UNKNOWN -> "DOCUMENT_NOT_SUPPORTED";
      case COUNTRY_UNSUPPORTED, REGION_UNSUPPORTED -> "COUNTRY_NOT_SUPPORTED";
      case SOURCE_UNCONFIGURED -> "REGISTRY_NOT_AVAILABLE";
      case SOURCE_UNAVAILABLE, SOURCE_PENDING, DEADLINE_PASSED -> "THIRD_PARTY_API_FAILED";
      case SOURCE_FAILED -> "THIRD_PARTY_RESPONSE_ERROR";
      case ENGINE_MISSING -> "WORKFLOW_CONFIG_ERROR";
      case BROKEN -> "CUSTOM_ERROR_CODE";
    };
  }

  static <T> T orElse(@Nullable T value, T otherwise) {
    return Objects.requireNonNullElse(value, otherwise);
  }
}
