package bonafide.core;

import java.util.List;

/// How risky a subject is, and where each point comes from.
///
/// @param points 0 to 100
/// @param fired the factors that counted, in the order of their table
public record Rating(int points, List<Fired> fired) {
  public Rating {
    fired = List.copyOf(fired);
  }

  public RiskLevel level() {
    return RiskLevel.of(points);
  }
}
