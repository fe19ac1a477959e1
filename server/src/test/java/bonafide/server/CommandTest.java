package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command line as an operator uses it.
class CommandTest {
  @TempDir static Path folder;

  @Test
  void theDemoDoesTheMainJobOnGivenListsAndLeavesKeysForItsOwnerAlone() throws IOException {
    var lists = Files.createDirectories(folder.resolve("lists"));
    Files.writeString(
        lists.resolve("un.xml"),
        "<CONSOLIDATED_LIST"
            + " dateGenerated=\"2026-02-27\"><INDIVIDUAL><DATAID>77</DATAID><FIRST_NAME>VLADIMIR</FIRST_NAME><SECOND_NAME>PUTIN</SECOND_NAME></INDIVIDUAL></CONSOLIDATED_LIST>");
    var data = folder.resolve("demo").toString();
    var ran = Ran.run("demo", "--data", data, "--port", "0", "--lists", lists.toString(), "--exit");
    assertThat(ran.out())
        .contains(
            "UNSCR-UNSCR",
            "100 of 100: Kim Kyong Ok",
            "100 of 100: VLADIMIR PUTIN",
            "X-CALLBACK-TOKEN is ours",
            "webhook-signature verifies");
    assertThat(ran.code()).isZero();
    var file = folder.resolve("demo/demo-credentials.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    var credentials = Api.JSON.readTree(Files.readString(file));
    assertThat(credentials.propertyNames())
        .contains(
            "base_url",
            "business_id",
            "one_time_token",
            "development_key",
            "live_key",
            "restricted_key",
            "review_key",
            "poor_key",
            "callback_secret",
            "upload_limit_mb");
    assertThat(Ran.run("demo", "--data", data, "--port", "0", "--exit").code()).isZero();
    assertThat(Api.JSON.readTree(Files.readString(file)).path("development_key"))
        .isEqualTo(credentials.path("development_key"));
    assertThat(Ran.run("audit", "verify", "--data", data).out()).contains("is whole");
    assertThat(Ran.run("client", "list", "--data", data).out()).contains("Demo with 500 points");
  }

  @Test
  void filesAboutAddressesAreCheckedInstalledAndRemoved() throws IOException {
    var data = folder.resolve("addresses").toString();
    var tor = Files.writeString(folder.resolve("tor.txt"), "192.0.2.7\n");
    assertThat(Ran.run("data", "install", "ip", tor.toString(), "--data", data).out())
        .contains("tor.txt: 1 ranges");
    assertThat(Ran.run("doctor", "--data", data).out()).contains("tor.txt");
    Files.writeString(tor, "nobody\n");
    assertThat(Ran.run("data", "install", "ip", tor.toString(), "--data", data).code()).isNotZero();
    assertThat(Ran.run("data", "remove", "ip", "--name", "tor.txt", "--data", data).code())
        .isZero();
    assertThat(Ran.run("data", "remove", "ip", "--name", "tor.txt", "--data", data).code())
        .isNotZero();
  }

  @Test
  void addressesOfACountryAreInstalledAndRemoved() throws IOException {
    var data = folder.resolve("streets").toString();
    var rows =
        Files.writeString(
            folder.resolve("us.csv"),
            "NUMBER,STREET,CITY,REGION,POSTCODE\n1,Main St,Springfield,CA,90001\n2,,Springfield,CA,90001\n");
    var installed =
        Ran.run("data", "install", "address", rows.toString(), "--country", "US", "--data", data);
    assertThat(installed.out()).contains("1 addresses of US", "no street=1");
    assertThat(Ran.run("doctor", "--data", data).out()).contains("{US=1}");
    assertThat(Ran.run("data", "install", "address", rows.toString(), "--data", data).code())
        .isNotZero();
    assertThat(Ran.run("data", "remove", "address", "--name", "US", "--data", data).code())
        .isZero();
  }

  @Test
  void formsOfNamesAreInstalledUsedAndRemoved() throws IOException {
    var data = Files.createDirectories(folder.resolve("names")).toString();
    var forms = Files.writeString(Path.of(data, "forms.txt"), "zebulon, quarkwart => Q1\n");
    var pairs =
        Files.writeString(Path.of(data, "pairs.csv"), "id,left,right\n1,Zebulon,Quarkwart\n");
    var out = Path.of(data, "scores.csv");
    var compare =
        new String[] {
          "names", "compare", "--file", pairs.toString(), "--out", out.toString(), "--data", data
        };
    assertThat(Ran.run(compare).code()).isZero();
    assertThat(Files.readString(out)).contains("1,0.00");
    assertThat(Ran.run("data", "install", "names", forms.toString(), "--data", data).out())
        .contains("words stand for others");
    assertThat(Ran.run("doctor", "--data", data).out()).contains("those of a file among them");
    assertThat(Ran.run(compare).code()).isZero();
    assertThat(Files.readString(out)).contains("1,85.00");
    assertThat(Ran.run("data", "remove", "names", "--data", data).code()).isZero();
    assertThat(Ran.run("data", "remove", "names", "--data", data).code()).isNotZero();
  }

  @Test
  void listsAreInstalledShownAndScreened() throws IOException {
    var from = Files.createDirectories(folder.resolve("from"));
    Files.writeString(
        from.resolve("own.jsonl"),
        "{\"id\": \"own-1\", \"publisher\": \"OWN\", \"names\": [\"Gudrun Beispiel\"], \"dates\":"
            + " [\"1970-02-03\"]}\n");
    var data = folder.resolve("screen").toString();
    assertThat(Ran.run("lists", "status", "--data", data).out()).contains("excerpt");
    var updated = Ran.run("lists", "update", "--from", from.toString(), "--data", data);
    assertThat(updated.code()).isZero();
    assertThat(updated.out()).contains("OWN-OWN", "1 added");
    assertThat(Ran.run("lists", "status", "--data", data).out()).contains("OWN");
    var hit = Ran.run("screen", "Gudrun Beispeil", "--born", "1970-02-03", "--data", data);
    assertThat(hit.out()).contains("own-1", "the same day");
    var json =
        Api.JSON.readTree(Ran.run("screen", "Gudrun Beispiel", "--json", "--data", data).out());
    assertThat(json.path("hits").path(0).path("score").asInt()).isEqualTo(100);
    Files.writeString(
        from.resolve("own.jsonl"), "{\"id\": \"own-1\", \"publisher\": \"OWN\", \"names\": []}\n");
    assertThat(Ran.run("lists", "update", "--from", from.toString(), "--data", data).code())
        .isEqualTo(1);
    assertThat(Ran.run("screen", "Gudrun Beispiel", "--data", data).out()).contains("own-1");
  }

  @Test
  void wrongUseIsSaidAndAnsweredWithItsCode() {
    assertThat(Ran.run("nonsense").code()).isEqualTo(2);
    assertThat(Ran.run("lists", "update", "--from", folder.resolve("nowhere").toString()).code())
        .isEqualTo(1);
    assertThat(
            Ran.run(
                    "screen",
                    "A",
                    "--country",
                    "Atlantis",
                    "--data",
                    folder.resolve("x").toString())
                .code())
        .isEqualTo(1);
    assertThat(Ran.run("--help").out())
        .contains("start", "demo", "client", "lists", "screen", "callbacks", "audit");
  }
}
