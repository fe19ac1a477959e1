package bonafide.signal.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What numbers say by themselves: never an error, always a remark.
class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "111.444.777-35, true",
    "52998224725, true",
    "52998224724, false",
    "11111111111, false"
  })
  void aCpfHasTwoCheckDigits(String written, boolean good) {
    assertThat(Cpf.remarks(Cpf.parse(written).orElseThrow()).isEmpty()).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1234567890", "abc", "111.444.77735"})
  void whatIsNotWrittenAsACpfIsNone(String written) {
    assertThat(Cpf.parse(written)).isEmpty();
  }

  @Test
  void aCurpSaysWhoItBelongsTo() {
    var curp = "HEGG560427MVZRRL04"; // the specimen of the register's own instructions
    assertThat(Curp.remarks(curp, Map.of("birth_date", "1956-04-27", "sex", "M"))).isEmpty();
    assertThat(Curp.remarks(curp, Map.of("birth_date", "1956-04-28", "sex", "H"))).hasSize(2);
    assertThat(Curp.remarks("HEGG560427MVZRRL05", Map.of()))
        .containsExactly("The last digit of the CURP is not its check digit.");
    assertThat(Curp.remarks("nothing", Map.of())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "000121234, 0, 1",
    "666121234, 0, 1",
    "900701234, 0, 1",
    "123001234, 0, 1",
    "123450000, 0, 1",
    "078051120, 0, 1",
    "773121234, 1980, 1",
    "773121234, 2012, 0",
    "123121234, 1980, 0",
    "1234, 1980, 0"
  })
  void aSocialSecurityNumberSaysWhatCannotBe(String number, int born, int remarks) {
    assertThat(SocialSecurity.remarks(number, born)).hasSize(remarks);
  }

  @Test
  void railroadNumbersEndedIn1963() {
    assertThat(SocialSecurity.isOlderThan("700121234", 1980)).isTrue();
    assertThat(SocialSecurity.isOlderThan("700121234", 1950)).isFalse();
    assertThat(SocialSecurity.isOlderThan("123121234", 1980)).isFalse();
  }
}
