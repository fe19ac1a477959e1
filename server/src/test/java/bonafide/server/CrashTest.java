package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.store.postgres.EmbeddedPostgres;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/// Nothing accepted is lost and nothing ends twice, whatever dies: real processes, killed
/// without warning. Slow because servers start and dead ones must be noticed.
@Isolated("a dead node is told by its silence, and a busy machine is silent too")
class CrashTest {
  private static final int ORDERS = 500;
  private static final String SEARCH = "/v0/identity/individual_cft_peps";
  private static final Map<String, String> SETTINGS =
      Map.of(
          "BONAFIDE_CALLBACKS_ALLOWED_HOSTS",
          "127.0.0.1",
          "BONAFIDE_CALLBACKS_RETRIES",
          "1,2,2,2,2,2,2,2,2,2,2,2",
          "BONAFIDE_LIMITS_BURST",
          "100000",
          "BONAFIDE_LIMITS_PER_SECOND",
          "100000");

  @TempDir static Path folder;

  @Test
  void aServerKilledInTheMiddleOfFiveHundredOrdersLosesNone() throws Exception {
    var data = folder.resolve("single");
    var node = Node.start(data, SETTINGS);
    try (var receiver = new Receiver()) {
      var key = newKey(data, SETTINGS);
      subscribe(node, key, receiver.url("/"));
      var accepted = ConcurrentHashMap.<String>newKeySet();
      placeAll(node.url(), key, accepted, node::kill);
      assertThat(accepted).hasSizeBetween(50, ORDERS - 1);
      node = Node.start(data, SETTINGS);
      placeAll(node.url(), key, accepted, () -> {});
      assertThat(accepted).hasSize(ORDERS);
      assertAllEndedOnce(new Api(node.url(), key), accepted, receiver);
      assertThat(Node.command(data, SETTINGS, "audit", "verify")).contains("is whole");
    } finally {
      node.stop();
    }
  }

  @Test
  void ofTwoNodesOneIsKilledWhileTheReceiverIsDownAndNothingIsLost() throws Exception {
    try (var postgres = EmbeddedPostgres.open(folder.resolve("shared/pg"))) {
      var settings = new HashMap<>(SETTINGS);
      settings.put("BONAFIDE_DATABASE_URL", postgres.jdbcUrl());
      settings.put("BONAFIDE_DATABASE_USER", postgres.user());
      settings.put("BONAFIDE_DATABASE_PASSWORD", postgres.password());
      var data = folder.resolve("shared");
      var first = Node.start(data, settings);
      var second = Node.start(data, settings);
      var port = freePort();
      try {
        var key = newKey(data, settings);
        try (var probed = new Receiver(port)) {
          subscribe(first, key, probed.url("/"));
        }
        var accepted = ConcurrentHashMap.<String>newKeySet();
        placeAll(first.url(), key, accepted, first::kill);
        placeAll(second.url(), key, accepted, () -> {});
        assertThat(accepted).hasSize(ORDERS);
        try (var receiver = new Receiver(port)) {
          assertAllEndedOnce(new Api(second.url(), key), accepted, receiver);
        }
      } finally {
        second.stop();
      }
    }
  }

  private static int freePort() throws java.io.IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String newKey(Path data, Map<String, String> settings) {
    return Api.JSON
        .readTree(Node.command(data, settings, "client", "create", "Crash", "--json"))
        .path("development_key")
        .asString();
  }

  private static void subscribe(Node node, String key, String url) {
    new Api(node.url(), key)
        .post("/v1/callback/urls", "{\"type\": \"WATCHLIST_SEARCH\", \"url\": \"" + url + "\"}")
        .expect(200);
  }

  /// Places every order, each under its own idempotency key; half-way, something happens. What
  /// is not answered is not accepted; the caller asks again.
  private static void placeAll(String url, String key, Set<String> accepted, Runnable halfWay)
      throws InterruptedException, ExecutionException {
    var answered = new AtomicInteger();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var orders =
          IntStream.range(0, ORDERS)
              .<Future<?>>mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            place(
                                new Api(url, key).with("Idempotency-Key", "crash-" + i),
                                "u" + i,
                                accepted);
                            if (answered.incrementAndGet() == ORDERS / 2) halfWay.run();
                          }))
              .toList();
      for (var order : orders) order.get();
    }
  }

  private static void place(Api api, String user, Set<String> accepted) {
    var body =
        "{\"given_names\": \"Ma'ruf Amin\", \"user_id\": \""
            + user
            + "\", \"nationality\": \"ID\"}";
    try {
      var answer = api.with("Prefer", "respond-async").post(SEARCH, body);
      // The node that was killed while it answered is taken for dead after ten seconds.
      for (var i = 0; i < 30 && answer.status() == 409; i++) {
        Thread.sleep(500);
        answer = api.with("Prefer", "respond-async").post(SEARCH, body);
      }
      if (answer.status() == 202) accepted.add(answer.json().path("id").asString());
    } catch (RuntimeException e) {
      // the node is gone: the order may or may not have been accepted
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void assertAllEndedOnce(Api api, Set<String> accepted, Receiver receiver)
      throws InterruptedException {
    var deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    var told = new HashSet<String>();
    while (System.nanoTime() < deadline && told.size() < ORDERS) {
      Thread.sleep(200);
      for (var callback : receiver.callbacks()) told.add(callback.json().path("id").asString());
    }
    assertThat(told).isEqualTo(accepted);
    var deliveries = new HashMap<String, Set<String>>();
    for (var callback : receiver.callbacks()) {
      deliveries
          .computeIfAbsent(callback.json().path("id").asString(), _ -> new HashSet<>())
          .add(String.valueOf(callback.headers().get("webhook-id")));
    }
    assertThat(deliveries.values())
        .as("one delivery for each order, however often it was tried")
        .allMatch(ids -> ids.size() == 1);
    for (var id : accepted) {
      JsonNode ended = api.get(SEARCH + "/" + id).expect(200).json();
      assertThat(ended.path("status").asString()).isEqualTo("COMPLETED");
      assertThat(ended.path("results")).hasSize(1);
    }
  }
}
