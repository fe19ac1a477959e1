package bonafide.api.identity;

import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Wire;
import bonafide.core.RecordLookup;
import bonafide.core.Status;
import bonafide.source.Kind;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// A Philippine business-name registration against the official register.
@RestController
public final class BusinessRoutes {
  static final String PLAN = "identity/business-document";
  private static final String SERVICE = "business-documents";

  /// The kinds of number, and the register's member each is found by.
  private static final Map<String, String> MEMBERS =
      Map.of(
          "Business Name",
          "document_id",
          "Reference Code",
          "reference_code",
          "TRN",
          "trn",
          "PBN",
          "pbn");

  private final Verifications verifications;

  public BusinessRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Business(
      String documentId,
      @Nullable Object documentIdType,
      String type,
      String country,
      @Nullable String referenceId,
      @Nullable Object matchParameters,
      String id,
      String created,
      String updated,
      String status,
      @Nullable String failureReason,
      @Nullable Boolean isFound,
      @Nullable Map<String, Object> result) {}

  @PostMapping("/v0/identity/business_document_verifications")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var document = form.required("document_id");
    var kind =
        form.text("document_id_type") == null
            ? "Business Name"
            : String.valueOf(form.text("document_id_type"));
    if (!MEMBERS.containsKey(kind))
      form.fault("document_id_type", "must be one of Business Name, Reference Code, TRN, PBN");
    Lookups.require(form, "type", "DTI".equals(form.text("type")), "must be DTI");
    Lookups.require(form, "country", "PH".equals(form.text("country")), "must be PH");
    var reference = form.text("reference_id");
    var parameters = form.object("match_parameters");
    if (parameters == null) form.fault("match_parameters", "is required");
    var claims = new LinkedHashMap<String, @Nullable String>();
    for (var member : List.of("certificate_number", "owner_name", "business_legal_name"))
      if (parameters != null) claims.put(member, parameters.text(member));
    var registered = parameters == null ? null : parameters.date("registration_date");
    if (registered != null) claims.put("registration_date", registered.toString());
    form.check();
    var sent = new LinkedHashMap<String, Object>();
    claims.forEach(
        (name, value) -> {
          if (value != null) sent.put(name, value);
        });
    claims.put("provider", MEMBERS.getOrDefault(kind, "document_id"));
    var settings =
        Lookups.settings(
            Kind.BUSINESS_REGISTRATION, "PH", document, claims, Lookups.forced(request, caller));
    var echo = new HashMap<String, @Nullable Object>();
    echo.put("document_id_type", kind);
    echo.put("match_parameters", sent);
    return words(
        verifications.place(
            caller,
            Lookups.order(
                Lookups.id(request, "bdvr-"), PLAN, settings, document, reference, echo, false)));
  }

  @GetMapping("/v0/identity/business_document_verifications")
  public Object list(HttpServletRequest request) {
    return Pages.of(
        request, verifications, Callers.of(request, SERVICE), PLAN, BusinessRoutes::words);
  }

  @GetMapping("/v0/identity/business_document_verifications/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    return words(Lookups.stored(verifications, Callers.of(request, SERVICE), id, PLAN));
  }

  static Object words(Verification v) {
    var record =
        v.status() == Status.DONE ? Lookups.record(v) : java.util.Optional.<RecordLookup>empty();
    return new Business(
        Lookups.number(v),
        Lookups.echo(v, "document_id_type"),
        "DTI",
        "PH",
        v.order().reference(),
        Lookups.echo(v, "match_parameters"),
        v.id(),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        Lookups.status(v),
        Lookups.failure(v),
        record.map(RecordLookup::found).orElse(null),
        record.filter(RecordLookup::found).map(RecordLookup::result).orElse(null));
  }
}
