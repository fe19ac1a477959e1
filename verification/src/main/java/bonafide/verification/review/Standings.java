package bonafide.verification.review;

import bonafide.store.Work;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads and seals what has been added to verifications.
public final class Standings {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Vault vault;

  public Standings(Vault vault) {
    this.vault = vault;
  }

  /// Inside the caller's transaction.
  public Standing of(Work work, ClientRow client, String id) {
    var review =
        work.reviews()
            .find(id)
            .map(
                row ->
                    new Review(
                        row.accepted(),
                        row.reviewer(),
                        open(client, row.comment(), "review/" + id, new TypeReference<String>() {}),
                        row.at(),
                        row.next()))
            .orElse(null);
    return new Standing(review, notes(work, client, id));
  }

  Map<String, String> notes(Work work, ClientRow client, String id) {
    return work.verifications()
        .notes(id)
        .map(
            bytes ->
                open(client, bytes, "notes/" + id, new TypeReference<TreeMap<String, String>>() {}))
        .orElseGet(TreeMap::new);
  }

  byte[] comment(ClientRow client, String comment, String id) {
    return seal(client, comment, "review/" + id);
  }

  byte[] notes(ClientRow client, Map<String, String> notes, String id) {
    return seal(client, notes, "notes/" + id);
  }

  private byte[] seal(ClientRow client, Object value, String about) {
    return vault.seal(client.id(), client.dataKey(), JSON.writeValueAsBytes(value), about);
  }

  private <T> T open(ClientRow client, byte[] sealed, String about, TypeReference<T> type) {
    var plain = vault.open(client.id(), client.dataKey(), sealed, about);
    return JSON.readValue(new String(plain, StandardCharsets.UTF_8), type);
  }
}
