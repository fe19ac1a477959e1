package bonafide.api.identity;

import bonafide.api.http.Callers;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Movement;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Reads statements of bank accounts (D-000-22). `balance_check` is ours: CLOSES when every
/// balance follows from the movements before it.
@RestController
public final class StatementRoutes {
  static final String PLAN = "identity/bank-statement";
  private static final String PATH = "/v1/credit/bank_statement_ocr_requests";
  private static final String MOVEMENTS = "BANK_OCR_TRANSACTIONS";
  private static final List<String> METADATA =
      List.of(
          "bank_code",
          "bank_account_number",
          "bank_account_holder_name",
          "statement_date",
          "bank_account_holder_address");

  private final Verifications verifications;

  public StatementRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Statement(
      @Nullable String referenceId,
      String type,
      String country,
      String bankCode,
      String scope,
      String id,
      String created,
      String updated,
      String status,
      @Nullable String failureReason,
      @Nullable String failureDetail,
      @Nullable Map<String, @Nullable Object> result) {}

  record Transaction(
      String date,
      BigDecimal amount,
      String description,
      @JsonProperty("is_credit") boolean credit,
      @Nullable String counterparty) {}

  @PostMapping(PATH)
  public Object create(HttpServletRequest request) {
    Callers.of(request, Readings.SERVICE);
    var upload = Uploads.of(request);
    var reference = upload.fields().text("reference_id");
    var allowed = new LinkedHashMap<String, List<String>>();
    allowed.put("type", List.of("BANK_STATEMENT"));
    allowed.put("country", List.of("ID"));
    allowed.put("bank_code", List.of("BRI", "MANDIRI", "BCA", "BNI"));
    allowed.put("scope", List.of(MOVEMENTS, "BANK_OCR_METADATA"));
    return words(
        Readings.place(verifications, request, PLAN, "bank_statement", reference, upload, allowed));
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
        StatementRoutes::words);
  }

  /// The header alone while there are none.
  @GetMapping(PATH + "/{id}/transactions")
  public ResponseEntity<String> csv(HttpServletRequest request, @PathVariable String id) {
    var verification =
        Lookups.stored(verifications, Callers.of(request, Readings.SERVICE), id, PLAN);
    var csv =
        new StringBuilder("\"date\",\"amount\",\"description\",\"is_credit\",\"counterparty\"\n");
    for (var movement : movements(verification))
      csv.append(quoted(movement.date().toString()))
          .append(',')
          .append(plain(movement.amount()).toPlainString())
          .append(',')
          .append(quoted(movement.description()))
          .append(',')
          .append(movement.credit())
          .append(',')
          .append(movement.counterparty() == null ? "" : quoted(movement.counterparty()))
          .append('\n');
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
        .body(csv.toString());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static BigDecimal plain(BigDecimal amount) {
    var bare = amount.stripTrailingZeros();
    return bare.scale() < 0 ? bare.setScale(0) : bare;
  }

  static Object words(Verification verification) {
    return new Statement(
        verification.order().reference(),
        Readings.echo(verification, "type"),
        Readings.echo(verification, "country"),
        Readings.echo(verification, "bank_code"),
        Readings.echo(verification, "scope"),
        verification.id(),
        Wire.time(verification.created()),
        Wire.time(verification.updated()),
        Lookups.status(verification),
        Readings.failure(verification),
        Readings.failureDetail(verification),
        Readings.shown(verification, reading -> result(verification, reading)));
  }

  private static Map<String, @Nullable Object> result(
      Verification verification, DocumentReading reading) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("pages", reading.pages());
    result.put(
        "metadata", METADATA.stream().map(name -> Readings.one(name, reading, name)).toList());
    result.put(
        "transactions",
        movements(verification).stream()
            .map(
                m ->
                    new Transaction(
                        m.date().toString(),
                        plain(m.amount()),
                        m.description(),
                        m.credit(),
                        m.counterparty()))
            .toList());
    reading
        .field("balance_check")
        .map(Field::value)
        .ifPresent(closes -> result.put("balance_check", closes));
    return result;
  }

  private static List<Movement> movements(Verification verification) {
    return Readings.echo(verification, "scope").equals(MOVEMENTS)
        ? Readings.reading(verification).map(DocumentReading::movements).orElse(List.of())
        : List.of();
  }
}
