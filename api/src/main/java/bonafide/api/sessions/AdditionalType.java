package bonafide.api.sessions;

import org.jspecify.annotations.Nullable;

/// What may be handed in besides, and how it is answered.
enum AdditionalType {
  KENYA_KRA_PIN(Answer.ID_INFO, "KE"),
  BANK_STATEMENT_DOCUMENT(Answer.DOCUMENT_INSIGHTS, null),
  BUSINESS_REGISTRATION_DOCUMENT(Answer.DOCUMENT_INSIGHTS, null),
  OPERATING_LICENSE_DOCUMENT(Answer.DOCUMENT_INSIGHTS, null),
  SOURCE_OF_FUNDS_DOCUMENT(Answer.DOCUMENT_INSIGHTS, null),
  VISA_DOCUMENT(Answer.DOCUMENT_INSIGHTS, null),
  USER_SELFIE(Answer.DOCUMENT_INSIGHTS, null),
  ADDRESS_PROOF_DOCUMENT(Answer.ADDRESS_VERIFICATION, null),
  NIGERIA_BVN_NUMBER(Answer.ID_INFO, "NG"),
  TAX_IDENTIFICATION_NUMBER(Answer.ID_INFO, ""),
  PREVIOUS_VERIFICATION_SESSION_ID(Answer.ID_INFO, ""),
  FRAUD_CHECK_DOCUMENT(Answer.DOCUMENT_INSIGHTS, null);

  enum Answer {
    ID_INFO,
    ADDRESS_VERIFICATION,
    DOCUMENT_INSIGHTS
  }

  private final Answer answer;
  private final @Nullable String country;

  AdditionalType(Answer answer, @Nullable String country) {
    this.answer = answer;
    this.country = country;
  }

  Answer answer() {
    return answer;
  }

  /// Whether a text is handed in, not a file.
  boolean isText() {
    return country != null;
  }

  /// Whose number it is; empty where that is not fixed.
  String country() {
    return country == null ? "" : country;
  }
}
