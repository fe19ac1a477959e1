package bonafide.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.screening.Customers;
import bonafide.screening.Publication;
import bonafide.screening.index.NameIndex;
import bonafide.screening.listing.Listing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cluster finds what one machine finds.
class RescreenTest {
  private static final List<String> GIVEN = List.of("Ivan", "Karim", "Lena", "Tomas", "Aida");
  private static final List<String> FAMILY =
      List.of("Testov", "Nohits", "Probemann", "Alsample", "Musterova", "Ejemplo");

  @TempDir static Path folder;

  @BeforeAll
  static void writeFiles() throws IOException {
    var lists = Files.createDirectories(folder.resolve("lists")).resolve("own.jsonl");
    var lines = new ArrayList<String>();
    for (var i = 0; i < 200; i++)
      lines.add(
          """
          {"id": "own-%d", "publisher": "OWN", "kind": "PERSON", "names": ["%s"], "dates": ["%d"]}"""
              .formatted(i, name(i * 7, "s"), 1950 + i % 50));
    Files.write(lists, lines);
    var customers = new ArrayList<>(List.of("id,name,type,birth_date,country"));
    for (var i = 0; i < 1_000; i++)
      customers.add(
          "c%d,\"%s\",person,%s,".formatted(i, name(i, ""), i == 17 ? "long ago" : 1950 + i % 50));
    Files.write(folder.resolve("customers.csv"), customers);
  }

  private static String name(int number, String ending) {
    return "%s %s%s %c%s"
        .formatted(
            GIVEN.get(number % GIVEN.size()),
            FAMILY.get(number % FAMILY.size()),
            ending,
            'A' + number % 26,
            FAMILY.get((number / 5) % FAMILY.size()).toLowerCase(java.util.Locale.ROOT));
  }

  private static final SparkSession SPARK =
      SparkSession.builder()
          .master("local[2]")
          .config("spark.ui.enabled", false)
          .config("spark.sql.shuffle.partitions", 2)
          .config("spark.driver.host", "localhost")
          .config("spark.driver.bindAddress", "127.0.0.1")
          .getOrCreate();

  @AfterAll
  static void stop() {
    SPARK.stop();
  }

  private static List<Listing> listings() throws IOException {
    var listings = new ArrayList<Listing>();
    for (var publication : Publication.in(folder.resolve("lists")))
      listings.addAll(publication.read().listings());
    return listings;
  }

  @Test
  void aClusterFindsWhatOneMachineFinds() throws IOException {
    var alone = folder.resolve("alone.csv");
    new Customers(new NameIndex(listings()), 75, 3)
        .screen(folder.resolve("customers.csv"), alone, (_, _) -> {});
    var rescreen = new Rescreen(SPARK, listings(), 75, 3);
    var customers = rescreen.read(folder.resolve("customers.csv").toString()).repartition(5);
    var out = folder.resolve("hits.csv");
    rescreen.write(rescreen.hits(customers), out.toString());

    var expected = Files.readAllLines(alone).stream().skip(1).sorted().toList();
    assertThat(expected).hasSizeGreaterThan(100);
    assertThat(lines(out)).isEqualTo(expected);
    assertThat(rescreen.customers()).isEqualTo(1_000);
    assertThat(rescreen.remarks()).isEqualTo(1);
  }

  private static List<String> lines(Path out) throws IOException {
    try (var files = Files.list(out)) {
      var lines = new ArrayList<String>();
      for (var file : files.filter(f -> f.toString().endsWith(".csv")).toList())
        lines.addAll(Files.readAllLines(file).stream().skip(1).toList());
      return lines.stream().sorted().toList();
    }
  }

  @Test
  void parquetComesAndGoesAsCsvDoes() throws IOException {
    var rescreen = new Rescreen(SPARK, listings(), 75, 3);
    var parquet = folder.resolve("customers.parquet").toString();
    var csv = rescreen.read(folder.resolve("customers.csv").toString());
    csv.write().parquet(parquet);
    var out = folder.resolve("hits.parquet").toString();
    rescreen.write(rescreen.hits(rescreen.read(parquet)), out);
    assertThat(SPARK.read().parquet(out).count()).isEqualTo(rescreen.hits(csv).count());
  }

  @Test
  void whatIsNoFileOfCustomersIsRefused() throws IOException {
    var rescreen = new Rescreen(SPARK, listings(), 75, 3);
    var other = Files.writeString(folder.resolve("other.csv"), "number,who\n1,Ivan Testov\n");
    assertThatThrownBy(() -> rescreen.read(other.toString()))
        .hasMessageContaining("no columns id and name");
  }
}
