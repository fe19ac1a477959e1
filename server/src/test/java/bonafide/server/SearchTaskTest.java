package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.verification.callback.Signature;
import bonafide.verification.client.Clients;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// Search tasks as a client sees them: ordered, read, decided once.
class SearchTaskTest {
  private static final Running SERVER = Running.shared();

  private final Api api = SERVER.development();

  static String task(String name) {
    return "{\"search_setting_id\": 2, \"target\": {\"type\": 1, \"name\": \"%s\"}}"
        .formatted(name);
  }

  private static long only(Api api, String task) {
    return api.post("/task", "[" + task + "]").expect(200).json().path(0).path("task_id").asLong();
  }

  static JsonNode done(Api api, long task) {
    for (var i = 0; i < 300; i++) {
      var summary = api.get("/task/" + task + "/summary").expect(200).json();
      if (summary.path("progress").asInt() == 100)
        return api.get("/task/" + task + "/detail").expect(200).json();
      pause();
    }
    throw new AssertionError("task %d does not end".formatted(task));
  }

  static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Api.Answer put(Api api, String path, String json) {
    return api.send("PUT", path, BodyPublishers.ofString(json), "application/json");
  }

  private static Api.Answer decide(Api api, long task, boolean accepted, String comment) {
    return api.post(
        "/task/" + task + "/accepted",
        "{\"accepted\": %s, \"comment\": \"%s\"}".formatted(accepted, comment));
  }

  @Test
  @Tag("DD-001")
  @Tag("DD-002")
  @Tag("DD-026")
  void theKeyComesInEitherHeader() {
    var client = SERVER.newClient();
    var key = Running.key(client, Environment.DEVELOPMENT);
    for (var header : List.of("X-API-Key", "GOFACT-API-TOKEN"))
      SERVER.anonymous().with(header, key).get("/tasks?page_size=1&page_number=1").expect(200);
  }

  @ParameterizedTest
  @Tag("DD-019")
  @ValueSource(
      strings = {
        "GET /task/1/summary", "GET /task/1/detail", "GET /task/1", "GET /tasks", "GET /idv/1",
        "GET /kya/detail/1", "POST /task", "POST /idv", "POST /idv/init", "POST /idv/account",
        "POST /kya", "POST /task/1/accepted", "PUT /task/1/metadata"
      })
  void nobodyGetsInWithoutAKey(String request) {
    var parts = request.split(" ");
    var body = parts[0].equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
    var answer =
        SERVER.anonymous().send(parts[0], parts[1], body, "application/json").expect(401).json();
    assertThat(answer.path("code").asInt()).isEqualTo(401);
    assertThat(answer.path("message").asString()).isNotBlank();
  }

  @Test
  @Tag("DD-005")
  @Tag("DD-031")
  @Tag("DD-032")
  @Tag("DD-003")
  @Tag("DD-040")
  @Tag("DD-042")
  void severalTasksAreOrderedAtOnceAndAnsweredInTheirOrder() {
    var created =
        api.post(
                "/task",
                """
                [{"search_setting_id": 2, "search_source": [4], "customer_reference": "000000123",
                  "target": {"type": 1, "name": "Ivan Testov", "birthday": "1961-04-09", "citizenship": "RUS"}},
                 {"search_setting_id": 1, "search_source": [],
                  "target": {"type": 2, "name": "Yuk Tung Energy", "country": "702",
                             "registration_number": "1", "date_of_registration": "2001-02-03"}}]
                """)
            .expect(200)
            .json();
    assertThat(created).hasSize(2);
    var first = created.path(0).path("task_id").asLong();
    var second = created.path(1).path("task_id").asLong();
    assertThat(second).isGreaterThan(first);
    assertThat(created.path(0).path("timestamp").asLong())
        .isCloseTo(Instant.now().getEpochSecond(), org.assertj.core.data.Offset.offset(60L));

    done(api, first);
    var summary = api.get("/task/" + first + "/summary").expect(200).json();
    assertThat(summary.propertyNames())
        .containsExactlyInAnyOrder(
            "task_id",
            "search_setting",
            "target",
            "customer_reference",
            "progress",
            "task_origin",
            "creation_time",
            "update_time",
            "audit_time",
            "report",
            "metadata");
    assertThat(summary.path("customer_reference").asString()).isEqualTo("000000123");
    assertThat(summary.path("task_origin").asInt()).isEqualTo(2);
    assertThat(summary.at("/target/citizenship").asString()).isEqualTo("RUS");
    assertThat(summary.at("/report/sanction_matched").asBoolean()).isTrue();
    assertThat(summary.at("/report/accepted").isNull()).isTrue();
    assertThat(summary.at("/report/url").asString()).endsWith("/compliance/audit/" + first);
    assertThat(summary.path("audit_time").asLong()).isZero();

    var company = done(api, second);
    assertThat(company.at("/target/type").asInt()).isEqualTo(2);
    assertThat(company.at("/target/country").asString()).isEqualTo("702");
    assertThat(company.path("search_source")).hasSize(5);
    assertThat(company.path("completed_source").asInt()).isEqualTo(5);
  }

  /// Where each persona of the sandbox is found.
  @ParameterizedTest
  @Tag("DD-033")
  @Tag("DD-034")
  @Tag("DD-035")
  @Tag("DD-036")
  @Tag("DD-037")
  @Tag("DD-069")
  @CsvSource({
    "Sandbox Newsperson, negative_news",
    "Ma'ruf Amin, watchlist_database",
    "王又曾, taiwan_company",
    "王又曾, taiwan_verdict",
    "Ivan Testov, sanction_list"
  })
  void everySourceFindsItsPersona(String name, String source) {
    var detail = done(api, only(api, task(name)));
    assertThat(detail.at("/result/" + source + "/state").asInt()).isEqualTo(2);
    assertThat(detail.at("/result/" + source + "/hits")).hasSize(1);
    assertThat(detail.path("sanction_matched").asBoolean())
        .isEqualTo(source.equals("sanction_list"));
    assertThat(detail.path("aml_summarization").asString()).contains(name).contains("of 100 (");
    assertThat(detail.path("risk_factors")).isNotEmpty();
  }

  @Test
  @Tag("DD-004")
  @Tag("DD-014")
  @Tag("DD-041")
  void theDetailsAreWholeUnderBothPaths() {
    var task = only(api, task("Quentin Nohitsworth"));
    var detail = done(api, task);
    assertThat(api.get("/task/" + task).expect(200).json()).isEqualTo(detail);
    assertThat(detail.propertyNames())
        .contains(
            "task_id",
            "target",
            "search_setting",
            "search_source",
            "callback_url",
            "customer_reference",
            "result",
            "sanction_matched",
            "completed_source",
            "potential_risk",
            "audit_status",
            "comment",
            "audit_time",
            "auditor_employee_id",
            "auditor_employee_name",
            "auditor_employee_account",
            "employee_id",
            "employee_name",
            "employee_account",
            "creation_time",
            "update_time",
            "completed_time",
            "from_idv_id",
            "comment_time",
            "comment_employee_id",
            "comment_employee_name",
            "comment_employee_account",
            "metadata",
            "comment_logs",
            "aml_summarization",
            "next_review_at");
    assertThat(detail.path("potential_risk").asInt()).isZero();
    assertThat(detail.path("risk_level").asString()).isEqualTo("LOW");
    assertThat(detail.path("aml_summarization").isNull()).isTrue();
    assertThat(detail.path("from_idv_id").asInt()).isZero();
    assertThat(detail.path("completed_time").isNumber()).isTrue();
  }

  @ParameterizedTest
  @Tag("DD-027")
  @CsvSource({
    "Quentin Nohitsworth, 0, LOW",
    "Ma'ruf Amin, 40, LOW_TO_MEDIUM",
    "Ivan Testov, 75, HIGH"
  })
  void theRiskHasABandAndEveryPointAReason(String name, int risk, String level) {
    var detail = done(api, only(api, task(name)));
    assertThat(detail.path("potential_risk").asInt()).isEqualTo(risk);
    assertThat(detail.path("risk_level").asString()).isEqualTo(level);
    assertThat(
            detail.path("risk_factors").valueStream().mapToInt(f -> f.path("points").asInt()).sum())
        .isEqualTo(risk);
  }

  @Test
  @Tag("DD-027")
  void aSanctionedPartyThatAgreesInItsBirthDateIsAtTheTop() {
    var detail =
        done(
            api,
            only(
                api,
                """
                {"search_setting_id": 2,
                 "target": {"type": 1, "name": "Ivan Testov", "birthday": "1961-04-09"}}
                """));
    assertThat(detail.path("potential_risk").asInt()).isEqualTo(100);
    assertThat(detail.path("risk_level").asString()).isEqualTo("VERY_HIGH");
  }

  @Test
  @Tag("DD-006")
  @Tag("DD-022")
  @Tag("DD-043")
  @Tag("DD-067")
  @Tag("DD-068")
  void aDecisionIsFinalAndSaysWhenToLookAgain() {
    var task = only(api, task("Ivan Testov"));
    done(api, task);
    var answer = decide(api, task, true, "another person").expect(200).json();
    assertThat(answer.path("task_id").asLong()).isEqualTo(task);
    assertThat(answer.path("accepted").asBoolean()).isTrue();
    for (var again : List.of(true, false)) {
      var refused = decide(api, task, again, "another person").expect(409).json();
      assertThat(refused.path("code").asInt()).isEqualTo(409);
    }
    var detail = done(api, task);
    assertThat(detail.path("audit_status").asInt()).isEqualTo(1);
    assertThat(detail.path("comment").asString()).isEqualTo("another person");
    assertThat(detail.path("comment_logs")).hasSize(1);
    assertThat(detail.path("auditor_employee_account").asString()).startsWith("key_");
    assertThat(detail.path("next_review_at").asLong() - detail.path("audit_time").asLong())
        .isEqualTo(Duration.ofDays(365).toSeconds());

    var other = only(api, task("Ma'ruf Amin"));
    done(api, other);
    decide(api, other, false, "").expect(200);
    var rejected = done(api, other);
    assertThat(rejected.path("audit_status").asInt()).isEqualTo(2);
    assertThat(rejected.path("next_review_at").isNull()).isTrue();
  }

  @Test
  @Tag("DD-043")
  void ofFiftyDecisionsAtOnceOneWinsAndTheAuditLogSaysWhose() throws Exception {
    var client = SERVER.newClient();
    var task = only(SERVER.api(client, Environment.DEVELOPMENT), task("Ivan Testov"));
    done(SERVER.api(client, Environment.DEVELOPMENT), task);
    var keys =
        IntStream.range(0, 50)
            .mapToObj(
                _ ->
                    new Api(
                        SERVER.url(),
                        SERVER
                            .installation()
                            .clients()
                            .addKey(client.id(), Environment.DEVELOPMENT, java.util.Set.of())))
            .toList();
    List<Callable<Integer>> decisions =
        IntStream.range(0, 50)
            .<Callable<Integer>>mapToObj(
                i -> () -> decide(keys.get(i), task, i % 2 == 0, "number " + i).status())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var statuses = threads.invokeAll(decisions).stream().map(f -> f.resultNow()).toList();
      assertThat(statuses).containsOnlyOnce(200).hasSize(50);
      assertThat(statuses.stream().filter(s -> s == 409)).hasSize(49);
      var winner = statuses.indexOf(200);
      var detail = done(keys.getFirst(), task);
      assertThat(detail.path("comment").asString()).isEqualTo("number " + winner);
      assertThat(detail.path("audit_status").asInt()).isEqualTo(winner % 2 == 0 ? 1 : 2);
      var entries =
          SERVER.installation().database().transact(work -> work.audit().newest(1_000)).stream()
              .filter(entry -> client.id().equals(entry.clientId()))
              .filter(entry -> entry.action().matches("verification\\.(accepted|rejected)"))
              .toList();
      assertThat(entries).hasSize(1);
      assertThat(entries.getFirst().actor())
          .isEqualTo(detail.path("auditor_employee_account").asString());
    }
  }

  @Test
  @Tag("DD-007")
  @Tag("DD-044")
  void metadataIsAddedAndOverwritten() {
    var task = only(api, task("Quentin Nohitsworth"));
    var path = "/task/" + task + "/metadata";
    assertThat(
            put(api, path, "[{\"key\": \"branch\", \"value\": \"taipei\"}]")
                .expect(200)
                .json()
                .path("code")
                .asInt())
        .isZero();
    put(
            api,
            path,
            "[{\"key\": \"branch\", \"value\": \"tainan\"}, {\"key\": \"a\", \"value\": \"\"}]")
        .expect(200);
    done(api, task);
    var summary = api.get("/task/" + task + "/summary").json();
    assertThat(summary.path("metadata").toString())
        .isEqualTo("[{\"key\":\"a\",\"value\":\"\"},{\"key\":\"branch\",\"value\":\"tainan\"}]");
    var detail = api.get("/task/" + task).json();
    assertThat(detail.at("/metadata/branch").asString()).isEqualTo("tainan");
    put(api, path, "{}").expect(400);
    put(api, path, "[{\"value\": \"x\"}]").expect(400);
    put(api, path, "[{\"key\": \"x\", \"value\": 1}]").expect(400);
  }

  @Test
  @Tag("DD-008")
  @Tag("DD-045")
  void historyComesInPagesNewestFirst() {
    var five =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    task("Quentin Nohitsworth")
                        .replaceFirst("\\{", "{\"customer_reference\": \"r%d\", ".formatted(i % 2)))
            .toList();
    api.post("/task", five.toString()).expect(200);
    var first = api.get("/tasks?page_size=2&page_number=1").expect(200).json();
    var third = api.get("/tasks?page_size=2&page_number=3").expect(200).json();
    assertThat(first.at("/paging").toString())
        .isEqualTo("{\"page_size\":2,\"page_number\":1,\"total_count\":5}");
    assertThat(first.path("data")).hasSize(2);
    assertThat(third.path("data")).hasSize(1);
    assertThat(first.at("/data/0/task_id").asLong())
        .isGreaterThan(first.at("/data/1/task_id").asLong())
        .isGreaterThan(third.at("/data/0/task_id").asLong());
    assertThat(
            api.get("/tasks?page_size=10&page_number=1&customer_reference=r1")
                .json()
                .at("/paging/total_count")
                .asInt())
        .isEqualTo(2);
    assertThat(api.get("/tasks?page_size=100&page_number=9").expect(200).json().path("data"))
        .isEmpty();
    for (var wrong :
        List.of(
            "",
            "?page_size=10",
            "?page_number=1",
            "?page_size=0&page_number=1",
            "?page_size=101&page_number=1",
            "?page_size=10&page_number=0",
            "?page_size=x&page_number=1")) api.get("/tasks" + wrong).expect(400);
  }

  @ParameterizedTest
  @Tag("DD-018")
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "[1]",
        "[{}]",
        "nonsense",
        "[{\"search_setting_id\": 2}]",
        "[{\"search_setting_id\": \"2\", \"target\": {\"type\": 1, \"name\": \"A\"}}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 3, \"name\": \"A\"}}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 1}}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 1, \"name\": \"\"}}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 1, \"name\": \"A\", \"birthday\": \"1990-02-30\"}}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 1, \"name\": \"A\", \"citizenship\": \"XYZ\"}}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 1, \"name\": \"A\"}, \"search_source\": [5]}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 1, \"name\": \"A\"}, \"search_source\": 4}]",
        "[{\"search_setting_id\": 2, \"target\": {\"type\": 1, \"name\": \"A\"}, \"callback_url\": \"ftp://x\"}]"
      })
  void whatDoesNotMatchTheContractIsRefused(String body) {
    var answer = api.post("/task", body).expect(400).json();
    assertThat(answer.path("code").asInt()).isEqualTo(400);
    assertThat(answer.path("message").asString()).isNotBlank();
    assertThat(api.get("/tasks?page_size=1&page_number=1").json().at("/paging/total_count").asInt())
        .isZero();
  }

  @Test
  @Tag("DD-021")
  @Tag("DD-038")
  void whatIsUnknownIsNotFound() {
    assertThat(
            api.post(
                    "/task",
                    "["
                        + task("A").replace("\"search_setting_id\": 2", "\"search_setting_id\": 99")
                        + "]")
                .expect(404)
                .json()
                .path("message")
                .asString())
        .isEqualTo("search setting not found");
    var others = only(SERVER.development(), task("Quentin Nohitsworth"));
    for (var path :
        List.of("/task/%d/summary", "/task/%d/detail", "/task/%d", "/idv/%d", "/kya/detail/%d")) {
      api.get(path.formatted(others)).expect(404);
      api.get(path.replace("%d", "abc")).expect(404);
      api.get(path.formatted(999_999_999L)).expect(404);
    }
    decide(api, others, true, "x").expect(404);
    put(api, "/task/" + others + "/metadata", "[]").expect(404);
    api.post("/task/" + others + "/accepted", "{\"accepted\": \"yes\", \"comment\": 1}")
        .expect(400);
  }

  @Test
  @Tag("DD-015")
  void theCallbackComesWhenTheTaskEndsAndWhenItIsDecided() {
    try (var receiver = new Receiver()) {
      var client = SERVER.newClient();
      var own = SERVER.api(client, Environment.DEVELOPMENT);
      var task =
          only(
              own,
              task("Ivan Testov")
                  .replaceFirst(
                      "\\{", "{\"callback_url\": \"%s\", ".formatted(receiver.url("/dd"))));
      var first = receiver.await(r -> r.path().equals("/dd"));
      assertThat(first.json().path("progress").asInt()).isEqualTo(100);
      assertThat(first.json()).isEqualTo(own.get("/task/" + task + "/summary").json());
      assertThat(first.headers().get("X-Signature"))
          .isEqualTo(
              Signature.hex(
                  String.valueOf(client.callbackSecrets().get(Environment.DEVELOPMENT)),
                  first.body()));
      decide(own, task, false, "found").expect(200);
      var second = receiver.await(r -> r.json().at("/report/accepted").isBoolean());
      assertThat(second.json().at("/report/accepted").asBoolean()).isFalse();
      assertThat(second.json().at("/report/comment").asString()).isEqualTo("found");
      assertThat(new String(second.body(), StandardCharsets.UTF_8)).doesNotContain("key_");
    }
  }

  @Test
  @Tag("DD-020")
  @Tag("DD-063")
  void whoHasNoPointsLeftIsTold() {
    var poor =
        SERVER
            .installation()
            .clients()
            .create(new Clients.Wanted("Poor", false, 510L, java.util.Set.of()));
    var own = SERVER.api(poor, Environment.DEVELOPMENT);
    done(own, only(own, task("Quentin Nohitsworth"))); // costs ten
    for (var refused :
        List.of(
            own.post("/task", "[" + task("A") + "]"),
            own.post("/kya", "{\"address\": \"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\"}"),
            own.post("/idv/init", "{\"customer_reference\": \"a\"}"),
            own.post("/idv/account", "{\"workflow_id\": 3, \"country\": \"TWN\"}")))
      assertThat(refused.expect(402).json().path("message").asString())
          .isEqualTo("more than 500 points are required");
  }

  @Test
  @Tag("DD-024")
  @Tag("DD-025")
  void tooManyRequestsAndBrokenOnesSaySo() {
    var answer =
        api.with("X-Sandbox-Fault", "500").post("/task", "[" + task("A") + "]").expect(500);
    assertThat(answer.json().path("code").asInt()).isEqualTo(500);
    var slow = Running.start(java.util.Map.of("limits.per-second", "1", "limits.burst", "2"));
    try {
      var own = new Api(slow.url(), Running.key(slow.newClient(), Environment.DEVELOPMENT));
      var statuses =
          IntStream.range(0, 5)
              .map(_ -> own.get("/tasks?page_size=1&page_number=1").status())
              .boxed()
              .toList();
      assertThat(statuses).contains(429);
    } finally {
      slow.stop();
    }
  }

  @Test
  @Tag("DD-066")
  void thePagesThatAnswersLinkToShowTheSame() {
    var client = SERVER.newClient();
    var own = SERVER.api(client, Environment.DEVELOPMENT);
    var task = only(own, task("Ivan Testov"));
    done(own, task);
    var kya =
        own.post("/kya", "{\"address\": \"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\"}")
            .json()
            .path("kya_id")
            .asLong();
    var idv =
        own.post("/idv/init", "{\"customer_reference\": \"<b>a</b>\"}")
            .json()
            .path("idv_task_id")
            .asLong();
    assertThat(own.get("/compliance/audit/" + task).expect(200).text())
        .contains("Ivan Testov", "OFAC SDN", "Potential risk");
    assertThat(own.get("/compliance/addresses/" + kya).expect(200).text())
        .contains("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
    assertThat(own.get("/compliance/idv/" + idv).expect(200).text())
        .contains("&lt;b&gt;a&lt;/b&gt;")
        .doesNotContain("<b>");
    assertThat(own.get("/compliance/settings/search-settings/detail/2").expect(200).text())
        .contains("Fuzzy");
    for (var path :
        List.of(
            "/compliance/audit/" + task,
            "/compliance/addresses/" + kya,
            "/compliance/idv/" + idv,
            "/compliance/settings/search-settings/detail/99")) {
      SERVER.development().get(path).expect(404);
      assertThat(SERVER.anonymous().get(path).expect(401).header("WWW-Authenticate"))
          .startsWith("Basic");
    }
  }

  @Test
  void aRepeatedRequestFindsTheFirstOnesTasks() {
    var once = api.with("Idempotency-Key", "same");
    var body = "[" + task("Quentin Nohitsworth") + "," + task("Ivan Testov") + "]";
    assertThat(once.post("/task", body).expect(200).json())
        .isEqualTo(once.post("/task", body).expect(200).json());
    assertThat(api.get("/tasks?page_size=1&page_number=1").json().at("/paging/total_count").asInt())
        .isEqualTo(2);
  }
}
