package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Live look-ups over a provider that is down, garbled, and back: right states, nothing lost,
/// asked once.
class ProviderTest {
  private static final String BANK = "/v2.1/identity/bank_account_data_requests";

  @TempDir static Path folder;

  private final AtomicInteger asked = new AtomicInteger();
  private volatile int status = 200;
  private volatile String body = "{\"holder\": \"SRI MULYANI\"}";

  @Test
  void aLookUpOutlivesItsProvidersOutage() throws IOException {
    var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    provider.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    provider.start();
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

  private static String account(String number) {
    return "{\"bank_account_number\": \""
        + number
        + "\", \"bank_code\": \"BCA\", \"given_name\": \"Sri\", \"surname\": \"Mulyani\"}";
  }

  private static JsonNode read(Api api, JsonNode created) {
    return api.get(BANK + "/" + created.path("id").asString()).expect(200).json();
  }

  private static void await(java.util.function.BooleanSupplier holds) {
    for (var i = 0; i < 400 && !holds.getAsBoolean(); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }
}
