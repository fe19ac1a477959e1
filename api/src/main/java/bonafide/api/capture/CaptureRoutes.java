package bonafide.api.capture;

import bonafide.api.http.ApiError;
import bonafide.api.http.Uploads;
import bonafide.core.Status;
import bonafide.verification.capture.Captures;
import bonafide.verification.capture.Captures.Opened;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The pages of a link, and what they send (D-ALL-09). A link belongs to the browser that opens it
/// first; an app that only sends needs no browser.
@RestController
public final class CaptureRoutes {
  private static final String DEVICE = "bonafide-capture";
  private static final String FILE = "file";
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final Captures captures;
  private final Verifications verifications;
  private final List<Capturing> surfaces;
  private final InstantSource clock;
  private final boolean secure;

  /// @param secure whether the world reaches this server by HTTPS
  public CaptureRoutes(
      Captures captures,
      Verifications verifications,
      List<Capturing> surfaces,
      InstantSource clock,
      boolean secure) {
    this.captures = captures;
    this.verifications = verifications;
    this.surfaces = List.copyOf(surfaces);
    this.clock = clock;
    this.secure = secure;
  }

  @GetMapping("/capture/style.css")
  public ResponseEntity<byte[]> style() {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/css;charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "max-age=3600")
        .body(CapturePage.STYLE);
  }

  @GetMapping("/capture/{token}")
  public ResponseEntity<String> page(HttpServletRequest request, @PathVariable String token) {
    var opened = captures.open(token, device(request));
    if (opened.isEmpty()) return page(HttpStatus.NOT_FOUND, CapturePage.unknown());
    var open = opened.get();
    var waits = open.verification().status() == Status.AWAITING_EVIDENCE;
    if (!waits && open.verification().status() != Status.EXPIRED)
      return page(HttpStatus.OK, CapturePage.done(open.caller().client().name()));
    if (open.expired() || !waits) return page(HttpStatus.GONE, CapturePage.expired());
    var handed = verifications.evidence(open.caller(), open.verification().id()).keySet();
    var html =
        CapturePage.parts(
            open.caller().client().name(),
            "/capture/" + token,
            surface(open).parts(open.verification()),
            handed,
            request.getParameter("refused"));
    var answer = page(HttpStatus.OK, html);
    if (open.bound() || !isBrowser(request)) return answer;
    var device = captures.bind(token);
    if (device == null) return page(HttpStatus.NOT_FOUND, CapturePage.unknown());
    var cookie =
        ResponseCookie.from(DEVICE, device)
            .path("/capture/" + token)
            .httpOnly(true)
            .secure(secure)
            .sameSite("Lax")
            .maxAge(PATIENCE)
            .build();
    return ResponseEntity.status(answer.getStatusCode())
        .headers(answer.getHeaders())
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .body(html);
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action *; frame-ancestors"
                + " 'none'; base-uri 'none'")
        .body(html);
  }

  @PostMapping("/capture/{token}/parts/{name}")
  public ResponseEntity<?> hand(
      HttpServletRequest request, @PathVariable String token, @PathVariable String name) {
    var open = open(request, token);
    try {
      hand(request, open, name);
    } catch (ApiError refused) {
      if (!isBrowser(request)) throw refused;
      return to("/capture/" + token + "?refused=" + name);
    }
    return isBrowser(request)
        ? to("/capture/" + token)
        : ResponseEntity.ok(Map.of("part", name, "status", "STORED"));
  }

  private void hand(HttpServletRequest request, Opened open, String name) {
    var part =
        surface(open).parts(open.verification()).stream()
            .filter(wanted -> wanted.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new ApiError(ApiError.Kind.NOT_FOUND, "there is no part of this name"));
    var upload = Uploads.of(request);
    if (!upload.hasFile(FILE)) {
      upload.fields().fault(FILE, "is required");
      upload.fields().check();
    }
    var file = upload.handIn(FILE, part.pdf());
    upload.fields().check();
    var handed = new Handed(name, file.mediaType(), () -> new ByteArrayInputStream(file.bytes()));
    if (verifications
        .hand(open.caller(), open.verification(), handed, clock.instant().plus(PATIENCE))
        .isEmpty()) throw over();
  }

  @PostMapping("/capture/{token}/complete")
  public ResponseEntity<?> complete(HttpServletRequest request, @PathVariable String token) {
    var open = open(request, token);
    var surface = surface(open);
    var handed = verifications.evidence(open.caller(), open.verification().id()).keySet();
    var missing =
        surface.parts(open.verification()).stream()
            .filter(part -> part.required() && !handed.contains(part.name()))
            .map(part -> new ApiError.Field(part.name(), "is still to be handed in"))
            .toList();
    if (!missing.isEmpty()) {
      if (isBrowser(request)) return to("/capture/" + token);
      throw new ApiError(ApiError.Kind.INVALID, "Something is missing.", missing);
    }
    var begun =
        verifications.begin(
            open.caller(),
            open.verification().id(),
            (waiting, names, _) -> surface.complete(waiting, Set.copyOf(names)));
    if (begun.isEmpty()) throw over();
    var next = surface.next(open.verification());
    if (!isBrowser(request)) return ResponseEntity.ok(Map.of("status", "PROCESSING"));
    return to(next == null ? "/capture/" + token : next);
  }

  private static ResponseEntity<?> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  /// What a link leads to that is still open.
  private Opened open(HttpServletRequest request, String token) {
    var opened =
        captures
            .open(token, device(request))
            .orElseThrow(
                () ->
                    new ApiError(
                        ApiError.Kind.NOT_FOUND,
                        "The link is unknown, or was opened in another browser."));
    if (opened.expired() || opened.verification().status() != Status.AWAITING_EVIDENCE)
      throw over();
    return opened;
  }

  private static ApiError over() {
    return new ApiError(ApiError.Kind.CONFLICT, "The link is over: nothing is awaited any more.");
  }

  private Capturing surface(Opened open) {
    return surfaces.stream()
        .filter(surface -> surface.of(open.verification()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isBrowser(HttpServletRequest request) {
    return Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "")
        .contains("text/html");
  }

  private static @Nullable String device(HttpServletRequest request) {
    var cookies = request.getCookies();
    if (cookies == null) return null;
    for (Cookie cookie : cookies) if (cookie.getName().equals(DEVICE)) return cookie.getValue();
    return null;
  }
}
