package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A client's callback receiver on loopback, whose behaviour a test can change as it goes.
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = _ -> new Reaction(200, Map.of(), Duration.ZERO);

  record Received(String path, Map<String, String> headers, byte[] body) {
    JsonNode json() {
      return Api.JSON.readTree(body);
    }

    boolean isProbe() {
      return json().path("test").asBoolean(false);
    }
  }

  record Reaction(int status, Map<String, String> headers, Duration after) {}

  @FunctionalInterface
  interface Behaviour {
    Reaction to(Received received);
  }

  Receiver() {
    this(0);
  }

  Receiver(int port) {
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::receive);
    server.start();
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    var one =
        new Received(
            exchange.getRequestURI().getPath(), headers, exchange.getRequestBody().readAllBytes());
    received.add(one);
    var reaction = behaviour.to(one);
    try {
      Thread.sleep(reaction.after());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    reaction.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(reaction.status(), -1);
    exchange.close();
  }

  void answers(int status) {
    behaviour = _ -> new Reaction(status, Map.of(), Duration.ZERO);
  }

  void behaves(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  List<Received> all() {
    return received;
  }

  List<Received> callbacks() {
    return received.stream().filter(r -> !r.isProbe()).toList();
  }

  /// Waits for the first callback that fits.
  Received await(Predicate<Received> fits) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < deadline) {
      for (var one : callbacks()) if (fits.test(one)) return one;
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new AssertionError("no such callback within 20 s; received " + received.size());
  }

  void awaitCallbacks(int count) {
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (callbacks().size() < count && System.nanoTime() < deadline) Thread.onSpinWait();
    assertThat(callbacks()).hasSizeGreaterThanOrEqualTo(count);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
