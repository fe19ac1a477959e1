package bonafide.image;

/// A turn, a scale and a shift: `(x, y)` goes to `(a x - b y + c, b x + a y + d)`.
public record Similarity(double a, double b, double c, double d) {

  public double x(double x, double y) {
    return a * x - b * y + c;
  }

  public double y(double x, double y) {
    return b * x + a * y + d;
  }

  public double scale() {
    return Math.hypot(a, b);
  }

  /// This, and then a scale and a shift.
  public Similarity then(double factor, double dx, double dy) {
    return new Similarity(a * factor, b * factor, c * factor + dx, d * factor + dy);
  }

  public Similarity inverse() {
    var square = a * a + b * b;
    return new Similarity(
        a / square, -b / square, (-a * c - b * d) / square, (b * c - a * d) / square);
  }

  /// A square of the result, as it lies in the source.
  ///
  /// @param side of the square in the source
  /// @param angle in radians by which the square is turned clockwise in the source
  /// @param pixels along a side of the result
  public static Similarity square(
      double centreX, double centreY, double side, double angle, int pixels) {
    var scale = side / pixels;
    var a = scale * Math.cos(angle);
    var b = scale * Math.sin(angle);
    var middle = (pixels - 1) / 2.0;
    return new Similarity(
        a, b, centreX - a * middle + b * middle, centreY - b * middle - a * middle);
  }

  /// The map that brings points nearest to others, by least squares.
  ///
  /// @param from x and y in turn
  /// @param to likewise, as many
  public static Similarity between(double[] from, double[] to) {
    var points = from.length / 2;
    double fx = 0;
    double fy = 0;
    double tx = 0;
    double ty = 0;
    for (var i = 0; i < points; i++) {
      fx += from[2 * i] / points;
      fy += from[2 * i + 1] / points;
      tx += to[2 * i] / points;
      ty += to[2 * i + 1] / points;
    }
    double along = 0;
    double across = 0;
    double spread = 0;
    for (var i = 0; i < points; i++) {
      var x = from[2 * i] - fx;
      var y = from[2 * i + 1] - fy;
      var u = to[2 * i] - tx;
      var v = to[2 * i + 1] - ty;
      along += x * u + y * v;
      across += x * v - y * u;
      spread += x * x + y * y;
    }
    if (spread == 0) throw new IllegalArgumentException("the points are one and the same");
    var a = along / spread;
    var b = across / spread;
    return new Similarity(a, b, tx - a * fx + b * fy, ty - b * fx - a * fy);
  }
}
