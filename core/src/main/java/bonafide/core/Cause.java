package bonafide.core;

/// Why a check has no judgement.
public enum Cause {
  /// What the check needs was not handed in.
  EVIDENCE_MISSING,
  /// No source is configured that could answer.
  SOURCE_UNCONFIGURED,
  /// Every source that could answer is down.
  SOURCE_UNAVAILABLE,
  /// The plan's deadline passed first.
  DEADLINE_PASSED,
  /// The check broke; the operator's log has the trace.
  BROKEN
}
