package bonafide.api.workflows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A workflow: what has to be handed in, and which capabilities judge it.
///
/// @param register whose rules the government capabilities follow; null chooses by the data
/// @param risky whether it is a service that fraudsters like, which counts in phone traffic
record Definition(
    int key,
    String name,
    List<Category> credentials,
    List<Capability> capabilities,
    @Nullable String register,
    boolean risky) {
  Definition {
    credentials = List.copyOf(credentials);
    capabilities = List.copyOf(capabilities);
  }

  /// The part that carries the claims.
  Classifier claims() {
    return capabilities.equals(List.of(Capability.DEVICE_RISK_VERIFICATION))
        ? Classifier.DEVICE_RISK
        : Classifier.PREPARED_DATA;
  }

  boolean has(Capability capability) {
    return capabilities.contains(capability);
  }
}
