package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.server.install.Config;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Keys, and requests that are sent twice.
class KeysTest {
  private static final String SEARCH = "/v0/identity/individual_cft_peps";
  private static final String BODY =
      "{\"given_names\": \"Ma'ruf Amin\", \"user_id\": \"u\", \"nationality\": \"ID\"}";
  private static final Running SERVER = Running.shared();

  @Test
  @Tag("ID-001")
  @Tag("ID-095")
  void aTokenGivesTheKeysOnce() {
    var client = SERVER.newClient();
    var path = "/businesses/" + client.id() + "/api_keys?token=" + client.oneTimeToken();
    assertThat(
            SERVER
                .anonymous()
                .get(
                    "/businesses/"
                        + SERVER.newClient().id()
                        + "/api_keys?token="
                        + client.oneTimeToken())
                .expect(401)
                .code())
        .isEqualTo("INVALID_API_KEY");
    var keys = SERVER.anonymous().get(path).expect(200).json();
    assertThat(keys.path("business_id").asString()).isEqualTo(client.id());
    assertThat(keys.path("api_keys").valueStream().map(key -> key.path("environment").asString()))
        .containsExactly("DEVELOPMENT", "LIVE");
    for (var key : keys.path("api_keys")) {
      var text = key.path("api_key").asString();
      assertThat(text)
          .contains(
              key.path("environment").asString().equals("LIVE") ? "_production_" : "_development_");
      new Api(SERVER.url(), text).get("/v1/callback/authentication_tokens").expect(200);
    }
    assertThat(SERVER.anonymous().get(path).expect(401).code()).isEqualTo("INVALID_API_KEY");
    SERVER.anonymous().get("/businesses/" + client.id() + "/api_keys").expect(401);
    SERVER.anonymous().get("/businesses/" + client.id() + "/api_keys?token=wrong").expect(401);
  }

  @Test
  void aKeyIsKeptOnlyAsAHash() {
    var client = SERVER.newClient();
    var rows = SERVER.installation().clients().keys(client.id());
    assertThat(rows).hasSize(2);
    for (var row : rows) {
      var key = Running.key(client, row.environment());
      assertThat(row.hint()).isEqualTo(key.substring(key.length() - 4));
      assertThat(row.hash()).hasSize(32);
    }
  }

  @Test
  @Tag("ID-096")
  void plainHttpIsServedOnlyOnLoopback() {
    var open = Config.read(null, Map.of(), Map.of("http.host", "0.0.0.0"));
    org.assertj.core.api.Assertions.assertThatThrownBy(open::check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tls");
    Config.read(null, Map.of(), Map.of("http.host", "0.0.0.0", "http.behind-tls-proxy", "true"))
        .check();
    Config.read(null, Map.of("BONAFIDE_HTTP_HOST", "127.0.0.1"), Map.of()).check();
  }

  @Test
  void aRepeatedRequestGetsTheFirstAnswer() {
    var api = SERVER.development().with("Idempotency-Key", "order-1");
    var first = api.post(SEARCH, BODY).expect(200);
    var again = api.post(SEARCH, BODY).expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.header("Content-Type")).startsWith("application/json");
  }

  @Test
  void theSameKeyWithAnotherRequestIsRefusedAndAnotherClientsKeyIsItsOwn() {
    var api = SERVER.development().with("Idempotency-Key", "order-2");
    api.post(SEARCH, BODY).expect(200);
    assertThat(api.post(SEARCH, BODY.replace("\"u\"", "\"v\"")).expect(422).code())
        .isEqualTo("API_VALIDATION_ERROR");
    SERVER
        .development()
        .with("Idempotency-Key", "order-2")
        .post(SEARCH, BODY.replace("\"u\"", "\"v\""))
        .expect(200);
    SERVER.development().with("Idempotency-Key", " ").post(SEARCH, BODY).expect(400);
    SERVER.development().with("Idempotency-Key", "x".repeat(256)).post(SEARCH, BODY).expect(400);
  }

  @Test
  void aFailedRequestMayBeRepeated() {
    var api = SERVER.development().with("Idempotency-Key", "order-3");
    api.with("X-Sandbox-Fault", "500").post(SEARCH, BODY).expect(500);
    api.post(SEARCH, BODY).expect(200);
  }

  @Test
  void ofManyAtOnceOneIsDoneAndNoneTwice() throws InterruptedException, ExecutionException {
    var client = SERVER.newClient();
    var api = SERVER.api(client, Environment.DEVELOPMENT).with("Idempotency-Key", "order-4");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Api.Answer> request = () -> api.post(SEARCH, BODY);
      var ids = new java.util.HashSet<String>();
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(30, request))) {
        assertThat(answer.get().status()).isIn(200, 409);
        if (answer.get().status() == 200) ids.add(answer.get().json().path("id").asString());
      }
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void aRequestWhoseAnswerWasLostInACrashIsNotDoneTwice() {
    var client = SERVER.newClient();
    var api = SERVER.api(client, Environment.DEVELOPMENT).with("Idempotency-Key", "order-5");
    var first = api.post(SEARCH, BODY).expect(200).json();
    // What a crash between the order's commit and the answer's leaves behind: the order, and no
    // answer.
    SERVER
        .installation()
        .database()
        .run(work -> work.idempotency().release(client.id(), Environment.DEVELOPMENT, "order-5"));
    var again = api.post(SEARCH, BODY).expect(200).json();
    assertThat(again).isEqualTo(first);
  }

  @Test
  @Tag("ID-155")
  void whatIsMadeInOneEnvironmentIsNotInTheOther() {
    var client = SERVER.newClient();
    for (var environment : List.of(Environment.DEVELOPMENT, Environment.LIVE)) {
      var other = environment == Environment.LIVE ? Environment.DEVELOPMENT : Environment.LIVE;
      var id =
          SERVER
              .api(client, environment)
              .post(SEARCH, BODY)
              .expect(200)
              .json()
              .path("id")
              .asString();
      SERVER.api(client, other).get(SEARCH + "/" + id).expect(404);
    }
  }
}
