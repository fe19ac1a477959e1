package bonafide.api.identity;

import bonafide.api.http.Callers;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.core.DocumentReading;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reads photographed Indonesian identity cards, tax cards and passports. `detected_type` is ours:
/// it says what the picture shows instead, when it is another document.
@RestController
public final class IdCardImageRoutes {
  static final String PLAN = "identity/id-card-image";
  private static final String PATH = "/v1/identity/id_card_images";
  private static final long MOST_BYTES = 2 << 20;
  private static final int MOST_PIXELS = 4_096;
  private static final String PASSPORT = "passport";
  private static final Map<String, List<String>> MEMBERS =
      Map.of(
          "indonesia_ktp",
          List.of(
              "idNumber",
              "name",
              "religion",
              "gender",
              "birthPlaceBirthday",
              "province",
              "city",
              "district",
              "village",
              "rtrw",
              "address",
              "occupation",
              "expiryDate",
              "nationality",
              "maritalStatus"),
          "npwp_card",
          List.of("npwpId", "address", "idNumber", "npwpName", "registrationOffice"),
          PASSPORT,
          List.of(
              "gender",
              "country",
              "surname",
              "given_name",
              "is_tampered",
              "date_of_birth",
              "date_of_issue",
              "date_of_expiry",
              "place_of_birth",
              "passport_number",
              "issuing_authority"));

  private final Verifications verifications;

  public IdCardImageRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Card(
      String id,
      @Nullable Map<String, @Nullable Object> data,
      String status,
      String created,
      String updated,
      String type,
      @Nullable String detectedType,
      @Nullable String failureReason,
      @Nullable String failureDetail,
      @Nullable String referenceId) {}

  @PostMapping(PATH)
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, Readings.SERVICE);
    var upload = Uploads.of(request);
    var form = upload.fields();
    var reference = form.text("reference_id");
    Readings.require(
        upload, form, Map.of("type", List.of("passport", "indonesia_ktp", "npwp_card")));
    var image = upload.card(Readings.IMAGE, MOST_BYTES, MOST_PIXELS);
    var type = form.required("type");
    var order =
        Readings.order(
            Callers.newId(request),
            PLAN,
            type,
            Lookups.forced(request, caller),
            reference,
            Map.of("type", type));
    return words(verifications.take(caller, order, List.of(Faces.handed(Readings.IMAGE, image))));
  }

  @GetMapping(PATH + "/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    return words(Lookups.stored(verifications, Callers.of(request, Readings.SERVICE), id, PLAN));
  }

  @GetMapping(PATH)
  public Object list(HttpServletRequest request) {
    return Pages.of(
        request,
        verifications,
        Callers.of(request, Readings.SERVICE),
        PLAN,
        IdCardImageRoutes::words);
  }

  static Object words(Verification verification) {
    var type = Readings.echo(verification, "type");
    var reading = Readings.reading(verification);
    var other =
        reading.map(DocumentReading::kind).filter(k -> !k.equals(type) && !k.equals("unknown"));
    return new Card(
        verification.id(),
        Readings.shown(verification, r -> data(type, r)),
        Lookups.status(verification),
        Wire.time(verification.created()),
        Wire.time(verification.updated()),
        type,
        other.orElse(null),
        Readings.failure(verification),
        Readings.failureDetail(verification),
        verification.order().reference());
  }

  private static Map<String, @Nullable Object> data(String type, DocumentReading reading) {
    var data = Readings.members(reading, MEMBERS.getOrDefault(type, List.of()));
    if (!type.equals(PASSPORT) || data.isEmpty()) return data;
    data.put("is_tampered", reading.isTampered());
    for (var date : List.of("date_of_birth", "date_of_issue", "date_of_expiry"))
      data.computeIfPresent(date, (_, value) -> value + "T00:00:00.000Z");
    return data;
  }
}
