package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The fraud score of a person's identifiers, as a client sees it.
@Execution(ExecutionMode.CONCURRENT)
class RiskScoreTest {
  private static final String PATH = "/v0/fraud/individual_risk_scores";
  private static final Running SERVER = Running.shared();

  private static ObjectNode request(String email) {
    var request = Api.JSON.createObjectNode();
    request.put("reference_id", "foo123").put("user_id", "bar123");
    request.put("given_names", "FIRA").put("surname", "DIYANKA");
    request.put("phone_number", "+6285300000000").put("email", email);
    request.putArray("ip_addresses").add("203.0.113.10").add("103.100.147.155");
    var device = request.putObject("device_fingerprint");
    device.put("device_id", UUID.randomUUID().toString()).put("user_agent", "Mozilla/5.0");
    device.put("is_emulated", false).put("is_jailbroken", false);
    device.putArray("languages").add("en-GB");
    return request;
  }

  private static JsonNode score(Api api, ObjectNode request) {
    return api.post(PATH, request.toString()).expect(200).json();
  }

  @Test
  @Tag("ID-046")
  @Tag("ID-056")
  @Tag("ID-141")
  void everythingIsKnownOfTheFullPersona() {
    var api = SERVER.development();
    var score = score(api, request("fira.full@gmail.com"));
    var result = score.path("result");
    assertThat(score.path("id").asString()).matches("indfd_[0-9a-f-]{36}");
    assertThat(result.path("fraud_score").asInt()).isGreaterThan(70);
    assertThat(result.path("social_footprint").valueStream().filter(JsonNode::isNull)).isEmpty();
    assertThat(result.path("social_footprint")).hasSize(48);
    assertThat(result.path("number_of_breaches").asInt()).isEqualTo(2);
    assertThat(result.path("first_breach").asString()).isEqualTo("2018-07-05");
    assertThat(result.path("phone_activity").toString())
        .isEqualTo("{\"risk_category\":1,\"recency\":\"30_DAY\",\"current_status\":\"REACHABLE\"}");
    assertThat(result.path("ip").path("country").asString()).isEqualTo("US");
    assertThat(score.path("device_fingerprint").path("device_hash").asString()).hasSize(32);
    assertThat(api.get(PATH + "/" + score.path("id").asString()).expect(200).json())
        .isEqualTo(score);
    SERVER.development().get(PATH + "/" + score.path("id").asString()).expect(404);
  }

  @Test
  void whatNobodyKnowsIsNullAndSaysWhy() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var request = request(UUID.randomUUID() + "@example.com");
    request.remove("ip_addresses");
    request.remove("device_fingerprint");
    var score = score(live, request);
    var result = score.path("result");
    assertThat(result.path("social_footprint").valueStream().filter(flag -> !flag.isNull()))
        .isEmpty();
    assertThat(result.path("is_email_deliverable").isNull()).isTrue();
    assertThat(result.path("number_of_breaches").isNull()).isTrue();
    assertThat(result.path("ip")).isEmpty();
    assertThat(score.path("device_fingerprint")).isEmpty();
    assertThat(result.path("unknown").path("footprint").asString())
        .isEqualTo("no source is configured");
  }

  @Test
  void theSameEmailUnderManyNamesLosesTrust() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var email = UUID.randomUUID() + "@example.com";
    var first = score(live, request(email)).path("result");
    var last = first;
    for (var i = 0; i < 5; i++) {
      var other = request(email).put("given_names", "NAME " + (char) ('A' + i));
      last = score(live, other).path("result");
    }
    assertThat(last.path("number_of_queries_on_email").asInt()).isEqualTo(6);
    assertThat(last.path("fraud_score").asInt()).isLessThan(first.path("fraud_score").asInt());
    assertThat(last.path("reasons").toString()).contains("under");
  }

  @ParameterizedTest
  @CsvSource({"timeout@sandbox.test, TIMEOUT_ERROR", "down@sandbox.test, TEMPORARY_NETWORK_ERROR"})
  @Tag("ID-091")
  void aSourceThatFailsFailsTheScore(String email, String reason) {
    var score = score(SERVER.development(), request(email));
    assertThat(score.path("status").asString()).isEqualTo("FAILED");
    assertThat(score.path("failure_reason").asString()).isEqualTo(reason);
    assertThat(score.has("result")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "email, nobody",
    "phone_number, 0812",
    "given_names, X",
    "reference_id, abc",
    "surname, Y"
  })
  @Tag("ID-137")
  void aMemberOutOfBoundsIsNamed(String member, String value) {
    var wrong = request("pass@sandbox.test").put(member, value);
    assertThat(SERVER.development().post(PATH, wrong.toString()).expect(400).fields())
        .containsExactly(member);
  }
}
