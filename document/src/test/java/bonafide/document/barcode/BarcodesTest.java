package bonafide.document.barcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Where;
import bonafide.document.Documents;
import bonafide.document.drawn.DrawnLabelledCard;
import bonafide.document.drawn.Photograph;
import bonafide.document.identity.Coded;
import bonafide.image.Picture;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.WriterException;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarcodesTest {
  private static final String LICENCE =
      "@\n\u001e\rANSI 636014100001DL00310220DLDCAC\nDCBNONE\nDBA01012030\nDCSDOE\nDACJANE\nDADQ\n"
          + "DBD01012024\nDBB02281990\nDBC2\nDAG123 MAIN ST\nDAIANYTOWN\nDAJCA\nDAK00000      \n"
          + "DAQD1234567\nDCFABCDEFGH1234\nDCGUSA\n\r";

  private static BufferedImage drawn(BarcodeFormat format, String text) {
    try {
      var matrix =
          new MultiFormatWriter().encode(text, format, 900, 360, Map.of(EncodeHintType.MARGIN, 8));
      var image =
          new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_INT_RGB);
      for (var y = 0; y < matrix.getHeight(); y++)
        for (var x = 0; x < matrix.getWidth(); x++)
          image.setRGB(x, y, matrix.get(x, y) ? 0x101010 : 0xf4f4f0);
      return image;
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BarcodeFormat.class,
      names = {"PDF_417", "QR_CODE"})
  void aPhotographedCodeIsRead(BarcodeFormat format) {
    var photo = new Photograph(1_600, 6, -8, 4, 0, 5, 0, 0.7, 9).of(drawn(format, LICENCE));
    var picture = ((Reading.Read) Pictures.read(photo)).picture();
    for (var quarters = 0; quarters < 4; quarters++) {
      var read = Barcodes.read(picture.turned(quarters), Duration.ofSeconds(20)).orElseThrow();
      assertThat(read.format()).isEqualTo(format.name());
      assertThat(read.text()).isEqualTo(LICENCE);
    }
  }

  /// However the picture was handed in, the code can be read from where its fields stand, and
  /// nothing but the code stands there.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aLicencesFieldsSayWhereTheCodeStands(int quarters) {
    var card = new BufferedImage(1_300, 820, BufferedImage.TYPE_INT_RGB);
    var pen = card.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 1_300, 820);
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 40));
    for (var line = 0; line < 4; line++)
      pen.drawString("THIS CARD IS A SPECIMEN OF NO STATE", 90, 90 + 70 * line);
    pen.drawImage(drawn(BarcodeFormat.PDF_417, LICENCE), 200, 400, null);
    pen.dispose();
    var photo = new Photograph(1_600, 3, -4, 2, 0, 3, 0, 0.8, 9).of(card);
    var picture = ((Reading.Read) Pictures.read(photo)).picture().turned(quarters).toImage();
    byte[] file = Photograph.jpeg(picture, 0.9);

    List<Field> fields;
    try (var documents = new Documents()) {
      fields = Objects.requireNonNull(documents.look(file).look()).reading().fields();
    }
    assertThat(fields).extracting(Field::where).containsOnly(Where.BARCODE);
    assertThat(fields).extracting(Field::place).doesNotContainNull();
    var place = Objects.requireNonNull(fields.getFirst().place());
    var wide = place.right() - place.left();
    var high = place.bottom() - place.top();
    assertThat(wide * high).isBetween(0.05, 0.15);
    var margin = 25;
    var cut =
        picture.getSubimage(
            (int) (place.left() * picture.getWidth()) - margin,
            (int) (place.top() * picture.getHeight()) - margin,
            (int) (wide * picture.getWidth()) + 2 * margin,
            (int) (high * picture.getHeight()) + 2 * margin);
    assertThat(Barcodes.read(Picture.of(cut), Duration.ofSeconds(20)).orElseThrow().text())
        .isEqualTo(LICENCE);
  }

  private static final String PHILSYS =
      """
      {"DateIssued":"10 May 2021","Issuer":"PSA","subject":{"Suffix":"","lName":"DELA CRUZ",\
      "fName":"JUANA MARIE","mName":"MARTINEZ","sex":"Female","BF":"[1,7]",\
      "DOB":"January 01, 1990","POB":"City of Manila, NCR","PCN":"1234-5678-9101-1213"},\
      "alg":"EDDSA","signature":"%s"}"""
          .formatted("Q".repeat(86) + "==");

  /// The back of a Philippine card says little in print and all in its code.
  @ParameterizedTest
  @CsvSource({"10 MAY 2021,false", "11 MAY 2021,true"})
  void thePhilippineCardsCodeIsReadBesideItsPrint(String issued, boolean differs) {
    var card = DrawnLabelledCard.philSysBack(issued).image();
    var pen = card.createGraphics();
    pen.drawImage(drawn(BarcodeFormat.QR_CODE, PHILSYS), 430, 40, 900, 360, null);
    pen.dispose();
    try (var documents = new Documents()) {
      var photo = new Photograph(1_800, 3, -4, 2, 0, 3, 0, 0.8, 9).of(card);
      var reading = Objects.requireNonNull(documents.look(photo).look()).reading();
      assertThat(reading.kind()).isEqualTo("philsys_id");
      assertThat(reading.fields().stream().filter(field -> field.where() == Where.BARCODE))
          .extracting(Field::name, Field::value)
          .contains(
              tuple("document_number", "1234-5678-9101-1213"),
              tuple("surname", "DELA CRUZ"),
              tuple("given_name", "JUANA MARIE"),
              tuple("middle_name", "MARTINEZ"),
              tuple("date_of_birth", "1990-01-01"),
              tuple("date_of_issue", "2021-05-10"),
              tuple("gender", "Female"),
              tuple("place_of_birth", "City of Manila, NCR"));
      assertThat(reading.signs().stream().anyMatch(s -> s.code().equals("BARCODE_AND_PRINT")))
          .isEqualTo(differs);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "surname,DELA CRU2,DELA CRUZ,95,false",
    "surname,SANTOS,DELA CRUZ,95,true",
    "date_of_birth,1990-01-02,1990-01-01,95,true",
    "date_of_birth,1990-01-02,1990-01-01,80,false",
    "document_number,D1234568,D1234567,95,false",
    "document_number,D7654321,D1234567,95,true",
    "address,1 MAIN ST,1 MAIN STREET ANYTOWN,95,false"
  })
  void printContradictsTheCodeOnlyWhereItWasReadSurely(
      String field, String printed, String code, double confidence, boolean contradicts) {
    var read = new Field(field, printed, confidence, Where.PRINT);
    assertThat(Coded.sign(read, code).isPresent()).isEqualTo(contradicts);
  }

  @Test
  void anotherObjectIsNoPhilippineCode() {
    assertThat(PhilSys.parse("{\"Issuer\":\"PSA\"}")).isEmpty();
    assertThat(PhilSys.parse("{\"Issuer\":\"XYZ\",\"subject\":{}}")).isEmpty();
    assertThat(PhilSys.parse("{")).isEmpty();
  }

  @Test
  void aPictureWithoutCodeGivesUpInTime() {
    var blank = ((Reading.Read) Pictures.read(Photograph.PLAIN.of(new BufferedImage(90, 60, 1))));
    var start = System.nanoTime();
    assertThat(Barcodes.read(blank.picture(), Duration.ofMillis(300))).isEmpty();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aLicenceIsTakenIntoItsFields() {
    var licence = Aamva.parse(LICENCE).orElseThrow();
    assertThat(licence.version()).isEqualTo(10);
    assertThat(licence.issuer()).isEqualTo("636014");
    assertThat(licence.fields())
        .containsEntry("document_number", "D1234567")
        .containsEntry("surname", "DOE")
        .containsEntry("given_name", "JANE")
        .containsEntry("middle_name", "Q")
        .containsEntry("date_of_birth", "1990-02-28")
        .containsEntry("date_of_expiry", "2030-01-01")
        .containsEntry("gender", "Female")
        .containsEntry("postal_code", "00000")
        .containsEntry("state", "CA");
  }

  @Test
  void theFirstVersionAndCanadaAreReadToo() {
    var first =
        "@\n\u001e\rAAMVA6360280102DL00390187DLDAAPUBLIC,JOHN,Q\nDAQ123\nDBB19700131\nDBA20301231";
    assertThat(Aamva.parse(first).orElseThrow().fields())
        .containsEntry("surname", "PUBLIC")
        .containsEntry("given_name", "JOHN Q")
        .containsEntry("date_of_birth", "1970-01-31");
  }

  @Test
  void anotherTextIsNoLicence() {
    assertThat(Aamva.parse("https://example.com")).isEmpty();
    assertThat(Aamva.parse("")).isEmpty();
  }
}
