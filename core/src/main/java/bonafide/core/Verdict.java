package bonafide.core;

/// What a check says once it has judged, from best to worst.
public enum Verdict {
  CLEAR,
  REVIEW,
  REJECT;

  public Verdict worst(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
