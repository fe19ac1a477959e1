package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnKtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/// What is known of people goes when it has been kept as long as it is to be.
class RetentionTest {
  private static final String RESULT = "/api/v1/verify/get_user_verification_result/";
  private static final String CARDS = "/v1/identity/id_card_images";

  @TempDir static Path folder;

  private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);

  @Test
  void whatIsKnownOfPeopleGoesInTime() throws Exception {
    var server =
        Running.start(
            Map.of("data.folder", folder.toString(), "verifications.days", "30"),
            () -> Instant.now().plus(later.get()));
    try {
      var api = server.api(server.newClient(), Environment.LIVE);
      var shortly = session(api, SessionTest.blueprint("FRAUD_CHECK").put("retention_days", 2));
      var usual = session(api, SessionTest.blueprint("FRAUD_CHECK"));
      var link = link(server, api);
      var card =
          new Parts()
              .field("type", "indonesia_ktp")
              .field("reference_id", "one")
              .file("image", IdvTest.png(DrawnKtp.specimen().image()))
              .post(api, CARDS)
              .expect(200)
              .json()
              .path("id")
              .asString();
      for (var i = 0; i < 300 && api.get(CARDS + "/" + card).text().contains("PENDING"); i++)
        Thread.sleep(100);
      assertThat(count(server, "evidence")).isEqualTo(1);
      later.set(Duration.ofDays(3));
      awaitGone(api, RESULT + shortly);
      api.get(RESULT + usual).expect(200);
      api.get(CARDS + "/" + card).expect(200);
      later.set(Duration.ofDays(31));
      awaitGone(api, RESULT + usual);
      awaitGone(api, RESULT + link);
      awaitGone(api, CARDS + "/" + card);
      assertThat(count(server, "evidence")).isZero();
      assertThat(count(server, "sighting")).isZero();
      assertThat(count(server, "check_run")).isZero();
      assertThat(count(server, "verification where erased is not null")).isEqualTo(4);
      assertThat(
              count(server, "audit where action = 'verification.erased' and actor = 'retention'"))
          .isEqualTo(4);
      assertThat(files()).isZero();
    } finally {
      server.stop();
    }
  }

  private static String session(Api api, ObjectNode blueprint) {
    var request = SessionTest.request(SessionTest.template(api, blueprint), null);
    ((ObjectNode) request.path("user_data")).put("email_address", "somebody@example.com");
    return api.post("/api/v1/verify/run_user_verification", request.toString())
        .expect(200)
        .json()
        .path("verification_session_id")
        .asString();
  }

  /// One that nobody ever opens.
  private static String link(Running server, Api api) {
    var template = SessionTest.template(api, SessionTest.blueprint("KYC"));
    return api.post(
            "/api/v1/verify/get_user_verification_url",
            "{\"template_id\": \"%s\", \"redirect_uri\": \"%s/health\"}"
                .formatted(template, server.url()))
        .expect(200)
        .json()
        .path("verification_session_id")
        .asString();
  }

  private static void awaitGone(Api api, String path) throws InterruptedException {
    for (var i = 0; i < 200; i++) {
      if (api.get(path).status() == 404) return;
      Thread.sleep(100);
    }
    throw new AssertionError(path + " is still there");
  }

  private static long count(Running server, String rows) throws SQLException {
    try (var connection = server.installation().database().dataSource().getConnection();
        var found = connection.createStatement().executeQuery("select count(*) from " + rows)) {
      found.next();
      return found.getLong(1);
    }
  }

  private static long files() throws IOException {
    var kept = folder.resolve("evidence");
    try (var all = Files.walk(kept)) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
