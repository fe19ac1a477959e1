package bonafide.check.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Names on accounts and cards against names as people write them, at the default thresholds of
/// 80 and 40: names.csv has a pair a line, labelled as the same name, another one, or in part.
class LikenessTest {
  private static final int UPPER = 80;
  private static final int LOWER = 40;

  private record Pair(String account, String written, String label) {
    int likeness() {
      return Likeness.of(written, account);
    }
  }

  private static List<Pair> pairs(String label) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(LikenessTest.class.getResourceAsStream("names.csv"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> cells[2].equals(label))
          .map(cells -> new Pair(cells[0], cells[1], cells[2]))
          .toList();
    }
  }

  /// The figures of docs/guides/look-ups.md.
  @Test
  void theAccuracyIsAsStated() throws IOException {
    var wrong = new ArrayList<String>();
    for (var pair : pairs("same"))
      if (pair.likeness() < UPPER) wrong.add(pair + " " + pair.likeness());
    for (var pair : pairs("other"))
      if (pair.likeness() >= LOWER) wrong.add(pair + " " + pair.likeness());
    for (var pair : pairs("part"))
      if (pair.likeness() >= UPPER || pair.likeness() < LOWER)
        wrong.add(pair + " " + pair.likeness());
    assertThat(pairs("same")).hasSize(67);
    assertThat(pairs("other")).hasSize(35);
    assertThat(pairs("part")).hasSize(13);
    assertThat(wrong).isEmpty();
  }

  @Test
  void anotherNameIsNeverAMatch() throws IOException {
    for (var label : List.of("other", "part"))
      assertThat(pairs(label)).allMatch(pair -> pair.likeness() < UPPER);
  }

  @Test
  void theOrderOfWordsCountsForBusinessesAlone() {
    assertThat(Likeness.ofBusinesses("ABC Shop", "ABC Shop")).isEqualTo(100);
    assertThat(Likeness.ofBusinesses("Shop ABC", "ABC Shop")).isEqualTo(78);
    assertThat(Likeness.ofBusinesses("XYZ Trading", "ABC Shop")).isLessThan(LOWER);
    assertThat(Likeness.of("Doe John", "John Doe")).isGreaterThanOrEqualTo(90);
  }

  @Test
  void nothingIsLikeNothing() {
    for (var empty : List.of("", " ", "-")) assertThat(Likeness.of(empty, "BUDI")).isZero();
  }
}
