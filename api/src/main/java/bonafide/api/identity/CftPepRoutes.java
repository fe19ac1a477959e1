package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.check.Settings;
import bonafide.core.Company;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.core.Sex;
import bonafide.core.Subject;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/// Searches for sanctions and politically exposed persons, stored and readable again. Answered
/// at once; with `Prefer: respond-async` (RFC 7240, ours) accepted with 202 and judged by a
/// job.
@RestController
public final class CftPepRoutes {
  static final String INDIVIDUAL = "identity/cft-pep-individual";
  static final String ENTITY = "identity/cft-pep-entity";
  private static final List<Scope> DEFAULT_SCOPES = List.of(Scope.PEP, Scope.SANCTION, Scope.OTHER);
  private static final int DEFAULT_THRESHOLD = 85;
  private static final int LEAST_THRESHOLD = 50;

  private final Verifications verifications;

  public CftPepRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @PostMapping("/v0/identity/individual_cft_peps")
  public Object individual(HttpServletRequest request, HttpServletResponse response) {
    var caller = Callers.of(request, CftRoutes.SERVICE);
    var form = Bodies.json(request);
    form.required("user_id");
    var born = form.date("date_of_birth");
    if (!form.has("nationality")) form.fault("nationality", "is required");
    var person =
        new Person(
            form.required("given_names"),
            null,
            form.text("surname"),
            born == null ? null : PartialDate.of(born),
            form.country("nationality"),
            form.word("gender", Sex.class),
            Addresses.read(form, Addresses.OfPerson.class, false),
            form.text("phone_number"),
            form.email("email"));
    return CftPepWords.individual(search(request, response, caller, INDIVIDUAL, person, form));
  }

  @PostMapping("/v0/identity/entity_cft_peps")
  public Object entity(HttpServletRequest request, HttpServletResponse response) {
    var caller = Callers.of(request, CftRoutes.SERVICE);
    var form = Bodies.json(request);
    form.required("user_id");
    var registered = form.date("date_of_registration");
    if (!form.has("business_domicile")) form.fault("business_domicile", "is required");
    var company =
        new Company(
            form.required("name"),
            form.country("business_domicile"),
            registered == null ? null : PartialDate.of(registered),
            Addresses.read(form, Addresses.OfEntity.class, false),
            form.text("phone_number"),
            form.email("email"));
    return CftPepWords.entity(search(request, response, caller, ENTITY, company, form));
  }

  private Verification search(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      String plan,
      Subject subject,
      Form form) {
    var asked = form.words("scopes", Scope.class);
    var scopes = asked == null ? DEFAULT_SCOPES : asked;
    var threshold = form.integer("score_threshold", LEAST_THRESHOLD, 100, DEFAULT_THRESHOLD);
    var reference = form.text("reference_id");
    var echo = new HashMap<String, Object>();
    var user = form.text("user_id");
    if (user != null) echo.put("user_id", user);
    echo.put("scopes", scopes.stream().map(Enum::name).toList());
    form.check();
    var topics = scopes.stream().map(Scope::topic).collect(Collectors.toSet());
    var officeToday = scopes.contains(Scope.PEP_PRESENT) && !scopes.contains(Scope.PEP);
    var settings =
        new Settings.Watchlists(Set.of(), topics, officeToday, threshold, CftRoutes.MOST_HITS);
    var order =
        new Order(
            "cftpi_" + Callers.newId(request), plan, subject, List.of(settings), reference, echo);
    if (!wantsAsync(request)) return verifications.judge(caller, order);
    response.setStatus(HttpServletResponse.SC_ACCEPTED);
    response.setHeader("Preference-Applied", "respond-async");
    return verifications.place(caller, order);
  }

  private static boolean wantsAsync(HttpServletRequest request) {
    var prefer = request.getHeader("Prefer");
    return prefer != null && List.of(prefer.split("\\s*[,;]\\s*")).contains("respond-async");
  }

  @RequestMapping(
      path = "/v0/identity/individual_cft_peps/{id}",
      method = {RequestMethod.GET, RequestMethod.POST})
  public Object readIndividual(HttpServletRequest request, @PathVariable String id) {
    return CftPepWords.individual(
        stored(Callers.of(request, CftRoutes.SERVICE), id, INDIVIDUAL)
            .orElseThrow(CftPepRoutes::notFound));
  }

  /// The seed reads listings under this path too (D-000-15).
  @RequestMapping(
      path = "/v0/identity/entity_cft_peps/{id}",
      method = {RequestMethod.GET, RequestMethod.POST})
  public Object readEntity(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.of(request, CftRoutes.SERVICE);
    var search = stored(caller, id, ENTITY);
    return search.isPresent() ? CftPepWords.entity(search.get()) : listing(caller, id);
  }

  @RequestMapping(
      path = "/v0/identity/cft_pep_listings/{id}",
      method = {RequestMethod.GET, RequestMethod.POST})
  public Object readListing(HttpServletRequest request, @PathVariable String id) {
    return listing(Callers.of(request, CftRoutes.SERVICE), id);
  }

  private Optional<Verification> stored(Caller caller, String id, String plan) {
    return verifications
        .find(caller, id)
        .filter(verification -> verification.order().plan().equals(plan));
  }

  private Object listing(Caller caller, String hitId) {
    var verification = verifications.ofHit(caller, hitId).orElseThrow(CftPepRoutes::notFound);
    var hit =
        verification
            .finding(Hits.class)
            .flatMap(hits -> hits.hits().stream().filter(h -> hitId.equals(h.id())).findFirst())
            .orElseThrow(CftPepRoutes::notFound);
    return listing(verification, hit);
  }

  private static Object listing(Verification verification, Hit hit) {
    return verification.order().subject() instanceof Person
        ? CftPepWords.person(verification, hit)
        : CftPepWords.organisation(verification, hit);
  }

  private static ApiError notFound() {
    return new ApiError(ApiError.Kind.NOT_FOUND, "The request id requested does not exist");
  }
}
