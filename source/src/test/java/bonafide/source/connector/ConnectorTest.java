package bonafide.source.connector;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.egress.Egress;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A connector against a provider on loopback that behaves in every way providers do.
class ConnectorTest {
  @TempDir Path folder;
  private HttpServer provider;
  private final AtomicInteger asked = new AtomicInteger();
  private volatile String mode = "good";
  private volatile String seen = "";
  private volatile String authorization = "";

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    provider.createContext("/accounts", this::answer);
    provider.createContext(
        "/token",
        exchange -> reply(exchange, 200, "{\"access_token\": \"t-1\", \"expires_in\": 3600}"));
    provider.start();
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    seen =
        exchange.getRequestURI()
            + " "
            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    switch (mode) {
      case "good" ->
          reply(
              exchange,
              200,
              "{\"holder\": {\"first\": \"SRI\", \"last\": \"MULYANI\"}, \"flags\": [\"fraud\"]}");
      case "absent" -> reply(exchange, 404, "{}");
      case "garbled" -> reply(exchange, 200, "<html>maintenance");
      case "odd" -> reply(exchange, 200, "{\"holder\": 7}");
      case "down" -> reply(exchange, 500, "");
      case "limiting" -> reply(exchange, 429, "");
      case "endless" -> reply(exchange, 200, "\"" + "x".repeat(2 << 20) + "\"");
      default -> {
        try {
          Thread.sleep(2_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        reply(exchange, 200, "{}");
      }
    }
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private Connector connector(String more, Set<String> allowed) throws IOException {
    var file = folder.resolve("provider.yaml");
    Files.writeString(
        file,
        """
        id: provider
        owner: Example Data Ltd
        kinds: [BANK_ACCOUNT]
        request:
          method: POST
          url: http://127.0.0.1:%d/accounts/{number}?bank={asked.provider}
          body: '{"account": number, "name": asked.name}'
        outcome: 'status = 404 ? "NOT_FOUND" : status = 200 and $exists(body.holder.last) ? "OK" : "INVALID_RESPONSE"'
        mapping: '{"name": body.holder.first & " " & body.holder.last, "blocked": "fraud" in body.flags ? "true" : "false"}'
        timeout_ms: 300
        retries: 0
        breaker: {failures: 5, open_ms: 700}
        %s
        """
            .formatted(provider.getAddress().getPort(), more));
    return new Connector(
        Description.read(file, Map.of("PASSWORD", "s3cret")),
        new Egress(allowed),
        InstantSource.system());
  }

  private Connector connector(String more) throws IOException {
    return connector(more, Set.of("127.0.0.1"));
  }

  private static Query query() {
    return new Query(
        Kind.BANK_ACCOUNT,
        Environment.LIVE,
        "client",
        "00 12/3",
        Map.of("provider", "B&A", "name", "Sri \"M\""),
        null);
  }

  @Test
  void aReplyIsMappedAndTheQuestionWellEncoded() throws IOException {
    var answer = connector("").ask(query());
    assertThat(answer.status()).isEqualTo(Status.OK);
    assertThat(answer.fields()).isEqualTo(Map.of("name", "SRI MULYANI", "blocked", "true"));
    assertThat(seen)
        .isEqualTo(
            "/accounts/00+12%2F3?bank=B%26A {\"account\":\"00 12/3\",\"name\":\"Sri \\\"M\\\"\"}");
  }

  @Test
  void everyWayToFailHasItsWord() throws IOException {
    var connector = connector("");
    for (var expected :
        Map.of(
                "absent",
                Status.NOT_FOUND,
                "garbled",
                Status.INVALID_RESPONSE,
                "odd",
                Status.INVALID_RESPONSE,
                "limiting",
                Status.RATE_LIMITED,
                "down",
                Status.UNAVAILABLE,
                "slow",
                Status.TIMEOUT)
            .entrySet()) {
      mode = expected.getKey();
      assertThat(connector.ask(query()).status()).as(mode).isEqualTo(expected.getValue());
      mode = "good";
      assertThat(connector.ask(query()).status()).isEqualTo(Status.OK);
    }
    mode = "endless";
    assertThat(connector.ask(query()).status()).isEqualTo(Status.UNAVAILABLE);
  }

  @Test
  void theBreakerOpensAndClosesAgain() throws Exception {
    var connector = connector("");
    mode = "down";
    for (var i = 0; i < 5; i++) connector.ask(query());
    var before = asked.get();
    var open = connector.ask(query());
    assertThat(open.status()).isEqualTo(Status.CIRCUIT_OPEN);
    assertThat(open.retryAfter()).isNotNull();
    assertThat(asked.get()).isEqualTo(before);
    mode = "good";
    Thread.sleep(800);
    assertThat(connector.ask(query()).status()).isEqualTo(Status.OK);
    assertThat(connector.ask(query()).status()).isEqualTo(Status.OK);
  }

  @Test
  void whatMayPassIsTriedAgainAsOftenAsTheFileSays() throws IOException {
    mode = "down";
    connector("").ask(query());
    assertThat(asked.get()).isEqualTo(1);
    var file = folder.resolve("provider.yaml");
    Files.writeString(file, Files.readString(file).replace("retries: 0", "retries: 2"));
    new Connector(
            Description.read(file, Map.of()),
            new Egress(Set.of("127.0.0.1")),
            InstantSource.system())
        .ask(query());
    assertThat(asked.get()).isEqualTo(4);
  }

  @Test
  void theQuotaIsKept() throws IOException {
    var connector = connector("quota_per_minute: 2");
    connector.ask(query());
    connector.ask(query());
    assertThat(connector.ask(query()).status()).isEqualTo(Status.RATE_LIMITED);
    assertThat(asked.get()).isEqualTo(2);
  }

  @Test
  void secretsComeFromTheEnvironmentAndTokensAreFetchedOnce() throws IOException {
    connector("auth: {basic: {user: us, password: '${PASSWORD}'}}").ask(query());
    assertThat(authorization).isEqualTo("Basic dXM6czNjcmV0");
    var oauth =
        connector(
            "auth: {oauth2: {token_url: 'http://127.0.0.1:"
                + provider.getAddress().getPort()
                + "/token', client_id: a, client_secret: b}}");
    oauth.ask(query());
    assertThat(authorization).isEqualTo("Bearer t-1");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> connector("auth: {bearer: '${MISSING}'}"))
        .hasMessageContaining("MISSING");
  }

  @Test
  void addressesInsideTheNetworkAreNotReachedUnlessAllowed() throws IOException {
    assertThat(connector("", Set.of()).ask(query()).status()).isEqualTo(Status.UNAVAILABLE);
    assertThat(asked.get()).isZero();
  }

  @Test
  void recordedExchangesTestTheFile() throws IOException {
    var good =
        connector(
            """
            samples:
              - number: "1"
                reply: {status: 200, body: {holder: {first: A, last: B}, flags: []}}
                expect: {status: OK, fields: {name: A B, blocked: "false"}}
              - number: "2"
                reply: {status: 404}
                expect: {status: NOT_FOUND}
            """);
    assertThat(good.test()).isEmpty();
    var bad =
        connector(
            """
            samples:
              - number: "1"
                reply: {status: 200, body: {holder: {first: A, last: B}}}
                expect: {status: NOT_FOUND}
            """);
    assertThat(bad.test()).isNotEmpty();
  }

  @Test
  void expressionsCannotRunOn() throws IOException {
    var file = folder.resolve("provider.yaml");
    connector("");
    var text = Files.readString(file);
    for (var hostile :
        java.util.List.of(
            "( $f := function($x) { $f($x + 1) }; $f(0) )",
            "$pad(\"x\", 100000000)",
            "$eval(\"1\")")) {
      Files.writeString(
          file,
          text.replaceFirst(
              "(?m)^outcome:.*$",
              java.util.regex.Matcher.quoteReplacement("outcome: '" + hostile + "'")));
      var connector =
          new Connector(
              Description.read(file, Map.of()),
              new Egress(Set.of("127.0.0.1")),
              InstantSource.system());
      assertThat(connector.ask(query()).status()).isEqualTo(Status.INVALID_RESPONSE);
    }
  }
}
