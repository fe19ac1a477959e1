package bonafide.face.live;

import bonafide.face.detect.Face;
import bonafide.face.detect.Landmark;
import bonafide.face.model.Own;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.util.Objects;

/// How far the eyes of a face are open, from the lids that a network finds in each.
public final class Eyes implements AutoCloseable {
  /// Below this an eye is shut. On 67 press photos open eyes measure 0.19 (a laugh) to 0.50; shut
  /// ones measure under 0.10.
  private static final double OPEN = 0.14;

  /// The square handed to the network, in widths of the eye.
  private static final double AROUND = 2.3;

  private final Own.Loaded network = Own.EYE.load();

  /// The gap between the lids as a part of the eye's width, of the right and the left eye.
  public record Openness(double right, double left) {
    public boolean isOpen() {
      return right > OPEN && left > OPEN;
    }

    public boolean isShut() {
      return right < OPEN && left < OPEN;
    }
  }

  public Openness openness(Picture picture, Face face) {
    return new Openness(
        gap(picture, face, Landmark.RIGHT_EYE_OUTER, Landmark.RIGHT_EYE_INNER),
        gap(picture, face, Landmark.LEFT_EYE_INNER, Landmark.LEFT_EYE_OUTER));
  }

  private double gap(Picture picture, Face face, Landmark from, Landmark to) {
    var across = face.x(to) - face.x(from);
    var down = face.y(to) - face.y(from);
    var map =
        Similarity.square(
            (face.x(from) + face.x(to)) / 2,
            (face.y(from) + face.y(to)) / 2,
            Math.hypot(across, down) * AROUND,
            Math.atan2(down, across),
            network.input().wide());
    var points = Objects.requireNonNull(network.ask(picture, map).get("points"));
    // The first 16 points go round the eye: 0 to 8 along the lower lid, 9 to 15 along the upper.
    return distance(points, 4, 12) / Math.max(1e-6, distance(points, 0, 8));
  }

  private static double distance(float[] points, int one, int two) {
    return Math.hypot(points[3 * one] - points[3 * two], points[3 * one + 1] - points[3 * two + 1]);
  }

  @Override
  public void close() {
    network.close();
  }
}
