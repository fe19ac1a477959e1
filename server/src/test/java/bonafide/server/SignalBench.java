package bonafide.server;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.Settings.Signal.About;
import bonafide.check.signal.DeviceCheck;
import bonafide.check.signal.EmailCheck;
import bonafide.check.signal.IdentityCheck;
import bonafide.check.signal.IpCheck;
import bonafide.check.signal.PhoneCheck;
import bonafide.core.Entry;
import bonafide.core.Environment;
import bonafide.core.Outcome;
import bonafide.signal.device.Blackboxes;
import bonafide.signal.device.Blackboxes.Visit;
import bonafide.signal.device.DeviceMemory;
import bonafide.signal.device.DeviceRules;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// What a whole assessment costs where no source is asked: e-mail, phone, IP, device and identity
/// beside a million sightings. Run with `mvn -pl server -am test -Dtest=SignalBench -Dbench=true
/// -Dtest.jvm=-Xmx1g -Dsurefire.failIfNoSpecifiedTests=false`, so with the compilers that serve.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class SignalBench {
  private static final int HISTORY = Integer.getInteger("history", 1_000_000);
  private static final int WARMING = 3_000;
  private static final int ASKED = 1_000;
  private final Random random = new Random(11);
  private final Running server = Running.shared();
  private final String client = server.newClient().id();
  private final Map<String, double[]> times = new LinkedHashMap<>();

  private static String email(int index) {
    return "somebody%d@example.com".formatted(index);
  }

  private static String phone(int index) {
    return "+1415%07d".formatted(2_000_000 + index);
  }

  private static String ip(int index) {
    return "198.51.%d.%d".formatted(index / 256 % 256, index % 256);
  }

  private byte[] digest(String name, String value) {
    return server
        .installation()
        .vault()
        .mac(
            ("seen " + name).getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8));
  }

  private void fill() throws SQLException {
    var now = Instant.now();
    try (var connection = server.installation().database().dataSource().getConnection();
        var insert =
            connection.prepareStatement(
                "insert into sighting (order_id, client_id, environment, at, email, phone,"
                    + " phone_range, ip, device, person, country) values (?, ?, 'LIVE', ?, ?, ?,"
                    + " ?, ?, ?, ?, 'US')")) {
      connection.setAutoCommit(false);
      for (var i = 0; i < HISTORY; i++) {
        var number = phone(random.nextInt(300_000));
        insert.setString(1, UUID.randomUUID().toString());
        insert.setString(2, client);
        insert.setTimestamp(
            3, Timestamp.from(now.minus(Duration.ofSeconds(random.nextInt(400 * 86_400)))));
        insert.setBytes(4, digest("EMAIL", email(random.nextInt(300_000))));
        insert.setBytes(5, digest("PHONE", number));
        insert.setBytes(6, digest("PHONE_RANGE", number.substring(0, number.length() - 3)));
        insert.setBytes(7, digest("IP", ip(random.nextInt(65_536))));
        insert.setBytes(8, digest("DEVICE", "device" + random.nextInt(200_000)));
        insert.setBytes(9, digest("PERSON", "PERSON" + random.nextInt(300_000) + "|1980-01-01"));
        insert.addBatch();
        if (i % 10_000 == 9_999) insert.executeBatch();
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
      connection.createStatement().execute("vacuum analyze sighting");
      connection.createStatement().execute("checkpoint");
    }
  }

  private static String told() {
    return Api.JSON.writeValueAsString(
        Map.of("v", 1, "complete", true, "facts", DeviceTest.facts(DeviceTest.WINDOWS)));
  }

  @Test
  void anAssessmentWithoutTheNetwork() throws Exception {
    var installation = server.installation();
    var database = installation.database();
    var vault = installation.vault();
    var sources = new Sources(List.of(), database, vault, installation.clock());
    var sightings = new Sightings(database, vault, installation.clock());
    var emails = new Emails(new EmailDomains(Path.of("none")));
    var blackboxes = new Blackboxes(vault, installation.clock());
    var checks = new LinkedHashMap<About, Check>();
    checks.put(About.EMAIL, new EmailCheck(sources, sightings, emails));
    checks.put(About.PHONE, new PhoneCheck(sources, sightings));
    checks.put(About.IP, new IpCheck(sources, sightings));
    checks.put(
        About.DEVICE,
        new DeviceCheck(
            sources,
            sightings,
            blackboxes,
            new DeviceMemory(database, vault, installation.clock()),
            new DeviceRules(Set.of(), Set.of(), false)));
    checks.put(About.IDENTITY, new IdentityCheck(sources, sightings, emails));
    fill();
    for (var i = -WARMING; i < ASKED; i++) {
      var claims = claims(i);
      var begun = System.nanoTime();
      var challenge =
          blackboxes.challenge(
              new Visit(
                  ip(random.nextInt(65_536)),
                  Map.of("user-agent", DeviceTest.WINDOWS),
                  null,
                  List.of()));
      took("challenge", i, begun);
      claims.put("session", Sealing.seal(challenge, told()));
      var order = UUID.randomUUID().toString();
      var whole = System.nanoTime();
      for (var check : checks.entrySet()) {
        var since = System.nanoTime();
        judge(check.getValue(), check.getKey(), claims, order);
        took(check.getKey().word(), i, since);
      }
      took("whole", i, whole);
    }
    // As orders do it: all checks at once.
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = -WARMING; i < ASKED; i++) {
        var claims = claims(ASKED + i);
        var visit =
            new Visit(
                ip(random.nextInt(65_536)),
                Map.of("user-agent", DeviceTest.WINDOWS),
                null,
                List.of());
        claims.put("session", Sealing.seal(blackboxes.challenge(visit), told()));
        var order = UUID.randomUUID().toString();
        var begun = System.nanoTime();
        var judging =
            checks.entrySet().stream()
                .map(
                    check ->
                        threads.submit(
                            () -> judge(check.getValue(), check.getKey(), claims, order)))
                .toList();
        for (var one : judging) one.get();
        took("side by side", i, begun);
      }
    }
    times.forEach(
        (name, all) -> {
          Arrays.sort(all);
          System.out.printf(
              "| %s | %.2f | %.2f | %.2f | %.2f |%n",
              name, all[ASKED / 2], all[ASKED * 95 / 100], all[ASKED * 99 / 100], all[ASKED - 1]);
        });
  }

  private Outcome judge(Check check, About about, Map<String, String> claims, String order) {
    var outcome =
        check.judge(
            new Question(
                Environment.LIVE,
                client,
                order,
                new Entry("BENCH", ""),
                new Settings.Signal(about, claims, Map.of(), false, null),
                Question.Handed.NOTHING,
                Map.of()));
    if (!(outcome instanceof Outcome.Judged)) throw new AssertionError(outcome.toString());
    return outcome;
  }

  private void took(String name, int i, long since) {
    if (i < 0) return;
    times.computeIfAbsent(name, _ -> new double[ASKED])[i] = (System.nanoTime() - since) / 1e6;
  }

  private Map<String, String> claims(int i) {
    var claims = new HashMap<String, String>();
    claims.put("email", email(random.nextInt(300_000)));
    claims.put("phone", phone(random.nextInt(300_000)));
    claims.put("ip", ip(random.nextInt(65_536)));
    claims.put("given_name", "Person");
    claims.put("surname", "Number" + i);
    claims.put("birth_date", "1980-01-01");
    claims.put("line1", "100 Main St");
    claims.put("city", "San Francisco");
    claims.put("postal_code", "94103");
    claims.put("subdivision", "CA");
    claims.put("country", "USA");
    return claims;
  }
}
