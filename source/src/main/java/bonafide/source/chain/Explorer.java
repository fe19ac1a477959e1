package bonafide.source.chain;

import bonafide.core.Chain;
import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import bonafide.source.egress.Egress;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A server that knows a chain: one that speaks as Esplora or Blockscout do, or a node with
/// Ethereum's JSON-RPC. It answers LIVE questions.
public final class Explorer implements Source {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 16 << 20;
  private static final int PAGES = 8;
  private static final int SATOSHI = 8;
  private static final int WEI = 18;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Description description;
  private final Origin origin;
  private final Egress egress;
  private final InstantSource clock;

  /// What a server speaks.
  public enum Speech {
    ESPLORA,
    BLOCKSCOUT,
    RPC
  }

  /// @param url without a slash at its end
  /// @param pages how many pages of movements are read for one address; 8 when absent
  public record Description(
      String id, String owner, Chain chain, Speech speaks, String url, @Nullable Integer pages) {}

  private Explorer(Description description, Egress egress, InstantSource clock) {
    this.description = description;
    this.egress = egress;
    this.clock = clock;
    origin = new Origin(description.id(), description.owner(), Origin.Type.CONNECTOR, "");
  }

  /// The servers of an operator's file, which need not be there.
  ///
  /// @throws IllegalArgumentException saying what is wrong with the file
  public static List<Explorer> in(Path file, Egress egress, InstantSource clock) {
    if (!Files.isRegularFile(file)) return List.of();
    try {
      var explorers = new ArrayList<Explorer>();
      for (var one : YAML.readValue(Files.readAllBytes(file), Description[].class)) {
        if (one.id() == null
            || one.owner() == null
            || one.chain() == null
            || one.speaks() == null
            || one.url() == null)
          throw new IllegalArgumentException(
              file + ": a chain needs id, owner, chain, speaks and url");
        Egress.form(one.url());
        if ((one.chain() == Chain.BTC) != (one.speaks() == Speech.ESPLORA))
          throw new IllegalArgumentException(
              file + ": " + one.id() + ": Esplora speaks of BTC, the others of ETH");
        explorers.add(new Explorer(one, egress, clock));
      }
      return List.copyOf(explorers);
    } catch (JacksonException | IOException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public boolean answers(Kind kind, String country, Environment environment) {
    return kind == Kind.CHAIN && environment == Environment.LIVE;
  }

  @Override
  public Answer ask(Query query) {
    if (!description.chain().name().equals(query.asked().get("chain")))
      return Answer.of(Status.NOT_CONFIGURED, origin, clock.instant());
    try {
      var fields =
          switch (description.speaks()) {
            case ESPLORA -> esplora(query.number());
            case BLOCKSCOUT -> blockscout(query.number());
            case RPC -> rpc(query.number());
          };
      return Answer.found(fields, origin, clock.instant());
    } catch (HttpTimeoutException e) {
      return Answer.of(Status.TIMEOUT, origin, clock.instant());
    } catch (IOException e) {
      return Answer.of(Status.UNAVAILABLE, origin, clock.instant());
    } catch (JacksonException | NumberFormatException | java.time.DateTimeException e) {
      return Answer.of(Status.INVALID_RESPONSE, origin, clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.of(Status.TIMEOUT, origin, clock.instant());
    }
  }

  private int pages() {
    return description.pages() == null ? PAGES : description.pages();
  }

  private Map<String, String> esplora(String address) throws IOException, InterruptedException {
    var stats = get("/address/" + address).path("chain_stats");
    var count = stats.path("tx_count").asLong();
    var history = new ChainHistory("BTC");
    var seen = 0L;
    var last = "";
    for (var page = 0; page < pages() && seen < count; page++) {
      var some = get("/address/" + address + "/txs/chain" + (last.isEmpty() ? "" : "/" + last));
      if (some.isEmpty()) break;
      for (var transaction : some) {
        spent(address, transaction, history);
        last = transaction.path("txid").asString();
        seen++;
      }
    }
    var received = satoshi(stats.path("funded_txo_sum"));
    var sent = satoshi(stats.path("spent_txo_sum"));
    return history.fields(received, sent, received.subtract(sent), count, seen >= count);
  }

  /// A transaction takes coins from several and gives to several: what the address gained comes
  /// from the others who paid in, by how much they paid; what it lost goes to the others who were
  /// paid. Change that comes back counts for nothing.
  private static void spent(String address, JsonNode transaction, ChainHistory history) {
    var in = new TreeMap<String, BigDecimal>();
    var out = new TreeMap<String, BigDecimal>();
    for (var input : transaction.path("vin")) coins(input.path("prevout"), in);
    for (var output : transaction.path("vout")) coins(output, out);
    var lost = in.getOrDefault(address, BigDecimal.ZERO);
    var gained = out.getOrDefault(address, BigDecimal.ZERO);
    var net = gained.subtract(lost);
    in.remove(address);
    out.remove(address);
    var others = net.signum() > 0 ? in : out;
    var total = others.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (net.signum() == 0 || total.signum() == 0) return;
    var at = Instant.ofEpochSecond(transaction.path("status").path("block_time").asLong());
    for (var other : others.entrySet()) {
      var part =
          net.abs()
              .multiply(other.getValue())
              .divide(total, SATOSHI + 4, java.math.RoundingMode.HALF_EVEN)
              .stripTrailingZeros();
      history.add(transaction.path("txid").asString(), at, net.signum() > 0, other.getKey(), part);
    }
  }

  private static void coins(JsonNode coin, Map<String, BigDecimal> sums) {
    var owner = coin.path("scriptpubkey_address").asString("");
    if (!owner.isEmpty()) sums.merge(owner, satoshi(coin.path("value")), BigDecimal::add);
  }

  private static BigDecimal satoshi(JsonNode value) {
    return BigDecimal.valueOf(value.asLong(), SATOSHI);
  }

  private Map<String, String> blockscout(String address) throws IOException, InterruptedException {
    var account = get("/api/v2/addresses/" + address);
    var counters = get("/api/v2/addresses/" + address + "/counters");
    var history = new ChainHistory("ETH");
    var query = "";
    var more = true;
    for (var page = 0; page < pages() && more; page++) {
      var some = get("/api/v2/addresses/" + address + "/transactions" + query);
      for (var transaction : some.path("items")) moved(address, transaction, history);
      var next = some.path("next_page_params");
      more = next.isObject() && !next.isEmpty();
      var parameters = new StringJoiner("&", "?", "");
      next.forEachEntry(
          (name, value) ->
              parameters.add(
                  name + "=" + URLEncoder.encode(value.asString(), StandardCharsets.UTF_8)));
      query = parameters.toString();
    }
    return history.fields(
        history.received(),
        history.sent(),
        wei(new BigInteger(account.path("coin_balance").asString("0"))),
        counters.path("transactions_count").asLong(),
        !more);
  }

  private static void moved(String address, JsonNode transaction, ChainHistory history) {
    var from = hash(transaction.path("from"));
    var to = hash(transaction.path("to"));
    var value = wei(new BigInteger(transaction.path("value").asString("0")));
    if (from.equals(to) || transaction.path("status").asString("ok").equals("error")) return;
    var incoming = to.equals(address);
    history.add(
        transaction.path("hash").asString(),
        Instant.parse(transaction.path("timestamp").asString()),
        incoming,
        incoming ? from : to,
        value);
  }

  private static String hash(JsonNode party) {
    return party.path("hash").asString("").toLowerCase(Locale.ROOT);
  }

  private static BigDecimal wei(BigInteger amount) {
    return new BigDecimal(amount, WEI).stripTrailingZeros();
  }

  /// A node knows the balance and how much was sent, but no history by address.
  private Map<String, String> rpc(String address) throws IOException, InterruptedException {
    var balance = hex(call("eth_getBalance", address));
    var count = hex(call("eth_getTransactionCount", address)).longValueExact();
    var fields =
        new HashMap<>(
            new ChainHistory("ETH")
                .fields(BigDecimal.ZERO, BigDecimal.ZERO, wei(balance), count, false));
    fields.remove("received");
    fields.remove("sent");
    return fields;
  }

  private static BigInteger hex(JsonNode quantity) {
    return new BigInteger(quantity.asString().replaceFirst("^0x", ""), 16);
  }

  private JsonNode call(String method, String address) throws IOException, InterruptedException {
    var body =
        JSON.writeValueAsBytes(
            Map.of(
                "jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(address, "latest")));
    var request =
        HttpRequest.newBuilder(URI.create(description.url()))
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    return answer(request).path("result");
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return answer(HttpRequest.newBuilder(URI.create(description.url() + path)).timeout(TIMEOUT));
  }

  private JsonNode answer(HttpRequest.Builder request) throws IOException, InterruptedException {
    var reply = egress.send(request.header("User-Agent", "Bonafide").build(), MOST_BYTES);
    if (reply.status() != 200) throw new IOException("HTTP " + reply.status());
    return JSON.readTree(reply.body());
  }
}
