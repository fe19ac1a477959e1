package bonafide.server;

import bonafide.core.Environment;
import bonafide.verification.user.Role;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// The portal's list on a million verifications, over HTTP. Run with
/// `mvn -pl server -am test -Dtest=PortalBench -Dbench=true
/// -Dsurefire.failIfNoSpecifiedTests=false`.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class PortalBench {
  private static final int HISTORY = Integer.getInteger("history", 1_000_000);
  private static final int ASKED = 200;
  private static final String[] PLANS = {
    "identity/cft-individual", "identity/bank-account", "identity/face-comparison",
        "diligence/task",
    "diligence/kya", "sessions/user", "workflows/10011", "workflows/10066"
  };

  private final Random random = new Random(7);
  private final Running server = Running.shared();
  private final bonafide.verification.client.Clients.Created client = server.newClient();

  private void fill() throws SQLException {
    var api = server.api(client, Environment.DEVELOPMENT);
    var id =
        api.post(
                "/v2/identity/cft/individual_data_requests",
                "{\"given_name\": \"Ada\", \"surname\": \"Lovelace\", \"score_threshold\": 80}")
            .expect(200)
            .json()
            .path("id")
            .asString();
    var vault = server.installation().vault();
    var database = server.installation().database();
    var key = database.transact(work -> work.clients().client(client.id()).orElseThrow()).dataKey();
    var sealed =
        database.transact(
            work ->
                work.verifications()
                    .find(client.id(), Environment.DEVELOPMENT, id)
                    .orElseThrow()
                    .ordered());
    var order = new String(vault.open(client.id(), key, sealed, id), StandardCharsets.UTF_8);
    var now = Instant.now();
    try (var connection = database.dataSource().getConnection();
        var insert =
            connection.prepareStatement(
                "insert into verification (id, client_id, environment, plan, status, reference,"
                    + " ordered, verdict, decided_by, decided_at, created, updated, reviewed)"
                    + " values (?, ?, 'DEVELOPMENT', ?, ?, ?, ?, ?, 'rule', ?, ?, ?, ?)")) {
      connection.setAutoCommit(false);
      for (var i = 0; i < HISTORY; i++) {
        var next = UUID.randomUUID().toString();
        var at = Timestamp.from(now.minus(Duration.ofSeconds(random.nextInt(400 * 86_400))));
        var dice = random.nextInt(1_000);
        insert.setString(1, next);
        insert.setString(2, client.id());
        insert.setString(3, PLANS[random.nextInt(PLANS.length)]);
        insert.setString(4, dice < 2 ? "FAILED" : dice < 3 ? "EXPIRED" : "DONE");
        insert.setString(5, "customer-%07d".formatted(random.nextInt(300_000)));
        insert.setBytes(
            6,
            vault.seal(
                client.id(), key, order.replace(id, next).getBytes(StandardCharsets.UTF_8), next));
        insert.setString(7, dice < 900 ? "CLEAR" : dice < 990 ? "REVIEW" : "REJECT");
        for (var column = 8; column <= 10; column++) insert.setTimestamp(column, at);
        insert.setBoolean(11, random.nextInt(100) < 95);
        insert.addBatch();
        if (i % 2_000 == 1_999) {
          insert.executeBatch();
          connection.commit();
        }
      }
      insert.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
      try (var analyse = connection.createStatement()) {
        analyse.execute("analyze verification");
      }
    }
  }

  @Test
  void theListIsQuickOnAMillion() throws SQLException {
    var began = System.nanoTime();
    fill();
    System.out.printf(
        "%,d verifications in %d s%n", HISTORY, (System.nanoTime() - began) / 1_000_000_000);
    var who = Colleague.of(server, client, Role.ANALYST, Environment.DEVELOPMENT);
    var cursor = Objects.requireNonNull(deep(who));
    var asked = new LinkedHashMap<String, String>();
    asked.put("first page", "/verifications");
    asked.put("page 21", "/verifications?after=" + cursor);
    asked.put("waits for a person, oldest first", "/verifications?state=to_review&sort=oldest");
    asked.put("one interface", "/verifications?surface=workflows");
    asked.put("one plan, to reject", "/verifications?plan=diligence%2Fkya&verdict=REJECT");
    asked.put("rejected by rule", "/verifications?verdict=REJECT");
    asked.put("failed", "/verifications?status=FAILED");
    asked.put("failed, one interface", "/verifications?status=FAILED&surface=sessions");
    asked.put(
        "a month, to review", "/verifications?verdict=REVIEW&from=2026-03-01&until=2026-03-31");
    asked.put("accepted", "/verifications?state=accepted");
    asked.put("assigned to me", "/verifications?assignee=me");
    asked.put("search: whole reference", "/verifications?q=customer-0123456");
    asked.put("search: how it begins", "/verifications?q=customer-01");
    asked.put("search: nothing", "/verifications?q=nobody");
    asked.put("search: in one interface", "/verifications?q=customer-012&surface=identity");
    asked.put("first screen", "/home");
    System.out.printf("%-36s %8s %8s %8s%n", "milliseconds", "p50", "p95", "max");
    asked.forEach((name, path) -> measure(who, name, path));
  }

  private static String deep(Colleague who) {
    var cursor = "";
    for (var page = 0; page < 20; page++)
      cursor = who.get("/verifications?after=" + cursor).expect(200).json().path("next").asString();
    return cursor;
  }

  private static void measure(Colleague who, String name, String path) {
    var took = new long[ASKED];
    for (var i = 0; i < 10; i++) who.get(path).expect(200);
    for (var i = 0; i < ASKED; i++) {
      var began = System.nanoTime();
      who.get(path).expect(200);
      took[i] = System.nanoTime() - began;
    }
    Arrays.sort(took);
    System.out.printf(
        "%-36s %8.1f %8.1f %8.1f%n",
        name, took[ASKED / 2] / 1e6, took[ASKED * 95 / 100] / 1e6, took[ASKED - 1] / 1e6);
  }
}
