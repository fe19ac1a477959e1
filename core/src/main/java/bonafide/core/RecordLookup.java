package bonafide.core;

import java.util.Map;

/// What a record keeper knew, compared with what was claimed.
///
/// @param result the comparisons and facts that may be shown; empty when nothing was found
/// @param source who was asked
public record RecordLookup(boolean found, Map<String, Object> result, String source)
    implements Finding {
  public RecordLookup {
    result = Map.copyOf(result);
  }
}
