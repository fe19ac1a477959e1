package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// ID-verification tasks as a client sees them, and the links their applicants get.
class IdvTest {
  private static final Running SERVER = Running.shared();
  private static final byte[] EMPTY = png(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB));

  private final Api api = SERVER.development();

  static byte[] png(BufferedImage image) {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static ObjectNode request(@Nullable String reference) {
    var request = Api.JSON.createObjectNode();
    request.put("country", "TWN").put("id_type", "ID_CARD");
    for (var image : List.of("id_image", "id_back_image", "face_image"))
      request.put(image, base64(EMPTY));
    request.put("id_mime_type", "image/jpeg"); // only the content counts
    if (reference != null) request.put("customer_reference", reference);
    return request;
  }

  private JsonNode ended(ObjectNode request) {
    return ended(api.post("/idv", request.toString()).expect(200).json());
  }

  private JsonNode ended(JsonNode created) {
    for (var i = 0; i < 600; i++) {
      var idv = api.get("/idv/" + created.path("idv_task_id").asLong()).expect(200).json();
      if (idv.path("state").asInt() < 3) return idv;
      SearchTaskTest.pause();
    }
    throw new AssertionError("the task does not end: " + created);
  }

  private static List<Integer> codes(JsonNode reasons) {
    return reasons.valueStream().map(reason -> reason.path("code").asInt()).toList();
  }

  @Test
  @Tag("DD-009")
  @Tag("DD-010")
  @Tag("DD-048")
  @Tag("DD-050")
  @Tag("DD-053")
  @Tag("DD-054")
  void theDocumentIsReadAndComparedWithWhatWasExpected() {
    var request = request("sbx-accept");
    request
        .put("expected_name", "Eriksson Anna Maria")
        .put("expected_birthday", "1974-08-12")
        .put("expected_id_number", "L898902C3")
        .put("expected_issuing_date", "2024-04-16")
        .put("expected_expiry_date", "2034-04-15")
        .put("expected_gender", "F");
    var idv = ended(request);
    assertThat(idv.path("state").asInt()).isZero();
    assertThat(idv.path("first_name").asString()).isEqualTo("ANNA MARIA");
    assertThat(idv.path("last_name").asString()).isEqualTo("ERIKSSON");
    assertThat(idv.path("full_name").asString()).isEqualTo("ANNA MARIA ERIKSSON");
    assertThat(idv.path("birthday").asString()).isEqualTo("1974-08-12");
    assertThat(idv.path("id_number").asString()).isEqualTo("L898902C3");
    assertThat(idv.path("gender").asString()).isEqualTo("F");
    assertThat(idv.path("id_sub_type").asString()).isEqualTo("NATIONAL_ID");
    assertThat(idv.path("expected_country").asString()).isEqualTo("TWN");
    assertThat(idv.path("review_reasons")).isEmpty();
    assertThat(idv.path("reject_reasons")).isEmpty();
    assertThat(idv.path("audit_status").asString()).isEqualTo("Pending");
    assertThat(idv.path("created_search_task_id").isNull()).isTrue();
  }

  /// Given names behind the first may be left out, or be initials.
  @ParameterizedTest
  @Tag("DD-048")
  @ValueSource(strings = {"Anna Eriksson", "ERIKSSON, Anna M.", "Anna Maria Eriksson"})
  void aShorterFormOfTheNameIsTheName(String name) {
    var idv = ended(request("sbx-accept").put("expected_name", name));
    assertThat(idv.path("review_reasons")).isEmpty();
  }

  @ParameterizedTest
  @Tag("DD-048")
  @ValueSource(strings = {"Maria Eriksson", "A Eriksson", "Anna", "Anna Maria Sofia Eriksson"})
  void aNameThatLeavesOutOrAddsMoreIsAnother(String name) {
    var idv = ended(request("sbx-accept").put("expected_name", name));
    assertThat(codes(idv.path("review_reasons"))).containsExactly(500);
  }

  @ParameterizedTest
  @Tag("DD-048")
  @CsvSource({
    "expected_name, Somebody Else, 500",
    "expected_birthday, 1974-08-13, 501",
    "expected_id_number, L898902C4, 502",
    "expected_issuing_date, 2024-04-17, 504",
    "expected_expiry_date, 2034-04-16, 505",
    "expected_gender, M, 506"
  })
  void eachDifferenceIsAReasonToReview(String member, String value, int code) {
    var idv = ended(request("sbx-accept").put(member, value));
    assertThat(idv.path("state").asInt()).isEqualTo(1);
    assertThat(codes(idv.path("review_reasons"))).containsExactly(code);
    assertThat(idv.path(member).asString()).isEqualTo(value);
  }

  static Stream<Integer> reviews() {
    return Stream.of(400, 406, 500, 501, 502, 503, 504, 505, 506, 600);
  }

  @ParameterizedTest
  @Tag("DD-051")
  @MethodSource("reviews")
  void everyReasonToReviewCanBeHad(int code) {
    var idv = ended(request("sbx-review-" + code));
    assertThat(idv.path("state").asInt()).isEqualTo(1);
    assertThat(codes(idv.path("review_reasons"))).containsExactly(code);
    assertThat(idv.path("reject_reasons")).isEmpty();
  }

  static Stream<Integer> rejections() {
    return Stream.of(
        100, 102, 103, 104, 105, 106, 107, 108, 109, 111, 200, 201, 202, 206, 207, 209, 211, 213,
        300, 401, 402, 403, 404, 405, 407, 408, 409, 410, 411, 700, 701, 702, 801, 802, 901, 902,
        903);
  }

  @ParameterizedTest
  @Tag("DD-052")
  @MethodSource("rejections")
  void everyReasonToRejectCanBeHadAndWins(int code) {
    var idv = ended(request("sbx-reject-" + code).put("expected_name", "Somebody Else"));
    assertThat(idv.path("state").asInt()).isEqualTo(2);
    assertThat(codes(idv.path("reject_reasons"))).containsExactly(code);
    assertThat(idv.path("review_reasons")).isEmpty();
  }

  @Test
  @Tag("DD-050")
  void aTaskThatWaitsHasRecognisedNothingYet() {
    var created = api.post("/idv", request("sbx-pending").toString()).expect(200).json();
    var idv = api.get("/idv/" + created.path("idv_task_id").asLong()).expect(200).json();
    assertThat(idv.path("state").asInt()).isEqualTo(3);
    assertThat(idv.path("full_name").isNull()).isTrue();
  }

  /// A passport of our own design, read for real, with a face and without a trick.
  @Test
  @Tag("DD-009")
  void aPassportIsReadForReal() {
    var specimen = DrawnPassport.specimen();
    var page = specimen.image(DocumentTest.ocrB());
    page.getGraphics().drawImage(Portraits.drawn(7, Look.PLAIN), 100, 240, 320, 400, null);
    var request = Api.JSON.createObjectNode();
    request.put("country", "TWN").put("id_type", "PASSPORT");
    request.put("id_image", base64(png(page)));
    request.put("face_image", base64(png(Portraits.drawn(7, Look.PLAIN))));
    request.put("expected_id_number", specimen.number());
    var idv = ended(request);
    assertThat(idv.path("full_name").asString()).isEqualTo("ANNA MARIA ERIKSSON");
    assertThat(idv.path("expiry_date").asString()).isEqualTo("2032-04-15");
    assertThat(codes(idv.path("review_reasons"))).doesNotContain(502);
    assertThat(idv.path("findings")).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void aPictureOfNothingIsNoDocument() {
    var idv = ended(request(null));
    assertThat(idv.path("state").asInt()).isEqualTo(2);
    assertThat(codes(idv.path("reject_reasons"))).contains(201, 407);
  }

  @Test
  @Tag("DD-049")
  @Tag("DD-056")
  @Tag("DD-016")
  @Tag("DD-017")
  @Tag("DD-039")
  void anAcceptedIdLeadsToASearchAndBothCallBack() {
    try (var receiver = new Receiver()) {
      var request = request("sbx-accept");
      request
          .put("callback_url", receiver.url("/idv"))
          .put("auto_create_dd_task", true)
          .put("dd_task_callback_url", receiver.url("/dd"))
          .put("dd_task_search_setting_id", 2);
      var idv = ended(request);
      var task = idv.path("created_search_task_id").asLong();
      assertThat(task).isPositive();
      assertThat(idv.at("/dd_tasks/0/id").asLong()).isEqualTo(task);
      var told = receiver.await(r -> r.path().equals("/idv")).json();
      assertThat(told.path("state").asInt()).isZero();
      assertThat(told.path("created_search_task_id").asLong()).isEqualTo(task);
      assertThat(receiver.await(r -> r.path().equals("/dd")).json().path("task_id").asLong())
          .isEqualTo(task);
      var search = SearchTaskTest.done(api, task);
      assertThat(search.at("/target/name").asString()).isEqualTo("ANNA MARIA ERIKSSON");
      assertThat(search.at("/target/birthday").asString()).isEqualTo("1974-08-12");
      assertThat(search.path("from_idv_id").asLong()).isEqualTo(idv.path("idv_task_id").asLong());

      var more =
          api.post(
                  "/task",
                  """
                  [{"search_setting_id": 2, "from_idv_id": %d,
                    "target": {"type": 1, "name": "Anna Eriksson", "birthday": "2000-01-01"}}]
                  """
                      .formatted(idv.path("idv_task_id").asLong()))
              .expect(200)
              .json();
      var copied = SearchTaskTest.done(api, more.at("/0/task_id").asLong());
      assertThat(copied.at("/target/name").asString()).isEqualTo("Anna Eriksson");
      assertThat(copied.at("/target/birthday").asString()).isEqualTo("1974-08-12");
      assertThat(copied.at("/target/citizenship").asString()).isEqualTo("TWN");
      assertThat(copied.path("customer_reference").asString()).isEqualTo("sbx-accept");
      assertThat(copied.path("callback_url").asString()).isEqualTo(receiver.url("/idv"));
      var both = api.get("/idv/" + idv.path("idv_task_id").asLong()).json();
      assertThat(both.path("dd_tasks")).hasSize(2);
      assertThat(both.path("created_search_task_id").asLong()).isEqualTo(task);
    }
  }

  @Test
  @Tag("DD-049")
  void whatIsNotAcceptedLeadsToNoSearch() {
    var idv =
        ended(
            request("sbx-review-400")
                .put("auto_create_dd_task", true)
                .put("dd_task_search_setting_id", 2));
    assertThat(idv.path("dd_tasks")).isEmpty();
    var lacking = request("a").put("auto_create_dd_task", true);
    api.post("/idv", lacking.toString()).expect(400);
    api.post("/idv", lacking.put("dd_task_search_setting_id", 99).toString()).expect(400);
  }

  @Test
  @Tag("DD-055")
  void picturesAreSeenByALinkThatNeedsNoKeyAndEverySightIsAudited() throws Exception {
    var idv = ended(request("sbx-accept"));
    var link = URI.create(idv.path("id_image_url").asString());
    var shown = fetch(link.getPath());
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(EMPTY);
    assertThat(idv.path("id_and_face_image_url").isNull()).isTrue();
    assertThat(
            SERVER.installation().database().transact(work -> work.audit().newest(200)).stream()
                .map(entry -> entry.action()))
        .contains("evidence.shown");
    assertThat(fetch("/idv/files/nonsense").statusCode()).isEqualTo(404);
  }

  private static HttpResponse<byte[]> fetch(String path) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(SERVER.url() + path)).build(),
          BodyHandlers.ofByteArray());
    }
  }

  static Stream<ObjectNode> refused() {
    var small = base64(png(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB)));
    var wide = base64(png(new BufferedImage(8_000, 2, BufferedImage.TYPE_BYTE_BINARY)));
    return Stream.of(
        request(null).put("id_image", small),
        request(null).put("id_image", wide),
        request(null).put("id_image", "%%%"),
        request(null)
            .put("id_image", base64("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII))),
        without("id_image"),
        without("id_back_image"),
        without("face_image"),
        without("country"),
        without("id_type"),
        request(null).put("country", "TW"),
        request(null).put("country", "XYZ"),
        request(null).put("id_type", "VISA"),
        request(null).put("id_mime_type", "image/gif"),
        request(null).put("expected_birthday", "21-06-1990"),
        request(null).put("expected_gender", "male"),
        request(null).put("callback_url", "nonsense"));
  }

  private static ObjectNode without(String member) {
    var request = request(null);
    request.remove(member);
    return request;
  }

  @ParameterizedTest
  @Tag("DD-018")
  @Tag("DD-046")
  @Tag("DD-047")
  @MethodSource("refused")
  void whatDoesNotMatchTheContractIsRefused(ObjectNode request) {
    assertThat(api.post("/idv", request.toString()).expect(400).json().path("code").asInt())
        .isEqualTo(400);
  }

  @Test
  @Tag("DD-047")
  void aPassportHasNoBackAndAFaceMayComeWithTheId() {
    var request = without("id_back_image").put("id_type", "PASSPORT");
    request.put("id_and_face_image", request.path("face_image").asString());
    request.remove("face_image");
    api.post("/idv", request.toString()).expect(200);
  }

  @Test
  @Tag("DD-023")
  @Tag("DD-046")
  void anImageOverFifteenMegabytesIsTooLarge() {
    var answer =
        api.post(
                "/idv",
                request(null).put("face_image", base64(new byte[(15 << 20) + 1])).toString())
            .expect(413)
            .json();
    assertThat(answer.path("code").asInt()).isEqualTo(413);
  }

  private static String init(String more) {
    return "{\"customer_reference\": \"sbx-accept\", \"id_type\": \"ID_CARD\", \"country\": \"TWN\""
        + ", \"workflow_id\": 200"
        + more
        + "}";
  }

  @Test
  @Tag("DD-011")
  @Tag("DD-064")
  @Tag("DD-057")
  void aLinkTakesThePicturesAndStartsTheTask() {
    var created =
        api.post(
                "/idv/init",
                init(
                    ", \"locale\": \"zh-HK\", \"success_url\": null, \"error_url\": \"\","
                        + " \"tw_id_apply_code\": 2, \"tw_id_apply_date\": \"1070102\","
                        + " \"tw_id_issue_site_id\": \"10011\""))
            .expect(200)
            .json();
    var id = created.path("idv_task_id").asLong();
    assertThat(api.get("/idv/" + id).json().path("state").asInt()).isEqualTo(4);
    var link = URI.create(created.path("url").asString()).getPath();
    var anonymous = SERVER.anonymous();
    assertThat(anonymous.get(link).expect(200).text()).contains("證件正面");
    assertThat(anonymous.post(link + "/complete", "").expect(400).text())
        .contains("ID_BACK", "FACE");
    for (var part : List.of("ID", "ID_BACK", "FACE"))
      new Parts().file("file", EMPTY).post(anonymous, link + "/parts/" + part).expect(200);
    new Parts().file("file", EMPTY).post(anonymous, link + "/parts/OTHER").expect(404);
    new Parts()
        .file("file", "no picture".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
        .post(anonymous, link + "/parts/ID")
        .expect(400);
    anonymous.post(link + "/complete", "").expect(200);
    anonymous.post(link + "/complete", "").expect(409);
    assertThat(ended(created).path("state").asInt()).isZero();
    assertThat(anonymous.get(link).expect(200).text()).contains("謝謝");
    anonymous.get("/capture/nonsense").expect(404);
  }

  @Test
  @Tag("DD-057")
  void aModeWithoutIdentityAsksForNoFace() {
    var created = api.post("/idv/init", init("").replace("200", "101")).expect(200).json();
    var link = URI.create(created.path("url").asString()).getPath();
    assertThat(SERVER.anonymous().get(link).text()).doesNotContain("face");
  }

  @Test
  @Tag("DD-064")
  void aLinkBelongsToTheBrowserThatOpensItFirst() {
    var created = api.post("/idv/init", init("")).expect(200).json();
    var link = URI.create(created.path("url").asString()).getPath();
    var browser = SERVER.anonymous().with("Accept", "text/html");
    var cookie = browser.get(link).expect(200).header("Set-Cookie").replaceFirst(";.*", "");
    browser.get(link).expect(404);
    SERVER.anonymous().get(link).expect(404);
    browser.with("Cookie", cookie).get(link).expect(200);
    new Parts().file("file", EMPTY).post(SERVER.anonymous(), link + "/parts/ID").expect(404);
    new Parts()
        .file("file", EMPTY)
        .post(browser.with("Cookie", cookie), link + "/parts/ID")
        .expect(303);
  }

  @Test
  @Tag("DD-062")
  void theSecondEngineNeedsNoMoreThanAReference() {
    var created =
        api.post("/idv/init", "{\"customer_reference\": \"000000123\", \"locale\": \"en\"}")
            .expect(200)
            .json();
    var idv = api.get("/idv/" + created.path("idv_task_id").asLong()).expect(200).json();
    assertThat(idv.path("state").asInt()).isEqualTo(4);
  }

  @Test
  @Tag("DD-012")
  @Tag("DD-058")
  @Tag("DD-065")
  void anAppGetsATokenThatDoesTheSame() {
    var created =
        api.post(
                "/idv/account",
                "{\"workflow_id\": 3, \"country\": \"TWN\", \"customer_reference\": \"sbx-accept\"}")
            .expect(200)
            .json();
    var link = "/capture/" + created.path("sdk_token").asString();
    for (var part : List.of("ID", "ID_BACK", "FACE"))
      new Parts().file("file", EMPTY).post(SERVER.anonymous(), link + "/parts/" + part).expect(200);
    SERVER.anonymous().post(link + "/complete", "").expect(200);
    var idv = ended(created);
    assertThat(idv.path("state").asInt()).isZero();
    assertThat(idv.path("id_type").asString()).isEqualTo("ID_CARD");
    for (var wrong :
        List.of("{}", "{\"workflow_id\": 4, \"country\": \"TWN\"}", "{\"workflow_id\": 3}"))
      api.post("/idv/account", wrong).expect(400);
  }

  @ParameterizedTest
  @Tag("DD-059")
  @ValueSource(
      strings = {
        "ar", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-MX", "et", "fi", "fr", "he",
        "hr", "hu", "hy", "id", "it", "ja", "ka", "km", "ko", "lt", "ms", "nl", "no", "pl", "pt",
        "pt-BR", "ro", "ru", "sk", "sv", "sw", "th", "tr", "vi", "zh-CN", "zh-HK"
      })
  void everyLocaleIsTaken(String locale) {
    api.post("/idv/init", init(", \"locale\": \"%s\"".formatted(locale))).expect(200);
  }

  static Stream<String> refusedLinks() {
    return Stream.of(
        "{}",
        init("").replace("sbx-accept", "x".repeat(101)),
        init(", \"locale\": \"xx\""),
        init("").replace("200", "203"),
        init("").replace("\"country\": \"TWN\", ", ""),
        init(", \"success_url\": \"https://a.test/%s\"".formatted("x".repeat(2_040))),
        init(", \"error_url\": \"https://a.test/%s\"".formatted("x".repeat(250))),
        init(", \"tw_id_apply_code\": 4"),
        init(", \"tw_id_apply_date\": \"107012\""),
        init(", \"tw_id_apply_date\": \"1071301\""),
        init(", \"tw_id_issue_site_id\": \"10021\""),
        init(", \"tw_id_apply_code\": 1").replace("TWN", "JPN"));
  }

  @ParameterizedTest
  @Tag("DD-059")
  @Tag("DD-060")
  @Tag("DD-061")
  @MethodSource("refusedLinks")
  void whatALinkCannotCarryIsRefused(String body) {
    api.post("/idv/init", body).expect(400);
  }

  @Test
  @Tag("DD-061")
  void allPlacesOfIssueAreKnown() {
    var sites =
        Stream.concat(
                IntStream.rangeClosed(10_001, 10_020).mapToObj(Integer::toString),
                Stream.of("09007", "09020", "63000", "64000", "65000", "66000", "67000", "68000"))
            .toList();
    assertThat(sites).hasSize(28);
    for (var site : sites)
      api.post("/idv/init", init(", \"tw_id_issue_site_id\": \"%s\"".formatted(site))).expect(200);
  }

  @Test
  void othersDoNotSeeIt() {
    var idv = ended(request("sbx-accept"));
    var id = idv.path("idv_task_id").asLong();
    SERVER.development().get("/idv/" + id).expect(404);
    SERVER
        .api(SERVER.newClient(), Environment.LIVE)
        .send("GET", "/idv/" + id, BodyPublishers.noBody(), "")
        .expect(404);
  }
}
