package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every row of the contract's checklist that is built has a test that names it.
class CoverageTest {
  private static final List<String> BUILT =
      Stream.of(
              ids(1, 6),
              ids(14, 14),
              ids(16, 30),
              ids(42, 45),
              ids(47, 47),
              ids(48, 50),
              ids(55, 55),
              ids(57, 64),
              ids(66, 85),
              ids(86, 90),
              ids(92, 113),
              ids(115, 116),
              ids(117, 128),
              ids(134, 136),
              ids(145, 154),
              ids(155, 156))
          .flatMap(List::stream)
          .toList();

  private static List<String> ids(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("ID-%03d"::formatted).toList();
  }

  @Test
  void everyBuiltRowIsNamedByATest() throws IOException {
    var tests = new StringBuilder();
    try (var files = Files.walk(Path.of("src/test/java"))) {
      for (var file : files.filter(f -> f.toString().endsWith("Test.java")).toList())
        tests.append(Files.readString(file));
    }
    assertThat(BUILT).allMatch(id -> tests.indexOf("@Tag(\"" + id + "\")") >= 0);
  }
}
