package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Files of publishers with bytes changed, taken away, doubled or in another encoding: each ends
/// in a report, and after each there is a list that can be screened against.
class DamagedListsTest {
  private static final int LISTINGS = 40;
  private static final int DAMAGES = 80;

  @TempDir Path folder;

  enum Specimen {
    UN(
        "un.xml",
        "<CONSOLIDATED_LIST dateGenerated=\"2026-02-27T00:00:09Z\"><INDIVIDUALS>%s</INDIVIDUALS></CONSOLIDATED_LIST>",
        "<INDIVIDUAL><DATAID>%1$d</DATAID><FIRST_NAME>IVAN</FIRST_NAME><SECOND_NAME>TESTOV%1$d</SECOND_NAME><NAME_ORIGINAL_SCRIPT>Иван Тестов</NAME_ORIGINAL_SCRIPT><INDIVIDUAL_DATE_OF_BIRTH><YEAR>19%2$d</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL>"),
    OFAC_XML(
        "sdn.xml",
        "<?xml version=\"1.0\"?><sdnList xmlns=\"urn:x\"><publshInformation><Publish_Date>03/28/2025</Publish_Date></publshInformation>%s</sdnList>",
        "<sdnEntry><uid>%1$d</uid><firstName>Ivan</firstName><lastName>TESTOV%1$d</lastName><sdnType>Individual</sdnType></sdnEntry>"),
    OFAC_CSV(
        "sdn.csv",
        "%s",
        "%1$d,\"TESTOV%1$d, Ivan\",\"individual\",\"PROGRAM\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,\"DOB 25 Jan 1970.\"\n"),
    EU_XML(
        "eu.xml",
        "<export xmlns=\"http://eu.europa.ec/fpi/fsd/export\" generationDate=\"2026-01-05T10:00:00\">%s</export>",
        "<sanctionEntity logicalId=\"%1$d\"><subjectType code=\"person\"/><nameAlias wholeName=\"Ivan Testov%1$d\" strong=\"true\"/></sanctionEntity>"),
    UK_CSV(
        "uk.csv",
        "Report Date: 11-Aug-2025\nLast Updated,Unique ID,OFSI Group ID,Name 6,Name 1,Name type,Alias strength,Designation Type,D.O.B,Nationality(/ies),Gender\n%s",
        "1/1/2025,RUS%1$d,14000,TESTOV%1$d,Ivan,Primary Name,,Individual,dd/mm/1961,Russia,Male\n"),
    MAS(
        "mas.html",
        "<!DOCTYPE html><html><head><title>Terrorism (Suppression of Financing) Act 2002</title></head><body><h3>FIRST SCHEDULE</h3>%s</body></html>",
        "<p>%2$d. Contoh bin Test%1$d, also known as Abu Test; born on 4 August 1968.</p>"),
    OWN(
        "own.jsonl",
        "%s",
        "{\"id\": \"own-%1$d\", \"publisher\": \"OWN\", \"names\": [\"Ivan Testov%1$d\"], \"dates\": [\"1950-01\"]}\n");

    private final String file;
    private final String frame;
    private final String entry;

    Specimen(String file, String frame, String entry) {
      this.file = file;
      this.frame = frame;
      this.entry = entry;
    }

    private String text() {
      return frame.formatted(
          IntStream.range(0, LISTINGS)
              .mapToObj(i -> entry.formatted(100 + i, 10 + i))
              .collect(Collectors.joining()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void whateverArrivesALastGoodListServes(Specimen specimen) throws IOException {
    var lists = new ListFolder(folder.resolve("lists"), InstantSource.system());
    var from = Files.createDirectories(folder.resolve("from"));
    var whole = specimen.text().getBytes(StandardCharsets.UTF_8);
    Files.write(from.resolve(specimen.file), whole);
    var first = lists.install(from);
    assertThat(first).hasSize(1);
    assertThat(first.getFirst().failure()).isNull();
    assertThat(first.getFirst().listings()).isEqualTo(LISTINGS);
    var random = new Random(specimen.name().hashCode());
    var refused = 0;
    for (var i = 0; i < DAMAGES; i++) {
      Files.write(from.resolve(specimen.file), damaged(whole, specimen, random));
      for (var report : lists.install(from)) {
        if (report.failure() != null) refused++;
        else assertThat(report.listings()).isPositive();
      }
      assertThat(lists.load()).isNotEmpty();
      for (var list : lists.load())
        assertThat(list.listings()).hasSizeGreaterThanOrEqualTo(LISTINGS / 4);
      Files.write(from.resolve(specimen.file), whole);
      lists.install(from);
    }
    assertThat(refused).isPositive();
  }

  private static byte[] damaged(byte[] whole, Specimen specimen, Random random) throws IOException {
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length));
      case 1 -> changed(whole, 1 + random.nextInt(20), random);
      case 2 -> specimen.text().getBytes(StandardCharsets.UTF_16);
      case 3 -> specimen.text().getBytes(Charset.forName("windows-1251"));
      case 4 -> without(whole, random);
      case 5 -> Arrays.copyOf(packed(whole), 20 + random.nextInt(100));
      default -> doubled(whole, random);
    };
  }

  private static byte[] changed(byte[] whole, int bytes, Random random) {
    var changed = whole.clone();
    for (var i = 0; i < bytes; i++)
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    return changed;
  }

  private static byte[] without(byte[] whole, Random random) {
    var from = random.nextInt(whole.length);
    var to = from + random.nextInt(whole.length - from);
    var rest = new ByteArrayOutputStream();
    rest.write(whole, 0, from);
    rest.write(whole, to, whole.length - to);
    return rest.toByteArray();
  }

  private static byte[] doubled(byte[] whole, Random random) {
    var from = random.nextInt(whole.length);
    var twice = new ByteArrayOutputStream();
    twice.write(whole, 0, from);
    twice.write(whole, from / 2, whole.length - from / 2);
    return twice.toByteArray();
  }

  private static byte[] packed(byte[] whole) throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(whole);
    }
    return packed.toByteArray();
  }
}
