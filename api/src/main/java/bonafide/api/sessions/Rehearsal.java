package bonafide.api.sessions;

import bonafide.core.Environment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a reference asks of the sandbox, as docs/reference/sandbox.md lists them.
///
/// @param code the warning, or the reason of a failure; empty where there is none
record Rehearsal(Kind kind, String code) {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "sbx-(full|approved|declined|review|full-name|sections-failed|failed-(\\w+)|warning-(\\w+))");

  static final Set<String> REASONS =
      Set.of(
          "THIRD_PARTY_RESPONSE_ERROR",
          "THIRD_PARTY_API_FAILED",
          "DOCUMENT_NOT_SUPPORTED",
          "COUNTRY_NOT_SUPPORTED",
          "REGISTRY_NOT_AVAILABLE",
          "API_DATA_REQUIREMENTS_NOT_MET",
          "WORKFLOW_CONFIG_ERROR",
          "REQUEST_TOO_LARGE",
          "CUSTOM_ERROR_CODE");

  /// What the answer is to be.
  enum Kind {
    FULL,
    APPROVED,
    DECLINED,
    REVIEW,
    FULL_NAME,
    SECTIONS_FAILED,
    FAILED,
    WARNING
  }

  static Optional<Rehearsal> of(Environment environment, @Nullable String reference) {
    if (environment != Environment.DEVELOPMENT || reference == null) return Optional.empty();
    var asked = REFERENCE.matcher(reference);
    if (!asked.matches()) return Optional.empty();
    if (asked.group(2) != null)
      return REASONS.contains(asked.group(2))
          ? Optional.of(new Rehearsal(Kind.FAILED, asked.group(2)))
          : Optional.empty();
    if (asked.group(3) != null) return Optional.of(new Rehearsal(Kind.WARNING, asked.group(3)));
    var word = String.valueOf(asked.group(1)).toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.of(new Rehearsal(Kind.valueOf(word), ""));
  }

  /// The sentence that goes with a reason.
  static String message(String code) {
    return MESSAGES.getOrDefault(code, "As the request wanted.");
  }

  private static final Map<String, String> MESSAGES =
      Map.of(
          "API_DATA_REQUIREMENTS_NOT_MET", "Invalid user data. identity_number_type missing.",
          "THIRD_PARTY_API_FAILED", "A third party could not be reached.",
          "REQUEST_TOO_LARGE", "The request was too large for a third party.");
}
