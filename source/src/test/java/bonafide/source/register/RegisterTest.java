package bonafide.source.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import bonafide.source.SourceContract;
import bonafide.source.register.Register.Table;
import bonafide.store.Database;
import bonafide.store.postgres.EmbeddedPostgres;
import bonafide.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterTest extends SourceContract {
  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;

  private Database database;
  private Register register;

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.open(folder.resolve("pg"));
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @BeforeEach
  void load() throws IOException {
    database = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 8);
    register = new Register(database, Vault.open(folder.resolve("key")), InstantSource.system());
    register.load(
        Table.BANK_ACCOUNTS, file("a.csv", "provider,number,name\nBCA,1234567890," + HOLDER));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Override
  protected Source source() {
    return register;
  }

  @Override
  protected Environment environment() {
    return Environment.LIVE;
  }

  @Override
  protected String breakDown() {
    database.close();
    return "1234567890";
  }

  private Map<String, String> person(String number) {
    var query = query(Kind.NATIONAL_ID, Environment.LIVE, number, Map.of());
    return register.ask(query).fields();
  }

  @Test
  void jsonLinesAreRowsAndPhotosAreKeptWithThem() throws IOException {
    byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
    Files.write(folder.resolve("p.png"), png);
    var file =
        file(
            "persons.jsonl",
            """
            {"number": "3201", "name": "SRI MULYANI", "photo": "p.png"}

            {"number": "3202", "name": "AGUS SALIM", "address": null, "photo": ""}
            """);
    assertThat(register.load(Table.PERSONS, file)).isEqualTo(2);
    assertThat(person("3201"))
        .containsEntry("name", "SRI MULYANI")
        .containsEntry("photo", Base64.getEncoder().encodeToString(png));
    assertThat(person("3202")).isEqualTo(Map.of("number", "3202", "name", "AGUS SALIM"));
  }

  @Test
  void aFileThatIsNotWholeChangesNothingAndIsNamedWithItsLine() throws IOException {
    register.load(Table.PERSONS, file("good.csv", "number,name\n1,KEPT\n"));
    var faults =
        Map.of(
            "{\"number\": \"1\"}\n{\"number\": \"2\"", "line 2",
            "{\"number\": \"1\"}\n[1]", "line 2",
            "{\"number\": {\"a\": 1}}", "line 1",
            "{\"number\": \"1\"}\n{\"name\": \"x\"}", "row 2, has no number",
            "{\"number\": \"1\", \"photo\": \"../../etc/hosts\"}", "not below",
            "{\"number\": \"1\", \"photo\": \"good.csv\"}", "no JPEG or PNG");
    for (var fault : faults.entrySet()) {
      assertThatThrownBy(() -> register.load(Table.PERSONS, file("broken.jsonl", fault.getKey())))
          .as(fault.getKey())
          .isInstanceOf(IOException.class)
          .hasMessageContaining(fault.getValue());
      assertThat(person("1")).containsEntry("name", "KEPT");
    }
  }

  @Test
  void companiesAreFoundByTheirNameAndByThatOfEverybodyInThem() throws IOException {
    var companies =
        file(
            "companies.jsonl",
            """
            {"name": "First Test Ltd.", "number": "1", "status": "active", "people": [{"name": "Berta Kalambu", "role": "director", "share": "60 %"}, {"name": "Second Test Ltd", "role": "owner", "company": true}]}
            {"name": "Third Test Ltd", "number": "3", "people": [{"name": "BERTA  KALAMBU", "role": "secretary"}]}
            """);
    assertThat(register.load(Table.COMPANIES, companies)).isEqualTo(5);
    assertThat(register.answers(Kind.COMPANY, "TW", Environment.LIVE)).isTrue();
    assertThat(company("first test ltd").fields().get("records"))
        .contains("\"number\":\"1\"")
        .contains("60 %")
        .doesNotContain("\"number\":\"3\"");
    assertThat(company("Berta Kalambu").fields().get("records"))
        .contains("\"role\":\"director\"")
        .contains("\"role\":\"secretary\"");
    assertThat(company("Nobody").status()).isEqualTo(Answer.Status.NOT_FOUND);
    assertThatThrownBy(
            () -> register.load(Table.COMPANIES, file("broken.jsonl", "{\"name\": \"x\"}\n")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1");
    assertThat(company("Third Test Ltd").status()).isEqualTo(Answer.Status.OK);
  }

  private Answer company(String name) {
    return register.ask(query(Kind.COMPANY, Environment.LIVE, name, Map.of()));
  }

  @Test
  void aRegisterOfAnotherCountryIsNotAsked() throws IOException {
    register.load(Table.PERSONS, file("p.csv", "number,name\n3275031210930027,A B\n"));
    assertThat(register.answers(Kind.NATIONAL_ID, "ID", Environment.LIVE)).isTrue();
    assertThat(register.answers(Kind.NATIONAL_ID, "BR", Environment.LIVE)).isFalse();
    register.load(
        Table.NATIONAL_IDS,
        file("n.csv", "country,number,given_name,surname\nBR,11144477735,MARIA,SILVA\n"));
    assertThat(asked("BR").fields()).containsEntry("given_name", "MARIA");
    assertThat(asked("AR").status()).isEqualTo(Answer.Status.NOT_FOUND);
  }

  private Answer asked(String country) {
    return register.ask(
        new Query(
            Kind.NATIONAL_ID,
            country,
            Environment.LIVE,
            "client",
            "order",
            "11144477735",
            Map.of(),
            null,
            null));
  }
}
