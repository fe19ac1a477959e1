package bonafide.api.diligence;

import bonafide.core.ChainAddress;
import bonafide.core.Exposure;
import bonafide.core.Exposure.Category;
import bonafide.core.Exposure.Listed;
import bonafide.core.Exposure.Movement;
import bonafide.core.Exposure.Traffic;
import bonafide.core.Outcome;
import bonafide.verification.order.Verification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Analyses of blockchain addresses in the words of this surface. `available`, `complete`,
/// `remarks` and `exposure` are ours.
final class KyaWords {
  private static final int MOST_MOVEMENTS = 200;

  private KyaWords() {}

  static Map<String, @Nullable Object> of(Verification kya, String owner) {
    var address = (ChainAddress) kya.order().subject();
    var exposure = kya.finding(Exposure.class).orElse(null);
    var by = Echo.text(kya, KyaRoutes.BY);
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("kya_id", TaskWords.number(kya));
    words.put("address", address.address());
    words.put("data", data(kya, address, exposure));
    words.put(
        "sdnlist",
        exposure == null
            ? List.of()
            : exposure.listed().stream().map(listed -> listed(listed, address)).toList());
    words.put(
        "txlist",
        exposure == null || exposure.traffic() == null
            ? List.of()
            : exposure.traffic().movements().stream()
                .limit(MOST_MOVEMENTS)
                .map(KyaWords::movement)
                .toList());
    words.put("creation_timestamp", Echo.epoch(kya.created()));
    words.put("creator_account", by == null ? "" : by);
    words.put("creator_email", "");
    words.put("creator_name", owner);
    words.put("customer_reference", kya.order().reference());
    return words;
  }

  private static Map<String, @Nullable Object> data(
      Verification kya, ChainAddress address, @Nullable Exposure exposure) {
    var traffic = exposure == null ? null : exposure.traffic();
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("chain", address.chain().symbol());
    // The contract wants amounts; `available` says that they are no more than that.
    data.put("available", traffic != null);
    data.put("received", amount(traffic == null ? null : traffic.received()));
    data.put("sent", amount(traffic == null ? null : traffic.sent()));
    data.put("balance", amount(traffic == null ? null : traffic.balance()));
    data.put("tx_count", traffic == null ? 0 : traffic.count());
    data.put("first_seen_at", seen(traffic, true));
    data.put("last_seen_at", seen(traffic, false));
    if (exposure != null) rated(data, exposure);
    data.put("remarks", remarks(kya, exposure));
    data.put("data_as_of", Echo.epoch(exposure == null ? kya.created() : exposure.asOf()));
    return data;
  }

  private static void rated(Map<String, @Nullable Object> data, Exposure exposure) {
    var rating = exposure.rating();
    if (rating != null) {
      data.put("potential_risk", rating.points());
      data.put("risk_level", rating.level().name());
      data.put(
          "indicators",
          rating.fired().stream()
              .map(
                  fired ->
                      Map.of(
                          "code", fired.rule(),
                          "description", fired.because(),
                          "weight", fired.points()))
              .toList());
    }
    data.put("labels", exposure.labels());
    data.put("exposure", exposure.categories().stream().map(KyaWords::category).toList());
    if (exposure.traffic() != null) data.put("complete", exposure.traffic().complete());
  }

  private static List<String> remarks(Verification kya, @Nullable Exposure exposure) {
    var remarks = new ArrayList<String>();
    var doubt = Echo.text(kya, KyaRoutes.DOUBT);
    if (doubt != null) remarks.add(doubt);
    if (exposure != null) remarks.addAll(exposure.remarks());
    for (var outcome : kya.outcomes().values())
      if (outcome instanceof Outcome.NotDone(_, var why, _)) remarks.add(why);
    return remarks;
  }

  private static @Nullable Long seen(@Nullable Traffic traffic, boolean first) {
    if (traffic == null) return null;
    var at = first ? traffic.first() : traffic.last();
    return at == null ? null : Echo.epoch(at);
  }

  private static String amount(@Nullable BigDecimal amount) {
    if (amount == null || amount.signum() == 0) return "0";
    return amount.stripTrailingZeros().toPlainString();
  }

  private static Map<String, @Nullable Object> category(Category category) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("category", category.name());
    words.put("direction", category.incoming() ? "in" : "out");
    words.put("share", category.share());
    words.put("direct_share", category.direct());
    words.put("confidence", category.confidence());
    words.put("paths", category.paths());
    return words;
  }

  private static Map<String, @Nullable Object> listed(Listed listed, ChainAddress address) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("address", listed.address());
    words.put("chain", address.chain().symbol());
    words.put("name", listed.name());
    words.put("list", listed.list());
    words.put("program", listed.programme());
    words.put("entity_id", listed.listing());
    words.put("hops", listed.hops());
    words.put("url", listed.url());
    return words;
  }

  private static Map<String, @Nullable Object> movement(Movement movement) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("hash", movement.hash());
    words.put("timestamp", Echo.epoch(movement.at()));
    words.put("direction", movement.incoming() ? "in" : "out");
    words.put("counterparty", movement.counterparty());
    words.put("amount", amount(movement.amount()));
    words.put("asset", Objects.requireNonNull(movement.asset()));
    words.put("counterparty_label", movement.label());
    words.put("flagged", movement.flagged());
    return words;
  }
}
