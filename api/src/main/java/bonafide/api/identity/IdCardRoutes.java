package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Callers;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.check.lookup.LookupCheck;
import bonafide.core.Environment;
import bonafide.core.RecordLookup;
import bonafide.core.Status;
import bonafide.source.Kind;
import bonafide.verification.order.Handed;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// An Indonesian identity number against the civil register. With `scope=DATA_VERIFICATION`
/// data are compared; without, a selfie is compared with the register's photo as well. Live keys
/// only (D-000-10).
@RestController
public final class IdCardRoutes {
  static final String PLAN = "identity/ktp-data";
  static final String BIOMETRIC_PLAN = "identity/ktp-biometric";
  private static final String SERVICE = "national-id";
  private static final String DATA_VERIFICATION = "DATA_VERIFICATION";
  private static final Pattern DATE = Pattern.compile("(\\d{2})-(\\d{2})-(\\d{4})");
  private static final List<String> CLAIMS = List.of("name", "birthdate", "birthplace", "address");

  private final Verifications verifications;

  public IdCardRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record IdCard(
      String id,
      String created,
      String updated,
      String idCardNumber,
      @Nullable Object name,
      @Nullable Object birthdate,
      @Nullable Object birthplace,
      @Nullable Object address,
      String status,
      @Nullable Boolean isFound,
      @Nullable String failureReason,
      @Nullable Map<String, Object> result) {}

  @PostMapping("/v0/identity/id_card_verifications")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var upload = Uploads.of(request);
    var form = upload.fields();
    var scope = form.text("scope");
    var data = DATA_VERIFICATION.equals(scope);
    if (caller.environment() != Environment.LIVE) {
      throw data
          ? new ApiError(ApiError.Kind.KEY_UNKNOWN, "A live key is required for this service.")
          : new ApiError(ApiError.Kind.NOT_LIVE, "A live key is required for this service.");
    }
    if (scope != null && !data) form.fault("scope", "must be " + DATA_VERIFICATION);
    var number = form.required("id_card_number");
    var claims = new HashMap<String, @Nullable String>();
    for (var claim : CLAIMS) claims.put(claim, form.text(claim));
    var name = form.required("name");
    Lookups.require(
        form, "name", name.length() >= 2 && name.length() <= 100, "must have 2 to 100 characters");
    Lookups.require(
        form, "birthdate", isDate(claims.get("birthdate")), "must be a date as DD-MM-YYYY");
    if (!data && !upload.hasFile("selfie")) form.fault("selfie", "is required");
    form.check();
    var handed =
        data
            ? List.<Handed>of()
            : List.of(Faces.handed(LookupCheck.SELFIE, upload.selfie("selfie", 500)));
    var echo = new HashMap<String, @Nullable Object>(claims);
    if (!data) claims.put(LookupCheck.SELFIE, "sent");
    var settings = Lookups.settings(Kind.NATIONAL_ID, "ID", number, claims, null);
    var order =
        Lookups.order(
            Lookups.id(request, "idvr_"),
            data ? PLAN : BIOMETRIC_PLAN,
            settings,
            number,
            null,
            echo,
            false);
    return words(verifications.judge(caller, order, handed));
  }

  private static boolean isDate(@Nullable String text) {
    var parts = DATE.matcher(text == null ? "" : text);
    if (!parts.matches()) return false;
    try {
      LocalDate.of(
          Integer.parseInt(parts.group(3)),
          Integer.parseInt(parts.group(2)),
          Integer.parseInt(parts.group(1)));
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  @GetMapping("/v0/identity/id_card_verifications/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.of(request, SERVICE);
    var verification =
        verifications
            .find(caller, id)
            .filter(v -> v.order().plan().equals(PLAN) || v.order().plan().equals(BIOMETRIC_PLAN));
    return words(
        verification.orElseThrow(
            () ->
                new ApiError(ApiError.Kind.NOT_FOUND, "The request id requested does not exist")));
  }

  static Object words(Verification v) {
    var record =
        v.status() == Status.DONE ? Lookups.record(v) : java.util.Optional.<RecordLookup>empty();
    return new IdCard(
        v.id(),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        Lookups.number(v),
        Lookups.echo(v, "name"),
        Lookups.echo(v, "birthdate"),
        Lookups.echo(v, "birthplace"),
        Lookups.echo(v, "address"),
        v.status().isFinal() ? Lookups.status(v) : "FAILED",
        record.map(RecordLookup::found).orElse(null),
        Faces.failure(v),
        record.filter(RecordLookup::found).map(RecordLookup::result).orElse(null));
  }
}
