package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.document.drawn.DrawnDeed;
import bonafide.document.drawn.DrawnKtp;
import bonafide.document.drawn.DrawnNpwp;
import bonafide.document.drawn.DrawnPassport;
import bonafide.document.drawn.DrawnStatement;
import bonafide.document.drawn.Photograph;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Documents as a client has them read: drawn ones, since nobody's own may be here.
@Execution(ExecutionMode.CONCURRENT)
class DocumentTest {
  private static final String CARDS = "/v1/identity/id_card_images";
  private static final String PAPERS = "/v1/identity/document_ocr_requests";
  private static final String STATEMENTS = "/v1/credit/bank_statement_ocr_requests";
  static final Photograph PHONE = new Photograph(1_200, 8, -6, 3, 0, 4, 0, 0.8, 3);
  private static final Running SERVER = Running.shared();

  static TrueTypeFont ocrB() {
    try {
      var font = Path.of("../document/fonts/node_modules/bwip-js/fonts/OCRB7.ttf");
      return new TTFParser().parse(new RandomAccessReadBuffer(Files.readAllBytes(font)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Parts card(String type, byte[] image) {
    return new Parts().field("type", type).field("reference_id", "foo123").file("image", image);
  }

  private static Parts paper(byte[] file, String reference) {
    return new Parts()
        .field("reference_id", reference)
        .field("type", "BUSINESS_REGISTRATION")
        .field("country", "ID")
        .field("document_name", "SK_MENKEH")
        .file("image", file);
  }

  private static Parts statement(byte[] file, String bank, String scope) {
    return new Parts()
        .field("reference_id", "foo123")
        .field("type", "BANK_STATEMENT")
        .field("country", "ID")
        .field("bank_code", bank)
        .field("scope", scope)
        .file("image", file);
  }

  /// Waits for the end of what was pending.
  private static JsonNode ended(Api api, String path, JsonNode placed) {
    assertThat(placed.path("status").asString()).isEqualTo("PENDING");
    var id = placed.path("id").asString();
    for (var i = 0; i < 600; i++) {
      var now = api.get(path + "/" + id).expect(200).json();
      if (!now.path("status").asString().equals("PENDING")) return now;
      pause();
    }
    throw new AssertionError(id + " is still pending");
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode read(Api api, String path, Parts parts) {
    return ended(api, path, parts.post(api, path).expect(200).json());
  }

  @Test
  @Tag("ID-016")
  @Tag("ID-017")
  @Tag("ID-112")
  @Tag("ID-113")
  void anIdentityCardIsReadIntoItsFields() {
    var api = SERVER.development();
    var placed =
        card("indonesia_ktp", PHONE.of(DrawnKtp.specimen().image()))
            .post(api, CARDS)
            .expect(200)
            .json();
    assertThat(placed.path("data")).isEmpty();
    var card = ended(api, CARDS, placed);
    assertThat(card.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(card.path("reference_id").asString()).isEqualTo("foo123");
    assertThat(card.path("data").toString())
        .isEqualTo(
            "{\"idNumber\":\"3320051710750001\",\"name\":\"FIRA DIYANKA\",\"religion\":\"KRISTEN\","
                + "\"gender\":\"LAKI-LAKI\",\"birthPlaceBirthday\":\"JAKARTA,17-10-1975\","
                + "\"province\":\"JAWA TENGAH\",\"city\":\"KABUPATEN JEPARA\","
                + "\"district\":\"KELING\",\"village\":\"KELET\",\"rtrw\":\"015/004\","
                + "\"address\":\"JL. VETERAN GG. GARUDA NO.73D/34\","
                + "\"occupation\":\"KARYAWAN SWASTA\",\"expiryDate\":\"12-08-2016\","
                + "\"nationality\":\"WNI\",\"maritalStatus\":\"BELUM KAWIN\"}");
  }

  @Test
  @Tag("ID-113")
  void aTaxCardIsReadIntoItsFields() throws IOException {
    var api = SERVER.development();
    var png = new ByteArrayOutputStream();
    ImageIO.write(DrawnNpwp.specimen().image(), "png", png);
    assertThat(read(api, CARDS, card("npwp_card", png.toByteArray())).path("data").toString())
        .isEqualTo(
            "{\"npwpId\":\"123456789123000\",\"address\":\"JL. VETERAN NO. 34 KELET KELING\","
                + "\"idNumber\":\"3320051710750001\",\"npwpName\":\"FIRA DIYANKA\","
                + "\"registrationOffice\":\"KPP PRATAMA JEPARA\"}");
  }

  @Test
  @Tag("ID-113")
  void aPassportIsReadFromItsZoneAndItsPrint() {
    var passport = PHONE.of(DrawnPassport.specimen().image(ocrB()));
    assertThat(
            read(SERVER.development(), CARDS, card("passport", passport)).path("data").toString())
        .isEqualTo(
            "{\"gender\":\"Female\",\"country\":\"UTOPIA\",\"surname\":\"ERIKSSON\","
                + "\"given_name\":\"ANNA MARIA\",\"is_tampered\":false,"
                + "\"date_of_birth\":\"1974-08-12T00:00:00.000Z\","
                + "\"date_of_issue\":\"2022-04-16T00:00:00.000Z\","
                + "\"date_of_expiry\":\"2032-04-15T00:00:00.000Z\","
                + "\"place_of_birth\":\"ZENITH\",\"passport_number\":\"L898902C3\","
                + "\"issuing_authority\":\"PASSPORT OFFICE\"}");
  }

  @Test
  @Tag("ID-113")
  void whatCannotBeReadIsCompletedWithoutDataAndAnotherDocumentIsNamed() throws IOException {
    var api = SERVER.development();
    var blank = Photograph.jpeg(new java.awt.image.BufferedImage(600, 400, 1), 0.9);
    var nothing = read(api, CARDS, card("indonesia_ktp", blank));
    assertThat(nothing.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(nothing.path("data").isObject()).isTrue();
    assertThat(nothing.path("data")).isEmpty();
    assertThat(nothing.has("detected_type")).isFalse();
    var other = read(api, CARDS, card("indonesia_ktp", PHONE.of(DrawnNpwp.specimen().image())));
    assertThat(other.path("data")).isEmpty();
    assertThat(other.path("detected_type").asString()).isEqualTo("npwp_card");
  }

  @Test
  @Tag("ID-092")
  void aBrokenPictureFailsWithItsReason() {
    var jpeg = PHONE.of(DrawnKtp.specimen().image());
    var broken = Arrays.copyOf(jpeg, jpeg.length / 2);
    var failed = read(SERVER.development(), CARDS, card("indonesia_ktp", broken));
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("failure_reason").asString()).isEqualTo("IMAGE_RECOGNIZE_ERROR");
    assertThat(failed.path("failure_detail").asString())
        .isEqualTo("The file is damaged and cannot be read.");
    assertThat(failed.has("data")).isFalse();
  }

  @Test
  @Tag("ID-112")
  void aCardsFileIsJudgedByItsContentAndSize() {
    var api = SERVER.development();
    var jpeg = PHONE.of(DrawnKtp.specimen().image());
    assertThat(
            card("indonesia_ktp", "%PDF-1.7".getBytes(StandardCharsets.UTF_8))
                .post(api, CARDS)
                .expect(415)
                .code())
        .isEqualTo("UNSUPPORTED_CONTENT_TYPE");
    assertThat(
            card("indonesia_ktp", Arrays.copyOf(jpeg, (2 << 20) + 1))
                .post(api, CARDS)
                .expect(413)
                .code())
        .isEqualTo("FILE_TOO_LARGE");
    var wide = Photograph.jpeg(new java.awt.image.BufferedImage(4_100, 10, 1), 0.5);
    assertThat(card("passport", wide).post(api, CARDS).expect(413).code())
        .isEqualTo("FILE_TOO_LARGE");
    assertThat(card("driving_licence", jpeg).post(api, CARDS).expect(400).fields())
        .containsExactly("type");
    assertThat(new Parts().field("reference_id", "x").post(api, CARDS).expect(400).fields())
        .containsExactlyInAnyOrder("type", "image");
  }

  @Test
  @Tag("ID-018")
  void cardsAreListedByReference() {
    var api = SERVER.development();
    var blank = Photograph.jpeg(new java.awt.image.BufferedImage(60, 40, 1), 0.9);
    var reference = UUID.randomUUID().toString();
    for (var i = 0; i < 2; i++)
      new Parts()
          .field("type", "passport")
          .field("reference_id", reference)
          .file("image", blank)
          .post(api, CARDS)
          .expect(200);
    var page = api.get(CARDS + "?reference_id=" + reference).expect(200).json();
    assertThat(page.path("data")).hasSize(2);
    assertThat(page.path("has_more").asBoolean(true)).isFalse();
    assertThat(api.get(CARDS + "?reference_id=nobody").expect(200).json().path("data")).isEmpty();
    assertThat(api.get(CARDS + "/nothing").expect(404).code()).isEqualTo("DATA_NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "ID_IMAGE_OCR_REQUEST,/v1/identity/id_card_images",
    "BUSINESS_DOCUMENT_OCR_REQUEST,/v1/identity/document_ocr_requests",
    "BANK_STATEMENT_OCR_REQUEST,/v1/credit/bank_statement_ocr_requests"
  })
  @Tag("ID-061")
  @Tag("ID-063")
  @Tag("ID-064")
  void theEndIsToldByCallback(String type, String path) {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(
              "/v1/callback/urls",
              "{\"type\": \"%s\", \"url\": \"%s\"}".formatted(type, receiver.url("/")))
          .expect(200);
      var parts =
          switch (path) {
            case CARDS -> card("indonesia_ktp", PHONE.of(DrawnKtp.specimen().image()));
            case PAPERS -> paper(DrawnDeed.specimen().pdf(), "foo123");
            default ->
                statement(DrawnStatement.of("BCA", 3, 1).pdf(), "BCA", "BANK_OCR_TRANSACTIONS");
          };
      var done = read(api, path, parts);
      assertThat(receiver.await(told -> told.json().path("id").equals(done.path("id"))).json())
          .isEqualTo(done);
    }
  }

  @Test
  @Tag("ID-027")
  @Tag("ID-028")
  @Tag("ID-126")
  void aDecreeIsReadIntoItsFields() {
    var api = SERVER.development();
    var done = read(api, PAPERS, paper(DrawnDeed.specimen().pdf(), "foo123"));
    assertThat(done.path("id").asString()).startsWith("ocr-");
    assertThat(done.path("result").path("pages").asInt()).isEqualTo(1);
    assertThat(shortened(done))
        .isEqualTo(
            """
            director_names=MATTHEW DAVID ROSA, TIKA OSBOND SIRAIT, SIVA SAJAN BHUPATHI RAJU
            commisioner_names=PANG SU KONG, ANTHONY RICARD CATINELLA
            shareholder_names=METIS CONSULTANCY LIMITED, WASPMOBILE SERVICES PRIVATE LIMITED
            sk_menkeh_number=AHU-0049135.AH.01.01.TAHUN 2016
            legal_entity_name=PT DIGITAL VISION PUBLISHING
            date_of_registration=07 Oktober 2016
            document_date=03 November 2016
            akta_number=02
            notary=BAHDER DJOHAN RAZAK,SH
            place_of_registration=KOTA ADMINISTRASI JAKARTA SELATAN
            establishment_place=KOTA ADMINISTRASI JAKARTA SELATAN
            """);
    var scanned = read(api, PAPERS, paper(DrawnDeed.specimen().scanned(200), "foo123"));
    assertThat(shortened(scanned)).isEqualTo(shortened(done));
    var confidence =
        scanned.path("result").path("data").get(4).path("values").path("confidence_level");
    assertThat(confidence.asDouble()).isBetween(80.0, 99.99);
  }

  private static String shortened(JsonNode done) {
    var text = new StringBuilder();
    for (var field : done.path("result").path("data")) {
      var values = field.path("values");
      text.append(field.path("name").asString()).append('=');
      text.append(
          values.isArray()
              ? String.join(
                  ", ", values.valueStream().map(v -> v.path("value").asString()).toList())
              : values.path("value").asString("null"));
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  @Tag("ID-126")
  void anUnreadableDecreeHasEveryFieldWithoutValue() {
    var blank = Photograph.jpeg(new java.awt.image.BufferedImage(600, 400, 1), 0.9);
    var done = read(SERVER.development(), PAPERS, paper(blank, "foo123"));
    assertThat(done.path("status").asString()).isEqualTo("COMPLETED");
    assertThat(done.path("result").path("data")).hasSize(11);
    assertThat(shortened(done)).startsWith("director_names=\n").contains("akta_number=null\n");
  }

  @Test
  @Tag("ID-029")
  @Tag("ID-044")
  void papersAndStatementsAreListedByReferenceInPages() {
    var api = SERVER.development();
    var reference = UUID.randomUUID().toString();
    var blank = Photograph.jpeg(new java.awt.image.BufferedImage(60, 40, 1), 0.9);
    for (var i = 0; i < 3; i++) paper(blank, reference).post(api, PAPERS).expect(200);
    var page = api.get(PAPERS + "?limit=2&reference_id=" + reference).expect(200).json();
    assertThat(page.path("data")).hasSize(2);
    assertThat(page.path("has_more").asBoolean()).isTrue();
    var next = page.path("links").get(2).path("href").asString();
    assertThat(api.get(next).expect(200).json().path("data")).hasSize(1);
    statement(blank, "BRI", "BANK_OCR_METADATA").post(api, STATEMENTS).expect(200);
    assertThat(api.get(STATEMENTS + "?reference_id=foo123").expect(200).json().path("data"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {PAPERS, STATEMENTS})
  @Tag("ID-126")
  @Tag("ID-135")
  void papersFilesAreJudgedByTheirContent(String path) {
    var api = SERVER.development();
    var text = "just text".getBytes(StandardCharsets.UTF_8);
    var parts =
        path.equals(PAPERS) ? paper(text, "a") : statement(text, "BRI", "BANK_OCR_METADATA");
    assertThat(parts.post(api, path).expect(415).code()).isEqualTo("UNSUPPORTED_CONTENT_TYPE");
    assertThat(new Parts().field("country", "PH").post(api, path).expect(400).fields())
        .contains("country", "type", "image");
    var broken = Arrays.copyOf(DrawnDeed.specimen().pdf(), 900);
    var failing =
        path.equals(PAPERS) ? paper(broken, "a") : statement(broken, "BRI", "BANK_OCR_METADATA");
    var failed = read(api, path, failing);
    assertThat(failed.path("status").asString()).isEqualTo("FAILED");
    assertThat(failed.path("failure_reason").asString()).isEqualTo("IMAGE_RECOGNIZE_ERROR");
    assertThat(failed.has("result")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BRI", "MANDIRI", "BCA", "BNI"})
  @Tag("ID-042")
  @Tag("ID-043")
  @Tag("ID-135")
  void aStatementIsReadWithEveryMovement(String bank) {
    var api = SERVER.development();
    var drawn = DrawnStatement.of(bank, 40, 11);
    var done =
        read(api, STATEMENTS, statement(drawn.pdf(), bank, "BANK_OCR_TRANSACTIONS")).path("result");
    assertThat(done.path("pages").asInt()).isEqualTo(2);
    assertThat(done.path("balance_check").asString()).isEqualTo("CLOSES");
    var values =
        done.path("metadata")
            .valueStream()
            .map(field -> field.path("values").path("value").asString())
            .toList();
    assertThat(values)
        .hasSize(5)
        .startsWith(bank, drawn.number(), drawn.holder())
        .endsWith(drawn.address());
    var read = done.path("transactions");
    assertThat(read).hasSize(40);
    for (var i = 0; i < 40; i++) {
      var wanted = drawn.movements().get(i);
      assertThat(read.get(i).path("date").asString()).isEqualTo(wanted.date().toString());
      assertThat(read.get(i).path("amount").decimalValue()).isEqualByComparingTo(wanted.amount());
      assertThat(read.get(i).path("description").asString()).isEqualTo(wanted.description());
      assertThat(read.get(i).path("is_credit").asBoolean()).isEqualTo(wanted.credit());
    }
  }

  @Test
  @Tag("ID-135")
  void aScopeWithoutMovementsHasNoneAndAChangedAmountIsSeen() {
    var api = SERVER.development();
    var drawn = DrawnStatement.of("BNI", 5, 4);
    var metadata = read(api, STATEMENTS, statement(drawn.pdf(), "BNI", "BANK_OCR_METADATA"));
    assertThat(metadata.path("result").path("transactions").isArray()).isTrue();
    assertThat(metadata.path("result").path("transactions")).isEmpty();
    var changed = drawn.withPrinted(2, drawn.movements().get(2).amount().add(drawn.opening()));
    assertThat(
            read(api, STATEMENTS, statement(changed.pdf(), "BNI", "BANK_OCR_TRANSACTIONS"))
                .path("result")
                .path("balance_check")
                .asString())
        .isEqualTo("DOES_NOT_CLOSE");
  }

  @Test
  @Tag("ID-045")
  @Tag("ID-136")
  @Tag("ID-156")
  void theSampleStatementIsTheSampleTable() {
    var api = SERVER.development().with("x-magic-reply", "SUCCESS");
    var file = DrawnStatement.of("BRI", 2, 1).pdf();
    var done = read(api, STATEMENTS, statement(file, "BRI", "BANK_OCR_TRANSACTIONS"));
    var csv = api.get(STATEMENTS + "/" + done.path("id").asString() + "/transactions").expect(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text())
        .isEqualTo(
            """
            "date","amount","description","is_credit","counterparty"
            "2021-03-04",320079.48,"TRSF E-BANKI NG DB 0403/FTCCY/WS95051 574720000. 00  | TECH IN ",false,"TECHIN"
            "2021-11-30",0.92,"PAJAK ",true,
            "2021-12-30",50000,"TRSF E-BANKI NG DB 3012/FTCCY/WS95051 712950000. TECH IN",true,"TECHIN"
            "2021-01-10",40000,"TRSF E-BANKI NG DB 1001/FTCCY/WS95051 573960000. TECH IN",true,"TECHIN"
            """);
    assertThat(api.get(STATEMENTS + "/nothing/transactions").expect(404).code())
        .isEqualTo("DATA_NOT_FOUND");
  }

  @Test
  @Tag("ID-156")
  void theHeaderForcesTheSamplesAndTheEnds() {
    var image = PHONE.of(DrawnKtp.specimen().image());
    var api = SERVER.development();
    var found = api.with("x-magic-reply", "COMPLETED_FOUND");
    assertThat(read(found, CARDS, card("passport", image)).path("data").toString())
        .isEqualTo(
            "{\"gender\":\"Female\",\"country\":\"UNITED STATES OF AMERICA\","
                + "\"surname\":\"TRAVELER\",\"given_name\":\"HAPPY\",\"is_tampered\":true,"
                + "\"date_of_birth\":\"1965-02-05T00:00:00.000Z\","
                + "\"date_of_issue\":\"2020-10-15T00:00:00.000Z\","
                + "\"date_of_expiry\":\"2030-10-14T00:00:00.000Z\","
                + "\"place_of_birth\":\"WASHINGTON, D.C.,U.S.A.\","
                + "\"passport_number\":\"E00007734\",\"issuing_authority\":\"\"}");
    assertThat(shortened(read(found, PAPERS, paper(image, "a"))))
        .contains("notary=BAHDER DJOHAN RAZAK,SH");
    var absent = api.with("x-magic-reply", "COMPLETED_NOT_FOUND");
    assertThat(read(absent, CARDS, card("passport", image)).path("data")).isEmpty();
    var failing = api.with("x-magic-reply", "FAILED");
    assertThat(read(failing, CARDS, card("passport", image)).path("failure_reason").asString())
        .isEqualTo("IMAGE_RECOGNIZE_ERROR");
  }

  @Test
  void strangersSeeNothing() {
    var api = SERVER.development();
    var id =
        card("passport", PHONE.of(DrawnKtp.specimen().image()))
            .post(api, CARDS)
            .json()
            .path("id")
            .asString();
    for (var path : List.of(CARDS, PAPERS, STATEMENTS))
      SERVER.development().get(path + "/" + id).expect(404);
  }
}
