package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.store.rows.EvidenceRows.EvidenceRow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faces as a client sees them, on drawn ones.
@Execution(ExecutionMode.CONCURRENT)
class FaceTest {
  private static final String V1 = "/v1/identity/face_comparisons";
  private static final String V2 = "/v2/identity/face_comparisons";
  private static final String LIVENESS = "/v0/identity/liveness_checks";
  private static final String ID_CARD = "/v0/identity/id_card_verifications";
  private static final String NO_FACE = "No face detected in image";
  private static final Look OTHER_LIGHT = new Look(0.9, 0.85, 5, 8, -6);

  /// With a stand-in for a liveness model: bright pictures live.
  private static final Running SERVER =
      Running.start(
          Map.of(
              "sandbox.live-registers", "true", "faces.models", resource("brightness").toString()));

  private static final Running WITHOUT_MODEL = Running.shared();

  private static Path resource(String name) {
    return Path.of(Objects.requireNonNull(FaceTest.class.getResource(name)).getPath());
  }

  private static byte[] selfie(int person, Look look) {
    return Portraits.jpeg(person, look, 110 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {V1, V2})
  @Tag("ID-019")
  @Tag("ID-047")
  @Tag("ID-116")
  void twoPicturesOfOnePersonMatch(String path) {
    var api = SERVER.development();
    var match =
        new Parts()
            .file("image_one", Portraits.jpeg(1, Look.PLAIN, 0))
            .file("image_two", Portraits.file(Portraits.drawn(1, OTHER_LIGHT), "png", 0))
            .post(api, path)
            .expect(200)
            .json();
    assertThat(match.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(match.path("match_percentage").asDouble()).isBetween(99.0, 100.0);
    assertThat(match.path("id").asString()).matches("[0-9a-f]{24}");
    assertThat(match.has("failure_reason")).isFalse();
  }

  @Test
  @Tag("ID-116")
  void aSecondImageOneIsTheSecondImage() {
    var api = SERVER.development();
    var twice =
        new Parts()
            .file("image_one", Portraits.jpeg(1, Look.PLAIN, 0))
            .file(
                "image_one",
                Portraits.file(Portraits.drawn(4, Look.PLAIN), "bmp", 0).length > 2 << 20
                    ? Portraits.file(Portraits.drawn(4, Look.PLAIN), "png", 0)
                    : Portraits.file(Portraits.drawn(4, Look.PLAIN), "bmp", 0))
            .post(api, V2)
            .expect(200)
            .json();
    var apart =
        new Parts()
            .file("image_one", Portraits.jpeg(1, Look.PLAIN, 0))
            .file("image_two", Portraits.file(Portraits.drawn(4, Look.PLAIN), "png", 0))
            .post(api, V1)
            .expect(200)
            .json();
    assertThat(twice.path("match_percentage")).isEqualTo(apart.path("match_percentage"));
  }

  @Test
  void manyAtOnceWaitTheirTurn() throws Exception {
    var api = SERVER.development();
    var parts =
        new Parts()
            .file("image_one", Portraits.jpeg(1, Look.PLAIN, 1_200_000))
            .file("image_two", Portraits.jpeg(1, OTHER_LIGHT, 1_200_000));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, 40).mapToObj(_ -> (Callable<Api.Answer>) () -> parts.post(api, V1));
      for (var answer : threads.invokeAll(tasks.toList()))
        assertThat(answer.get().expect(200).json().path("status").asString())
            .isEqualTo("COMPLETED");
    }
  }

  @Test
  @Tag("ID-093")
  void aPictureWithoutAFaceIsAFailureWithItsReason() {
    var empty = Portraits.file(new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB), "png", 0);
    var failed =
        new Parts()
            .file("image_one", Portraits.jpeg(1, Look.PLAIN, 0))
            .file("image_two", empty)
            .post(SERVER.development(), V1)
            .expect(200)
            .json();
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("failure_reason").asString()).isEqualTo(NO_FACE);
    assertThat(failed.has("match_percentage")).isFalse();
    var cut = Arrays.copyOf(Portraits.jpeg(1, Look.PLAIN, 0), 20_000);
    var damaged =
        new Parts()
            .file("image_one", cut)
            .file("image_two", empty)
            .post(SERVER.development(), V1)
            .expect(200)
            .json();
    assertThat(damaged.path("failure_reason").asString()).contains("damaged");
  }

  @Test
  @Tag("ID-116")
  void whatIsWrongWithAFileIsABadRequest() {
    var api = SERVER.development();
    var good = Portraits.jpeg(1, Look.PLAIN, 0);
    assertThat(new Parts().field("x", "y").post(api, V1).expect(400).fields())
        .containsExactly("image_one", "image_two");
    assertThat(new Parts().file("image_one", good).post(api, V1).expect(400).fields())
        .containsExactly("image_two");
    var text = new Parts().file("image_one", good).file("image_two", new byte[] {'G', 'I', 'F'});
    var refused = text.post(api, V1).expect(400);
    assertThat(refused.code()).isEqualTo("API_VALIDATION_ERROR");
    assertThat(refused.fields()).containsExactly("image_two");
    var large = Arrays.copyOf(good, (2 << 20) + 1);
    assertThat(
            new Parts()
                .file("image_one", large)
                .file("image_two", good)
                .post(api, V2)
                .expect(400)
                .code())
        .isEqualTo("API_VALIDATION_ERROR");
    api.post(V1, "{}").expect(415);
    new Parts().file("image_one", good).post(SERVER.anonymous(), V1).expect(401);
    var denied = SERVER.withDenied(SERVER.newClient(), "face-comparison");
    new Parts().file("image_one", good).file("image_two", good).post(denied, V1).expect(403);
  }

  @Test
  void picturesAreKeptEncryptedWithTheirVerificationAndTakenBackWhenRefused() throws IOException {
    var client = SERVER.newClient();
    var api = SERVER.api(client, Environment.DEVELOPMENT).with("Idempotency-Key", "one");
    var one = Portraits.jpeg(2, Look.PLAIN, 0);
    var parts =
        new Parts().file("image_one", one).file("image_two", Portraits.jpeg(2, OTHER_LIGHT, 0));
    var id = parts.post(api, V1).expect(200).json().path("id").asString();
    assertThat(parts.post(api, V1).expect(200).json().path("id").asString()).isEqualTo(id);
    List<EvidenceRow> rows =
        SERVER
            .installation()
            .database()
            .transact(work -> work.evidence().of(client.id(), Environment.DEVELOPMENT, id));
    assertThat(rows).extracting(EvidenceRow::kind).containsExactly("image_one", "image_two");
    assertThat(rows).extracting(EvidenceRow::mediaType).containsOnly("image/jpeg");
    var stored =
        Files.readAllBytes(Running.DATA.resolve("evidence").resolve(rows.getFirst().location()));
    assertThat(indexOf(stored, Arrays.copyOfRange(one, 0, 20))).isNegative();
    assertThat(indexOf(stored, Arrays.copyOfRange(one, 2_000, 2_040))).isNegative();
  }

  private static int indexOf(byte[] in, byte[] wanted) {
    for (var i = 0; i + wanted.length <= in.length; i++)
      if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) return i;
    return -1;
  }

  @ParameterizedTest
  @ValueSource(strings = {"selfie", "image"})
  @Tag("ID-030")
  @Tag("ID-055")
  @Tag("ID-127")
  void aSelfieIsJudgedByTheInstalledModel(String part) {
    var api = SERVER.development();
    var live =
        new Parts()
            .field("reference_id", "test")
            .file(part, selfie(3, Look.PLAIN))
            .post(api, LIVENESS)
            .expect(200)
            .json();
    assertThat(live.path("id").asString()).startsWith("lvck_");
    assertThat(live.path("reference_id").asString()).isEqualTo("test");
    assertThat(live.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(live.path("is_live").asBoolean()).isTrue();
    assertThat(live.path("confidence").asDouble()).isBetween(50.0, 100.0);
    assertThat(live.path("result").path("are_eyes_open").asBoolean()).isTrue();
    assertThat(live.path("result").path("is_face_cropped").asBoolean(true)).isFalse();
    assertThat(live.path("result").path("face_mask_detected").asBoolean(true)).isFalse();
    assertThat(live.path("result").path("multiple_faces_detected").asBoolean(true)).isFalse();
    assertThat(api.get(LIVENESS + "/" + live.path("id").asString()).expect(200).json())
        .isEqualTo(live);
    SERVER.development().get(LIVENESS + "/" + live.path("id").asString()).expect(404);
  }

  @Test
  @Tag("ID-127")
  void theFourFlagsSayWhatTheSelfieShows() {
    var two = new BufferedImage(1_920, 1_200, BufferedImage.TYPE_INT_RGB);
    two.getGraphics().drawImage(Portraits.drawn(0, new Look(0, 1, 0, 0, 0)), 0, 0, null);
    two.getGraphics().drawImage(Portraits.drawn(5, Look.PLAIN), 960, 0, null);
    var left = two.getSubimage(370, 0, 1_550, 1_200); // the edge cuts the face at the left
    var result =
        new Parts()
            .file("selfie", Portraits.file(left, "jpeg", 110 * 1024))
            .post(SERVER.development(), LIVENESS)
            .expect(200)
            .json()
            .path("result");
    assertThat(result.path("multiple_faces_detected").asBoolean()).isTrue();
    var shut =
        new Parts()
            .file("selfie", selfie(0, new Look(0, 1, 0, 0, 0)))
            .post(SERVER.development(), LIVENESS)
            .expect(200)
            .json()
            .path("result");
    assertThat(shut.path("are_eyes_open").asBoolean(true)).isFalse();
    var dark =
        new Parts()
            .file("selfie", selfie(0, new Look(1, 0.5, 0, 0, 0)))
            .post(SERVER.development(), LIVENESS)
            .expect(200)
            .json();
    assertThat(dark.path("is_live").asBoolean(true)).isFalse();
    assertThat(dark.path("confidence").asDouble()).isBetween(50.0, 100.0);
  }

  @Test
  @Tag("ID-127")
  void withoutAModelNothingIsInvented() {
    var failed =
        new Parts()
            .file("selfie", selfie(3, Look.PLAIN))
            .post(WITHOUT_MODEL.development(), LIVENESS)
            .expect(200)
            .json();
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("failure_reason").asString()).isEqualTo("TEMPORARY_NETWORK_ERROR");
    assertThat(failed.path("failure_detail").asString()).isEqualTo("LIVENESS_MODEL_NOT_INSTALLED");
    assertThat(failed.has("is_live")).isFalse();
    assertThat(failed.has("confidence")).isFalse();
    assertThat(failed.path("reference_id").isNull()).isTrue();
    assertThat(failed.path("result").path("are_eyes_open").asBoolean()).isTrue();
  }

  @Test
  @Tag("ID-084")
  @Tag("ID-127")
  void aSelfieHasItsLimits() {
    var api = SERVER.development();
    assertThat(new Parts().field("reference_id", "x").post(api, LIVENESS).expect(400).fields())
        .containsExactly("selfie");
    var small =
        Portraits.file(
            Portraits.drawn(0, Look.PLAIN).getSubimage(300, 300, 399, 500), "jpeg", 110 * 1024);
    assertThat(new Parts().file("selfie", small).post(api, LIVENESS).expect(413).code())
        .isEqualTo("FILE_TOO_SMALL");
    assertThat(
            new Parts()
                .file("selfie", Arrays.copyOf(selfie(0, Look.PLAIN), 501 * 1024))
                .post(api, LIVENESS)
                .expect(413)
                .code())
        .isEqualTo("FILE_TOO_LARGE");
    assertThat(
            new Parts().file("selfie", new byte[150 * 1024]).post(api, LIVENESS).expect(415).code())
        .isEqualTo("UNSUPPORTED_CONTENT_TYPE");
    var empty =
        Portraits.file(new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB), "png", 110 * 1024);
    var failed = new Parts().file("selfie", empty).post(api, LIVENESS).expect(200).json();
    assertThat(failed.path("failure_reason").asString()).isEqualTo("IMAGE_RECOGNIZE_ERROR");
    assertThat(failed.path("failure_detail").asString()).isEqualTo(NO_FACE);
  }

  /// As the documentation's own example sends it.
  @Test
  @Tag("ID-030")
  void aFormCalledJsonIsStillAForm() {
    var live =
        new Parts()
            .attachments()
            .field("reference_id", "test_reference_id")
            .file("image", selfie(3, Look.PLAIN))
            .post(SERVER.development(), LIVENESS, "application/json")
            .expect(200)
            .json();
    assertThat(live.path("reference_id").asString()).isEqualTo("test_reference_id");
    assertThat(live.path("status").asString()).isEqualTo("COMPLETED");
    var api = SERVER.development();
    for (var broken : new String[] {"", "--x", "--x\r\n\r\n", "--x\r\nname=\"a\"\r\n\r\nb\r\n--x"})
      api.send(
              "POST",
              LIVENESS,
              java.net.http.HttpRequest.BodyPublishers.ofString(broken),
              "application/json; boundary=x")
          .expect(400);
    api.post(LIVENESS, "{}").expect(415);
  }

  @Test
  @Tag("ID-014")
  @Tag("ID-109")
  void aSelfieIsComparedWithTheRegistersPhoto() {
    var live = SERVER.api(SERVER.newClient(), Environment.LIVE);
    var person =
        new Parts()
            .field("name", "penito kristian")
            .field("id_card_number", "3275031210930027")
            .field("birthdate", "12-10-1990")
            .field("birthplace", "ketapang")
            .field("address", "Alinda kencana blok E");
    var found = person.file("selfie", selfie(7, Look.PLAIN)).post(live, ID_CARD).expect(200).json();
    assertThat(found.path("status").asString()).isEqualTo("COMPLETED");
    var result = found.path("result");
    assertThat(result.toString())
        .isEqualTo(
            "{\"selfie_score\":100,\"seflie_score\":100,\"is_name_match\":true,"
                + "\"is_birthdate_match\":true,\"is_birthplace_match\":true,"
                + "\"is_address_match\":true}");
    assertThat(
            live.get(ID_CARD + "/" + found.path("id").asString()).expect(200).json().path("result"))
        .isEqualTo(result);
    var empty =
        Portraits.file(new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB), "png", 110 * 1024);
    var failed =
        new Parts()
            .field("name", "penito kristian")
            .field("id_card_number", "3275031210930027")
            .file("selfie", empty)
            .post(live, ID_CARD)
            .expect(200)
            .json();
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("failure_reason").asString()).isEqualTo("IMAGE_RECOGNIZE_ERROR");
  }
}
