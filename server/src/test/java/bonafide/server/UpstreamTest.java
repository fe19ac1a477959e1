package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.document.drawn.DrawnPassport;
import bonafide.face.drawn.DrawnFace.Look;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// A document that was read in the same workflow says what was not prepared: names, the birth
/// date, a number, the country.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class UpstreamTest {
  private final Running server;
  private final Workflows workflows;

  UpstreamTest(@TempDir Path folder) throws IOException {
    var file = folder.resolve("workflows.yaml");
    Files.writeString(
        file,
        """
        - {key: 30001, name: A, credentials: [ID, DATA], capabilities: [addressValidation]}
        - {key: 30002, name: B, credentials: [ID, DATA], capabilities: [proofOfResidency]}
        - {key: 30003, name: C, credentials: [ID, DATA], capabilities: [drivingLicenseVerification]}
        - {key: 30005, name: D, credentials: [ID, DATA], capabilities: [ekycSsnVerification]}
        - {key: 30006, name: E, credentials: [ID, DATA], capabilities: [globalIdentityCheck]}
        - {key: 30007, name: F, credentials: [ID, DATA], capabilities: [ekycCheck]}
        - {key: 30008, name: G, credentials: [ID, DATA], capabilities: [govtIdVerification], register: nominal-list}
        - {key: 30010, name: I, credentials: [ID], capabilities: [emailVerification]}
        - {key: 30011, name: J, credentials: [ID], capabilities: [phoneVerification]}
        - {key: 30012, name: K, credentials: [ID, SELFIE], capabilities: [usability, biometricVerification], register: cpf}
        - {key: 30009, name: H, credentials: [ID, DATA], capabilities: [braCpfValidation], register: cpf}
        """);
    server = Running.start(Map.of("workflows.file", file.toString()));
    workflows = new Workflows(server, Environment.DEVELOPMENT);
  }

  @AfterAll
  void close() {
    server.stop();
  }

  private static byte[] passport(String holder) {
    return IdvTest.png(page(holder, ""));
  }

  private static BufferedImage page(String holder, String personalNumber) {
    var words = holder.split("/");
    var birth = LocalDate.parse(words[2]);
    var page =
        new DrawnPassport(
            words[3],
            words[0],
            words[1],
            "L898902C3",
            birth,
            "F",
            LocalDate.of(2022, 4, 16),
            LocalDate.of(2032, 4, 15),
            "ZENITH",
            "PASSPORT OFFICE",
            personalNumber);
    return page.image(DocumentTest.ocrB());
  }

  @Tag("RS-086")
  @Tag("RS-141")
  @ParameterizedTest
  @CsvSource({
    "30010, emailVerification, E-mail: pass@sandbox.test",
    "30011, phoneVerification, Phone: +1 415 555 0100"
  })
  void whatIsPrintedOnTheDocumentIsVerified(int key, String capability, String print) {
    var page = page("BUCK/BILLY/1985-07-28/USA", "");
    var pen = page.createGraphics();
    pen.setColor(Color.BLACK);
    pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 34));
    pen.drawString(print, 480, 760);
    pen.dispose();
    var read = workflows.start(key).picture("ID", "FRONT", IdvTest.png(page)).done();
    assertThat(type(Workflows.only(read, capability))).as(read.toString()).isEqualTo("PASSED");
    var silent =
        workflows.start(key).picture("ID", "FRONT", passport("BUCK/BILLY/1985-07-28/USA")).done();
    assertThat(type(Workflows.only(silent, capability))).isEqualTo("NOT_EXECUTED");
  }

  private static String type(JsonNode judged) {
    return judged.path("decision").path("type").asString();
  }

  @Test
  @Tag("RS-131")
  void theNumberOfThePassportsZoneFindsThePhotoOnRecord() {
    var selfie = Portraits.jpeg(Portraits.ON_RECORD, Look.PLAIN, 0);
    var holder = "SILVA SANTOS/MARIA/1990-05-20/BRA";
    var read =
        workflows
            .start(30012)
            .picture("ID", "FRONT", IdvTest.png(page(holder, "11144477735")))
            .picture("SELFIE", "FACE", selfie)
            .done();
    var judged = Workflows.only(read, "biometricVerification");
    assertThat(type(judged)).as(read.toString()).isEqualTo("PASSED");
    assertThat(judged.path("data").path("faceMatch").asString()).isEqualTo("MATCH");
  }

  /// A passport does not say which of the surnames is the father's.
  @Test
  @Tag("RS-168")
  void surnamesThatWereReadAreNotSplitForRenapo() {
    var details =
        workflows
            .start(10054)
            .picture("ID", "FRONT", passport("LOPEZ GARCIA/JOSEFA/1980-01-01/MEX"))
            .done();
    var judged = Workflows.only(details, "govtIdVerification");
    assertThat(type(judged)).as(details.toString()).isEqualTo("NOT_EXECUTED");
    assertThat(judged.path("decision").path("details").path("label").asString())
        .isEqualTo("PRECONDITION_NOT_FULFILLED");
  }

  @Tag("RS-056")
  @Tag("RS-061")
  @Tag("RS-066")
  @Tag("RS-081")
  @Tag("RS-116")
  @Tag("RS-126")
  @Tag("RS-146")
  @Tag("RS-156")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "30001|addressValidation|BUCK/BILLY BOB/1985-07-28/USA|reasonMessage|Premises Full,Geocoded to Rooftop Level|{'address': {'line1': '1600 Sandbox Way', 'city': 'San Francisco', 'postalCode': '94103', 'subdivision': 'CA', 'country': 'USA'}}",
        "30002|proofOfResidency|BUCK/BILLY/1985-07-28/USA|reasonMessage|Premises Full,Geocoded to Rooftop Level|{'middleName': 'Bob', 'email': 'pass@sandbox.test', 'phoneNumber': '+14155550100', 'address': {'line1': '1600 Sandbox Way', 'city': 'San Francisco', 'postalCode': '94103', 'subdivision': 'CA', 'country': 'USA'}}",
        "30003|drivingLicenseVerification|SMITH/JOHN/1980-02-03/USA|dobMatch|MATCH|{'address': {'line1': '200 Congress Ave', 'city': 'Austin', 'postalCode': '78701', 'subdivision': 'TX', 'country': 'USA'}, 'id': {'idNumber': 'TX12345678', 'issuingDate': '2020-01-15', 'expiryDate': '2030-02-03', 'type': 'DRIVING_LICENSE'}}",
        "30005|ekycSsnVerification|SMITH/JOHN/1980-02-03/USA|dateOfBirthMatch|match|{'socialSecurityNumber': '219099999', 'phoneNumber': '+14155550100', 'address': {'line1': '100 Main St', 'city': 'San Francisco', 'postalCode': '94103', 'subdivision': 'CA', 'country': 'USA'}}",
        "30006|globalIdentityCheck|BUCK/BILLY/1985-07-28/USA|emailMatchToName|no-match|{'phoneNumber': '+14155550110', 'email': 'pass@sandbox.test', 'ipAddress': '203.0.113.10', 'address': {'line1': '1600 Sandbox Way', 'city': 'San Francisco', 'postalCode': '94103', 'subdivision': 'CA', 'country': 'USA'}}",
        "30007|ekycCheck|MUSTERMANN/ERIKA/1964-08-12/D<<|dateOfBirthMatch|MATCH|{'phoneNumber': '+4915112345678', 'address': {'line1': 'Heidestrasse 17', 'city': 'Koeln', 'postalCode': '51147', 'country': 'DEU'}}",
        "30008|govtIdVerification|LOPEZ/JOSEFA/1980-01-01/MEX|message|Valid as ID and you can vote|{'ine': {'cic': '201112341', 'citizenID': '093418420', 'type': 'H'}}",
        "30009|braCpfValidation|SILVA SANTOS/MARIA/1990-05-20/BRA|nameMatch|MATCH|{'id': {'idNumber': '11144477735'}}"
      })
  void whatWasNotPreparedIsReadFromTheDocument(
      int key, String capability, String holder, String member, String value, String prepared) {
    var started =
        workflows
            .start(key)
            .picture("ID", "FRONT", passport(holder))
            .data(prepared.replace('\'', '"'));
    var judged = Workflows.only(started.done(), capability);
    assertThat(judged.path("decision").path("type").asString())
        .as(judged.toString())
        .isEqualTo("PASSED");
    assertThat(judged.path("data").path(member).asString()).isEqualTo(value);
    // Alone, what was prepared is not enough.
    var alone = workflows.start(key).data(prepared.replace('\'', '"'));
    var lacking = Workflows.only(alone.done(), capability);
    var passed = lacking.path("decision").path("type").asString().equals("PASSED");
    var same = lacking.path("data").path(member).asString("").equals(value);
    assertThat(passed && same).as(lacking.toString()).isFalse();
  }
}
