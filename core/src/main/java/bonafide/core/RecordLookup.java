package bonafide.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a record keeper knew, compared with what was claimed.
///
/// @param result the comparisons and facts that may be shown; empty when nothing was found
/// @param source who was asked
/// @param remarks what the number says by itself, in sentences
public record RecordLookup(
    boolean found, Map<String, Object> result, String source, List<String> remarks)
    implements Finding {
  public RecordLookup {
    result = Collections.unmodifiableMap(new LinkedHashMap<>(result)); // in the order shown
    remarks = List.copyOf(Objects.requireNonNullElse(remarks, List.of())); // older ones have none
  }
}
