package bonafide.api.workflows;

import bonafide.api.http.ApiError;
import bonafide.api.http.SurfaceFilter;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Clients;
import bonafide.verification.client.Tokens;
import bonafide.verification.client.Tokens.Grant;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who is calling, by the bearer token: an access token for everything but handing in, a
/// transaction token for that alone.
public final class Bearers implements SurfaceFilter.Keys {
  static final String ACCESS = "access";
  static final String UPLOAD = "upload";
  private static final Pattern HANDING_IN =
      Pattern.compile(
          "/api/v1/accounts/[^/]+/workflow-executions/[^/]+(/credentials/[^/]+/parts/[^/]+)?");

  private final Clients clients;
  private final Tokens tokens;

  public Bearers(Clients clients, Tokens tokens) {
    this.clients = clients;
    this.tokens = tokens;
  }

  @Override
  public Optional<Caller> find(HttpServletRequest request) {
    var header = request.getHeader("Authorization");
    if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) return Optional.empty();
    var grant = tokens.read(header.substring(7).strip());
    if (grant.isEmpty()) return Optional.empty();
    if (tokens.isExpired(grant.get()))
      throw new ApiError(ApiError.Kind.KEY_UNKNOWN, "token expired");
    var caller = clients.callerOf(grant.get().keyId());
    if (caller.isPresent() && !allows(grant.get(), request))
      throw new ApiError(ApiError.Kind.FORBIDDEN, "permission missing");
    return caller;
  }

  /// A transaction token names the order and credential it was given out for.
  private static boolean allows(Grant grant, HttpServletRequest request) {
    var path = request.getRequestURI();
    var handsIn =
        HANDING_IN.matcher(path).matches()
            && (request.getMethod().equals("PUT") || request.getMethod().equals("POST"));
    if (!handsIn) return grant.use().equals(ACCESS);
    if (!grant.use().equals(UPLOAD)) return false;
    var steps = path.split("/");
    return steps[6].equals(grant.order()) && (steps.length < 9 || steps[8].equals(grant.part()));
  }

  @Override
  public String unknown() {
    return "a valid bearer token is needed";
  }
}
