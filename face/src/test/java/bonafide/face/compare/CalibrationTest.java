package bonafide.face.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.face.model.Models;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
  private static Calibration own() {
    try (var model = new Models(null).describer()) {
      return new Calibration(model.description());
    }
  }

  @ParameterizedTest
  @CsvSource({"0.579, 50", "0.514, 85", "0.457, 95", "0.409, 99", "0, 100"})
  void aScoreMeansAFalseMatchRate(double distance, double score) {
    assertThat(Calibration.score(own().falseMatchRate(distance))).isEqualTo(score);
  }

  @Test
  void theLessAlikeTheLowerTheScore() {
    var calibration = own();
    var last = 100.0;
    for (var distance = 0.0; distance < 1.5; distance += 0.01) {
      var score = Calibration.score(calibration.falseMatchRate(distance));
      assertThat(score).isBetween(0.0, last);
      last = score;
    }
    assertThat(last).isZero();
  }

  @Test
  void aPopulationIsMeasuredAsFarAsItReaches() {
    var impostors = IntStream.range(0, 20_000).mapToDouble(i -> i / 20_000.0).toArray();
    var table = Calibration.table(impostors, false);
    assertThat(table).hasSize(4); // down to 0.1 %: 20 pairs
    assertThat(table.getLast().falseMatchRate()).isEqualTo(0.001);
    assertThat(table.getLast().at()).isCloseTo(0.999, within(0.0001));
    assertThat(Calibration.table(impostors, true).getFirst().at()).isCloseTo(-0.5, within(0.001));
  }
}
