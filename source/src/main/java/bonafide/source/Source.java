package bonafide.source;

import bonafide.core.Environment;
import bonafide.source.Answer.Origin;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/// A record keeper. Safe for many threads; `ask` blocks the thread it is called on, which is a
/// virtual one.
public interface Source {
  Origin origin();

  /// @param country whose records are meant, ISO 3166-1 alpha-2
  boolean answers(Kind kind, String country, Environment environment);

  /// An outage is an answer; an exception is a bug.
  Answer ask(Query query);

  /// Whether it may take a question now and answer it later; then queries carry a ticket.
  default boolean mayAnswerLater() {
    return false;
  }

  /// How long an answer may be used again without asking.
  default Duration remembered(Kind kind) {
    return kind.remembered();
  }

  /// Whether exchanges with it are written down that can be replayed.
  default boolean isTestable() {
    return false;
  }

  /// Replays them, without the network; returns what came out otherwise than expected.
  default List<String> test() {
    return List.of();
  }

  /// What it says in a reply it sent by itself.
  ///
  /// @param header the value of a header of the reply, by name; empty when there is none
  /// @return REJECTED when the reply is not its own
  default Answer read(byte[] reply, UnaryOperator<String> header) {
    throw new IllegalStateException(origin().id() + " sends no replies");
  }
}
