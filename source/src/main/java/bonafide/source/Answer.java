package bonafide.source;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a record keeper said.
///
/// @param fields what it knows, by name; empty unless OK
/// @param retryAfter when asking again may help; null when it would not
/// @param cost what it charged for this answer; null for nothing
/// @param taken what it calls a question it has taken and answers later; null unless PENDING
public record Answer(
    Status status,
    Map<String, String> fields,
    Origin origin,
    Instant asOf,
    @Nullable Duration retryAfter,
    @Nullable Cost cost,
    @Nullable String taken) {

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

  /// Who said it.
  ///
  /// @param id the name under which its answers are kept and its costs are counted
  /// @param owner whose records they are
  /// @param countries whose records it keeps, ISO 3166-1 alpha-2, in order; empty for any
  /// @param trade what its owner lives from, as `Credit` or `Postal`; empty when nobody said
  public record Origin(String id, String owner, Type type, String countries, String trade) {
    public Origin {
      trade = Objects.requireNonNullElse(trade, ""); // older answers have none
    }

    public Origin(String id, String owner, Type type, String countries) {
      this(id, owner, type, countries, "");
    }

    public enum Type {
      SANDBOX,
      REGISTER,
      CONNECTOR,
      NONE
    }

    /// Where no source was there to ask.
    static final Origin NONE = new Origin("none", "", Type.NONE, "");
  }

  /// @param currency ISO 4217
  public record Cost(BigDecimal amount, String currency) {}

  public Answer {
    fields = Map.copyOf(fields);
  }

  public static Answer of(Status status, Origin origin, Instant asOf) {
    return new Answer(status, Map.of(), origin, asOf, null, null, null);
  }

  public static Answer found(Map<String, String> fields, Origin origin, Instant asOf) {
    return new Answer(Status.OK, fields, origin, asOf, null, null, null);
  }

  public Answer retryAfter(@Nullable Duration duration) {
    return new Answer(status, fields, origin, asOf, duration, cost, taken);
  }

  public Answer cost(@Nullable Cost charged) {
    return new Answer(status, fields, origin, asOf, retryAfter, charged, taken);
  }

  public Answer taken(@Nullable String name) {
    return new Answer(status, fields, origin, asOf, retryAfter, cost, name);
  }
}
