package bonafide.verification.order;

import bonafide.core.Decision;
import bonafide.core.Environment;
import bonafide.core.Finding;
import bonafide.core.Outcome;
import bonafide.core.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One order and how far it has come.
///
/// @param outcomes by kind of check; only those that have ended
public record Verification(
    Order order,
    String clientId,
    Environment environment,
    Status status,
    Map<String, Outcome> outcomes,
    @Nullable Decision decision,
    Instant created,
    Instant updated) {

  public String id() {
    return order.id();
  }

  Verification with(Map<String, Outcome> made) {
    return new Verification(order, clientId, environment, status, made, decision, created, updated);
  }

  /// As it is after something was added.
  public Verification updated(Instant at) {
    return new Verification(order, clientId, environment, status, outcomes, decision, created, at);
  }

  public <T extends Finding> Optional<T> finding(Class<T> type) {
    for (var outcome : outcomes.values()) {
      if (outcome instanceof Outcome.Judged judged && type.isInstance(judged.finding()))
        return Optional.of(type.cast(judged.finding()));
    }
    return Optional.empty();
  }
}
