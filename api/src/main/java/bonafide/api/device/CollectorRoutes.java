package bonafide.api.device;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.signal.device.Blackboxes;
import bonafide.signal.device.Blackboxes.Challenge;
import bonafide.signal.device.DeviceMemory;
import bonafide.verification.client.Clients;
import bonafide.verification.client.Tokens;
import bonafide.verification.client.Tokens.Grant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The collector under its first-party path (D-003-21), and the one of before 2023, whose script
/// comes from here and sends by itself.
@RestController
public final class CollectorRoutes {
  public static final String FIRST_PARTY = "/iojs/";
  public static final String OLDER = "/device-fingerprint-web/";

  /// What the pages may ask for: the newest that is well tried, the newest, or this one.
  private static final Set<String> VERSIONS = Set.of("general5", "early5", "5.0.0");

  /// Uses of tokens that a script on a page may hold.
  private static final Set<String> PAGES = Set.of("access", "upload");

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int LONGEST_NAME = 200;

  private final Blackboxes blackboxes;
  private final DeviceMemory memory;
  private final Visitors visitors;
  private final Tokens tokens;
  private final Clients clients;

  public CollectorRoutes(
      Blackboxes blackboxes,
      DeviceMemory memory,
      Visitors visitors,
      Tokens tokens,
      Clients clients) {
    this.blackboxes = blackboxes;
    this.memory = memory;
    this.visitors = visitors;
    this.tokens = tokens;
    this.clients = clients;
  }

  @GetMapping(FIRST_PARTY + "loader.js")
  public ResponseEntity<byte[]> loader() {
    return script("loader.js");
  }

  @GetMapping(FIRST_PARTY + "{version}/collector.js")
  public ResponseEntity<byte[]> collector(@PathVariable String version) {
    require(version);
    return script("collector.js");
  }

  private static void require(String version) {
    if (!VERSIONS.contains(version))
      throw new ApiError(ApiError.Kind.NOT_FOUND, "there is no version " + version);
  }

  /// What a browser seals its word with; it is told again which device it is.
  @PostMapping(FIRST_PARTY + "{version}/challenge")
  public ResponseEntity<Challenge> challenge(
      HttpServletRequest request, @PathVariable String version) {
    require(version);
    var form = Bodies.jsonOrFields(request);
    var order = form.text("session", LONGEST_NAME);
    form.check();
    var challenge =
        blackboxes.challenge(
            visitors.of(request, !"false".equals(form.text("rip")), order, form.text("device")));
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(
            HttpHeaders.SET_COOKIE, Visitors.cookie(challenge.device(), Visitors.isSecure(request)))
        .body(challenge);
  }

  @GetMapping(OLDER + "{version}/index.js")
  public ResponseEntity<byte[]> fingerprint() {
    return script("fingerprint.js");
  }

  /// From any page: what is told is told to the page's own script alone.
  @PostMapping(OLDER + "{version}/challenge")
  public Challenge challengeFromAfar(HttpServletRequest request, HttpServletResponse response) {
    readableAnywhere(response);
    var form = Bodies.jsonOrFields(request);
    return blackboxes.challenge(visitors.of(request, true, null, form.text("device")));
  }

  /// What goes wrong as well.
  private static void readableAnywhere(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }

  @PostMapping(OLDER + "{version}/reports")
  public Map<String, String> report(HttpServletRequest request, HttpServletResponse response) {
    readableAnywhere(response);
    var form = Bodies.jsonOrFields(request);
    var token = form.required("token");
    var blackbox = form.required("blackbox", Blackboxes.LONGEST);
    form.check();
    var grant = grant(token);
    var caller = grant == null ? null : clients.callerOf(grant.keyId()).orElse(null);
    if (grant == null || caller == null)
      throw new ApiError(ApiError.Kind.KEY_UNKNOWN, "a valid token is needed");
    return Map.of(
        "session", memory.keep(caller.clientId(), caller.environment(), grant.order(), blackbox));
  }

  private @Nullable Grant grant(String token) {
    return tokens
        .read(token)
        .filter(grant -> PAGES.contains(grant.use()) && !tokens.isExpired(grant))
        .orElse(null);
  }

  private static ResponseEntity<byte[]> script(String name) {
    try (InputStream in =
        CollectorRoutes.class.getResourceAsStream("/bonafide/web/device/" + name)) {
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
          .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
          .header("X-Content-Type-Options", "nosniff")
          .header("Cross-Origin-Resource-Policy", "cross-origin")
          .body(Objects.requireNonNull(in, name).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
