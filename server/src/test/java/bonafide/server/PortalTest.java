package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.api.portal.SignInRoutes;
import bonafide.core.Environment;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.verification.callback.Signature;
import bonafide.verification.client.Clients.Created;
import bonafide.verification.user.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import tools.jackson.databind.JsonNode;

/// The review portal by what its pages ask: who gets in, who may do what, and that whoever makes
/// something never checks it.
class PortalTest {
  /// Jobs run by the machine's clock: what they are to do is done before time is moved.
  private static final AtomicReference<Duration> LATER = new AtomicReference<>(Duration.ZERO);

  private static final Running SERVER =
      Running.start(Map.of(), () -> Instant.now().plus(LATER.get()));

  private final Running server = SERVER;
  private final Created client = server.newClient();
  private final Api api = server.api(client, Environment.DEVELOPMENT);

  private final Map<Role, Colleague> colleagues = new EnumMap<>(Role.class);

  private Colleague viewer() {
    return colleagues.computeIfAbsent(Role.VIEWER, this::colleague);
  }

  private Colleague analyst() {
    return colleagues.computeIfAbsent(Role.ANALYST, this::colleague);
  }

  private Colleague approver() {
    return colleagues.computeIfAbsent(Role.APPROVER, this::colleague);
  }

  private Colleague admin() {
    return colleagues.computeIfAbsent(Role.ADMIN, this::colleague);
  }

  private Colleague colleague(Role role) {
    return Colleague.of(server, client, role, Environment.DEVELOPMENT, now());
  }

  private Instant now() {
    return Instant.now().plus(LATER.get());
  }

  @AfterEach
  void backToToday() {
    LATER.set(Duration.ZERO);
  }

  @AfterAll
  static void close() {
    SERVER.stop();
  }

  /// A search task about somebody on a list, done; its verification's id.
  private String task(Api api, Colleague who, String name, String reference) {
    var number =
        api.post(
                "/task",
                """
                [{"search_setting_id": 1, "customer_reference": "%s",
                  "target": {"type": 1, "name": "%s", "birthday": "1952-10-07"}}]
                """
                    .formatted(reference, name))
            .expect(200)
            .json()
            .get(0)
            .path("task_id")
            .asLong();
    return who.done("audit", number);
  }

  private String task(String reference) {
    return task(api, analyst(), "Vladimir Putin", reference);
  }

  private static void await(java.util.function.BooleanSupplier done) {
    for (var i = 0; i < 200 && !done.getAsBoolean(); i++) {
      try {
        Thread.sleep(50);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    assertThat(done.getAsBoolean()).as("done in time").isTrue();
  }

  private static String hit(JsonNode detail) {
    return detail.path("hits").propertyNames().iterator().next();
  }

  private static String state(Colleague who, String id) {
    var detail = who.get("/verifications/" + id).json();
    return detail.path("hits").path(hit(detail)).path("state").asString();
  }

  private void say(Colleague who, String id, boolean dismissed) {
    var detail = who.get("/verifications/" + id).json();
    who.post(
            "/verifications/" + id + "/hits",
            Map.of(
                "hits",
                List.of(hit(detail)),
                "dismissed",
                dismissed,
                "reason",
                dismissed ? "DIFFERENT_BIRTH_DATE" : "SAME_PERSON",
                "days",
                30))
        .expect(200);
  }

  private void policy(String... actions) {
    admin().put("/settings/policy", Map.of("actions", List.of(actions))).expect(200);
  }

  // Who gets in

  @Test
  void signingInNeedsPasswordAndAFreshCode() {
    var door = server.anonymous().with("X-Portal", "1");
    var somebody = colleague(Role.VIEWER);
    LATER.updateAndGet(before -> before.plusSeconds(60)); // the first code is used up
    var right = credentials(somebody, Colleague.PASSWORD, Colleague.code(somebody.secret, now()));
    door.post("/compliance/api/session", credentials(somebody, "a wrong sentence", "123456"))
        .expect(403);
    door.post("/compliance/api/session", credentials(somebody, Colleague.PASSWORD, "000000"))
        .expect(403);
    assertThat(
            door.post("/compliance/api/session", right).expect(200).json().path("email").asString())
        .isEqualTo(somebody.email);
    door.post("/compliance/api/session", right).expect(403); // a code is good once
  }

  private static String credentials(Colleague who, String password, String code) {
    return Colleague.json(Map.of("email", who.email, "password", password, "code", code));
  }

  @Test
  void fiveFailuresShutTheDoorForAQuarterOfAnHour() {
    var door = server.anonymous().with("X-Portal", "1");
    var somebody = colleague(Role.VIEWER);
    LATER.updateAndGet(before -> before.plusSeconds(60));
    for (var i = 0; i < 4; i++)
      door.post("/compliance/api/session", credentials(somebody, "wrong", "123456")).expect(403);
    door.post("/compliance/api/session", credentials(somebody, "wrong", "123456")).expect(429);
    var right = credentials(somebody, Colleague.PASSWORD, Colleague.code(somebody.secret, now()));
    door.post("/compliance/api/session", right).expect(429);
    LATER.updateAndGet(before -> before.plus(Duration.ofMinutes(16)));
    door.post(
            "/compliance/api/session",
            credentials(somebody, Colleague.PASSWORD, Colleague.code(somebody.secret, now())))
        .expect(200);
  }

  @Test
  void anInvitationIsGoodOnceAndForTwoDays() {
    var door = server.anonymous().with("X-Portal", "1");
    var invited =
        server
            .installation()
            .users()
            .invite(client.id(), "late@example.com", "Late Comer", Role.VIEWER, "test");
    var token = Colleague.json(Map.of("token", invited.token()));
    var setup = door.post("/compliance/api/invitation", token).expect(200).json();
    var weak =
        Map.of(
            "token", invited.token(),
            "password", "late comer late comer",
            "setup", setup.path("setup").asString(),
            "code", Colleague.code(setup.path("secret").asString(), now()));
    assertThat(
            door.post("/compliance/api/invitation/accept", Colleague.json(weak))
                .expect(400)
                .fields())
        .containsExactly("password");
    var fine = new HashMap<>(weak);
    fine.put("password", Colleague.PASSWORD);
    door.post("/compliance/api/invitation/accept", Colleague.json(fine)).expect(200);
    door.post("/compliance/api/invitation/accept", Colleague.json(fine)).expect(403);
    var other =
        server
            .installation()
            .users()
            .invite(client.id(), "later@example.com", "Later", Role.VIEWER, "test");
    server
        .installation()
        .database()
        .run(
            work ->
                work.users()
                    .invite(other.user().id(), new byte[] {1}, now().minus(Duration.ofDays(1))));
    door.post("/compliance/api/invitation", Colleague.json(Map.of("token", other.token())))
        .expect(403);
  }

  @Test
  void aSessionEndsWhenItIsLeftAloneAndWhenItIsLeft() {
    var somebody = colleague(Role.VIEWER);
    somebody.get("/me").expect(200);
    LATER.updateAndGet(before -> before.plus(Duration.ofMinutes(59)));
    somebody.get("/me").expect(200);
    LATER.updateAndGet(before -> before.plus(Duration.ofMinutes(61)));
    somebody.get("/me").expect(401);
    var other = colleague(Role.VIEWER);
    other.delete("/session").expect(204);
    other.get("/me").expect(401);
  }

  @Test
  void whoeverIsShutOutIsOutAtOnceAndTheLastAdministratorStays() {
    var own = server.newClient();
    var boss = Colleague.of(server, own, Role.ADMIN, Environment.LIVE, now());
    var worker = Colleague.of(server, own, Role.ANALYST, Environment.LIVE, now());
    boss.post("/settings/people/" + worker.id, Map.of("do", "DISABLE")).expect(200);
    worker.get("/me").expect(401);
    boss.post("/settings/people/" + boss.id, Map.of("do", "ROLE", "role", "VIEWER")).expect(409);
    boss.post("/settings/people/" + boss.id, Map.of("do", "DISABLE")).expect(409);
  }

  @Test
  void anotherSitesFormCannotDoAnything() {
    var id = task("form");
    server
        .anonymous()
        .with("Cookie", "bonafide_session=x")
        .post("/compliance/api/queue/next", "{}")
        .expect(401);
    var withoutHeader = analyst().api().with("X-Portal", "");
    assertThat(withoutHeader.get("/compliance/api/verifications/" + id).status()).isEqualTo(200);
  }

  // Who may do what

  private record Route(String method, String path) {}

  /// Every route of the portal, as the compiled classes declare them.
  private static List<Route> routes() {
    var routes = new ArrayList<Route>();
    var folder = Path.of("../api/target/classes/bonafide/api/portal");
    try (var files = Files.list(folder)) {
      for (var file : files.map(f -> f.getFileName().toString()).sorted().toList()) {
        if (!file.endsWith("Routes.class") || file.equals("PortalRoutes.class")) continue;
        var type = Class.forName("bonafide.api.portal." + file.replace(".class", ""));
        for (var method : type.getMethods()) {
          add(routes, "GET", method.getAnnotation(GetMapping.class), GetMapping::value);
          add(routes, "POST", method.getAnnotation(PostMapping.class), PostMapping::value);
          add(routes, "PUT", method.getAnnotation(PutMapping.class), PutMapping::value);
          add(routes, "DELETE", method.getAnnotation(DeleteMapping.class), DeleteMapping::value);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return routes;
  }

  private static <A> void add(
      List<Route> routes,
      String method,
      A annotation,
      java.util.function.Function<A, String[]> paths) {
    if (annotation == null) return;
    for (var path : paths.apply(annotation)) routes.add(new Route(method, path));
  }

  private Api.Answer send(Api who, Route route, Map<String, String> ids) {
    var path = route.path();
    for (var id : ids.entrySet()) path = path.replace("{" + id.getKey() + "}", id.getValue());
    return who.send(
        route.method(),
        path + (path.endsWith("/evidence") ? "?name=selfie" : ""),
        route.method().equals("GET") || route.method().equals("DELETE")
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(BODY),
        route.method().equals("GET") ? "" : "application/json");
  }

  /// Right for as many routes as possible, so that what refuses is not its form.
  private static final String BODY =
      """
      {"agrees": true, "accepted": true, "comment": "x", "text": "x", "hits": ["h"],
       "dismissed": true, "reason": "OTHER", "ids": ["v"], "name": "x", "query": "",
       "do": "DISABLE", "url": "https://example.com/", "environment": "DEVELOPMENT",
       "email": "matrix@example.com", "role": "VIEWER", "actions": [],
       "checks": ["KYC"], "mode": 2, "threshold": 85, "relevance": 50,
       "review_months":
         {"LOW": 36, "LOW_TO_MEDIUM": 24, "MEDIUM": 12, "HIGH": 6, "VERY_HIGH": 3}}
      """;

  @TestFactory
  Stream<DynamicTest> noRouteAnswersWhoeverIsNotSignedIn() {
    return routes().stream()
        .filter(route -> !SignInRoutes.isOpen(route.path()))
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () ->
                        send(
                                server.anonymous().with("X-Portal", "1"),
                                route,
                                Map.of("id", "1", "kind", "audit", "number", "1", "type", "X"))
                            .expect(401)));
  }

  @TestFactory
  Stream<DynamicTest> noRouteShowsOrTouchesWhatIsAnotherClients() {
    var id = task("theirs");
    say(analyst(), id, true);
    var detail = analyst().get("/verifications/" + id).json();
    var review = detail.path("hits").path(hit(detail)).path("review").asString();
    var view =
        analyst().post("/views", Map.of("name", "v", "query", "")).json().path("id").asString();
    var delivery = "msg_" + "0".repeat(24);
    var template =
        SessionTest.template(
            server.api(client, Environment.DEVELOPMENT), SessionTest.blueprint("KYC"));
    var stranger =
        Colleague.of(server, server.newClient(), Role.ADMIN, Environment.DEVELOPMENT, now());
    var theirs =
        Map.of(
            "/verifications/", id,
            "/hit-reviews/", review,
            "/views/", view,
            "/deliveries/", delivery,
            "/templates/", template,
            "/people/", analyst().id,
            "/keys/", server.installation().clients().keys(client.id()).getFirst().id());
    var withIds =
        routes().stream()
            .filter(route -> route.path().contains("{"))
            .filter(route -> !route.path().contains("/callbacks/{type}"))
            // Sources are everybody's.
            .filter(route -> !route.path().contains("/sources/{id}"))
            .toList();
    assertThat(withIds).hasSizeGreaterThan(15);
    return withIds.stream()
        .map(
            route ->
                DynamicTest.dynamicTest(
                    route.toString(),
                    () -> {
                      var known =
                          theirs.entrySet().stream()
                              .filter(one -> route.path().contains(one.getKey() + "{"))
                              .map(Map.Entry::getValue)
                              .findFirst()
                              .orElse("1");
                      send(
                              stranger.api(),
                              route,
                              Map.of(
                                  "id",
                                  known,
                                  "kind",
                                  "audit",
                                  "number",
                                  detail.path("number").asString()))
                          .expect(404);
                    }));
  }

  @Test
  void othersCasesAreNeitherListedNorAssigned() {
    var id = task("hidden-1");
    var stranger =
        Colleague.of(server, server.newClient(), Role.ADMIN, Environment.DEVELOPMENT, now());
    assertThat(stranger.get("/verifications").json().path("data")).isEmpty();
    assertThat(stranger.get("/verifications?q=hidden-1").json().path("data")).isEmpty();
    assertThat(stranger.get("/verifications?q=" + id).json().path("data")).isEmpty();
    assertThat(
            stranger
                .post("/verifications/assign", Map.of("ids", List.of(id), "user", stranger.id))
                .json()
                .path("assigned")
                .asInt())
        .isZero();
    assertThat(
            stranger
                .post("/verifications/assign", Map.of("ids", List.of(id), "user", analyst().id))
                .expect(400)
                .fields())
        .containsExactly("user");
    assertThat(stranger.get("/home").json().path("waiting").asInt()).isZero();
    assertThat(stranger.get("/audit").json().path("data").toString()).doesNotContain(id);
    assertThat(stranger.get("/requests").json()).isEmpty();
  }

  @Test
  void eachRoleMayDoWhatItMay() {
    var id = task("roles");
    viewer().get("/verifications/" + id).expect(200);
    viewer().post("/verifications/" + id + "/notes", Map.of("text", "x")).expect(403);
    viewer().post("/queue/next", Map.of()).expect(403);
    viewer()
        .post("/verifications/" + id + "/decision", Map.of("accepted", true, "comment", "x"))
        .expect(403);
    viewer().get("/verifications.csv").expect(403);
    viewer().get("/audit").expect(403);
    analyst().get("/audit").expect(403);
    analyst().get("/settings/keys").expect(403);
    analyst().post("/approvals/x/answer", Map.of("agrees", true)).expect(403);
    approver().get("/audit").expect(200);
    approver().get("/settings/people").expect(403);
    approver().post("/settings/keys", Map.of("environment", "LIVE")).expect(403);
    admin().get("/settings/people").expect(200);
    admin().get("/settings/keys").expect(200);
  }

  // Cases

  @Test
  void aCaseShowsWhatTheWireAnswers() {
    var number =
        api.post(
                "/task",
                """
                [{"search_setting_id": 1,
                  "target": {"type": 1, "name": "Ivan Testov", "birthday": "1971-11-23"}}]
                """)
            .json()
            .get(0)
            .path("task_id")
            .asLong();
    var id = analyst().done("audit", number);
    assertThat(analyst().get("/verifications/" + id + "/answer").expect(200).json())
        .isEqualTo(api.get("/task/" + number + "/detail").expect(200).json());
    var detail = analyst().get("/verifications/" + id).json();
    assertThat(detail.path("title").asString()).isEqualTo("Ivan Testov");
    assertThat(detail.at("/rating/points").asInt())
        .isEqualTo(api.get("/task/" + number).json().path("potential_risk").asInt());
    assertThat(detail.path("checks").toString()).contains("watchlists", "list_versions");
  }

  @Test
  void everySurfacesVerificationsStandInOneList() {
    api.post(
            "/v2/identity/cft/individual_data_requests",
            "{\"given_name\": \"Ada\", \"surname\": \"Lovelace\", \"score_threshold\": 80}")
        .expect(200);
    api.post("/kya", "{\"address\": \"1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\"}").expect(200);
    task("one-list");
    var plans = new TreeSet<String>();
    analyst()
        .get("/verifications")
        .json()
        .path("data")
        .forEach(line -> plans.add(line.path("plan").asString()));
    assertThat(plans).contains("identity/cft-individual", "diligence/kya", "diligence/task");
    assertThat(
            analyst()
                .get("/verifications?surface=identity")
                .json()
                .path("data")
                .findValuesAsString("plan"))
        .allMatch(plan -> plan.startsWith("identity/"))
        .isNotEmpty();
    assertThat(
            analyst()
                .get("/verifications?q=ONE-L")
                .json()
                .path("data")
                .findValuesAsString("reference"))
        .isNotEmpty()
        .allMatch("one-list"::equals);
    assertThat(analyst().get("/verifications?q=" + "%25").json().path("data")).isEmpty();
    assertThat(analyst().get("/verifications?from=tomorrow").expect(400).fields())
        .containsExactly("from");
    assertThat(analyst().get("/verifications?after=x").expect(400).fields())
        .containsExactly("after");
    for (var surface : List.of("identity", "diligence", "sessions", "workflows"))
      for (var line : analyst().get("/verifications?surface=" + surface).json().path("data"))
        analyst().get("/verifications/" + line.path("id").asString() + "/answer").expect(200);
  }

  @Test
  void pagesStayWhereTheyWereWhenMoreComesIn() {
    var own = server.newClient();
    var theirs = server.api(own, Environment.DEVELOPMENT);
    var who = Colleague.of(server, own, Role.ANALYST, Environment.DEVELOPMENT, now());
    var search = "{\"given_name\": \"N%d\", \"surname\": \"Nohitsworth\", \"score_threshold\": 80}";
    for (var i = 0; i < 60; i++)
      theirs.post("/v2/identity/cft/individual_data_requests", search.formatted(i)).expect(200);
    var first = who.get("/verifications").json();
    theirs.post("/v2/identity/cft/individual_data_requests", search.formatted(99)).expect(200);
    var second = who.get("/verifications?after=" + first.path("next").asString()).json();
    assertThat(second.path("next").isNull()).isTrue();
    var seen = new TreeSet<String>(first.path("data").findValuesAsString("id"));
    seen.addAll(second.path("data").findValuesAsString("id"));
    assertThat(seen).hasSize(60);
    assertThat(second.path("data").size()).isEqualTo(10);
    assertThat(
            who.get("/verifications?verdict=CLEAR&sort=oldest")
                .json()
                .at("/data/0/subject")
                .asString())
        .isEqualTo("N0 Nohitsworth");
  }

  @Test
  void theOldestIsTakenOnceAndGoesBackByItself() {
    var own = server.newClient();
    var theirs = server.api(own, Environment.DEVELOPMENT);
    var one = Colleague.of(server, own, Role.ANALYST, Environment.DEVELOPMENT, now());
    var other = Colleague.of(server, own, Role.ANALYST, Environment.DEVELOPMENT, now());
    var older = task(theirs, one, "Vladimir Putin", "a");
    var newer = task(theirs, one, "Vladimir Putin", "b");
    assertThat(next(one)).isEqualTo(older);
    assertThat(next(other)).isEqualTo(newer);
    assertThat(next(one)).isEqualTo("null");
    assertThat(one.get("/verifications?assignee=me").json().path("data").findValuesAsString("id"))
        .containsExactly(older);
    LATER.updateAndGet(before -> before.plus(Duration.ofMinutes(31)));
    assertThat(next(other)).isEqualTo(older);
    one.post("/verifications/assign", Map.of("ids", List.of(newer), "user", one.id)).expect(200);
    LATER.updateAndGet(before -> before.plus(Duration.ofMinutes(31)));
    assertThat(next(other)).as("what was assigned stays").isEqualTo("null");
  }

  private static String next(Colleague who) {
    return who.post("/queue/next", Map.of()).expect(200).json().path("id").asString("null");
  }

  @Test
  void aCaseIsDecidedOnceAndTheSurfaceSaysSo() {
    var id = task("decided");
    var number = analyst().get("/verifications/" + id).json().path("number").asLong();
    var path = "/verifications/" + id + "/decision";
    assertThat(analyst().post(path, Map.of("accepted", true)).expect(400).fields())
        .containsExactly("comment");
    analyst().post(path, Map.of("accepted", false, "comment", "It is him.")).expect(200);
    analyst().post(path, Map.of("accepted", true, "comment", "No.")).expect(409);
    var task = api.get("/task/" + number + "/detail").json();
    assertThat(task.path("audit_status").asInt()).isEqualTo(2);
    assertThat(task.path("comment").asString()).isEqualTo("It is him.");
    assertThat(task.path("auditor_employee_account").asString()).isEqualTo(analyst().email);
    assertThat(
            analyst()
                .get("/verifications?state=rejected")
                .json()
                .path("data")
                .findValuesAsString("id"))
        .contains(id);
    assertThat(
            analyst()
                .get("/verifications?state=to_review")
                .json()
                .path("data")
                .findValuesAsString("id"))
        .doesNotContain(id);
  }

  @Test
  @Tag("UV-018")
  void aPersonsDecisionIsTheLastWordOnASession() {
    try (var receiver = new Receiver()) {
      var blueprint = SessionTest.blueprint("AML_CHECK");
      blueprint.put("events_callback_url", receiver.url("/events"));
      var run = SessionTest.request(SessionTest.template(api, blueprint), "sbx-review");
      var id =
          api.post("/api/v1/verify/run_user_verification", run.toString())
              .expect(200)
              .json()
              .path("verification_session_id")
              .asString();
      var found = analyst().get("/verifications?q=sbx-review&surface=sessions").json();
      assertThat(found.path("data").findValuesAsString("id")).contains(id);
      analyst()
          .post("/verifications/" + id + "/decision", Map.of("accepted", true, "comment", "Fine."))
          .expect(200);
      var result = api.get("/api/v1/verify/get_user_verification_result/" + id).expect(200).json();
      assertThat(result.at("/aiprise_summary/verification_result").asString())
          .isEqualTo("APPROVED");
      var told =
          receiver.await(
              r -> r.json().path("event_type").asString("").equals("CASE_STATUS_UPDATE"));
      assertThat(told.json().at("/aiprise_summary/verification_result").asString())
          .isEqualTo("APPROVED");
    }
  }

  // Two persons

  @Test
  void whoeverAsksIsNeverWhoAnswers() {
    policy("DISMISS_HIT", "REJECT");
    try {
      var id = task("two");
      say(approver(), id, true);
      assertThat(state(approver(), id)).isEqualTo("PROPOSED");
      var detail = approver().get("/verifications/" + id).json();
      var review = detail.path("hits").path(hit(detail)).path("review").asString();
      approver().post("/hit-reviews/" + review + "/answer", Map.of("agrees", true)).expect(403);
      admin().post("/hit-reviews/" + review + "/answer", Map.of("agrees", true)).expect(200);
      admin().post("/hit-reviews/" + review + "/answer", Map.of("agrees", false)).expect(404);
      assertThat(state(approver(), id)).isEqualTo("DISMISSED");

      var rejection = Map.of("accepted", false, "comment", "Two see more.");
      assertThat(
              approver()
                  .post("/verifications/" + id + "/decision", rejection)
                  .json()
                  .path("became")
                  .asString())
          .isEqualTo("ASKED");
      var asked = approver().get("/verifications/" + id).json().at("/pending/id").asString();
      approver().post("/approvals/" + asked + "/answer", Map.of("agrees", true)).expect(403);
      assertThat(approver().get("/verifications/" + id).json().path("review").isNull()).isTrue();
      admin().post("/approvals/" + asked + "/answer", Map.of("agrees", true)).expect(200);
      var decided = approver().get("/verifications/" + id).json();
      assertThat(decided.at("/review/accepted").asBoolean()).isFalse();
      assertThat(decided.path("history").toString()).contains("approval.given", admin().email);
    } finally {
      policy();
    }
  }

  @Test
  void theDatabaseItselfRefusesACheckerWhoIsTheMaker() {
    var id = task("database");
    say(analyst(), id, true);
    var jdbi = Jdbi.create(server.installation().database().dataSource());
    assertThatThrownBy(
            () ->
                jdbi.useHandle(
                    handle ->
                        handle.execute(
                            "update hit_review set checker = maker where verification_id = ?", id)))
        .hasMessageContaining("maker_is_not_checker");
    assertThatThrownBy(
            () ->
                jdbi.useHandle(
                    handle ->
                        handle.execute(
                            "insert into approval (id, client_id, environment, action, object,"
                                + " sealed, maker, made, checker, state) values ('a', ?, 'LIVE',"
                                + " 'KEYS', 'o', '', ?, now(), ?, 'APPROVED')",
                            client.id(),
                            analyst().id,
                            analyst().id)))
        .hasMessageContaining("maker_is_not_checker");
  }

  @Test
  void settingsThatMatterWaitForASecondPersonAndAKeyIsShownOnce() {
    var own = server.newClient();
    var one = Colleague.of(server, own, Role.ADMIN, Environment.LIVE, now());
    var other = Colleague.of(server, own, Role.ADMIN, Environment.LIVE, now());
    var direct = one.post("/settings/keys", Map.of("environment", "DEVELOPMENT")).json();
    var key = direct.at("/shown/key").asString();
    new Api(server.url(), key).get("/v1/callback/authentication_tokens").expect(200);
    one.put("/settings/policy", Map.of("actions", List.of("KEYS", "POLICY"))).expect(200);
    assertThat(one.post("/settings/keys", Map.of("environment", "LIVE")).json().path("shown"))
        .isEmpty();
    var asked = other.get("/approvals").json().at("/approvals/0/id").asString();
    one.post("/approvals/" + asked + "/answer", Map.of("agrees", true)).expect(403);
    var shown = other.post("/approvals/" + asked + "/answer", Map.of("agrees", true)).json();
    assertThat(shown.at("/shown/key").asString()).startsWith("bonafide_production_");
    // Even the policy itself.
    one.put("/settings/policy", Map.of("actions", List.of())).expect(200);
    assertThat(one.get("/me").json().path("second_person").toString()).contains("KEYS", "POLICY");
    assertThat(one.get("/settings/keys").text()).doesNotContain(key);
  }

  // Memory

  @Test
  void aDismissedHitStaysDismissedUntilItExpires() {
    var own = server.newClient();
    var theirs = server.api(own, Environment.DEVELOPMENT);
    var who = Colleague.of(server, own, Role.ANALYST, Environment.DEVELOPMENT, now());
    var first = task(theirs, who, "Vladimir Putin", "m1");
    assertThat(state(who, first)).isEqualTo("OPEN");
    say(who, first, true);
    assertThat(state(who, first)).isEqualTo("DISMISSED");
    var second = task(theirs, who, "vladimir  putin", "m2");
    assertThat(state(who, second)).isEqualTo("REMEMBERED");
    var stranger = task(theirs, who, "Putin Vladimir", "m3");
    assertThat(state(who, stranger)).isEqualTo("OPEN");
    LATER.updateAndGet(before -> before.plus(Duration.ofDays(31)));
    var again = Colleague.of(server, own, Role.ANALYST, Environment.DEVELOPMENT, now());
    assertThat(state(again, second)).isEqualTo("REOPENED");
  }

  /// Searching again gives hits new ids; what was said of them holds on.
  @Test
  void whatWasSaidHoldsWhenTheSameSearchIsMadeAgain() {
    var id = task("again");
    say(analyst(), id, true);
    Jdbi.create(server.installation().database().dataSource())
        .useHandle(
            handle ->
                handle.execute(
                    "update hit_review set hit_id = 'of-before' where verification_id = ?", id));
    assertThat(state(analyst(), id)).isEqualTo("REMEMBERED");
  }

  @Test
  void whatIsErasedTakesNotesAndHitReviewsAlong() {
    var id = task("erased");
    say(analyst(), id, true);
    analyst().post("/verifications/" + id + "/notes", Map.of("text", "About a person."));
    var database = server.installation().database();
    var sealed =
        database.transact(
            work ->
                work.verifications()
                    .find(client.id(), Environment.DEVELOPMENT, id)
                    .orElseThrow()
                    .ordered());
    database.run(work -> work.verifications().erase(id, sealed, now()));
    var left =
        Jdbi.create(database.dataSource())
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "select (select count(*) from hit_review where verification_id = :id) +"
                                + " (select count(*) from case_note where verification_id = :id)")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .one());
    assertThat(left).isZero();
    analyst().get("/verifications/" + id).expect(404);
  }

  // What leaves the portal

  @Test
  void aCaseLeavesAsAReportAsJsonAndWithItsEvidence() throws Exception {
    var id = task(api, analyst(), "王小明", "=1+1");
    analyst()
        .post("/verifications/" + id + "/notes", Map.of("text", "Seen and noted."))
        .expect(200);
    try (var pdf =
        Loader.loadPDF(
            analyst().get("/verifications/" + id + "/report.pdf").expect(200).raw().body())) {
      var text = new PDFTextStripper().getText(pdf);
      assertThat(text).contains("[wang xiao ming]", "Seen and noted.", "rule:diligence/task", id);
    }
    var json = analyst().get("/verifications/" + id + "/case.json").expect(200).json();
    assertThat(json.path("title").asString()).isEqualTo("王小明");
    var files = new HashMap<String, byte[]>();
    try (var zip =
        new ZipInputStream(
            new ByteArrayInputStream(
                analyst()
                    .get("/verifications/" + id + "/evidence.zip")
                    .expect(200)
                    .raw()
                    .body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
        files.put(entry.getName(), zip.readAllBytes());
    }
    var sums = new String(files.get("SHA256SUMS"), StandardCharsets.UTF_8);
    for (var line : sums.strip().split("\n")) {
      var parts = line.split(" {2}");
      assertThat(parts[0])
          .isEqualTo(
              HexFormat.of()
                  .formatHex(MessageDigest.getInstance("SHA-256").digest(files.get(parts[1]))));
    }
    assertThat(sums).contains("report.pdf", "case.json");
    assertThat(analyst().get("/verifications.csv?q=%3D1").expect(200).text()).contains(",'=1+1,");
    assertThat(analyst().get("/verifications/" + id).json().path("history").toString())
        .contains("case.exported");
  }

  @Test
  void everySightOfEvidenceIsAudited() throws IOException {
    var selfie = Portraits.jpeg(7, Look.PLAIN, 101 << 10);
    var id =
        new Parts()
            .field("reference_id", "seen")
            .file("selfie", selfie)
            .post(api, "/v0/identity/liveness_checks")
            .expect(200)
            .json()
            .path("id")
            .asString();
    var detail = viewer().get("/verifications/" + id).expect(200).json();
    var name = detail.at("/evidence/0/name").asString();
    assertThat(detail.path("history").toString()).doesNotContain("evidence.shown");
    var shown = viewer().get("/verifications/" + id + "/evidence?name=" + name).expect(200);
    assertThat(shown.raw().body()).isEqualTo(selfie);
    assertThat(shown.header("Content-Security-Policy")).contains("sandbox");
    assertThat(shown.header("Cache-Control")).contains("no-store");
    assertThat(viewer().get("/verifications/" + id).json().path("history").toString())
        .contains("evidence.shown", viewer().email);
    viewer().get("/verifications/" + id + "/evidence?name=other").expect(404);
  }

  @Test
  void aRequestIsFoundByItsId() {
    var answer = api.get("/tasks?page_size=1&page_number=0").expect(400);
    var id = answer.header("X-Request-Id");
    await(() -> !viewer().get("/requests?id=" + id).json().isEmpty());
    var found = viewer().get("/requests?id=" + id).json().get(0);
    assertThat(found.path("path").asString()).isEqualTo("/tasks");
    assertThat(found.path("status").asInt()).isEqualTo(400);
    assertThat(viewer().get("/requests?failed").json().findValuesAsString("request_id"))
        .contains(id);
  }

  @Test
  void aReceiverIsTriedAndItsCallbacksAreSeenAndSentAgain() {
    var own = server.newClient();
    var theirs = server.api(own, Environment.DEVELOPMENT);
    var boss = Colleague.of(server, own, Role.ADMIN, Environment.DEVELOPMENT, now());
    try (var receiver = new Receiver()) {
      boss.put("/settings/callbacks/WATCHLIST_SEARCH", Map.of("url", receiver.url("/hook")))
          .expect(200);
      theirs
          .post(
              "/v2/identity/cft/individual_data_requests",
              "{\"given_name\": \"Ada\", \"surname\": \"Byron\", \"score_threshold\": 80}")
          .expect(200);
      await(() -> boss.get("/deliveries?state=DELIVERED").json().path("data").size() == 1);
      var id = boss.get("/deliveries").json().at("/data/0/id").asString();
      assertThat(boss.get("/deliveries/" + id).json().path("body").asString()).contains("Byron");
      boss.post("/deliveries/" + id + "/replay", Map.of()).expect(200);
      boss.post("/settings/callbacks/WATCHLIST_SEARCH/test", Map.of()).expect(200);
      viewer().post("/settings/callbacks/WATCHLIST_SEARCH/test", Map.of()).expect(403);
      boss.post("/settings/callbacks/NPWP_DATA_REQUEST/test", Map.of()).expect(404);
      assertThat(boss.get("/audit?object=" + id).json().path("data").toString())
          .contains("callback.replayed", boss.email);
    }
    assertThat(
            boss.post("/settings/callbacks/WATCHLIST_SEARCH/test", Map.of()).expect(400).fields())
        .containsExactly("url");
    assertThat(
            boss.put("/settings/callbacks/NPWP_DATA_REQUEST", Map.of("url", "http://127.0.0.1:1/"))
                .expect(400)
                .fields())
        .containsExactly("url");
  }

  @Test
  void aTemplateIsChangedForTheSessionsToCome() {
    var own = server.newClient();
    var api = server.api(own, Environment.DEVELOPMENT);
    var template = SessionTest.template(api, SessionTest.blueprint("KYC").put("allow_sdk", true));
    var boss = Colleague.of(server, own, Role.ADMIN, Environment.DEVELOPMENT, now());
    var path = "/settings/templates/" + template;
    assertThat(boss.put(path, Map.of("name", "", "checks", List.of())).expect(400).fields())
        .containsExactly("name", "checks");
    boss.put(path, Map.of("name", "Lists alone", "checks", List.of("AML_CHECK"))).expect(200);
    var read = api.get("/api/v1/templates/" + template).expect(200).json();
    assertThat(read.path("checks").toString()).isEqualTo("[\"AML_CHECK\"]");
    assertThat(read.path("name").asString()).isEqualTo("Lists alone");
    var colleague = Colleague.of(server, own, Role.APPROVER, Environment.DEVELOPMENT, now());
    colleague.put(path, Map.of("name", "x", "checks", List.of("KYC"))).expect(403);
  }

  @Test
  void aTemplateIsMadeAndRetiredInThePortal() {
    try (var receiver = new Receiver()) {
      var own = server.newClient();
      var api = server.api(own, Environment.DEVELOPMENT);
      var boss = Colleague.of(server, own, Role.ADMIN, Environment.DEVELOPMENT, now());
      assertThat(boss.post("/settings/templates", Map.of("name", "x")).expect(400).fields())
          .containsExactly("checks");
      boss.post(
              "/settings/templates",
              Map.of(
                  "name",
                  "Doors",
                  "checks",
                  List.of("KYC"),
                  "allow_sdk",
                  true,
                  "events_callback_url",
                  receiver.url("/events")))
          .expect(200);
      var template = api.get("/api/v1/templates").expect(200).json().path(0);
      assertThat(template.path("name").asString()).isEqualTo("Doors");
      var id = template.path("template_id").asString();
      // Nobody's key made it: its events are signed as the client's other callbacks are.
      server
          .anonymous()
          .post(
              "/api/v1/verify/get_verification_session_url_for_sdk",
              "{\"template_id\": \"%s\", \"redirect_uri\": \"https://client.test\"}".formatted(id))
          .expect(200);
      var event = receiver.await(sent -> sent.path().equals("/events"));
      var secret = boss.get("/settings/callbacks/secrets").json().path("secret").asString();
      assertThat(event.headers().get("X-HMAC-SIGNATURE"))
          .isEqualTo(Signature.hex(secret, event.body()));
      boss.delete("/settings/templates/" + id).expect(200);
      api.get("/api/v1/templates/" + id).expect(404);
      boss.delete("/settings/templates/" + id).expect(404);
    }
  }

  @Test
  void searchSettingsOfOnesOwnMakeTasks() {
    var own = server.newClient();
    var api = server.api(own, Environment.DEVELOPMENT);
    var boss = Colleague.of(server, own, Role.ADMIN, Environment.DEVELOPMENT, now());
    var months = Map.of("LOW", 36, "LOW_TO_MEDIUM", 24, "MEDIUM", 12, "HIGH", 6, "VERY_HIGH", 3);
    var wanted = new HashMap<String, Object>();
    wanted.put("name", "Onboarding");
    wanted.put("mode", 1);
    wanted.put("threshold", 95);
    wanted.put("relevance", 60);
    wanted.put("review_months", months);
    wanted.put("publishers", List.of("OFAK"));
    wanted.put("sites", List.of("no host"));
    assertThat(boss.post("/settings/search", wanted).expect(400).fields())
        .containsExactly("publishers", "sites");
    wanted.put("publishers", List.of("OFAC"));
    wanted.put("sites", List.of());
    boss.post("/settings/search", wanted).expect(200);
    var made = last(boss.get("/settings/search").json());
    assertThat(made.path("own").asBoolean()).isTrue();
    assertThat(made.path("publishers").toString()).isEqualTo("[\"OFAC\"]");
    var id = made.path("id").asInt();
    assertThat(id).isGreaterThanOrEqualTo(10_000);

    var task = SearchTaskTest.task("Vladimir Putin").replace(": 2", ": " + id);
    var first = api.post("/task", "[" + task + "]").expect(200).json().path(0);
    var detail = SearchTaskTest.done(api, first.path("task_id").asLong());
    assertThat(detail.at("/search_setting/name").asString()).isEqualTo("Onboarding");
    assertThat(detail.at("/search_setting/mode").asInt()).isEqualTo(1);
    server.development().post("/task", "[" + task + "]").expect(404);
    server.api(own, Environment.LIVE).post("/task", "[" + task + "]").expect(404);

    var path = "/settings/search/" + id;
    wanted.put("name", "Stricter");
    boss.put(path, wanted).expect(200);
    assertThat(last(boss.get("/settings/search").json()).path("name").asString())
        .isEqualTo("Stricter");
    boss.put("/settings/search/2", wanted).expect(404); // the product's own
    boss.put("/settings/policy", Map.of("actions", List.of("SEARCH_SETTINGS"))).expect(200);
    assertThat(boss.delete(path).expect(200).json().path("became").asString()).isEqualTo("ASKED");
    api.post("/task", "[" + task + "]").expect(200);
    var other = Colleague.of(server, own, Role.ADMIN, Environment.DEVELOPMENT, now());
    var asked = other.get("/approvals").json().at("/approvals/0/id").asString();
    other.post("/approvals/" + asked + "/answer", Map.of("agrees", true)).expect(200);
    api.post("/task", "[" + task + "]").expect(404);
  }

  private static JsonNode last(JsonNode all) {
    return all.path(all.size() - 1);
  }

  @Test
  void eachSurfaceHasACollectionToDownload() {
    for (var surface : List.of("identity", "diligence", "sessions", "workflows")) {
      var collection =
          server.anonymous().get("/openapi/" + surface + ".postman.json").expect(200).json();
      assertThat(collection.at("/info/schema").asString()).contains("v2.1.0");
      assertThat(collection.path("item").size()).isGreaterThan(5);
    }
  }
}
