package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input and bad days: always the documented shape, always the member's name, nothing lost.
class ErrorsTest {
  private static final String INDIVIDUAL = "/v2/identity/cft/individual_data_requests";
  private static final String PEP = "/v0/identity/individual_cft_peps";
  private static final String GOOD = "{\"given_name\": \"Quentin\", \"score_threshold\": 90}";
  private static final Running SERVER = Running.shared();
  private static final Api API = SERVER.development();

  @ParameterizedTest
  @Tag("ID-071")
  @Tag("ID-089")
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"text\"",
        "null",
        "{\"given_name\": \"A\"} x",
        "{\"given_name\": \"A\", \"given_name\": \"B\"}",
        "{given_name: 1}",
        "\u0000"
      })
  void whatIsNoJsonObjectIsSaidToBeNone(String body) {
    var answer = API.post(INDIVIDUAL, body).expect(400);
    assertThat(answer.code()).isEqualTo("API_VALIDATION_ERROR");
    assertThat(answer.json().path("message").asString()).contains("JSON");
  }

  @Test
  @Tag("ID-071")
  void everyFaultIsNamedAtOnce() {
    var answer =
        API.post(
                INDIVIDUAL,
                "{\"given_name\": 5, \"surname\": [], \"nationality\": \"Indonesia\","
                    + " \"date_of_birth\": \"2023-02-30\", \"email\": \"nobody\", \"publishers\":"
                    + " [\"OFAC\", \"FBI\"], \"addresses\": [{\"category\": \"CAVE\"}, 7],"
                    + " \"score_threshold\": \"50\"}")
            .expect(400);
    assertThat(answer.fields())
        .containsExactlyInAnyOrder(
            "given_name",
            "surname",
            "nationality",
            "date_of_birth",
            "email",
            "publishers[1]",
            "addresses[0].category",
            "addresses[1]",
            "score_threshold");
  }

  @Test
  @Tag("ID-071")
  void requiredMembersAreNamedEvenWhenEmpty() {
    assertThat(API.post(INDIVIDUAL, "{\"given_name\": \"\"}").expect(400).fields())
        .containsExactlyInAnyOrder("given_name", "score_threshold");
    assertThat(API.post(PEP, "{}").expect(400).fields())
        .containsExactlyInAnyOrder("user_id", "given_names", "nationality");
    assertThat(
            API.post("/v2/identity/cft/entity_data_requests", "{\"addresses\": [{}]}")
                .expect(400)
                .fields())
        .containsExactlyInAnyOrder("business_name", "score_threshold", "addresses[0].country");
    assertThat(API.post("/v0/identity/entity_cft_peps", "{}").expect(400).fields())
        .containsExactlyInAnyOrder("user_id", "name", "business_domicile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "101", "50.5", "1e9", "99999999999", "true", "\"\""})
  void aThresholdIsAWholeNumberUpToAHundred(String threshold) {
    assertThat(
            API.post(INDIVIDUAL, "{\"given_name\": \"A\", \"score_threshold\": " + threshold + "}")
                .expect(400)
                .fields())
        .containsExactly("score_threshold");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Robert'); drop table verification; --",
        "' or '1'='1",
        "x\\\"}{",
        "${jndi:ldap://x}",
        "<script>alert(1)</script>",
        "%00%0a%0d",
        "А́лла 王小明 🙂"
      })
  void hostileTextIsOnlyText(String text) {
    var body =
        Api.JSON
            .createObjectNode()
            .put("given_names", text)
            .put("user_id", text)
            .put("reference_id", text)
            .put("nationality", "ID");
    var answer = API.post(PEP, body.toString()).expect(200).json();
    assertThat(answer.path("given_names").asString()).isEqualTo(text);
    assertThat(API.get(PEP + "/" + answer.path("id").asString()).expect(200).json())
        .isEqualTo(answer);
  }

  @Test
  void textThatIsNoTextIsRefused() {
    API.post(PEP, "{\"given_names\": \"\\ud800\", \"user_id\": \"u\", \"nationality\": \"ID\"}")
        .expect(400);
    assertThat(
            API.post(
                    PEP,
                    "{\"given_names\": \"a\\u0000b\", \"user_id\": \"\\ud800\", \"nationality\":"
                        + " \"ID\"}")
                .expect(400)
                .fields())
        .containsExactlyInAnyOrder("given_names", "user_id");
    assertThat(
            API.post(
                    PEP,
                    "{\"given_names\": \""
                        + "x".repeat(1_001)
                        + "\", \"user_id\": \"u\", \"nationality\": \"ID\"}")
                .expect(400)
                .fields())
        .containsExactly("given_names");
  }

  @Test
  @Tag("ID-083")
  void tenMegabytesAreTooLarge() {
    var answer =
        API.post(INDIVIDUAL, "{\"given_name\": \"" + "x".repeat(10 << 20) + "\"}").expect(413);
    assertThat(answer.code()).isEqualTo("FILE_TOO_LARGE");
  }

  @Test
  void deepNestingAndLongNumbersDoNoHarm() {
    API.post(INDIVIDUAL, "{\"x\":" + "[".repeat(100_000) + "}").expect(400);
    API.post(INDIVIDUAL, "{\"score_threshold\": " + "9".repeat(100_000) + "}").expect(400);
  }

  @Test
  @Tag("ID-085")
  void anotherContentTypeIsRefused() {
    var answer =
        API.send("POST", INDIVIDUAL, BodyPublishers.ofString(GOOD), "text/xml").expect(415);
    assertThat(answer.code()).isEqualTo("UNSUPPORTED_CONTENT_TYPE");
  }

  @Test
  @Tag("ID-079")
  @Tag("ID-094")
  void withoutAKnownKeyNothingIsAnswered() {
    var client = SERVER.newClient();
    var key = Running.key(client, Environment.DEVELOPMENT);
    for (var wrong :
        List.of(
            "",
            "nonsense",
            key + "x",
            key.replace("development", "production"),
            "' or 1=1 --".repeat(3))) {
      var answer = new Api(SERVER.url(), wrong).post(INDIVIDUAL, GOOD).expect(401);
      assertThat(answer.code()).isEqualTo("INVALID_API_KEY");
    }
    SERVER.anonymous().with("Authorization", "Basic !!!").post(INDIVIDUAL, GOOD).expect(401);
    SERVER.anonymous().with("Authorization", "Bearer " + key).post(INDIVIDUAL, GOOD).expect(401);
  }

  @Test
  @Tag("ID-094")
  void aKeyComesAsBasicUserWithOrWithoutColonOrInAHeader() {
    var key = Running.key(SERVER.newClient(), Environment.DEVELOPMENT);
    var bare =
        java.util.Base64.getEncoder()
            .encodeToString(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    new Api(SERVER.url(), key).post(INDIVIDUAL, GOOD).expect(200);
    SERVER.anonymous().with("Authorization", "Basic " + bare).post(INDIVIDUAL, GOOD).expect(200);
    SERVER.anonymous().with("X-API-Key", key).post(INDIVIDUAL, GOOD).expect(200);
    SERVER.anonymous().with("GOFACT-API-TOKEN", key).post(INDIVIDUAL, GOOD).expect(200);
  }

  @Test
  @Tag("ID-081")
  void aKeyThatMayNotUseTheServiceIsToldSo() {
    var restricted = SERVER.withDenied(SERVER.newClient(), "watchlists");
    assertThat(restricted.post(INDIVIDUAL, GOOD).expect(403).code())
        .isEqualTo("REQUEST_FORBIDDEN_ERROR");
    restricted.get("/v1/callback/authentication_tokens").expect(200);
  }

  @Test
  @Tag("ID-087")
  @Tag("ID-088")
  void theSandboxFailsWhenAskedToAndTheLiveEnvironmentNever() {
    var client = SERVER.newClient();
    var development = SERVER.api(client, Environment.DEVELOPMENT);
    var live = SERVER.api(client, Environment.LIVE);
    assertThat(development.with("X-Sandbox-Fault", "500").post(INDIVIDUAL, GOOD).expect(500).code())
        .isEqualTo("SERVER_ERROR");
    assertThat(development.with("X-Sandbox-Fault", "503").post(INDIVIDUAL, GOOD).expect(503).code())
        .isEqualTo("SERVICE_UNAVAILABLE_ERROR");
    live.with("X-Sandbox-Fault", "500").post(INDIVIDUAL, GOOD).expect(200);
    live.with("X-Sandbox-Fault", "503").post(INDIVIDUAL, GOOD).expect(200);
  }

  @Test
  @Tag("ID-086")
  void whoAsksTooOftenIsToldWhenToComeBack() {
    var strict = Running.start(Map.of("limits.per-second", "1", "limits.burst", "3"));
    try {
      var client = strict.newClient();
      var api = strict.api(client, Environment.DEVELOPMENT);
      for (var i = 2; i >= 0; i--) {
        assertThat(api.post(INDIVIDUAL, GOOD).expect(200).header("RateLimit-Remaining"))
            .isEqualTo(Integer.toString(i));
      }
      var refused = api.post(INDIVIDUAL, GOOD).expect(429);
      assertThat(refused.code()).isEqualTo("RATE_LIMIT_EXCEEDED");
      assertThat(refused.header("Retry-After")).isEqualTo("1");
      assertThat(refused.header("RateLimit-Limit")).isEqualTo("3");
      strict.api(client, Environment.LIVE).post(INDIVIDUAL, GOOD).expect(200);
    } finally {
      strict.stop();
    }
  }

  @Test
  void unknownPathsAndMethodsAreAnsweredInTheSameShape() {
    assertThat(API.get("/v1/identity/nothing").expect(404).code()).isEqualTo("DATA_NOT_FOUND");
    assertThat(API.get(INDIVIDUAL).expect(405).header("Allow")).contains("POST");
    assertThat(API.get("/v1/callback//urls;x=1").status()).isIn(400, 404);
    assertThat(SERVER.anonymous().get("/v1/identity/nothing").expect(401).code())
        .isEqualTo("INVALID_API_KEY");
  }

  @Test
  void aCallersRequestIdIsKeptOnlyWhenHarmless() {
    assertThat(API.with("X-Request-Id", "order-12345").get("/health").header("X-Request-Id"))
        .isEqualTo("order-12345");
    assertThat(API.with("X-Request-Id", "a b<c>").get("/health").header("X-Request-Id"))
        .isNotEqualTo("a b<c>");
  }

  @Test
  @Tag("ID-057")
  void healthIsOpenToAllAndSaysHowTheNodeIs() {
    assertThat(SERVER.anonymous().get("/health").expect(200).json().path("status").asString())
        .isEqualTo("UP");
    var ready = SERVER.anonymous().get("/health/ready").expect(200).json();
    assertThat(ready.path("database").asString()).isEqualTo("UP");
    assertThat(ready.path("lists").toString()).contains("excerpt");
  }

  @Test
  void metricsAreOpenMetricsAndHoldNoPersonalData() {
    API.post(INDIVIDUAL, "{\"given_name\": \"Zaphodia\", \"score_threshold\": 90}").expect(200);
    var metrics = SERVER.anonymous().get("/metrics").expect(200);
    assertThat(metrics.text())
        .contains("bonafide_lists_listings", "bonafide_jobs_lag_seconds", "http_server_requests")
        .endsWith("# EOF\n")
        .doesNotContain("Zaphodia");
  }

  @Test
  void theContractIsServedAsFileAndAsPage() {
    assertThat(SERVER.anonymous().get("/openapi/identity.yaml").expect(200).text())
        .startsWith("openapi: 3.1.0");
    var page = SERVER.anonymous().get("/docs").expect(200);
    assertThat(page.text())
        .contains("Bonafide: identity")
        .contains("individual_cft_peps")
        .doesNotContain("<script");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
  }
}
