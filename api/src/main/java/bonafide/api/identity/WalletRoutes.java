package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Wire;
import bonafide.core.Environment;
import bonafide.core.RecordLookup;
import bonafide.core.Status;
import bonafide.signal.ewallet.WalletNumber;
import bonafide.source.Kind;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who holds an e-wallet.
@RestController
public final class WalletRoutes {
  static final String PLAN = "identity/ewallet";
  private static final String SERVICE = "ewallets";
  private static final Set<String> WALLETS = Set.of("DANA", "GOPAY", "LINKAJA", "OVO", "SHOPEEPAY");
  private static final Set<String> SHOWS_KYC = Set.of("GOPAY", "LINKAJA", "MAGIC");
  private static final String MAGIC = "MAGIC";

  private final Verifications verifications;

  public WalletRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  record Wallet(
      String id,
      @Nullable Object ewalletType,
      String ewalletAccountNumber,
      Map<String, @Nullable Object> result,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failureReason,
      @Nullable Boolean isFound,
      String updated) {}

  @PostMapping("/v0/identity/ewallet_account_data_requests")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var written = form.required("ewallet_account_number");
    var type = form.required("ewallet_type");
    form.check();
    var number = number(caller, type, written);
    var asked = new HashMap<String, @Nullable String>();
    asked.put("provider", type);
    var settings =
        Lookups.settings(Kind.EWALLET, "ID", number, asked, Lookups.forced(request, caller));
    var echo = new HashMap<String, @Nullable Object>();
    echo.put("ewallet_type", type);
    var order = Lookups.order(Callers.newId(request), PLAN, settings, written, null, echo, true);
    return words(caller, verifications.take(caller, order));
  }

  private static String number(Caller caller, String type, String written) {
    if (type.equals(MAGIC) && caller.environment() == Environment.DEVELOPMENT) return written;
    if (!WALLETS.contains(type))
      throw new OwnCode(
          "UNSUPPORTED_EWALLET_TYPE_ERROR", ApiError.Kind.INVALID, "Wallet type not supported.");
    return WalletNumber.normal(written)
        .orElseThrow(
            () ->
                new OwnCode(
                    "INVALID_ACCOUNT_NUMBER_FORMAT",
                    ApiError.Kind.INVALID,
                    "Account number has an invalid format."));
  }

  @GetMapping("/v0/identity/ewallet_account_data_requests/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    var caller = Callers.of(request, SERVICE);
    return words(caller, Lookups.stored(verifications, caller, id, PLAN));
  }

  private Object words(Caller caller, Verification v) {
    return words(v, Lookups.status(verifications, caller, v));
  }

  static Object words(Verification v, String status) {
    var done = v.status() == Status.DONE;
    var record = Lookups.record(v);
    return new Wallet(
        v.id(),
        Lookups.echo(v, "ewallet_type"),
        Lookups.number(v),
        done ? record.map(r -> result(v, r)).orElse(Map.of()) : Map.of(),
        status,
        Lookups.failure(v),
        done ? record.map(RecordLookup::found).orElse(null) : null,
        Wire.time(v.updated()));
  }

  private static Map<String, @Nullable Object> result(Verification v, RecordLookup record) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    var type = String.valueOf(Lookups.echo(v, "ewallet_type"));
    if (record.found() && SHOWS_KYC.contains(type) && record.result().containsKey("kyc_status"))
      result.put("kyc_status", record.result().get("kyc_status"));
    result.put("account_status", record.result().get("account_status"));
    result.put("ewallet_account_name", record.result().get("ewallet_account_name"));
    return result;
  }
}
