package bonafide.verification.user;

/// What a person may do; each role may do what those before it may.
public enum Role {
  /// Sees cases and settings.
  VIEWER,
  /// Takes cases, writes notes, reviews hits, decides.
  ANALYST,
  /// Answers what needs a second person.
  APPROVER,
  /// Changes settings, keys and people.
  ADMIN;

  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
