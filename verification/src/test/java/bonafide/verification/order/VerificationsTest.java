package bonafide.verification.order;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.check.Check;
import bonafide.check.Checks;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.Environment;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.Person;
import bonafide.core.Status;
import bonafide.core.Verdict;
import bonafide.store.Database;
import bonafide.store.Evidence;
import bonafide.store.postgres.EmbeddedPostgres;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import bonafide.verification.client.Clients;
import bonafide.verification.job.Jobs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How an order runs when its engine does not behave.
class VerificationsTest {
  @TempDir static Path folder;
  private static EmbeddedPostgres postgres;
  private Database database;
  private Jobs jobs;
  private Verifications verifications;
  private Caller caller;
  private final Scripted check = new Scripted();
  private final List<Verification> ended = new CopyOnWriteArrayList<>();

  /// A check that does what a test tells it, in turn; then it is clear.
  private static final class Scripted implements Check {
    private final Deque<Supplier<Outcome>> script = new ArrayDeque<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public String kind() {
      return "scripted";
    }

    @Override
    public boolean answers(Settings settings) {
      return true;
    }

    @Override
    public boolean answersAtOnce(Question question) {
      return false;
    }

    @Override
    public Outcome judge(Question question) {
      asked.incrementAndGet();
      Supplier<Outcome> next;
      synchronized (script) {
        next = script.isEmpty() ? Scripted::clear : script.pop();
      }
      return next.get();
    }

    static Outcome clear() {
      return new Outcome.Judged(Verdict.CLEAR, List.of("clear"), new Hits(List.of(), List.of()));
    }
  }

  @BeforeAll
  static void startDatabase() {
    postgres = EmbeddedPostgres.open(folder.resolve("pg"));
  }

  @AfterAll
  static void stopDatabase() {
    postgres.close();
  }

  @BeforeEach
  void start() {
    database = new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), 16);
    var vault = Vault.open(folder.resolve("master.key"));
    var clock = InstantSource.system();
    jobs = new Jobs(database, clock, Duration.ofMillis(50));
    verifications =
        new Verifications(
            database,
            vault,
            new Evidence(folder.resolve("evidence"), vault, clock),
            new Checks(List.of(check)),
            jobs,
            (verification, _, _) -> {
              ended.add(verification);
              return List.of();
            },
            clock);
    var clients = new Clients(database, vault, clock, "test");
    caller =
        clients
            .caller(
                String.valueOf(
                    clients.create(Clients.Wanted.named("Test")).keys().get(Environment.LIVE)))
            .orElseThrow();
    jobs.start();
  }

  @AfterEach
  void stop() {
    jobs.close();
    database.close();
  }

  private static Order order(String id) {
    var settings = new Settings.Watchlists(Set.of(), Set.of(), false, 80, 10);
    return new Order(id, "test/plan", Person.named("Somebody"), List.of(settings), "ref", Map.of());
  }

  private Verification ended(String id) throws InterruptedException {
    for (var i = 0; i < 400; i++) {
      var now = verifications.find(caller, id).orElseThrow();
      if (now.status().isFinal()) return now;
      Thread.sleep(50);
    }
    throw new AssertionError(id + " does not end");
  }

  @Test
  void aSourceThatIsDownIsAskedAgainUntilItAnswers() throws InterruptedException {
    check.script.add(() -> new Outcome.NotDone(Cause.SOURCE_UNAVAILABLE, "down"));
    check.script.add(() -> new Outcome.NotDone(Cause.SOURCE_UNAVAILABLE, "still down"));
    verifications.place(caller, order("v-1"));
    var done = ended("v-1");
    assertThat(done.status()).isEqualTo(Status.DONE);
    assertThat(done.decision()).isNotNull();
    assertThat(check.asked.get()).isEqualTo(3);
    assertThat(ended).hasSize(1);
  }

  @Test
  void whatCannotBeJudgedFailsAndGoesToAPerson() throws InterruptedException {
    check.script.add(() -> new Outcome.NotDone(Cause.SOURCE_UNCONFIGURED, "no source"));
    verifications.place(caller, order("v-2"));
    var failed = ended("v-2");
    assertThat(failed.status()).isEqualTo(Status.FAILED);
    assertThat(java.util.Objects.requireNonNull(failed.decision()).verdict())
        .isEqualTo(Verdict.REVIEW);
    assertThat(check.asked.get()).isEqualTo(1);
  }

  @Test
  void aCheckThatBreaksEndsHonestly() throws InterruptedException {
    check.script.add(
        () -> {
          throw new IllegalStateException("a bug");
        });
    verifications.place(caller, order("v-3"));
    assertThat(ended("v-3").outcomes().get("scripted"))
        .isEqualTo(new Outcome.NotDone(Cause.BROKEN, "the check broke"));
  }

  @Test
  void aStopLetsTheRunningJobEnd() throws InterruptedException {
    var begun = new java.util.concurrent.CountDownLatch(1);
    check.script.add(
        () -> {
          begun.countDown();
          try {
            Thread.sleep(1_500);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Scripted.clear();
        });
    verifications.place(caller, order("v-4"));
    begun.await();
    jobs.close();
    assertThat(verifications.find(caller, "v-4").orElseThrow().status()).isEqualTo(Status.DONE);
    assertThat(check.asked.get()).isEqualTo(1);
  }

  @Test
  void theSameOrderTwiceIsOneVerification() throws InterruptedException {
    verifications.place(caller, order("v-5"));
    verifications.place(caller, order("v-5"));
    ended("v-5");
    var again = verifications.judge(caller, order("v-5"));
    assertThat(again.status()).isEqualTo(Status.DONE);
    assertThat(ended).hasSize(1);
  }
}
