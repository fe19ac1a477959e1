package bonafide.api.identity;

import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Wire;
import bonafide.core.RecordLookup;
import bonafide.core.Status;
import bonafide.signal.tax.Npwp;
import bonafide.source.Kind;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whose an Indonesian tax number is.
@RestController
public final class NpwpRoutes {
  static final String PLAN = "identity/npwp";
  private static final String SERVICE = "tax-numbers";

  private final Verifications verifications;

  public NpwpRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TaxNumber(
      String id,
      String created,
      String updated,
      String accountNumber,
      String status,
      @Nullable String failureReason,
      @Nullable Boolean isFound,
      @Nullable Map<String, Object> result) {}

  @PostMapping("/v1/identity/npwp_data_requests")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var written = form.required("account_number");
    var npwp = Npwp.parse(written);
    Lookups.require(
        form,
        "account_number",
        npwp.isPresent(),
        "must be 15 digits, or written as 12.345.678.9-012.345");
    form.check();
    var settings =
        Lookups.settings(
            Kind.TAX_NUMBER,
            "ID",
            npwp.map(Npwp::digits).orElse(""),
            Map.of(),
            Lookups.forced(request, caller));
    var order =
        Lookups.order(Callers.newId(request), PLAN, settings, written, null, Map.of(), true);
    return words(caller, verifications.take(caller, order));
  }

  @GetMapping("/v1/identity/npwp_data_requests/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.of(request, SERVICE);
    return words(caller, Lookups.stored(verifications, caller, id, PLAN));
  }

  private Object words(Caller caller, Verification v) {
    return words(v, Lookups.status(verifications, caller, v));
  }

  /// Found and result are absent while pending, and false and empty after a failure (D-000-08).
  static Object words(Verification v, String status) {
    var found =
        v.status() == Status.DONE && Lookups.record(v).map(RecordLookup::found).orElse(false);
    var ended = v.status().isFinal();
    return new TaxNumber(
        v.id(),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        Lookups.number(v),
        status,
        Lookups.failure(v),
        ended ? found : null,
        !ended
            ? null
            : found ? Lookups.record(v).map(RecordLookup::result).orElse(Map.of()) : Map.of());
  }
}
