package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.node.ObjectNode;

/// How long a session with all sections takes beside sessions with one of them. Run with
/// `mvn -pl server -am test -Dtest=SessionBench -Dbench=true
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class SessionBench {
  private static final List<String> SECTIONS =
      List.of("KYC", "AML_CHECK", "FRAUD_CHECK", "BIOMETRIC_CHECK");
  private static final int ROUNDS = 25;
  private static final int WARMING = 5;

  private final Api api = Running.shared().development();

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private String template(List<String> checks) {
    var blueprint = Api.JSON.createObjectNode().put("name", "Bench");
    var all = blueprint.putArray("checks");
    checks.forEach(all::add);
    return api.post("/api/v1/templates", blueprint.toString())
        .expect(201)
        .json()
        .path("template_id")
        .asString();
  }

  private static ObjectNode user() {
    var page = DrawnPassport.specimen().image(DocumentTest.ocrB());
    page.getGraphics().drawImage(Portraits.drawn(7, Look.PLAIN), 100, 240, 320, 400, null);
    var user = Api.JSON.createObjectNode();
    user.put("first_name", "Anna Maria").put("last_name", "Eriksson");
    user.put("date_of_birth", "1974-08-12").put("email_address", "pass@sandbox.test");
    user.put("phone_number", "+14155550100").put("ip_address", "203.0.113.10");
    user.put("selfie", base64(IdvTest.png(Portraits.drawn(7, Look.PLAIN))));
    user.putObject("identity")
        .put("identity_country_code", "US")
        .put("identity_document_type", "PASSPORT")
        .put("identity_document_front", base64(IdvTest.png(page)));
    return user;
  }

  @Test
  void allSectionsBesideEach() {
    var templates = new LinkedHashMap<String, String>();
    for (var section : SECTIONS) templates.put(section, template(List.of(section)));
    templates.put("all", template(SECTIONS));
    var user = user();
    var times = new LinkedHashMap<String, List<Double>>();
    for (var round = 0; round < WARMING + ROUNDS; round++) {
      for (Map.Entry<String, String> kind : templates.entrySet()) {
        var request = Api.JSON.createObjectNode().put("template_id", kind.getValue());
        request.set("user_data", user);
        var start = System.nanoTime();
        var answer = api.post("/api/v1/verify/run_user_verification", request.toString());
        var millis = (System.nanoTime() - start) / 1e6;
        assertThat(answer.expect(200).json().path("status").asString()).isEqualTo("COMPLETED");
        if (round >= WARMING)
          times.computeIfAbsent(kind.getKey(), _ -> new ArrayList<>()).add(millis);
      }
    }
    times.forEach(
        (kind, all) -> {
          var sorted = all.stream().sorted().toList();
          System.out.printf(
              "%s: median %.0f ms, 95 of 100 below %.0f ms%n",
              kind, sorted.get(ROUNDS / 2), sorted.get(ROUNDS * 95 / 100));
        });
  }
}
