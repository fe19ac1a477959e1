package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.verification.callback.Signature;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// Accounts and workflows, as a client lives with them.
@Execution(ExecutionMode.CONCURRENT)
class WorkflowTest {
  private static final Running SERVER = Running.shared();
  private static final Workflows WORKFLOWS = new Workflows(SERVER, Environment.DEVELOPMENT);
  private static final String EMAIL = "{\"email\": \"pass@sandbox.test\"}";
  private static final String STRANGER = "00000000-0000-4000-8000-000000000000";

  @Test
  void anApplicantHandsInOnPagesWhereTheClientAsksForThem() {
    var api = WORKFLOWS.api();
    var body =
        """
        {"customerInternalReference": "web", "workflowDefinition": {"key": %d},
         "userConsent": {"userIp": "192.0.2.7", "userLocation": {"country": "DEU"},
           "consent": {"obtained": "yes", "obtainedAt": "2026-01-01T00:00:00.000Z"}},
         "web": {"successUrl": "https://shop.example/done", "locale": "de"}}
        """;
    var answer = api.post(Workflows.ACCOUNTS, body.formatted(10011)).expect(200).json();
    assertThat(answer.path("web").path("successUrl").asString())
        .isEqualTo("https://shop.example/done");
    var link = java.net.URI.create(answer.path("web").path("href").asString()).getPath();
    var applicant = SERVER.anonymous();
    assertThat(applicant.get(link).expect(200).text()).contains("Zeigen Sie, wer Sie sind");
    assertThat(applicant.post(link + "/complete", "").expect(400).text()).contains("ID", "FACE");
    for (var part : java.util.List.of("ID", "FACE"))
      new Parts()
          .file("file", Portraits.jpeg(Portraits.ON_RECORD, Look.PLAIN, 0))
          .post(applicant, link + "/parts/" + part)
          .expect(200);
    var done = applicant.post(link + "/complete", "").expect(200).json();
    assertThat(done.path("next").asString()).isEqualTo("https://shop.example/done");
    var path =
        Workflows.ACCOUNTS
            + "/"
            + answer.path("account").path("id").asString()
            + "/workflow-executions/"
            + answer.path("workflowExecution").path("id").asString();
    var details = api.get(path).expect(200).json();
    for (var i = 0; i < 300 && !details.toString().contains("PROCESSED"); i++) {
      SearchTaskTest.pause();
      details = api.get(path).expect(200).json();
    }
    assertThat(details.path("capabilities").path("similarity")).isNotEmpty();
    // A workflow of data alone has nothing for an applicant to hand in.
    assertThat(api.post(Workflows.ACCOUNTS, body.formatted(10007)).json().has("web")).isFalse();
  }

  @Test
  @Tag("RS-001")
  @Tag("RS-002")
  @Tag("RS-005")
  @Tag("RS-006")
  @Tag("RS-008")
  @Tag("RS-009")
  @Tag("RS-010")
  @Tag("RS-012")
  @Tag("RS-082")
  @Tag("RS-182")
  @Tag("RS-183")
  void aWorkflowRunsFromItsAccountToItsRules() {
    var started = WORKFLOWS.start(10066);
    var api = WORKFLOWS.api();
    assertThat(status(api, started)).isEqualTo("INITIATED");
    var waiting = api.get(started.path()).expect(200).json();
    assertThat(waiting.path("decision").path("type").asString()).isEqualTo("NOT_EXECUTED");
    var details = started.data(EMAIL).done();
    assertThat(status(api, started)).isEqualTo("PROCESSED");
    assertThat(details.path("decision").toString())
        .isEqualTo(
            "{\"type\":\"PASSED\",\"details\":{\"label\":\"PASSED\"},\"risk\":{\"score\":0}}");
    var capability = Workflows.only(details, "emailVerification");
    var steps = api.get(started.path() + "/steps").expect(200).json().path("steps");
    assertThat(steps.path(0).path("name").asString()).isEqualTo("EMAIL_VERIFICATION");
    assertThat(steps.path(0).path("capabilityIds").path(0)).isEqualTo(capability.path("id"));
    var rules = api.get(started.path() + "/rules").expect(200).json().path("rules");
    assertThat(rules.valueStream().map(rule -> rule.path("id").asString()))
        .contains("email.tenure");
    assertThat(details.path("credentials").path(0).path("parts").path(0).path("classifier"))
        .hasToString("\"PREPARED_DATA\"");
  }

  private static String status(Api api, Workflows.Started started) {
    return api.get(started.path() + "/status")
        .expect(200)
        .json()
        .path("workflowExecution")
        .path("status")
        .asString();
  }

  @Test
  @Tag("RS-003")
  @Tag("RS-016")
  void anAccountTakesFurtherWorkflows() {
    var first = WORKFLOWS.start(10066);
    var second = WORKFLOWS.further(first.account(), Workflows.request(10065));
    assertThat(second.account()).isEqualTo(first.account());
    second.data("{\"phoneNumber\": \"+14155550100\"}").done();
    var account =
        WORKFLOWS.api().get(Workflows.ACCOUNTS + "/" + first.account()).expect(200).json();
    assertThat(
            account
                .path("workflowExecutions")
                .valueStream()
                .map(one -> one.path("status").asString()))
        .containsExactly("INITIATED", "PROCESSED");
  }

  @Test
  @Tag("RS-018")
  void theCallbackIsSignedAndSaysNothingOfThePerson() throws Exception {
    try (var receiver = new Receiver()) {
      var client = SERVER.newClient();
      var request = Workflows.request(10066);
      request.put("callbackUrl", receiver.url("/done")).put("userReference", "user-1");
      var started = new Workflows(SERVER, client, Environment.DEVELOPMENT).start(request);
      started.data(EMAIL).done();
      var callback = receiver.await(_ -> true);
      assertThat(callback.json().path("workflowExecution").path("status").asString())
          .isEqualTo("PROCESSED");
      assertThat(callback.json().path("userReference").asString()).isEqualTo("user-1");
      assertThat(callback.json().toString()).doesNotContain("sandbox.test");
      var secret = Objects.requireNonNull(client.callbackSecrets().get(Environment.DEVELOPMENT));
      assertThat(callback.headers().get("X-Signature"))
          .isEqualTo(Signature.hex(secret, callback.body()));
    }
  }

  @Test
  @Tag("RS-013")
  @Tag("RS-014")
  void aPartIsReplacedAndShown() {
    var started = WORKFLOWS.start(10066).data("{\"email\": \"x@mailinator.com\"}");
    started
        .uploading("DATA")
        .send(
            "PUT",
            started.part("DATA", "PREPARED_DATA"),
            BodyPublishers.ofString(EMAIL),
            "application/json")
        .expect(200);
    var details = started.done();
    var href = details.path("credentials").path(0).path("parts").path(0).path("href").asString();
    assertThat(WORKFLOWS.api().get(href.substring(href.indexOf("/api"))).expect(200).text())
        .isEqualTo(EMAIL);
    assertThat(details.path("decision").path("type").asString()).isEqualTo("PASSED");
  }

  @Test
  @Tag("RS-011")
  void theReportIsALinkForAWhile() {
    var started = WORKFLOWS.start(10066).data(EMAIL);
    started.done();
    var link = WORKFLOWS.api().get(started.path() + "/generate").expect(200).json();
    assertThat(started.path()).endsWith(link.path("workflowId").asString());
    var url = link.path("presignedUrl").asString();
    var report = SERVER.anonymous().get(url.substring(url.indexOf("/api"))).expect(200);
    assertThat(report.text()).startsWith("%PDF-");
    SERVER.anonymous().get("/api/v1/reports/nothing").expect(404);
  }

  @Test
  @Tag("RS-004")
  @Tag("RS-007")
  @Tag("RS-022")
  void whatIsErasedIsGone() {
    var api = WORKFLOWS.api();
    var started = WORKFLOWS.start(10066).data(EMAIL);
    var details = started.done();
    var account = Workflows.ACCOUNTS + "/" + started.account();
    var part = details.path("credentials").path(0).path("parts").path(0).path("href").asString();
    delete(api, started.path()).expect(200);
    delete(api, started.path()).expect(404);
    api.get(started.path()).expect(404);
    api.get(part.substring(part.indexOf("/api"))).expect(404);
    assertThat(api.get(account).expect(200).json().path("workflowExecutions")).isEmpty();
    delete(api, account).expect(200);
    delete(api, account).expect(404);
    api.get(account).expect(404);
  }

  private static Api.Answer delete(Api api, String path) {
    return api.send("DELETE", path, BodyPublishers.noBody(), "");
  }

  @Test
  @Tag("RS-020")
  @Tag("RS-021")
  void eachTokenOpensItsOwnDoor() {
    var started = WORKFLOWS.start(10066);
    var stranger = new Workflows(SERVER, Environment.DEVELOPMENT);
    SERVER.anonymous().get(started.path()).expect(401);
    WORKFLOWS.bearer("nonsense").get(started.path()).expect(401);
    started.uploading("DATA").get(started.path()).expect(403);
    WORKFLOWS.api().post(started.part("DATA", "PREPARED_DATA"), EMAIL).expect(403);
    WORKFLOWS
        .start(10066)
        .uploading("DATA")
        .post(started.part("DATA", "PREPARED_DATA"), EMAIL)
        .expect(403);
    stranger.api().get(started.path()).expect(404);
    var problem = stranger.api().get(started.path()).json();
    assertThat(problem.toString())
        .isEqualTo(
            "{\"title\":\"Not Found\",\"status\":404,\"detail\":\"workflow execution not found\"}");
    WORKFLOWS.api().get(Workflows.ACCOUNTS + "/" + STRANGER).expect(404);
    SERVER
        .anonymous()
        .with("Authorization", Api.basic("bonafide_development_0000000000000000000000"))
        .send(
            "POST",
            "/oauth2/token",
            BodyPublishers.ofString("grant_type=client_credentials"),
            "application/x-www-form-urlencoded")
        .expect(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|customerInternalReference is required",
        "{\"customerInternalReference\":\"a<b\"}|customerInternalReference must have",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":1}}"
            + "|workflowDefinition.key is unknown",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{}}"
            + "|workflowDefinition.key is required",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":10066},"
            + "\"tokenLifetime\":\"61d\"}|tokenLifetime must be",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":\"10010\"}}"
            + "|userReference is required",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":10066,"
            + "\"credentials\":[{\"category\":\"X\"}]}}|workflowDefinition.credentials[0].category",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":10066,"
            + "\"credentials\":[{\"category\":\"ID\",\"country\":{\"predefinedType\":\"X\","
            + "\"values\":[\"USA\"]}}]}}|predefinedType must be one of",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":10066},"
            + "\"userConsent\":{\"userLocation\":{\"country\":\"us\"},"
            + "\"consent\":{\"obtained\":\"maybe\"}}}|userConsent.userLocation.country",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":10148,"
            + "\"capabilities\":{\"ekycCheck\":{\"searchType\":\"three\"}}}}|searchType must be",
        "{\"customerInternalReference\":\"a\",\"workflowDefinition\":{\"key\":10066},"
            + "\"callbackUrl\":\"ftp://x\"}|callbackUrl must start with",
        "not json|not valid JSON"
      })
  @Tag("RS-019")
  @Tag("RS-195")
  @Tag("RS-196")
  @Tag("RS-197")
  void aRequestOutOfContractIsToldWhatIsWrong(String body, String detail) {
    var problem = WORKFLOWS.api().post(Workflows.ACCOUNTS, body).expect(400).json();
    assertThat(problem.path("title").asString()).isEqualTo("Bad Request");
    assertThat(problem.path("detail").asString()).contains(detail);
  }

  @Test
  @Tag("RS-024")
  @Tag("RS-025")
  @Tag("RS-026")
  @Tag("RS-198")
  void partsAreTakenAsTheyMustBe() {
    var started = WORKFLOWS.start(20007);
    var data = started.uploading("DATA");
    data.post(started.part("DATA", "PREPARED_DATA"), "[1]").expect(400);
    data.post(started.part("DATA", "PREPARED_DATA"), "{").expect(400);
    data.post(started.part("DATA", "FRONT"), "{}").expect(400);
    data.send(
            "POST",
            started.part("DATA", "PREPARED_DATA"),
            BodyPublishers.ofString("x"),
            "text/plain")
        .expect(415);
    var face = started.uploading("SELFIE");
    var path = started.part("SELFIE", "FACE");
    face.post(path, "{}").expect(415);
    new Parts()
        .file("file", "no picture".getBytes(StandardCharsets.UTF_8))
        .post(face, path)
        .expect(415);
    new Parts()
        .file("file", Portraits.jpeg(7, Look.PLAIN, (15 << 20) + 1))
        .post(face, path)
        .expect(413);
    var tiny = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    new Parts().file("file", Portraits.file(tiny, "png", 0)).post(face, path).expect(400);
    started.finalise(null).expect(200);
    started.finalise(null).expect(409);
    data.post(started.part("DATA", "PREPARED_DATA"), EMAIL).expect(409);
  }

  @Test
  @Tag("RS-199")
  void aFaultTheSandboxWasAskedForIsAProblem() {
    var problem =
        WORKFLOWS
            .api()
            .with("X-Sandbox-Fault", "500")
            .post(Workflows.ACCOUNTS, Workflows.request(10066).toString())
            .expect(500)
            .json();
    assertThat(problem.path("status").asInt()).isEqualTo(500);
  }

  @Test
  @Tag("RS-023")
  void tooManyRequestsAreToldSo() {
    var slow = Running.start(Map.of("limits.per-second", "1", "limits.burst", "3"));
    try {
      var api = slow.anonymous();
      var problem = api.get("/api/v1/status");
      for (var i = 0; i < 100 && problem.status() == 200; i++) problem = api.get("/api/v1/status");
      problem.expect(429);
      assertThat(problem.json().path("title").asString()).isEqualTo("Too Many Requests");
      assertThat(problem.header("Retry-After")).isNotEmpty();
    } finally {
      slow.stop();
    }
  }

  @Test
  @Tag("RS-015")
  @Tag("RS-017")
  void theCatalogueAndTheHealthAreThere() {
    assertThat(SERVER.anonymous().get("/api/v1/status").expect(200).json().path("status"))
        .hasToString("\"UP\"");
    var all = WORKFLOWS.api().get("/api/v1/workflow-definitions").expect(200).json();
    assertThat(all.valueStream().map(one -> one.path("key").asInt()))
        .hasSize(25)
        .contains(10005, 10148, 20009);
  }

  @ParameterizedTest
  @CsvSource({
    "10006, cpf, 960, PASSED, LOW_RISK, MATCH",
    "10006, cpf, 2300, WARNING, MEDIUM_RISK, PARTIAL_MATCH",
    "10006, unknown cpf, 960, REJECTED, HIGH_RISK, NOT_MATCH",
    "10093, renaper, 960, PASSED, LOW_RISK, MATCH",
    "10093, renaper, 2300, WARNING, MEDIUM_RISK, PARTIAL_MATCH",
    "20007, ine, 960, PASSED, LOW_RISK, MATCH",
    "20007, ine, 2300, WARNING, MEDIUM_RISK, PARTIAL_MATCH"
  })
  @Tag("RS-028")
  @Tag("RS-035")
  @Tag("RS-049")
  @Tag("RS-097")
  @Tag("RS-098")
  @Tag("RS-099")
  @Tag("RS-100")
  @Tag("RS-107")
  @Tag("RS-108")
  @Tag("RS-109")
  @Tag("RS-110")
  @Tag("RS-111")
  @Tag("RS-127")
  @Tag("RS-128")
  @Tag("RS-129")
  @Tag("RS-130")
  @Tag("RS-162")
  @Tag("RS-164")
  void aSelfieIsComparedWithThePhotoOnRecord(
      int key, String register, int width, String type, String label, String face) {
    var prepared =
        switch (register) {
          case "cpf" -> "{\"personalNumber\": \"11144477735\"}";
          case "unknown cpf" -> "{\"personalNumber\": \"52998224725\"}";
          case "renaper" ->
              "{\"firstName\":\"JUAN CARLOS\",\"lastName\":\"PEREZ\",\"sex\":\"M\","
                  + "\"id\":{\"idNumber\":\"30123456\"}}";
          default ->
              "{\"firstName\":\"JOSEFA\",\"paternalSurname\":\"LOPEZ\","
                  + "\"maternalSurname\":\"GARCIA\",\"ine\":{\"ocr\":\"0000345678911\","
                  + "\"issuingNumber\":\"02\",\"electorKey\":\"LPGRJS80010109M100\"}}";
        };
    var details =
        WORKFLOWS.start(key).data(prepared).picture("SELFIE", "FACE", stretched(width)).done();
    var capability = Workflows.only(details, "biometricVerification");
    assertThat(capability.path("decision").path("type").asString()).isEqualTo(type);
    assertThat(capability.path("decision").path("details").path("label").asString())
        .isEqualTo(label);
    assertThat(capability.path("data").path("faceMatch").asString()).isEqualTo(face);
    assertThat(label(Workflows.only(details, "usability"))).isEqualTo("OK");
  }

  @ParameterizedTest
  @CsvSource({
    "COL, GOMEZ RUIZ, ANDRES, 79876543, 1979-11-30, M",
    "PER, QUISPE, ROSA, 12345678, 1985-07-28, F"
  })
  @Tag("RS-091")
  @Tag("RS-136")
  void aNameThatWasReadIsComparedWhole(
      String issuer, String surname, String given, String number, LocalDate birth, String sex) {
    var passport =
        new DrawnPassport(
            issuer,
            surname,
            given,
            number,
            birth,
            sex,
            LocalDate.of(2022, 4, 16),
            LocalDate.of(2032, 4, 15),
            "LIMA",
            "PASSPORT OFFICE");
    var details =
        WORKFLOWS
            .start(10054)
            .picture("ID", "FRONT", DocumentTest.PHONE.of(passport.image(DocumentTest.ocrB())))
            .done();
    var register = Workflows.only(details, "govtIdVerification");
    assertThat(register.path("data").path("completeNameMatch").asString())
        .as(details.toString())
        .isEqualTo("MATCH");
    assertThat(register.path("data").path("nationalIdMatch").asString()).isEqualTo("MATCH");
    assertThat(register.path("data").has("firstNameMatch")).isEqualTo(!issuer.equals("COL"));
  }

  @Test
  @Tag("RS-031")
  @Tag("RS-042")
  void preparedDataStandsBesideDocuments() {
    var selfie = Portraits.jpeg(Portraits.ON_RECORD, Look.PLAIN, 0);
    var request = Workflows.request(10021);
    request
        .withObject("workflowDefinition")
        .putArray("credentials")
        .addObject()
        .put("category", "DATA");
    var details =
        WORKFLOWS
            .start(request)
            .data(
                "{\"firstName\":\"MARIA\",\"lastName\":\"SILVA SANTOS\","
                    + "\"personalNumber\":\"11144477735\",\"address\":{\"country\":\"BRA\"}}")
            .picture("SELFIE", "FACE", selfie)
            .done();
    assertThat(label(Workflows.only(details, "braCpfValidation"))).isEqualTo("OK");
    assertThat(label(Workflows.only(details, "biometricVerification"))).isEqualTo("LOW_RISK");
    var whole = Workflows.request(10013).put("userReference", "user-1");
    whole
        .withObject("workflowDefinition")
        .putArray("credentials")
        .addObject()
        .put("category", "DATA");
    var all =
        WORKFLOWS
            .start(whole)
            .data(
                "{\"firstName\":\"Billy\",\"middleName\":\"Bob\",\"lastName\":\"Buck\","
                    + "\"email\":\"pass@sandbox.test\",\"phoneNumber\":\"+14155550100\","
                    + "\"personalNumber\":\"123456789\",\"address\":{\"line1\":"
                    + "\"1600 Sandbox Way\",\"city\":\"San Francisco\",\"postalCode\":\"94103\","
                    + "\"subdivision\":\"CA\",\"country\":\"USA\"}}")
            .picture("SELFIE", "FACE", selfie)
            .done();
    assertThat(label(Workflows.only(all, "addressValidation"))).isEqualTo("OK");
    assertThat(label(Workflows.only(all, "proofOfResidency"))).isEqualTo("OK");
    assertThat(label(Workflows.only(all, "drivingLicenseVerification")))
        .isEqualTo("UNSUPPORTED_STATE");
    assertThat(label(Workflows.only(all, "watchlistScreening"))).isEqualTo("OK");
  }

  /// Somebody who looks a little, or another bit, like the one on record.
  private static byte[] stretched(int width) {
    var wide = new BufferedImage(width, 1_200, BufferedImage.TYPE_INT_RGB);
    var face = Portraits.drawn(width == 960 ? Portraits.ON_RECORD : 4, Look.PLAIN);
    wide.getGraphics().drawImage(face, 0, 0, width, 1_200, null);
    return Portraits.file(wide, "jpeg", 0);
  }

  private static String label(JsonNode capability) {
    return capability.path("decision").path("details").path("label").asString();
  }

  @Test
  @Tag("RS-032")
  @Tag("RS-036")
  @Tag("RS-038")
  @Tag("RS-041")
  @Tag("RS-096")
  @Tag("RS-101")
  @Tag("RS-151")
  void aPassportFeedsTheRegisterBehindIt() {
    var passport =
        new DrawnPassport(
            "ARG",
            "PEREZ",
            "JUAN CARLOS",
            "30123456",
            LocalDate.of(1983, 5, 15),
            "M",
            LocalDate.of(2022, 4, 16),
            LocalDate.of(2032, 4, 15),
            "BUENOS AIRES",
            "RENAPER");
    var picture = DocumentTest.PHONE.of(passport.image(DocumentTest.ocrB()));
    var selfie = Portraits.jpeg(Portraits.ON_RECORD, Look.PLAIN, 0);
    var details =
        WORKFLOWS
            .start(10054)
            .picture("ID", "FRONT", picture)
            .picture("SELFIE", "FACE", selfie)
            .done();
    var extraction = Workflows.only(details, "extraction");
    assertThat(extraction.path("data").path("lastName").asString()).isEqualTo("PEREZ");
    var register = Workflows.only(details, "govtIdVerification");
    assertThat(register.toString()).contains("\"label\":\"OK\"", "\"sexMatch\":\"MATCH\"");
    var face =
        WORKFLOWS
            .start(10094)
            .picture("ID", "FRONT", picture)
            .picture("SELFIE", "FACE", selfie)
            .done();
    assertThat(label(Workflows.only(face, "biometricVerification"))).isEqualTo("LOW_RISK");
    var request = Workflows.request(10120);
    request.putObject("userConsent").put("userIp", "198.51.100.10");
    var hosted = WORKFLOWS.start(request).picture("ID", "FRONT", picture).done();
    assertThat(label(Workflows.only(hosted, "geoIpVerification"))).isEqualTo("HIGH_RISK");
    assertThat(label(Workflows.only(hosted, "liveness"))).isEqualTo("PRECONDITION_NOT_FULFILLED");
  }

  @Test
  @Tag("RS-194")
  void whatNobodyFinishesExpires() throws IOException {
    var now = new AtomicReference<>(Instant.now());
    var own = Files.createTempDirectory("bonafide-expiry"); // others do not live in its future
    var server = Running.start(Map.of("data.folder", own.toString()), now::get);
    try {
      var workflows = new Workflows(server, Environment.DEVELOPMENT);
      var untouched = workflows.start(10066);
      var begun = workflows.start(10066).data(EMAIL);
      now.set(now.get().plus(Duration.ofMinutes(16)));
      assertExpired(begun, "SESSION_EXPIRED");
      begun.finalise(null).expect(409);
      assertThat(status(workflows.api(), untouched)).isEqualTo("INITIATED");
      now.set(now.get().plus(Duration.ofMinutes(15)));
      assertExpired(untouched, "TOKEN_EXPIRED");
      untouched.finalise(null).expect(401);
      now.set(now.get().plus(Duration.ofHours(1)));
      assertThat(workflows.api().get(begun.path()).expect(401).json().path("detail"))
          .hasToString("\"token expired\"");
    } finally {
      server.stop();
    }
  }

  private static void assertExpired(Workflows.Started started, String status) {
    var details = started.awaiting(status);
    assertThat(details.path("decision").toString()).contains("NOT_EXECUTED", status, "-1");
    assertThat(details.path("capabilities")).isEmpty();
    assertThat(details.path("credentials")).isEmpty();
  }

  @Test
  void theOperatorsWorkflowsStandBesideTheShippedOnes() throws Exception {
    var file = Files.createTempFile("workflows", ".yaml");
    Files.writeString(
        file,
        "- {key: 30001, name: Contact, credentials: [DATA],"
            + " capabilities: [emailVerification, phoneVerification]}\n"
            + "- {key: 30002, name: Loan, credentials: [DATA], risky: true,"
            + " capabilities: [phoneVerification]}\n");
    var server = Running.start(Map.of("workflows.file", file.toString()));
    try {
      var details =
          new Workflows(server, Environment.DEVELOPMENT)
              .start(30001)
              .data("{\"email\":\"pass@sandbox.test\",\"phoneNumber\":\"+14155550102\"}")
              .done();
      assertThat(label(Workflows.only(details, "emailVerification"))).isEqualTo("LOW_RISK");
      assertThat(label(Workflows.only(details, "phoneVerification"))).isEqualTo("HIGH_RISK");
      assertThat(details.path("decision").path("type").asString()).isEqualTo("REJECTED");
      var live = new Workflows(server, Environment.LIVE);
      var phone = "{\"phoneNumber\":\"+628120%07d\"}".formatted(System.nanoTime() % 10_000_000);
      live.start(30002).data(phone).done();
      assertThat(live.start(10065).data(phone).done().toString())
          .contains("SHORT-TERM ACTIVITY ON RISKY SERVICES");
    } finally {
      server.stop();
    }
  }
}
