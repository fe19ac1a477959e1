package bonafide.document.text;

import bonafide.image.Picture;
import bonafide.image.Similarity;
import bonafide.network.Network;
import java.util.ArrayList;
import java.util.List;

/// Finds lines of print with the PP-OCRv4 detector (differentiable binarisation): the network says
/// of each pixel whether it is inside a line, shrunken.
final class LineFinder implements AutoCloseable {
  private static final float INSIDE = 0.3f;
  private static final float SURE = 0.5f;
  private static final int LEAST_SIDE = 3;
  private static final float[] MEAN = {0.485f * 255, 0.456f * 255, 0.406f * 255};
  private static final float[] SPREAD = {0.229f * 255, 0.224f * 255, 0.225f * 255};

  private final Network network =
      Network.own(LineFinder.class.getResource("/models/ch_PP-OCRv4_det_infer.onnx"), false);

  /// @param most pixels along the longer side that the network is shown
  Outlines find(Picture picture, int most) {
    var scale = Math.min(1.0, (double) most / Math.max(picture.width(), picture.height()));
    var wide = side(picture.width() * scale);
    var high = side(picture.height() * scale);
    var across = (double) picture.width() / wide;
    var down = (double) picture.height() / high;
    var map = new Similarity(across, 0, (across - 1) / 2, (down - 1) / 2);
    var rgb = picture.sample(map, down / across, wide, high);
    var pixels = wide * high;
    var values = new float[3 * pixels];
    for (var i = 0; i < pixels; i++)
      for (var band = 0; band < 3; band++)
        values[band * pixels + i] = (rgb[3 * i + 2 - band] - MEAN[band]) / SPREAD[band];
    var inside = network.run(values, wide, high, true).values().iterator().next();
    var hulls = hulls(inside, wide, high);
    for (var hull : hulls) {
      for (var i = 0; i < hull.length; i += 2) {
        hull[i] *= across;
        hull[i + 1] *= down;
      }
    }
    return new Outlines(hulls, (across + down) / 2);
  }

  private static int side(double pixels) {
    return Math.max(32, (int) Math.round(pixels / 32) * 32);
  }

  private static List<double[]> hulls(float[] inside, int wide, int high) {
    var hulls = new ArrayList<double[]>();
    var seen = new boolean[inside.length];
    var open = new int[inside.length];
    for (var start = 0; start < inside.length; start++) {
      if (seen[start] || inside[start] < INSIDE) continue;
      var count = fill(inside, wide, high, start, seen, open);
      var sum = 0f;
      var points = new double[2 * count];
      var edge = 0;
      for (var i = 0; i < count; i++) {
        var at = open[i];
        sum += inside[at];
        if (!isEdge(inside, wide, high, at)) continue;
        var row = at / wide;
        points[2 * edge] = at - row * wide;
        points[2 * edge++ + 1] = row;
      }
      if (sum / count < SURE) continue;
      var hull = Hull.of(points, edge);
      var strip = Hull.strip(hull, 1);
      if (Math.min(strip.wide(), strip.high()) >= LEAST_SIDE) hulls.add(hull);
    }
    return hulls;
  }

  private static boolean isEdge(float[] inside, int wide, int high, int at) {
    var x = at % wide;
    var y = at / wide;
    return x == 0
        || y == 0
        || x == wide - 1
        || y == high - 1
        || inside[at - 1] < INSIDE
        || inside[at + 1] < INSIDE
        || inside[at - wide] < INSIDE
        || inside[at + wide] < INSIDE;
  }

  private static int fill(
      float[] inside, int wide, int high, int start, boolean[] seen, int[] open) {
    var count = 0;
    open[count++] = start;
    seen[start] = true;
    for (var next = 0; next < count; next++) {
      var x = open[next] % wide;
      var y = open[next] / wide;
      for (var dy = -1; dy <= 1; dy++) {
        for (var dx = -1; dx <= 1; dx++) {
          var nx = x + dx;
          var ny = y + dy;
          if (nx < 0 || ny < 0 || nx >= wide || ny >= high) continue;
          var at = ny * wide + nx;
          if (seen[at] || inside[at] < INSIDE) continue;
          seen[at] = true;
          open[count++] = at;
        }
      }
    }
    return count;
  }

  @Override
  public void close() {
    network.close();
  }
}
