package bonafide.api.capture;

import bonafide.api.device.Visitors;
import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.check.document.FirstLook;
import bonafide.core.Countries;
import bonafide.core.Status;
import bonafide.signal.device.Blackboxes;
import bonafide.signal.device.Blackboxes.Challenge;
import bonafide.verification.capture.Applicants;
import bonafide.verification.capture.Applicants.Choice;
import bonafide.verification.capture.Captures;
import bonafide.verification.capture.Captures.Opened;
import bonafide.verification.capture.Handovers;
import bonafide.verification.client.Brands;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// The pages of a link, and what they send (D-ALL-09). A link belongs to the browser that opens it
/// first; an app that only sends needs no browser, and asks for consent itself.
@RestController
public final class CaptureRoutes {
  private static final String FILE = "file";
  private static final int MOST_CORRECTIONS = 20;
  private static final int LONGEST_CORRECTION = 200;
  private static final int LONGEST_NAME = 40;
  private static final Set<String> DOCUMENTS = Set.of("PASSPORT", "ID_CARD", "DRIVING_LICENSE");

  private final Captures captures;
  private final Applicants applicants;
  private final Handovers handovers;
  private final Verifications verifications;
  private final FirstLook firstLook;
  private final Brands brands;
  private final Blackboxes blackboxes;
  private final Visitors visitors;
  private final List<Capturing> surfaces;
  private final InstantSource clock;
  private final boolean secure;

  /// @param secure whether the world reaches this server by HTTPS
  public CaptureRoutes(
      Captures captures,
      Applicants applicants,
      Handovers handovers,
      Verifications verifications,
      FirstLook firstLook,
      Brands brands,
      Blackboxes blackboxes,
      Visitors visitors,
      List<Capturing> surfaces,
      InstantSource clock,
      boolean secure) {
    this.captures = captures;
    this.applicants = applicants;
    this.handovers = handovers;
    this.verifications = verifications;
    this.firstLook = firstLook;
    this.brands = brands;
    this.blackboxes = blackboxes;
    this.visitors = visitors;
    this.surfaces = List.copyOf(surfaces);
    this.clock = clock;
    this.secure = secure;
  }

  @GetMapping("/capture/assets/{name}")
  public ResponseEntity<byte[]> asset(@PathVariable String name) {
    var file = Assets.file(name);
    if (file == null) return ResponseEntity.notFound().build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(Assets.type(name)))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .header("X-Content-Type-Options", "nosniff")
        .body(file);
  }

  @GetMapping("/capture/{token}/brand.css")
  public ResponseEntity<String> style(HttpServletRequest request, @PathVariable String token) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/css;charset=utf-8"))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(known(request, token).map(open -> look(open).style()).orElse(""));
  }

  @GetMapping("/capture/{token}/logo")
  public ResponseEntity<byte[]> logo(HttpServletRequest request, @PathVariable String token) {
    var open = known(request, token);
    var logo = open.isEmpty() ? null : look(open.get()).brand().logo();
    if (logo == null) return ResponseEntity.notFound().build();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(Brands.logoType(logo)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(logo);
  }

  @GetMapping("/capture/{token}")
  public ResponseEntity<String> page(HttpServletRequest request, @PathVariable String token) {
    var opened = known(request, token);
    var path = "/capture/" + token;
    if (opened.isEmpty()) {
      var page = new CapturePage(Visit.texts(request, null), path, null);
      return Visit.page(HttpStatus.NOT_FOUND).body(page.unknown());
    }
    var open = opened.get();
    var state = state(open);
    var texts = Visit.texts(request, state.asking().locale());
    var page = new CapturePage(texts, path, state.look());
    if (!open.isOpen()) return ended(state, page);
    var html =
        open.bound() && state.progress().hasAgreed()
            ? page.parts(state, request.getParameter("refused"))
            : page.consent(state, request.getParameter("untold") != null);
    var answer = Visit.page(HttpStatus.OK);
    var language = Visit.languageCookie(request, texts, secure);
    if (language != null) answer.header(HttpHeaders.SET_COOKIE, language);
    if (open.bound() || !Visit.isBrowser(request)) return answer.body(html);
    var device = captures.bind(token);
    if (device == null)
      return Visit.page(HttpStatus.NOT_FOUND).body(new CapturePage(texts, path, null).unknown());
    return answer
        .header(HttpHeaders.SET_COOKIE, Visit.deviceCookie(path, device, secure))
        .body(html);
  }

  private static ResponseEntity<String> ended(CaptureState state, CapturePage page) {
    var isOver = state.open().verification().status() == Status.EXPIRED || state.open().expired();
    return isOver
        ? Visit.page(HttpStatus.GONE).body(page.expired(state.look().error(state.asking())))
        : Visit.page(HttpStatus.OK).body(page.done(state.look().next(state.asking())));
  }

  /// @param texts whether the texts are wanted as well
  @GetMapping("/capture/{token}/state")
  public ResponseEntity<Map<String, @Nullable Object>> state(
      HttpServletRequest request, @PathVariable String token) {
    var state = state(known(request, token).orElseThrow(CaptureRoutes::unknown));
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(
            state.words(
                Visit.texts(request, state.asking().locale()),
                request.getParameter("texts") != null));
  }

  private CaptureState state(Opened open) {
    var verification = open.verification();
    return new CaptureState(
        open,
        surface(open).asking(verification),
        applicants.progress(verification),
        verifications.evidence(open.caller(), verification.id()).keySet(),
        look(open),
        handovers.standing(verification));
  }

  private Look look(Opened open) {
    var client = open.caller().client();
    return new Look(client.name(), brands.of(client.id()));
  }

  @PostMapping("/capture/{token}/consent")
  public ResponseEntity<?> consent(HttpServletRequest request, @PathVariable String token) {
    var open = open(request, token);
    var asking = surface(open).asking(open.verification());
    var texts = Visit.texts(request, asking.locale());
    var form = Bodies.jsonOrFields(request);
    var answer = form.matching("answer", Set.of("yes", "no")::contains, "must be yes or no");
    var agrees = "yes".equals(answer);
    if (answer == null) form.fault("answer", "is required");
    if (agrees && !form.has("agreed")) {
      if (Visit.isBrowser(request)) return to("/capture/" + token + "?untold");
      form.fault("agreed", "is required to agree");
    }
    form.check();
    applicants.answer(open.verification(), agrees, texts.consentVersion(asking), texts.locale());
    return Visit.isBrowser(request)
        ? to("/capture/" + token)
        : ResponseEntity.ok(Map.of("consent", agrees));
  }

  @PostMapping("/capture/{token}/choice")
  public ResponseEntity<?> choose(HttpServletRequest request, @PathVariable String token) {
    var open = agreed(request, token);
    var form = Bodies.jsonOrFields(request);
    var document = form.required("document");
    var country = form.required("country");
    form.matching("document", DOCUMENTS::contains, "must be PASSPORT, ID_CARD or DRIVING_LICENSE");
    form.matching("country", Countries::isCode, "must be a code of two letters (ISO 3166-1)");
    form.check();
    applicants.choose(open.verification(), new Choice(document, country));
    return ResponseEntity.ok(Map.of("document", document, "country", country));
  }

  @PostMapping("/capture/{token}/parts/{name}")
  public ResponseEntity<?> hand(
      HttpServletRequest request, @PathVariable String token, @PathVariable String name) {
    var open = open(request, token);
    try {
      requireConsent(open);
      hand(request, open, name);
    } catch (ApiError refused) {
      if (!Visit.isBrowser(request)) throw refused;
      return to("/capture/" + token + "?refused=" + name);
    }
    return Visit.isBrowser(request)
        ? to("/capture/" + token)
        : ResponseEntity.ok(Map.of("part", name, "status", "STORED"));
  }

  private void hand(HttpServletRequest request, Opened open, String name) {
    var part = part(open, name);
    count(open, name, "handed in");
    var upload = Uploads.of(request);
    if (!upload.hasFile(FILE)) {
      upload.fields().fault(FILE, "is required");
      upload.fields().check();
    }
    var file = upload.handIn(FILE, part.kind().isPaper());
    upload.fields().check();
    var handed =
        new Handed(part.kept(), file.mediaType(), () -> new ByteArrayInputStream(file.bytes()));
    if (verifications.hand(open.caller(), open.verification(), handed, deadline(open)).isEmpty())
      throw over();
  }

  private Instant deadline(Opened open) {
    var usual = clock.instant().plus(Visit.PATIENCE);
    var ends = surface(open).ends(open.verification());
    return ends == null || usual.isBefore(ends) ? usual : ends;
  }

  private void count(Opened open, String what, String done) {
    if (!applicants.attempt(open.verification(), what))
      throw new ApiError(
          ApiError.Kind.TOO_MANY,
          "%s was %s %d times already".formatted(what, done, Applicants.MOST_ATTEMPTS));
  }

  private Part part(Opened open, String name) {
    return surface(open).asking(open.verification()).parts().stream()
        .filter(wanted -> wanted.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new ApiError(ApiError.Kind.NOT_FOUND, "there is no part of this name"));
  }

  /// What the browser seals its word of its device with; it is good for this link alone.
  @PostMapping("/capture/{token}/device/challenge")
  public ResponseEntity<Challenge> challenge(
      HttpServletRequest request, @PathVariable String token) {
    var open = agreed(request, token);
    wanted(open);
    count(open, "device/challenge", "asked for");
    var remembered = Bodies.jsonOrFields(request).text("device");
    var challenge =
        blackboxes.challenge(visitors.of(request, true, open.verification().id(), remembered));
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.SET_COOKIE, Visitors.cookie(challenge.device(), secure))
        .body(challenge);
  }

  /// The browser's word; the order judges what it is worth.
  @PostMapping("/capture/{token}/device")
  public ResponseEntity<?> device(HttpServletRequest request, @PathVariable String token) {
    var open = agreed(request, token);
    var name = wanted(open);
    count(open, "device", "handed in");
    var form = Bodies.jsonOrFields(request);
    var blackbox = form.required("blackbox", Blackboxes.LONGEST);
    form.check();
    var told = Told.of(blackbox);
    var handed =
        new Handed(name, MediaType.APPLICATION_JSON_VALUE, () -> new ByteArrayInputStream(told));
    if (verifications.hand(open.caller(), open.verification(), handed, deadline(open)).isEmpty())
      throw over();
    return ResponseEntity.ok(Map.of("status", "STORED"));
  }

  private String wanted(Opened open) {
    var name = surface(open).asking(open.verification()).device();
    if (name == null) throw new ApiError(ApiError.Kind.NOT_FOUND, "The device is not asked about.");
    return name;
  }

  /// What could be better about a part that was handed in, and what was read of it.
  @PostMapping("/capture/{token}/parts/{name}/look")
  public ResponseEntity<?> look(
      HttpServletRequest request, @PathVariable String token, @PathVariable String name) {
    var open = agreed(request, token);
    var part = part(open, name);
    count(open, name + "/look", "asked for");
    var file =
        verifications
            .reread(open.caller(), open.verification().id(), part.kept())
            .orElseThrow(
                () -> new ApiError(ApiError.Kind.NOT_FOUND, "nothing of this name is there"));
    var document =
        CaptureState.document(
            surface(open).asking(open.verification()), applicants.progress(open.verification()));
    var seen =
        switch (part.kind()) {
          case DOCUMENT, FRONT, PASSPORT ->
              firstLook.front(file, Objects.requireNonNullElse(document, "ANY"));
          case BACK -> firstLook.back(file);
          case SELFIE -> firstLook.selfie(file);
          case BUSINESS -> firstLook.business(file);
        };
    return ResponseEntity.ok()
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .body(Map.of("advice", seen.advice(), "fields", seen.fields()));
  }

  @PostMapping("/capture/{token}/complete")
  public ResponseEntity<?> complete(HttpServletRequest request, @PathVariable String token) {
    var open = agreed(request, token);
    var surface = surface(open);
    var state = state(open);
    var missing =
        state.todo().stream()
            .map(part -> new ApiError.Field(part.name(), "is still to be handed in"))
            .toList();
    if (!missing.isEmpty()) {
      if (Visit.isBrowser(request)) return to("/capture/" + token);
      throw new ApiError(ApiError.Kind.INVALID, "Something is missing.", missing);
    }
    var corrections = state.asking().corrects() ? corrections(request) : Map.<String, String>of();
    var begun =
        verifications.begin(
            open.caller(),
            open.verification().id(),
            (waiting, names, evidence) ->
                surface.complete(
                    waiting, new Capturing.Left(Set.copyOf(names), evidence, corrections)));
    if (begun.isEmpty()) throw over();
    var next = state.look().next(state.asking());
    if (Visit.isBrowser(request)) return to(next == null ? "/capture/" + token : next);
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("status", "PROCESSING");
    if (next != null) words.put("next", next);
    return ResponseEntity.ok(words);
  }

  private static Map<String, String> corrections(HttpServletRequest request) {
    if (!Objects.requireNonNullElse(request.getContentType(), "").startsWith("application/json"))
      return Map.of();
    try {
      var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (body.isBlank()) return Map.of();
      var sent = Wire.JSON.readTree(body).path("corrections");
      if (sent.isMissingNode()) return Map.of();
      var corrections =
          Wire.JSON.convertValue(sent, new TypeReference<LinkedHashMap<String, String>>() {});
      if (corrections.size() > MOST_CORRECTIONS
          || corrections.keySet().stream().anyMatch(k -> k.length() > LONGEST_NAME)
          || corrections.values().stream().anyMatch(v -> v.length() > LONGEST_CORRECTION))
        throw new ApiError(ApiError.Kind.INVALID, "corrections has too much in it");
      return corrections;
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new ApiError(ApiError.Kind.INVALID, "corrections must name texts by field");
    }
  }

  private static ResponseEntity<?> to(String address) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(address)).build();
  }

  private Optional<Opened> known(HttpServletRequest request, String token) {
    return captures.open(token, Visit.device(request));
  }

  /// What a link leads to that is still open.
  private Opened open(HttpServletRequest request, String token) {
    var opened = known(request, token).orElseThrow(CaptureRoutes::unknown);
    if (!opened.isOpen()) throw over();
    return opened;
  }

  /// As above; whoever opened it in a browser must have agreed.
  private Opened agreed(HttpServletRequest request, String token) {
    var open = open(request, token);
    requireConsent(open);
    return open;
  }

  private void requireConsent(Opened open) {
    if (open.bound() && !applicants.progress(open.verification()).hasAgreed())
      throw new ApiError(ApiError.Kind.FORBIDDEN, "Consent was not given.");
  }

  private static ApiError unknown() {
    return new ApiError(
        ApiError.Kind.NOT_FOUND, "The link is unknown, or was opened in another browser.");
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
}
