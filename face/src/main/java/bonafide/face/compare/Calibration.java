package bonafide.face.compare;

import bonafide.face.model.Description;
import java.util.Comparator;
import java.util.List;

/// What a similarity means: how often two different people look at least that much alike.
/// Between the rates measured, and beyond them, the logarithm of the rate goes in a straight
/// line.
public final class Calibration {
  /// Powers of ten of the false-match rate and their scores: 50 is 1 %, 85 is 0.1 %, 95 is 0.01 %,
  /// 99 is 0.001 %.
  private static final double[][] SCORES = {
    {0, 0}, {-2, 50}, {-3, 85}, {-4, 95}, {-5, 99}, {-6, 99.9}, {-9, 100}
  };

  private final double[] likeness;
  private final double[] power;
  private final double sign;

  public Calibration(Description description) {
    sign = description.similarity() == Description.Similarity.DISTANCE ? -1 : 1;
    var points =
        description.calibration().stream()
            .sorted(Comparator.comparingDouble(Description.Point::falseMatchRate).reversed())
            .toList();
    likeness = points.stream().mapToDouble(point -> sign * point.at()).toArray();
    power = points.stream().mapToDouble(point -> Math.log10(point.falseMatchRate())).toArray();
    for (var i = 1; i < likeness.length; i++) {
      if (likeness[i] <= likeness[i - 1] || power[i] >= power[i - 1])
        throw new IllegalArgumentException(
            "calibration: a rarer false match needs a greater likeness");
    }
  }

  /// From 0 to 1.
  public double falseMatchRate(double similarity) {
    return Math.min(1, Math.pow(10, line(likeness, power, sign * similarity)));
  }

  /// From 0 to 100, to one decimal.
  public static double score(double falseMatchRate) {
    var exponent = falseMatchRate <= 0 ? -9 : Math.clamp(Math.log10(falseMatchRate), -9, 0);
    for (var i = 1; i < SCORES.length; i++) {
      var from = SCORES[i - 1];
      var to = SCORES[i];
      if (exponent >= to[0]) {
        var score = from[1] + (to[1] - from[1]) * (exponent - from[0]) / (to[0] - from[0]);
        return Math.round(score * 10) / 10.0;
      }
    }
    return 100;
  }

  /// The table of a population: which similarity the given part of all pairs of different people
  /// reach. Rates that fewer than ten pairs stand behind are left out.
  ///
  /// @param impostors likeness of different people, greater is more alike
  public static List<Description.Point> table(double[] impostors, boolean isDistance) {
    var sorted = impostors.clone();
    java.util.Arrays.sort(sorted);
    return java.util.stream.DoubleStream.of(0.5, 0.1, 0.01, 0.001, 1e-4, 1e-5, 1e-6)
        .filter(rate -> rate * sorted.length >= 10)
        .mapToObj(
            rate -> {
              var at = sorted[sorted.length - (int) Math.round(rate * sorted.length)];
              return new Description.Point(rate, isDistance ? -at : at);
            })
        .toList();
  }

  private static double line(double[] from, double[] to, double at) {
    var i = 1;
    while (i < from.length - 1 && at > from[i]) i++;
    return to[i - 1] + (to[i] - to[i - 1]) * (at - from[i - 1]) / (from[i] - from[i - 1]);
  }
}
