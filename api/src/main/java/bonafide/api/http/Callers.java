package bonafide.api.http;

import bonafide.core.Environment;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Clients;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is calling, by the key in the request: Basic user name, or one of the key headers.
public final class Callers {
  private static final String CALLER = "bonafide.caller";
  private static final String IDEMPOTENCY = "bonafide.idempotency";

  private Callers() {}

  /// By API key.
  public static SurfaceFilter.Keys keys(Clients clients) {
    return new SurfaceFilter.Keys() {
      @Override
      public Optional<Caller> find(HttpServletRequest request) {
        var key = key(request);
        return key == null ? Optional.empty() : clients.caller(key);
      }

      @Override
      public String unknown() {
        return "API key format is invalid or the key is unknown.";
      }
    };
  }

  /// Whether a request shows a key at all.
  public static boolean hasKey(HttpServletRequest request) {
    return key(request) != null;
  }

  /// The key itself, for what is signed with it.
  public static String rawKey(HttpServletRequest request) {
    return java.util.Objects.requireNonNull(key(request));
  }

  private static @Nullable String key(HttpServletRequest request) {
    var header = request.getHeader("X-API-Key");
    if (header == null) header = request.getHeader("GOFACT-API-TOKEN");
    if (header != null) return header.strip();
    var authorization = request.getHeader("Authorization");
    if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) return null;
    try {
      var user =
          new String(
              Base64.getDecoder().decode(authorization.substring(6).strip()),
              StandardCharsets.UTF_8);
      var colon = user.indexOf(':');
      return colon < 0 ? user : user.substring(0, colon);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static void remember(HttpServletRequest request, Caller caller) {
    request.setAttribute(CALLER, caller);
  }

  /// The caller, where a request came with a valid key.
  static @Nullable Caller known(HttpServletRequest request) {
    return (Caller) request.getAttribute(CALLER);
  }

  /// The caller of a request that came through the key filter.
  public static Caller of(HttpServletRequest request) {
    return (Caller) java.util.Objects.requireNonNull(request.getAttribute(CALLER));
  }

  /// The caller, when the key may use the service; a fault the sandbox was asked for happens
  /// here.
  public static Caller of(HttpServletRequest request, String service) {
    var caller = permitted(request, service);
    if (wantsOutage(request))
      throw new ApiError(ApiError.Kind.UNAVAILABLE, "All upstream sources are unavailable.");
    return caller;
  }

  /// As above, for services whose sources are asked after the request.
  public static Caller permitted(HttpServletRequest request, String service) {
    var caller = of(request);
    if (!caller.mayUse(service))
      throw new ApiError(ApiError.Kind.FORBIDDEN, "This key may not use the service.");
    if (wants(request, "500")) throw new IllegalStateException("the sandbox was asked to fail");
    return caller;
  }

  /// Whether a sandbox request wants all sources to be down.
  public static boolean wantsOutage(HttpServletRequest request) {
    return wants(request, "503");
  }

  private static boolean wants(HttpServletRequest request, String fault) {
    var wanted = request.getHeader("X-Sandbox-Fault");
    return wanted != null
        && wanted.strip().equals(fault)
        && of(request).environment() == Environment.DEVELOPMENT;
  }

  static void rememberKey(HttpServletRequest request, String idempotencyKey) {
    request.setAttribute(IDEMPOTENCY, idempotencyKey);
  }

  /// A new id for what the request creates. The same for a repeated request, so that what was
  /// stored before a crash is found again instead of being made twice.
  public static String newId(HttpServletRequest request) {
    var key = (String) request.getAttribute(IDEMPOTENCY);
    if (key == null) return java.util.UUID.randomUUID().toString();
    var caller = of(request);
    var name =
        String.join(
            "\n", caller.clientId(), caller.environment().name(), request.getRequestURI(), key);
    return java.util.UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
