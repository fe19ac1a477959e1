package bonafide.server.command;

import bonafide.core.Environment;
import bonafide.verification.callback.Signature;
import bonafide.verification.client.Clients.Created;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/// The main job, seen from outside: a client sets a callback URL, screens names, and checks
/// what it is told.
final class WalkThrough {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String TYPE = "WATCHLIST_SEARCH";

  private final String url;
  private final String key;
  private final String secret;
  private final HttpClient http = HttpClient.newHttpClient();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private boolean allWent = true;

  private record Received(
      String token, String id, String timestamp, String signature, byte[] body) {}

  WalkThrough(String url, Created client) {
    this.url = url;
    this.key = String.valueOf(client.keys().get(Environment.DEVELOPMENT));
    this.secret = String.valueOf(client.callbackSecrets().get(Environment.DEVELOPMENT));
  }

  /// True when everything happened that should.
  boolean run() throws IOException, InterruptedException {
    var receiver =
        com.sun.net.httpserver.HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext("/", this::receive);
    receiver.start();
    try {
      var address = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/callbacks";
      say("A client calls %s with its development key.%n", url);
      var token = call("GET", "/v1/callback/authentication_tokens", "").path("token").asString("");
      call(
          "POST", "/v1/callback/urls", "{\"type\":\"%s\",\"url\":\"%s\"}".formatted(TYPE, address));
      say("It wants to be told of every search; its receiver answered the probe.");
      received.clear();
      search("Kim Kyong", "Ok", "KP", token);
      search("Vladimir", "Putin", "RU", token);
      search("Quentin", "Nohitsworth", "GB", token);
      call("PATCH", "/v1/callback/urls/" + TYPE, "{\"status\":\"INACTIVE\"}");
      return allWent;
    } finally {
      receiver.stop(0);
      http.close();
    }
  }

  private void receive(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = exchange.getRequestBody().readAllBytes();
    received.add(
        new Received(
            headers.getFirst("X-CALLBACK-TOKEN"),
            headers.getFirst("webhook-id"),
            headers.getFirst("webhook-timestamp"),
            headers.getFirst("webhook-signature"),
            body));
    exchange.sendResponseHeaders(204, -1);
    exchange.close();
  }

  private void search(String given, String surname, String country, String token)
      throws IOException, InterruptedException {
    var body =
        Common.JSON.writeValueAsString(
            Map.of(
                "given_name",
                given,
                "surname",
                surname,
                "nationality",
                country,
                "score_threshold",
                80));
    var started = System.nanoTime();
    var answer = call("POST", "/v2/identity/cft/individual_data_requests", body);
    var millis = (System.nanoTime() - started) / 1e6;
    say("%nIs %s %s (%s) on a list? Answered in %.1f ms.", given, surname, country, millis);
    if (answer.path("results").isEmpty()) say("  No listing reaches 80 of 100.");
    for (var hit : answer.path("results")) {
      say(
          "  %s of 100: %s (%s, %s)",
          hit.path("score").asString(),
          hit.path("names").path(0).asString(),
          hit.path("publisher").asString(),
          hit.path("list").asString());
      hit.path("explanation").forEach(sentence -> say("      - %s", sentence.asString()));
    }
    callback(answer, token);
  }

  private void callback(JsonNode answer, String token) throws InterruptedException {
    var callback = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (callback == null) {
      went(false, "  The callback did not arrive within " + PATIENCE.toSeconds() + " s.");
      return;
    }
    var sameAnswer = Common.JSON.readTree(callback.body()).equals(answer);
    went(
        sameAnswer,
        sameAnswer
            ? "  The callback arrived and says the same."
            : "  The callback says something else than the answer.");
    var tokenRight = token.equals(callback.token());
    var signatureRight =
        Signature.of(secret, callback.id(), Long.parseLong(callback.timestamp()), callback.body())
            .equals(callback.signature());
    went(tokenRight, "  X-CALLBACK-TOKEN is " + (tokenRight ? "ours." : "NOT ours."));
    went(
        signatureRight,
        "  webhook-signature " + (signatureRight ? "verifies." : "does NOT verify."));
  }

  private void went(boolean right, String words) {
    allWent &= right;
    say("%s", words);
  }

  private JsonNode call(String method, String path, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(
                            (key + ":").getBytes(java.nio.charset.StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofString());
    if (answer.statusCode() / 100 != 2)
      throw new IOException(
          "%s %s answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
    return Common.JSON.readTree(answer.body());
  }

  private static void say(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
