package bonafide.core;

import bonafide.core.AddressSignals.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a person's e-mail, phone, address, name and IP belong together; null is unknown.
///
/// @param address how far it could be confirmed; null when none was sent
/// @param emailToName whether the address spells the name; null when there is nothing to compare
/// @param emailFirstSeenDays days since it was first seen; 0 for never before
/// @param phoneLastSeenDays days since it was last seen; 0 for never before
/// @param phoneEmailFirstSeenDays the same for both together, since first seen
/// @param network 0 calm to 1 risky, from how the elements are used; null without history
/// @param risk 0 to 500: below 250 low, above 350 high
public record IdentitySignals(
    @Nullable EmailSignals email,
    @Nullable Match emailToName,
    @Nullable Integer emailFirstSeenDays,
    @Nullable PhoneSignals phone,
    @Nullable Match phoneToName,
    @Nullable Integer phoneLastSeenDays,
    @Nullable Integer phoneEmailFirstSeenDays,
    @Nullable Boolean phoneToCountry,
    @Nullable Level address,
    @Nullable Match addressToName,
    @Nullable IpSignals ip,
    @Nullable Integer ipLastSeenDays,
    @Nullable Double network,
    int risk,
    List<Fired> fired)
    implements Finding {
  public IdentitySignals {
    fired = List.copyOf(fired);
  }
}
