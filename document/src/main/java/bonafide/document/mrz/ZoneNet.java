package bonafide.document.mrz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;

/// A small convolutional network that says of each column of a strip of OCR-B which character
/// stands there, or none. It was trained on lines drawn by the trainer beside the tests; nobody's
/// document was used.
final class ZoneNet {
  static final String CLASSES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
  static final int NONE = CLASSES.length();
  static final int HIGH = 32;

  /// Of a strip, from one character to the next.
  static final int PITCH = 20;

  /// Columns of the answer are this many pixels apart.
  static final int STRIDE = 2;

  /// Outputs, inputs, height, width, steps down and across, margins down and across.
  record Shape(int to, int from, int high, int wide, int down, int across, int top, int left) {
    int weights() {
      return to * from * high * wide;
    }
  }

  static final Shape[] SHAPES = {
    new Shape(12, 1, 5, 5, 2, 2, 2, 2),
    new Shape(24, 12, 3, 3, 2, 1, 1, 1),
    new Shape(32, 24, 3, 3, 2, 1, 1, 1),
    new Shape(64, 32, 4, 5, 1, 1, 0, 2),
    new Shape(NONE + 1, 64, 1, 1, 1, 1, 0, 0)
  };

  /// Of each layer the weights, then the biases.
  final float[][] weights;

  ZoneNet(float[][] weights) {
    this.weights = weights;
  }

  static ZoneNet own() {
    return Own.NET;
  }

  /// Read when first asked for.
  private static final class Own {
    static final ZoneNet NET = read();
  }

  /// What a layer makes: planes of rows.
  record Planes(int count, int high, int wide, float[] values) {}

  /// @param strip grey, 0 black to 1 white, 32 rows
  /// @return of each column the likelihood of each class, 0 to 1
  float[][] read(float[] strip, int wide) {
    var planes = new Planes(1, HIGH, wide, normal(strip));
    for (var layer = 0; layer < SHAPES.length; layer++)
      planes = forward(planes, layer, layer < SHAPES.length - 1);
    return likelihoods(planes);
  }

  /// Mean 0 and spread 1.
  static float[] normal(float[] strip) {
    var mean = 0.0;
    for (var value : strip) mean += value;
    mean /= strip.length;
    var spread = 1e-4;
    for (var value : strip) spread += (value - mean) * (value - mean);
    var scale = (float) (1 / Math.sqrt(spread / strip.length));
    var normal = new float[strip.length];
    for (var i = 0; i < strip.length; i++) normal[i] = (float) (strip[i] - mean) * scale;
    return normal;
  }

  static float[][] likelihoods(Planes scores) {
    var columns = new float[scores.wide()][NONE + 1];
    for (var x = 0; x < scores.wide(); x++) {
      var most = Float.NEGATIVE_INFINITY;
      for (var c = 0; c <= NONE; c++) most = Math.max(most, scores.values()[c * scores.wide() + x]);
      var sum = 0f;
      for (var c = 0; c <= NONE; c++) {
        columns[x][c] = (float) Math.exp(scores.values()[c * scores.wide() + x] - most);
        sum += columns[x][c];
      }
      for (var c = 0; c <= NONE; c++) columns[x][c] /= sum;
    }
    return columns;
  }

  Planes forward(Planes in, int layer, boolean isCut) {
    var shape = SHAPES[layer];
    var high = (in.high() + 2 * shape.top() - shape.high()) / shape.down() + 1;
    var wide = (in.wide() + 2 * shape.left() - shape.wide()) / shape.across() + 1;
    var out = new float[shape.to() * high * wide];
    var w = weights[layer];
    var row = new float[wide];
    for (var to = 0; to < shape.to(); to++)
      Arrays.fill(out, to * high * wide, (to + 1) * high * wide, w[shape.weights() + to]);
    for (var from = 0; from < shape.from(); from++) {
      for (var y = 0; y < high; y++) {
        for (var ky = 0; ky < shape.high(); ky++) {
          var sourceY = y * shape.down() + ky - shape.top();
          if (sourceY < 0 || sourceY >= in.high()) continue;
          for (var kx = 0; kx < shape.wide(); kx++) {
            take(in, from, sourceY, kx - shape.left(), shape.across(), row);
            for (var to = 0; to < shape.to(); to++) {
              var weight = w[((to * shape.from() + from) * shape.high() + ky) * shape.wide() + kx];
              add(out, (to * high + y) * wide, row, weight);
            }
          }
        }
      }
    }
    if (isCut) for (var i = 0; i < out.length; i++) out[i] = Math.max(0, out[i]);
    return new Planes(shape.to(), high, wide, out);
  }

  static void take(Planes in, int plane, int y, int shift, int step, float[] row) {
    var start = (plane * in.high() + y) * in.wide();
    for (var x = 0; x < row.length; x++) {
      var from = x * step + shift;
      row[x] = from < 0 || from >= in.wide() ? 0 : in.values()[start + from];
    }
  }

  private static void add(float[] out, int at, float[] row, float weight) {
    for (var x = 0; x < row.length; x++) out[at + x] += row[x] * weight;
  }

  /// Weights as the nearest half-precision numbers.
  byte[] bytes() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      for (var layer : weights)
        for (var weight : layer) out.writeShort(Float.floatToFloat16(weight));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static ZoneNet read() {
    try (var in = ZoneNet.class.getResourceAsStream("zone.f16")) {
      return of(Objects.requireNonNull(in).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ZoneNet of(byte[] bytes) throws IOException {
    var weights = new float[SHAPES.length][];
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (var layer = 0; layer < SHAPES.length; layer++) {
        weights[layer] = new float[SHAPES[layer].weights() + SHAPES[layer].to()];
        for (var i = 0; i < weights[layer].length; i++)
          weights[layer][i] = Float.float16ToFloat(in.readShort());
      }
    }
    return new ZoneNet(weights);
  }
}
