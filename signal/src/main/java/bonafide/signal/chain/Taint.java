package bonafide.signal.chain;

import bonafide.core.Exposure.Category;
import bonafide.core.Exposure.Label;
import bonafide.core.Exposure.Movement;
import bonafide.core.Exposure.Path;
import bonafide.core.Exposure.Traffic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Follows money over several steps by the haircut: what an address passes on carries everything
/// it got, in proportion. A step ends at an address with a label; an address without one is looked
/// into, the most important first, until the steps or the calls are used up. What could not be
/// looked into lowers the confidence.
public final class Taint {
  private static final int PATHS = 3;
  private static final double NEGLIGIBLE = 1e-6;

  private final Function<String, Optional<Traffic>> traffic;
  private final Function<String, Optional<Label>> labels;
  private final int hops;
  private final int mostCalls;

  /// @param traffic what went through an address; empty when nobody can say
  /// @param labels who is behind an address
  /// @param hops how many steps are followed
  /// @param mostCalls how many addresses are looked into
  public Taint(
      Function<String, Optional<Traffic>> traffic,
      Function<String, Optional<Label>> labels,
      int hops,
      int mostCalls) {
    this.traffic = traffic;
    this.labels = labels;
    this.hops = hops;
    this.mostCalls = mostCalls;
  }

  /// Money on its way.
  ///
  /// @param share of all that the address asked about got or gave
  /// @param way the addresses from there to here
  private record Flow(double share, List<String> way) {
    Flow with(Flow other) {
      // The way that carries more is the one shown.
      return new Flow(share + other.share, share >= other.share ? way : other.way);
    }
  }

  private static final class Sum {
    private double share;
    private double direct;
    private final List<Path> paths = new ArrayList<>();
  }

  /// What the address is exposed to, by category, the greatest share first.
  ///
  /// @param start what went through the address itself
  public List<Category> of(String address, Traffic start) {
    var calls = new int[] {mostCalls};
    var categories = new ArrayList<>(follow(address, start, true, calls));
    categories.addAll(follow(address, start, false, calls));
    categories.sort(
        Comparator.comparingDouble((Category category) -> -category.share())
            .thenComparing(Category::name));
    return categories;
  }

  private List<Category> follow(String address, Traffic start, boolean incoming, int[] calls) {
    var sums = new TreeMap<String, Sum>();
    var known = new HashMap<String, Optional<Traffic>>();
    known.put(address, Optional.of(start));
    Map<String, Flow> level = Map.of(address, new Flow(1, List.of(address)));
    var lost = start.complete() ? 0d : 0.5;
    for (var hop = 1; hop <= hops && !level.isEmpty(); hop++) {
      var next = new LinkedHashMap<String, Flow>();
      for (var entry : byShare(level)) {
        var flow = entry.getValue();
        var through = known.get(entry.getKey());
        if (through == null) {
          through = calls[0]-- > 0 ? traffic.apply(entry.getKey()) : Optional.empty();
          known.put(entry.getKey(), through);
        }
        if (through.isEmpty()) {
          lost += flow.share();
          continue;
        }
        if (!through.get().complete() && hop > 1) lost += flow.share() / 2;
        step(flow, through.get(), incoming, hop, sums, next);
      }
      level = next;
    }
    var confidence = Math.clamp(1 - lost, 0, 1);
    return sums.entrySet().stream()
        .map(
            sum ->
                new Category(
                    sum.getKey(),
                    incoming,
                    sum.getValue().share,
                    sum.getValue().direct,
                    confidence,
                    best(sum.getValue().paths)))
        .toList();
  }

  private static List<Map.Entry<String, Flow>> byShare(Map<String, Flow> level) {
    return level.entrySet().stream()
        .sorted(
            Comparator.comparingDouble((Map.Entry<String, Flow> entry) -> -entry.getValue().share())
                .thenComparing(Map.Entry::getKey))
        .toList();
  }

  /// One step further from everybody the money came from, or went to.
  private void step(
      Flow flow,
      Traffic through,
      boolean incoming,
      int hop,
      Map<String, Sum> sums,
      Map<String, Flow> next) {
    var moved = new TreeMap<String, BigDecimal>();
    var total = BigDecimal.ZERO;
    for (Movement movement : through.movements()) {
      if (movement.incoming() != incoming) continue;
      moved.merge(movement.counterparty(), movement.amount(), BigDecimal::add);
      total = total.add(movement.amount());
    }
    if (total.signum() == 0) return;
    for (var other : moved.entrySet()) {
      var share =
          flow.share() * other.getValue().divide(total, MathContext.DECIMAL64).doubleValue();
      if (share < NEGLIGIBLE) continue;
      var way = new ArrayList<>(flow.way());
      way.add(other.getKey());
      var label = labels.apply(other.getKey());
      if (label.isEmpty()) {
        next.merge(other.getKey(), new Flow(share, way), Flow::with);
        continue;
      }
      var sum = sums.computeIfAbsent(label.get().category(), _ -> new Sum());
      sum.share += share;
      if (hop == 1) sum.direct += share;
      sum.paths.add(new Path(way, label.get().name(), share));
    }
  }

  private static List<Path> best(List<Path> paths) {
    return paths.stream()
        .sorted(Comparator.comparingDouble((Path path) -> -path.share()))
        .limit(PATHS)
        .toList();
  }
}
