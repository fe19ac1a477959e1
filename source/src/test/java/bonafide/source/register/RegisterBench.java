package bonafide.source.register;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.register.Register.Table;
import bonafide.store.Database;
import bonafide.store.postgres.EmbeddedPostgres;
import bonafide.store.vault.Vault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// A million accounts: how long a load takes, and how fast the table answers while it is being
/// replaced. Run with `mvn -pl source -am test -Dtest=RegisterBench -Dbench=true
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class RegisterBench {
  private static final int ROWS = 1_000_000;
  private static final int ASKED = 20_000;

  @TempDir static Path folder;

  @Test
  void aMillionAccounts() throws IOException {
    var file = folder.resolve("accounts.csv");
    try (var out = Files.newBufferedWriter(file)) {
      out.write("provider,number,name\n");
      for (var i = 0; i < ROWS; i++) out.write("BCA,%010d,HOLDER NUMBER %d\n".formatted(i, i));
    }
    try (var postgres = EmbeddedPostgres.open(folder.resolve("pg"));
        var database = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 8)) {
      var register =
          new Register(database, Vault.open(folder.resolve("key")), InstantSource.system());
      var started = System.nanoTime();
      register.load(Table.BANK_ACCOUNTS, file);
      System.out.printf("%,d rows loaded in %.1f s%n", ROWS, (System.nanoTime() - started) / 1e9);
      ask(register, "idle");
      var again =
          CompletableFuture.runAsync(
              () -> {
                try {
                  register.load(Table.BANK_ACCOUNTS, file);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      ask(register, "while loading");
      again.join();
    }
  }

  private static void ask(Register register, String when) {
    var random = new Random(1);
    var micros = new long[ASKED];
    for (var i = 0; i < ASKED; i++) {
      var number = "%010d".formatted(random.nextInt(ROWS));
      var started = System.nanoTime();
      var answer =
          register.ask(
              new Query(
                  Kind.BANK_ACCOUNT,
                  "ID",
                  Environment.LIVE,
                  "bench",
                  "order",
                  number,
                  Map.of("provider", "BCA"),
                  null,
                  null));
      micros[i] = (System.nanoTime() - started) / 1_000;
      assertThat(answer.status()).isEqualTo(Status.OK);
    }
    Arrays.sort(micros);
    System.out.printf(
        "%s: p50 %.2f ms, p99 %.2f ms, worst %.1f ms of %,d%n",
        when,
        micros[ASKED / 2] / 1e3,
        micros[ASKED * 99 / 100] / 1e3,
        micros[ASKED - 1] / 1e3,
        ASKED);
  }
}
