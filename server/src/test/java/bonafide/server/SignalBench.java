package bonafide.server;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings.Signal;
import bonafide.check.Settings.Signal.About;
import bonafide.check.signal.EmailCheck;
import bonafide.check.signal.IdentityCheck;
import bonafide.check.signal.IpCheck;
import bonafide.check.signal.PersonCheck;
import bonafide.check.signal.PhoneCheck;
import bonafide.core.Entry;
import bonafide.core.Environment;
import bonafide.signal.email.EmailDomains;
import bonafide.signal.email.Emails;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// A whole assessment without the network, on a history of a million sightings. Run with
/// `mvn -pl server -am test -Dtest=SignalBench -Dbench=true
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class SignalBench {
  private static final int HISTORY = Integer.getInteger("history", 1_000_000);
  private static final int ASKED = 3_000;

  private final Random random = new Random(7);
  private final Running server = Running.shared();
  private final String client = server.newClient().id();

  private static String email(int i) {
    return "person%d@example.org".formatted(i);
  }

  private static String phone(int i) {
    return "+62812%08d".formatted(i);
  }

  private static String ip(int i) {
    return "100.%d.%d.%d".formatted(64 + i / 65_536, i / 256 % 256, i % 256);
  }

  private byte[] digest(String element, String value) {
    return server
        .installation()
        .vault()
        .mac(
            ("seen " + element).getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8));
  }

  private void fill() throws SQLException {
    var now = Instant.now();
    try (var connection = server.installation().database().dataSource().getConnection();
        var insert =
            connection.prepareStatement(
                "insert into sighting (order_id, client_id, environment, at, email, phone,"
                    + " phone_range, ip, person) values (?, ?, 'LIVE', ?, ?, ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (var i = 0; i < HISTORY; i++) {
        var who = random.nextInt(200_000);
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, client);
        insert.setTimestamp(
            3, Timestamp.from(now.minus(Duration.ofMinutes(random.nextInt(400 * 1_440)))));
        insert.setBytes(4, digest("EMAIL", email(who)));
        insert.setBytes(5, digest("PHONE", phone(who)));
        insert.setBytes(6, digest("PHONE_RANGE", String.valueOf(Sightings.range(phone(who)))));
        insert.setBytes(7, digest("IP", ip(random.nextInt(100_000))));
        insert.setBytes(8, digest("PERSON", "PERSON " + who + "|"));
        insert.addBatch();
        if (i % 5_000 == 4_999) insert.executeBatch();
      }
      connection.commit();
      connection.setAutoCommit(true);
      try (var statement = connection.createStatement()) {
        statement.execute("vacuum analyze sighting");
      }
    }
  }

  @Test
  void aWholeAssessment() throws SQLException {
    fill();
    var installation = server.installation();
    var clock = InstantSource.system();
    var sources = new Sources(List.of(), installation.database(), installation.vault(), clock);
    var sightings = new Sightings(installation.database(), installation.vault(), clock);
    var emails = new Emails(new EmailDomains(Path.of("nowhere")));
    var checks = new LinkedHashMap<About, Check>();
    checks.put(About.EMAIL, new EmailCheck(sources, sightings, emails));
    checks.put(About.PHONE, new PhoneCheck(sources, sightings));
    checks.put(About.IP, new IpCheck(sources, sightings));
    checks.put(About.IDENTITY, new IdentityCheck(sources, sightings, emails));
    checks.put(About.PERSON, new PersonCheck(sources, sightings, emails));
    var times = new LinkedHashMap<String, double[]>();
    for (var round = 0; round < ASKED; round++) {
      var claims = claims();
      var order = UUID.randomUUID().toString();
      var whole = 0.0;
      for (var check : checks.entrySet()) {
        var question =
            new Question(
                Environment.LIVE,
                client,
                order,
                new Entry("BENCH", ""),
                new Signal(check.getKey(), claims, Map.of(), false, null),
                Question.Handed.NOTHING,
                Map.of());
        var started = System.nanoTime();
        check.getValue().judge(question);
        var took = (System.nanoTime() - started) / 1e6;
        times.computeIfAbsent(check.getKey().word(), _ -> new double[ASKED])[round] = took;
        if (check.getKey() != About.PERSON) whole += took;
      }
      times.computeIfAbsent("all four", _ -> new double[ASKED])[round] = whole;
    }
    times.forEach(SignalBench::print);
  }

  private Map<String, String> claims() {
    var who = random.nextInt(200_000);
    return Map.of(
        "given_name",
        "PERSON",
        "surname",
        String.valueOf(who),
        "email",
        email(who),
        "phone",
        phone(who),
        "ip",
        ip(random.nextInt(100_000)),
        "city",
        "Jakarta",
        "postal_code",
        "10110",
        "country",
        "IDN");
  }

  private static void print(String what, double[] times) {
    var sorted = Arrays.copyOfRange(times, times.length / 10, times.length); // warm
    Arrays.sort(sorted);
    System.out.printf(
        "bench %-10s p50 %.2f ms, p99 %.2f ms%n",
        what, sorted[sorted.length / 2], sorted[sorted.length * 99 / 100]);
  }
}
