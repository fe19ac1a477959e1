package bonafide.document;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.DocumentReading.Field;
import bonafide.document.drawn.DrawnLabelledCard;
import bonafide.document.drawn.Photograph;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Cards that are read by their labels, in drawn photographs.
class LabelledCardsTest {
  private static final List<Photograph> CONDITIONS =
      List.of(Photograph.PLAIN, new Photograph(1_400, -20, 10, -6, 1, 6, 0, 0.5, 3));

  static Stream<Arguments> cards() {
    return Stream.of(
        Arguments.of(
            DrawnLabelledCard.philSys(),
            "philsys_id",
            Map.of(
                "document_number", "1234-5678-9101-1213",
                "surname", "DELA CRUZ",
                "given_name", "JUANA MARIE",
                "middle_name", "MARTINEZ",
                "date_of_birth", "1990-01-01",
                "address", "833 SISA ST., BRGY 526, ZONE 52 SAMPALOC, MANILA CITY, METRO MANILA",
                "country", "PH")),
        Arguments.of(
            DrawnLabelledCard.philSysBack("10 MAY 2021"),
            "philsys_id",
            Map.of(
                "date_of_issue", "2021-05-10",
                "gender", "Female",
                "place_of_birth", "CITY OF MANILA",
                "country", "PH")),
        Arguments.of(
            DrawnLabelledCard.umid(),
            "umid",
            Map.of(
                "document_number", "0111-2345678-9",
                "surname", "DELA CRUZ",
                "given_name", "JUAN",
                "middle_name", "SANTOS",
                "date_of_birth", "1980-01-31",
                "gender", "Male",
                "address", "12 MABINI ST BARANGAY 7 QUEZON CITY METRO MANILA",
                "country", "PH")),
        Arguments.of(
            DrawnLabelledCard.licence(),
            "driving_licence",
            Map.of(
                "document_number", "N03-12-123456",
                "surname", "DELA CRUZ",
                "given_name", "JUAN PEDRO GARCIA",
                "date_of_birth", "1987-10-04",
                "date_of_expiry", "2032-10-04",
                "gender", "Male",
                "address",
                    "UNIT 4 MAGNOLIA BLDG, RIZAL STREET, BARANGAY 5, SAN JUAN CITY, METRO MANILA",
                "country", "PH")),
        Arguments.of(
            DrawnLabelledCard.other("14 MAR 1988"),
            "id_card",
            Map.of(
                "document_number", "ID-4471009352",
                "surname", "OKONKWO",
                "given_name", "CHIDI EMEKA",
                "date_of_birth", "1988-03-14",
                "date_of_expiry", "2033-03-13",
                "gender", "Male")));
  }

  /// Spaces and commas are left out of the comparison: they are the recogniser's weak side.
  @ParameterizedTest
  @MethodSource("cards")
  void labelsTellWhatIsWritten(DrawnLabelledCard card, String kind, Map<String, String> fields) {
    for (var photograph : CONDITIONS) {
      var reading = Specimens.look(photograph.of(card.image())).reading();
      assertThat(reading.kind()).isEqualTo(kind);
      var read =
          reading.fields().stream()
              .collect(Collectors.toMap(Field::name, field -> bare(field.value())));
      assertThat(read)
          .as(photograph.toString())
          .containsExactlyInAnyOrderEntriesOf(
              fields.entrySet().stream()
                  .collect(Collectors.toMap(Map.Entry::getKey, e -> bare(e.getValue()))));
    }
  }

  /// Without a birth date it is not taken for a card: a gap is better than an error.
  @Test
  void aDateThatMayBeReadTwoWaysIsLeftOut() {
    var card = DrawnLabelledCard.other("03/04/1988").image();
    assertThat(Specimens.look(Photograph.PLAIN.of(card)).reading().fields()).isEmpty();
    var plain = DrawnLabelledCard.other("14/03/1988").image();
    assertThat(Specimens.look(Photograph.PLAIN.of(plain)).reading().field("date_of_birth"))
        .hasValueSatisfying(born -> assertThat(born.value()).isEqualTo("1988-03-14"));
  }

  private static String bare(String text) {
    return text.replaceAll("[ ,]", "");
  }
}
