package bonafide.api.identity;

import bonafide.api.http.Callers;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.core.DocumentReading;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reads the papers of businesses (D-000-17).
@RestController
public final class DocumentRoutes {
  static final String PLAN = "identity/business-document-reading";
  private static final String PATH = "/v1/identity/document_ocr_requests";
  private static final List<String> LISTS =
      List.of("director_names", "commisioner_names", "shareholder_names");
  private static final List<String> SINGLE =
      List.of(
          "sk_menkeh_number",
          "legal_entity_name",
          "date_of_registration",
          "document_date",
          "akta_number",
          "notary",
          "place_of_registration");

  private final Verifications verifications;

  public DocumentRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Document(
      @Nullable String referenceId,
      String type,
      String country,
      String documentName,
      String id,
      String created,
      String updated,
      String status,
      @Nullable String failureReason,
      @Nullable String failureDetail,
      @Nullable Map<String, @Nullable Object> result) {}

  @PostMapping(PATH)
  public Object create(HttpServletRequest request) {
    Callers.of(request, Readings.SERVICE);
    var upload = Uploads.of(request);
    var reference = upload.fields().required("reference_id");
    var allowed = new LinkedHashMap<String, List<String>>();
    allowed.put("type", List.of("BUSINESS_REGISTRATION"));
    allowed.put("country", List.of("ID"));
    allowed.put("document_name", List.of("SK_MENKEH"));
    return words(
        Readings.place(verifications, request, PLAN, "sk_menkeh", reference, upload, allowed));
  }

  @GetMapping(PATH + "/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    return words(Lookups.stored(verifications, Callers.of(request, Readings.SERVICE), id, PLAN));
  }

  @GetMapping(PATH)
  public Object list(HttpServletRequest request) {
    return Pages.of(
        request, verifications, Callers.of(request, Readings.SERVICE), PLAN, DocumentRoutes::words);
  }

  static Object words(Verification verification) {
    return new Document(
        verification.order().reference(),
        Readings.echo(verification, "type"),
        Readings.echo(verification, "country"),
        Readings.echo(verification, "document_name"),
        verification.id(),
        Wire.time(verification.created()),
        Wire.time(verification.updated()),
        Lookups.status(verification),
        Readings.failure(verification),
        Readings.failureDetail(verification),
        Readings.shown(verification, DocumentRoutes::result));
  }

  /// `establishment_place` repeats `place_of_registration`: the sources have both names.
  private static Map<String, @Nullable Object> result(DocumentReading reading) {
    var data = new ArrayList<Readings.Named>();
    for (var name : LISTS) data.add(Readings.list(name, reading));
    for (var name : SINGLE) data.add(Readings.one(name, reading, name));
    data.add(Readings.one("establishment_place", reading, "place_of_registration"));
    return Map.of("pages", reading.pages(), "data", data);
  }
}
