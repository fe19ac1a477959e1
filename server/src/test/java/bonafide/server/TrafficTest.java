package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.store.Sightings;
import bonafide.store.Sightings.Asking;
import bonafide.store.Sightings.Seen;
import bonafide.verification.client.Clients.Created;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Three months of traffic and a day of fraud in it: people, regular customers, families behind
/// one address, bots, numbers pumped by the range, an address that many e-mails come from, and
/// computers of a household and of a farm. The table in docs/reference/signals.md is this test's.
class TrafficTest {
  private static final Running SERVER = Running.shared();
  private static final Created CLIENT = SERVER.newClient();
  private static final Workflows LIVE = new Workflows(SERVER, CLIENT, Environment.LIVE);
  private static final int EACH = 10;
  private static final int DEVICES = 5;

  private final Random random = new Random(20261124);
  private final Instant now = Instant.now();
  private final Map<String, Map<String, Integer>> table = new TreeMap<>();

  private void seen(Instant at, @Nullable String phone, @Nullable String email, String ip) {
    var sightings =
        new Sightings(SERVER.installation().database(), SERVER.installation().vault(), () -> at);
    sightings.note(
        new Asking(Environment.LIVE, CLIENT.id(), UUID.randomUUID().toString()),
        new Seen(email, phone, ip, null, null, null, null, "ID", false));
  }

  private Instant daysAgo(int days) {
    return now.minus(Duration.ofDays(days)).minusSeconds(random.nextInt(60_000));
  }

  /// Numbers of a range of their own for each kind; `index` picks one.
  private static String number(int kind, int range, int index) {
    return "+62812%d%03d%03d".formatted(100 + kind, range, index);
  }

  private void judgePhone(String kind, String number) {
    var details = LIVE.start(10065).data("{\"phoneNumber\":\"" + number + "\"}").done();
    count(kind, Workflows.only(details, "phoneVerification"));
  }

  private void judgeIp(String kind, String ip) {
    var details = LIVE.start(10118).data("{\"ipAddress\":\"" + ip + "\"}").done();
    count(kind, Workflows.only(details, "geoIpVerification"));
  }

  private void count(String kind, tools.jackson.databind.JsonNode capability) {
    var label = capability.path("decision").path("details").path("label").asString();
    table.computeIfAbsent(kind, _ -> new TreeMap<>()).merge(label, 1, Integer::sum);
  }

  @Test
  void aDayOfTrafficIsToldApart() {
    people();
    regulars();
    bots();
    pumpedRange();
    families();
    manyEmails();
    sharedComputers();
    deviceFarms();
    System.out.println("traffic: " + table);
    assertThat(table.get("person")).isEqualTo(Map.of("LOW_RISK", EACH));
    assertThat(table.get("regular")).isEqualTo(Map.of("LOW_RISK", EACH));
    assertThat(table.get("bot")).isEqualTo(Map.of("HIGH_RISK", EACH));
    assertThat(table.get("pumped range")).isEqualTo(Map.of("HIGH_RISK", EACH));
    assertThat(table.get("family address")).isEqualTo(Map.of("LOW_RISK", EACH));
    assertThat(table.get("address of many e-mails")).isEqualTo(Map.of("HIGH_RISK", EACH));
    assertThat(table.get("shared computer")).isEqualTo(Map.of("LOW_RISK", DEVICES));
    assertThat(table.get("device farm")).isEqualTo(Map.of("MEDIUM_RISK", DEVICES));
  }

  private void sharedComputers() {
    for (var i = 0; i < DEVICES; i++) orders("shared computer", "family" + i, 4);
  }

  private void deviceFarms() {
    for (var i = 0; i < DEVICES; i++) orders("device farm", "farm" + i, 11);
  }

  /// Orders from one browser in a day, of which the last is counted.
  private void orders(String kind, String drawing, int many) {
    var facts = DeviceTest.facts(DeviceTest.WINDOWS).put("canvas", drawing).put("sound", drawing);
    var device = "";
    for (var order = 1; order <= many; order++) {
      var challenge = DeviceTest.challenge(facts, device);
      device = challenge.device();
      var body = Api.JSON.createObjectNode().put("sessionId", DeviceTest.box(facts, challenge));
      var details = LIVE.start(20004).data("DEVICE_RISK", body.toString()).done();
      var judged = Workflows.only(details, "deviceRiskVerification");
      if (order == many) count(kind, judged);
    }
  }

  private void people() {
    for (var i = 0; i < EACH; i++) {
      var number = number(1, i, i);
      for (var use = random.nextInt(3); use > 0; use--)
        seen(daysAgo(2 + random.nextInt(80)), number, null, "203.0.113.1");
      judgePhone("person", number);
    }
  }

  private void regulars() {
    for (var i = 0; i < EACH; i++) {
      var number = number(2, i, i);
      for (var day = 1; day < 85; day += 4 + random.nextInt(5))
        seen(daysAgo(day), number, null, "203.0.113.2");
      judgePhone("regular", number);
    }
  }

  private void bots() {
    for (var i = 0; i < EACH; i++) {
      var number = number(3, i, i);
      for (var use = 1; use <= 20; use++)
        seen(now.minus(Duration.ofMinutes(10L * use)), number, null, "203.0.113.3");
      judgePhone("bot", number);
    }
  }

  private void pumpedRange() {
    for (var i = 0; i < 200; i++)
      seen(now.minusSeconds(random.nextInt(20_000)), number(4, 0, i), null, "203.0.113.4");
    for (var i = 0; i < EACH; i++) judgePhone("pumped range", number(4, 0, 200 + i));
  }

  private void families() {
    for (var i = 0; i < EACH; i++) {
      var ip = "198.18.1." + i;
      for (var member = 0; member < 4; member++)
        for (var use = 0; use < 3; use++)
          seen(
              now.minusSeconds(random.nextInt(80_000)),
              null,
              "member%d@family%d.example".formatted(member, i),
              ip);
      judgeIp("family address", ip);
    }
  }

  private void manyEmails() {
    for (var i = 0; i < EACH; i++) {
      var ip = "198.18.2." + i;
      var family = i;
      IntStream.range(0, 30)
          .forEach(
              email ->
                  seen(
                      now.minusSeconds(random.nextInt(80_000)),
                      null,
                      "user%d@farm%d.example".formatted(email, family),
                      ip));
      judgeIp("address of many e-mails", ip);
    }
  }
}
