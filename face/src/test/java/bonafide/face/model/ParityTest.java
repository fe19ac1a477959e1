package bonafide.face.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The converted networks answer what their own libraries answered to the same made-up image;
/// `weights/record.mjs` recorded it.
class ParityTest {
  private static final JsonNode RECORDED =
      JsonMapper.shared()
          .readTree(
              Objects.requireNonNull(
                  ParityTest.class.getResourceAsStream("/bonafide/face/parity.json")));

  @ParameterizedTest
  @CsvSource({
    "DETECTOR, blazeface",
    "MESH, facemesh",
    "EYE, iris",
    "FEATURES, faceres",
    "DESCRIPTOR, recognition"
  })
  void aConvertedNetworkAnswersAsTheOriginal(Own own, String name) {
    try (var network = own.load()) {
      var answer = network.ask(waves(own.input().wide()));
      assertThat(answer.keySet())
          .containsExactlyInAnyOrderElementsOf(RECORDED.get(name).propertyNames());
      answer.forEach(
          (output, values) ->
              assertThat(cosine(values, RECORDED.get(name).get(output)))
                  .as(output)
                  .isGreaterThan(0.99999));
    }
  }

  private static float[] waves(int side) {
    var values = new float[side * side * 3];
    var at = 0;
    for (var y = 0; y < side; y++)
      for (var x = 0; x < side; x++)
        for (var c = 0; c < 3; c++)
          values[at++] = (float) (127.5 + 127.5 * Math.sin((x * (c + 1) + 2 * y) / 17.0));
    return values;
  }

  private static double cosine(float[] values, JsonNode recorded) {
    assertThat(recorded.size()).isEqualTo(values.length);
    double both = 0;
    double ones = 0;
    double twos = 0;
    for (var i = 0; i < values.length; i++) {
      var expected = recorded.get(i).asDouble();
      both += values[i] * expected;
      ones += values[i] * (double) values[i];
      twos += expected * expected;
    }
    return both / Math.sqrt(ones * twos);
  }
}
