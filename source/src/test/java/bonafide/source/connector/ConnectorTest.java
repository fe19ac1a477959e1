package bonafide.source.connector;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import bonafide.source.SourceContract;
import bonafide.source.egress.Egress;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A connector against a provider on loopback that behaves in every way providers do.
class ConnectorTest extends SourceContract {
  @TempDir Path folder;
  private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final InstantSource clock = () -> now;
  private HttpServer provider;
  private static final Pattern ABOUT =
      Pattern.compile("\"account\":\"(00 12/3|1234567890)\"|/accounts/jobs/");
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
    if (mode.equals("good") && !ABOUT.matcher(seen).find()) {
      reply(exchange, 404, "{}");
      return;
    }
    switch (mode) {
      case "good" ->
          reply(
              exchange,
              200,
              "{\"holder\": {\"first\": \"FIRA DIYANKA\", \"last\": \"FEBRIYANTI\"}, \"flags\":"
                  + " [\"fraud\"]}");
      case "taken" -> reply(exchange, 202, "{\"job\": \"j/7\"}");
      case "companies" ->
          reply(
              exchange,
              200,
              "[{\"Company_Name\": \"測試股份有限公司\", \"Business_Accounting_NO\": \"00000000\","
                  + " \"Company_Status_Desc\": \"核准設立\"}]");
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
        outcome: 'status = 404 ? "NOT_FOUND" : status = 202 ? "PENDING" : status = 200 and $exists(body.holder.last) ? "OK" : "INVALID_RESPONSE"'
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
        "https://us.example",
        clock);
  }

  private Connector connector(String more) throws IOException {
    return connector(more, Set.of("127.0.0.1"));
  }

  private static Query query() {
    return with(null);
  }

  private static Query with(Query.@Nullable Ticket ticket) {
    return new Query(
        Kind.BANK_ACCOUNT,
        "ID",
        Environment.LIVE,
        "client",
        "order",
        "00 12/3",
        Map.of("provider", "B&A", "name", "Sri \"M\""),
        null,
        ticket);
  }

  @Override
  protected Source source() throws IOException {
    return connector("at_once: 64");
  }

  @Override
  protected Environment environment() {
    return Environment.LIVE;
  }

  @Override
  protected String breakDown() {
    mode = "down";
    return "1234567890";
  }

  @Test
  void aReplyIsMappedAndTheQuestionWellEncoded() throws IOException {
    var answer = connector("").ask(query());
    assertThat(answer.status()).isEqualTo(Status.OK);
    assertThat(answer.fields()).isEqualTo(Map.of("name", HOLDER, "blocked", "true"));
    assertThat(seen)
        .isEqualTo(
            "/accounts/00+12%2F3?bank=B%26A {\"account\":\"00 12/3\",\"name\":\"Sri \\\"M\\\"\"}");
  }

  /// As Taiwan's register of companies answers; docs/guides/diligence.md has the same mapping.
  @Test
  void recordsOfCompaniesAreMappedToOneField() throws IOException {
    mode = "companies";
    var file = folder.resolve("companies.yaml");
    Files.writeString(
        file,
        """
        id: gcis
        owner: Test
        kinds: [COMPANY, RULING, NEWS]
        countries: [TW]
        request:
          method: GET
          url: 'http://127.0.0.1:%d/accounts?$format=json&$filter=Company_Name%%20like%%20{number}&$top=50'
        outcome: 'status = 200 ? ($exists(body[0]) ? "OK" : "NOT_FOUND") : "INVALID_RESPONSE"'
        mapping: '{"records": $string([body.{"name": Company_Name, "number": Business_Accounting_NO, "status": Company_Status_Desc}])}'
        """
            .formatted(provider.getAddress().getPort()));
    var connector =
        new Connector(
            Description.read(file, Map.of()),
            new Egress(Set.of("127.0.0.1")),
            "https://us.example",
            clock);
    var answer =
        connector.ask(
            new Query(
                Kind.COMPANY,
                "TW",
                Environment.LIVE,
                "client",
                "order",
                "測試",
                Map.of("type", "company"),
                null,
                null));
    assertThat(answer.status()).isEqualTo(Status.OK);
    assertThat(answer.fields())
        .isEqualTo(
            Map.of(
                "records",
                "[{\"name\":\"測試股份有限公司\",\"number\":\"00000000\",\"status\":\"核准設立\"}]"));
    assertThat(seen).contains("%E6%B8%AC%E8%A9%A6");
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
            "https://us.example",
            clock)
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

  private static final String POLL =
      """
      later:
        taken: body.job
        poll: {method: GET, url: 'http://127.0.0.1:%d/accounts/jobs/{taken}'}
        every_ms: 700
        give_up_minutes: 60
      price: {amount: 0.25, currency: USD, statuses: [OK, NOT_FOUND]}
      """;

  @Test
  void whatIsTakenIsAskedForUntilItIsThere() throws IOException {
    var connector = connector(POLL.formatted(provider.getAddress().getPort()));
    assertThat(connector.mayAnswerLater()).isTrue();
    mode = "taken";
    var pending = connector.ask(with(new Query.Ticket("r-1", null, now)));
    assertThat(pending.status()).isEqualTo(Status.PENDING);
    assertThat(pending.taken()).isEqualTo("j/7");
    assertThat(pending.retryAfter()).isEqualTo(Duration.ofMillis(700));
    assertThat(pending.cost()).isNull();
    var ticket = new Query.Ticket("r-1", "j/7", now);
    for (var trouble : List.of("taken", "down", "garbled")) {
      mode = trouble;
      now = now.plusSeconds(100);
      var again = connector.ask(with(ticket));
      assertThat(again.status()).as(trouble).isEqualTo(Status.PENDING);
      assertThat(again.retryAfter()).isGreaterThan(Duration.ofSeconds(9));
      assertThat(seen).startsWith("/accounts/jobs/j%2F7");
    }
    mode = "good";
    var answer = connector.ask(with(ticket));
    assertThat(answer.fields()).containsEntry("name", HOLDER);
    assertThat(answer.cost()).isEqualTo(new Answer.Cost(new BigDecimal("0.25"), "USD"));
    now = now.plus(Duration.ofHours(2));
    assertThat(connector.ask(with(ticket)).status()).isEqualTo(Status.TIMEOUT);
  }

  @Test
  void whatTheSourceSendsByItselfMustBeItsOwn() throws IOException {
    var connector = connector("later: {signature: {header: X-Sign, secret: s}}");
    mode = "taken";
    var pending = connector.ask(with(new Query.Ticket("r-1", null, now)));
    assertThat(pending.status()).isEqualTo(Status.PENDING);
    var before = asked.get();
    assertThat(connector.ask(with(new Query.Ticket("r-1", "", now))).status())
        .isEqualTo(Status.PENDING);
    assertThat(asked.get()).as("it is not asked again").isEqualTo(before);
    var reply =
        "{\"holder\": {\"first\": \"A\", \"last\": \"B\"}}".getBytes(StandardCharsets.UTF_8);
    assertThat(connector.read(reply, _ -> "").status()).isEqualTo(Status.REJECTED);
    assertThat(connector.read(reply, _ -> "00").status()).isEqualTo(Status.REJECTED);
    var sign = "f8a5d3a5";
    assertThat(connector.read(reply, _ -> sign).status()).isEqualTo(Status.REJECTED);
    var good = HexFormat.of().formatHex(hmac("s", reply));
    assertThat(connector.read(reply, name -> name.equals("X-Sign") ? good : "").fields())
        .containsEntry("name", "A B");
    var nonsense = "{}".getBytes(StandardCharsets.UTF_8);
    var signed = HexFormat.of().formatHex(hmac("s", nonsense));
    assertThat(connector.read(nonsense, _ -> signed).status()).isEqualTo(Status.REJECTED);
  }

  private static byte[] hmac(String secret, byte[] content) {
    try {
      var mac = javax.crypto.Mac.getInstance("HmacSHA256");
      mac.init(
          new javax.crypto.spec.SecretKeySpec(
              secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(content);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void countriesAndMemoryAreAsTheFileSays() throws IOException {
    var any = connector("");
    assertThat(any.answers(Kind.BANK_ACCOUNT, "PH", Environment.LIVE)).isTrue();
    assertThat(any.remembered(Kind.BANK_ACCOUNT)).isEqualTo(Kind.BANK_ACCOUNT.remembered());
    var one = connector("countries: [ID]\nremember_minutes: 5");
    assertThat(one.answers(Kind.BANK_ACCOUNT, "PH", Environment.LIVE)).isFalse();
    assertThat(one.answers(Kind.BANK_ACCOUNT, "ID", Environment.LIVE)).isTrue();
    assertThat(one.remembered(Kind.BANK_ACCOUNT)).isEqualTo(Duration.ofMinutes(5));
    assertThat(one.origin().countries()).isEqualTo("ID");
  }

  @Test
  void aProviderThatWantsOurCertificateGetsIt() throws Exception {
    var ours = store("ours", "CN=us");
    var theirs = store("theirs", "CN=127.0.0.1", "-ext", "SAN=IP:127.0.0.1");
    var context = SSLContext.getInstance("TLS");
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(theirs, "secret".toCharArray());
    var trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusting("us", ours));
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    try (var out = Files.newOutputStream(folder.resolve("trust.p12"))) {
      trusting("them", theirs).store(out, "secret".toCharArray());
    }
    var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            var wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    server.createContext("/accounts", this::answer);
    server.start();
    try {
      var certificate =
          "auth: {certificate: {keystore: ours.p12, password: secret, truststore: trust.p12,"
              + " truststore_password: secret}}";
      connector(certificate);
      var file = folder.resolve("provider.yaml");
      var text =
          Files.readString(file)
              .replaceFirst(
                  "http://127.0.0.1:\\d+", "https://127.0.0.1:" + server.getAddress().getPort())
              .replace("timeout_ms: 300", "timeout_ms: 5000");
      Files.writeString(file, text);
      var egress = new Egress(Set.of("127.0.0.1"));
      assertThat(
              new Connector(Description.read(file, Map.of()), egress, "", clock)
                  .ask(query())
                  .status())
          .isEqualTo(Status.OK);
      Files.writeString(file, text.replace(certificate, ""));
      assertThat(
              new Connector(Description.read(file, Map.of()), egress, "", clock)
                  .ask(query())
                  .status())
          .isEqualTo(Status.UNAVAILABLE);
    } finally {
      server.stop(0);
    }
  }

  private KeyStore store(String name, String subject, String... more) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                folder.resolve(name + ".p12").toString(),
                "-storepass",
                "secret",
                "-validity",
                "2"));
    command.addAll(List.of(more));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(folder.resolve(name + ".p12"))) {
      store.load(in, "secret".toCharArray());
    }
    return store;
  }

  private static KeyStore trusting(String name, KeyStore other) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(name, other.getCertificate(other.aliases().nextElement()));
    return store;
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
  void anExpressionThatIsNoneIsNamedAtTheStart() {
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> connector("later: {poll: {method: POST, url: 'http://127.0.0.1/', body: '{'}}"))
        .hasMessageContaining("not an expression");
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
              "https://us.example",
              clock);
      assertThat(connector.ask(query()).status()).isEqualTo(Status.INVALID_RESPONSE);
    }
  }
}
