package bonafide.source;

import bonafide.core.Environment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One question to a record keeper.
///
/// @param client for whom; answers are remembered for each client alone
/// @param number in its normal form: the key of the entry
/// @param asked what else was claimed, by name
/// @param forced the outcome a sandbox request wants; null for an ordinary one
public record Query(
    Kind kind,
    Environment environment,
    String client,
    String number,
    Map<String, String> asked,
    @Nullable String forced) {
  public Query {
    asked = Map.copyOf(asked);
  }
}
