package bonafide.store;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Decision;
import bonafide.core.Environment;
import bonafide.core.Status;
import bonafide.core.Verdict;
import bonafide.store.postgres.EmbeddedPostgres;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.JobRows.Queue;
import bonafide.store.rows.VerificationRows.VerificationRow;
import bonafide.store.vault.Vault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir static Path folder;
  static EmbeddedPostgres postgres;
  static Database database;
  static Vault vault;
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @BeforeAll
  static void start() {
    postgres = EmbeddedPostgres.open(folder.resolve("pg"));
    database = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 8);
    vault = Vault.open(folder.resolve("master.key"));
  }

  @AfterAll
  static void stop() {
    database.close();
    postgres.close();
  }

  private static ClientRow client(String id) {
    var row = new ClientRow(id, "Client " + id, vault.newClientKey(id), false, null, NOW);
    database.run(work -> work.clients().insert(row));
    return row;
  }

  private static VerificationRow verification(ClientRow client, String id) {
    var sealed =
        vault.seal(client.id(), client.dataKey(), "an order".getBytes(StandardCharsets.UTF_8), id);
    var row =
        new VerificationRow(
            id,
            client.id(),
            Environment.LIVE,
            "plan",
            Status.QUEUED,
            "ref",
            sealed,
            null,
            null,
            null,
            null,
            null,
            null,
            NOW,
            NOW);
    database.run(
        work -> {
          work.verifications().insert(row, null);
          work.verifications().insertCheck(id, "watchlists");
        });
    return row;
  }

  @Test
  void theDatabaseKeepsWhatItConfirmedAndAsksForAPassword() throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement();
        var fsync = statement.executeQuery("show fsync")) {
      fsync.next();
      assertThat(fsync.getString(1)).isEqualTo("on");
    }
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "guess").close())
        .isInstanceOf(SQLException.class);
  }

  @Test
  void aCheckKeepsItsFirstOutcomeAndAVerificationItsFirstDecision() {
    var client = client("first-wins");
    verification(client, "v-first");
    var first =
        database.transact(
            work -> work.verifications().finishCheck("v-first", "watchlists", new byte[] {1}, NOW));
    var second =
        database.transact(
            work -> work.verifications().finishCheck("v-first", "watchlists", new byte[] {2}, NOW));
    assertThat(first).isTrue();
    assertThat(second).isFalse();
    assertThat(
            database.transact(work -> work.verifications().checks("v-first")).getFirst().outcome())
        .containsExactly(1);
    var decided =
        database.transact(
            work ->
                work.verifications()
                    .decide("v-first", Status.DONE, new Decision(Verdict.CLEAR, "rule", NOW)));
    var again =
        database.transact(
            work ->
                work.verifications()
                    .decide("v-first", Status.DONE, new Decision(Verdict.REJECT, "rule", NOW)));
    assertThat(decided).isTrue();
    assertThat(again).isFalse();
  }

  @Test
  void anotherClientAndTheOtherEnvironmentSeeNothing() {
    verification(client("owner"), "v-owned");
    client("stranger");
    assertThat(sees("owner", Environment.LIVE)).isTrue();
    assertThat(sees("stranger", Environment.LIVE)).isFalse();
    assertThat(sees("owner", Environment.DEVELOPMENT)).isFalse();
  }

  private static boolean sees(String client, Environment environment) {
    return database.transact(
        work -> work.verifications().find(client, environment, "v-owned").isPresent());
  }

  @Test
  void workThatFailsLeavesNothingBehind() {
    client("rolled-back");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                database.run(
                    work -> {
                      work.jobs().plan(Queue.DELIVERY, "rolled-back", NOW);
                      throw new IllegalStateException("the power went");
                    }))
        .isInstanceOf(IllegalStateException.class);
    double lag =
        database.transact(work -> work.jobs().lagSeconds(Queue.DELIVERY, NOW.plusSeconds(60)));
    assertThat(lag).isZero();
  }

  @Test
  void evidenceIsUnreadableOnDiskAndComesBackWhole() throws IOException {
    var client = client("evidence");
    verification(client, "v-evidence");
    var content = "a passport, page by page. ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
    var evidence = new Evidence(folder.resolve("evidence"), vault, InstantSource.fixed(NOW));
    var row =
        evidence.keep(
            client,
            Environment.LIVE,
            "v-evidence",
            "front",
            "image/png",
            new ByteArrayInputStream(content));
    database.run(work -> work.evidence().insert(row));
    var onDisk =
        new String(
            Files.readAllBytes(folder.resolve("evidence").resolve(row.location())),
            StandardCharsets.ISO_8859_1);
    assertThat(onDisk).doesNotContain("passport");
    assertThat(row.bytes()).isEqualTo(content.length);
    try (var read = evidence.read(client, row)) {
      assertThat(read.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void aSealedValueOpensOnlyWhereItBelongs() {
    var client = client("sealed");
    var sealed = vault.seal(client.id(), client.dataKey(), new byte[] {42}, "here");
    assertThat(vault.open(client.id(), client.dataKey(), sealed, "here")).containsExactly(42);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> vault.open(client.id(), client.dataKey(), sealed, "elsewhere"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theAuditFindsWhatWasAlteredTakenOutOrMoved() throws SQLException {
    for (var i = 1; i <= 5; i++) {
      var number = i;
      database.run(
          work ->
              work.audit()
                  .append(new AuditRows.Entry(NOW, null, "tester", "did", "thing " + number, "")));
    }
    assertThat(database.<Integer>transact(work -> work.audit().chain(vault)))
        .isGreaterThanOrEqualTo(5);
    assertThat(verify().problem()).isNull();
    tampered(
        "update audit set actor = 'somebody else' where object = 'thing 3'",
        "update audit set actor = 'tester' where object = 'thing 3'",
        "altered");
    tampered(
        "update audit set seq = -seq where object = 'thing 2'",
        "update audit set seq = -seq where object = 'thing 2'",
        "missing");
    tampered(
        "update audit set seq = -seq where object = 'thing 5'",
        "update audit set seq = -seq where object = 'thing 5'",
        "missing");
    tampered(
        "update audit a set object = b.object from audit b where (a.object = 'thing 1' and b.object"
            + " = 'thing 4') or (a.object = 'thing 4' and b.object = 'thing 1')",
        "update audit a set object = b.object from audit b where (a.object = 'thing 1' and b.object"
            + " = 'thing 4') or (a.object = 'thing 4' and b.object = 'thing 1')",
        "altered");
  }

  private static AuditRows.Verdict verify() {
    return database.transact(work -> work.audit().verify(vault));
  }

  private static void tampered(String how, String undo, String problem) throws SQLException {
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.executeUpdate(how);
      assertThat(verify().problem()).contains(problem);
      statement.executeUpdate(undo);
      assertThat(verify().problem()).isNull();
    }
  }
}
