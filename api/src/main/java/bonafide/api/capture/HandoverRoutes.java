package bonafide.api.capture;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.QrSymbol;
import bonafide.verification.capture.Captures;
import bonafide.verification.capture.Handovers;
import bonafide.verification.capture.Handovers.Typed;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A computer hands its link over to a phone.
@RestController
public final class HandoverRoutes {
  private final Captures captures;
  private final Handovers handovers;
  private final String publicUrl;

  public HandoverRoutes(Captures captures, Handovers handovers, String publicUrl) {
    this.captures = captures;
    this.handovers = handovers;
    this.publicUrl = publicUrl;
  }

  /// A new code, as the dark squares of a QR symbol.
  @PostMapping("/capture/{token}/handover")
  public ResponseEntity<?> code(HttpServletRequest request, @PathVariable String token) {
    var open =
        captures
            .open(token, Visit.device(request))
            .filter(opened -> opened.bound() && opened.isOpen())
            .orElseThrow(
                () -> new ApiError(ApiError.Kind.NOT_FOUND, "There is nothing to hand over."));
    var code =
        handovers.code(open.verification(), Browser.of(request.getHeader(HttpHeaders.USER_AGENT)));
    var address = publicUrl + "/capture/hand/" + code;
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(
            Map.of(
                "address",
                address,
                "rows",
                QrSymbol.of(address),
                "seconds",
                Handovers.ROTATION.toSeconds()));
  }

  @GetMapping("/capture/hand/{code}")
  public ResponseEntity<String> scan(HttpServletRequest request, @PathVariable String code) {
    var path = "/capture/hand/" + code;
    var page = new CapturePage(Visit.texts(request, null), path, null);
    // Whatever follows links without showing pages must not use a code up.
    if (!Visit.isBrowser(request)) return Visit.page(HttpStatus.NOT_ACCEPTABLE).body("");
    var scanned =
        handovers.scan(
            code, Visit.device(request), Browser.of(request.getHeader(HttpHeaders.USER_AGENT)));
    if (scanned.isEmpty()) return Visit.page(HttpStatus.GONE).body(page.over());
    var answer = Visit.page(HttpStatus.OK);
    var secret = scanned.get().secret();
    if (secret != null)
      answer.header(HttpHeaders.SET_COOKIE, Visit.deviceCookie(path, secret, isSecure()));
    return answer.body(
        page.question(
            scanned.get().startedOn(),
            scanned.get().started(),
            request.getParameter("wrong") != null));
  }

  @PostMapping("/capture/hand/{code}")
  public ResponseEntity<String> type(HttpServletRequest request, @PathVariable String code) {
    var path = "/capture/hand/" + code;
    var number = Objects.requireNonNullElse(Bodies.jsonOrFields(request).text("number"), "");
    return switch (handovers.type(code, Visit.device(request), number)) {
      case Typed.Right(var token, var device) ->
          ResponseEntity.status(HttpStatus.SEE_OTHER)
              .header(
                  HttpHeaders.SET_COOKIE,
                  Visit.deviceCookie("/capture/" + token, device, isSecure()))
              .location(URI.create("/capture/" + token))
              .build();
      case Typed.Wrong() ->
          ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path + "?wrong")).build();
      case Typed.Over() ->
          Visit.page(HttpStatus.GONE)
              .body(new CapturePage(Visit.texts(request, null), path, null).over());
    };
  }

  private boolean isSecure() {
    return publicUrl.startsWith("https:");
  }
}
