package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Blockchain addresses as a client asks about them.
class KyaTest {
  private static final String CLEAN = "0x72a5843cc08275c8171e582972aa4fda8c397b2a";
  private static final String LISTED = "0x098B716B8Aaf21512996dC57EB0615e2383E2f96";
  private static final Running SERVER = Running.shared();

  private final Api api = SERVER.development();

  private static Api.Answer ask(Api api, String address) {
    return api.post("/kya", "{\"address\": \"%s\"}".formatted(address));
  }

  @Test
  @Tag("DD-001")
  @Tag("DD-002")
  @Tag("DD-013")
  @Tag("DD-029")
  @Tag("DD-030")
  void theAnalysisIsInTheAnswerAndCanBeReadAgain() {
    var kya = ask(api, CLEAN).expect(200).json();
    assertThat(kya.path("address").asString()).isEqualTo(CLEAN);
    // The sample of the documentation.
    assertThat(kya.at("/data/chain").asString()).isEqualTo("eth");
    assertThat(kya.at("/data/received").asString()).isEqualTo("12.5");
    assertThat(kya.at("/data/sent").asString()).isEqualTo("12.1");
    assertThat(kya.at("/data/balance").asString()).isEqualTo("0.4");
    assertThat(kya.at("/data/tx_count").asInt()).isEqualTo(37);
    assertThat(kya.path("sdnlist")).isEmpty();
    assertThat(kya.path("txlist")).hasSize(37);
    assertThat(kya.path("customer_reference").isNull()).isTrue();
    assertThat(api.get("/kya/detail/" + kya.path("kya_id").asLong()).expect(200).json())
        .isEqualTo(kya);
    var alias = api.get("/kya/ETH/address/" + CLEAN).expect(200).json();
    assertThat(alias.at("/data/received").asString()).isEqualTo("12.5");
    assertThat(alias.path("kya_id").asLong()).isGreaterThan(kya.path("kya_id").asLong());
  }

  @ParameterizedTest
  @Tag("DD-028")
  @CsvSource({
    "0x72a5843cc08275C8171e582972Aa4fDa8c397B2A, eth",
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, btc",
    "3P14159f73E4gFr7JterCCQh9QjiTjiZrG, btc",
    "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq, btc",
    "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ, btc"
  })
  void theChainIsSeenFromTheAddress(String address, String chain) {
    assertThat(ask(api, address).expect(200).json().at("/data/chain").asString()).isEqualTo(chain);
  }

  @Test
  void capitalsThatDoNotFitAreRemarkedOn() {
    assertThat(
            ask(api, "0x72a5843cc08275C8171e582972Aa4fDa8c397B2A")
                .json()
                .at("/data/remarks/0")
                .asString())
        .contains("EIP-55");
    assertThat(ask(api, CLEAN).json().at("/data/remarks")).isEmpty();
  }

  @ParameterizedTest
  @Tag("DD-018")
  @ValueSource(
      strings = {
        "{}",
        "{\"address\": \"\"}",
        "{\"address\": \"nonsense\"}",
        "{\"address\": \"0x72a5\"}",
        "{\"address\": \"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb\"}",
        "{\"address\": \"bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdx\"}",
        "{\"address\": \"0x72a5843cc08275c8171e582972aa4fda8c397b2a\", \"chain\": \"xrp\"}",
        "{\"address\": \"0x72a5843cc08275c8171e582972aa4fda8c397b2a\", \"chain\": \"btc\"}",
        "[]"
      })
  void whatIsNoAddressOfTheChainIsRefused(String body) {
    assertThat(api.post("/kya", body).expect(400).json().path("code").asInt()).isEqualTo(400);
    api.get("/kya/xrp/address/" + CLEAN).expect(400);
  }

  @ParameterizedTest
  @Tag("DD-027")
  @CsvSource({"10, 10, LOW", "30, 30, LOW_TO_MEDIUM", "60, 60, MEDIUM", "80, 80, HIGH"})
  void theRiskIsMadeOfWhereTheMoneyIsFrom(String end, int risk, String level) {
    var data = ask(api, "0x00000000000000000000000000000000000000" + end).json().path("data");
    assertThat(data.path("potential_risk").asInt()).isEqualTo(risk);
    assertThat(data.path("risk_level").asString()).isEqualTo(level);
    assertThat(data.at("/indicators/0/weight").asInt()).isEqualTo(risk);
    assertThat(data.at("/indicators/0/description").asString()).contains("what came in is from");
    assertThat(data.at("/exposure/0/paths/0/addresses")).hasSize(2);
  }

  @Test
  @Tag("DD-027")
  @Tag("DD-030")
  void aListedAddressIsAtTheTop() {
    var kya = ask(api, LISTED).expect(200).json();
    assertThat(kya.at("/data/potential_risk").asInt()).isEqualTo(100);
    assertThat(kya.at("/data/risk_level").asString()).isEqualTo("VERY_HIGH");
    assertThat(kya.at("/sdnlist/0/list").asString()).isEqualTo("OFAC SDN");
    assertThat(kya.at("/sdnlist/0/name").asString()).isEqualTo("LAZARUS GROUP");
    assertThat(kya.at("/sdnlist/0/hops").asInt()).isZero();
  }

  /// Nobody here knows a chain: lists are asked, amounts are not made up.
  @Test
  @Tag("DD-030")
  void withoutASourceOnlyListsAreAskedAndTheAnswerSaysSo() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    JsonNode unknown = ask(live, CLEAN).expect(200).json().path("data");
    assertThat(unknown.path("available").asBoolean()).isFalse();
    assertThat(unknown.has("potential_risk")).isFalse();
    assertThat(unknown.at("/remarks/0").asString()).contains("No source of chain data");
    var listed = ask(live, LISTED).expect(200).json();
    assertThat(listed.at("/data/potential_risk").asInt()).isEqualTo(100);
  }
}
