package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.register.Register;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Look-ups of accounts, numbers and registrations as a client sees them, against the sandbox's
/// personas.
@Execution(ExecutionMode.CONCURRENT)
class LookupTest {
  private static final String BANK = "/v2.1/identity/bank_account_data_requests";
  private static final String WALLET = "/v0/identity/ewallet_account_data_requests";
  private static final String NPWP = "/v1/identity/npwp_data_requests";
  private static final String ID_CARD = "/v0/identity/id_card_verifications";
  private static final String PHONE = "/v0/identity/ktp_phone_validations";
  private static final String BUSINESS = "/v0/identity/business_document_verifications";
  private static final Running SERVER =
      Running.start(Map.of("sandbox.live-registers", "true", "uploads.most-megabytes", "2"));

  private static JsonNode ended(Api api, String path, JsonNode created) {
    var read = created;
    for (var i = 0;
        i < 200 && read.path("status").asString().matches("PENDING|WAITING_ON_SOURCE");
        i++) {
      pause();
      read = api.get(path + "/" + created.path("id").asString()).expect(200).json();
    }
    return read;
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String account(String number, String bank, String given, String surname) {
    return "{\"bank_account_number\": \"%s\", \"bank_code\": \"%s\", \"given_name\": \"%s\", \"surname\": \"%s\", \"reference_id\": \"foo123\"}"
        .formatted(number, bank, given, surname);
  }

  @Test
  @Tag("ID-007")
  @Tag("ID-145")
  void theBanksAreListed() {
    var banks = SERVER.development().get("/bank/available_bank_codes").expect(200).json();
    assertThat(banks).hasSize(150);
    assertThat(banks.toString())
        .contains("{\"name\":\"Bank ANZ Indonesia\",\"code\":\"ANZ\",\"swift_code\":\"ANZBIDJX\"}")
        .contains(
            "{\"name\":\"Bank Artos"
                + " Indonesia\",\"code\":\"ARTOS\",\"swift_code\":\"ATOSIDJ1\",\"remark\":\"Deprecating"
                + " in Jan 2023. Please use `JAGO` going forward\"}");
  }

  @Test
  @Tag("ID-008")
  @Tag("ID-009")
  @Tag("ID-059")
  @Tag("ID-103")
  void anAccountIsPendingThenFoundAndThenKnown() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(
              "/v1/callback/urls",
              "{\"type\": \"NAME_VALIDATOR_REQUEST\", \"url\": \"" + receiver.url("/") + "\"}")
          .expect(200);
      var pending =
          api.post(BANK, account("1234567890", "BCA", "FIRA DIYANKA", "FEBRIYANTI"))
              .expect(200)
              .json();
      assertThat(pending.path("status").asString()).isEqualTo("PENDING");
      assertThat(pending.path("id").asString()).matches("bknv_[0-9a-f]{24}");
      assertThat(pending.has("result")).isFalse();
      var found = ended(api, BANK, pending);
      assertThat(found.path("status").asString()).isEqualTo("COMPLETED");
      assertThat(found.path("bank_code").asString()).isEqualTo("BCA");
      assertThat(found.path("reference_id").asString()).isEqualTo("foo123");
      assertThat(found.path("result").toString())
          .isEqualTo(
              "{\"is_found\":true,\"name_matching_result\":\"MATCH\",\"is_virtual_account\":false}");
      assertThat(receiver.await(r -> r.json().path("id").equals(pending.path("id"))).json())
          .isEqualTo(found);
      var known =
          api.post(BANK, account("1234567890", "BCA", "Somebody", "Else")).expect(200).json();
      assertThat(known.path("result").toString()).contains("NOT_MATCH");
    }
  }

  @ParameterizedTest
  @Tag("ID-099")
  @Tag("ID-100")
  @Tag("ID-101")
  @CsvSource({
    "0123456789,BCA,BUDI,SANTOSO,MATCH,false",
    "123456789,BCA,BUDI,SANTOSO,-,-",
    "7700000001,BCA,FIRA DIYANKA,SANTOSO,UNCLEAR,false",
    "7700000002,BCA,JOHN,DOE,NOT_MATCH,false",
    "8808123456789,MANDIRI,FIRA DIYANKA,FEBRIYANTI,MATCH,true",
    "8808123456789,HSBC,FIRA DIYANKA,FEBRIYANTI,MATCH,true",
    "8808123456789,ANZ,FIRA DIYANKA,FEBRIYANTI,MATCH,false",
    "1110000000,BCA,FIRA,DIYANKA,-,-"
  })
  void theComparisonFollowsTheNumberAsWritten(
      String number, String bank, String given, String surname, String match, String virtual) {
    var api = SERVER.development();
    var result =
        ended(api, BANK, api.post(BANK, account(number, bank, given, surname)).expect(200).json())
            .path("result");
    assertThat(result.path("is_found").asBoolean()).isEqualTo(!match.equals("-"));
    assertThat(result.path("name_matching_result").asString("-")).isEqualTo(match);
    assertThat(result.path("is_virtual_account").asString("-")).isEqualTo(virtual);
  }

  @Test
  @Tag("ID-100")
  void equalThresholdsLeaveTwoOutcomesAndCrossedOnesAreRefused() {
    var api = SERVER.development();
    var body =
        "{\"bank_account_number\": \"7700000003\", \"bank_code\": \"BCA\", \"given_name\": \"FIRA"
            + " SANTOSO\", \"upper_threshold\": %d, \"lower_threshold\": %d}";
    for (var threshold : List.of(20, 60, 90)) {
      var result =
          ended(api, BANK, api.post(BANK, body.formatted(threshold, threshold)).expect(200).json())
              .path("result");
      assertThat(result.path("name_matching_result").asString()).isIn("MATCH", "NOT_MATCH");
    }
    assertThat(api.post(BANK, body.formatted(40, 80)).expect(400).fields())
        .containsExactly("lower_threshold");
    assertThat(api.post(BANK, body.formatted(101, -1)).expect(400).fields())
        .containsExactlyInAnyOrder("upper_threshold", "lower_threshold");
  }

  @Test
  @Tag("ID-102")
  void reviewIsShownOnlyToWhomItIsEnabledFor() {
    var reviewing =
        SERVER
            .installation()
            .clients()
            .create(
                new bonafide.verification.client.Clients.Wanted(
                    "Reviewing", true, null, java.util.Set.of()));
    for (var api : List.of(SERVER.api(reviewing, Environment.DEVELOPMENT), SERVER.development())) {
      var result =
          ended(
                  api,
                  BANK,
                  api.post(BANK, account("2220000000", "BCA", "FIRA DIYANKA", "FEBRIYANTI"))
                      .expect(200)
                      .json())
              .path("result");
      assertThat(result.path("name_matching_result").asString()).isEqualTo("MATCH");
      assertThat(result.has("need_review"))
          .isEqualTo(api != null && result.path("need_review").asBoolean(false));
    }
    var shown = SERVER.api(reviewing, Environment.DEVELOPMENT);
    assertThat(
            ended(shown, BANK, shown.post(BANK, account("2220000000", "BNI", "A", "B")).json())
                .path("result")
                .path("need_review")
                .asBoolean(false))
        .isTrue();
    assertThat(
            ended(shown, BANK, shown.post(BANK, account("7700000009", "BNI", "A", "B")).json())
                .path("result")
                .path("need_review")
                .asBoolean(true))
        .isFalse();
  }

  @Test
  @Tag("ID-072")
  @Tag("ID-090")
  void unknownBanksAreRefusedAndSilentOnesFail() {
    var api = SERVER.development();
    assertThat(api.post(BANK, account("1", "NOBANK", "A", "B")).expect(400).code())
        .isEqualTo("UNSUPPORTED_BANK_CODE_ERROR");
    assertThat(api.post(BANK, "{}").expect(400).fields())
        .containsExactlyInAnyOrder("bank_account_number", "bank_code", "given_name");
    var failed =
        ended(api, BANK, api.post(BANK, account("4440000000", "BCA", "A", "B")).expect(200).json());
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("failure_reason").asString()).isEqualTo("TEMPORARY_NETWORK_ERROR");
    assertThat(failed.has("result")).isFalse();
  }

  @Test
  @Tag("ID-155")
  void aLiveKeyNeverReachesTheSandboxsBanks() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var created =
        live.post(BANK, account("1234567890", "BCA", "FIRA", "DIYANKA")).expect(200).json();
    assertThat(ended(live, BANK, created).path("result").path("is_found").asBoolean(false))
        .isFalse();
  }

  @Test
  @Tag("ID-081")
  void aRestrictedKeyMayNotAskForAccounts() {
    var api = SERVER.withDenied(SERVER.newClient(), "bank-accounts");
    assertThat(api.post(BANK, account("1", "BCA", "A", "B")).expect(403).code())
        .isEqualTo("REQUEST_FORBIDDEN_ERROR");
  }

  @ParameterizedTest
  @Tag("ID-156")
  @CsvSource({
    "COMPLETED_FOUND_MATCH,MATCH",
    "COMPLETED_FOUND_NOT_MATCH,NOT_MATCH",
    "COMPLETED_FOUND_UNCLEAR,UNCLEAR",
    "SUCCESS,MATCH"
  })
  void theHeaderForcesTheOutcome(String reply, String match) {
    for (var given : List.of("FIRA", "FIRA DIYANKA", "FIRA DIYANKA FEBRIYANTI")) {
      var api = SERVER.development().with("x-magic-reply", reply);
      var body =
          "{\"bank_account_number\": \"1110000000\", \"bank_code\": \"BCA\", \"given_name\": \""
              + given
              + "\"}";
      assertThat(
              ended(api, BANK, api.post(BANK, body).expect(200).json())
                  .path("result")
                  .path("name_matching_result")
                  .asString())
          .isEqualTo(match);
    }
  }

  @Test
  @Tag("ID-156")
  void theHeaderForcesAbsenceAndFailureAndIsCheckedAndIgnoredForLiveKeys() {
    var api = SERVER.development();
    var absent = api.with("x-magic-reply", "COMPLETED_NOT_FOUND");
    assertThat(
            ended(
                    absent,
                    NPWP,
                    absent.post(NPWP, "{\"account_number\": \"999999999999999\"}").json())
                .path("is_found")
                .asBoolean(true))
        .isFalse();
    var failing = api.with("x-magic-reply", "FAILED");
    assertThat(
            ended(
                    failing,
                    WALLET,
                    failing
                        .post(
                            WALLET,
                            "{\"ewallet_account_number\": \"08127700000\", \"ewallet_type\":"
                                + " \"OVO\"}")
                        .json())
                .path("status")
                .asString())
        .isEqualTo("FAILED");
    assertThat(
            api.with("x-magic-reply", "MAYBE")
                .post(NPWP, "{\"account_number\": \"999999999999999\"}")
                .expect(400)
                .fields())
        .containsExactly("x-magic-reply");
    SERVER
        .api(SERVER.newClient(), Environment.LIVE)
        .with("x-magic-reply", "MAYBE")
        .post(NPWP, "{\"account_number\": \"999999999999999\"}")
        .expect(200);
  }

  @ParameterizedTest
  @Tag("ID-010")
  @Tag("ID-011")
  @Tag("ID-147")
  @Tag("ID-148")
  @Tag("ID-149")
  @Tag("ID-150")
  @CsvSource(
      delimiter = '|',
      value = {
        "08222|true|{\"account_status\":\"ACTIVE\",\"ewallet_account_name\":\"FIRA DIYANKA\"}",
        "08223|true|{\"kyc_status\":\"VERIFIED\",\"account_status\":\"ACTIVE\",\"ewallet_account_name\":\"FIRA"
            + " DIYANKA\"}",
        "08224|true|{\"kyc_status\":\"UNVERIFIED\",\"account_status\":\"ACTIVE\",\"ewallet_account_name\":\"\"}",
        "08333|false|{\"account_status\":null,\"ewallet_account_name\":null}"
      })
  void theMagicWalletsAnswerAsShown(String number, boolean found, String result) {
    var api = SERVER.development();
    var pending =
        api.post(
                WALLET,
                "{\"ewallet_account_number\": \"" + number + "\", \"ewallet_type\": \"MAGIC\"}")
            .expect(200)
            .json();
    assertThat(pending.path("status").asString()).isEqualTo("PENDING");
    assertThat(pending.path("result").toString()).isEqualTo("{}");
    assertThat(pending.path("is_found").isNull()).isTrue();
    var ended = ended(api, WALLET, pending);
    assertThat(ended.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(ended.path("is_found").asBoolean()).isEqualTo(found);
    assertThat(ended.path("result").toString()).isEqualTo(result);
    assertThat(ended.path("ewallet_account_number").asString()).isEqualTo(number);
  }

  @Test
  @Tag("ID-104")
  @Tag("ID-146")
  void aPendingWalletStaysPendingAndItsTwinWaits() {
    var api = SERVER.development();
    var body = "{\"ewallet_account_number\": \"08111\", \"ewallet_type\": \"MAGIC\"}";
    assertThat(api.post(WALLET, body).expect(200).json().path("status").asString())
        .isEqualTo("PENDING");
    var twin = api.post(WALLET, body).expect(200).json();
    assertThat(twin.path("status").asString()).isEqualTo("WAITING_ON_SOURCE");
    assertThat(api.get(WALLET + "/" + twin.path("id").asString()).json().path("status").asString())
        .isEqualTo("WAITING_ON_SOURCE");
  }

  @ParameterizedTest
  @Tag("ID-105")
  @Tag("ID-106")
  @CsvSource({
    "+62 812-7700-0001,GOPAY,VERIFIED",
    "0812 7700 0002,LINKAJA,VERIFIED",
    "081277000003,OVO,-",
    "081288000001,GOPAY,UNVERIFIED",
    "081288000002,DANA,-",
    "081299000001,GOPAY,VERIFIED"
  })
  void walletNumbersAreTakenInEveryWritingAndTheStatusOnlyWhereItExists(
      String number, String wallet, String kyc) {
    var api = SERVER.development();
    var ended =
        ended(
            api,
            WALLET,
            api.post(
                    WALLET,
                    "{\"ewallet_account_number\": \""
                        + number
                        + "\", \"ewallet_type\": \""
                        + wallet
                        + "\"}")
                .expect(200)
                .json());
    assertThat(ended.path("is_found").asBoolean()).isTrue();
    assertThat(ended.path("result").path("account_status").asString())
        .isEqualTo(number.startsWith("081299") ? "INACTIVE" : "ACTIVE");
    assertThat(ended.path("ewallet_account_number").asString()).isEqualTo(number);
    assertThat(ended.path("result").path("kyc_status").asString("-")).isEqualTo(kyc);
    assertThat(ended.path("result").path("ewallet_account_name").asString())
        .isEqualTo(number.startsWith("081288") ? "" : "FIRA DIYANKA");
  }

  @Test
  @Tag("ID-060")
  @Tag("ID-073")
  @Tag("ID-074")
  void walletErrorsHaveTheirOwnCodes() {
    var api = SERVER.development();
    assertThat(
            api.post(
                    WALLET,
                    "{\"ewallet_account_number\": \"08120000123\", \"ewallet_type\": \"PAYPAL\"}")
                .expect(400)
                .code())
        .isEqualTo("UNSUPPORTED_EWALLET_TYPE_ERROR");
    for (var number : List.of("12345", "+1 555 0100", "0812abc", "08")) {
      assertThat(
              api.post(
                      WALLET,
                      "{\"ewallet_account_number\": \""
                          + number
                          + "\", \"ewallet_type\": \"GOPAY\"}")
                  .expect(400)
                  .code())
          .isEqualTo("INVALID_ACCOUNT_NUMBER_FORMAT");
    }
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    assertThat(
            live.post(
                    WALLET, "{\"ewallet_account_number\": \"08222\", \"ewallet_type\": \"MAGIC\"}")
                .expect(400)
                .code())
        .isEqualTo("UNSUPPORTED_EWALLET_TYPE_ERROR");
  }

  @ParameterizedTest
  @Tag("ID-012")
  @Tag("ID-013")
  @Tag("ID-058")
  @Tag("ID-107")
  @Tag("ID-152")
  @Tag("ID-153")
  @Tag("ID-154")
  @CsvSource({
    "999999999999999,COMPLETED,true",
    "99.999.999.9-999.999,COMPLETED,true",
    "111111111111111,COMPLETED,false",
    "444444444444444,FAILED,false"
  })
  void taxNumbersAnswerAsShown(String number, String status, boolean found) {
    var api = SERVER.development();
    var pending = api.post(NPWP, "{\"account_number\": \"" + number + "\"}").expect(200).json();
    assertThat(pending.path("status").asString()).isEqualTo("PENDING");
    assertThat(pending.has("is_found")).isFalse();
    assertThat(pending.has("result")).isFalse();
    var ended = ended(api, NPWP, pending);
    assertThat(ended.path("status").asString()).isEqualTo(status);
    assertThat(ended.path("is_found").asBoolean()).isEqualTo(found);
    assertThat(ended.path("account_number").asString()).isEqualTo(number);
    assertThat(ended.path("result").toString())
        .isEqualTo(found ? "{\"account_name\":\"FIRA DIYANKA\"}" : "{}");
    assertThat(ended.has("failure_reason")).isEqualTo(status.equals("FAILED"));
  }

  @Test
  @Tag("ID-151")
  void aPendingTaxNumberNeverCallsBack() throws InterruptedException {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(
              "/v1/callback/urls",
              "{\"type\": \"NPWP_DATA_REQUEST\", \"url\": \"" + receiver.url("/") + "\"}")
          .expect(200);
      var pending = api.post(NPWP, "{\"account_number\": \"000000000000000\"}").expect(200).json();
      Thread.sleep(1_500);
      assertThat(
              api.get(NPWP + "/" + pending.path("id").asString()).json().path("status").asString())
          .isEqualTo("PENDING");
      assertThat(receiver.callbacks()).isEmpty();
    }
  }

  @ParameterizedTest
  @Tag("ID-107")
  @ValueSource(
      strings = {"12345678901234", "1234567890123456", "12.345.678.9-012-345", "abcdefghijklmno"})
  void whatIsNoTaxNumberIsRefused(String number) {
    assertThat(
            SERVER
                .development()
                .post(NPWP, "{\"account_number\": \"" + number + "\"}")
                .expect(400)
                .fields())
        .containsExactly("account_number");
  }

  private static Api.Answer form(Api api, Map<String, String> fields, byte[] selfie) {
    var parts = new Parts();
    fields.forEach(parts::field);
    if (selfie.length > 0) parts.file("selfie", selfie);
    return parts.post(api, ID_CARD);
  }

  private static Map<String, String> person(String number) {
    return Map.of(
        "name",
        "penito kristian",
        "id_card_number",
        number,
        "scope",
        "DATA_VERIFICATION",
        "birthdate",
        "12-10-1991",
        "birthplace",
        "Ketapang",
        "address",
        "Alinda kencana blok E");
  }

  @Test
  @Tag("ID-015")
  @Tag("ID-054")
  @Tag("ID-110")
  @Tag("ID-111")
  void anIdentityNumberIsComparedMemberByMember() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var found = form(live, person("3275031210930027"), new byte[0]).expect(200).json();
    assertThat(found.path("id").asString()).startsWith("idvr_");
    assertThat(found.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(found.path("is_found").asBoolean()).isTrue();
    assertThat(found.path("result").path("is_name_match").asBoolean()).isTrue();
    assertThat(found.path("result").path("is_birthdate_match").asBoolean(true)).isFalse();
    assertThat(found.path("result").path("is_birthplace_match").asBoolean()).isTrue();
    assertThat(found.path("result").path("is_address_match").asBoolean()).isTrue();
    assertThat(live.get(ID_CARD + "/" + found.path("id").asString()).expect(200).json())
        .isEqualTo(found);
    var less =
        form(
                live,
                Map.of(
                    "name",
                    "Somebody",
                    "id_card_number",
                    "3275031210930027",
                    "scope",
                    "DATA_VERIFICATION"),
                new byte[0])
            .expect(200)
            .json();
    assertThat(less.path("result").toString()).isEqualTo("{\"is_name_match\":false}");
    var unknown = form(live, person("3275031210930021"), new byte[0]).expect(200).json();
    assertThat(unknown.path("is_found").asBoolean(true)).isFalse();
    assertThat(unknown.has("result")).isFalse();
    var failed = form(live, person("3275031210930044"), new byte[0]).expect(200).json();
    assertThat(failed.path("failure_reason").asString()).isEqualTo("TEMPORARY_NETWORK_ERROR");
    assertThat(failed.has("is_found")).isFalse();
  }

  @Test
  void aRepeatedFormGetsItsFirstAnswerAndAnotherFormWithItsKeyIsRefused() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE).with("Idempotency-Key", "form-1");
    var first = form(live, person("3275031210930027"), new byte[0]).expect(200);
    var again = form(live, person("3275031210930027"), new byte[0]).expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    form(live, person("3275031210930021"), new byte[0]).expect(422);
  }

  @Test
  @Tag("ID-083")
  void aFileAboveTheServersLimitAndABrokenFormAreRefusedByTheirCodes() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var fields = Map.of("name", "penito kristian", "id_card_number", "3275031210930027");
    var large = new byte[3 << 20];
    assertThat(form(live, fields, large).expect(413).code()).isEqualTo("FILE_TOO_LARGE");
    assertThat(form(live.with("Idempotency-Key", "large"), fields, large).expect(413).code())
        .isEqualTo("FILE_TOO_LARGE");
    var broken =
        BodyPublishers.ofString("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nhalf");
    assertThat(live.send("POST", ID_CARD, broken, "multipart/form-data; boundary=x").status())
        .isEqualTo(400);
    var nameless = live.send("POST", ID_CARD, BodyPublishers.ofString("x"), "multipart/form-data");
    assertThat(nameless.status()).isEqualTo(400);
  }

  @Test
  @Tag("ID-108")
  void whatACardCannotSayIsRefused() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var wrong =
        form(
                live,
                Map.of("name", "x", "scope", "DATA_VERIFICATION", "birthdate", "31-02-1990"),
                new byte[0])
            .expect(400);
    assertThat(wrong.fields()).containsExactlyInAnyOrder("name", "id_card_number", "birthdate");
    assertThat(live.post(ID_CARD, "{}").expect(415).code()).isEqualTo("UNSUPPORTED_CONTENT_TYPE");
  }

  @Test
  @Tag("ID-080")
  void developmentKeysAreToldThatTheServiceIsLive() {
    var development = SERVER.development();
    assertThat(form(development, person("3275031210930027"), new byte[0]).expect(401).code())
        .isEqualTo("INVALID_API_KEY");
    assertThat(
            form(development, Map.of("name", "penito", "id_card_number", "1"), new byte[0])
                .expect(403)
                .code())
        .isEqualTo("API_KEY_IS_NOT_LIVE_ERROR");
    assertThat(
            development
                .post(
                    PHONE,
                    "{\"id_card_number\": \"3742231234562121\", \"phone\": \"0812511123232\"}")
                .expect(403)
                .code())
        .isEqualTo("API_KEY_IS_NOT_LIVE_ERROR");
  }

  private static byte[] picture(String format, int width, int height, int paddedTo)
      throws IOException {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var random = new Random(7);
    for (var x = 0; x < width; x++)
      for (var y = 0; y < height; y++) image.setRGB(x, y, (random.nextInt() & 0x3f3f3f) | 0x808080);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return java.util.Arrays.copyOf(out.toByteArray(), Math.max(out.size(), paddedTo));
  }

  @Test
  @Tag("ID-014")
  @Tag("ID-083")
  @Tag("ID-084")
  @Tag("ID-085")
  @Tag("ID-109")
  void aSelfieIsJudgedByItsContentAndAFaceThatCannotBeComparedIsNoScore() throws IOException {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var fields = Map.of("name", "penito kristian", "id_card_number", "3275031210930027");
    assertThat(form(live, fields, new byte[0]).expect(400).fields()).containsExactly("selfie");
    assertThat(form(live, fields, picture("jpg", 520, 520, 501 * 1024)).expect(413).code())
        .isEqualTo("FILE_TOO_LARGE");
    assertThat(form(live, fields, picture("jpg", 100, 100, 0)).expect(413).code())
        .isEqualTo("FILE_TOO_SMALL");
    assertThat(form(live, fields, picture("jpg", 499, 600, 150 * 1024)).expect(413).code())
        .isEqualTo("FILE_TOO_SMALL");
    assertThat(form(live, fields, picture("gif", 520, 520, 150 * 1024)).expect(415).code())
        .isEqualTo("UNSUPPORTED_CONTENT_TYPE");
    assertThat(
            form(live, fields, "no picture at all".repeat(10_000).getBytes(StandardCharsets.UTF_8))
                .expect(415)
                .code())
        .isEqualTo("UNSUPPORTED_CONTENT_TYPE");
    var good = picture("jpg", 520, 520, 150 * 1024);
    var failed = form(live, fields, good).expect(200).json();
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.has("result")).isFalse();
    var unknown =
        form(live, Map.of("name", "penito kristian", "id_card_number", "3275031210930021"), good)
            .expect(200)
            .json();
    assertThat(unknown.path("is_found").asBoolean(true)).isFalse();
  }

  @Test
  @Tag("ID-031")
  @Tag("ID-032")
  @Tag("ID-053")
  @Tag("ID-128")
  void aPhoneIsComparedWithThoseOfTheIdentityNumber() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var body = "{\"id_card_number\": \"%s\", \"phone\": \"%s\", \"reference_id\": \"foo-123\"}";
    var found =
        live.post(PHONE, body.formatted("3742231234562121", "0812511123232")).expect(200).json();
    assertThat(found.path("id").asString()).startsWith("idcpv-");
    assertThat(found.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(found.path("result").path("is_phone_match").asBoolean()).isTrue();
    assertThat(found.path("result").path("count_phones_owned_by_id").asInt()).isEqualTo(2);
    assertThat(
            live.post(PHONE, body.formatted("3742231234562121", "+62812511123232"))
                .json()
                .path("result")
                .path("is_phone_match")
                .asBoolean())
        .isTrue();
    assertThat(
            live.post(PHONE, body.formatted("3742231234562121", "0812000000"))
                .json()
                .path("result")
                .path("is_phone_match")
                .asBoolean(true))
        .isFalse();
    assertThat(
            live.post(PHONE, body.formatted("3742231234562111", "0812511123232"))
                .json()
                .path("is_found")
                .asBoolean(true))
        .isFalse();
    assertThat(
            live.post(PHONE, body.formatted("3742231234562144", "0812511123232"))
                .json()
                .path("failure_reason")
                .asString())
        .isEqualTo("TEMPORARY_NETWORK_ERROR");
    assertThat(
            live.post(PHONE, body.formatted("3742231234562100", "0812511123232"))
                .json()
                .path("status")
                .asString())
        .isEqualTo("PENDING");
    assertThat(live.post(PHONE, body.formatted("3742231234562121", "12345")).expect(400).fields())
        .containsExactly("phone");
    for (var version : List.of("/v0", "/v1")) {
      assertThat(
              live.get(version + "/identity/ktp_phone_validations/" + found.path("id").asString())
                  .expect(200)
                  .json())
          .isEqualTo(found);
    }
  }

  @Test
  @Tag("ID-033")
  @Tag("ID-052")
  @Tag("ID-115")
  void listsByReferenceAreCutIntoPages() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    for (var i = 0; i < 12; i++)
      live.post(
              PHONE,
              "{\"id_card_number\": \"3742231234562111\", \"phone\": \"0812000000"
                  + i
                  + "\", \"reference_id\": \"foo bar\"}")
          .expect(200);
    var list = "/v1/identity/ktp_phone_validations?reference_id=foo+bar";
    var first = live.get(list).expect(200).json();
    assertThat(first.path("data")).hasSize(10);
    assertThat(first.path("has_more").asBoolean()).isTrue();
    assertThat(first.path("links").valueStream().map(link -> link.path("rel").asString()))
        .containsExactly("first", "self", "next");
    var second = live.get(first.path("links").path(2).path("href").asString()).expect(200).json();
    assertThat(second.path("data")).hasSize(2);
    assertThat(second.path("has_more").asBoolean(true)).isFalse();
    assertThat(second.path("links")).hasSize(2);
    var seen = new java.util.HashSet<String>();
    for (var page : List.of(first, second))
      page.path("data").forEach(one -> seen.add(one.path("phone").asString()));
    assertThat(seen).hasSize(12);
    assertThat(
            live.get("/v0/identity/ktp_phone_validations?reference_id=foo+bar&limit=3")
                .expect(200)
                .json()
                .path("data"))
        .hasSize(3);
    assertThat(
            live.get("/v1/identity/ktp_phone_validations?reference_id=never")
                .expect(200)
                .json()
                .path("data"))
        .isEmpty();
    assertThat(live.get("/v1/identity/ktp_phone_validations").expect(400).fields())
        .containsExactly("reference_id");
    for (var limit : List.of("0", "101", "x"))
      assertThat(live.get(list + "&limit=" + limit).expect(400).fields()).containsExactly("limit");
    assertThat(
            SERVER
                .api(SERVER.newClient(), Environment.LIVE)
                .get(list)
                .expect(200)
                .json()
                .path("data"))
        .isEmpty();
  }

  @Test
  @Tag("ID-039")
  @Tag("ID-040")
  @Tag("ID-041")
  @Tag("ID-066")
  @Tag("ID-134")
  void aRegistrationIsComparedWithTheRegister() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(
              "/v1/callback/urls",
              "{\"type\": \"DTI_VALIDATION\", \"url\": \"" + receiver.url("/") + "\"}")
          .expect(200);
      var sample =
          "{\"document_id\": \"%s\", \"document_id_type\": \"%s\", \"type\": \"DTI\", \"country\":"
              + " \"PH\", \"reference_id\": \"test\", \"match_parameters\":"
              + " {\"certificate_number\": \"1234567\", \"owner_name\": \"John Doe\","
              + " \"registration_date\": \"2022-01-01\", \"business_legal_name\": \"Shop ABC\"}}";
      var pending =
          api.post(BUSINESS, sample.formatted("ABC Shop", "Business Name")).expect(200).json();
      assertThat(pending.path("status").asString()).isEqualTo("PENDING");
      assertThat(pending.path("id").asString()).startsWith("bdvr-");
      assertThat(pending.path("match_parameters").path("owner_name").asString())
          .isEqualTo("John Doe");
      var found = ended(api, BUSINESS, pending);
      assertThat(found.path("is_found").asBoolean()).isTrue();
      assertThat(found.path("result").path("is_certificate_number_match").asBoolean()).isTrue();
      assertThat(found.path("result").path("is_registration_date_match").asBoolean()).isTrue();
      assertThat(found.path("result").path("owner_name_score").asInt()).isEqualTo(100);
      assertThat(found.path("result").path("business_legal_name_score").asInt()).isBetween(60, 100);
      assertThat(receiver.await(r -> r.json().path("id").equals(pending.path("id"))).json())
          .isEqualTo(found);
      for (var pair :
          Map.of("Reference Code", "RC-1001", "TRN", "987654321", "PBN", "PBN-1001").entrySet()) {
        assertThat(
                ended(
                        api,
                        BUSINESS,
                        api.post(BUSINESS, sample.formatted(pair.getValue(), pair.getKey()))
                            .expect(200)
                            .json())
                    .path("is_found")
                    .asBoolean())
            .isTrue();
      }
      assertThat(
              ended(
                      api,
                      BUSINESS,
                      api.post(BUSINESS, sample.formatted("RC-1001", "TRN")).expect(200).json())
                  .path("is_found")
                  .asBoolean(true))
          .isFalse();
      assertThat(
              ended(
                      api,
                      BUSINESS,
                      api.post(BUSINESS, sample.formatted("FAIL Shop", "Business Name"))
                          .expect(200)
                          .json())
                  .path("status")
                  .asString())
          .isEqualTo("FAILED");
      assertThat(api.get(BUSINESS + "?reference_id=test").expect(200).json().path("data"))
          .hasSize(6);
      assertThat(
              api.post(
                      BUSINESS,
                      "{\"document_id_type\": \"X\", \"type\": \"Y\", \"country\": \"ID\"}")
                  .expect(400)
                  .fields())
          .containsExactlyInAnyOrder(
              "document_id", "document_id_type", "type", "country", "match_parameters");
    }
  }

  @Test
  void liveLookUpsAreAnsweredFromTheOperatorsOwnTables(@TempDir Path folder) throws IOException {
    var installation = SERVER.installation();
    var register =
        new Register(installation.database(), installation.vault(), installation.clock());
    var file = folder.resolve("accounts.csv");
    Files.writeString(
        file,
        "provider,number,name,blocked\nBCA,0012345,SRI MULYANI,\nBNI,0012345,AGUS SALIM,true\n");
    assertThat(register.load(Register.Table.BANK_ACCOUNTS, file)).isEqualTo(2);
    try {
      var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
      assertThat(
              ended(
                      live,
                      BANK,
                      live.post(BANK, account("0012345", "BCA", "Sri", "Mulyani"))
                          .expect(200)
                          .json())
                  .path("result")
                  .path("name_matching_result")
                  .asString())
          .isEqualTo("MATCH");
      assertThat(
              ended(
                      live,
                      BANK,
                      live.post(BANK, account("0012345", "BRI", "Sri", "Mulyani"))
                          .expect(200)
                          .json())
                  .path("result")
                  .path("is_found")
                  .asBoolean(true))
          .isFalse();
      Files.writeString(file, "number,name\n1,X\n");
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> register.load(Register.Table.BANK_ACCOUNTS, file))
          .hasMessageContaining("provider");
      assertThat(
              ended(
                      live,
                      BANK,
                      live.post(BANK, account("0012345", "BNI", "Agus", "Salim"))
                          .expect(200)
                          .json())
                  .path("result")
                  .path("name_matching_result")
                  .asString())
          .isEqualTo("MATCH");
    } finally {
      Files.writeString(file, "provider,number,name\n");
      register.load(Register.Table.BANK_ACCOUNTS, file);
    }
  }
}
