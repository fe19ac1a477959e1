package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Wire;
import bonafide.core.Environment;
import bonafide.verification.client.Clients;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The exchange of a single-use token for a business's keys.
@RestController
public final class KeyRoutes {
  private final Clients clients;

  public KeyRoutes(Clients clients) {
    this.clients = clients;
  }

  record Keys(String businessId, List<Key> apiKeys) {}

  record Key(Environment environment, String apiKey, String created) {}

  @GetMapping("/businesses/{business}/api_keys")
  public Object keys(
      @PathVariable String business, @RequestParam(required = false) @Nullable String token) {
    var keys =
        token == null
            ? java.util.Optional.<List<Clients.ProvisionedKey>>empty()
            : clients.redeem(business, token);
    if (keys.isEmpty())
      throw new ApiError(ApiError.Kind.KEY_UNKNOWN, "The token is unknown or has been used.");
    return new Keys(
        business,
        keys.get().stream()
            .map(key -> new Key(key.environment(), key.key(), Wire.time(key.created())))
            .toList());
  }
}
