package bonafide.verification.review;

/// What a client may want two persons for.
public enum Action {
  /// A hit is not the subject.
  DISMISS_HIT,
  /// A hit is the subject.
  CONFIRM_HIT,
  ACCEPT,
  REJECT,
  /// API keys are made or revoked.
  KEYS,
  /// People are invited, get another role, or are shut out.
  PEOPLE,
  /// Where callbacks go.
  CALLBACKS,
  /// What sessions check.
  TEMPLATES,
  /// How search tasks are made.
  SEARCH_SETTINGS,
  /// This list itself.
  POLICY
}
