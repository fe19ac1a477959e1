package bonafide.verification.job;

import java.time.Duration;

/// How one run of a job ended.
public sealed interface JobEnd {
  /// Nothing is left to do.
  record Done() implements JobEnd {}

  /// To be run again, not before this has passed.
  record Again(Duration after) implements JobEnd {}

  /// Given up; whoever gave up has written down why where an operator sees it.
  record GaveUp(String why) implements JobEnd {}
}
