package bonafide.api.portal;

import bonafide.store.Ids;
import bonafide.verification.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The one page that shows every screen of the portal, and the files it loads.
public final class PortalPage {
  private static final String FOLDER = "/bonafide/web/portal/";
  private static final Map<String, String> TYPES =
      Map.of(
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  private final String html = new String(read("index.html"), StandardCharsets.UTF_8);
  private final Users users;

  public PortalPage(Users users) {
    this.users = users;
  }

  /// For whoever is not signed in it is the page to do so; the screen asked for follows.
  public ResponseEntity<String> of(HttpServletRequest request) {
    var isKnown = Desks.of(request, users).isPresent();
    var nonce = Ids.secret(16);
    var answer = ResponseEntity.status(isKnown ? HttpStatus.OK : HttpStatus.UNAUTHORIZED);
    if (!isKnown) answer.header(HttpHeaders.WWW_AUTHENTICATE, scheme(request));
    return answer
        .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-"
                + nonce
                + "'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self';"
                + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'")
        .body(html.replace("{nonce}", nonce));
  }

  /// Programs may show an API key; browsers, which would ask for a name, show the page instead.
  private static String scheme(HttpServletRequest request) {
    var accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
    return (accept.contains("text/html") ? "Portal" : "Basic") + " realm=\"bonafide\"";
  }

  /// A file of the build; its name changes with its content.
  static ResponseEntity<byte[]> asset(String name) {
    var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    var file = type == null || !name.matches("[A-Za-z0-9_.-]+") ? null : find("assets/" + name);
    if (file == null || type == null) return ResponseEntity.notFound().build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .body(file);
  }

  private static byte[] read(String name) {
    return Objects.requireNonNull(find(name), name);
  }

  private static byte @Nullable [] find(String name) {
    try (InputStream in = PortalPage.class.getResourceAsStream(FOLDER + name)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
