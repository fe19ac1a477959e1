package bonafide.source;

import bonafide.core.Environment;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One question to a record keeper.
///
/// @param country whose records are meant, ISO 3166-1 alpha-2
/// @param client for whom; answers are remembered for each client alone
/// @param order for which order; a question that is answered later is known by it
/// @param number in its normal form: the key of the entry
/// @param asked what else was claimed, by name
/// @param forced the outcome a sandbox request wants; null for an ordinary one
/// @param ticket where the source answers later; else null
public record Query(
    Kind kind,
    String country,
    Environment environment,
    String client,
    String order,
    String number,
    Map<String, String> asked,
    @Nullable String forced,
    @Nullable Ticket ticket) {
  public Query {
    asked = Map.copyOf(asked);
  }

  Query with(Ticket kept) {
    return new Query(kind, country, environment, client, order, number, asked, forced, kept);
  }

  /// How far a question is that a source answers later.
  ///
  /// @param reference ours, unguessable: what the source's reply names
  /// @param taken what the source calls it; null until the source has taken it
  public record Ticket(String reference, @Nullable String taken, Instant since) {
    Ticket takenAs(String name) {
      return new Ticket(reference, name, since);
    }
  }
}
