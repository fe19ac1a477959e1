package bonafide.core;

/// The two worlds of a client, strictly apart: nothing made in one can be seen or used in the
/// other.
public enum Environment {
  DEVELOPMENT,
  LIVE
}
