package bonafide.signal.phone;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.PhoneSignals.Activity;
import bonafide.core.PhoneSignals.Line;
import bonafide.store.rows.SightingRows.RangeUse;
import bonafide.store.rows.SightingRows.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhonesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "+6281234567890, MOBILE, ID",
    "+62 812-3456-7890, MOBILE, ID",
    "+442079460958, FIXED_LINE, GB",
    "+18005550199, TOLLFREE, US",
    "+14155550100, OTHER, US",
    "+4915112345678, MOBILE, DE",
    "+14155550, INVALID,"
  })
  void theNumberingPlanSaysWhatANumberIs(String written, Line line, String country) {
    var phone = Phones.parse(written).orElseThrow();
    var signals = Phones.judge(phone, Map.of(), Use.NONE, RangeUse.NONE, List.of(), NOW);
    assertThat(signals.line()).isEqualTo(line);
    assertThat(signals.country()).isEqualTo(country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"081234567890", "12345", "+0812", "phone", "+"})
  void aNumberNeedsItsCountry(String written) {
    assertThat(Phones.parse(written)).isEmpty();
  }

  @Test
  void onlyAClockKeepsEqualPauses() {
    var clock =
        LongStream.range(0, 10).mapToObj(i -> NOW.minus(Duration.ofMinutes(10 * i))).toList();
    assertThat(Traffic.isMachine(clock)).isTrue();
    var person =
        LongStream.of(0, 3, 400, 410, 2_000, 9_000, 9_100)
            .mapToObj(minutes -> NOW.minus(Duration.ofMinutes(minutes)))
            .toList();
    assertThat(Traffic.isMachine(person)).isFalse();
    assertThat(Traffic.isMachine(clock.subList(0, 5))).isFalse();
  }

  @Test
  void theWorstCategoryDecides() {
    assertThat(Traffic.activity(List.of("CONTINUOUS LONG-TERM ACTIVITY")))
        .isEqualTo(Activity.REGULAR);
    assertThat(Traffic.activity(List.of("CONTINUOUS LONG-TERM ACTIVITY", "MACHINE-LIKE ACTIVITY")))
        .isEqualTo(Activity.HIGH_RISK_IRREGULAR);
    assertThat(Traffic.activity(List.of("NO ACTIVITY"))).isEqualTo(Activity.LOW_ACTIVITY);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 210, 200, VERY HIGH SHORT-TERM RANGE ACTIVITY",
    "40, 42, 40, HIGH SHORT-TERM RANGE ACTIVITY",
    "60, 5400, 200, NO RANGE ACTIVITY",
    "40, 900, 200, LOW RANGE ACTIVITY",
    "200, 210, 2, NO RANGE ACTIVITY"
  })
  void aRangeCountsOnlyWhenItIsUsedAllAtOnce(int day, int quarter, int phones, String category) {
    assertThat(Traffic.of(Use.NONE, new RangeUse(3, day, quarter, phones), List.of(), NOW))
        .contains(category);
  }
}
