package bonafide.api.sessions;

/// The kinds of check a template may have; any combination is a custom template.
enum Family {
  /// An identity document is read: `id_info`.
  KYC,
  /// A register is asked about a number: `id_info.lookup_details`.
  GOVT_CHECK,
  /// Lists and news: `aml_info`.
  AML_CHECK,
  /// E-mail, phone and IP address: `fraud_insights`.
  FRAUD_CHECK,
  /// A selfie beside the document: `face_match_info`, `face_liveness_info`.
  BIOMETRIC_CHECK,
  /// Further papers and numbers: `additional_info`.
  ADDITIONAL_INFO
}
