package bonafide.api.diligence;

import bonafide.api.http.ApiError;
import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.check.Settings;
import bonafide.core.Chain;
import bonafide.core.ChainAddress;
import bonafide.signal.chain.AddressForm;
import bonafide.verification.client.Clients;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Analyses blockchain addresses, and shows analyses again.
@RestController
public final class KyaRoutes {
  static final String PLAN = "diligence/kya";
  static final String BY = "by";
  static final String DOUBT = "doubt";
  private static final String SERVICE = "blockchain-addresses";
  private static final int HOPS = 3;

  private final Verifications verifications;
  private final Clients clients;

  public KyaRoutes(Verifications verifications, Clients clients) {
    this.verifications = verifications;
    this.clients = clients;
  }

  @PostMapping("/kya")
  public Object create(HttpServletRequest request) {
    var form = Bodies.json(request);
    var chain =
        form.matching("chain", text -> chain(text) != null, "must be one of btc, eth, BTC, ETH");
    var address = form.required("address");
    var reference = form.text("customer_reference");
    form.check();
    return analyse(request, chain == null ? null : chain(chain), address, reference);
  }

  @GetMapping("/kya/{symbol}/address/{address}")
  public Object analyse(
      HttpServletRequest request, @PathVariable String symbol, @PathVariable String address) {
    var chain = chain(symbol);
    if (chain == null) throw refused("symbol", "must be one of btc, eth, BTC, ETH");
    return analyse(request, chain, address, null);
  }

  private static @Nullable Chain chain(String symbol) {
    for (var chain : Chain.values())
      if (symbol.equals(chain.symbol()) || symbol.equals(chain.symbol().toUpperCase(Locale.ROOT)))
        return chain;
    return null;
  }

  private static ApiError refused(String member, String why) {
    return new ApiError(
        ApiError.Kind.INVALID,
        "The request does not match the contract.",
        List.of(new ApiError.Field(member, why)));
  }

  private Object analyse(
      HttpServletRequest request,
      @Nullable Chain chain,
      String written,
      @Nullable String reference) {
    var caller = Callers.permitted(request, SERVICE);
    var address = read(written, chain);
    Points.require(clients, caller);
    var echo = new HashMap<String, Object>();
    echo.put(BY, caller.keyId());
    AddressForm.doubt(written).ifPresent(doubt -> echo.put(DOUBT, doubt));
    var order =
        new Order(
                Callers.newId(request),
                PLAN,
                address,
                List.of(new Settings.ChainAnalysis(HOPS)),
                reference,
                echo)
            .numbered(verifications.nextNumber());
    return KyaWords.of(verifications.judge(caller, order), caller.client().name());
  }

  private static ChainAddress read(String written, @Nullable Chain chain) {
    try {
      return AddressForm.read(written, chain);
    } catch (IllegalArgumentException e) {
      throw refused("address", String.valueOf(e.getMessage()));
    }
  }

  @GetMapping("/kya/detail/{kya}")
  public Object read(HttpServletRequest request, @PathVariable String kya) {
    var caller = Callers.permitted(request, SERVICE);
    return KyaWords.of(
        Inputs.numbered(verifications, caller, PLAN, kya, "analysis not found"),
        caller.client().name());
  }
}
