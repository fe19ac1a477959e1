package bonafide.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a record keeper said.
///
/// @param fields what it knows, by name; empty unless OK
/// @param source who said it
/// @param retryAfter when asking again may help; null when it would not
public record Answer(
    Status status,
    Map<String, String> fields,
    String source,
    Instant asOf,
    @Nullable Duration retryAfter) {

  public enum Status {
    OK,
    NOT_FOUND,
    REJECTED,
    NOT_ENOUGH_DATA,
    RATE_LIMITED,
    TIMEOUT,
    UNAVAILABLE,
    INVALID_RESPONSE,
    PENDING,
    CIRCUIT_OPEN,
    NOT_CONFIGURED;

    /// Whether the record keeper answered the question itself.
    public boolean isAnswer() {
      return this == OK || this == NOT_FOUND;
    }
  }

  public Answer {
    fields = Map.copyOf(fields);
  }

  public static Answer of(Status status, String source, Instant asOf) {
    return new Answer(status, Map.of(), source, asOf, null);
  }
}
