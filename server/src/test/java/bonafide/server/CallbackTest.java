package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.store.rows.DeliveryRows.State;
import bonafide.verification.callback.Signature;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where callbacks go, and that they get there.
class CallbackTest {
  private static final String URLS = "/v1/callback/urls";
  private static final String SEARCH = "/v0/identity/individual_cft_peps";
  private static final String BODY =
      "{\"given_names\": \"Ma'ruf Amin\", \"user_id\": \"u\", \"nationality\": \"ID\"}";
  private static final Running SERVER = Running.shared();

  private static String setting(String type, String url) {
    return "{\"type\": \"%s\", \"url\": \"%s\"}".formatted(type, url);
  }

  @Test
  @Tag("ID-002")
  @Tag("ID-070")
  void eachEnvironmentHasATokenOfItsOwn() {
    var client = SERVER.newClient();
    var development =
        SERVER
            .api(client, Environment.DEVELOPMENT)
            .get("/v1/callback/authentication_tokens")
            .expect(200)
            .json();
    var live =
        SERVER
            .api(client, Environment.LIVE)
            .get("/v1/callback/authentication_tokens")
            .expect(200)
            .json();
    assertThat(development.path("token").asString())
        .hasSizeGreaterThanOrEqualTo(32)
        .isNotEqualTo(live.path("token").asString());
    assertThat(development.path("id").asString()).isNotEqualTo(live.path("id").asString());
    assertThat(
            SERVER
                .api(client, Environment.DEVELOPMENT)
                .get("/v1/callback/authentication_tokens")
                .json())
        .isEqualTo(development);
  }

  @Test
  @Tag("ID-003")
  @Tag("ID-004")
  @Tag("ID-005")
  @Tag("ID-067")
  @Tag("ID-078")
  @Tag("ID-097")
  void aUrlIsProbedThenKeptAndReadAgain() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      assertThat(api.get(URLS).expect(404).code()).isEqualTo("CALLBACK_URL_NOT_FOUND_ERROR");
      assertThat(api.get(URLS + "/NPWP_DATA_REQUEST").expect(404).code())
          .isEqualTo("CALLBACK_URL_NOT_FOUND_ERROR");
      var stored =
          api.post(URLS, setting("NPWP_DATA_REQUEST", receiver.url("/npwp"))).expect(200).json();
      assertThat(stored.path("status").asString()).isEqualTo("ACTIVE");
      assertThat(stored.path("url").asString()).isEqualTo(receiver.url("/npwp"));
      assertThat(receiver.all()).hasSize(1);
      var probe = receiver.all().getFirst();
      assertThat(new String(probe.body(), java.nio.charset.StandardCharsets.UTF_8))
          .isEqualTo("{\"test\": true}");
      assertThat(probe.headers())
          .containsEntry(
              "X-callback-token",
              api.get("/v1/callback/authentication_tokens").json().path("token").asString());
      assertThat(api.get(URLS + "/NPWP_DATA_REQUEST").expect(200).json()).isEqualTo(stored);
      assertThat(api.get(URLS).expect(200).json().path(0)).isEqualTo(stored);
    }
  }

  @ParameterizedTest
  @Tag("ID-003")
  @Tag("ID-062")
  @ValueSource(
      strings = {
        "NPWP_DATA_REQUEST", "NAME_VALIDATOR_REQUEST", "EWALLET_ACCOUNT_VALIDATION",
            "ID_IMAGE_OCR_REQUEST", "BUNDLED_CREDIT_ENRICHMENT",
        "BUSINESS_DOCUMENT_OCR_REQUEST", "BANK_STATEMENT_OCR_REQUEST",
            "DOCUMENT_OCR_CAPTURE_REQUEST", "DTI_VALIDATION", "WATCHLIST_SEARCH"
      })
  void everyTypeCanBeSet(String type) {
    try (var receiver = new Receiver()) {
      assertThat(
              SERVER
                  .development()
                  .post(URLS, setting(type, receiver.url("/")))
                  .expect(200)
                  .json()
                  .path("type")
                  .asString())
          .isEqualTo(type);
    }
  }

  @Test
  @Tag("ID-003")
  void formsAreTakenAsWellAsJson() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      var form =
          "type=NPWP_DATA_REQUEST&url="
              + java.net.URLEncoder.encode(
                      receiver.url("/a b"), java.nio.charset.StandardCharsets.UTF_8)
                  .replace("+", "%2520");
      api.send("POST", URLS, BodyPublishers.ofString(form), "application/x-www-form-urlencoded")
          .expect(200);
      var changed =
          api.send(
                  "PATCH",
                  URLS + "/NPWP_DATA_REQUEST",
                  BodyPublishers.ofString("status=INACTIVE"),
                  "application/x-www-form-urlencoded")
              .expect(200);
      assertThat(changed.json().path("status").asString()).isEqualTo("INACTIVE");
    }
  }

  @Test
  @Tag("ID-075")
  void aSecondUrlForATypeIsRefused() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(URLS, setting("NPWP_DATA_REQUEST", receiver.url("/1"))).expect(200);
      assertThat(
              api.post(URLS, setting("NPWP_DATA_REQUEST", receiver.url("/2"))).expect(400).code())
          .isEqualTo("DUPLICATE_CALLBACK_URL_ERROR");
    }
  }

  @Test
  @Tag("ID-076")
  @Tag("ID-077")
  void aUrlThatDoesNotAnswerWellIsNotKept() {
    var api = SERVER.development();
    String gone;
    try (var receiver = new Receiver()) {
      gone = receiver.url("/");
      receiver.answers(302);
      assertThat(api.post(URLS, setting("NPWP_DATA_REQUEST", gone)).expect(400).code())
          .isEqualTo("NON_2XX_RESPONSE_ERROR");
      receiver.answers(204);
      api.post(URLS, setting("DTI_VALIDATION", gone)).expect(200);
      receiver.answers(500);
      assertThat(
              api.patch(URLS + "/DTI_VALIDATION", "{\"url\": \"" + receiver.url("/other") + "\"}")
                  .expect(400)
                  .code())
          .isEqualTo("NON_2XX_RESPONSE_ERROR");
    }
    assertThat(api.post(URLS, setting("NPWP_DATA_REQUEST", gone)).expect(500).code())
        .isEqualTo("REQUEST_FAILURE_ERROR");
    assertThat(
            api.patch(URLS + "/DTI_VALIDATION", "{\"url\": \"" + gone + "x\"}").expect(500).code())
        .isEqualTo("REQUEST_FAILURE_ERROR");
    api.get(URLS + "/NPWP_DATA_REQUEST").expect(404);
    assertThat(api.get(URLS + "/DTI_VALIDATION").expect(200).json().path("url").asString())
        .isEqualTo(gone);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/",
        "http://10.0.0.1/",
        "http://192.168.1.1:8080/x",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/",
        "http://[fd00::1]/",
        "http://0.0.0.0/",
        "http://100.64.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::7f00:1]/"
      })
  void nothingInsideTheNetworkCanBeReached(String url) {
    assertThat(
            SERVER.development().post(URLS, setting("NPWP_DATA_REQUEST", url)).expect(500).code())
        .isEqualTo("REQUEST_FAILURE_ERROR");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "nonsense",
        "http://",
        "http://user:secret@example.com/",
        "file:///etc/passwd",
        "http://exa mple.com/"
      })
  void whatIsNoCallableUrlIsRefusedByName(String url) {
    var answer = SERVER.development().post(URLS, setting("NPWP_DATA_REQUEST", url)).expect(400);
    assertThat(answer.code()).isEqualTo("API_VALIDATION_ERROR");
    assertThat(answer.fields()).containsExactly("url");
  }

  @Test
  @Tag("ID-006")
  @Tag("ID-098")
  void aChangeNamesTheUrlOrTheStatusAndNotBoth() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(URLS, setting("NPWP_DATA_REQUEST", receiver.url("/1"))).expect(200);
      var path = URLS + "/NPWP_DATA_REQUEST";
      assertThat(api.patch(path, "{}").expect(400).code()).isEqualTo("API_VALIDATION_ERROR");
      assertThat(
              api.patch(path, "{\"url\": \"" + receiver.url("/2") + "\", \"status\": \"ACTIVE\"}")
                  .expect(400)
                  .code())
          .isEqualTo("API_VALIDATION_ERROR");
      assertThat(api.patch(path, "{\"status\": \"PAUSED\"}").expect(400).fields())
          .containsExactly("status");
      assertThat(
              api.patch(path, "{\"url\": \"" + receiver.url("/2") + "\"}")
                  .expect(200)
                  .json()
                  .path("url")
                  .asString())
          .isEqualTo(receiver.url("/2"));
      assertThat(api.patch(URLS + "/DTI_VALIDATION", "{\"status\": \"ACTIVE\"}").expect(404).code())
          .isEqualTo("CALLBACK_URL_NOT_FOUND_ERROR");
    }
  }

  @Test
  @Tag("ID-006")
  void aChangeOfStatusIsNotProbed() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(URLS, setting("NPWP_DATA_REQUEST", receiver.url("/1"))).expect(200);
      receiver.answers(500);
      api.patch(URLS + "/NPWP_DATA_REQUEST", "{\"status\": \"INACTIVE\"}").expect(200);
      api.patch(URLS + "/NPWP_DATA_REQUEST", "{\"status\": \"ACTIVE\"}").expect(200);
      assertThat(receiver.all()).hasSize(1);
    }
  }

  @Test
  @Tag("ID-068")
  void aCallbackSaysWhatTheReadSaysAndCarriesBothProofs() {
    try (var receiver = new Receiver()) {
      var client = SERVER.newClient();
      var api = SERVER.api(client, Environment.DEVELOPMENT);
      api.post(URLS, setting("WATCHLIST_SEARCH", receiver.url("/hook"))).expect(200);
      var search = api.post(SEARCH, BODY).expect(200).json();
      var callback = receiver.await(r -> r.json().path("id").equals(search.path("id")));
      assertThat(callback.json()).isEqualTo(search);
      assertThat(callback.headers().get("X-CALLBACK-TOKEN"))
          .isEqualTo(api.get("/v1/callback/authentication_tokens").json().path("token").asString());
      var id = String.valueOf(callback.headers().get("webhook-id"));
      var time = Long.parseLong(String.valueOf(callback.headers().get("webhook-timestamp")));
      var secret = String.valueOf(client.callbackSecrets().get(Environment.DEVELOPMENT));
      assertThat(callback.headers().get("webhook-signature"))
          .isEqualTo(Signature.of(secret, id, time, callback.body()));
    }
  }

  @Test
  void theSignatureIsThatOfTheStandard() {
    var body = "{\"test\": 2432232314}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(
            Signature.of(
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1614265330,
                body))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  @Tag("ID-069")
  @Tag("ID-070")
  void anInactiveTypeSendsNothingAndTheResultStaysReadable() {
    try (var receiver = new Receiver()) {
      var client = SERVER.newClient();
      var api = SERVER.api(client, Environment.DEVELOPMENT);
      api.post(URLS, setting("WATCHLIST_SEARCH", receiver.url("/"))).expect(200);
      api.patch(URLS + "/WATCHLIST_SEARCH", "{\"status\": \"INACTIVE\"}").expect(200);
      var silent = api.post(SEARCH, BODY).expect(200).json();
      SERVER.api(client, Environment.LIVE).post(SEARCH, BODY).expect(200);
      api.patch(URLS + "/WATCHLIST_SEARCH", "{\"status\": \"ACTIVE\"}").expect(200);
      var heard = api.post(SEARCH, BODY).expect(200).json();
      receiver.await(r -> r.json().path("id").equals(heard.path("id")));
      assertThat(receiver.callbacks()).hasSize(1);
      api.get(SEARCH + "/" + silent.path("id").asString()).expect(200);
    }
  }

  @Test
  void aReceiverThatFailsIsAskedAgainWithTheSameBytesUntilItTakesThem() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(URLS, setting("WATCHLIST_SEARCH", receiver.url("/"))).expect(200);
      receiver.behaves(
          _ ->
              new Receiver.Reaction(
                  receiver.callbacks().size() < 3 ? 500 : 200, Map.of(), Duration.ZERO));
      api.post(SEARCH, BODY).expect(200);
      receiver.awaitCallbacks(3);
      var bodies = new HashSet<String>();
      var ids = new HashSet<String>();
      for (var one : receiver.callbacks()) {
        bodies.add(new String(one.body(), java.nio.charset.StandardCharsets.UTF_8));
        ids.add(String.valueOf(one.headers().get("webhook-id")));
      }
      assertThat(bodies).hasSize(1);
      assertThat(ids).hasSize(1);
    }
  }

  @Test
  void whatIsNeverTakenIsParkedAndCanBeReplayed() throws InterruptedException {
    var client = SERVER.newClient();
    var api = SERVER.api(client, Environment.DEVELOPMENT);
    try (var receiver = new Receiver()) {
      api.post(URLS, setting("WATCHLIST_SEARCH", receiver.url("/"))).expect(200);
      receiver.answers(500);
      api.post(SEARCH, BODY).expect(200);
      var deliveries = SERVER.installation().deliveries();
      for (var i = 0; i < 400 && deliveries.list(client.id(), State.PARKED, 1).isEmpty(); i++)
        Thread.sleep(50);
      var parked = deliveries.list(client.id(), State.PARKED, 1);
      assertThat(parked).hasSize(1);
      assertThat(parked.getFirst().attempts()).isEqualTo(5);
      assertThat(parked.getFirst().lastStatus()).isEqualTo(500);
      receiver.answers(200);
      var before = receiver.callbacks().size();
      assertThat(deliveries.replay(parked.getFirst().id(), "tester")).isTrue();
      receiver.awaitCallbacks(before + 1);
      for (var i = 0; i < 100 && deliveries.list(client.id(), State.DELIVERED, 1).isEmpty(); i++)
        Thread.sleep(20);
      assertThat(deliveries.list(client.id(), State.DELIVERED, 1)).hasSize(1);
    }
  }

  @Test
  void goneMeansNoMore() throws InterruptedException {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(URLS, setting("WATCHLIST_SEARCH", receiver.url("/"))).expect(200);
      receiver.answers(410);
      api.post(SEARCH, BODY).expect(200);
      for (var i = 0;
          i < 200
              && api.get(URLS + "/WATCHLIST_SEARCH")
                  .json()
                  .path("status")
                  .asString()
                  .equals("ACTIVE");
          i++) Thread.sleep(20);
      assertThat(api.get(URLS + "/WATCHLIST_SEARCH").json().path("status").asString())
          .isEqualTo("INACTIVE");
    }
  }

  @Test
  void aReceiverThatAsksForTimeIsGivenIt() throws InterruptedException {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(URLS, setting("WATCHLIST_SEARCH", receiver.url("/"))).expect(200);
      receiver.behaves(
          _ -> new Receiver.Reaction(429, Map.of("Retry-After", "3600"), Duration.ZERO));
      api.post(SEARCH, BODY).expect(200);
      receiver.awaitCallbacks(1);
      Thread.sleep(2_500);
      assertThat(receiver.callbacks()).hasSize(1);
    }
  }

  @Test
  void aSlowReceiverDelaysOnlyItself() {
    try (var slow = new Receiver();
        var quick = new Receiver()) {
      var one = SERVER.development();
      var other = SERVER.development();
      one.post(URLS, setting("WATCHLIST_SEARCH", slow.url("/"))).expect(200);
      other.post(URLS, setting("WATCHLIST_SEARCH", quick.url("/"))).expect(200);
      slow.behaves(_ -> new Receiver.Reaction(200, Map.of(), Duration.ofSeconds(8)));
      for (var i = 0; i < 60; i++) one.post(SEARCH, BODY).expect(200);
      var started = System.nanoTime();
      other.post(SEARCH, BODY).expect(200);
      quick.awaitCallbacks(1);
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void theSequenceTellsTheLaterFromTheEarlier() {
    try (var receiver = new Receiver()) {
      var api = SERVER.development();
      api.post(URLS, setting("WATCHLIST_SEARCH", receiver.url("/"))).expect(200);
      var first = api.post(SEARCH, BODY).expect(200).json().path("id");
      var second = api.post(SEARCH, BODY).expect(200).json().path("id");
      assertThat(sequence(receiver.await(r -> r.json().path("id").equals(first))))
          .isLessThan(sequence(receiver.await(r -> r.json().path("id").equals(second))));
    }
  }

  private static long sequence(Receiver.Received callback) {
    return Long.parseLong(String.valueOf(callback.headers().get("X-Bonafide-Sequence")));
  }
}
