package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Wire;
import bonafide.core.Person;
import bonafide.core.RecordLookup;
import bonafide.core.Status;
import bonafide.signal.bank.Banks;
import bonafide.source.Kind;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who holds a bank account, compared with a given name.
@RestController
public final class BankRoutes {
  static final String PLAN = "identity/bank-account";
  private static final String SERVICE = "bank-accounts";
  private static final int UPPER = 80;
  private static final int LOWER = 40;

  private final Verifications verifications;

  public BankRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BankCode(String name, String code, String swiftCode, @Nullable String remark) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Account(
      String status,
      String bankAccountNumber,
      @Nullable Object bankCode,
      @Nullable String created,
      String updated,
      String id,
      @Nullable String failureReason,
      @Nullable String referenceId,
      @Nullable Result result) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Result(
      boolean isFound,
      @Nullable Object nameMatchingResult,
      @Nullable Object isVirtualAccount,
      @Nullable Object needReview) {}

  @GetMapping("/bank/available_bank_codes")
  public List<BankCode> codes(HttpServletRequest request) {
    Callers.of(request, SERVICE);
    return Banks.all().stream()
        .map(
            bank ->
                new BankCode(
                    bank.name(),
                    bank.code(),
                    bank.swiftCode(),
                    bank.remark().isEmpty() ? null : bank.remark()))
        .toList();
  }

  @PostMapping("/v2.1/identity/bank_account_data_requests")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var number = form.required("bank_account_number");
    var bank = form.required("bank_code");
    var given = form.required("given_name");
    var surname = form.text("surname");
    var reference = form.text("reference_id");
    var upper = form.integer("upper_threshold", 0, 100, UPPER);
    var lower = form.integer("lower_threshold", 0, 100, LOWER);
    if (lower > upper) form.fault("lower_threshold", "is above upper_threshold");
    form.check();
    if (!Banks.isKnown(bank))
      throw new OwnCode(
          "UNSUPPORTED_BANK_CODE_ERROR",
          ApiError.Kind.INVALID,
          "The bank code is not in the supported list.");
    var asked = new HashMap<String, @Nullable String>();
    asked.put("provider", bank);
    asked.put("name", Person.named(surname == null ? given : given + " " + surname).fullName());
    asked.put("upper", Integer.toString(upper));
    asked.put("lower", Integer.toString(lower));
    var settings =
        Lookups.settings(Kind.BANK_ACCOUNT, "ID", number, asked, Lookups.forced(request, caller));
    var echo = new HashMap<String, @Nullable Object>();
    echo.put("bank_code", bank);
    echo.put("shows_review", caller.client().needReview());
    return words(
        verifications.take(
            caller,
            Lookups.order(
                Lookups.shortId(request, "bknv_"), PLAN, settings, number, reference, echo, true)));
  }

  @GetMapping("/v2.1/identity/bank_account_data_requests/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    return words(Lookups.stored(verifications, Callers.of(request, SERVICE), id, PLAN));
  }

  static Object words(Verification v) {
    return new Account(
        Lookups.status(v),
        Lookups.number(v),
        Lookups.echo(v, "bank_code"),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        v.id(),
        Lookups.failure(v),
        v.order().reference(),
        v.status() == Status.DONE
            ? Lookups.record(v).map(record -> result(v, record)).orElse(null)
            : null);
  }

  private static Result result(Verification v, RecordLookup record) {
    if (!record.found()) return new Result(false, null, null, null);
    var showsReview = Boolean.TRUE.equals(Lookups.echo(v, "shows_review"));
    return new Result(
        true,
        record.result().get("name_matching_result"),
        record.result().get("is_virtual_account"),
        showsReview ? record.result().get("need_review") : null);
  }
}
