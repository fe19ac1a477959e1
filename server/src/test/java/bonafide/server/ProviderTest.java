package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;

/// Live look-ups over a provider that is down, garbled, and back: right states, nothing lost,
/// asked once.
@Isolated("a thousand requests at once fill a machine")
class ProviderTest {
  private static final String BANK = "/v2.1/identity/bank_account_data_requests";

  @TempDir static Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "{\"holder\": \"SRI MULYANI\"}";

  @Test
  void aLookUpOutlivesItsProvidersOutage() throws IOException {
    var provider =
        provider(
            exchange -> {
              asked.incrementAndGet();
              var bytes = body.getBytes(StandardCharsets.UTF_8);
              exchange.sendResponseHeaders(status, bytes.length);
              exchange.getResponseBody().write(bytes);
              exchange.close();
            });
    var sources = Files.createDirectories(folder.resolve("sources"));
    Files.writeString(
        sources.resolve("bank.yaml"),
        """
        id: bank
        owner: Example Data Ltd
        kinds: [BANK_ACCOUNT]
        request: {method: GET, url: 'http://127.0.0.1:%d/{asked.provider}/{number}'}
        outcome: 'status = 200 ? "OK" : "NOT_FOUND"'
        mapping: '{"name": body.holder}'
        retries: 0
        breaker: {failures: 100, open_ms: 1000}
        """
            .formatted(provider.getAddress().getPort()));
    var server = Running.start(Map.of("data.folder", folder.toString()));
    try (var receiver = new Receiver()) {
      var live = server.api(server.newClient(), Environment.LIVE);
      live.post(
              "/v1/callback/urls",
              "{\"type\": \"NAME_VALIDATOR_REQUEST\", \"url\": \"" + receiver.url("/") + "\"}")
          .expect(200);
      status = 500;
      var created = live.post(BANK, account("001")).expect(200).json();
      var twin = live.post(BANK, account("001")).expect(200).json();
      assertThat(created.path("status").asString()).isEqualTo("PENDING");
      await(() -> asked.get() >= 1);
      assertThat(read(live, created).path("status").asString()).isEqualTo("PENDING");
      status = 200;
      await(
          () ->
              read(live, created).path("status").asString().equals("COMPLETED")
                  && read(live, twin).path("status").asString().equals("COMPLETED"));
      assertThat(read(live, created).path("result").path("name_matching_result").asString())
          .isEqualTo("MATCH");
      receiver.awaitCallbacks(2);
      var before = asked.get();
      assertThat(live.post(BANK, account("001")).expect(200).json().path("status").asString())
          .isEqualTo("COMPLETED");
      assertThat(asked.get()).as("a recent answer is not asked for again").isEqualTo(before);
      body = "<html>";
      var garbled = live.post(BANK, account("002")).expect(200).json();
      await(() -> read(live, garbled).path("status").asString().matches("FAILED|COMPLETED"));
      assertThat(read(live, garbled).path("status").asString()).isEqualTo("FAILED");
      assertThat(server.anonymous().get("/metrics").expect(200).text())
          .contains(
              "bonafide_source_asked_seconds_count{kind=\"BANK_ACCOUNT\",source=\"bank\",status=\"UNAVAILABLE\"}");
    } finally {
      server.stop();
      provider.stop(0);
    }
  }

  @Test
  void whatASourceKnowsOfEmailAndPhoneStandsInTheSession() throws IOException {
    var told =
        """
        {"leaks": 3, "first": "2016-05", "last": "2024-11-02", "at": "github, spotify"}
        """
            .getBytes(StandardCharsets.UTF_8);
    var provider =
        provider(
            exchange -> {
              exchange.sendResponseHeaders(200, told.length);
              exchange.getResponseBody().write(told);
              exchange.close();
            });
    var data = Files.createDirectories(folder.resolve("contacts"));
    Files.writeString(
        Files.createDirectories(data.resolve("sources")).resolve("contacts.yaml"),
        """
        id: contacts
        owner: Example Data Ltd
        kinds: [EMAIL, PHONE]
        request: {method: GET, url: 'http://127.0.0.1:%d/{number}'}
        outcome: 'status = 200 ? "OK" : "NOT_FOUND"'
        mapping: >-
          {"exists": "true", "breaches": $string(body.leaks), "first_breach": body.first,
           "last_breach": body.last, "breached": "example.net 2013-10, example.org", "name": "Sri Mulyani",
           "registered": body.at, "current_carrier": "Harbour Mobile",
           "active": "true", "disposable": "true"}
        """
            .formatted(provider.getAddress().getPort()));
    var server = Running.start(Map.of("data.folder", data.toString()));
    try {
      var live = server.api(server.newClient(), Environment.LIVE);
      var template = SessionTest.template(live, SessionTest.blueprint("FRAUD_CHECK"));
      var request = Api.JSON.createObjectNode().put("template_id", template);
      request
          .putObject("user_data")
          .put("email_address", "somebody@example.com")
          .put("phone_number", "+14155550100");
      var answer =
          live.post("/api/v1/verify/run_user_verification", request.toString()).expect(200).json();
      var email = answer.at("/fraud_insights/email_insights/0");
      assertThat(email.path("no_of_breaches").asInt()).isEqualTo(3);
      assertThat(email.path("is_breached").asBoolean()).isTrue();
      assertThat(email.path("first_breach").asString()).isEqualTo("2016-05");
      assertThat(email.path("last_breach").asString()).isEqualTo("2024-11-02");
      assertThat(email.at("/social_profiles/1/platform").asString()).isEqualTo("spotify");
      assertThat(email.at("/breaches/0/domain_name").asString()).isEqualTo("example.net");
      assertThat(email.at("/breaches/0/breach_date").asString()).isEqualTo("2013-10");
      assertThat(email.at("/breaches/1/breach_date").isNull()).isTrue();
      var phone = answer.at("/fraud_insights/phone_insights/0");
      assertThat(phone.at("/persons/0/names/0/value").asString()).isEqualTo("Sri Mulyani");
      assertThat(phone.path("phone_active").asString()).isEqualTo("YES");
      assertThat(phone.path("phone_disposable").asBoolean()).isTrue();
      assertThat(phone.path("current_carrier").asString()).isEqualTo("Harbour Mobile");
      assertThat(phone.at("/warnings/0/message").asString())
          .isEqualTo("The number is lent to anybody for a while.");
    } finally {
      server.stop();
      provider.stop(0);
    }
  }

  @Test
  void anAnswerThatComesLaterIsTakenOnceAndOnlyFromItsSource() throws Exception {
    var references = new java.util.concurrent.LinkedBlockingQueue<String>();
    var provider =
        provider(
            exchange -> {
              var sent = Api.JSON.readTree(exchange.getRequestBody().readAllBytes());
              references.add(sent.path("reply_to").asString());
              exchange.sendResponseHeaders(202, -1);
              exchange.close();
            });
    var sources = Files.createDirectories(folder.resolve("later"));
    Files.writeString(
        sources.resolve("bank.yaml"),
        """
        id: later
        owner: Example Data Ltd
        kinds: [BANK_ACCOUNT]
        request: {method: POST, url: 'http://127.0.0.1:%d/', body: '{"reply_to": reply_url}'}
        outcome: 'status = 202 ? "PENDING" : $exists(body.holder) ? "OK" : "INVALID_RESPONSE"'
        mapping: '{"name": body.holder}'
        later: {signature: {header: X-Key, secret: s3cret}, every_ms: 100}
        """
            .formatted(provider.getAddress().getPort()));
    var server =
        Running.start(
            Map.of(
                "data.folder", folder.toString(),
                "sources.folder", sources.toString(),
                "http.public-url", "https://bonafide.example/"));
    try {
      var live = server.api(server.newClient(), Environment.LIVE);
      var created = live.post(BANK, account("777")).expect(200).json();
      var reply = references.take();
      assertThat(reply).startsWith("https://bonafide.example/sources/replies/");
      var path = reply.substring("https://bonafide.example".length());
      var body = "{\"holder\": \"SRI MULYANI\"}";
      var anyone = server.anonymous();
      assertThat(anyone.post(path + "0", body).status()).isEqualTo(404);
      assertThat(anyone.post(path, body).status()).isEqualTo(422);
      assertThat(read(live, created).path("status").asString()).isEqualTo("PENDING");
      var signed = anyone.with("X-Key", hmac("s3cret", body));
      assertThat(signed.post(path, body).status()).isEqualTo(204);
      await(() -> read(live, created).path("status").asString().equals("COMPLETED"));
      assertThat(read(live, created).path("result").path("name_matching_result").asString())
          .isEqualTo("MATCH");
      assertThat(signed.post(path, body).status()).as("told twice").isEqualTo(204);
      assertThat(references).as("asked once").isEmpty();
    } finally {
      server.stop();
      provider.stop(0);
    }
  }

  private static String hmac(String secret, String body) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aThousandIdenticalRequestsAskOnce() throws Exception {
    var provider =
        provider(
            exchange -> {
              asked.incrementAndGet();
              exchange.sendResponseHeaders(404, -1);
              exchange.close();
            });
    var sources = Files.createDirectories(folder.resolve("once"));
    Files.writeString(
        sources.resolve("bank.yaml"),
        """
        id: once
        owner: Example Data Ltd
        kinds: [BANK_ACCOUNT]
        request: {method: GET, url: 'http://127.0.0.1:%d/{number}'}
        outcome: '"NOT_FOUND"'
        mapping: '{}'
        price: {amount: 0.5, currency: USD, statuses: [OK, NOT_FOUND]}
        """
            .formatted(provider.getAddress().getPort()));
    var server =
        Running.start(
            Map.of("data.folder", folder.toString(), "sources.folder", sources.toString()));
    try (var threads = Executors.newFixedThreadPool(64)) {
      var live = server.api(server.newClient(), Environment.LIVE);
      java.util.concurrent.Callable<JsonNode> ask =
          () -> live.post(BANK, account("555")).expect(200).json();
      for (var created : threads.invokeAll(java.util.Collections.nCopies(1_000, ask))) {
        var request = created.get();
        if (!request.path("status").asString().equals("COMPLETED"))
          await(
              () -> read(live, request).path("status").asString().equals("COMPLETED"),
              () -> read(live, request).toString());
      }
      assertThat(asked.get()).isEqualTo(1);
      assertThat(server.anonymous().get("/metrics").expect(200).text())
          .contains(
              "bonafide_source_cost_total{currency=\"USD\",kind=\"BANK_ACCOUNT\",source=\"once\"}"
                  + " 0.5");
    } finally {
      server.stop();
      provider.stop(0);
    }
  }

  private static HttpServer provider(HttpHandler handler) throws IOException {
    var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    provider.createContext("/", handler);
    provider.start();
    return provider;
  }

  private static String account(String number) {
    return "{\"bank_account_number\": \""
        + number
        + "\", \"bank_code\": \"BCA\", \"given_name\": \"Sri\", \"surname\": \"Mulyani\"}";
  }

  private static JsonNode read(Api api, JsonNode created) {
    return api.get(BANK + "/" + created.path("id").asString()).expect(200).json();
  }

  private static void await(java.util.function.BooleanSupplier holds) {
    await(holds, () -> "");
  }

  private static void await(
      java.util.function.BooleanSupplier holds, java.util.function.Supplier<String> instead) {
    for (var i = 0; i < 400 && !holds.getAsBoolean(); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    assertThat(holds.getAsBoolean()).as(instead).isTrue();
  }
}
