package bonafide.source.chain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What went through an address, as the fields of an answer: `received`, `sent`, `balance`,
/// `count`, `first`, `last`, `complete`, and `movements`, a JSON array of `hash`, `at`, `incoming`,
/// `counterparty`, `amount`, `asset`.
final class ChainHistory {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String asset;
  private final List<Map<String, Object>> movements = new ArrayList<>();
  private BigDecimal received = BigDecimal.ZERO;
  private BigDecimal sent = BigDecimal.ZERO;
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;

  ChainHistory(String asset) {
    this.asset = asset;
  }

  void add(String hash, Instant at, boolean incoming, String counterparty, BigDecimal amount) {
    if (amount.signum() == 0) return;
    if (incoming) received = received.add(amount);
    else sent = sent.add(amount);
    if (at.isBefore(first)) first = at;
    if (at.isAfter(last)) last = at;
    movements.add(
        Map.of(
            "hash",
            hash,
            "at",
            at.toString(),
            "incoming",
            incoming,
            "counterparty",
            counterparty,
            "amount",
            amount.toPlainString(),
            "asset",
            asset));
  }

  /// What the movements add up to.
  BigDecimal received() {
    return received;
  }

  BigDecimal sent() {
    return sent;
  }

  Map<String, String> fields(
      BigDecimal received, BigDecimal sent, BigDecimal balance, long count, boolean complete) {
    var fields = new HashMap<String, String>();
    fields.put("received", received.toPlainString());
    fields.put("sent", sent.toPlainString());
    fields.put("balance", balance.toPlainString());
    fields.put("count", Long.toString(count));
    fields.put("complete", Boolean.toString(complete));
    if (!movements.isEmpty()) {
      fields.put("first", first.toString());
      fields.put("last", last.toString());
    }
    fields.put("movements", JSON.writeValueAsString(movements));
    return fields;
  }
}
