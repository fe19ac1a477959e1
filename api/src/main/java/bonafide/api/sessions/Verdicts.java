package bonafide.api.sessions;

import bonafide.api.http.ApiError;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// Results of sections and sessions, and which result a warning leads to (D-002-14, D-002-16).
final class Verdicts {
  /// From the best to the worst. The last three say nothing about the result of a session.
  enum Result {
    APPROVED,
    REVIEW,
    DECLINED,
    UNKNOWN,
    FOUND,
    NOT_FOUND;

    boolean counts() {
      return this == APPROVED || this == REVIEW || this == DECLINED;
    }
  }

  private static final Set<String> DECLINED =
      Set.of(
          "DOCUMENT_BACK_MISSING",
          "DOCUMENT_EXPIRED",
          "DOCUMENT_FRONT_MISSING",
          "DOCUMENT_FRONT_OR_BACK_MISSING",
          "DOCUMENT_NOT_FOUND",
          "DOCUMENT_TAMPERED");
  private static final Set<String> APPROVED =
      Set.of(
          "DOCUMENT_MINOR_DIGITAL_ARTIFACTS",
          "DOCUMENT_TOO_FAR",
          "UNABLE_TO_EXTRACT_DOCUMENT_METADATA",
          "MISSING_DOCUMENT_DETAILS",
          "MISSING_BIRTH_DATE",
          "MISSING_PERSONAL_NUMBER",
          "MISSING_ADDRESS",
          "MISSING_POSTCODE",
          "MISSING_GENDER",
          "MISSING_NATIONALITY",
          "EXPIRY_AND_ISSUE_DATE_MISSING",
          "EXPIRY_DATE_MISSING_USING_ISSUE_DATE",
          "ID_PREVIOUSLY_SEEN");

  private Verdicts() {}

  /// What a warning leads to, unless the template says otherwise.
  static Result of(String code, Map<String, Result> overrides) {
    var own = overrides.get(code);
    if (own != null) return own;
    if (DECLINED.contains(code)) return Result.DECLINED;
    return APPROVED.contains(code) ? Result.APPROVED : Result.REVIEW;
  }

  /// The worst of those that count; UNKNOWN when none does.
  static Result worst(Collection<Result> results) {
    var worst = Result.UNKNOWN;
    for (var result : results)
      if (result.counts() && (worst == Result.UNKNOWN || result.compareTo(worst) > 0))
        worst = result;
    return worst;
  }

  /// A word of the wire, of those a session may end with.
  static Result session(String word) {
    return switch (word) {
      case "APPROVED" -> Result.APPROVED;
      case "REVIEW" -> Result.REVIEW;
      case "DECLINED" -> Result.DECLINED;
      case "UNKNOWN" -> Result.UNKNOWN;
      default -> throw new ApiError(ApiError.Kind.INVALID, word + " is no result of a session");
    };
  }
}
