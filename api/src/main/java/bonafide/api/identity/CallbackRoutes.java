package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.source.egress.Egress;
import bonafide.store.rows.CallbackRows.UrlRow;
import bonafide.verification.callback.CallbackSettings;
import bonafide.verification.callback.CallbackSettings.Result;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The callback token and the callback URLs of the environment the key belongs to.
@RestController
public final class CallbackRoutes {
  private static final String SERVICE = "callbacks";

  private final CallbackSettings settings;

  public CallbackRoutes(CallbackSettings settings) {
    this.settings = settings;
  }

  /// What a client can be told about.
  public static List<String> types() {
    return Stream.of(CallbackType.values()).map(Enum::name).toList();
  }

  private enum Status {
    ACTIVE,
    INACTIVE
  }

  record Token(String token, String created, String updated, String id) {}

  record Url(String status, String url, String type, String created, String updated, String id) {
    static Url of(UrlRow row) {
      return new Url(
          (row.active() ? Status.ACTIVE : Status.INACTIVE).name(),
          row.url(),
          row.type(),
          Wire.time(row.created()),
          Wire.time(row.updated()),
          row.id());
    }
  }

  @GetMapping("/v1/callback/authentication_tokens")
  public Object token(HttpServletRequest request) {
    var token = settings.token(Callers.of(request, SERVICE));
    return new Token(
        token.token(), Wire.time(token.created()), Wire.time(token.updated()), token.id());
  }

  @PostMapping("/v1/callback/urls")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.jsonOrFields(request);
    var type = form.word("type", CallbackType.class);
    if (!form.has("type")) form.fault("type", "is required");
    var url = url(form);
    form.check();
    return answer(settings.create(caller, String.valueOf(type), url));
  }

  @GetMapping("/v1/callback/urls")
  public List<Url> list(HttpServletRequest request) {
    var urls = settings.all(Callers.of(request, SERVICE));
    if (urls.isEmpty()) throw notFound();
    return urls.stream().map(Url::of).toList();
  }

  @GetMapping("/v1/callback/urls/{type}")
  public Object read(HttpServletRequest request, @PathVariable String type) {
    return Url.of(
        settings.find(Callers.of(request, SERVICE), type).orElseThrow(CallbackRoutes::notFound));
  }

  @PatchMapping("/v1/callback/urls/{type}")
  public Object change(HttpServletRequest request, @PathVariable String type) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.jsonOrFields(request);
    if (form.has("url") == form.has("status"))
      form.fault("", "exactly one of url and status must be given");
    form.check();
    if (form.has("url")) {
      var url = url(form);
      form.check();
      return answer(settings.changeUrl(caller, type, url));
    }
    var status = form.word("status", Status.class);
    form.check();
    return answer(settings.changeStatus(caller, type, status == Status.ACTIVE));
  }

  private static String url(Form form) {
    var url = form.required("url");
    if (url.isEmpty()) return url;
    try {
      Egress.form(url);
    } catch (IllegalArgumentException e) {
      form.fault("url", String.valueOf(e.getMessage()));
    }
    return url;
  }

  private static Url answer(Result result) {
    return switch (result) {
      case Result.Stored(var row) -> Url.of(row);
      case Result.Duplicate _ ->
          throw new OwnCode(
              "DUPLICATE_CALLBACK_URL_ERROR",
              ApiError.Kind.INVALID,
              "A URL for this type exists; use PATCH to change it.");
      case Result.NotFound _ -> throw notFound();
      case Result.Not2xx(var status) ->
          throw new OwnCode(
              "NON_2XX_RESPONSE_ERROR",
              ApiError.Kind.INVALID,
              "The URL answered outside the 2xx range (%d).".formatted(status));
      case Result.Unreachable(var why) ->
          throw new OwnCode(
              "REQUEST_FAILURE_ERROR",
              ApiError.Kind.BROKEN,
              "The URL could not be reached: " + why);
    };
  }

  private static OwnCode notFound() {
    return new OwnCode(
        "CALLBACK_URL_NOT_FOUND_ERROR",
        ApiError.Kind.NOT_FOUND,
        "No callback URL is set for this type.");
  }
}
