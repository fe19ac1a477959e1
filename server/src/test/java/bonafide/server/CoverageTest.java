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
              ids(34, 38),
              ids(42, 51),
              ids(55, 85),
              ids(86, 113),
              ids(115, 116),
              ids(117, 137),
              ids(141, 141),
              ids(145, 154),
              ids(155, 156),
              diligence(1, 69),
              sessions(1, 54),
              signals(1, 85),
              signals(87, 130),
              signals(132, 140),
              signals(142, 167),
              signals(169, 200))
          .flatMap(List::stream)
          .toList();

  private static List<String> signals(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("RS-%03d"::formatted).toList();
  }

  private static List<String> sessions(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("UV-%03d"::formatted).toList();
  }

  private static List<String> diligence(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("DD-%03d"::formatted).toList();
  }

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
