package bonafide.document.text;

import bonafide.image.Picture;
import bonafide.network.Network;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Reads strips with the PP-OCRv4 recogniser: Latin letters, digits, marks and Chinese.
final class LineReader implements AutoCloseable {
  private static final int HIGH = 48;
  private static final int LEAST_WIDE = 48;
  private static final int MOST_WIDE = 2_400;

  private final Network network =
      Network.own(LineReader.class.getResource("/models/ch_PP-OCRv4_rec_infer.onnx"), false);

  /// The text each output stands for; the first stands for nothing.
  private final List<String> alphabet = alphabet();

  private static List<String> alphabet() {
    var resource = LineReader.class.getResourceAsStream("/models/ppocr_keys_v1.txt");
    try (var in =
        new BufferedReader(
            new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
      var alphabet = new ArrayList<String>();
      alphabet.add("");
      in.lines().forEach(alphabet::add);
      alphabet.add(" ");
      return List.copyOf(alphabet);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Line read(Picture picture, Strip strip) {
    var natural = strip.pixelsWide(HIGH);
    var wide = Math.clamp(natural, LEAST_WIDE, MOST_WIDE);
    var rgb = picture.sample(strip.map(HIGH), Math.min(natural, wide), HIGH);
    var drawn = Math.min(natural, wide);
    var pixels = wide * HIGH;
    var values = new float[3 * pixels];
    for (var y = 0; y < HIGH; y++)
      for (var x = 0; x < drawn; x++)
        for (var band = 0; band < 3; band++)
          values[band * pixels + y * wide + x] = rgb[3 * (y * drawn + x) + 2 - band] / 127.5f - 1;
    var scores = network.run(values, wide, HIGH, true).values().iterator().next();
    return Spaces.insert(decode(scores, strip, (double) drawn / wide), rgb, drawn, HIGH);
  }

  /// @param spaces how likely a space stands before each character, as far as the network says
  record Decoded(Line line, double[] spaces) {}

  private Decoded decode(float[] scores, Strip strip, double used) {
    var outputs = alphabet.size();
    var steps = scores.length / outputs;
    var text = new StringBuilder();
    var at = new double[steps * 2];
    var sure = new double[steps * 2];
    var spaces = new double[steps * 2 + 1];
    var count = 0;
    var before = 0;
    for (var step = 0; step < steps; step++) {
      var best = best(scores, step * outputs, outputs);
      if (best != 0 && best != before) {
        for (var unit : alphabet.get(best).toCharArray()) {
          text.append(unit);
          at[count] = Math.min(1, (step + 0.5) / steps / used);
          sure[count++] = scores[step * outputs + best];
        }
      }
      spaces[count] = Math.max(spaces[count], scores[step * outputs + outputs - 1]);
      before = best;
    }
    var mean = Arrays.stream(sure, 0, count).average().orElse(0);
    return new Decoded(
        new Line(
            text.toString(), mean, strip, Arrays.copyOf(at, count), Arrays.copyOf(sure, count)),
        spaces);
  }

  private static int best(float[] scores, int from, int outputs) {
    var best = 0;
    for (var i = 1; i < outputs; i++) if (scores[from + i] > scores[from + best]) best = i;
    return best;
  }

  @Override
  public void close() {
    network.close();
  }
}
