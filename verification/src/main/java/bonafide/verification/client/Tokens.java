package bonafide.verification.client;

import bonafide.store.vault.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Tokens that stand for a key for a while, and for a part of what it may do. They are sealed, not
/// stored: every node can read them, and nobody else.
public final class Tokens {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ABOUT = "token";

  private final Vault vault;
  private final InstantSource clock;

  public Tokens(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// What a token allows.
  ///
  /// @param use what it was given out for, as `access` or `upload`
  /// @param keyId whose it is
  /// @param order the only order it may touch; null for all of the key's
  /// @param part the only part of the order; null for all
  public record Grant(
      String use, String keyId, @Nullable String order, @Nullable String part, Instant expires) {}

  public String give(Grant grant) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(vault.sealForInstallation(JSON.writeValueAsBytes(grant), ABOUT));
  }

  /// Empty when it is none of ours; one that has expired is read, and says so.
  public Optional<Grant> read(String token) {
    try {
      var sealed = Base64.getUrlDecoder().decode(token);
      return Optional.of(JSON.readValue(vault.openForInstallation(sealed, ABOUT), Grant.class));
    } catch (IllegalArgumentException | IllegalStateException | JacksonException e) {
      return Optional.empty();
    }
  }

  public boolean isExpired(Grant grant) {
    return !grant.expires().isAfter(clock.instant());
  }
}
