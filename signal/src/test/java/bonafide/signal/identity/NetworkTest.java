package bonafide.signal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Match;
import bonafide.store.rows.SightingRows.Use;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /// Seen so often since so many days, so often in the last one, with so many other elements.
  private static Use use(int hits, int days, int day, int others) {
    return new Use(
        hits,
        NOW.minus(Duration.ofDays(days)),
        NOW,
        0,
        day,
        day,
        hits,
        1,
        others,
        others,
        1,
        1,
        others,
        1,
        0,
        0,
        Math.min(hits, days),
        0,
        0,
        0,
        0,
        0);
  }

  @Test
  void withoutHistoryNothingIsSaid() {
    assertThat(Network.score(Use.NONE, Use.NONE, Use.NONE, NOW)).isNull();
    assertThat(Network.score(use(1, 1, 1, 1), use(1, 1, 1, 1), Use.NONE, NOW)).isNull();
  }

  @Test
  void oldAndQuietIsCalmManyAndHastyIsNot() {
    var calm = Network.score(use(6, 800, 0, 1), use(6, 800, 0, 1), Use.NONE, NOW);
    var hasty = Network.score(use(40, 1, 40, 20), use(40, 1, 40, 20), use(80, 1, 80, 1), NOW);
    assertThat(calm).isLessThan(0.33);
    assertThat(hasty).isGreaterThan(0.8);
  }

  @ParameterizedTest
  @CsvSource({
    "maria.silva, MARIA SILVA SANTOS, MATCH",
    "msilva1980, Maria Silva, MATCH",
    "coolcat99, Maria Silva, NOT_MATCH",
    "jose, José Pérez, MATCH"
  })
  void anAddressSpellsAName(String local, String name, Match match) {
    assertThat(Identities.emailToName(local, name)).isEqualTo(match);
  }
}
