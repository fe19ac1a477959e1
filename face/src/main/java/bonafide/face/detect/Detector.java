package bonafide.face.detect;

import bonafide.face.model.Own;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Where faces are, by BlazeFace: anchors on two grids, each with a score, a box and six points.
final class Detector implements AutoCloseable {
  private static final int SIDE = 256;
  private static final double LEAST_CONFIDENCE = 0.5;

  /// Boxes that overlap more are one face.
  private static final double SAME = 0.3;

  private final Own.Loaded network = Own.DETECTOR.load();

  /// Faces in the part of a picture that a square covers, best first.
  List<Found> find(Picture picture, double centreX, double centreY, double side) {
    var map = Similarity.square(centreX, centreY, side, 0, SIDE);
    var answer = network.ask(picture, map);
    var found = new ArrayList<Found>();
    read(answer.get("scores512"), answer.get("boxes512"), 16, 2, map, found);
    read(answer.get("scores384"), answer.get("boxes384"), 8, 6, map, found);
    return merged(found);
  }

  private static void read(
      float @org.jspecify.annotations.Nullable [] scores,
      float @org.jspecify.annotations.Nullable [] boxes,
      int grid,
      int anchors,
      Similarity map,
      List<Found> found) {
    Objects.requireNonNull(scores);
    Objects.requireNonNull(boxes);
    var cell = (double) SIDE / grid;
    for (var i = 0; i < scores.length; i++) {
      var confidence = 1 / (1 + Math.exp(-scores[i]));
      if (confidence < LEAST_CONFIDENCE) continue;
      var place = i / anchors;
      var row = place / grid;
      var x = (place % grid + 0.5) * cell - 0.5;
      var y = (row + 0.5) * cell - 0.5;
      var at = 16 * i;
      var wide = boxes[at + 2] * map.scale();
      var high = boxes[at + 3] * map.scale();
      var box =
          new Box(
              map.x(x + boxes[at], y + boxes[at + 1]) - wide / 2,
              map.y(x + boxes[at], y + boxes[at + 1]) - high / 2,
              wide,
              high);
      var points = new double[12];
      for (var p = 0; p < 6; p++) {
        var px = x + boxes[at + 4 + 2 * p];
        var py = y + boxes[at + 5 + 2 * p];
        points[2 * p] = map.x(px, py);
        points[2 * p + 1] = map.y(px, py);
      }
      found.add(new Found(box, confidence, points));
    }
  }

  /// One face for all that overlap: their mean, weighted by confidence.
  static List<Found> merged(List<Found> found) {
    var rest = new ArrayList<>(found);
    rest.sort(Comparator.comparingDouble(Found::confidence).reversed());
    var faces = new ArrayList<Found>();
    while (!rest.isEmpty()) {
      var best = rest.getFirst();
      var same = rest.stream().filter(f -> f.box().overlap(best.box()) > SAME).toList();
      faces.add(mean(same, best.confidence()));
      rest.removeAll(same);
      rest.remove(best);
    }
    return faces;
  }

  private static Found mean(List<Found> same, double confidence) {
    var sum = same.stream().mapToDouble(Found::confidence).sum();
    double x = 0;
    double y = 0;
    double wide = 0;
    double high = 0;
    var points = new double[12];
    for (var face : same) {
      var weight = face.confidence() / sum;
      x += face.box().x() * weight;
      y += face.box().y() * weight;
      wide += face.box().wide() * weight;
      high += face.box().high() * weight;
      for (var i = 0; i < points.length; i++) points[i] += face.points()[i] * weight;
    }
    return new Found(new Box(x, y, wide, high), confidence, points);
  }

  @Override
  public void close() {
    network.close();
  }
}
