package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.verification.client.Clients;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Every documented sample reply of the look-ups, member by member.
@Execution(ExecutionMode.CONCURRENT)
class SampleRepliesTest {
  private static final Running SERVER = Running.start(Map.of("sandbox.live-registers", "true"));
  private static final Clients.Created REVIEWING =
      SERVER.installation().clients().create(new Clients.Wanted("Reviewing", true, null, Set.of()));

  static Stream<Named<JsonNode>> samples() {
    var all =
        Api.JSON.readTree(
            Objects.requireNonNull(SampleRepliesTest.class.getResourceAsStream("look-ups.json")));
    return all.valueStream().map(sample -> Named.of(sample.path("name").asString(), sample));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleIsAnsweredAsDocumented(JsonNode sample) throws InterruptedException {
    var api = api(sample);
    var path = sample.path("path").asString();
    var created = created(api, path, sample).expect(200).json();
    var read = created;
    var expected = sample.path("reply");
    for (var i = 0; i < 200 && !read.path("status").equals(expected.path("status")); i++) {
      Thread.sleep(50);
      read = api.get(path + "/" + created.path("id").asString()).expect(200).json();
    }
    assertThat(masked(read, expected)).isEqualTo(expected);
  }

  private static Api api(JsonNode sample) {
    var environment =
        sample.path("live").asBoolean(false) ? Environment.LIVE : Environment.DEVELOPMENT;
    var api = SERVER.api(sample.has("review") ? REVIEWING : SERVER.newClient(), environment);
    return sample.has("magic") ? api.with("x-magic-reply", sample.path("magic").asString()) : api;
  }

  private static Api.Answer created(Api api, String path, JsonNode sample) {
    if (!sample.has("form")) return api.post(path, sample.path("send").toString());
    var form = new StringBuilder();
    sample
        .path("send")
        .forEachEntry(
            (name, value) ->
                form.append("--x\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append("\"\r\n\r\n")
                    .append(value.asString())
                    .append("\r\n"));
    var body = BodyPublishers.ofString(form + "--x--\r\n");
    return api.send("POST", path, body, "multipart/form-data; boundary=x");
  }

  /// What differs each time is replaced by what the sample has in its place: times, and ids
  /// behind their prefix.
  private static JsonNode masked(JsonNode read, JsonNode expected) {
    var masked = (ObjectNode) read.deepCopy();
    var prefix = expected.path("id").asString().replaceAll("[<>]", "");
    if (read.path("id").asString().matches(prefix + "[0-9a-f-]{24,36}"))
      masked.put("id", "<" + prefix + ">");
    for (var time : new String[] {"created", "updated"})
      if (read.path(time)
          .asString("")
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"))
        masked.put(time, "<time>");
    return masked;
  }
}
