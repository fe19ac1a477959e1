package bonafide.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What can be known of a device; null is unknown.
///
/// @param facts what the device said of itself, by name, as `browser` and `screen`
/// @param ip what is known of the address it came from
/// @param age of the report, in seconds
/// @param alerts what speaks against it, as `Proxy in Use`
/// @param risk 0 none to 100
public record DeviceSignals(
    @Nullable String device,
    Map<String, String> facts,
    @Nullable IpSignals ip,
    @Nullable Long age,
    @Nullable Instant firstSeen,
    @Nullable Boolean isNew,
    List<String> alerts,
    int risk,
    List<Fired> fired)
    implements Finding {
  public DeviceSignals {
    facts = Map.copyOf(facts);
    alerts = List.copyOf(alerts);
    fired = List.copyOf(fired);
  }
}
