package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.check.Settings;
import bonafide.image.Bare;
import bonafide.verification.capture.Captures;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// One-time links by which end users hand in documents, what came of them, and the files.
@RestController
public final class DocumentCaptureRoutes {
  private static final String PATH = "/v1/identity/document_ocr_captures";
  private static final String SERVICE = "captures";
  private static final Duration LINK = Duration.ofDays(7);

  private final Verifications verifications;
  private final Captures captures;
  private final InstantSource clock;
  private final String publicUrl;

  public DocumentCaptureRoutes(
      Verifications verifications, Captures captures, InstantSource clock, String publicUrl) {
    this.verifications = verifications;
    this.captures = captures;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  @PostMapping(PATH)
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var types = types(form);
    form.matching("country", "PH"::equals, "must be PH");
    var reference = form.text("reference_id");
    form.check();
    var forced = Lookups.forced(request, caller);
    var id = Lookups.id(request, "ocr-");
    return words(
        caller,
        start(
            caller,
            CaptureOrders.waiting(id, CaptureOrders.PLAN, types, reference, Map.of()),
            forced));
  }

  private static List<CaptureType> types(Form form) {
    var types = form.words("types", CaptureType.class);
    if (types != null) return types;
    form.fault("types", form.has("types") ? "must name at least one type" : "is required");
    return List.of();
  }

  /// Has an order wait for its pictures, with a link to hand them in.
  ///
  /// @param forced the outcome a sandbox request wants; it waits for nobody then
  private Verification start(Caller caller, Order order, @Nullable String forced) {
    var token = captures.token();
    var echo = new HashMap<>(order.echo());
    echo.put(CaptureOrders.LINK, publicUrl + "/capture/" + token);
    if (forced != null && !forced.equals("PENDING") && !forced.equals("WAITING_ON_BANK")) {
      echo.put(CaptureOrders.FORCED, forced);
      return verifications.place(caller, rehearsed(order.echoing(echo), forced));
    }
    var ends = clock.instant().plus(LINK);
    var capture = verifications.await(caller, order.echoing(echo), null, ends);
    captures.link(token, capture, ends);
    return capture;
  }

  private static Order rehearsed(Order order, @Nullable String forced) {
    return order.asking(List.of(new Settings.Rehearsal(String.valueOf(forced))));
  }

  @GetMapping(PATH + "/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.of(request, SERVICE);
    return words(caller, newest(caller, first(caller, id)));
  }

  @GetMapping({PATH, "/v1/identity/document_ocr_capture"})
  public Object list(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    return Pages.of(
        request,
        verifications,
        caller,
        CaptureOrders.PLAN,
        capture -> words(caller, newest(caller, capture)));
  }

  /// The old links are worth nothing from here on.
  @PostMapping(PATH + "/{id}/recapture")
  public Object again(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var types = types(form);
    form.check();
    var first = first(caller, id);
    var chain = chain(caller, first);
    chain.forEach(captures::revoke);
    var echo = new HashMap<String, Object>();
    echo.put(CaptureOrders.FIRST, first.id());
    echo.put(CaptureOrders.CREATED, Wire.time(first.created()));
    echo.put(CaptureOrders.ALL_TYPES, CaptureOrders.types(first));
    echo.put(CaptureOrders.CAUSES, CaptureCauses.of(chain.getLast()));
    var order =
        CaptureOrders.waiting(
            UUID.randomUUID().toString(),
            CaptureOrders.AGAIN,
            types,
            first.order().reference(),
            echo);
    var again = start(caller, order.from(first.id()), null);
    verifications.carry(caller, chain.getLast(), again, kept(types));
    return words(caller, again);
  }

  /// What is not asked for again stays as it was handed in.
  private static Set<String> kept(List<CaptureType> types) {
    return Arrays.stream(CaptureType.values())
        .filter(type -> !types.contains(type))
        .map(CaptureType::name)
        .collect(Collectors.toSet());
  }

  private Verification first(Caller caller, String id) {
    return Lookups.stored(verifications, caller, id, CaptureOrders.PLAN);
  }

  private List<Verification> chain(Caller caller, Verification first) {
    var chain = new ArrayList<>(List.of(first));
    verifications.from(caller, first.id()).stream()
        .filter(order -> order.order().plan().equals(CaptureOrders.AGAIN))
        .forEach(chain::add);
    return chain;
  }

  private Verification newest(Caller caller, Verification first) {
    return chain(caller, first).getLast();
  }

  private Map<String, @Nullable Object> words(Caller caller, Verification capture) {
    return new CaptureWords(capture, verifications.evidence(caller, capture.id())).words();
  }

  /// A file that was handed in, for the client to see; that it was seen is audited.
  @GetMapping("/v1/identity/captures/{id}/results/{link}")
  public ResponseEntity<byte[]> download(
      HttpServletRequest request, @PathVariable String id, @PathVariable String link) {
    var caller = Callers.of(request, SERVICE);
    for (var order : chain(caller, first(caller, id))) {
      var files = verifications.evidence(caller, order.id());
      for (var type : CaptureType.values()) {
        var mediaType = files.get(type.name());
        if (mediaType == null || !CaptureWords.link(order, type, mediaType).equals(link)) continue;
        var bytes = verifications.show(caller, order.id(), type.name());
        if (bytes.isPresent())
          return ResponseEntity.ok()
              .contentType(MediaType.parseMediaType(mediaType))
              .header("X-Content-Type-Options", "nosniff")
              .body(Bare.of(bytes.get()));
      }
    }
    throw new ApiError(ApiError.Kind.NOT_FOUND, "The file requested does not exist");
  }
}
