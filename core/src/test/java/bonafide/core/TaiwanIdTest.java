package bonafide.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The number on a Taiwanese identity card and its check digit.
class TaiwanIdTest {
  @ParameterizedTest
  @CsvSource({"A123456789, MALE", "A223456781, FEMALE", "F131104093, MALE", "W299124127, FEMALE"})
  void aNumberThatFitsTellsTheSex(String number, Sex sex) {
    assertThat(TaiwanId.parse(number).map(TaiwanId::sex)).isEqualTo(Optional.of(sex));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A123456788",
        "B123456789",
        "A323456789",
        "a123456789",
        "A12345678",
        "",
        "1234567890"
      })
  void anyOtherIsNone(String number) {
    assertThat(TaiwanId.parse(number)).isEmpty();
  }
}
