package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.verification.client.Clients.Created;
import bonafide.verification.user.Role;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// People who come in with their company's account: a provider of the test's own, real tokens, a
/// real browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompanyAccountTest {
  private static final String SECRET = "a secret of the provider's";

  private final Chrome chrome;
  private final HttpServer provider;
  private final RSAKey key;
  private final Running server;
  private final Created client;
  private final Colleague colleague;

  /// What the provider was asked last.
  private final Map<String, String> asked = new HashMap<>();

  private UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();
  private RSAKey signer;

  CompanyAccountTest() throws IOException, JOSEException {
    chrome = Chrome.open(null);
    key = new RSAKeyGenerator(2048).keyID("one").generate();
    signer = key;
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    provider.createContext("/", this::answer);
    provider.start();
    var port = free();
    server =
        Running.start(
            Map.of(
                "http.port",
                Integer.toString(port),
                "http.public-url",
                "http://localhost:" + port,
                "portal.oidc-issuer",
                issuer(),
                "portal.oidc-client",
                "bonafide",
                "portal.oidc-secret",
                SECRET,
                "portal.oidc-name",
                "Example login"));
    client = server.newClient();
    colleague = Colleague.of(server, client, Role.ANALYST, Environment.LIVE);
  }

  private static int free() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private String issuer() {
    return "http://localhost:" + provider.getAddress().getPort();
  }

  @BeforeEach
  void honest() {
    claims = UnaryOperator.identity();
    signer = key;
  }

  @AfterAll
  void close() {
    chrome.close();
    server.stop();
    provider.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/.well-known/openid-configuration" ->
          json(
              exchange,
              """
              {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize",
               "token_endpoint": "%1$s/token", "jwks_uri": "%1$s/keys",
               "response_types_supported": ["code"], "subject_types_supported": ["public"],
               "id_token_signing_alg_values_supported": ["RS256"]}
              """
                  .formatted(issuer()));
      case "/keys" -> json(exchange, new JWKSet(key.toPublicJWK()).toString());
      case "/authorize" -> {
        asked.clear();
        asked.putAll(form(exchange.getRequestURI().getRawQuery()));
        exchange
            .getResponseHeaders()
            .add(
                "Location",
                asked.get("redirect_uri")
                    + "?code=c1&state="
                    + URLEncoder.encode(
                        Objects.requireNonNull(asked.get("state")), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
      }
      case "/token" -> token(exchange);
      default -> exchange.sendResponseHeaders(404, -1);
    }
    exchange.close();
  }

  /// Gives a token to whoever has the secret and the verifier of what was asked.
  private void token(HttpExchange exchange) throws IOException {
    var form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var basic = exchange.getRequestHeaders().getFirst("Authorization");
    var pair = "bonafide:" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
    var knows =
        ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .equals(basic);
    if (!knows
        || !challenge(form.getOrDefault("code_verifier", "")).equals(asked.get("code_challenge"))) {
      exchange.sendResponseHeaders(401, -1);
      return;
    }
    json(
        exchange,
        "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"expires_in\": 60, \"id_token\": \"%s\"}"
            .formatted(idToken()));
  }

  private String idToken() {
    var now = Instant.now();
    var token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(),
            claims
                .apply(
                    new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience("bonafide")
                        .subject("42")
                        .claim("nonce", asked.get("nonce"))
                        .claim("email", colleague.email)
                        .claim("email_verified", true)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60))))
                .build());
    try {
      token.sign(new RSASSASigner(signer));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    var form = new HashMap<String, String>();
    for (var pair : text.split("&")) {
      var parts = pair.split("=", 2);
      form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  private static void json(HttpExchange exchange, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private Page door(String path) {
    var page = chrome.browser().newContext(new NewContextOptions().setLocale("en")).newPage();
    page.setDefaultTimeout(15_000);
    page.navigate("http://localhost:%s%s".formatted(URI.create(server.url()).getPort(), path));
    return page;
  }

  private static void press(Page page) {
    page.getByRole(
            AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in with Example login"))
        .click();
  }

  @Test
  void somebodyInvitedComesInAndGoesWhereTheyWanted() throws IOException {
    var page = door("/compliance/transactions?order=newest");
    Chrome.assertAccessible(page, "sign-in with a company account");
    Files.createDirectories(Path.of("target/pages/portal"));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/pages/portal/sign-in-company-desktop-light.png")));
    press(page);
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Transactions")).waitFor();
    assertThat(page.url()).endsWith("/compliance/transactions?order=newest");
    assertThat(asked).containsEntry("code_challenge_method", "S256").containsKey("nonce");
    var cookies = page.context().cookies();
    assertThat(cookies).anyMatch(cookie -> cookie.name.equals("bonafide_session"));
    assertThat(cookies).noneMatch(cookie -> cookie.name.equals("bonafide_oidc"));
    assertThat(cookies).noneMatch(cookie -> cookie.name.equals("JSESSIONID"));
    page.context().close();
  }

  private void assertRefused(String because) {
    var page = door("/compliance/");
    press(page);
    page.getByText(because).waitFor();
    assertThat(page.context().cookies())
        .noneMatch(cookie -> cookie.name.equals("bonafide_session"));
    page.context().close();
  }

  @Test
  void nobodyElseDoes() throws JOSEException {
    var unknown = "Nobody here has invited the address of this account";
    claims = token -> token.claim("email", "stranger@example.com");
    assertRefused(unknown);
    claims = token -> token.claim("email_verified", false);
    assertRefused(unknown);
    var broken = "The identity provider did not let you through";
    claims = token -> token.claim("nonce", "another");
    assertRefused(broken);
    claims = token -> token.audience("somebody else");
    assertRefused(broken);
    claims = token -> token.issuer("https://elsewhere.example");
    assertRefused(broken);
    claims = token -> token.expirationTime(Date.from(Instant.now().minusSeconds(600)));
    assertRefused(broken);
    claims = UnaryOperator.identity();
    signer = new RSAKeyGenerator(2048).keyID("one").generate();
    assertRefused(broken);
  }

  @Test
  void anAnswerNobodyAskedForIsRefused() {
    var page = door("/compliance/oidc/back?code=c1&state=mine");
    page.getByText("The identity provider did not let you through").waitFor();
    page.context().close();
  }

  @Test
  void whereNoneIsConfiguredThereIsNoSuchDoor() {
    var shared = Running.shared().anonymous();
    assertThat(shared.get("/compliance/api/session/ways").expect(200).json()).isEmpty();
    shared.get("/compliance/oidc/to/company").expect(401);
  }
}
