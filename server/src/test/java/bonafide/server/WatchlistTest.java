package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Searches of the lists as a client sees them; the personas are those of the sandbox.
class WatchlistTest {
  private static final String INDIVIDUAL = "/v2/identity/cft/individual_data_requests";
  private static final String ENTITY = "/v2/identity/cft/entity_data_requests";
  private static final String PEP = "/v0/identity/individual_cft_peps";
  private static final String PEP_ENTITY = "/v0/identity/entity_cft_peps";
  private static final Running SERVER = Running.shared();
  private static final Api API = SERVER.development();

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }

  @Test
  @Tag("ID-020")
  @Tag("ID-118")
  @Tag("ID-120")
  void theSampleSearchOfAPersonIsAnsweredAsShown() {
    var answer =
        API.post(
                INDIVIDUAL,
                "{\"given_name\": \"Kim Kyong\", \"surname\": \"Ok\", \"publishers\": [\"PPATK\","
                    + " \"UNSCR\"], \"score_threshold\": 50}")
            .expect(200)
            .json();
    assertThat(answer.path("given_name").asString()).isEqualTo("Kim Kyong");
    assertThat(answer.path("surname").asString()).isEqualTo("Ok");
    assertThat(answer.has("middle_name")).isFalse();
    assertThat(texts(answer.path("publishers"))).containsExactly("PPATK");
    var hit = answer.path("results").path(0);
    assertThat(hit.path("list").asString()).isEqualTo("LDP");
    assertThat(hit.path("publisher").asString()).isEqualTo("PPATK");
    assertThat(texts(hit.path("names"))).containsExactly("Kim Kyong Ok", "KIM KYONG OK");
    assertThat(texts(hit.path("nationalities"))).containsExactly("KP");
    assertThat(hit.path("dates_of_birth").toString())
        .isEqualTo("[{\"y\":1937,\"m\":0,\"d\":0},{\"y\":1938,\"m\":0,\"d\":0}]");
    assertThat(hit.path("record_data").toString())
        .isEqualTo(
            "{\"pid\":\"north_korean_individual_33\",\"name\":\"KIM KYONG"
                + " OK\",\"type\":\"INDIVIDUAL\",\"origin\":\"Proliferasi WMD\",\"aliases\":[\"Kim"
                + " Kyong Ok\"],\"reference\":\"DPRKi.033\",\"nationality\":\"Democratic People's"
                + " Republic of Korea\",\"country_code\":\"KP\",\"date_of_birth\":\"a) tahun 1937"
                + " \\n"
                + "b) tahun 1938\",\"place_of_birth\":\"\"}");
    assertThat(hit.path("explanation")).isNotEmpty();
  }

  @Test
  @Tag("ID-021")
  void theSampleSearchOfABusinessIsAnsweredAsShown() {
    var answer =
        API.post(
                ENTITY,
                "{\"business_name\": \"Yuk Tung Energy\", \"business_domicile\": \"SG\","
                    + " \"publishers\": [\"PPATK\", \"UNSCR\"], \"score_threshold\": 50}")
            .expect(200)
            .json();
    assertThat(texts(answer.path("publishers"))).containsExactly("UNSCR");
    var hit = answer.path("results").path(0);
    assertThat(texts(hit.path("names"))).containsExactly("YUK TUNG ENERGY PTE LTD");
    assertThat(hit.path("record_data").path("dataid").asString()).isEqualTo("6908689");
    assertThat(hit.path("score").asInt()).isGreaterThanOrEqualTo(80);
  }

  @Test
  @Tag("ID-117")
  void allListsAreAskedWhenNoneIsNamedAndOnlyTheNamedOnesOtherwise() {
    var everywhere =
        API.post(INDIVIDUAL, "{\"given_name\": \"Ivan Testov\", \"score_threshold\": 90}")
            .expect(200)
            .json();
    assertThat(texts(everywhere.path("publishers"))).containsExactly("OFAC");
    for (var publisher : List.of("UNSCR", "PPATK", "MAS", "EC")) {
      var elsewhere =
          API.post(
                  INDIVIDUAL,
                  "{\"given_name\": \"Ivan Testov\", \"score_threshold\": 90, \"publishers\": [\""
                      + publisher
                      + "\"]}")
              .expect(200)
              .json();
      assertThat(elsewhere.path("results")).isEmpty();
      assertThat(elsewhere.path("publishers")).isEmpty();
    }
  }

  @Test
  @Tag("ID-119")
  void aFactInCommonRaisesTheScoreAndAContradictionLowersIt() {
    var alone =
        score(
            "{\"given_name\": \"Ivan\", \"surname\": \"Testow\", \"score_threshold\": 0,"
                + " \"publishers\": [\"OFAC\"]}");
    var born =
        score(
            "{\"given_name\": \"Ivan\", \"surname\": \"Testow\", \"date_of_birth\": \"1961-04-09\","
                + " \"nationality\": \"RU\", \"score_threshold\": 0, \"publishers\": [\"OFAC\"]}");
    var another =
        score(
            "{\"given_name\": \"Ivan\", \"surname\": \"Testow\", \"date_of_birth\": \"1995-01-01\","
                + " \"nationality\": \"BR\", \"score_threshold\": 0, \"publishers\": [\"OFAC\"]}");
    assertThat(born).isGreaterThan(alone);
    assertThat(another).isLessThan(alone);
  }

  private static int score(String body) {
    var hits = API.post(INDIVIDUAL, body).expect(200).json().path("results");
    for (var hit : hits)
      if (hit.path("names").toString().contains("Testov")) return hit.path("score").asInt();
    return 0;
  }

  @Test
  @Tag("ID-118")
  void noResultIsBelowTheThresholdAndTheBestComesFirst() {
    var answer =
        API.post(INDIVIDUAL, "{\"given_name\": \"Vladimir Konstantinov\", \"score_threshold\": 60}")
            .expect(200)
            .json();
    var scores =
        answer.path("results").valueStream().map(hit -> hit.path("score").asInt()).toList();
    assertThat(scores)
        .isNotEmpty()
        .allMatch(score -> score >= 60)
        .isSortedAccordingTo((a, b) -> b - a);
  }

  @Test
  void aLiveKeyNeverSeesThePersonasOfTheSandbox() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var answer =
        live.post(INDIVIDUAL, "{\"given_name\": \"Ivan Testov\", \"score_threshold\": 90}")
            .expect(200)
            .json();
    assertThat(answer.path("results")).isEmpty();
  }

  @Test
  void aCleanNameHasNoResults() {
    assertThat(
            API.post(
                    INDIVIDUAL,
                    "{\"given_name\": \"Quentin Nohitsworth\", \"score_threshold\": 50}")
                .expect(200)
                .json()
                .path("results"))
        .isEmpty();
  }

  @Test
  void whatWasSentIsRepeated() {
    var answer =
        API.post(
                INDIVIDUAL,
                "{\"given_name\": \"A\", \"middle_name\": \"B\", \"surname\": \"C\","
                    + " \"nationality\": \"ID\", \"date_of_birth\": \"1990-02-03\","
                    + " \"phone_number\": \"+62811\", \"email\": \"a@b.example\", \"addresses\":"
                    + " [{\"country\": \"ID\", \"street_line1\": \"Jl. 1\", \"category\":"
                    + " \"HOME\"}], \"score_threshold\": 99, \"unknown\": {\"x\": 1}}")
            .expect(200)
            .json();
    assertThat(answer.path("middle_name").asString()).isEqualTo("B");
    assertThat(answer.path("date_of_birth").asString()).isEqualTo("1990-02-03");
    assertThat(answer.path("addresses").toString())
        .isEqualTo("[{\"country\":\"ID\",\"street_line1\":\"Jl. 1\",\"category\":\"HOME\"}]");
    assertThat(answer.has("unknown")).isFalse();
  }

  @Test
  @Tag("ID-022")
  @Tag("ID-023")
  @Tag("ID-122")
  @Tag("ID-123")
  void theSampleSearchForPoliticallyExposedPersonsIsAnsweredAsShownAndReadAgain() {
    var answer =
        API.post(
                PEP,
                "{\"given_names\": \"Maruf Amin\", \"user_id\": \"foo123\", \"nationality\":"
                    + " \"ID\", \"score_threshold\": 90, \"scopes\": [\"PEP_PRESENT\"]}")
            .expect(200)
            .json();
    assertThat(answer.path("id").asString()).startsWith("cftpi_");
    assertThat(answer.path("given_names").asString()).isEqualTo("Maruf Amin");
    assertThat(answer.path("user_id").asString()).isEqualTo("foo123");
    assertThat(answer.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(answer.path("score_threshold").asInt()).isEqualTo(90);
    assertThat(texts(answer.path("scopes"))).containsExactly("PEP_PRESENT");
    assertThat(answer.path("addresses").isArray()).isTrue();
    for (var absent :
        List.of("reference_id", "surname", "date_of_birth", "phone_number", "email", "gender")) {
      assertThat(answer.has(absent)).as(absent).isTrue();
      assertThat(answer.path(absent).isNull()).as(absent).isTrue();
    }
    var hit = answer.path("results").path(0);
    assertThat(texts(hit.path("names"))).containsExactly("Amin Ma'ruf", "Ma'ruf Amin");
    assertThat(texts(hit.path("scopes"))).containsExactly("OTHER", "PEP_PRESENT");
    assertThat(texts(hit.path("nationalities"))).containsExactly("ID");
    assertThat(texts(hit.path("dates_of_birth"))).containsExactly("1943-03-11");
    assertThat(hit.path("dates_of_birth_parts").toString())
        .isEqualTo("[{\"y\":1943,\"m\":3,\"d\":11}]");
    assertThat(API.get(PEP + "/" + answer.path("id").asString()).expect(200).json())
        .isEqualTo(answer);
  }

  @Test
  @Tag("ID-048")
  @Tag("ID-049")
  @Tag("ID-050")
  void readsAreAlsoAnsweredToPost() {
    var person =
        API.post(
                PEP,
                "{\"given_names\": \"Ma'ruf Amin\", \"user_id\": \"u\", \"nationality\": \"ID\"}")
            .expect(200)
            .json();
    var entity =
        API.post(
                PEP_ENTITY,
                "{\"name\": \"Intel\", \"user_id\": \"u\", \"business_domicile\": \"US\"}")
            .expect(200)
            .json();
    assertThat(API.post(PEP + "/" + person.path("id").asString(), "").expect(200).json())
        .isEqualTo(person);
    assertThat(API.post(PEP_ENTITY + "/" + entity.path("id").asString(), "").expect(200).json())
        .isEqualTo(entity);
    var hit = person.path("results").path(0);
    assertThat(
            API.post("/v0/identity/cft_pep_listings/" + hit.path("id").asString(), "")
                .expect(200)
                .json())
        .isEqualTo(hit);
  }

  @Test
  @Tag("ID-024")
  @Tag("ID-025")
  @Tag("ID-124")
  void theSampleSearchOfAnEntityIsAnsweredAsShownAndReadAgain() {
    var answer =
        API.post(
                PEP_ENTITY,
                "{\"name\": \"intel corp\", \"user_id\": \"foo123\", \"business_domicile\": \"US\","
                    + " \"score_threshold\": 95, \"scopes\": [\"PEP\"]}")
            .expect(200)
            .json();
    assertThat(answer.path("name").asString()).isEqualTo("intel corp");
    assertThat(answer.path("business_name").asString()).isEqualTo("intel corp");
    assertThat(answer.has("gender")).isFalse();
    assertThat(answer.path("date_of_registration").isNull()).isTrue();
    var hit = answer.path("results").path(0);
    assertThat(hit.path("score").asInt()).isEqualTo(100);
    assertThat(texts(hit.path("names"))).containsExactly("Intel Corp", "Intel Corporation");
    assertThat(texts(hit.path("scopes"))).containsExactly("OTHER", "PEP");
    assertThat(texts(hit.path("business_domiciles"))).containsExactly("US");
    assertThat(API.get(PEP_ENTITY + "/" + answer.path("id").asString()).expect(200).json())
        .isEqualTo(answer);
  }

  @Test
  @Tag("ID-026")
  @Tag("ID-125")
  void aListingIsReadByItsIdUnderBothPaths() {
    var hit =
        API.post(
                PEP,
                "{\"given_names\": \"Ma'ruf Amin\", \"user_id\": \"u\", \"nationality\": \"ID\"}")
            .expect(200)
            .json()
            .path("results")
            .path(0);
    var id = hit.path("id").asString();
    assertThat(API.get("/v0/identity/cft_pep_listings/" + id).expect(200).json()).isEqualTo(hit);
    assertThat(API.get(PEP_ENTITY + "/" + id).expect(200).json()).isEqualTo(hit);
  }

  @Test
  @Tag("ID-122")
  void somebodyOutOfOfficeIsPepButNotPepPresent() {
    var body =
        "{\"given_names\": \"Sandbox Formerminister\", \"user_id\": \"u\", \"nationality\": \"ID\","
            + " \"scopes\": [\"%s\"]}";
    var pep = API.post(PEP, body.formatted("PEP")).expect(200).json().path("results");
    assertThat(pep).hasSize(1);
    assertThat(texts(pep.path(0).path("scopes"))).containsExactly("PEP");
    assertThat(API.post(PEP, body.formatted("PEP_PRESENT")).expect(200).json().path("results"))
        .isEmpty();
    assertThat(API.post(PEP, body.formatted("SANCTION")).expect(200).json().path("results"))
        .isEmpty();
  }

  @Test
  @Tag("ID-121")
  void withoutThresholdAndScopesTheDefaultsCount() {
    var answer =
        API.post(
                PEP,
                "{\"given_names\": \"Quentin\", \"user_id\": \"u\", \"nationality\": \"GB\","
                    + " \"surname\": \"\"}")
            .expect(200)
            .json();
    assertThat(answer.path("score_threshold").asInt()).isEqualTo(85);
    assertThat(texts(answer.path("scopes"))).containsExactly("PEP", "SANCTION", "OTHER");
    assertThat(answer.path("surname").isNull()).isTrue();
  }

  @ParameterizedTest
  @Tag("ID-121")
  @CsvSource({"49,400", "50,200", "100,200", "101,400"})
  void thresholdsBelowFiftyOrAboveAHundredAreRefused(int threshold, int status) {
    var answer =
        API.post(
                PEP,
                "{\"given_names\": \"Q\", \"user_id\": \"u\", \"nationality\": \"GB\","
                    + " \"score_threshold\": "
                    + threshold
                    + "}")
            .expect(status);
    if (status == 400) assertThat(answer.fields()).containsExactly("score_threshold");
  }

  @Test
  void whoAsksNotToWaitIsToldLater() throws InterruptedException {
    var accepted =
        API.with("Prefer", "respond-async")
            .post(
                PEP,
                "{\"given_names\": \"Ma'ruf Amin\", \"user_id\": \"u\", \"nationality\": \"ID\"}")
            .expect(202);
    assertThat(accepted.header("Preference-Applied")).isEqualTo("respond-async");
    assertThat(accepted.json().path("status").asString()).isEqualTo("PENDING");
    var path = PEP + "/" + accepted.json().path("id").asString();
    for (var i = 0;
        i < 100 && API.get(path).json().path("status").asString().equals("PENDING");
        i++) Thread.sleep(50);
    var done = API.get(path).expect(200).json();
    assertThat(done.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(done.path("results")).hasSize(1);
  }

  @Test
  @Tag("ID-082")
  void whatIsSomebodyElsesIsAsUnknownAsWhatNeverWas() {
    var owner = SERVER.newClient();
    var mine = SERVER.api(owner, Environment.DEVELOPMENT);
    var search =
        mine.post(
                PEP,
                "{\"given_names\": \"Ma'ruf Amin\", \"user_id\": \"u\", \"nationality\": \"ID\"}")
            .expect(200)
            .json();
    var paths =
        List.of(
            PEP + "/" + search.path("id").asString(),
            "/v0/identity/cft_pep_listings/"
                + search.path("results").path(0).path("id").asString());
    for (var path : paths) {
      mine.get(path).expect(200);
      var unknown = mine.get("/v0/identity/cft_pep_listings/never").expect(404);
      for (var stranger : List.of(API, SERVER.api(owner, Environment.LIVE))) {
        var answer = stranger.get(path).expect(404);
        assertThat(answer.json()).isEqualTo(unknown.json());
        assertThat(answer.code()).isEqualTo("DATA_NOT_FOUND");
      }
    }
    mine.get(PEP_ENTITY + "/" + search.path("id").asString()).expect(404);
  }
}
