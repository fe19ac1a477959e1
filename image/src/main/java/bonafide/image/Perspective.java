package bonafide.image;

/// A plane seen aslant: `(x, y)` goes to `((a x + b y + c) / w, (d x + e y + f) / w)` with
/// `w = g x + h y + 1`.
public record Perspective(
    double a, double b, double c, double d, double e, double f, double g, double h) {

  public double x(double x, double y) {
    return (a * x + b * y + c) / (g * x + h * y + 1);
  }

  public double y(double x, double y) {
    return (d * x + e * y + f) / (g * x + h * y + 1);
  }

  /// The map that brings the corners of an upright rectangle at the origin to four points
  /// (Heckbert 1989, 2.2.3).
  ///
  /// @param corners x and y in turn: of the upper left, upper right, lower right, lower left
  public static Perspective onto(double[] corners, double wide, double high) {
    var dx1 = corners[2] - corners[4];
    var dy1 = corners[3] - corners[5];
    var dx2 = corners[6] - corners[4];
    var dy2 = corners[7] - corners[5];
    var sumX = corners[0] - corners[2] + corners[4] - corners[6];
    var sumY = corners[1] - corners[3] + corners[5] - corners[7];
    var across = dx1 * dy2 - dx2 * dy1;
    if (across == 0) throw new IllegalArgumentException("three corners lie on one line");
    var g = (sumX * dy2 - dx2 * sumY) / across;
    var h = (dx1 * sumY - sumX * dy1) / across;
    return new Perspective(
        (corners[2] - corners[0] + g * corners[2]) / wide,
        (corners[6] - corners[0] + h * corners[6]) / high,
        corners[0],
        (corners[3] - corners[1] + g * corners[3]) / wide,
        (corners[7] - corners[1] + h * corners[7]) / high,
        corners[1],
        g / wide,
        h / high);
  }

  /// The map back.
  public Perspective inverse() {
    var whole = a * e - b * d;
    return new Perspective(
        (e - f * h) / whole,
        (c * h - b) / whole,
        (b * f - c * e) / whole,
        (f * g - d) / whole,
        (a - c * g) / whole,
        (c * d - a * f) / whole,
        (d * h - e * g) / whole,
        (b * g - a * h) / whole);
  }
}
