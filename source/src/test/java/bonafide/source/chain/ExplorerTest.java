package bonafide.source.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.core.Environment;
import bonafide.source.Answer;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Servers that know a chain, in the three ways they speak, and in the ways they fail.
class ExplorerTest {
  private static final String OWN = "0x72a5843cc08275c8171e582972aa4fda8c397b2a";
  private static final String OTHER = "0x00000000000000000000000000000000000000a4";

  @TempDir Path folder;
  private final Map<String, String> replies = new HashMap<>();
  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var asked = sent.isEmpty() ? exchange.getRequestURI().toString() : method(sent);
    var bytes = replies.getOrDefault(asked, "{}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String method(String sent) {
    return JsonMapper.shared().readTree(sent).path("method").asString();
  }

  private Explorer explorer(String chain, String speech) throws IOException {
    var file = folder.resolve("chains.yaml");
    Files.writeString(
        file,
        "- {id: test, owner: Test, chain: %s, speaks: %s, url: 'http://127.0.0.1:%d', pages: 2}"
            .formatted(chain, speech, server.getAddress().getPort()));
    return Explorer.in(file, new Egress(Set.of("127.0.0.1")), InstantSource.system()).getFirst();
  }

  private static Answer ask(Explorer explorer, String chain, String address) {
    return explorer.ask(
        new Query(
            Kind.CHAIN,
            "",
            Environment.LIVE,
            "client",
            "order",
            address,
            Map.of("chain", chain),
            null,
            null));
  }

  @Test
  void blockscoutTellsWhoPaidWhomPageByPage() throws IOException {
    var account = "/api/v2/addresses/" + OWN;
    replies.put(account, "{\"coin_balance\": \"400000000000000000\"}");
    replies.put(account + "/counters", "{\"transactions_count\": \"3\"}");
    replies.put(
        account + "/transactions",
        """
        {"items": [
          {"hash": "0x1", "timestamp": "2024-01-01T00:00:00.000000Z", "status": "ok",
           "from": {"hash": "%s"}, "to": {"hash": "%s"}, "value": "1500000000000000000"},
          {"hash": "0x2", "timestamp": "2024-01-02T00:00:00.000000Z", "status": "error",
           "from": {"hash": "%s"}, "to": {"hash": "%s"}, "value": "9000000000000000000"}],
         "next_page_params": {"block_number": 7, "index": 1}}
        """
            .formatted(
                OTHER.toUpperCase(java.util.Locale.ROOT).replace("0X", "0x"), OWN, OTHER, OWN));
    replies.put(
        account + "/transactions?block_number=7&index=1",
        """
        {"items": [
          {"hash": "0x3", "timestamp": "2023-12-01T00:00:00.000000Z", "status": "ok",
           "from": {"hash": "%s"}, "to": {"hash": "%s"}, "value": "1100000000000000000"}],
         "next_page_params": null}
        """
            .formatted(OWN, OTHER));
    var fields = ask(explorer("ETH", "BLOCKSCOUT"), "ETH", OWN).fields();
    assertThat(fields)
        .containsEntry("received", "1.5")
        .containsEntry("sent", "1.1")
        .containsEntry("balance", "0.4")
        .containsEntry("count", "3")
        .containsEntry("complete", "true")
        .containsEntry("first", "2023-12-01T00:00:00Z");
    assertThat(JsonMapper.shared().readTree(fields.get("movements"))).hasSize(2);
    assertThat(fields.get("movements")).contains(OTHER).doesNotContain("0x2\"");
  }

  @Test
  void aNodeKnowsTheBalanceAndNoMovements() throws IOException {
    replies.put(
        "eth_getBalance", "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": \"0x58d15e176280000\"}");
    replies.put(
        "eth_getTransactionCount", "{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": \"0x25\"}");
    var fields = ask(explorer("ETH", "RPC"), "ETH", OWN).fields();
    assertThat(fields)
        .containsEntry("balance", "0.4")
        .containsEntry("count", "37")
        .containsEntry("complete", "false")
        .containsEntry("movements", "[]")
        .doesNotContainKeys("received", "sent");
  }

  @Test
  void everyWayToFailHasItsWord() throws IOException {
    var explorer = explorer("ETH", "BLOCKSCOUT");
    assertThat(ask(explorer, "BTC", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa").status())
        .isEqualTo(Status.NOT_CONFIGURED);
    status = 500;
    assertThat(ask(explorer, "ETH", OWN).status()).isEqualTo(Status.UNAVAILABLE);
    status = 200;
    replies.put("/api/v2/addresses/" + OWN, "<html>");
    assertThat(ask(explorer, "ETH", OWN).status()).isEqualTo(Status.INVALID_RESPONSE);
    server.stop(0);
    assertThat(ask(explorer, "ETH", OWN).status()).isEqualTo(Status.UNAVAILABLE);
    assertThat(explorer.answers(Kind.CHAIN, "", Environment.DEVELOPMENT)).isFalse();
  }

  @Test
  void aFileThatIsNoListOfServersSaysWhatIsWrong() throws IOException {
    var file = folder.resolve("wrong.yaml");
    for (var wrong :
        List.of(
            "- {id: a, owner: b, chain: BTC, speaks: RPC, url: 'https://a.test'}",
            "- {id: a, owner: b, chain: ETH, speaks: RPC, url: 'nonsense'}",
            "- {id: a}",
            "nonsense")) {
      Files.writeString(file, wrong);
      assertThatThrownBy(() -> Explorer.in(file, new Egress(Set.of()), InstantSource.system()))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(Explorer.in(folder.resolve("none"), new Egress(Set.of()), InstantSource.system()))
        .isEmpty();
  }
}
