package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Captures by a one-time link, as clients and their end users see them.
@Execution(ExecutionMode.CONCURRENT)
class CaptureTest {
  private static final String CAPTURES = "/v1/identity/document_ocr_captures";
  private static final Running SERVER = Running.shared();

  private final Api api = SERVER.development();

  private JsonNode create(String types) {
    return api.post(
            CAPTURES,
            "{\"types\": %s, \"country\": \"PH\", \"reference_id\": \"1234\"}".formatted(types))
        .expect(200)
        .json();
  }

  private static String link(JsonNode capture) {
    return URI.create(capture.path("capture_link").asString()).getPath();
  }

  private static void hand(JsonNode capture, String part, byte[] file) {
    new Parts()
        .file("file", file)
        .post(SERVER.anonymous(), link(capture) + "/parts/" + part)
        .expect(200);
  }

  private static void complete(JsonNode capture) {
    SERVER.anonymous().post(link(capture) + "/complete", "").expect(200);
  }

  private JsonNode ended(JsonNode capture) {
    for (var i = 0; i < 600; i++) {
      var read = api.get(CAPTURES + "/" + capture.path("id").asString()).expect(200).json();
      if (!List.of("PENDING", "IN_PROGRESS").contains(read.path("status").asString())) return read;
      SearchTaskTest.pause();
    }
    throw new AssertionError("the capture does not end");
  }

  private static byte[] passport() {
    var page = DrawnPassport.specimen().image(DocumentTest.ocrB());
    page.getGraphics().drawImage(Portraits.drawn(7, Look.PLAIN), 100, 240, 320, 400, null);
    return IdvTest.png(page);
  }

  private static byte[] selfie() {
    return IdvTest.png(Portraits.drawn(7, Look.PLAIN));
  }

  /// A certificate of our own design; only its words are those of the office.
  private static byte[] certificate() {
    var image = new BufferedImage(1_240, 1_400, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 1_240, 1_400);
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
    var y = 120;
    for (var line :
        """
        CERTIFICATE OF BUSINESS NAME REGISTRATION
        This certifies that
        TESTCOMPANY TRADING
        (BARANGAY)
        TANONG, MARIKINA CITY
        is a business name registered in this office
        This certificate issued to
        JOHN BOLD
        is valid from 03 May 2018 to 03 May 2028 subject to
        continuing compliance with the law, and I hereby
        issue the same on 03 May 2018 in the Philippines.
        Business Name No. 2348169
        """
            .lines()
            .toList()) {
      pen.drawString(line, 120, y);
      y += 70;
    }
    return IdvTest.png(image);
  }

  @Test
  @Tag("ID-034")
  @Tag("ID-035")
  @Tag("ID-129")
  @Tag("ID-130")
  @Tag("ID-131")
  @Tag("ID-132")
  void whatIsHandedInByTheLinkIsReadAndCompared() {
    var capture = create("[\"IDENTITY_CARD\", \"SELFIE\", \"BUSINESS_REGISTRATION\"]");
    assertThat(capture.path("status").asString()).isEqualTo("PENDING");
    assertThat(capture.path("id").asString()).startsWith("ocr-");
    assertThat(capture.path("types").toString())
        .isEqualTo("[\"IDENTITY_CARD\",\"SELFIE\",\"BUSINESS_REGISTRATION\"]");
    assertThat(SERVER.anonymous().get(link(capture)).expect(200).text())
        .contains("Your passport, identity card", "The registration of your business", "I agree");
    assertThat(SERVER.anonymous().post(link(capture) + "/complete", "").expect(400).text())
        .contains("IDENTITY_CARD", "SELFIE", "BUSINESS_REGISTRATION");
    hand(capture, "IDENTITY_CARD", passport());
    hand(capture, "SELFIE", selfie());
    hand(capture, "BUSINESS_REGISTRATION", certificate());
    complete(capture);
    // The link works once.
    SERVER.anonymous().post(link(capture) + "/complete", "").expect(409);
    new Parts()
        .file("file", selfie())
        .post(SERVER.anonymous(), link(capture) + "/parts/SELFIE")
        .expect(409);
    var ended = ended(capture);
    assertThat(ended.path("status").asString()).isEqualTo("COMPLETED_REVIEW_REQUIRED");
    var card = ended.at("/result/id_card_ocr");
    assertThat(card.path("document_name").asString()).isEqualTo("Passport");
    assertThat(card.path("id_card_number").asString()).isEqualTo("L898902C3");
    assertThat(card.path("given_name").asString()).isEqualTo("ANNA MARIA");
    assertThat(card.path("surname").asString()).isEqualTo("ERIKSSON");
    assertThat(card.path("gender").asString()).isEqualTo("F");
    assertThat(ended.at("/result/selfie/document_name").asString()).isEqualTo("Selfie");
    assertThat(ended.at("/result/face_match_percentage/match_score").asDouble()).isBetween(0d, 1d);
    var business = ended.at("/result/business_registration_ocr");
    assertThat(business.path("document_name").asString()).isEqualTo("DTI");
    assertThat(business.path("business_name").asString()).isEqualTo("TESTCOMPANY TRADING");
    assertThat(business.path("business_owner_name").asString()).isEqualTo("JOHN BOLD");
    assertThat(business.path("registration_number").asString()).isEqualTo("2348169");
    assertThat(business.path("date_of_registration").asString()).isEqualTo("2018-05-03");
    assertThat(business.path("date_of_expiry").asString()).isEqualTo("2028-05-03");
  }

  @Test
  @Tag("ID-038")
  @Tag("ID-133")
  void capturedFilesAreDownloadedByTheirLink() {
    var capture = create("[\"SELFIE\"]");
    hand(capture, "SELFIE", selfie());
    complete(capture);
    var ended = ended(capture);
    var id = ended.path("id").asString();
    var link = ended.at("/result/selfie/link").asString();
    assertThat(link).endsWith(".png");
    var file = api.get("/v1/identity/captures/" + id + "/results/" + link).expect(200);
    assertThat(file.raw().body()).isEqualTo(selfie());
    assertThat(file.header("Content-Type")).isEqualTo("image/png");
    assertThat(api.get("/v1/identity/captures/" + id + "/results/nothing.png").expect(404).code())
        .isEqualTo("DATA_NOT_FOUND");
    api.get("/v1/identity/captures/ocr-nothing/results/" + link).expect(404);
    SERVER.development().get("/v1/identity/captures/" + id + "/results/" + link).expect(404);
  }

  @Test
  @Tag("ID-037")
  @Tag("ID-131")
  void onlyWhatIsNamedIsAskedForAgainAndTheRestStays() {
    var capture = create("[\"IDENTITY_CARD\", \"SELFIE\"]");
    hand(
        capture,
        "IDENTITY_CARD",
        IdvTest.png(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB)));
    hand(capture, "SELFIE", selfie());
    complete(capture);
    var first = ended(capture);
    assertThat(first.path("status").asString()).isEqualTo("COMPLETED_REVIEW_REQUIRED");
    assertThat(first.at("/result/id_card_ocr/id_card_number").asString()).isEmpty();
    var path = CAPTURES + "/" + capture.path("id").asString();
    api.get(path + "/recapture").expect(405);
    api.post(path + "/recapture", "{}").expect(400);
    api.post(path + "/recapture", "{\"types\": [\"OTHER\"]}").expect(400);
    api.post(CAPTURES + "/nothing/recapture", "{\"types\": [\"SELFIE\"]}").expect(404);
    var again =
        api.post(path + "/recapture", "{\"types\": [\"IDENTITY_CARD\"]}").expect(200).json();
    assertThat(again.path("status").asString()).isEqualTo("RECAPTURE_PENDING");
    assertThat(again.path("types").toString()).isEqualTo("[\"IDENTITY_CARD\"]");
    assertThat(again.path("id").asString()).isEqualTo(capture.path("id").asString());
    assertThat(again.path("created").asString()).isEqualTo(capture.path("created").asString());
    assertThat(link(again)).isNotEqualTo(link(capture));
    SERVER.anonymous().get(link(capture)).expect(404);
    assertThat(api.get(path).json().path("status").asString()).isEqualTo("RECAPTURE_PENDING");
    hand(again, "IDENTITY_CARD", passport());
    complete(again);
    var second = ended(again);
    assertThat(second.at("/result/id_card_ocr/id_card_number").asString()).isEqualTo("L898902C3");
    assertThat(second.at("/result/selfie/document_name").asString()).isEqualTo("Selfie");
    assertThat(second.at("/result/face_match_percentage").isObject()).isTrue();
    assertThat(second.path("types").toString()).isEqualTo("[\"IDENTITY_CARD\",\"SELFIE\"]");
  }

  @Test
  @Tag("ID-036")
  @Tag("ID-051")
  void capturesOfAReferenceComeInPagesUnderBothPaths() {
    for (var i = 0; i < 3; i++) create("[\"SELFIE\"]");
    for (var path : List.of(CAPTURES, "/v1/identity/document_ocr_capture")) {
      var page = api.get(path + "?reference_id=1234&limit=2").expect(200).json();
      assertThat(page.path("data")).hasSize(2);
      assertThat(page.path("has_more").asBoolean()).isTrue();
      api.get(path).expect(400);
    }
    assertThat(api.get(CAPTURES + "?reference_id=none").expect(200).json().path("data")).isEmpty();
  }

  @Test
  @Tag("ID-065")
  void theCallbackIsWhatAReadAnswers() {
    try (var receiver = new Receiver()) {
      api.post(
              "/v1/callback/urls",
              "{\"type\": \"DOCUMENT_OCR_CAPTURE_REQUEST\", \"url\": \"%s\"}"
                  .formatted(receiver.url("/capture")))
          .expect(200);
      var capture = create("[\"SELFIE\"]");
      hand(capture, "SELFIE", selfie());
      complete(capture);
      var told = receiver.await(r -> r.path().equals("/capture")).json();
      assertThat(told).isEqualTo(ended(capture));
    }
  }

  @ParameterizedTest
  @Tag("ID-131")
  @CsvSource({
    "PENDING, PENDING",
    "SUCCESS, COMPLETED",
    "COMPLETED_FOUND, COMPLETED",
    "COMPLETED_FOUND_NEED_REVIEW, COMPLETED_REVIEW_REQUIRED",
    "FAILED, FAILED"
  })
  void aSandboxRequestGetsTheOutcomeItAsksForWithTheSample(String reply, String status) {
    var capture =
        api.with("x-magic-reply", reply)
            .post(CAPTURES, "{\"types\": [\"IDENTITY_CARD\", \"BUSINESS_REGISTRATION\"]}")
            .expect(200)
            .json();
    assertThat(capture.path("status").asString()).isEqualTo("PENDING");
    if (status.equals("PENDING")) return;
    var ended = ended(capture);
    assertThat(ended.path("status").asString()).isEqualTo(status);
    assertThat(ended.has("capture_link")).isEqualTo(!status.equals("FAILED"));
    if (status.equals("FAILED")) {
      assertThat(ended.path("failure_reason").asString()).isEqualTo("TEMPORARY_NETWORK_ERROR");
      return;
    }
    assertThat(ended.at("/result/id_card_ocr/place_of_birth").asString())
        .isEqualTo("SASMUAN PAMPANGA");
    assertThat(ended.at("/result/selfie/is_live").asBoolean()).isTrue();
    assertThat(ended.at("/result/face_match_percentage/match_score").asDouble()).isEqualTo(0.38);
    assertThat(ended.at("/result/business_registration_ocr/business_name").asString())
        .isEqualTo("Testcompany LLC");
  }

  @ParameterizedTest
  @Tag("ID-129")
  @ValueSource(
      strings = {
        "{}",
        "{\"types\": []}",
        "{\"types\": [\"OTHER\"]}",
        "{\"types\": [\"SELFIE\", \"SELFIE\"]}",
        "{\"types\": \"SELFIE\"}",
        "{\"types\": [\"SELFIE\"], \"country\": \"ID\"}"
      })
  void whatDoesNotMatchTheContractIsRefused(String body) {
    assertThat(api.post(CAPTURES, body).expect(400).code()).isEqualTo("API_VALIDATION_ERROR");
  }

  @Test
  @Tag("ID-132")
  void aPartCannotBeTriedForEver() {
    var capture = create("[\"SELFIE\"]");
    var part = link(capture) + "/parts/SELFIE";
    // The head of a picture of 60,000 by 60,000 points, which nobody decodes.
    var flood =
        HexFormat.of()
            .parseHex("89504e470d0a1a0a0000000d494844520000ea600000ea60080200000000000000");
    for (var i = 0; i < 20; i++)
      new Parts().file("file", flood).post(SERVER.anonymous(), part).expect(400);
    assertThat(new Parts().file("file", selfie()).post(SERVER.anonymous(), part).expect(429).text())
        .contains("SELFIE was handed in 20 times already");
  }

  @Test
  @Tag("ID-132")
  void aBrokenFileIsRefusedAndTheLinkGoesOn() {
    var capture = create("[\"SELFIE\"]");
    new Parts()
        .file("file", "no picture".getBytes(StandardCharsets.US_ASCII))
        .post(SERVER.anonymous(), link(capture) + "/parts/SELFIE")
        .expect(400);
    new Parts()
        .file("file", new byte[(15 << 20) + 1])
        .post(SERVER.anonymous(), link(capture) + "/parts/SELFIE")
        .expect(413);
    var browser = SERVER.anonymous().with("Accept", "text/html");
    var cookie = browser.get(link(capture)).header("Set-Cookie").replaceFirst(";.*", "");
    var known = browser.with("Cookie", cookie);
    new Parts()
        .file("file", selfie())
        .post(known.with("Accept", "application/json"), link(capture) + "/parts/SELFIE")
        .expect(403);
    known.post(link(capture) + "/consent", "{\"answer\": \"yes\"}").expect(303);
    known
        .post(link(capture) + "/consent", "{\"answer\": \"yes\", \"agreed\": \"yes\"}")
        .expect(303);
    var refused =
        new Parts()
            .file("file", "no picture".getBytes(StandardCharsets.US_ASCII))
            .post(browser.with("Cookie", cookie), link(capture) + "/parts/SELFIE")
            .expect(303);
    assertThat(browser.with("Cookie", cookie).get(refused.header("Location")).expect(200).text())
        .contains("This file cannot be used");
    SERVER.api(SERVER.newClient(), Environment.LIVE).get(CAPTURES + "/nothing").expect(404);
  }
}
