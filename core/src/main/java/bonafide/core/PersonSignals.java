package bonafide.core;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything about a person's identifiers in one look; null is unknown.
///
/// @param trust 0 to 100; higher is more trustworthy
/// @param emailQueries how often the e-mail was asked about, this time included
/// @param phoneQueries the same for the phone
/// @param duplicates how many other persons used the device
/// @param breaches in how many leaks the e-mail stands
/// @param phoneState `REACHABLE`, `UNREACHABLE` or null
/// @param phoneRecency days since the phone was last active, as `30_DAY`
/// @param footprint where the e-mail or phone is registered, by the field's name
/// @param lastSeen when somebody was last active, by the field's name
/// @param unknown why a member is null
public record PersonSignals(
    int trust,
    EmailSignals email,
    @Nullable PhoneSignals phone,
    @Nullable IpSignals ip,
    @Nullable DeviceSignals device,
    long emailQueries,
    long phoneQueries,
    long duplicates,
    @Nullable Integer breaches,
    @Nullable LocalDate firstBreach,
    @Nullable Integer phoneRisk,
    @Nullable String phoneState,
    @Nullable String phoneRecency,
    boolean paymentByContact,
    boolean paymentByName,
    Map<String, Boolean> footprint,
    Map<String, String> lastSeen,
    Map<String, String> unknown,
    List<Fired> fired)
    implements Finding {
  public PersonSignals {
    footprint = Map.copyOf(footprint);
    lastSeen = Map.copyOf(lastSeen);
    unknown = Map.copyOf(unknown);
    fired = List.copyOf(fired);
  }
}
