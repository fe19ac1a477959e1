package bonafide.source.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Kind;
import bonafide.source.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressSetsTest {
  private static final AddressImport IMPORT =
      new AddressImport(
          new AddressImport.Forms(
              text -> plain(text).replace("STREET", "ST"),
              AddressSetsTest::plain,
              text -> plain(text).replace(" ", "")));
  private static final String ROWS =
      """
      LON,LAT,NUMBER,STREET,UNIT,CITY,DISTRICT,REGION,POSTCODE,ID,HASH
      -122.1,37.1,100,Main Street,,Springfield,,CA,90001,,
      -122.1,37.1,102,Main Street,,Springfield,,CA,90001,,
      -122.1,37.1,102,Main Street,Apt 4,Springfield,,CA,90001,,
      ,,100,Main Street,,Shelbyville,,CA,90002,,
      -122.1,37.1,7,Wellington Avenue,,Springfield,,CA,90001,,
      -122.1,37.1,8,,,Springfield,,CA,90001,,
      -122.1,37.1,9,Nowhere Street,,,,CA,,,
      """;

  private static String plain(String text) {
    return text.toUpperCase(Locale.ROOT).strip();
  }

  @TempDir private Path folder = Path.of("");

  private AddressImport.Report install(String rows) throws IOException {
    var file = Files.writeString(folder.resolve("rows.csv"), rows);
    return IMPORT.install(List.of(file), "US", folder.resolve("sets"));
  }

  private Answer ask(String key) {
    try (var sets =
        new AddressSets(folder.resolve("sets"), Set.of("ST", "AVENUE"), InstantSource.system())) {
      return sets.ask(
          new Query(
              Kind.ADDRESS, "US", Environment.LIVE, "client", "order", key, Map.of(), null, null));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "100 MAIN ST||SPRINGFIELD|90001, 100 Main Street, , Springfield, ROOFTOP",
        "MAIN ST 100||SPRINGFIELD|90001, 100 Main Street, , Springfield, ROOFTOP", // as elsewhere
        "100 MAIN ST||SHELBYVILLE|90002, 100 Main Street, , Shelbyville,",
        "100 MAIN ST||SHELBYVILLE|, 100 Main Street, , Shelbyville,",
        "102 MAIN ST|APT 4|SPRINGFIELD|90001, 102 Main Street, Apt 4, Springfield, ROOFTOP",
        "102 MAIN ST APT 4||SPRINGFIELD|90001, 102 Main Street, Apt 4, Springfield, ROOFTOP",
        "102 MAIN ST||SPRINGFIELD|90001, 102 Main Street, , Springfield, ROOFTOP",
        "102 MAIN ST|APT 9|SPRINGFIELD|90001, 102 Main Street, Apt 4, Springfield, ROOFTOP",
        "999 MAIN ST||SPRINGFIELD|90001, 100 Main Street, , Springfield,", // another house
        "7 WELINGTON AVENUE||SPRINGFIELD|90001, 7 Wellington Avenue, , Springfield,", // a slip
        "7 WELLINGTON ST||SPRINGFIELD|90001, 7 Wellington Avenue, , Springfield,",
        "1 OTHER ST||SPRINGFIELD|90001, , , Springfield,", // the place alone
        "1 OTHER ST||ELSEWHERE|90002, , , Shelbyville,"
      })
  void theNearestRecordAnswers(String key, String line1, String line2, String city, String located)
      throws IOException {
    install(ROWS);
    var fields = ask(key).fields();
    assertThat(fields.get("line1")).isEqualTo(line1);
    assertThat(fields.get("line2")).isEqualTo(line2);
    assertThat(fields.get("city")).isEqualTo(city);
    assertThat(fields.get("located")).isEqualTo(located);
  }

  @Test
  void aPlaceNobodyKnowsIsNotFound() throws IOException {
    var report = install(ROWS);
    assertThat(report.taken()).isEqualTo(5);
    assertThat(report.left())
        .isEqualTo(Map.of("no street", 1L, "neither city nor postal code", 1L));
    assertThat(ask("100 MAIN ST||ELSEWHERE|12345").status()).isEqualTo(Answer.Status.NOT_FOUND);
    assertThat(ask("||SPRINGFIELD|90001").fields()).containsEntry("city", "Springfield");
  }

  @Test
  void aBrokenFileLeavesTheSetAsItWas() throws IOException {
    install(ROWS);
    for (var rows :
        List.of("", "a,b\n1,2\n", "NUMBER,STREET,CITY\n", "NUMBER,STREET,CITY\n1,\"Main"))
      assertThatThrownBy(() -> install(rows)).as(rows).isInstanceOf(IOException.class);
    assertThat(ask("100 MAIN ST||SPRINGFIELD|90001").fields()).containsKey("line1");
    try (var left = Files.list(folder.resolve("sets"))) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactly("US");
    }
    // A set that was damaged where it lies is left out and named.
    try (var files = Files.list(folder.resolve("sets/US"))) {
      for (var file : files.toList()) Files.write(file, new byte[7]);
    }
    try (var sets = new AddressSets(folder.resolve("sets"), Set.of(), InstantSource.system())) {
      assertThat(sets.broken()).hasSize(1);
      assertThat(sets.answers(Kind.ADDRESS, "US", Environment.LIVE)).isFalse();
    }
  }

  @Test
  void severalPackedFilesMakeOneSetThatCanBeRemoved() throws IOException {
    var packed = folder.resolve("more.csv.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(
          "house_number,street_name,town,zip\n3,Kirchweg,Altstadt,12345\n"
              .getBytes(StandardCharsets.UTF_8));
    }
    var plain = Files.writeString(folder.resolve("rows.csv"), ROWS);
    var sets = folder.resolve("sets");
    assertThat(IMPORT.install(List.of(plain, packed), "US", sets).taken()).isEqualTo(6);
    assertThat(ask("KIRCHWEG 3||ALTSTADT|12345").fields()).containsEntry("line1", "3 Kirchweg");
    assertThat(AddressImport.remove("../sets", sets)).isFalse();
    assertThat(AddressImport.remove("US", sets)).isTrue();
    assertThat(AddressImport.remove("US", sets)).isFalse();
    assertThat(ask("KIRCHWEG 3||ALTSTADT|12345").status()).isEqualTo(Answer.Status.NOT_CONFIGURED);
  }
}
