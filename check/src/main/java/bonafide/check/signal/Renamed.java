package bonafide.check.signal;

import java.util.HashMap;
import java.util.Map;

/// Claims under the names that records use.
final class Renamed {
  private Renamed() {}

  /// The claim that a register calls the number.
  static Map<String, String> number(Map<String, String> claims, String name) {
    var renamed = new HashMap<>(claims);
    if (claims.containsKey(name)) renamed.put("number", claims.getOrDefault(name, ""));
    return renamed;
  }
}
