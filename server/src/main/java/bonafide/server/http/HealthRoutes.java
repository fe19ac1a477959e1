package bonafide.server.http;

import bonafide.server.install.Installation;
import bonafide.server.install.Installation.Serving;
import bonafide.store.rows.DeliveryRows;
import bonafide.store.rows.JobRows.Queue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Whether the node works, for load balancers, monitors and people.
@RestController
final class HealthRoutes {
  private static final double MOST_LAG_SECONDS = 60;
  private static final Duration OLDEST_LIST = Duration.ofDays(7);

  private final Installation installation;
  private final Serving serving;
  private final PrometheusMeterRegistry metrics;

  HealthRoutes(Installation installation, Serving serving, PrometheusMeterRegistry metrics) {
    this.installation = installation;
    this.serving = serving;
    this.metrics = metrics;
    Gauge.builder("bonafide.lists.listings", serving.watchlists(), lists -> lists.size())
        .description("Listings screened against")
        .register(metrics);
    Gauge.builder("bonafide.lists.age", this, health -> health.oldestList().toSeconds())
        .baseUnit("seconds")
        .description("Since the oldest list was fetched")
        .register(metrics);
    for (var queue : List.of(Queue.VERIFICATION, Queue.DELIVERY)) {
      Gauge.builder("bonafide.jobs.lag", this, health -> health.lag(queue))
          .tag("queue", queue.name().toLowerCase(java.util.Locale.ROOT))
          .baseUnit("seconds")
          .description("How long the oldest due job has waited")
          .register(metrics);
    }
    serving
        .sources()
        .observe(
            (answer, kind, took) -> {
              var source = answer.origin().id();
              metrics
                  .timer(
                      "bonafide.source.asked",
                      "source",
                      source,
                      "kind",
                      kind.name(),
                      "status",
                      answer.status().name())
                  .record(took);
              var cost = answer.cost();
              if (cost != null)
                metrics
                    .counter(
                        "bonafide.source.cost",
                        "source",
                        source,
                        "kind",
                        kind.name(),
                        "currency",
                        cost.currency())
                    .increment(cost.amount().doubleValue());
            });
    Gauge.builder("bonafide.callbacks.parked", this, health -> health.parked())
        .description("Callbacks given up, for the operator to look at")
        .register(metrics);
  }

  private enum Health {
    UP,
    DEGRADED,
    DOWN
  }

  @GetMapping("/health")
  ResponseEntity<Map<String, Object>> health() {
    var health =
        installation.database().isUp() ? degraded() ? Health.DEGRADED : Health.UP : Health.DOWN;
    return ResponseEntity.status(health == Health.DOWN ? 503 : 200).body(Map.of("status", health));
  }

  /// The same with its reasons.
  @GetMapping("/health/ready")
  ResponseEntity<Map<String, Object>> ready() {
    var up = installation.database().isUp();
    var details = new LinkedHashMap<String, Object>();
    details.put("status", up ? degraded() ? Health.DEGRADED : Health.UP : Health.DOWN);
    details.put("database", up ? "UP" : "DOWN");
    if (up) details.put("job_lag_seconds", Math.max(lag(Queue.VERIFICATION), lag(Queue.DELIVERY)));
    if (up) details.put("callbacks_parked", parked());
    details.put("lists", lists());
    return ResponseEntity.status(up ? 200 : 503).body(details);
  }

  private Object lists() {
    if (serving.watchlists().isExcerpt())
      return "no list is installed: an excerpt of %d listings is in use"
          .formatted(serving.watchlists().size());
    return serving.watchlists().installed().stream()
        .map(
            list ->
                Map.of(
                    "list",
                    list.publisher() + "/" + list.list(),
                    "version",
                    list.version(),
                    "listings",
                    list.listings(),
                    "retrieved",
                    list.retrieved()))
        .toList();
  }

  private boolean degraded() {
    return lag(Queue.VERIFICATION) > MOST_LAG_SECONDS || oldestList().compareTo(OLDEST_LIST) > 0;
  }

  private Duration oldestList() {
    var now = installation.clock().instant();
    return serving.watchlists().installed().stream()
        .map(list -> Duration.between(list.retrievedAt(), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private double lag(Queue queue) {
    Instant now = installation.clock().instant();
    return installation.database().transact(work -> work.jobs().lagSeconds(queue, now));
  }

  private double parked() {
    return installation
        .database()
        .transact(work -> (double) work.deliveries().count(DeliveryRows.State.PARKED));
  }

  /// OpenMetrics, for callers on this machine only.
  @GetMapping("/metrics")
  ResponseEntity<String> metrics(HttpServletRequest request) throws UnknownHostException {
    if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress())
      return ResponseEntity.notFound().build();
    var type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(type))
        .body(metrics.scrape("application/openmetrics-text"));
  }
}
