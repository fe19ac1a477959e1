package bonafide.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What can be known of an IP address; null is unknown.
///
/// @param country ISO 3166-1 alpha-2
/// @param region the code of the state within its country
/// @param regionName its name
/// @param accuracyKm around the coordinates
/// @param proxy as `ANONYMOUS`; null for none known
/// @param user as `RESIDENTIAL` or `HOSTING`
/// @param manyPostalCodes whether it was used with many addresses in a short time
/// @param risk 0 none to 100
public record IpSignals(
    String address,
    @Nullable String country,
    @Nullable String region,
    @Nullable String regionName,
    @Nullable String city,
    @Nullable String isp,
    @Nullable String organization,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable Integer accuracyKm,
    @Nullable String timeZone,
    boolean tor,
    @Nullable Boolean anonymous,
    boolean vpn,
    boolean satellite,
    @Nullable String proxy,
    @Nullable String user,
    boolean manyPostalCodes,
    boolean manyEmails,
    boolean manyIssuers,
    boolean riskyDevices,
    boolean riskyEmails,
    boolean riskyNetwork,
    int risk,
    List<Fired> fired)
    implements Finding {
  public IpSignals {
    fired = List.copyOf(fired);
  }
}
