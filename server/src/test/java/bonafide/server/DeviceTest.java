package bonafide.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.signal.device.Blackboxes.Challenge;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Blackboxes that no collector makes, and devices that are alike.
@Execution(ExecutionMode.CONCURRENT)
class DeviceTest {
  private static final Running SERVER = Running.shared();
  private static final Workflows WORKFLOWS = new Workflows(SERVER, Environment.DEVELOPMENT);

  static final String WINDOWS =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/142.0.0.0 Safari/537.36";
  private static final String IPHONE =
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
          + " Gecko) Version/18.1 Mobile/15E148 Safari/604.1";

  /// What a usual browser says.
  static ObjectNode facts(String agent) {
    var zone = ZoneId.of("America/Los_Angeles");
    var facts =
        (ObjectNode)
            Api.JSON.readTree(
                """
            {"platform": "Win32", "engine": "chromium", "languages": ["en-US", "en"],
             "zone": "America/Los_Angeles", "screen": [1920, 1080, 24, 1],
             "window": [1920, 1040, 1905, 930], "cores": 8, "memory": 8, "touch": 0,
             "cookies": true, "local": true, "plugins": 5, "tracked": true, "driven": false,
             "drivers": [], "changed": [], "evaluates": 33, "gamut": "srgb", "math": "1f",
             "canvas": "2a", "webgl": {"vendor": "Google Inc.", "renderer": "ANGLE", "limits": "3b"},
             "fonts": ["Calibri", "Segoe UI"], "sound": "124.043476", "private": false}
            """);
    facts.put("agent", agent);
    facts.put("offset", zone.getRules().getOffset(Instant.now()).getTotalSeconds() / 60);
    return facts;
  }

  private static String box(ObjectNode facts) {
    return box(facts, challenge(facts, ""));
  }

  static String box(ObjectNode facts, Challenge challenge) {
    return Sealing.seal(
        challenge, Api.JSON.writeValueAsString(Map.of("v", 1, "complete", true, "facts", facts)));
  }

  /// @param device what an earlier challenge left with the browser; empty for a new one
  static Challenge challenge(ObjectNode facts, String device) {
    var answer =
        SERVER
            .anonymous()
            .with("User-Agent", facts.path("agent").asString())
            .send(
                "POST",
                "/iojs/general5/challenge",
                BodyPublishers.ofString("device=" + URLEncoder.encode(device, UTF_8)),
                "application/x-www-form-urlencoded")
            .expect(200)
            .json();
    return new Challenge(
        answer.path("token").asString(),
        answer.path("key").asString(),
        answer.path("device").asString());
  }

  private static JsonNode judged(ObjectNode facts) {
    var body = Api.JSON.createObjectNode().put("sessionId", box(facts)).toString();
    return Workflows.only(
        WORKFLOWS.start(20004).data("DEVICE_RISK", body).done(), "deviceRiskVerification");
  }

  private static String alerts(ObjectNode facts) {
    return judged(facts).path("data").path("deviceAlerts").toString();
  }

  private static boolean isNew(ObjectNode facts) {
    return judged(facts).path("data").path("deviceIsNew").asBoolean();
  }

  @Test
  void aBlackboxThatLacksOrContradictsIsSuspect() {
    var lacking = facts(WINDOWS);
    lacking.remove("zone");
    assertThat(alerts(lacking)).contains("Suspect Device Data- incomplete, without zone");
    var late = facts(WINDOWS).put("offset", 60);
    assertThat(alerts(late)).contains("a clock that does not fit the time zone");
    assertThat(alerts(Api.JSON.createObjectNode().put("agent", WINDOWS)))
        .contains("Suspect Device Data- incomplete");
  }

  @Test
  void aLikeComputerInOneNetworkIsOneDeviceAndLikePhonesAreNot() {
    var computer = facts(WINDOWS).put("canvas", "a computer of this test");
    assertThat(isNew(computer)).isTrue();
    assertThat(isNew(computer)).isFalse();
    assertThat(isNew(computer.deepCopy().put("canvas", "b").put("sound", "c"))).isTrue();
    var phone = facts(IPHONE).put("platform", "iPhone").put("engine", "webkit");
    phone.put("evaluates", 37).put("touch", 5).put("canvas", "a phone of this test");
    var first = judged(phone);
    assertThat(first.path("data").path("deviceOS").asString()).isEqualTo("iOS");
    assertThat(first.path("decision").path("type").asString())
        .as(first.toString())
        .isNotEqualTo("REJECTED");
    assertThat(isNew(phone)).isTrue();
    // Who hides how they draw is known by nothing else.
    var hidden = facts(WINDOWS).putNull("canvas");
    assertThat(isNew(hidden)).isTrue();
    assertThat(isNew(hidden)).isTrue();
  }
}
