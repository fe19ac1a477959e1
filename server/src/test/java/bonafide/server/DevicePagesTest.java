package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.verification.client.Clients.Created;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Geolocation;
import com.microsoft.playwright.options.WaitUntilState;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A client's own page before a real browser: the collector comes through the client's proxy, and
/// what it makes is judged.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DevicePagesTest {
  private static final String CAPABILITY = "deviceRiskVerification";

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
  private final Running server;
  private final Chrome chrome;
  private final HttpServer shop;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Created client;
  private volatile String address = "";
  private final Workflows workflows;

  DevicePagesTest() throws IOException {
    chrome = Chrome.open(null);
    server =
        Running.start(
            Map.of("signals.device-proxies", "127.0.0.0/8,::1"),
            () -> Instant.now().plus(later.get()));
    client = server.newClient();
    workflows = new Workflows(server, client, Environment.LIVE);
    shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    shop.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    shop.createContext("/", this::page);
    shop.createContext("/shop/hooks/iojs/", this::proxy);
    shop.start();
  }

  @AfterAll
  void close() {
    chrome.close();
    shop.stop(0);
    server.stop();
  }

  /// The client's own page, under a policy that lets nothing in from elsewhere.
  private void page(HttpExchange exchange) throws IOException {
    var query = URI.create(exchange.getRequestURI().toString()).getRawQuery();
    var settings = query == null ? "" : java.net.URLDecoder.decode(query, StandardCharsets.UTF_8);
    var path = exchange.getRequestURI().getPath();
    var isOlder = path.endsWith("older.html");
    var body =
        path.endsWith("settings.js")
            ? settings
            : isOlder
                ? "<!doctype html><title>Shop</title><script src='%s/device-fingerprint-web/0.3.0/index.js'></script>"
                    .formatted(server.url())
                : """
                <!doctype html><title>Shop</title><input type="hidden" id="iobb">
                <script src="settings.js?%s"></script>
                <script src="/shop/hooks/iojs/loader.js"></script>
                """
                    .formatted(query == null ? "" : query);
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
    if (!isOlder)
      headers.add(
          "Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'");
    answer(exchange, 200, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /// As nginx does with `proxy_pass` and `X-Forwarded-For`.
  private void proxy(HttpExchange exchange) throws IOException {
    var to = exchange.getRequestURI().toString().replaceFirst("/shop/hooks", "");
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + to))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()))
            .header("X-Forwarded-For", "192.0.2.77, " + address);
    for (var name : List.of("Content-Type", "User-Agent", "Accept-Language", "Cookie", "Accept")) {
      var value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) request.header(name, value);
    }
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      for (var name : List.of("Content-Type", "Set-Cookie"))
        answer
            .headers()
            .firstValue(name)
            .ifPresent(v -> exchange.getResponseHeaders().add(name, v));
      answer(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// Somebody at the client's page.
  private final class Visitor implements AutoCloseable {
    /// Each comes from a network of their own.
    private static final AtomicInteger NETWORKS = new AtomicInteger();

    private final BrowserContext context;
    private final Page page;

    Visitor(NewContextOptions options) {
      context = chrome.browser().newContext(options.setIgnoreHTTPSErrors(true));
      page = context.newPage();
      page.setDefaultTimeout(15_000);
      address = "198.51.%d.10".formatted(NETWORKS.incrementAndGet());
    }

    Visitor() {
      this(new NewContextOptions().setLocale("en-US"));
    }

    /// @param settings of the page, as script
    Visitor at(String settings) {
      page.navigate(
          "http://localhost:%d/shop/page.html?%s"
              .formatted(
                  shop.getAddress().getPort(),
                  java.net.URLEncoder.encode(settings, StandardCharsets.UTF_8)));
      return this;
    }

    /// One of the server's own pages, once its script has taken over from the plain form.
    void hosted(String path) {
      page.navigate(
          server.url() + path, new Page.NavigateOptions().setWaitUntil(WaitUntilState.NETWORKIDLE));
    }

    /// What the collector left in the field, once it is complete.
    String field() {
      page.locator("#iobb[value]").or(page.locator("#iobb")).first().waitFor(attached());
      for (var i = 0; i < 100; i++) {
        var traces = String.valueOf(page.evaluate("String(window.traces)"));
        if (traces.contains("blackbox complete"))
          return String.valueOf(page.evaluate("document.getElementById('iobb').value"));
        page.waitForTimeout(100);
      }
      throw new AssertionError("traces: " + page.evaluate("String(window.traces)"));
    }

    private static com.microsoft.playwright.Locator.WaitForOptions attached() {
      return new com.microsoft.playwright.Locator.WaitForOptions()
          .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  private static String settings(String general) {
    return """
    window.traces = [];
    window.IGLOO = window.IGLOO || {
      %s
      "loader": {"uri_hook": "/shop/hooks/iojs", "version": "general5", "subkey": "shop-7",
        "trace_handler": function (message) { window.traces.push(message); }}
    };
    """
        .formatted(general);
  }

  private static final String FIELD = settings("\"bbout_element_id\": \"iobb\",");

  private JsonNode judged(String blackbox) {
    return judged(workflows.start(20004), blackbox);
  }

  private static JsonNode judged(Workflows.Started started, String blackbox) {
    var body = Api.JSON.createObjectNode().put("sessionId", blackbox).toString();
    return Workflows.only(started.data("DEVICE_RISK", body).done(), CAPABILITY);
  }

  private static List<String> alerts(JsonNode judged) {
    var alerts = new java.util.ArrayList<String>();
    for (var alert : judged.path("data").path("deviceAlerts")) alerts.add(alert.asString());
    return alerts;
  }

  private static String label(JsonNode judged) {
    return judged.path("decision").path("details").path("label").asString();
  }

  @Test
  @Tag("RS-071")
  @Tag("RS-185")
  @Tag("RS-186")
  @Tag("RS-188")
  void aBrowserTellsOfItselfThroughTheClientsOwnPath() {
    try (var visitor = new Visitor()) {
      var judged = judged(visitor.at(FIELD).field());
      var data = judged.path("data");
      assertThat(data.path("browser").asString()).contains("Chrome");
      assertThat(data.path("deviceOS").asString()).isEqualTo("Linux");
      assertThat(data.path("browserVersion").asString()).matches("\\d+\\..*");
      assertThat(data.path("browserCookiesEnabled").asBoolean()).isTrue();
      assertThat(data.path("browserLanguage").asString()).isEqualTo("en-US");
      assertThat(data.path("deviceScreen").asString()).isEqualTo("720X1280");
      assertThat(data.path("browserTimezone").asString()).matches("[+-]\\d\\d:\\d\\d");
      assertThat(data.path("trueIP").asString()).isEqualTo(address);
      assertThat(data.path("deviceIsNew").asBoolean()).isTrue();
      assertThat(Integer.parseInt(data.path("metaDataAge").asString())).isBetween(0, 60);
      assertThat(alerts(judged)).isEmpty();
      // A program drives this one, and that is seen.
      assertThat(judged.path("decision").path("type").asString()).isEqualTo("WARNING");
      assertThat(label(judged)).isEqualTo("MEDIUM_RISK");
      // The next visit is by the same device, with its cookie and without.
      var again = judged(visitor.at(FIELD).field()).path("data");
      assertThat(again.path("deviceIsNew").asBoolean()).isFalse();
      visitor.context.clearCookies();
      again = judged(visitor.at(FIELD).field()).path("data");
      assertThat(again.path("deviceIsNew").asBoolean()).isFalse();
    }
    // Whoever has emptied their browser is known by what they are and where.
    var there = address;
    try (var visitor = new Visitor()) {
      address = there;
      var again = judged(visitor.at(FIELD).field()).path("data");
      assertThat(again.path("deviceIsNew").asBoolean()).isFalse();
    }
  }

  @Test
  @Tag("RS-187")
  void aCallbackWinsOverTheFieldAndIsToldTwice() {
    try (var visitor = new Visitor()) {
      visitor.at(
          settings(
              """
              "bbout_element_id": "iobb",
              "bb_callback": function (bb, complete) { (window.boxes = window.boxes || []).push([bb, complete]); },
              "enable_rip": false,
              """));
      assertThat(visitor.field()).isEmpty();
      var boxes = visitor.page.evaluate("window.boxes");
      assertThat((List<?>) boxes).hasSize(2);
      var first = (List<?>) ((List<?>) boxes).get(0);
      var last = (List<?>) ((List<?>) boxes).get(1);
      assertThat(first.get(1)).isEqualTo(false);
      assertThat(last.get(1)).isEqualTo(true);
      var judged = judged(String.valueOf(last.get(0)));
      assertThat(judged.path("data").has("trueIP")).as("not asked for").isFalse();
      assertThat(alerts(judged)).isEmpty();
    }
  }

  @Test
  void theObjectHasTheNameThePageGivesIt() {
    try (var visitor = new Visitor()) {
      visitor.at("window.io_global_object_name = 'SHOPBOX';" + FIELD.replace("IGLOO", "SHOPBOX"));
      assertThat(visitor.field()).startsWith("bb1.");
      assertThat((boolean) visitor.page.evaluate("'IGLOO' in window")).isFalse();
      visitor.at(FIELD.replace("/shop/hooks/iojs", "https://elsewhere.example/iojs"));
      assertThat(String.valueOf(visitor.page.evaluate("String(window.traces)")))
          .contains("must be a path");
    }
  }

  @Test
  void whatIsNotThisSessionsOwnIsToldApart() {
    try (var visitor = new Visitor()) {
      var box = visitor.at(FIELD).field();
      var used = workflows.start(20004);
      assertThat(alerts(judged(used, box))).isEmpty();
      var replayed = judged(box);
      assertThat(alerts(replayed)).containsExactly("Suspect Device Data- replayed");
      assertThat(label(replayed)).isEqualTo("HIGH_RISK");
      var truncated = judged(box.substring(0, box.length() - 40));
      assertThat(alerts(truncated)).containsExactly("Invalid Blackbox");
      assertThat(label(truncated)).isEqualTo("MEDIUM_RISK");
      // Sealed anew with another's challenge: nobody else knows what the key was.
      var other = visitor.at(FIELD).field().split("\\.", -1);
      var mixed = box.split("\\.", -1);
      var forged = String.join(".", mixed[0], other[1], mixed[2], mixed[3]);
      assertThat(alerts(judged(forged))).containsExactly("Invalid Blackbox");
      assertThat(alerts(judged("0400l1oURA1kJHkNf94lis1ztsLfEt3/IFXXN1MYH".repeat(8))))
          .containsExactly("Invalid Blackbox");
      assertThat(alerts(judged(""))).containsExactly("Device Not Provided");
    }
  }

  @Test
  void aPageMayTieABlackboxToAnExecution() {
    var one = workflows.start(20004);
    var other = workflows.start(20004);
    var id = one.answer().path("workflowExecution").path("id").asString();
    var tied = settings("\"bbout_element_id\": \"iobb\", \"session\": \"%s\",".formatted(id));
    try (var visitor = new Visitor()) {
      var box = visitor.at(tied).field();
      var stolen = judged(other, box);
      assertThat(alerts(stolen)).containsExactly("Suspect Device Data- from another session");
      assertThat(label(stolen)).isEqualTo("HIGH_RISK");
      // The thief has not spoilt it.
      assertThat(alerts(judged(one, box))).isEmpty();
    }
  }

  @Test
  void oneWhoPretendsIsSeen() {
    var pretending =
        new NewContextOptions()
            .setLocale("en-US")
            .setUserAgent(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0");
    try (var visitor = new Visitor(pretending)) {
      var judged = judged(visitor.at(FIELD).field());
      assertThat(judged.path("data").path("browser").asString()).isEqualTo("Firefox");
      assertThat(label(judged)).isEqualTo("HIGH_RISK");
    }
    try (var visitor = new Visitor()) {
      // Another browser's word under this one's challenge.
      visitor.page.addInitScript(
          "Object.defineProperty(Navigator.prototype, 'userAgent', {get: () => 'Mozilla/5.0"
              + " (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/18.0 Mobile/15E148 Safari/604.1'})");
      var judged = judged(visitor.at(FIELD).field());
      assertThat(alerts(judged))
          .containsExactly("Suspect Device Data- another browser than the one that asked");
      assertThat(label(judged)).isEqualTo("HIGH_RISK");
    }
  }

  @Test
  @Tag("RS-076")
  @Tag("RS-189")
  void theOlderScriptSendsByItself() {
    var started = workflows.start(20004);
    var token = started.credential("DATA").path("api").path("token").asString();
    try (var visitor = new Visitor()) {
      visitor.page.navigate(
          "http://localhost:%d/older.html".formatted(shop.getAddress().getPort()));
      var session =
          String.valueOf(
              visitor.page.evaluate(
                  """
                  token => acquireDeviceFingerprint({development: false, datacenter: 'eu', token,
                    logCallback: line => (window.lines = window.lines || []).push(line)})
                  """,
                  token));
      assertThat(String.valueOf(visitor.page.evaluate("window.lines.join()"))).contains("sent");
      var body = Api.JSON.createObjectNode().put("Session", session).toString();
      var data = Workflows.only(started.data("DEVICE_RISK", body).done(), CAPABILITY).path("data");
      assertThat(data.path("emulatorUsed").asBoolean(true)).isFalse();
      assertThat(data.path("suspectedOSAnomalyRisk").asString()).isEqualTo("low");
      assertThat(data.path("deviceOS").asString()).isEqualTo("Linux");
      assertThat(data.path("browser").asString()).contains("Chrome");
      // It was sent for that execution, and for no other.
      var other = workflows.start(20004).data("DEVICE_RISK", body).done();
      assertThat(label(Workflows.only(other, CAPABILITY))).isEqualTo("HIGH_RISK");
      var refused =
          visitor.page.evaluate(
              "acquireDeviceFingerprint({token: 'none'}).then(() => '', e => e.message)");
      assertThat(String.valueOf(refused)).contains("a valid token is needed");
    }
  }

  @Test
  @Tag("RS-190")
  void theHostedPagesTellOfTheDeviceByThemselves() {
    var request = Workflows.request(20004);
    request.putObject("web").put("locale", "en");
    var started = workflows.start(request);
    var link = URI.create(started.answer().path("web").path("href").asString()).getPath();
    try (var visitor = new Visitor()) {
      visitor.hosted(link);
      visitor.page.getByText("also looks at your device").waitFor();
      visitor.page.getByRole(AriaRole.CHECKBOX).check();
      press(visitor.page, "I agree");
      var judged = Workflows.only(started.finished(), CAPABILITY);
      assertThat(alerts(judged)).isEmpty();
      assertThat(judged.path("data").path("browser").asString()).contains("Chrome");
    }
  }

  @Test
  @Tag("UV-018")
  void aSessionsPagesFillItsDeviceInsights() {
    try (var visitor = new Visitor()) {
      var answer = session(visitor, SessionTest.blueprint("FRAUD_CHECK"), false);
      assertThat(answer.at("/fraud_insights/geolocation_insights").isNull()).isTrue();
      var insights = answer.at("/fraud_insights/device_insights");
      assertThat(insights.path("status").asString()).isEqualTo("COMPLETED");
      assertThat(insights.path("bot_status").asBoolean()).isTrue();
      assertThat(insights.path("browser_name").asString()).contains("Chrome");
      assertThat(insights.path("browser_full_version").asString())
          .startsWith(insights.path("browser_major_version").asString() + ".");
      assertThat(insights.path("os").asString()).isEqualTo("Linux");
      assertThat(insights.path("device").asString()).isEqualTo("Linux");
      assertThat(insights.path("incognito").isBoolean()).isTrue();
      assertThat(insights.path("privacy_settings").asBoolean(true)).isFalse();
      assertThat(insights.path("user_agent").asString()).contains("Headless");
      assertThat(insights.path("warnings").get(0).path("code").asString())
          .isEqualTo("BOT_DETECTED");
      assertThat(insights.path("result").asString()).isEqualTo("REVIEW");
      assertThat(answer.at("/fraud_insights/ip_insights/ip_address").asString())
          .isIn("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");
    }
  }

  /// What a session comes to whose applicant agrees to what its pages ask.
  private JsonNode session(Visitor visitor, ObjectNode blueprint, boolean asksPosition) {
    var api = server.api(client, Environment.LIVE);
    var created =
        api.post(
                "/api/v1/verify/get_user_verification_url",
                "{\"template_id\": \"%s\", \"redirect_uri\": \"%s/health\"}"
                    .formatted(SessionTest.template(api, blueprint), server.url()))
            .expect(200)
            .json();
    var uri = URI.create(created.path("verification_url").asString());
    visitor.hosted(uri.getPath() + "?" + uri.getQuery());
    visitor.page.getByText("also looks at your device").waitFor();
    assertThat(visitor.page.getByText("whether it may tell where you are").count())
        .isEqualTo(asksPosition ? 1 : 0);
    visitor.page.getByRole(AriaRole.CHECKBOX).check();
    press(visitor.page, "I agree");
    var result =
        "/api/v1/verify/get_user_verification_result/"
            + created.path("verification_session_id").asString();
    var answer = api.get(result).json();
    for (var i = 0; i < 300 && !answer.path("status").asString().equals("COMPLETED"); i++) {
      visitor.page.waitForTimeout(100);
      answer = api.get(result).json();
    }
    return answer;
  }

  /// The template asks, the browser's owner decides.
  @Test
  @Tag("UV-344")
  void aSessionsPagesTellWhereTheApplicantIsWhenAllowedTo() {
    var blueprint = SessionTest.blueprint("FRAUD_CHECK").put("geolocation", true);
    var allowing =
        new NewContextOptions()
            .setLocale("en-US")
            .setGeolocation(new Geolocation(-6.2, 106.816_666).setAccuracy(35))
            .setPermissions(List.of("geolocation"));
    try (var visitor = new Visitor(allowing)) {
      var where = session(visitor, blueprint, true).at("/fraud_insights/geolocation_insights");
      assertThat(where.path("status").asString()).isEqualTo("COMPLETED");
      assertThat(where.path("latitude").asString()).isEqualTo("-6.2");
      assertThat(where.path("longitude").asString()).isEqualTo("106.816666");
      assertThat(where.path("accuracy").asString()).isEqualTo("35");
      assertThat(where.path("speed").isNull()).isTrue();
      assertThat(where.path("result").asString()).isEqualTo("UNKNOWN"); // no source has the address
    }
    try (var visitor = new Visitor()) {
      var answer = session(visitor, blueprint, true);
      var where = answer.at("/fraud_insights/geolocation_insights");
      assertThat(where.path("status").asString()).isEqualTo("FAILED");
      assertThat(where.at("/status_reasons/0/message").asString())
          .isEqualTo("The browser did not tell: refused.");
      assertThat(answer.at("/fraud_insights/device_insights/status").asString())
          .isEqualTo("COMPLETED");
    }
  }

  private static void press(Page page, String name) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first().click();
  }

  @Test
  void whatIsTooOldOrNotThereIsRefusedInWords() {
    later.set(Duration.ofHours(-25));
    try (var visitor = new Visitor()) {
      var box = visitor.at(FIELD).field();
      later.set(Duration.ZERO);
      assertThat(alerts(judged(box))).containsExactly("Suspect Device Data- older than a day");
    } finally {
      later.set(Duration.ZERO);
    }
    var anybody = server.anonymous();
    assertThat(anybody.get("/iojs/general4/collector.js").expect(404).text())
        .contains("there is no version general4");
    for (var version : Set.of("general5", "early5", "5.0.0"))
      anybody.get("/iojs/" + version + "/collector.js").expect(200);
  }
}
