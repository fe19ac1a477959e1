package bonafide.verification.order;

import bonafide.check.Settings;
import bonafide.core.Finding;
import bonafide.core.Outcome;
import bonafide.core.Subject;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.vault.Vault;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.json.JsonMapper;

/// Orders and outcomes as they are kept: JSON, sealed with the client's key.
final class Sealed {
  /// Which of several records a value is stands beside it under this name; the names of the
  /// records are stored.
  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
  private interface Named {}

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addMixIn(Subject.class, Named.class)
          .addMixIn(Settings.class, Named.class)
          .addMixIn(Outcome.class, Named.class)
          .addMixIn(Finding.class, Named.class)
          .build();

  private final Vault vault;

  Sealed(Vault vault) {
    this.vault = vault;
  }

  byte[] seal(ClientRow client, Object value, String about) {
    return vault.seal(client.id(), client.dataKey(), JSON.writeValueAsBytes(value), about);
  }

  <T> T open(ClientRow client, byte[] sealed, Class<T> type, String about) {
    return JSON.readValue(vault.open(client.id(), client.dataKey(), sealed, about), type);
  }
}
