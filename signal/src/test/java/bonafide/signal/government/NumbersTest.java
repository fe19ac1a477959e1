package bonafide.signal.government;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

  /// Specimens that the publishers of the numbers print, and the same with a slip.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "AR, 30.123.456, -",
        "AR, 20-05536168-2, -",
        "AR, 20-05536168-3, The last sign is not the check digit of a DNI or CUIL.",
        "AR, 1234, The number has not the form of a DNI or CUIL.",
        "BR, 52998224725, -",
        "BR, 123, The number has not the form of a CPF.",
        "CL, 12.531.909-2, -",
        "CL, 12.531.909-3, The last sign is not the check digit of a RUN.",
        "CN, 11010519491231002X, -",
        "CN, 110105194912310020, The last sign is not the check digit of a resident's number.",
        "CO, 1234567890, -",
        "CO, 12, The number has not the form of a NUIP.",
        "ES, 12345678Z, -",
        "ES, X-1234567-L, -",
        "ES, 12345678A, The last sign is not the check digit of a DNI or NIE.",
        "IN, 2341 2341 2346, -",
        "IN, 2341 2341 2347, The last sign is not the check digit of a PAN or Aadhaar number.",
        "IN, ABCPD1234E, -",
        "IN, 1, The number has not the form of a PAN or Aadhaar number.",
        "NG, 12345678901, -",
        "NG, 1, The number has not the form of a NIN or BVN.",
        "TH, 1234567890121, -",
        "TH, 1234567890122, The last sign is not the check digit of a citizen's number.",
        "TW, A123456789, -",
        "TW, A123456788, The last sign is not the check digit of a national or resident's number.",
        "MX, other, -",
        "DE, anything, -"
      })
  void nationalNumbersSayWhetherTheyCanBeSo(String country, String number, String remark) {
    var remarks = NationalNumbers.remarks(country, number, Map.of(), LocalDate.of(2026, 11, 28));
    if (remark == null) assertThat(remarks).isEmpty();
    else assertThat(remarks).containsExactly(remark);
  }

  @Test
  void anIndonesianNumberHoldsABirthDate() {
    var today = LocalDate.of(2026, 11, 28);
    var claims = Map.of("birth_date", "1990-10-12");
    assertThat(NationalNumbers.remarks("ID", "3275031210900027", claims, today)).isEmpty();
    assertThat(NationalNumbers.remarks("ID", "3275031310900027", claims, today))
        .containsExactly("The NIK holds another birth date.");
    assertThat(NationalNumbers.remarks("ID", "3742231234562121", claims, today))
        .containsExactly("No province has the number 37.", "The NIK holds no possible birth date.");
  }
}
