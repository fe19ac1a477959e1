package bonafide.signal.chain;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/// The kinds of owner an address may have, and how much of a risk money from or to them is. The
/// weights are ours; docs/reference/diligence.md gives the reasons.
public final class Categories {
  public static final String SANCTIONED = "sanctioned";
  static final Map<String, Integer> WEIGHTS = new LinkedHashMap<>();

  static {
    WEIGHTS.put(SANCTIONED, 100);
    WEIGHTS.put("terrorism", 100);
    WEIGHTS.put("child_abuse", 100);
    WEIGHTS.put("ransomware", 100);
    WEIGHTS.put("stolen", 90);
    WEIGHTS.put("darknet", 90);
    WEIGHTS.put("scam", 80);
    WEIGHTS.put("mixer", 80);
    WEIGHTS.put("high_risk_exchange", 50);
    WEIGHTS.put("gambling", 20);
    WEIGHTS.put("exchange", 0);
    WEIGHTS.put("merchant", 0);
    WEIGHTS.put("miner", 0);
    WEIGHTS.put("other", 0);
  }

  private Categories() {}

  /// Points out of 100 for money that is all of this kind; empty when there is no such kind.
  public static OptionalInt weight(String category) {
    var weight = WEIGHTS.get(category);
    return weight == null ? OptionalInt.empty() : OptionalInt.of(weight);
  }
}
