package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A made-up chain of 100,000 transactions, served as Esplora serves one, and what addresses on it
/// are exposed to. The test follows the money in its own way: path by path.
class ChainTest {
  private static final int TRANSACTIONS = 100_000;
  private static final int ADDRESSES = 60_000;
  private static final int HOPS = 3;
  private static final int PAGE = 25;
  private static final List<String> CATEGORIES =
      List.of("mixer", "gambling", "exchange", "ransomware", "scam");

  private static final Random RANDOM = new Random(20261126);
  private static final List<String> OWNERS = new ArrayList<>();
  private static final Map<String, Integer> NUMBER = new HashMap<>();
  private static final Map<Integer, String> TAGS = new HashMap<>();
  private static final List<List<Transaction>> OF = new ArrayList<>();
  private static final AtomicInteger CALLS = new AtomicInteger();

  private record Transaction(int id, int time, int from, long in, int to, long out, long change) {}

  @TempDir static Path folder;
  private static HttpServer explorer = served();
  private static Running server = Running.shared();

  @BeforeAll
  static void start() throws IOException {
    draw();
    var tags = new StringBuilder("address,category,name\n");
    TAGS.forEach(
        (number, category) ->
            tags.append("%s,%s,Owner %d%n".formatted(OWNERS.get(number), category, number)));
    Files.writeString(Files.createDirectories(folder.resolve("tags")).resolve("made-up.csv"), tags);
    Files.writeString(
        folder.resolve("chains.yaml"),
        "- {id: made-up, owner: Test, chain: BTC, speaks: ESPLORA, url: 'http://127.0.0.1:%d', pages: 40}%n"
            .formatted(explorer.getAddress().getPort()));
    server = Running.start(Map.of("diligence.folder", folder.toString()));
  }

  @AfterAll
  static void stop() {
    server.stop();
    explorer.stop(0);
  }

  private static void draw() {
    for (var i = 0; i < ADDRESSES; i++) {
      OWNERS.add(address(i));
      NUMBER.put(OWNERS.get(i), i);
      OF.add(new ArrayList<>());
      if (i > 0 && RANDOM.nextInt(12) == 0)
        TAGS.put(i, CATEGORIES.get(RANDOM.nextInt(CATEGORIES.size())));
    }
    for (var i = 0; i < TRANSACTIONS; i++) {
      // The first address deals with very many.
      var from = i % 150 == 0 ? 0 : RANDOM.nextInt(ADDRESSES);
      var to = RANDOM.nextInt(ADDRESSES);
      if (from == to) continue;
      var change = RANDOM.nextInt(1_000);
      var out = 1_000 + RANDOM.nextInt(1_000_000);
      var transaction = new Transaction(i, 1_600_000_000 + i, from, out + change, to, out, change);
      OF.get(from).add(transaction);
      OF.get(to).add(transaction);
    }
  }

  /// Pay to public key hash, in Base58Check.
  private static String address(int number) {
    try {
      var payload = new byte[21];
      for (var i = 0; i < 4; i++) payload[20 - i] = (byte) (number >>> 8 * i);
      payload[1] = 7;
      var sha = MessageDigest.getInstance("SHA-256");
      var check = sha.digest(sha.digest(payload));
      var whole = Arrays.copyOf(payload, 25);
      System.arraycopy(check, 0, whole, 21, 4);
      var value = new BigInteger(1, whole);
      var text = new StringBuilder();
      while (value.signum() > 0) {
        var digit = value.mod(BigInteger.valueOf(58)).intValue();
        text.append("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".charAt(digit));
        value = value.divide(BigInteger.valueOf(58));
      }
      return text.append('1').reverse().toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer served() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      made.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      made.createContext("/address/", ChainTest::answer);
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    CALLS.incrementAndGet();
    var parts = exchange.getRequestURI().getPath().split("/");
    var number = NUMBER.get(parts[2]);
    if (number == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    var all = OF.get(number);
    var body = parts.length == 3 ? stats(number, all) : page(all, parts.length > 5 ? parts[5] : "");
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static String stats(int number, List<Transaction> all) {
    var got = 0L;
    var spent = 0L;
    for (var transaction : all) {
      if (transaction.from() == number) {
        spent += transaction.in();
        got += transaction.change();
      } else got += transaction.out();
    }
    return "{\"chain_stats\": {\"funded_txo_sum\": %d, \"spent_txo_sum\": %d, \"tx_count\": %d}}"
        .formatted(got, spent, all.size());
  }

  private static String page(List<Transaction> all, String after) {
    var newest = all.reversed();
    var from = newest.stream().map(t -> Integer.toString(t.id())).toList().indexOf(after) + 1;
    return newest.subList(from, Math.min(newest.size(), from + PAGE)).stream()
        .map(ChainTest::json)
        .toList()
        .toString();
  }

  private static String json(Transaction transaction) {
    return """
    {"txid": "%d", "status": {"confirmed": true, "block_time": %d},
     "vin": [{"prevout": {"scriptpubkey_address": "%s", "value": %d}}],
     "vout": [{"scriptpubkey_address": "%s", "value": %d}, {"scriptpubkey_address": "%s", "value": %d}]}
    """
        .formatted(
            transaction.id(),
            transaction.time(),
            OWNERS.get(transaction.from()),
            transaction.in(),
            OWNERS.get(transaction.to()),
            transaction.out(),
            OWNERS.get(transaction.from()),
            transaction.change());
  }

  /// Shares by direction and category, every path followed by itself.
  private static void follow(
      int address,
      boolean incoming,
      double share,
      int hop,
      Map<String, Double> shares,
      Set<Integer> seen) {
    seen.add(address);
    var total = 0d;
    for (var transaction : OF.get(address))
      if ((transaction.to() == address) == incoming) total += transaction.out();
    for (var transaction : OF.get(address)) {
      if ((transaction.to() == address) != incoming) continue;
      var other = incoming ? transaction.from() : transaction.to();
      var part = share * transaction.out() / total;
      var category = TAGS.get(other);
      if (category != null) shares.merge((incoming ? "in " : "out ") + category, part, Double::sum);
      else if (hop < HOPS) follow(other, incoming, part, hop + 1, shares, seen);
    }
  }

  private static JsonNode ask(int number) {
    return server
        .api(server.newClient(), Environment.LIVE)
        .post("/kya", "{\"address\": \"%s\"}".formatted(OWNERS.get(number)))
        .expect(200)
        .json();
  }

  @Test
  @Tag("DD-030")
  void sharesAreThoseOfFollowingEveryPath() {
    var compared = 0;
    for (var number = 1; number <= 60; number++) {
      var expected = new TreeMap<String, Double>();
      var seen = new HashSet<Integer>();
      follow(number, true, 1, 1, expected, seen);
      follow(number, false, 1, 1, expected, seen);
      if (seen.size() > 190 || seen.contains(0)) continue; // more than is looked into
      var data = ask(number).path("data");
      var shares = new TreeMap<String, Double>();
      for (var category : data.path("exposure")) {
        assertThat(category.path("confidence").asDouble()).isEqualTo(1);
        shares.put(
            category.path("direction").asString() + " " + category.path("category").asString(),
            category.path("share").asDouble());
      }
      assertThat(shares.keySet()).as(OWNERS.get(number)).isEqualTo(expected.keySet());
      shares.forEach(
          (category, share) ->
              assertThat(share)
                  .as(category)
                  .isCloseTo(
                      expected.getOrDefault(category, 0d),
                      org.assertj.core.data.Offset.offset(1e-4)));
      compared++;
    }
    assertThat(compared).isGreaterThan(40);
  }

  @Test
  @Tag("DD-030")
  void whoDealsWithVeryManyIsLookedIntoWithinBoundsAndTheAnswerSaysSo() {
    var before = CALLS.get();
    var kya = ask(0);
    assertThat(CALLS.get() - before).isLessThanOrEqualTo(40 + 1 + 200 * (1 + 40));
    var out =
        kya.at("/data/exposure")
            .valueStream()
            .filter(category -> category.path("direction").asString().equals("out"))
            .toList();
    assertThat(out).isNotEmpty();
    assertThat(out).allMatch(category -> category.path("confidence").asDouble() < 1);
    assertThat(kya.at("/data/available").asBoolean()).isTrue();
    assertThat(kya.at("/data/tx_count").asInt()).isEqualTo(OF.getFirst().size());
  }

  @Test
  void anExplorerThatIsDownIsNoAddressWithoutMoney() {
    explorer.removeContext("/address/");
    try {
      var kya = ask(59_000).path("data");
      assertThat(kya.path("available").asBoolean()).isFalse();
      assertThat(kya.has("potential_risk")).isFalse();
      assertThat(kya.path("remarks").toString()).contains("made-up");
    } finally {
      explorer.createContext("/address/", ChainTest::answer);
    }
  }
}
