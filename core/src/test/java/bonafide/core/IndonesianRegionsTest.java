package bonafide.core;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.IndonesianRegions.Region;
import org.junit.jupiter.api.Test;

class IndonesianRegionsTest {
  private static Region of(String code) {
    return IndonesianRegions.region(code).orElseThrow();
  }

  @Test
  void regionsLieInEachOtherDownToVillages() {
    assertThat(IndonesianRegions.provinces()).hasSize(38);
    assertThat(IndonesianRegions.in(of("31")))
        .extracting(Region::name)
        .contains("KOTA ADMINISTRASI JAKARTA TIMUR", "KABUPATEN ADMINISTRASI KEPULAUAN SERIBU")
        .hasSize(6);
    assertThat(IndonesianRegions.in(of("3175"))).extracting(Region::name).contains("Pasar Rebo");
    assertThat(of("317505").villages()).contains("Cijantung");
    assertThat(IndonesianRegions.in(of("317505"))).isEmpty();
    assertThat(IndonesianRegions.region("3799")).isEmpty();
  }

  /// Merauke came to the new province of South Papua; cards made before have its old number.
  @Test
  void regenciesThatMovedHaveBothNumbers() {
    assertThat(of("9301").name()).isEqualTo("KABUPATEN MERAUKE").isEqualTo(of("9101").name());
    assertThat(of("930101").villages()).isNotEmpty().isEqualTo(of("910101").villages());
    assertThat(of("7601").names())
        .containsExactly("KABUPATEN MAMUJU UTARA", "KABUPATEN PASANGKAYU");
  }
}
