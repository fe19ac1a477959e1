package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.verification.callback.Signature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Verification sessions as a client sees them.
class SessionTest {
  private static final String TEMPLATES = "/api/v1/templates";
  private static final String RUN = "/api/v1/verify/run_user_verification";
  private static final String URL = "/api/v1/verify/get_user_verification_url";
  private static final String SDK = "/api/v1/verify/get_verification_session_url_for_sdk";
  private static final String RESULT = "/api/v1/verify/get_user_verification_result/";
  private static final List<String> FAMILIES =
      List.of(
          "KYC", "GOVT_CHECK", "AML_CHECK", "FRAUD_CHECK", "BIOMETRIC_CHECK", "ADDITIONAL_INFO");
  private static final List<String> SECTIONS =
      List.of(
          "id_info",
          "face_match_info",
          "face_liveness_info",
          "aml_info",
          "additional_info",
          "fraud_insights");
  private static final List<String> ADDITIONAL =
      List.of(
          "KENYA_KRA_PIN",
          "BANK_STATEMENT_DOCUMENT",
          "BUSINESS_REGISTRATION_DOCUMENT",
          "OPERATING_LICENSE_DOCUMENT",
          "SOURCE_OF_FUNDS_DOCUMENT",
          "VISA_DOCUMENT",
          "USER_SELFIE",
          "ADDRESS_PROOF_DOCUMENT",
          "NIGERIA_BVN_NUMBER",
          "TAX_IDENTIFICATION_NUMBER",
          "PREVIOUS_VERIFICATION_SESSION_ID",
          "FRAUD_CHECK_DOCUMENT");
  private static final Running SERVER = Running.shared();

  private final Api api = SERVER.development();

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static String picture() {
    return base64(
        IdvTest.png(
            new java.awt.image.BufferedImage(600, 400, java.awt.image.BufferedImage.TYPE_INT_RGB)));
  }

  static ObjectNode blueprint(String... checks) {
    var blueprint = Api.JSON.createObjectNode();
    blueprint.put("name", "Test");
    var all = blueprint.putArray("checks");
    for (var check : checks) all.add(check);
    return blueprint;
  }

  static String template(Api api, ObjectNode blueprint) {
    return api.post(TEMPLATES, blueprint.toString())
        .expect(201)
        .json()
        .path("template_id")
        .asString();
  }

  static ObjectNode request(String template, @Nullable String reference) {
    var request = Api.JSON.createObjectNode();
    request.put("template_id", template);
    if (reference != null) request.put("client_reference_id", reference);
    request.putObject("user_data");
    return request;
  }

  private JsonNode run(ObjectNode request) {
    return api.post(RUN, request.toString()).expect(200).json();
  }

  private JsonNode rehearse(String reference, String... checks) {
    var request =
        request(
            template(api, blueprint(checks.length == 0 ? FAMILIES.toArray(String[]::new) : checks)),
            reference);
    additional(request);
    return run(request);
  }

  /// One item of each type.
  private static void additional(ObjectNode request) {
    var items = request.putArray("additional_info");
    for (var type : ADDITIONAL) {
      var item = items.addObject().put("additional_info_type", type);
      if (type.endsWith("_DOCUMENT") || type.equals("USER_SELFIE"))
        item.putObject("additional_info_data").put("file_data", picture());
      else item.put("additional_info_data", "A1");
    }
  }

  private static String result(JsonNode answer) {
    return answer.at("/aiprise_summary/verification_result").asString();
  }

  @Test
  @Tag("UV-005")
  @Tag("UV-006")
  @Tag("UV-007")
  @Tag("UV-008")
  @Tag("UV-009")
  @Tag("UV-027")
  void templatesAreMadeReadChangedAndRetired() {
    var first = blueprint("KYC", "AML_CHECK").put("description", "first").put("allow_sdk", true);
    first.put("callback_url", "https://client.test/result");
    first.putObject("warning_decisions").put("DOCUMENT_EXPIRED", "REVIEW");
    first.putObject("aml").put("fuzziness_score", 20).put("exact_match", false);
    var made = api.post(TEMPLATES, first.toString()).expect(201).json();
    var id = made.path("template_id").asString();
    assertThat(made.path("description").asString()).isEqualTo("first");
    assertThat(made.at("/warning_decisions/DOCUMENT_EXPIRED").asString()).isEqualTo("REVIEW");
    assertThat(api.get(TEMPLATES + "/" + id).expect(200).json()).isEqualTo(made);
    assertThat(api.get(TEMPLATES).expect(200).json()).hasSize(1);
    var changed =
        api.send(
                "PUT",
                TEMPLATES + "/" + id,
                BodyPublishers.ofString(blueprint("FRAUD_CHECK").toString()),
                "application/json")
            .expect(200)
            .json();
    assertThat(changed.path("checks").toString()).isEqualTo("[\"FRAUD_CHECK\"]");
    assertThat(changed.path("template_id").asString()).isEqualTo(id);
    SERVER.development().get(TEMPLATES + "/" + id).expect(404);
    api.send("DELETE", TEMPLATES + "/" + id, BodyPublishers.noBody(), "").expect(204);
    api.get(TEMPLATES + "/" + id).expect(404);
    api.send("DELETE", TEMPLATES + "/" + id, BodyPublishers.noBody(), "").expect(404);
    assertThat(api.get(TEMPLATES).expect(200).json()).isEmpty();
    api.post(RUN, request(id, null).toString()).expect(400);
  }

  @ParameterizedTest
  @Tag("UV-021")
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "nonsense",
        "{\"name\": \"A\"}",
        "{\"name\": \"A\", \"checks\": []}",
        "{\"name\": \"A\", \"checks\": [\"OTHER\"]}",
        "{\"name\": \"A\", \"checks\": [\"KYC\", \"KYC\"]}",
        "{\"checks\": [\"KYC\"]}",
        "{\"name\": \"A\", \"checks\": [\"KYC\"], \"callback_url\": \"nonsense\"}",
        "{\"name\": \"A\", \"checks\": [\"KYC\"], \"warning_decisions\": {\"A\": \"MAYBE\"}}",
        "{\"name\": \"A\", \"checks\": [\"KYC\"], \"aml\": {\"fuzziness_score\": 0}}"
      })
  void aTemplateThatDoesNotMatchTheContractIsRefused(String body) {
    assertThat(api.post(TEMPLATES, body).expect(400).json().path("message").asString())
        .isNotBlank();
  }

  static Stream<String> refused() {
    return Stream.of(
        "{}",
        "{\"template_id\": \"nope\", \"user_data\": {}}",
        "{\"template_id\": \"%s\"}",
        "{\"template_id\": \"%s\", \"user_data\": []}",
        "{\"template_id\": \"%s\", \"user_data\": {\"date_of_birth\": \"21-01-1984\"}}",
        "{\"template_id\": \"%s\", \"user_data\": {\"identity\": {\"identity_country_code\": \"MEX\"}}}",
        "{\"template_id\": \"%s\", \"user_data\": {\"identity\": {\"identity_number_type\": \"OTHER\"}}}",
        "{\"template_id\": \"%s\", \"user_data\": {\"selfie\": \"%%%%\"}}",
        "{\"template_id\": \"%s\", \"user_data\": {}, \"callback_url\": \"ftp://a.test\"}",
        "{\"template_id\": \"%s\", \"user_data\": {}, \"additional_info\": [{\"additional_info_type\": \"OTHER\", \"additional_info_data\": \"a\"}]}",
        "{\"template_id\": \"%s\", \"user_data\": {}, \"additional_info\": [{\"additional_info_type\": \"VISA_DOCUMENT\"}]}",
        "{\"template_id\": \"%s\", \"user_data\": {}, \"verification_options\": {\"AML_CONFIG\": {\"fuzziness_score\": 101}}}",
        "{\"template_id\": \"%s\", \"user_data\": {}, \"verification_session_id\": \"nope\"}");
  }

  @ParameterizedTest
  @Tag("UV-021")
  @MethodSource("refused")
  void aRequestThatDoesNotMatchTheContractIsRefused(String body) {
    var template = template(api, blueprint("AML_CHECK"));
    var answer = api.post(RUN, body.formatted(template)).expect(400).json();
    assertThat(answer.propertyNames()).containsExactly("message");
    assertThat(answer.path("message").asString()).isNotBlank();
  }

  @Test
  @Tag("UV-022")
  @Tag("UV-023")
  @Tag("UV-024")
  @Tag("UV-025")
  @Tag("UV-026")
  void errorsHaveAMessage() {
    assertThat(SERVER.anonymous().post(RUN, "{}").expect(401).json().path("message").asString())
        .isNotBlank();
    SERVER.anonymous().get(RESULT + "a").expect(401);
    SERVER.anonymous().get(TEMPLATES).expect(401);
    var template = template(api, blueprint("KYC"));
    var link =
        "{\"template_id\": \"%s\", \"redirect_uri\": \"https://client.test\"}".formatted(template);
    assertThat(SERVER.anonymous().post(SDK, link).expect(403).json().path("message").asString())
        .isNotBlank();
    SERVER.withDenied(SERVER.newClient(), "verification-sessions").get(TEMPLATES).expect(403);
    var large = request(template, null);
    large.putObject("user_data").put("selfie", "A".repeat(33 << 20));
    assertThat(api.post(RUN, large.toString()).expect(413).json().path("message").asString())
        .isNotBlank();
    large.putObject("user_data").put("selfie", base64(new byte[(15 << 20) + 1]));
    api.post(RUN, large.toString()).expect(413);
    api.with("X-Sandbox-Fault", "500").post(RUN, request(template, null).toString()).expect(500);
    var slow = Running.start(java.util.Map.of("limits.per-second", "1", "limits.burst", "2"));
    try {
      var own = new Api(slow.url(), Running.key(slow.newClient(), Environment.DEVELOPMENT));
      assertThat(Stream.generate(() -> own.get(TEMPLATES).status()).limit(5)).contains(429);
    } finally {
      slow.stop();
    }
  }

  @ParameterizedTest
  @Tag("UV-010")
  @Tag("UV-011")
  @Tag("UV-012")
  @Tag("UV-013")
  @Tag("UV-014")
  @Tag("UV-015")
  @Tag("UV-041")
  @CsvSource({
    "KYC, id_info",
    "GOVT_CHECK, id_info",
    "AML_CHECK, aml_info",
    "FRAUD_CHECK, fraud_insights",
    "BIOMETRIC_CHECK, face_match_info face_liveness_info",
    "ADDITIONAL_INFO, additional_info"
  })
  void eachKindOfCheckHasItsSectionsAndNoOthers(String family, String sections) {
    var answer = rehearse("sbx-approved", family);
    var expected = Arrays.asList(sections.split(" "));
    for (var section : SECTIONS)
      assertThat(answer.has(section)).as(section).isEqualTo(expected.contains(section));
    assertThat(answer.path("status").asString()).isEqualTo("COMPLETED");
    for (var member :
        List.of(
            "aiprise_summary",
            "client_reference_id",
            "verification_session_id",
            "template_id",
            "created_at")) assertThat(answer.has(member)).as(member).isTrue();
  }

  @ParameterizedTest
  @Tag("UV-016")
  @Tag("UV-037")
  @Tag("UV-042")
  @Tag("UV-052")
  @CsvSource({
    "sbx-approved, APPROVED",
    "sbx-declined, DECLINED",
    "sbx-review, REVIEW",
    "sbx-sections-failed, UNKNOWN"
  })
  void aCustomTemplateEndsWithTheWorstOfItsSections(String reference, String expected) {
    var answer = rehearse(reference);
    assertThat(result(answer)).isEqualTo(expected);
    assertThat(answer.at("/id_info/first_name").asString()).isEqualTo("TEST_FIRST_NAME");
    assertThat(
            api.get(RESULT + answer.path("verification_session_id").asString()).expect(200).json())
        .isEqualTo(answer);
  }

  /// The sample of the documentation, member by member.
  @Test
  @Tag("UV-052")
  void theSampleIsReproduced() {
    var answer = rehearse("sbx-approved");
    assertThat(answer.at("/id_info/document_details/ocr_data/Place of Birth").asString())
        .isEqualTo("MADRID");
    assertThat(answer.at("/id_info/document_details/ocr_data/Driver License Category").isBoolean())
        .isTrue();
    assertThat(answer.at("/id_info/id_type").asString()).isEqualTo("DRIVER_LICENSE");
    assertThat(answer.at("/id_info/address/parsed_address/address_country").asString())
        .isEqualTo("USA");
    assertThat(answer.at("/face_match_info/face_match_score").asDouble()).isEqualTo(98.59);
    assertThat(answer.at("/fraud_insights/email_insights/0/email_tenure").asDouble())
        .isEqualTo(4.49);
    assertThat(answer.at("/fraud_insights/phone_insights/0/phone_active").asString())
        .isEqualTo("YES");
    assertThat(answer.at("/fraud_insights/ip_insights/vpn").isBoolean()).isTrue();
    assertThat(answer.at("/fraud_insights/result").asString()).isEqualTo("UNKNOWN");
    assertThat(answer.at("/aml_info/num_hits").asInt()).isZero();
  }

  @ParameterizedTest
  @Tag("UV-028")
  @Tag("UV-029")
  @Tag("UV-030")
  @Tag("UV-031")
  @Tag("UV-032")
  @Tag("UV-033")
  @Tag("UV-034")
  @Tag("UV-035")
  @Tag("UV-036")
  @Tag("UV-039")
  @ValueSource(
      strings = {
        "THIRD_PARTY_RESPONSE_ERROR", "THIRD_PARTY_API_FAILED", "DOCUMENT_NOT_SUPPORTED",
        "COUNTRY_NOT_SUPPORTED", "REGISTRY_NOT_AVAILABLE", "API_DATA_REQUIREMENTS_NOT_MET",
        "WORKFLOW_CONFIG_ERROR", "REQUEST_TOO_LARGE", "CUSTOM_ERROR_CODE"
      })
  void aSessionThatFailedSaysWhyAndHasNoResult(String code) {
    var answer = rehearse("sbx-failed-" + code);
    assertThat(answer.path("status").asString()).isEqualTo("FAILED");
    assertThat(result(answer)).isEqualTo("UNKNOWN");
    assertThat(answer.at("/status_reasons/0/code").asString()).isEqualTo(code);
    assertThat(answer.at("/status_reasons/0/message").asString()).isNotBlank();
    for (var section : SECTIONS) assertThat(answer.has(section)).isFalse();
    assertThat(rehearse("sbx-approved").has("status_reasons")).isFalse();
  }

  @Test
  @Tag("UV-033")
  void whatATemplateNeedsAndDidNotGetIsNamed() {
    var answer = run(request(template(api, blueprint("GOVT_CHECK", "BIOMETRIC_CHECK")), null));
    assertThat(answer.path("status").asString()).isEqualTo("FAILED");
    assertThat(answer.path("status_reasons").toString())
        .contains("identity_number missing.", "selfie missing.", "API_DATA_REQUIREMENTS_NOT_MET");
  }

  @Test
  @Tag("UV-039")
  @Tag("UV-040")
  void everySectionThatFailedSaysWhy() {
    var answer = rehearse("sbx-sections-failed");
    assertThat(answer.path("status").asString()).isEqualTo("COMPLETED");
    for (var path :
        List.of(
            "/id_info",
            "/face_match_info",
            "/face_liveness_info",
            "/aml_info",
            "/fraud_insights",
            "/fraud_insights/ip_insights",
            "/fraud_insights/email_insights/0",
            "/additional_info/0/data")) {
      assertThat(answer.at(path + "/status").asString()).as(path).isEqualTo("FAILED");
      assertThat(answer.at(path + "/status_reasons/0/code").asString())
          .isEqualTo("THIRD_PARTY_API_FAILED");
      assertThat(answer.at(path + "/result").asString()).isEqualTo("UNKNOWN");
    }
  }

  @Test
  @Tag("UV-040")
  void emailsAndPhonesAreFoundOrNot() {
    var answer = rehearse("sbx-approved", "FRAUD_CHECK");
    assertThat(answer.at("/fraud_insights/email_insights/0/result").asString()).isEqualTo("FOUND");
    var request = request(template(api, blueprint("FRAUD_CHECK")), null);
    ((ObjectNode) request.path("user_data"))
        .put("email_address", "deny@sandbox.test")
        .put("phone_number", "+14155550100")
        .put("ip_address", "198.51.100.10");
    var real = run(request);
    assertThat(real.at("/fraud_insights/email_insights/0/result").asString())
        .isEqualTo("NOT_FOUND");
    assertThat(real.at("/fraud_insights/phone_insights/0/result").asString()).isEqualTo("FOUND");
    assertThat(real.at("/fraud_insights/ip_insights/warnings/0/code").asString())
        .isEqualTo("TOR_DETECTED");
    assertThat(real.at("/fraud_insights/ip_insights/location/country_code").asString())
        .isEqualTo("DE");
    assertThat(result(real)).isEqualTo("REVIEW");
  }

  @ParameterizedTest
  @Tag("UV-051")
  @CsvSource({
    "DOCUMENT_BACK_MISSING, DECLINED",
    "DOCUMENT_EXPIRED, DECLINED",
    "DOCUMENT_FRONT_MISSING, DECLINED",
    "DOCUMENT_FRONT_OR_BACK_MISSING, DECLINED",
    "DOCUMENT_NOT_FOUND, DECLINED",
    "DOCUMENT_TAMPERED, DECLINED",
    "DOCUMENT_MINOR_DIGITAL_ARTIFACTS, APPROVED",
    "DOCUMENT_TOO_FAR, APPROVED",
    "UNABLE_TO_EXTRACT_DOCUMENT_METADATA, APPROVED",
    "MISSING_DOCUMENT_DETAILS, APPROVED",
    "MISSING_BIRTH_DATE, APPROVED",
    "MISSING_PERSONAL_NUMBER, APPROVED",
    "MISSING_ADDRESS, APPROVED",
    "MISSING_POSTCODE, APPROVED",
    "MISSING_GENDER, APPROVED",
    "MISSING_NATIONALITY, APPROVED",
    "EXPIRY_AND_ISSUE_DATE_MISSING, APPROVED",
    "EXPIRY_DATE_MISSING_USING_ISSUE_DATE, APPROVED",
    "ID_PREVIOUSLY_SEEN, APPROVED",
    "FACE_MISMATCH, REVIEW",
    "AML_MATCH, REVIEW",
    "ANYTHING_ELSE, REVIEW"
  })
  void aWarningLeadsToWhatTheTableSaysUnlessTheTemplateSaysOtherwise(String code, String expected) {
    var answer = rehearse("sbx-warning-" + code, "KYC");
    assertThat(answer.at("/id_info/warnings")).hasSize(1);
    assertThat(answer.at("/id_info/warnings/0/code").asString()).isEqualTo(code);
    assertThat(answer.at("/id_info/result").asString()).isEqualTo(expected);
    assertThat(result(answer)).isEqualTo(expected);
    var own = blueprint("KYC");
    var other = expected.equals("DECLINED") ? "APPROVED" : "DECLINED";
    own.putObject("warning_decisions").put(code, other);
    assertThat(result(run(request(template(api, own), "sbx-warning-" + code)))).isEqualTo(other);
  }

  @Test
  @Tag("UV-046")
  void theFullNameIsThereOnlyWhenItIsNotSplit() {
    var whole = rehearse("sbx-full-name", "KYC").path("id_info");
    assertThat(whole.path("full_name").isString()).isTrue();
    assertThat(whole.path("first_name").isNull()).isTrue();
    var split = rehearse("sbx-full", "KYC").path("id_info");
    assertThat(split.path("full_name").isNull()).isTrue();
    assertThat(split.path("second_last_name").isString()).isTrue();
  }

  @Test
  @Tag("UV-047")
  @Tag("UV-048")
  @Tag("UV-049")
  @Tag("UV-050")
  @Tag("UV-054")
  @Tag("UV-045")
  void everyWordOfEveryListCanBeHad() {
    var answer = rehearse("sbx-full");
    var info = answer.at("/id_info/field_info");
    assertThat(info).hasSize(11);
    assertThat(info).allMatch(f -> !f.path("matched").isEmpty() && !f.path("unmatched").isEmpty());
    assertThat(words(answer.at("/id_info/lookup_details/lookup_list"), "lookup_type"))
        .containsExactlyInAnyOrder(
            "CURP",
            "NIN",
            "BVN",
            "AADHAAR",
            "PAN",
            "VOTER_ID",
            "PASSPORT",
            "DRIVER_LICENSE",
            "NATIONAL_ID");
    var entities = answer.at("/aml_info/entity_hits");
    assertThat(words(entities, "entity_type"))
        .containsExactlyInAnyOrder("PERSON", "COMPANY", "ORGANISATION", "UNKNOWN");
    var hits = entities.valueStream().flatMap(e -> e.path("aml_hits").valueStream()).toList();
    assertThat(hits.stream().map(h -> h.path("hit_type").asString()))
        .containsExactlyInAnyOrder(
            "PEP",
            "SANCTION",
            "ADVERSE_MEDIA",
            "WARNING",
            "FITNESS_PROBITY",
            "CRIMINAL_RECORD",
            "LEGAL_BACKGROUND",
            "UNKNOWN");
    assertThat(hits.getFirst().path("fields").valueStream().map(f -> f.path("type").asString("")))
        .contains(
            "date_of_birth",
            "place_of_birth",
            "date_of_death",
            "country_codes",
            "country_names",
            "url");
    assertThat(words(answer.path("additional_info"), "additional_info_type"))
        .containsExactlyElementsOf(ADDITIONAL);
    assertThat(words(answer.path("additional_info"), "additional_info_response_type"))
        .contains("ID_INFO", "ADDRESS_VERIFICATION", "DOCUMENT_INSIGHTS");
    assertThat(answer.at("/face_liveness_info/source").isString()).isTrue();
    assertThat(answer.at("/face_match_info/face_match_score").asDouble()).isBetween(0d, 100d);
  }

  private static List<String> words(JsonNode list, String member) {
    return list.valueStream().map(item -> item.path(member).asString()).toList();
  }

  static Stream<String> properties() {
    try (var in =
        Objects.requireNonNull(SessionTest.class.getResourceAsStream("session-properties.tsv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// UV-055 to UV-461: every documented property can be had, with a value of its type. The list
  /// names each by its id.
  @Test
  void everyDocumentedPropertyCanBeHad() {
    var answers =
        List.of(
            rehearse("sbx-full"),
            rehearse("sbx-full-name"),
            rehearse("sbx-sections-failed"),
            rehearse("sbx-failed-CUSTOM_ERROR_CODE"));
    var lacking =
        properties()
            .map(line -> line.split("\t"))
            .filter(
                row ->
                    answers.stream()
                        .flatMap(answer -> at(answer, List.of(row[1].split("\\."))))
                        .noneMatch(value -> is(value, row[2])))
            .map(row -> String.join(" ", row))
            .toList();
    assertThat(lacking).isEmpty();
    assertThat(properties().count()).isEqualTo(407);
  }

  private static Stream<JsonNode> at(JsonNode node, List<String> path) {
    if (path.isEmpty()) return Stream.of(node);
    var step = path.getFirst();
    var rest = path.subList(1, path.size());
    var isList = step.contains("[]");
    var kind = step.contains("(") ? step.replaceFirst(".*\\((.*)\\).*", "$1") : "";
    var name = step.replaceFirst("[\\[(].*", "");
    if (!kind.isEmpty() && !node.path("additional_info_response_type").asString("").equals(kind))
      return Stream.empty();
    var found = node.path(name);
    if (found.isMissingNode()) return Stream.empty();
    return isList && !rest.isEmpty()
        ? found.valueStream().flatMap(item -> at(item, rest))
        : at(found, rest);
  }

  private static boolean is(JsonNode value, String type) {
    return Arrays.stream(type.split("/"))
        .anyMatch(
            word ->
                switch (word) {
                  case "object" -> value.isObject();
                  case "array" -> value.isArray() && !value.isEmpty();
                  case "boolean" -> value.isBoolean();
                  case "number" -> value.isNumber();
                  case "integer" -> value.isIntegralNumber();
                  case "string" -> value.isString();
                  default -> false; // null is no value
                });
  }

  @Test
  @Tag("UV-043")
  @Tag("UV-044")
  void onlyTheSandboxSaysWhatItIs() {
    var before = System.currentTimeMillis();
    assertThat(rehearse("sbx-approved").path("environment").asString()).isEqualTo("SANDBOX");
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var request = request(template(live, blueprint("AML_CHECK")), "sbx-approved");
    ((ObjectNode) request.path("user_data"))
        .put("first_name", "Quentin")
        .put("last_name", "Nohitsworth");
    var answer = live.post(RUN, request.toString()).expect(200).json();
    assertThat(answer.has("environment")).isFalse();
    assertThat(answer.path("created_at").asLong()).isBetween(before - 1_000, before + 60_000);
    assertThat(answer.at("/aml_info/num_hits").asInt()).isZero();
    assertThat(result(answer)).isEqualTo("APPROVED");
  }

  @Test
  @Tag("UV-001")
  @Tag("UV-012")
  @Tag("UV-045")
  void listsAreSearchedForReal() {
    var request = request(template(api, blueprint("AML_CHECK")), "mine");
    ((ObjectNode) request.path("user_data"))
        .put("first_name", "Ivan")
        .put("last_name", "Testov")
        .put("date_of_birth", "1961-04-09");
    request.putObject("client_reference_data").put("branch", "tainan");
    var answer = run(request);
    var hit = answer.at("/aml_info/entity_hits/0");
    assertThat(hit.path("entity_type").asString()).isEqualTo("PERSON");
    assertThat(hit.path("name_match_score").asInt()).isEqualTo(100);
    assertThat(hit.path("date_of_birth_match_score").asInt()).isEqualTo(100);
    assertThat(hit.at("/aml_hits/0/hit_type").asString()).isEqualTo("SANCTION");
    assertThat(answer.at("/aml_info/search_criteria/search_term").asString())
        .isEqualTo("Ivan Testov");
    assertThat(answer.at("/aml_info/result").asString()).isEqualTo("REVIEW");
    assertThat(result(answer)).isEqualTo("REVIEW");
    assertThat(answer.at("/client_reference_data/branch").asString()).isEqualTo("tainan");
    assertThat(answer.at("/user_input/first_name").asString()).isEqualTo("Ivan");
    var exact = request(template(api, blueprint("AML_CHECK")), "mine");
    ((ObjectNode) exact.path("user_data")).put("first_name", "Iwan").put("last_name", "Testow");
    exact.putObject("verification_options").putObject("AML_CONFIG").put("exact_match", true);
    assertThat(run(exact).at("/aml_info/num_hits").asInt()).isZero();
    var media = request(template(api, blueprint("AML_CHECK")), null);
    ((ObjectNode) media.path("user_data"))
        .put("first_name", "Sandbox")
        .put("last_name", "Newsperson");
    assertThat(run(media).at("/aml_info/entity_hits/0/aml_hits/0/hit_type").asString())
        .isEqualTo("ADVERSE_MEDIA");
  }

  /// A drawn passport, the face on it once more as a selfie, an e-mail, a phone and an address: all
  /// sections by the engines.
  @Test
  @Tag("UV-001")
  @Tag("UV-010")
  @Tag("UV-014")
  @Tag("UV-038")
  void everySectionIsFilledByItsEngine() {
    var page = DrawnPassport.specimen().image(DocumentTest.ocrB());
    page.getGraphics().drawImage(Portraits.drawn(7, Look.PLAIN), 100, 240, 320, 400, null);
    var request =
        request(
            template(api, blueprint("KYC", "AML_CHECK", "FRAUD_CHECK", "BIOMETRIC_CHECK")), null);
    var user = (ObjectNode) request.path("user_data");
    user.put("first_name", "Anna Maria").put("last_name", "Eriksson");
    user.put("date_of_birth", "1974-08-13").put("email_address", "pass@sandbox.test");
    user.put("phone_number", "+14155550100").put("ip_address", "203.0.113.10");
    user.put("selfie", base64(IdvTest.png(Portraits.drawn(7, Look.PLAIN))));
    user.putObject("identity")
        .put("identity_country_code", "US")
        .put("identity_document_type", "PASSPORT")
        .put("identity_document_front", base64(IdvTest.png(page)));
    var answer = run(request);
    assertThat(answer.path("status").asString()).isEqualTo("COMPLETED");
    var id = answer.path("id_info");
    assertThat(id.path("id_type").asString()).isEqualTo("PASSPORT");
    assertThat(id.path("id_number").asString()).isEqualTo("L898902C3");
    assertThat(id.path("last_name").asString()).isEqualTo("ERIKSSON");
    assertThat(id.at("/document_details/mrz_data/Document Number").asString())
        .isEqualTo("L898902C3");
    assertThat(id.at("/field_info/id_number/matched/0").asString()).isEqualTo("MRZ");
    assertThat(words(id.path("warnings"), "code"))
        .contains("BIRTH_DATE_MISMATCH")
        .doesNotContain("NAME_VERIFICATION_FAILED");
    assertThat(answer.at("/face_match_info/face_match_score").isNumber()).isTrue();
    assertThat(words(answer.at("/face_liveness_info/warnings"), "code"))
        .contains("FACE_LIVENESS_REVIEW_REQUIRED");
    assertThat(answer.at("/aml_info/result").asString()).isEqualTo("APPROVED");
    assertThat(answer.at("/fraud_insights/email_insights/0/domain_info/disposable").isBoolean())
        .isTrue();
    assertThat(result(answer)).isEqualTo("REVIEW");
    assertThat(answer.at("/user_input").toString())
        .doesNotContain(base64(IdvTest.png(page)).substring(0, 40));
  }

  @Test
  @Tag("UV-011")
  void aRegisterThatIsDownLeavesTheOtherSectionsRight() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var request = request(template(live, blueprint("GOVT_CHECK", "AML_CHECK")), null);
    var user = (ObjectNode) request.path("user_data");
    user.put("first_name", "Quentin").put("last_name", "Nohitsworth");
    user.putObject("identity")
        .put("identity_country_code", "NG")
        .put("identity_number_type", "NIN")
        .put("identity_number", "12345678901");
    var answer = live.post(RUN, request.toString()).expect(200).json();
    assertThat(answer.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(answer.at("/id_info/status").asString()).isEqualTo("FAILED");
    assertThat(answer.at("/id_info/status_reasons/0/code").asString())
        .isEqualTo("REGISTRY_NOT_AVAILABLE");
    assertThat(answer.at("/aml_info/result").asString()).isEqualTo("APPROVED");
    assertThat(result(answer)).isEqualTo("APPROVED");
  }

  @Test
  @Tag("UV-015")
  @Tag("UV-050")
  void papersAreReadForReal() {
    var request = request(template(api, blueprint("ADDITIONAL_INFO")), null);
    ((ObjectNode) request.path("user_data")).put("first_name", "Ivan").put("last_name", "Testov");
    additional(request);
    var answer = run(request);
    assertThat(answer.path("additional_info")).hasSize(12);
    var proof = answer.at("/additional_info/7/data");
    assertThat(proof.path("name_match").asBoolean(true)).isFalse();
    assertThat(words(proof.path("warnings"), "code"))
        .contains("ADDRESS_DOCUMENT_NAME_VERIFICATION_FAILED");
    assertThat(answer.at("/additional_info/8/data/id_type").asString()).isEqualTo("BVN");
  }

  @Test
  @Tag("UV-002")
  @Tag("UV-020")
  @Tag("UV-038")
  @Tag("UV-053")
  void aSessionStartedByALinkTakesItsDataOnce() {
    var template = template(api, blueprint("AML_CHECK"));
    var created =
        api.post(
                URL,
                "{\"template_id\": \"%s\", \"redirect_uri\": \"https://client.test/back\", \"user_data\": {\"first_name\": \"Ivan\"}}"
                    .formatted(template))
            .expect(200)
            .json();
    assertThat(created.path("message").asString()).isEqualTo("Success");
    var id = created.path("verification_session_id").asString();
    assertThat(created.path("verification_url").asString()).contains(id);
    assertThat(java.time.Instant.parse(created.path("session_expiry_time").asString()))
        .isBetween(
            java.time.Instant.now().plusSeconds(86_000),
            java.time.Instant.now().plusSeconds(86_500));
    assertThat(api.get(RESULT + id).expect(200).json().path("status").asString())
        .isEqualTo("NOT_STARTED");
    var request = request(template, null).put("verification_session_id", id);
    ((ObjectNode) request.path("user_data")).put("last_name", "Testov");
    var answer = api.post(RUN, request.toString()).expect(200).json();
    assertThat(answer.path("verification_session_id").asString()).isEqualTo(id);
    assertThat(answer.at("/aml_info/num_hits").asInt()).isEqualTo(1);
    assertThat(api.post(RUN, request.toString()).expect(208).json().path("message").asString())
        .isEqualTo("verification session already used");
    api.post(URL, "{\"template_id\": \"%s\"}".formatted(template)).expect(400);
    api.post(URL, "{\"redirect_uri\": \"https://client.test\"}").expect(400);
  }

  @Test
  @Tag("UV-002")
  @Tag("UV-004")
  void aLinkTakesWhatTheTemplateNeeds() {
    var template = template(api, blueprint("KYC").put("allow_sdk", true));
    var link =
        "{\"template_id\": \"%s\", \"redirect_uri\": \"https://client.test/back\"}"
            .formatted(template);
    for (var path : List.of(URL, SDK)) {
      var created =
          (path.equals(SDK) ? SERVER.anonymous() : api).post(path, link).expect(200).json();
      var uri = URI.create(created.path("verification_url").asString());
      var anonymous = SERVER.anonymous();
      assertThat(anonymous.get(uri.getPath() + "?" + uri.getQuery()).expect(200).text())
          .contains("The front of your document");
      new Parts()
          .file("file", IdvTest.png(DrawnPassport.specimen().image(DocumentTest.ocrB())))
          .post(anonymous, uri.getPath() + "/parts/ID?" + uri.getQuery())
          .expect(200);
      anonymous.post(uri.getPath() + "/complete?" + uri.getQuery(), "").expect(200);
      var id = created.path("verification_session_id").asString();
      JsonNode answer = api.get(RESULT + id).json();
      for (var i = 0; i < 400 && !answer.path("status").asString().equals("COMPLETED"); i++) {
        SearchTaskTest.pause();
        answer = api.get(RESULT + id).json();
      }
      assertThat(answer.at("/id_info/id_number").asString()).isEqualTo("L898902C3");
    }
    SERVER.anonymous().post(SDK, link.replace(template, "nope")).expect(400);
  }

  @Test
  @Tag("UV-003")
  void othersDoNotSeeASession() {
    var id = rehearse("sbx-approved", "KYC").path("verification_session_id").asString();
    SERVER.development().get(RESULT + id).expect(404);
    api.get(RESULT + "nope").expect(404);
  }

  @Test
  @Tag("UV-017")
  @Tag("UV-018")
  @Tag("UV-019")
  void callbacksAreSignedWithTheKeyAndTheRequestsAddressWins() {
    try (var receiver = new Receiver()) {
      var client = SERVER.newClient();
      var key = Running.key(client, Environment.DEVELOPMENT);
      var own = SERVER.api(client, Environment.DEVELOPMENT);
      var blueprint = blueprint("AML_CHECK");
      blueprint.put("callback_url", receiver.url("/template"));
      blueprint.put("events_callback_url", receiver.url("/events"));
      var template = template(own, blueprint);
      own.post(RUN, request(template, "sbx-approved").toString()).expect(200);
      var first = receiver.await(r -> r.path().equals("/template"));
      assertThat(first.headers().get("X-HMAC-SIGNATURE"))
          .isEqualTo(Signature.hex(key, first.body()));
      assertThat(result(first.json())).isEqualTo("APPROVED");
      var second =
          own.post(
                  RUN,
                  request(template, "sbx-review")
                      .put("callback_url", receiver.url("/request"))
                      .toString())
              .expect(200)
              .json();
      assertThat(receiver.await(r -> r.path().equals("/request")).json()).isEqualTo(second);
      assertThat(
              receiver.await(r -> r.path().equals("/events")).json().path("event_type").asString())
          .isEqualTo("SESSION_SUBMITTED");
      own.post(
              URL,
              "{\"template_id\": \"%s\", \"redirect_uri\": \"https://client.test\"}"
                  .formatted(template))
          .expect(200);
      receiver.await(r -> r.json().path("event_type").asString("").equals("SESSION_CREATED"));
      var events = new ArrayList<String>();
      for (var callback : receiver.callbacks())
        if (callback.path().equals("/events"))
          events.add(callback.json().path("event_type").asString());
      assertThat(events).contains("SESSION_SUBMITTED", "SESSION_CREATED");
    }
  }

  /// The public example: key, body and signature.
  @Test
  @Tag("UV-019")
  void thePublicTestVectorFits() {
    var body =
        "{\"verification_session_id\": \"123408f2-2bbb-415f-aafc-92212341234\", \"template_id\": \"123456-3434-2342-3453-b4218a4fb333\", \"client_reference_id\": null, \"aiprise_summary\": {\"tags\": [], \"reasons\": [], \"notes\": [], \"verification_result\": \"APPROVED\"}, \"created_at\": 1668974142818}";
    assertThat(
            Signature.hex(
                "abcdef12-pqrs-abcd-pqrs-abcde0123456", body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("f8bf141ba610974d65f5dd603f7388474c366d1b95a13799748f92261610ba86");
  }
}
