package bonafide.core;

/// Where the run of a verification is; never what it found.
public enum Status {
  AWAITING_EVIDENCE,
  QUEUED,
  RUNNING,
  WAITING,
  DONE,
  FAILED,
  EXPIRED;

  public boolean isFinal() {
    return this == DONE || this == FAILED || this == EXPIRED;
  }
}
