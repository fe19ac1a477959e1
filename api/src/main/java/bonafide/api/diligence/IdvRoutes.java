package bonafide.api.diligence;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.api.http.Uploads;
import bonafide.image.Bare;
import bonafide.verification.capture.Captures;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Clients;
import bonafide.verification.client.Tokens;
import bonafide.verification.client.Tokens.Grant;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import bonafide.verification.review.Reviews;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// ID-verification tasks: with the pictures in the request, or handed in by the applicant.
@RestController
public final class IdvRoutes {
  private static final String SERVICE = "id-verification";
  private static final int MOST_BYTES = 84 << 20;
  private static final int LONGEST_REFERENCE = 100;
  private static final int LONGEST_SUCCESS_URL = 2_047;
  private static final int LONGEST_ERROR_URL = 255;

  /// How long an applicant has.
  static final Duration LINK = Duration.ofHours(24);

  private static final Map<String, String> PICTURES =
      Map.of(
          "id_image", Idv.ID,
          "id_back_image", Idv.ID_BACK,
          "face_image", Idv.FACE,
          "id_and_face_image", Idv.ID_AND_FACE);

  private static final List<String> TYPES = List.of("PASSPORT", "DRIVING_LICENSE", "ID_CARD");
  private static final Set<Integer> WEB_MODES = Set.of(100, 101, 102, 200, 201, 202);
  private static final int MOBILE_MODE = 3;

  private static final Set<String> LOCALES =
      Set.of(
          "ar", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-MX", "et", "fi", "fr", "he",
          "hr", "hu", "hy", "id", "it", "ja", "ka", "km", "ko", "lt", "ms", "nl", "no", "pl", "pt",
          "pt-BR", "ro", "ru", "sk", "sv", "sw", "th", "tr", "vi", "zh-CN", "zh-HK");

  private final Verifications verifications;
  private final Reviews reviews;
  private final Captures captures;
  private final SearchSettings settings;
  private final Clients clients;
  private final Tokens tokens;
  private final Links links;
  private final InstantSource clock;
  private final String publicUrl;

  public IdvRoutes(
      Verifications verifications,
      Reviews reviews,
      Captures captures,
      SearchSettings settings,
      Clients clients,
      Tokens tokens,
      InstantSource clock,
      String publicUrl) {
    this.verifications = verifications;
    this.reviews = reviews;
    this.captures = captures;
    this.settings = settings;
    this.clients = clients;
    this.tokens = tokens;
    this.links = new Links(tokens, clock, publicUrl);
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  record Created(long idvTaskId, long timestamp) {}

  record Initiated(long idvTaskId, String url, long timestamp) {}

  record Account(long idvTaskId, String sdkToken, long timestamp) {}

  /// How many bytes a path's JSON may have that holds pictures: four of 15 MB in Base64, and what
  /// stands around them.
  public static int pictureBytes(String path) {
    return path.equals("/idv") ? MOST_BYTES : 0;
  }

  @PostMapping("/idv")
  public Object create(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    var body = Bodies.withPictures(request, PICTURES.keySet());
    var form = body.form();
    var echo = echo(form, caller);
    country(form, echo, true);
    type(form, echo, true);
    var isCard = "ID_CARD".equals(echo.get(Idv.TYPE));
    TwId.read(form, isCard && "TWN".equals(echo.get(Idv.COUNTRY)), echo);
    for (var name : List.of("expected_issuing_date", "expected_expiry_date")) day(form, name, echo);
    var sex =
        form.matching("expected_gender", Set.of("M", "F", "X")::contains, "must be M, F or X");
    if (sex != null) echo.put("expected_gender", sex);
    var reference = form.text("customer_reference");
    var handed = pictures(body, isCard);
    form.check();
    Points.require(clients, caller);
    var names = new java.util.HashSet<String>();
    handed.forEach(file -> names.add(file.kind()));
    var order =
        IdvOrders.complete(
            IdvOrders.waiting(Callers.newId(request), reference, echo)
                .numbered(verifications.nextNumber()),
            names,
            caller.environment());
    var idv = verifications.take(caller, order, handed);
    return new Created(TaskWords.number(idv), Echo.epoch(idv.created()));
  }

  private static List<Handed> pictures(Bodies.WithPictures body, boolean isCard) {
    var form = body.form();
    var handed = new ArrayList<Handed>();
    PICTURES.forEach(
        (member, name) -> {
          form.matching(
              member.replace("_image", "_mime_type"),
              Set.of("image/jpeg", "image/png")::contains,
              "must be image/jpeg or image/png");
          var bytes = body.pictures().get(member);
          if (bytes == null) return;
          var type = Uploads.pictureType(form, member, bytes);
          if (type != null)
            handed.add(new Handed(name, type, () -> new ByteArrayInputStream(bytes)));
        });
    var sent = body.pictures().keySet();
    if (!sent.contains("id_image")) form.fault("id_image", "is required");
    if (isCard && !sent.contains("id_back_image"))
      form.fault("id_back_image", "is required for ID_CARD");
    if (!sent.contains("face_image") && !sent.contains("id_and_face_image"))
      form.fault("face_image", "or id_and_face_image is required");
    return handed;
  }

  @PostMapping("/idv/init")
  public Object init(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    var form = Bodies.json(request);
    var echo = echo(form, caller);
    var isFirstEngine = form.has(Idv.MODE);
    if (isFirstEngine) {
      var mode = form.integer(Idv.MODE, 0, Integer.MAX_VALUE, 0);
      if (!WEB_MODES.contains(mode))
        form.fault(Idv.MODE, "must be one of 100, 101, 102, 200, 201, 202");
      echo.put(Idv.MODE, mode);
    }
    country(form, echo, isFirstEngine);
    type(form, echo, isFirstEngine);
    TwId.read(
        form, "ID_CARD".equals(echo.get(Idv.TYPE)) && "TWN".equals(echo.get(Idv.COUNTRY)), echo);
    form.text("level_name");
    var reference = reference(form);
    if (!form.has("customer_reference")) form.fault("customer_reference", "is required");
    var locale = form.matching("locale", LOCALES::contains, "is none of the locales");
    echo.put("locale", locale == null ? "en" : locale);
    url(form, "success_url", LONGEST_SUCCESS_URL, echo);
    url(form, "error_url", LONGEST_ERROR_URL, echo);
    form.check();
    var idv = await(request, caller, reference, echo);
    var link = captures.link(idv, clock.instant().plus(LINK));
    return new Initiated(
        TaskWords.number(idv), publicUrl + "/capture/" + link, Echo.epoch(idv.created()));
  }

  @PostMapping("/idv/account")
  public Object account(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    var form = Bodies.json(request);
    var echo = echo(form, caller);
    var mode = form.integer(Idv.MODE, 0, Integer.MAX_VALUE, null);
    if (form.has(Idv.MODE) && mode != MOBILE_MODE) form.fault(Idv.MODE, "must be 3");
    country(form, echo, true);
    echo.put(Idv.TYPE, "ID_CARD");
    TwId.read(form, "TWN".equals(echo.get(Idv.COUNTRY)), echo);
    var reference = reference(form);
    form.check();
    var idv = await(request, caller, reference, echo);
    return new Account(
        TaskWords.number(idv),
        captures.link(idv, clock.instant().plus(LINK)),
        Echo.epoch(idv.created()));
  }

  private Verification await(
      HttpServletRequest request,
      Caller caller,
      @Nullable String reference,
      Map<String, Object> echo) {
    Points.require(clients, caller);
    var order =
        IdvOrders.waiting(Callers.newId(request), reference, echo)
            .numbered(verifications.nextNumber());
    return verifications.await(caller, order, null, clock.instant().plus(LINK));
  }

  private static @Nullable String reference(Form form) {
    return form.matching(
        "customer_reference",
        text -> text.length() <= LONGEST_REFERENCE,
        "is longer than %d characters".formatted(LONGEST_REFERENCE));
  }

  private static void url(Form form, String name, int longest, Map<String, Object> echo) {
    if (!form.has(name)) return;
    var url = form.raw(name);
    if (url == null) form.fault(name, "must be a string");
    else if (url.length() > longest)
      form.fault(name, "is longer than %d characters".formatted(longest));
    else if (Inputs.isUrl(form, name, url)) echo.put(name, url);
  }

  private static void country(Form form, Map<String, Object> echo, boolean required) {
    if (required) form.required(Idv.COUNTRY);
    var country =
        form.matching(
            Idv.COUNTRY,
            text -> text.matches("[A-Z]{3}") && Codes.country(text) != null,
            "must be a country code of three letters (ISO 3166-1)");
    if (country != null) echo.put(Idv.COUNTRY, country);
  }

  private static void type(Form form, Map<String, Object> echo, boolean required) {
    if (required) form.required(Idv.TYPE);
    var type =
        form.matching(Idv.TYPE, TYPES::contains, "must be one of " + String.join(", ", TYPES));
    if (type != null) echo.put(Idv.TYPE, type);
  }

  private static void day(Form form, String name, Map<String, Object> echo) {
    var day = form.date(name);
    if (day != null) echo.put(name, day.toString());
  }

  /// What every request of this kind may carry.
  private Map<String, Object> echo(Form form, Caller caller) {
    var echo = new HashMap<String, Object>();
    for (var name : List.of("expected_name", "expected_id_number")) {
      var text = form.text(name);
      if (text != null) echo.put(name, text);
    }
    day(form, "expected_birthday", echo);
    for (var name : List.of(Idv.CALLBACK, Idv.TASK_CALLBACK)) {
      var url = Inputs.url(form, name);
      if (url != null) echo.put(name, url);
    }
    if (Boolean.TRUE.equals(form.flag(Idv.AUTO))) {
      echo.put(Idv.AUTO, true);
      if (!form.has(Idv.TASK_SETTING))
        form.fault(Idv.TASK_SETTING, "is required when auto_create_dd_task is true");
    }
    if (form.has(Idv.TASK_SETTING)) {
      var setting = form.integer(Idv.TASK_SETTING, 0, Integer.MAX_VALUE, 0);
      if (settings.find(caller, setting).isEmpty())
        form.fault(Idv.TASK_SETTING, "is no search setting");
      echo.put(Idv.TASK_SETTING, setting);
    }
    echo.put(Idv.BY, caller.keyId());
    return echo;
  }

  @GetMapping("/idv/{idv}")
  public Object read(HttpServletRequest request, @PathVariable String idv) {
    var caller = Callers.permitted(request, SERVICE);
    return words(
        caller,
        Inputs.numbered(
            verifications, caller, IdvOrders.PLAN, idv, "ID verification task not found"));
  }

  Map<String, @Nullable Object> words(Caller caller, Verification found) {
    var tasks =
        verifications.from(caller, found.id()).stream()
            .filter(task -> task.order().plan().equals(TaskOrders.PLAN))
            .map(task -> task(caller, found, task))
            .toList();
    return IdvWords.of(
        new Idv(found),
        reviews.standing(caller, found.id()),
        tasks,
        verifications.evidence(caller, found.id()).keySet(),
        picture -> links.to(caller.keyId(), found.id(), picture));
  }

  private IdvWords.Task task(Caller caller, Verification idv, Verification task) {
    var review = reviews.standing(caller, task.id()).review();
    return new IdvWords.Task(
        TaskWords.number(task),
        task.created(),
        review == null ? 0 : review.accepted() ? 1 : 2,
        task.id().equals(DiligenceAnnouncer.automatic(idv)));
  }

  /// A picture, for whoever was given its link; that it was seen is audited.
  @GetMapping("/idv/files/{token}")
  public ResponseEntity<byte[]> picture(@PathVariable String token) {
    var grant = tokens.read(token).filter(g -> g.use().equals(Links.PICTURE));
    if (grant.isEmpty() || tokens.isExpired(grant.get()))
      throw new ApiError(ApiError.Kind.NOT_FOUND, "the link is unknown or over");
    return clients
        .callerOf(grant.get().keyId())
        .flatMap(caller -> picture(caller, grant.get()))
        .orElseThrow(
            () -> new ApiError(ApiError.Kind.NOT_FOUND, "the picture is not there any more"));
  }

  private java.util.Optional<ResponseEntity<byte[]>> picture(Caller caller, Grant grant) {
    var order = String.valueOf(grant.order());
    var name = String.valueOf(grant.part());
    var type = verifications.evidence(caller, order).get(name);
    if (type == null) return java.util.Optional.empty();
    return verifications
        .show(caller, order, name)
        .map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(type))
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .body(Bare.of(bytes)));
  }
}
