package bonafide.verification.client;

import bonafide.core.Environment;
import bonafide.store.rows.ClientRows.ClientRow;
import java.util.Set;

/// Whoever holds a valid key: a client, in one of its environments.
///
/// @param keyId names the key in the audit log
/// @param denied services this key may not use
public record Caller(ClientRow client, Environment environment, String keyId, Set<String> denied) {
  public String clientId() {
    return client.id();
  }

  public boolean mayUse(String service) {
    return !denied.contains(service);
  }
}
