package bonafide.check.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.check.Settings;
import bonafide.source.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemarksTest {
  private static List<String> of(Kind kind, String number, Map<String, String> asked) {
    return Remarks.of(
        new Settings.Lookup(kind, "ID", number, asked, null), LocalDate.of(2026, 11, 24));
  }

  @Test
  void anIdentityNumberSaysWhereWhenAndWho() {
    assertThat(of(Kind.NATIONAL_ID, "3275031210900027", Map.of("birthdate", "12-10-1990")))
        .containsExactly(
            "The identity number was given out in Jawa Barat, KOTA BEKASI, district Bekasi Utara.",
            "The identity number says: a man born on 1990-10-12.");
    assertThat(of(Kind.NATIONAL_ID, "3275035210050027", Map.of("birthdate", "12-10-1990")))
        .contains(
            "The identity number says: a woman born on 2005-10-12.",
            "The birth date stated is another one than that of the identity number.");
  }

  @Test
  void contradictionsAreNamedAndRefuseNothing() {
    assertThat(of(Kind.NATIONAL_ID_PHONE, "3742231234562121", Map.of()))
        .containsExactly(
            "No province has the number 37.", "The identity number holds no possible birth date.");
    assertThat(of(Kind.NATIONAL_ID, "123", Map.of()))
        .containsExactly("The identity number does not have 16 digits.");
  }

  @Test
  void theCheckDigitOfATaxNumberIsChecked() {
    assertThat(of(Kind.TAX_NUMBER, "123456782012345", Map.of())).isEmpty();
    assertThat(of(Kind.TAX_NUMBER, "123456789012345", Map.of()))
        .containsExactly("The ninth digit of the tax number is not its check digit.");
    assertThat(of(Kind.BANK_ACCOUNT, "1", Map.of())).isEmpty();
  }
}
