package bonafide.face.live;

import bonafide.face.detect.Face;
import bonafide.face.model.Own;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Whether a face wears a mask over nose and mouth: a logistic probe on 1,024 features of a
/// network made for age and gender. Its 1,025 numbers were fitted to photographs on which masks
/// were drawn.
public final class Masks implements AutoCloseable {
  /// The square shown to the network, in sizes of the face.
  private static final double AROUND = 1.25;

  private final Own.Loaded network = Own.FEATURES.load();
  private final double[] weights;

  public Masks() {
    try (var in = Masks.class.getResourceAsStream("/bonafide/face/mask.txt")) {
      var text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.US_ASCII);
      weights = text.lines().mapToDouble(Double::parseDouble).toArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From 0 to 1; a mask is more likely than not from 0.5.
  public double probability(Picture picture, Face face) {
    var features = features(picture, face);
    var sum = weights[features.length];
    for (var i = 0; i < features.length; i++) sum += weights[i] * features[i];
    return 1 / (1 + Math.exp(-sum));
  }

  /// What the probe is fitted to.
  float[] features(Picture picture, Face face) {
    var extent = face.extent();
    var map =
        Similarity.square(
            extent.centreX(),
            extent.centreY(),
            Math.max(extent.wide(), extent.high()) * AROUND,
            Math.toRadians(face.roll()),
            network.input().wide());
    return Objects.requireNonNull(network.ask(picture, map).get("features"));
  }

  @Override
  public void close() {
    network.close();
  }
}
