package bonafide.signal.match;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Attribute;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  @ParameterizedTest
  @CsvSource({
    "José  Pérez-Núñez, JOSE PEREZ NUNEZ, true",
    "Straße, Strasse, true",
    "Maria, Mario, false"
  })
  void caseAccentsAndPunctuationAreNoDifference(String one, String other, boolean same) {
    var fields =
        new Fields(Map.of("given_name", one), Map.of("given_name", other))
            .text(Attribute.GIVEN_NAME, "given_name");
    assertThat(fields.is(Attribute.GIVEN_NAME)).isEqualTo(same);
  }

  @Test
  void whatWasNotClaimedIsNotCompared() {
    var fields =
        new Fields(Map.of("surname", "Lopez"), Map.of("given_name", "A", "surname", "B")).name();
    assertThat(fields.matches()).containsOnlyKeys(Attribute.SURNAME, Attribute.FULL_NAME);
  }

  @Test
  void whatTheRecordDoesNotHoldIsNotCompared() {
    var claims = Map.of("given_name", "A", "surname", "B", "birth_date", "1990-05-20");
    var partial = Map.of("given_name", "A", "surname", "B");
    assertThat(new Fields(claims, partial).name().birthDate().matches())
        .containsOnlyKeys(Attribute.GIVEN_NAME, Attribute.SURNAME, Attribute.FULL_NAME);
    var none = new Fields(claims, Map.of()).name().birthDate();
    assertThat(none.is(Attribute.BIRTH_DATE)).isFalse();
    assertThat(none.match(Attribute.BIRTH_DATE)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({"M., Maria, true", "Maria, M, true", "Nora, Maria, false"})
  void ofAMiddleNameTheInitialCounts(String claimed, String held, boolean same) {
    var fields = new Fields(Map.of("middle_name", claimed), Map.of("middle_name", held)).initial();
    assertThat(fields.is(Attribute.INITIAL)).isEqualTo(same);
  }

  @Test
  void streetsAreComparedAsThePostAbbreviatesThem() {
    var fields =
        new Fields(
                Map.of("line1", "100 North Main Street", "subdivision", "Texas", "country", "USA"),
                Map.of("line1", "100 N. MAIN ST", "subdivision", "TX"))
            .address();
    assertThat(fields.is(Attribute.ADDRESS)).isTrue();
  }

  @Test
  void aBirthDateIsComparedInItsParts() {
    var fields =
        new Fields(Map.of("birth_date", "1990/05/20"), Map.of("birth_date", "1990-06-20"))
            .birthDate();
    assertThat(fields.is(Attribute.BIRTH_YEAR)).isTrue();
    assertThat(fields.is(Attribute.BIRTH_MONTH)).isFalse();
    assertThat(fields.is(Attribute.BIRTH_DATE)).isFalse();
  }
}
