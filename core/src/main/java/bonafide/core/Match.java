package bonafide.core;

/// How a claim compares with a record.
public enum Match {
  MATCH,
  PARTIAL,
  NOT_MATCH;

  public static Match of(boolean same) {
    return same ? MATCH : NOT_MATCH;
  }
}
