package bonafide.check.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names on accounts and cards against names as people write them, at the default thresholds of
/// 80 and 40.
class LikenessTest {

  @ParameterizedTest
  @CsvSource({
    "FIRA DIYANKA FEBRIYANTI,Fira Diyanka Febriyanti",
    "FIRA DIYANKA FEBRIYANTI,Febriyanti Fira Diyanka",
    "MOCH IRFAN HAKIM,Muhammad Irfan Hakim",
    "SOEKARNO PUTRA,Sukarno Putra",
    "DJOKO SUSILO,Joko Susilo",
    "TJOKRO WIBOWO,Cokro Wibowo",
    "BUDI SANTOSO,Budi Santosa",
    "SITI NURHALIZA,Siti Nur Haliza",
    "ABD RAHMAN,Abdul Rahman",
    "MA CRISTINA REYES,Maria Cristina Reyes",
    "H. AGUS SALIM,Agus Salim",
    "DEWI LESTARI,Dewi Lestary",
    "YUSUF MAULANA,Yusup Maulana"
  })
  void spellingsOfOneNameMatch(String account, String written) {
    assertThat(Likeness.of(written, account)).isGreaterThanOrEqualTo(80);
  }

  @ParameterizedTest
  @CsvSource({
    "FIRA DIYANKA FEBRIYANTI,Budi Santoso",
    "SITI AMINAH,Agus Salim",
    "JOHN DOE,Fira Diyanka",
    "RINA WATI,Dewi Lestari",
    "ANDI WIJAYA,Sri Mulyani"
  })
  void otherNamesDoNot(String account, String written) {
    assertThat(Likeness.of(written, account)).isLessThan(40);
  }

  @ParameterizedTest
  @CsvSource({
    "FIRA DIYANKA FEBRIYANTI,Fira Diyanka Santoso",
    "BUDI SANTOSO,Budi Wijaya",
    "SITI AMINAH,Siti Rahmawati"
  })
  void halfANameIsUnclear(String account, String written) {
    assertThat(Likeness.of(written, account)).isBetween(40, 79);
  }

  @Test
  void nothingIsLikeNothing() {
    for (var empty : List.of("", " ", "-")) assertThat(Likeness.of(empty, "BUDI")).isZero();
  }
}
