package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every risk signal with every persona, and with data that is missing, badly formed or of a place
/// nobody serves: decision, label and members, from upload to details.
@Execution(ExecutionMode.CONCURRENT)
class SignalTableTest {
  private static final Workflows WORKFLOWS =
      new Workflows(Running.shared(), Environment.DEVELOPMENT);

  static Stream<Named<JsonNode>> signals() {
    var all =
        Api.JSON.readTree(
            Objects.requireNonNull(SignalTableTest.class.getResourceAsStream("signals.json")));
    return all.valueStream().map(one -> Named.of(one.path("name").asString(), one));
  }

  @Tag("RS-027")
  @Tag("RS-029")
  @Tag("RS-030")
  @Tag("RS-033")
  @Tag("RS-034")
  @Tag("RS-037")
  @Tag("RS-039")
  @Tag("RS-040")
  @Tag("RS-043")
  @Tag("RS-044")
  @Tag("RS-045")
  @Tag("RS-046")
  @Tag("RS-047")
  @Tag("RS-048")
  @Tag("RS-050")
  @Tag("RS-051")
  @Tag("RS-052")
  @Tag("RS-053")
  @Tag("RS-054")
  @Tag("RS-055")
  @Tag("RS-057")
  @Tag("RS-058")
  @Tag("RS-059")
  @Tag("RS-060")
  @Tag("RS-062")
  @Tag("RS-063")
  @Tag("RS-064")
  @Tag("RS-065")
  @Tag("RS-067")
  @Tag("RS-068")
  @Tag("RS-069")
  @Tag("RS-070")
  @Tag("RS-072")
  @Tag("RS-073")
  @Tag("RS-074")
  @Tag("RS-075")
  @Tag("RS-077")
  @Tag("RS-078")
  @Tag("RS-079")
  @Tag("RS-080")
  @Tag("RS-082")
  @Tag("RS-083")
  @Tag("RS-084")
  @Tag("RS-085")
  @Tag("RS-087")
  @Tag("RS-088")
  @Tag("RS-089")
  @Tag("RS-090")
  @Tag("RS-092")
  @Tag("RS-093")
  @Tag("RS-094")
  @Tag("RS-095")
  @Tag("RS-102")
  @Tag("RS-103")
  @Tag("RS-104")
  @Tag("RS-105")
  @Tag("RS-106")
  @Tag("RS-112")
  @Tag("RS-113")
  @Tag("RS-114")
  @Tag("RS-115")
  @Tag("RS-117")
  @Tag("RS-118")
  @Tag("RS-119")
  @Tag("RS-120")
  @Tag("RS-121")
  @Tag("RS-122")
  @Tag("RS-123")
  @Tag("RS-124")
  @Tag("RS-125")
  @Tag("RS-132")
  @Tag("RS-133")
  @Tag("RS-134")
  @Tag("RS-135")
  @Tag("RS-137")
  @Tag("RS-138")
  @Tag("RS-139")
  @Tag("RS-140")
  @Tag("RS-142")
  @Tag("RS-143")
  @Tag("RS-144")
  @Tag("RS-145")
  @Tag("RS-147")
  @Tag("RS-148")
  @Tag("RS-149")
  @Tag("RS-150")
  @Tag("RS-152")
  @Tag("RS-153")
  @Tag("RS-154")
  @Tag("RS-155")
  @Tag("RS-157")
  @Tag("RS-158")
  @Tag("RS-159")
  @Tag("RS-160")
  @Tag("RS-161")
  @Tag("RS-163")
  @Tag("RS-165")
  @Tag("RS-166")
  @Tag("RS-167")
  @Tag("RS-169")
  @Tag("RS-170")
  @Tag("RS-171")
  @Tag("RS-172")
  @Tag("RS-173")
  @Tag("RS-174")
  @Tag("RS-175")
  @Tag("RS-176")
  @Tag("RS-177")
  @Tag("RS-178")
  @Tag("RS-179")
  @Tag("RS-180")
  @Tag("RS-181")
  @Tag("RS-184")
  @Tag("RS-191")
  @Tag("RS-192")
  @Tag("RS-200")
  @ParameterizedTest
  @MethodSource("signals")
  void aSignalIsJudgedAsItsTableSays(JsonNode one) {
    var request = Workflows.request(one.path("key").asInt());
    if (one.has("capabilities"))
      request.withObject("workflowDefinition").set("capabilities", one.path("capabilities"));
    one.path("extra").forEachEntry(request::set);
    var started = WORKFLOWS.start(request);
    var part = one.path("part").asString("PREPARED_DATA");
    if (!one.path("send").isNull()) started.data(part, one.path("send").toString());
    started.finalise(one.path("fault").asString(null)).expect(200);
    var details = started.finished();
    var capability = Workflows.only(details, one.path("capability").asString());
    var decision = one.path("decision");
    assertThat(capability.path("decision").path("type")).isEqualTo(decision.get(0));
    assertThat(capability.path("decision").path("details").path("label"))
        .isEqualTo(decision.get(1));
    assertThat(details.path("decision").path("risk").path("score").asInt())
        .isEqualTo(decision.get(2).asInt());
    one.path("data")
        .forEachEntry(
            (name, expected) ->
                assertThat(plain(capability.path("data").path(name)))
                    .as(name)
                    .isEqualTo(plain(expected)));
  }

  /// Alerts may end in how often, or by how much.
  private static String plain(JsonNode value) {
    return value.toString().replaceAll("- [^\"]*", "");
  }
}
