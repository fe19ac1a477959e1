package bonafide.api.portal;

import bonafide.api.http.ApiError;
import bonafide.api.http.SurfaceFilter;
import bonafide.verification.client.Caller;
import bonafide.verification.user.Role;
import bonafide.verification.user.SignedIn;
import bonafide.verification.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;

/// Who is at work, by the cookie of their session. What changes something must come from the
/// portal's own script: only it can send the header, so another site's form cannot.
public final class Desks {
  static final String COOKIE = "bonafide_session";
  private static final String HEADER = "X-Portal";
  private static final String SIGNED_IN = "bonafide.signed-in";

  private Desks() {}

  public static SurfaceFilter.Keys sessions(Users users) {
    return new SurfaceFilter.Keys() {
      @Override
      public Optional<Caller> find(HttpServletRequest request) {
        var isRead = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!isRead && request.getHeader(HEADER) == null) return Optional.empty();
        var signedIn = of(request, users);
        signedIn.ifPresent(who -> request.setAttribute(SIGNED_IN, who));
        return signedIn.map(SignedIn::caller);
      }

      @Override
      public String unknown() {
        return "Sign in first.";
      }
    };
  }

  static Optional<SignedIn> of(HttpServletRequest request, Users users) {
    var token = token(request);
    return token == null ? Optional.empty() : users.session(token);
  }

  static @Nullable String token(HttpServletRequest request) {
    if (request.getCookies() == null) return null;
    for (var cookie : request.getCookies())
      if (cookie.getName().equals(COOKIE)) return cookie.getValue();
    return null;
  }

  static void requireScript(HttpServletRequest request) {
    if (request.getHeader(HEADER) == null)
      throw new ApiError(ApiError.Kind.FORBIDDEN, "This is for the portal's own pages.");
  }

  /// Whoever may do what the role may.
  static SignedIn who(HttpServletRequest request, Role least) {
    var who = (SignedIn) Objects.requireNonNull(request.getAttribute(SIGNED_IN));
    if (!who.user().role().includes(least))
      throw new ApiError(
          ApiError.Kind.FORBIDDEN, "This needs the role " + least + " or a higher one.");
    return who;
  }

  /// @param token empty to forget it
  static String cookie(String token, boolean secure) {
    var cookie =
        ResponseCookie.from(COOKIE, token)
            .path("/compliance")
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax");
    return (token.isEmpty() ? cookie.maxAge(0) : cookie).build().toString();
  }
}
