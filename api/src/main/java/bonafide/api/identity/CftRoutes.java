package bonafide.api.identity;

import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.check.Settings;
import bonafide.core.Company;
import bonafide.core.PartialDate;
import bonafide.core.Person;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Searches of the lists on terrorism and proliferation, answered at once.
@RestController
public final class CftRoutes {
  static final String INDIVIDUAL = "identity/cft-individual";
  static final String ENTITY = "identity/cft-entity";
  static final String SERVICE = "watchlists";
  static final int MOST_HITS = 100;

  private final Verifications verifications;

  public CftRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @PostMapping("/v2/identity/cft/individual_data_requests")
  public Object individual(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var born = form.date("date_of_birth");
    var person =
        new Person(
            form.required("given_name"),
            form.text("middle_name"),
            form.text("surname"),
            born == null ? null : PartialDate.of(born),
            form.country("nationality"),
            null,
            Addresses.read(form, Addresses.OfPerson.class, false),
            form.text("phone_number"),
            form.email("email"));
    var settings = settings(form);
    form.check();
    var order =
        new Order(Callers.newId(request), INDIVIDUAL, person, List.of(settings), null, Map.of());
    return CftWords.individual(verifications.judge(caller, order));
  }

  @PostMapping("/v2/identity/cft/entity_data_requests")
  public Object entity(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var registered = form.date("date_of_registration");
    var company =
        new Company(
            form.required("business_name"),
            form.country("business_domicile"),
            registered == null ? null : PartialDate.of(registered),
            Addresses.read(form, Addresses.OfEntity.class, true),
            form.text("phone_number"),
            form.email("email"));
    var settings = settings(form);
    form.check();
    var order =
        new Order(Callers.newId(request), ENTITY, company, List.of(settings), null, Map.of());
    return CftWords.entity(verifications.judge(caller, order));
  }

  private static Settings.Watchlists settings(Form form) {
    var asked = form.words("publishers", Publisher.class);
    var publishers =
        asked == null ? Publisher.ALL : asked.stream().map(Enum::name).collect(Collectors.toSet());
    return new Settings.Watchlists(
        publishers, Set.of(), false, form.integer("score_threshold", 0, 100, null), MOST_HITS);
  }
}
