package bonafide.api.sessions;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.api.sessions.Session.Additional;
import bonafide.verification.capture.Captures;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import bonafide.verification.review.Reviews;
import bonafide.verification.template.Templates;
import bonafide.verification.template.Templates.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Verification sessions: run with what a request brings, or by a link for the person.
@RestController
public final class SessionRoutes {
  private static final String PATH = "/api/v1/verify";
  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_ADDITIONAL = 20;

  /// How long a link may be opened, and how long a session takes what is handed in (D-002-02).
  private static final Duration LINK = Duration.ofMinutes(30);

  private static final Duration SESSION = Duration.ofHours(24);

  /// How long a request waits for its answer.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Verifications verifications;
  private final Reviews reviews;
  private final Captures captures;
  private final Templates templates;
  private final InstantSource clock;
  private final String publicUrl;

  public SessionRoutes(
      Verifications verifications,
      Reviews reviews,
      Captures captures,
      Templates templates,
      InstantSource clock,
      String publicUrl) {
    this.verifications = verifications;
    this.reviews = reviews;
    this.captures = captures;
    this.templates = templates;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  record Link(
      String message,
      String verificationUrl,
      String verificationSessionId,
      String sessionExpiryTime) {}

  /// How many bytes a path's JSON may have that holds pictures.
  public static int pictureBytes(String path) {
    return path.equals(PATH + "/run_user_verification") ? MOST_BYTES : 0;
  }

  /// Paths that need no key: the template stands for one.
  public static boolean isOpen(String path) {
    return path.equals(PATH + "/get_verification_session_url_for_sdk");
  }

  @PostMapping(PATH + "/run_user_verification")
  public Object run(HttpServletRequest request) {
    var caller = Callers.permitted(request, TemplateRoutes.SERVICE);
    var form = Bodies.json(request);
    var files = new ArrayList<Handed>();
    var echo = echo(form, files);
    if (!form.has("user_data")) form.fault("user_data", "is required");
    var reference = form.text("client_reference_id");
    var sessionId = form.text("verification_session_id");
    var template = form.required("template_id");
    form.check();
    if (sessionId != null) return completed(caller, sessionId, echo, files);
    var blueprint = blueprint(caller, template);
    echo.put(Session.BLUEPRINT, blueprint.json());
    echo.put(Session.TEMPLATE, template);
    echo.put(Session.SIGNING, Callers.rawKey(request));
    var order =
        SessionOrders.complete(
            SessionOrders.waiting(Callers.newId(request), reference, echo),
            caller.environment(),
            files.stream().map(Handed::kind).collect(Collectors.toSet()),
            null);
    var session =
        files.isEmpty() || order.checks().size() == 1 && isAtOnce(order.checks().getFirst())
            ? taken(caller, order, files)
            : verifications.take(caller, order, files);
    return words(caller, answered(caller, session));
  }

  private static boolean isAtOnce(bonafide.check.Settings settings) {
    return settings instanceof bonafide.check.Settings.Rehearsal
        || settings instanceof bonafide.check.Settings.Lacking;
  }

  private Verification taken(
      Caller caller, bonafide.verification.order.Order order, List<Handed> files) {
    return isAtOnce(order.checks().getFirst())
        ? verifications.judge(caller, order, files)
        : verifications.take(caller, order);
  }

  private Blueprint blueprint(Caller caller, String template) {
    return templates
        .find(caller, template)
        .filter(found -> !found.retired())
        .map(found -> Blueprint.of(found.id(), found.body()))
        .orElseThrow(() -> new ApiError(ApiError.Kind.INVALID, "template_id is unknown"));
  }

  /// A session that was started by a link and gets its data in a request.
  private Object completed(Caller caller, String id, Map<String, Object> more, List<Handed> files) {
    var session =
        session(caller, id)
            .orElseThrow(
                () -> new ApiError(ApiError.Kind.INVALID, "verification_session_id is unknown"));
    var deadline = clock.instant().plus(SESSION);
    for (var file : files)
      if (verifications.hand(caller, session, file, deadline).isEmpty()) throw used();
    var begun =
        verifications.begin(
            caller,
            id,
            (waiting, names, _) -> {
              var echo = new HashMap<>(waiting.order().echo());
              var user =
                  UserData.of(more.get(Session.USER)).or(UserData.of(echo.get(Session.USER)));
              more.forEach(echo::put);
              echo.put(Session.USER, plain(user));
              return SessionOrders.complete(
                  SessionOrders.waiting(id, waiting.order().reference(), echo),
                  waiting.environment(),
                  names,
                  null);
            });
    return words(caller, answered(caller, begun.orElseThrow(SessionRoutes::used)));
  }

  private static ApiError used() {
    return new ApiError(ApiError.Kind.CONFLICT, "verification session already used");
  }

  private static Object plain(UserData user) {
    return Wire.JSON.convertValue(user, Object.class);
  }

  /// The session once it has ended, or as it is when that takes too long.
  private Verification answered(Caller caller, Verification session) {
    var until = System.nanoTime() + PATIENCE.toNanos();
    var now = session;
    while (!now.status().isFinal() && System.nanoTime() < until) {
      try {
        Thread.sleep(40);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return now;
      }
      now = verifications.find(caller, session.id()).orElse(now);
      if (now.status() == bonafide.core.Status.WAITING) return now;
    }
    return now;
  }

  private Object words(Caller caller, Verification session) {
    return SessionWords.of(new Session(session), reviews.standing(caller, session.id()));
  }

  @PostMapping(PATH + "/get_user_verification_url")
  public Object url(HttpServletRequest request) {
    var caller = Callers.permitted(request, TemplateRoutes.SERVICE);
    var form = Bodies.json(request);
    var echo = linkEcho(form);
    var template = form.required("template_id");
    form.check();
    var blueprint = blueprint(caller, template);
    return link(
        caller, Callers.newId(request), template, blueprint, Callers.rawKey(request), form, echo);
  }

  @PostMapping(PATH + "/get_verification_session_url_for_sdk")
  public Object sdkUrl(HttpServletRequest request) {
    var form = Bodies.json(request);
    var echo = linkEcho(form);
    var template = form.required("template_id");
    form.check();
    Open open =
        templates
            .open(template)
            .filter(found -> !found.template().retired())
            .orElseThrow(() -> new ApiError(ApiError.Kind.INVALID, "template_id is unknown"));
    var blueprint = Blueprint.of(template, open.template().body());
    if (!blueprint.allowsSdk())
      throw new ApiError(ApiError.Kind.FORBIDDEN, "the template does not allow this");
    return link(
        open.caller(),
        UUID.randomUUID().toString(),
        template,
        blueprint,
        open.signing(),
        form,
        echo);
  }

  private static Map<String, Object> linkEcho(Form form) {
    var echo = echo(form, new ArrayList<>());
    var redirect = form.required("redirect_uri");
    echo.put(Session.REDIRECT, redirect);
    return echo;
  }

  private Link link(
      Caller caller,
      String id,
      String template,
      Blueprint blueprint,
      String signing,
      Form form,
      Map<String, Object> echo) {
    echo.put(Session.BLUEPRINT, blueprint.json());
    echo.put(Session.TEMPLATE, template);
    echo.put(Session.SIGNING, signing);
    var ends = clock.instant().plus(SESSION);
    var session =
        verifications.await(
            caller, SessionOrders.waiting(id, form.text("client_reference_id"), echo), null, ends);
    var token = captures.link(session, clock.instant().plus(LINK));
    return new Link(
        "Success",
        publicUrl + "/capture/" + token + "?verification_session_id=" + session.id(),
        session.id(),
        Wire.time(ends));
  }

  @GetMapping(PATH + "/get_user_verification_result/{id}")
  public Object result(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.permitted(request, TemplateRoutes.SERVICE);
    return words(
        caller,
        session(caller, id)
            .orElseThrow(
                () -> new ApiError(ApiError.Kind.NOT_FOUND, "verification session not found")));
  }

  private java.util.Optional<Verification> session(Caller caller, String id) {
    return verifications
        .find(caller, id)
        .filter(verification -> verification.order().plan().equals(Session.PLAN));
  }

  /// What every request of this kind may carry.
  ///
  /// @param files takes the pictures and papers
  private static Map<String, Object> echo(Form form, List<Handed> files) {
    var echo = new HashMap<String, Object>();
    var data = form.object("user_data");
    var user = UserData.read(data);
    if (data != null) {
      echo.put(Session.USER, plain(user));
      picture(data, "selfie", Session.FACE, files);
      var identity = data.object("identity");
      if (identity != null) {
        picture(identity, "identity_document_front", Session.ID, files);
        picture(identity, "identity_document_back", Session.ID_BACK, files);
      }
    }
    put(echo, Session.DATA, form.plain("client_reference_data"));
    put(echo, Session.CALLBACK, Blueprint.url(form, "callback_url"));
    put(echo, Session.EVENTS, Blueprint.url(form, "events_callback_url"));
    var options = form.object("verification_options");
    var aml = options == null ? null : options.object("AML_CONFIG");
    if (aml != null) {
      put(
          echo,
          Session.AML,
          Wire.JSON.convertValue(Objects.requireNonNull(Blueprint.aml(aml)), Object.class));
      put(echo, Session.MONITORING, aml.flag("monitoring"));
    }
    var additional = additional(form, files);
    if (!additional.isEmpty())
      echo.put(Session.ADDITIONAL, Wire.JSON.convertValue(additional, Object.class));
    return echo;
  }

  private static void put(Map<String, Object> echo, String name, @Nullable Object value) {
    if (value != null) echo.put(name, value);
  }

  private static void picture(Form form, String member, String part, List<Handed> files) {
    var bytes = form.file(member);
    if (bytes == null) return;
    var type = Uploads.pictureType(form, member, bytes);
    if (type != null) files.add(new Handed(part, type, () -> new ByteArrayInputStream(bytes)));
  }

  private static List<Additional> additional(Form form, List<Handed> files) {
    var all = new ArrayList<Additional>();
    var index = 0;
    for (var item : form.objects("additional_info", MOST_ADDITIONAL)) {
      var type = item.word("additional_info_type", AdditionalType.class);
      if (type == null && !item.has("additional_info_type"))
        item.fault("additional_info_type", "is required");
      if (!item.has("additional_info_data")) item.fault("additional_info_data", "is required");
      if (type == null || !item.has("additional_info_data")) continue;
      all.add(type.isText() ? text(item, type) : file(item, type, "ADDITIONAL_" + index++, files));
    }
    return all;
  }

  private static Additional text(Form item, AdditionalType type) {
    var text = item.text("additional_info_data");
    return new Additional(type, null, text == null ? "" : text, null);
  }

  private static Additional file(Form item, AdditionalType type, String part, List<Handed> files) {
    var isText = item.raw("additional_info_data") != null;
    var data = isText ? item : item.object("additional_info_data");
    var member = isText ? "additional_info_data" : "file_data";
    var title = isText || data == null ? null : data.text("document_input_title");
    var bytes = data == null ? null : data.file(member);
    if (data == null || bytes == null) {
      item.fault("additional_info_data", "must hold a file in Base64");
      return new Additional(type, null, null, title);
    }
    var mediaType = Uploads.paperType(data, member, bytes);
    if (mediaType != null)
      files.add(new Handed(part, mediaType, () -> new ByteArrayInputStream(bytes)));
    return new Additional(type, part, null, title);
  }
}
