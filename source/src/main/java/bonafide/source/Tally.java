package bonafide.source;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How each source did since this node started.
public final class Tally implements Sources.Observer {
  private final Map<String, Count> counts = new ConcurrentHashMap<>();

  /// @param millis of all answers together
  /// @param cost by currency
  /// @param failed when it last gave no answer; null for never
  public record Count(
      long asked,
      long millis,
      Map<Answer.Status, Long> statuses,
      Map<String, BigDecimal> cost,
      @Nullable Instant last,
      @Nullable Instant failed) {
    static final Count NONE = new Count(0, 0, Map.of(), Map.of(), null, null);

    Count with(Answer answer, Duration took) {
      var now = answer.asOf();
      var all = new EnumMap<Answer.Status, Long>(Answer.Status.class);
      all.putAll(statuses);
      all.merge(answer.status(), 1L, Long::sum);
      var paid = new TreeMap<>(cost);
      if (answer.cost() != null)
        paid.merge(answer.cost().currency(), answer.cost().amount(), BigDecimal::add);
      var isAnswer = answer.status().isAnswer() || answer.status() == Answer.Status.PENDING;
      return new Count(
          asked + 1, millis + took.toMillis(), all, paid, now, isAnswer ? failed : now);
    }
  }

  @Override
  public void answered(Answer answer, Kind kind, Duration took) {
    counts.merge(
        answer.origin().id(),
        Count.NONE.with(answer, took),
        (before, _) -> before.with(answer, took));
  }

  public Count of(String source) {
    return counts.getOrDefault(source, Count.NONE);
  }
}
