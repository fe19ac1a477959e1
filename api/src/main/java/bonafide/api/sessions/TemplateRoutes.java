package bonafide.api.sessions;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.verification.template.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Templates of a client.
@RestController
public final class TemplateRoutes {
  static final String SERVICE = "verification-sessions";
  private static final String PATH = "/api/v1/templates";

  private final Templates templates;

  public TemplateRoutes(Templates templates) {
    this.templates = templates;
  }

  @GetMapping(PATH)
  public Object list(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    return templates.of(caller).stream()
        .map(template -> Blueprint.of(template.id(), template.body()))
        .toList();
  }

  @PostMapping(PATH)
  @ResponseStatus(HttpStatus.CREATED)
  public Object create(HttpServletRequest request) {
    var caller = Callers.permitted(request, SERVICE);
    var form = Bodies.json(request);
    var blueprint = Blueprint.read(form);
    form.check();
    var made =
        templates.create(caller, Callers.newId(request), blueprint.json(), Callers.rawKey(request));
    return Blueprint.of(made.id(), made.body());
  }

  /// A template as it is kept; faults are noted in the form.
  public static String body(Form form) {
    return Blueprint.read(form).json();
  }

  @GetMapping(PATH + "/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.permitted(request, SERVICE);
    return templates
        .find(caller, id)
        .filter(template -> !template.retired())
        .map(template -> Blueprint.of(template.id(), template.body()))
        .orElseThrow(TemplateRoutes::unknown);
  }

  @PutMapping(PATH + "/{id}")
  public Object replace(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.permitted(request, SERVICE);
    var form = Bodies.json(request);
    var blueprint = Blueprint.read(form);
    form.check();
    return templates
        .replace(caller, id, blueprint.json())
        .map(template -> Blueprint.of(template.id(), template.body()))
        .orElseThrow(TemplateRoutes::unknown);
  }

  @DeleteMapping(PATH + "/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  public void retire(HttpServletRequest request, @PathVariable String id) {
    if (!templates.retire(Callers.permitted(request, SERVICE), id)) throw unknown();
  }

  private static ApiError unknown() {
    return new ApiError(ApiError.Kind.NOT_FOUND, "template not found");
  }
}
