package bonafide.api.capture;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/// What the pages' requests and answers have in common.
final class Visit {
  static final Duration PATIENCE = Duration.ofHours(24);
  private static final String DEVICE = "bonafide-capture";
  private static final String LANGUAGE = "bonafide-language";

  private Visit() {}

  static boolean isBrowser(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
        .contains("text/html");
  }

  /// What this browser was told when it opened the link; null for none.
  static @Nullable String device(HttpServletRequest request) {
    return cookie(request, DEVICE);
  }

  private static @Nullable String cookie(HttpServletRequest request, String name) {
    var cookies = request.getCookies();
    if (cookies == null) return null;
    for (var cookie : cookies) if (cookie.getName().equals(name)) return cookie.getValue();
    return null;
  }

  /// @param ordered the locale an order names; null for none
  static Texts texts(HttpServletRequest request, @Nullable String ordered) {
    var wanted = new ArrayList<String>();
    var chosen = request.getParameter("lang");
    if (chosen != null) wanted.add(chosen);
    var remembered = cookie(request, LANGUAGE);
    if (remembered != null) wanted.add(remembered);
    if (ordered != null) wanted.add(ordered);
    wanted.addAll(Texts.accepted(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    return Texts.of(List.copyOf(wanted));
  }

  static String deviceCookie(String path, String secret, boolean secure) {
    return cookie(DEVICE, secret, path, secure);
  }

  /// Remembers a language that was chosen; null when none was.
  static @Nullable String languageCookie(HttpServletRequest request, Texts texts, boolean secure) {
    return request.getParameter("lang") == null
        ? null
        : cookie(LANGUAGE, texts.locale(), "/capture", secure);
  }

  private static String cookie(String name, String value, String path, boolean secure) {
    return ResponseCookie.from(name, value)
        .path(path)
        .httpOnly(true)
        .secure(secure)
        .sameSite("Lax")
        .maxAge(PATIENCE)
        .build()
        .toString();
  }

  static ResponseEntity.BodyBuilder page(HttpStatus status) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Permissions-Policy", "camera=(self), microphone=(), geolocation=(self)")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self';"
                + " style-src 'self'; img-src 'self' blob:; media-src 'self' blob:; form-action *;"
                + " frame-ancestors 'none'; base-uri 'none'");
  }
}
