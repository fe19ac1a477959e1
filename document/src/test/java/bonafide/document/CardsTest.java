package bonafide.document;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.DocumentReading;
import bonafide.document.Documents.Result;
import bonafide.document.drawn.Desk;
import bonafide.document.drawn.DrawnKtp;
import bonafide.document.drawn.DrawnNpwp;
import bonafide.document.drawn.Photograph;
import bonafide.image.Picture;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Drawn cards in drawn photographs.
class CardsTest {
  private static final List<Photograph> CONDITIONS =
      List.of(
          Photograph.PLAIN,
          new Photograph(1_200, 10, -8, 3, 1, 6, 0, 0.6, 2),
          new Photograph(1_400, 25, 10, -5, 1, 6, 0.3, 0.5, 3),
          new Photograph(1_000, -20, 20, 8, 0, 8, 0, 0.4, 4),
          new Photograph(1_600, 15, -25, -10, 2, 5, 0, 0.7, 5));

  private static DrawnKtp woman() {
    return new DrawnKtp(
        "3175055507900007",
        "SITI NURHALIZA BINTI ABDULLAH",
        "BANDUNG",
        "15-07-1990",
        "PEREMPUAN",
        "KP. PULO RAYA NO. 7",
        "007/011",
        "CIJANTUNG",
        "PASAR REBO",
        "ISLAM",
        "KAWIN",
        "PELAJAR/MAHASISWA",
        "WNI",
        "SEUMUR HIDUP",
        "DKI JAKARTA",
        "JAKARTA TIMUR");
  }

  private static final Map<String, String> WOMAN =
      Map.ofEntries(
          Map.entry("idNumber", "3175055507900007"),
          Map.entry("name", "SITI NURHALIZA BINTI ABDULLAH"),
          Map.entry("birthPlaceBirthday", "BANDUNG,15-07-1990"),
          Map.entry("gender", "PEREMPUAN"),
          Map.entry("address", "KP. PULO RAYA NO. 7"),
          Map.entry("rtrw", "007/011"),
          Map.entry("village", "CIJANTUNG"),
          Map.entry("district", "PASAR REBO"),
          Map.entry("religion", "ISLAM"),
          Map.entry("maritalStatus", "KAWIN"),
          Map.entry("occupation", "PELAJAR/MAHASISWA"),
          Map.entry("nationality", "WNI"),
          Map.entry("expiryDate", "SEUMUR HIDUP"),
          Map.entry("province", "DKI JAKARTA"),
          Map.entry("city", "JAKARTA TIMUR"));

  /// Fifteen fields in five conditions: one may be wrong.
  @Test
  void theFieldsOfAnIdentityCardAreReadInEveryCondition() {
    var wrong = new ArrayList<String>();
    for (var photograph : CONDITIONS) {
      var fields =
          Specimens.fields(
              Specimens.DOCUMENTS.card(photograph.of(woman().image()), "indonesia_ktp"));
      assertThat(fields).containsEntry("idNumber", WOMAN.get("idNumber"));
      WOMAN.forEach(
          (name, value) -> {
            if (!value.equals(fields.get(name))) wrong.add(name + "=" + fields.get(name));
          });
    }
    assertThat(wrong).hasSizeLessThanOrEqualTo(1);
  }

  /// However the picture was handed in, what stands in a field's box reads as the field does.
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void everyFieldSaysWhereItStands(int quarters) {
    var picture =
        ((Reading.Read) Pictures.read(CONDITIONS.getFirst().of(woman().image())))
            .picture()
            .turned(quarters);
    var fields = read(picture, "indonesia_ktp").fields();
    assertThat(fields).hasSizeGreaterThan(12);
    for (var field : fields) {
      var place = Objects.requireNonNull(field.place(), field.name());
      var wanted = field.value().substring(0, Math.min(4, field.value().length()));
      assertThat(Specimens.textAt(picture.toImage(), place, quarters))
          .as(field.name())
          .contains(wanted);
    }
  }

  /// A card that fills a sixth of the picture, seen aslant, among other things: two of fifteen
  /// fields may be wrong.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aSmallCardOnADeskIsCutOutAndStraightened(int seed) {
    var desk = new Desk(2, 5, seed).with(woman().image());
    var photo = new Photograph(2_000, 20, -15, 4, 1, 4, 0, 0.7, seed).of(desk);
    var result = Specimens.DOCUMENTS.card(photo, "indonesia_ktp");
    var fields = Specimens.fields(result);
    assertThat(WOMAN.entrySet().stream().filter(f -> !f.getValue().equals(fields.get(f.getKey()))))
        .hasSizeLessThanOrEqualTo(2);
    for (var field : ((Result.Understood) result).reading().fields()) {
      var place = Objects.requireNonNull(field.place());
      assertThat(place.left()).isBetween(0.2, 0.8);
      assertThat(place.right()).isBetween(place.left(), 0.8);
      assertThat(place.top()).isBetween(0.2, 0.8);
      assertThat(place.bottom()).isBetween(place.top(), 0.8);
    }
  }

  /// A sheet of which a frame takes up a part is read whole.
  @Test
  void whatStandsBesideAFrameIsReadToo() {
    var card = woman().image();
    var sheet = new java.awt.image.BufferedImage(1_300, 1_000, 1);
    var pen = sheet.createGraphics();
    pen.setColor(java.awt.Color.WHITE);
    pen.fillRect(0, 0, 1_300, 1_000);
    pen.drawImage(card.getSubimage(0, 0, 1_011, 400), 100, 60, null);
    pen.drawImage(card.getSubimage(0, 400, 1_011, 238), 100, 640, null);
    pen.dispose();
    var fields =
        Specimens.fields(Specimens.DOCUMENTS.card(Photograph.jpeg(sheet, 0.9), "indonesia_ktp"));
    assertThat(fields).containsEntry("name", WOMAN.get("name"));
    assertThat(fields).containsEntry("nationality", "WNI");
  }

  private static DocumentReading read(Picture picture, String kind) {
    var result = Specimens.DOCUMENTS.card(Photograph.jpeg(picture.toImage(), 0.9), kind);
    assertThat(result).isInstanceOf(Result.Understood.class);
    return ((Result.Understood) result).reading();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aCardOnItsSideOrUpsideDownIsTurned(int quarters) {
    var photo = (Reading.Read) Pictures.read(Photograph.PLAIN.of(DrawnNpwp.specimen().image()));
    var reading = read(photo.picture().turned(quarters), "npwp_card");
    assertThat(reading.field("npwpId").orElseThrow().value()).isEqualTo("123456789123000");
  }

  @Test
  void aNumberThatStandsForAnotherBirthDateIsASign() {
    var other =
        new DrawnKtp(
            "3320051710750001",
            "BUDI",
            "JAKARTA",
            "18-11-1985",
            "PEREMPUAN",
            "JL. MAWAR",
            "001/002",
            "KELET",
            "KELING",
            "ISLAM",
            "KAWIN",
            "PETANI",
            "WNI",
            "SEUMUR HIDUP",
            "JAWA TENGAH",
            "KABUPATEN JEPARA");
    var result = Specimens.DOCUMENTS.card(Photograph.PLAIN.of(other.image()), "indonesia_ktp");
    assertThat(((Result.Understood) result).reading().signs())
        .extracting(sign -> sign.code())
        .containsExactlyInAnyOrder("NUMBER_AND_BIRTH_DATE", "NUMBER_AND_SEX");
  }

  @Test
  void whatIsNoCardHasNoFields() {
    var blank = new java.awt.image.BufferedImage(640, 400, 1);
    var reading = read(Picture.of(blank), "passport");
    assertThat(reading.kind()).isEqualTo("unknown");
    assertThat(reading.fields()).isEmpty();
  }

  @Test
  void aPictureThatIsHardToReadSaysWhy() {
    var small = new Photograph(420, 0, 0, 0, 1, 0, 0, 0.8, 1).of(DrawnKtp.specimen().image());
    var look = Specimens.look(small);
    assertThat(look.quality()).anyMatch(fault -> fault.sentence().startsWith("The print is"));
    var fine = Specimens.look(Photograph.PLAIN.of(DrawnKtp.specimen().image()));
    assertThat(fine.quality()).isEmpty();
  }
}
