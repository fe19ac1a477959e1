package bonafide.source.geo;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeoFilesTest {
  @TempDir private Path folder = Path.of("");

  private Answer ask(String address) {
    try (var files = new GeoFiles(folder, InstantSource.system())) {
      return files.ask(
          new Query(
              Kind.IP, "", Environment.LIVE, "client", "order", address, Map.of(), null, null));
    }
  }

  private void write(String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
  }

  private static byte[] city() {
    return new MmdbWriter()
        .put(
            "203.0.113.0",
            24,
            Map.of(
                "country", Map.of("iso_code", "ID"),
                "subdivisions", List.of(Map.of("iso_code", "JK", "names", Map.of("en", "Jakarta"))),
                "city", Map.of("names", Map.of("en", "Jakarta")),
                "location",
                    Map.of(
                        "latitude",
                        -6.2,
                        "longitude",
                        106.8,
                        "accuracy_radius",
                        20,
                        "time_zone",
                        "Asia/Jakarta")))
        .bytes("GeoIP2-City");
  }

  @Test
  void aCityDatabaseSaysWhereAnAddressIs() throws IOException {
    write("city.mmdb", city());
    assertThat(ask("203.0.113.77").fields())
        .containsEntry("country", "ID")
        .containsEntry("region", "JK")
        .containsEntry("region_name", "Jakarta")
        .containsEntry("city", "Jakarta")
        .containsEntry("latitude", "-6.2")
        .containsEntry("accuracy_km", "20")
        .containsEntry("time_zone", "Asia/Jakarta");
    assertThat(ask("198.51.100.1").status()).isEqualTo(Answer.Status.NOT_FOUND);
  }

  @Test
  void aFlatDatabaseSaysTheSame() throws IOException {
    var flat =
        new MmdbWriter()
            .put(
                "198.51.100.0",
                24,
                Map.of("country_code", "DE", "state1", "Hesse", "city", "Frankfurt"))
            .bytes("ip-city");
    write("dbip.mmdb", flat);
    assertThat(ask("198.51.100.9").fields())
        .containsEntry("country", "DE")
        .containsEntry("region_name", "Hesse")
        .containsEntry("city", "Frankfurt");
  }

  @Test
  void severalFilesArePutTogether() throws IOException {
    write("city.mmdb", city());
    write(
        "anonymous.mmdb",
        new MmdbWriter()
            .put("203.0.113.128", 25, Map.of("is_anonymous", true, "is_anonymous_vpn", true))
            .bytes("GeoIP2-Anonymous-IP"));
    write("tor.txt", "# exits\n203.0.113.9\n2001:db8::1\n".getBytes(StandardCharsets.UTF_8));
    write("hosting.txt", "203.0.113.0/28\n203.0.113.4/30\n".getBytes(StandardCharsets.UTF_8));
    assertThat(ask("203.0.113.200").fields())
        .containsEntry("country", "ID")
        .containsEntry("vpn", "true")
        .containsEntry("anonymous", "true")
        .containsEntry("proxy", "ANONYMOUS");
    assertThat(ask("203.0.113.9").fields())
        .containsEntry("tor", "true")
        .containsEntry("user", "HOSTING");
    assertThat(ask("203.0.113.15").fields()).containsEntry("user", "HOSTING");
    assertThat(ask("203.0.113.16").fields()).doesNotContainKeys("user", "tor", "vpn");
    assertThat(ask("2001:db8:0:0:0:0:0:1").fields()).containsEntry("tor", "true");
  }

  @Test
  void aBrokenFileIsLeftOutAndNamed() throws IOException {
    write("a-cut.mmdb", Arrays.copyOf(city(), 100));
    write("b-empty.mmdb", new byte[0]);
    write("c-words.mmdb", "no database".getBytes(StandardCharsets.UTF_8));
    write("tor.txt", "not an address\n".getBytes(StandardCharsets.UTF_8));
    write("city.mmdb", city());
    try (var files = new GeoFiles(folder, InstantSource.system())) {
      assertThat(files.names()).containsExactly("city.mmdb");
      assertThat(files.broken()).hasSize(4).allMatch(why -> why.contains(folder.toString()));
    }
    assertThat(ask("203.0.113.1").fields()).containsEntry("country", "ID");
  }

  @Test
  void aFileIsInstalledOnlyWhole(@TempDir Path from) throws IOException {
    var good = Files.write(from.resolve("city.mmdb"), city());
    assertThat(GeoFiles.install(good, folder)).startsWith("city.mmdb: GeoIP2-City of ");
    assertThat(ask("203.0.113.1").fields()).containsEntry("country", "ID");

    var packed = from.resolve("tor.txt.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("203.0.113.9\n203.0.113.128/25\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(GeoFiles.install(packed, folder)).isEqualTo("tor.txt: 2 ranges");
    assertThat(ask("203.0.113.200").fields()).containsEntry("tor", "true");

    var broken =
        Map.of(
            "city.mmdb", Arrays.copyOf(city(), 100),
            "tor.txt", "not an address".getBytes(StandardCharsets.UTF_8),
            "vpn.txt", "# nothing".getBytes(StandardCharsets.UTF_8),
            "proxy.txt.gz", "not packed".getBytes(StandardCharsets.UTF_8),
            "cities.csv", "a,b".getBytes(StandardCharsets.UTF_8));
    for (var one : broken.entrySet()) {
      var file = Files.write(from.resolve(one.getKey()), one.getValue());
      assertThatThrownBy(() -> GeoFiles.install(file, folder)).isInstanceOf(IOException.class);
    }
    // The good ones serve on, and nothing is left lying about.
    assertThat(ask("203.0.113.200").fields()).containsEntry("country", "ID");
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("city.mmdb", "tor.txt");
    }
    assertThat(GeoFiles.remove("../" + from.getFileName() + "/cities.csv", folder)).isFalse();
    assertThat(GeoFiles.remove("tor.txt", folder)).isTrue();
    assertThat(ask("203.0.113.200").fields()).doesNotContainKey("tor");
  }

  @Test
  void withoutFilesNothingIsAnswered() {
    try (var files = new GeoFiles(folder, InstantSource.system())) {
      assertThat(files.answers(Kind.IP, "", Environment.LIVE)).isFalse();
    }
  }
}
