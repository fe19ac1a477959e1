package bonafide.check;

import bonafide.core.Outcome;
import java.time.Duration;

/// One question about a subject, answered by one engine. Safe for many threads.
public interface Check {
  /// The name under which outcomes are kept; never changed once used.
  String kind();

  boolean answers(Settings settings);

  /// Whether `judge` needs no source that takes its time.
  boolean answersAtOnce(Question question);

  /// Whether `judge` may need what other checks of the order found.
  default boolean usesOthers(Question question) {
    return false;
  }

  /// How long `judge` may take.
  default Duration deadline() {
    return Duration.ofSeconds(30);
  }

  /// An expected failure is a `NotDone`; an exception is a bug or a broken machine.
  Outcome judge(Question question);
}
