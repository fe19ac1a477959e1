package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Wire;
import bonafide.core.Environment;
import bonafide.core.RecordLookup;
import bonafide.core.Status;
import bonafide.source.Kind;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether a phone is registered to an Indonesian identity number. Live keys only (D-000-10).
@RestController
public final class PhoneRoutes {
  static final String PLAN = "identity/ktp-phone";
  private static final String SERVICE = "national-id";
  private static final Pattern PHONE = Pattern.compile("(?:\\+62|08)\\d{1,20}");

  private final Verifications verifications;

  public PhoneRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Phone(
      String idCardNumber,
      @Nullable Object phone,
      @Nullable String referenceId,
      String id,
      String created,
      String updated,
      String status,
      @Nullable String failureReason,
      @Nullable Boolean isFound,
      @Nullable Map<String, Object> result) {}

  @PostMapping("/v0/identity/ktp_phone_validations")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    if (caller.environment() != Environment.LIVE)
      throw new ApiError(ApiError.Kind.NOT_LIVE, "A live key is required for this service.");
    var form = Bodies.json(request);
    var number = form.required("id_card_number");
    var phone = form.required("phone");
    Lookups.require(
        form, "phone", PHONE.matcher(phone).matches(), "must be written as +62xxx or 08xxx");
    var reference = form.text("reference_id");
    form.check();
    var asked = new HashMap<String, @Nullable String>();
    asked.put("phone", phone);
    var echo = new HashMap<String, @Nullable Object>();
    echo.put("phone", phone);
    var settings = Lookups.settings(Kind.NATIONAL_ID_PHONE, "ID", number, asked, null);
    return words(
        verifications.judge(
            caller,
            Lookups.order(
                Lookups.id(request, "idcpv-"), PLAN, settings, number, reference, echo, false)));
  }

  @GetMapping({"/v0/identity/ktp_phone_validations", "/v1/identity/ktp_phone_validations"})
  public Object list(HttpServletRequest request) {
    return Pages.of(request, verifications, Callers.of(request, SERVICE), PLAN, PhoneRoutes::words);
  }

  @GetMapping({
    "/v0/identity/ktp_phone_validations/{id}",
    "/v1/identity/ktp_phone_validations/{id}"
  })
  public Object read(HttpServletRequest request, @PathVariable String id) {
    return words(Lookups.stored(verifications, Callers.of(request, SERVICE), id, PLAN));
  }

  static Object words(Verification v) {
    var record =
        v.status() == Status.DONE ? Lookups.record(v) : java.util.Optional.<RecordLookup>empty();
    return new Phone(
        Lookups.number(v),
        Lookups.echo(v, "phone"),
        v.order().reference(),
        v.id(),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        Lookups.status(v),
        Lookups.failure(v),
        record.map(RecordLookup::found).orElse(null),
        record.filter(RecordLookup::found).map(RecordLookup::result).orElse(null));
  }
}
