package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.screening.format.Csv;
import bonafide.screening.index.NameIndex;
import bonafide.screening.list.own.OwnJsonLines;
import bonafide.screening.match.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Hits and near misses with their steps, as people read them: `explained.txt`, which is read
/// through whenever it changes. Written anew with `-Dexplained=write`.
class ExplainedTest {
  private static final Path FOLDER = Path.of("src/test/resources/bonafide/screening");

  private static NameIndex index() throws IOException {
    try (var in =
        Objects.requireNonNull(
            ExplainedTest.class.getResourceAsStream("explained-listings.jsonl"))) {
      var reading = OwnJsonLines.read(in);
      assertThat(reading.rejected()).isEmpty();
      return new NameIndex(reading.listings());
    }
  }

  private static String explained() throws IOException {
    var index = index();
    var text = new StringBuilder();
    Csv.records(
        FOLDER.resolve("explained-asked.csv"),
        "name",
        row -> {
          var asked = Customers.asked(row, _ -> {});
          text.append(
                  String.join(
                      ", ",
                      said(row.getOrDefault("name", ""), row.getOrDefault("type", ""), asked)))
              .append('\n');
          var matches = index.search(asked, _ -> true, 0.5f, 2);
          if (matches.isEmpty()) text.append("   -  nobody\n");
          for (var match : matches) {
            text.append("%4d  %s\n".formatted(match.percent(), match.listing().id()));
            for (var step : match.why()) text.append("      ").append(step).append('\n');
          }
          text.append('\n');
        });
    return text.toString();
  }

  private static List<String> said(String name, String type, Asked asked) {
    var said = new ArrayList<String>(List.of(name, type));
    if (asked.date() != null) said.add(asked.date().toString());
    said.addAll(asked.countries());
    return said;
  }

  @Test
  void hitsAndNearMissesAreExplainedAsTheyWereReviewed() throws IOException {
    var golden = FOLDER.resolve("explained.txt");
    var now = explained();
    if ("write".equals(System.getProperty("explained"))) Files.writeString(golden, now);
    assertThat(now).isEqualTo(Files.readString(golden, StandardCharsets.UTF_8));
    assertThat(now.split("\n\n")).hasSizeGreaterThanOrEqualTo(50);
  }
}
