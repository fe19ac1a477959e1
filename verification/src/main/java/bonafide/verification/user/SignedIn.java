package bonafide.verification.user;

import bonafide.core.Environment;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.verification.client.Caller;
import java.util.Set;

/// Somebody at work, in the environment they look at.
public record SignedIn(User user, ClientRow client, Environment environment) {

  /// As whom the person acts; the audit log names them by their address.
  public Caller caller() {
    return in(environment);
  }

  public Caller in(Environment other) {
    return new Caller(client, other, user.email(), Set.of());
  }
}
