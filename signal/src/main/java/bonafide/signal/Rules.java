package bonafide.signal;

import bonafide.core.Fired;
import java.util.ArrayList;
import java.util.List;

/// A table of rules being gone through: those that hold are kept with their points.
public final class Rules {
  private static final int MOST = 100;

  private final List<Fired> fired = new ArrayList<>();

  public Rules rule(boolean holds, String name, int points, String because) {
    if (holds) fired.add(new Fired(name, because, points));
    return this;
  }

  public List<Fired> fired() {
    return fired;
  }

  /// The points of all rules that held, 0 to 100.
  public int risk() {
    return Math.clamp(sum(), 0, MOST);
  }

  public int sum() {
    return fired.stream().mapToInt(Fired::points).sum();
  }
}
