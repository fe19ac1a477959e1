package bonafide.core;

/// Why a check has no judgement.
public enum Cause {
  /// What the check needs was not handed in.
  EVIDENCE_MISSING,
  /// What was handed in cannot be judged; the detail says why.
  EVIDENCE_UNUSABLE,
  /// What was handed in refers to something this installation has never seen.
  EVIDENCE_UNKNOWN,
  /// Nobody's records are asked for the country.
  COUNTRY_UNSUPPORTED,
  /// As above, for a part of the country.
  REGION_UNSUPPORTED,
  /// No source is configured that could answer.
  SOURCE_UNCONFIGURED,
  /// Every source that could answer is down; it will be asked again.
  SOURCE_UNAVAILABLE,
  /// The source failed, and asking again would not help.
  SOURCE_FAILED,
  /// The source has taken the question and answers later.
  SOURCE_PENDING,
  /// The engine that could judge is not installed.
  ENGINE_MISSING,
  /// The plan's deadline passed first.
  DEADLINE_PASSED,
  /// The check broke; the operator's log has the trace.
  BROKEN
}
