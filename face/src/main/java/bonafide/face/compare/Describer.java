package bonafide.face.compare;

import bonafide.core.Assurance;
import bonafide.face.detect.Face;
import bonafide.face.detect.Landmark;
import bonafide.face.model.Description;
import bonafide.face.model.Models;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.util.Locale;

/// Turns a face into numbers that are near each other for one person. The numbers are biometric
/// data: they stay in memory and are never stored or logged.
public final class Describer implements AutoCloseable {
  private final Models.Loaded model;
  private final Landmark[] points;
  private final double[] places;
  private final Calibration calibration;

  /// @throws IllegalArgumentException when the model's description does not hold together
  public Describer(Models.Loaded model) {
    this.model = model;
    var align = model.description().align();
    points = new Landmark[align.size()];
    places = new double[2 * align.size()];
    var i = 0;
    for (var entry : align.entrySet()) {
      points[i] = Landmark.valueOf(entry.getKey().toUpperCase(Locale.ROOT));
      places[2 * i] = entry.getValue().getFirst();
      places[2 * i + 1] = entry.getValue().getLast();
      i++;
    }
    calibration = new Calibration(model.description());
  }

  public String name() {
    return model.description().name();
  }

  public Assurance assurance() {
    return model.description().assurance();
  }

  public boolean isDistance() {
    return model.description().similarity() == Description.Similarity.DISTANCE;
  }

  public Calibration calibration() {
    return calibration;
  }

  public float[] describe(Picture picture, Face face) {
    var at = new double[places.length];
    for (var i = 0; i < points.length; i++) {
      at[2 * i] = face.x(points[i]);
      at[2 * i + 1] = face.y(points[i]);
    }
    var network = model.networks().getFirst();
    var wide = network.input().wide();
    var high = network.input().high();
    var chip = picture.sample(Similarity.between(places, at), wide, high);
    var numbers = numbers(chip);
    if (model.description().mirror()) {
      var other = numbers(mirrored(chip, wide, high));
      for (var i = 0; i < numbers.length; i++) numbers[i] = (numbers[i] + other[i]) / 2;
    }
    return numbers;
  }

  private float[] numbers(float[] chip) {
    var answer = model.networks().getFirst().ask(chip);
    if (answer.size() != 1) throw new IllegalStateException("a describer must have one output");
    return answer.values().iterator().next();
  }

  private static float[] mirrored(float[] chip, int wide, int high) {
    var mirrored = new float[chip.length];
    for (var y = 0; y < high; y++)
      for (var x = 0; x < wide; x++)
        System.arraycopy(chip, 3 * (y * wide + wide - 1 - x), mirrored, 3 * (y * wide + x), 3);
    return mirrored;
  }

  /// As the model's description has it: a distance or a cosine.
  public double similarity(float[] one, float[] two) {
    double square = 0;
    double both = 0;
    double ones = 0;
    double twos = 0;
    for (var i = 0; i < one.length; i++) {
      square += (one[i] - two[i]) * (double) (one[i] - two[i]);
      both += one[i] * (double) two[i];
      ones += one[i] * (double) one[i];
      twos += two[i] * (double) two[i];
    }
    return isDistance() ? Math.sqrt(square) : both / Math.sqrt(Math.max(1e-12, ones * twos));
  }

  @Override
  public void close() {
    model.close();
  }
}
