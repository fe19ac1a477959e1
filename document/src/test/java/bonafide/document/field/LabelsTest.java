package bonafide.document.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
  private static final List<String> NAMES =
      List.of("PASAR REBO", "CIRACAS", "CIPAYUNG", "MAKASAR", "KRAMAT JATI", "DURI", "DURIAN", "I");

  @Test
  void aNameReadWithASlipIsTheNearestOne() {
    assertThat(Labels.nearest("PASARREBO", NAMES)).contains("PASAR REBO");
    assertThat(Labels.nearest("PASAR REB0", NAMES)).contains("PASAR REBO");
    assertThat(Labels.nearest("CIRACAS", NAMES)).contains("CIRACAS");
    assertThat(Labels.nearest("CIPAYUN", NAMES)).contains("CIPAYUNG");
  }

  @Test
  void anotherNameStaysWhatItIs() {
    assertThat(Labels.nearest("CIRUAS", NAMES)).isEmpty();
    assertThat(Labels.nearest("DURE", NAMES)).as("too short for a slip").isEmpty();
    assertThat(Labels.nearest("DURIA", NAMES)).as("one slip from DURIAN alone").contains("DURIAN");
    assertThat(Labels.nearest("", NAMES)).isEmpty();
    assertThat(Labels.nearest("SUKASARA", List.of("SUKASARI", "SUKASARE")))
        .as("two as near")
        .isEmpty();
  }
}
