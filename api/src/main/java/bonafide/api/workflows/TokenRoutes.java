package bonafide.api.workflows;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.verification.client.Clients;
import bonafide.verification.client.Tokens;
import bonafide.verification.client.Tokens.Grant;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Access tokens by client credentials (RFC 6749, 4.4): the client's id and, as its secret, one of
/// its API keys.
@RestController
public final class TokenRoutes {
  private static final Duration LIFETIME = Duration.ofMinutes(60);

  private final Clients clients;
  private final Tokens tokens;
  private final InstantSource clock;

  public TokenRoutes(Clients clients, Tokens tokens, InstantSource clock) {
    this.clients = clients;
    this.tokens = tokens;
    this.clock = clock;
  }

  @PostMapping("/oauth2/token")
  public ResponseEntity<Map<String, Object>> create(HttpServletRequest request) {
    var credentials = credentials(request);
    var caller = clients.caller(credentials.secret());
    if (caller.isEmpty()
        || (!credentials.id().isEmpty() && !credentials.id().equals(caller.get().clientId())))
      throw new ApiError(ApiError.Kind.KEY_UNKNOWN, "the client id or secret is not known");
    var form = Bodies.jsonOrFields(request);
    var type = form.required("grant_type");
    if (!type.isEmpty() && !type.equals("client_credentials"))
      form.fault("grant_type", "must be client_credentials");
    form.check();
    var grant =
        new Grant(Bearers.ACCESS, caller.get().keyId(), null, null, clock.instant().plus(LIFETIME));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("access_token", tokens.give(grant));
    answer.put("expires_in", LIFETIME.toSeconds());
    answer.put("token_type", "Bearer");
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
  }

  private record Credentials(String id, String secret) {}

  /// The key may stand alone in the place of the name, as on the other surfaces.
  private static Credentials credentials(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "Basic ", 0, 6)) {
      try {
        var text =
            new String(
                Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
        var colon = text.indexOf(':');
        var id = colon < 0 ? text : text.substring(0, colon);
        var secret = colon < 0 ? "" : text.substring(colon + 1);
        return secret.isEmpty() ? new Credentials("", id) : new Credentials(id, secret);
      } catch (IllegalArgumentException e) {
        throw new ApiError(ApiError.Kind.KEY_UNKNOWN, "the client credentials are not Base64");
      }
    }
    throw new ApiError(ApiError.Kind.KEY_UNKNOWN, "client id and secret are needed");
  }
}
