package bonafide.document.image;

/// How many times as wide as high a rectangle is that is seen aslant (Zhang and He, Whiteboard
/// Scanning and Image Enhancement, 2007: section 4).
final class Shape {
  /// ID-1 cards; passports and other formats of ISO/IEC 7810 and 216.
  private static final double[] USUAL = {85.6 / 53.98, Math.sqrt(2)};

  private static final double NEAR = 0.07;

  /// Focal lengths of cameras, in longer sides of the picture.
  private static final double SHORTEST = 0.5;

  private static final double LONGEST = 3;
  private static final double USUALLY = 1;

  /// Beyond that, three of the corners lie nearly on one line.
  private static final double MOST = 5;

  private Shape() {}

  /// @param wide of the picture; its middle is taken for where the camera looked
  static double of(CardFinder.Quad card, int wide, int high) {
    var upperLeft = ray(card, 0, wide, high);
    var upperRight = ray(card, 1, wide, high);
    var lowerRight = ray(card, 2, wide, high);
    var lowerLeft = ray(card, 3, wide, high);
    var diagonal = cross(upperLeft, lowerRight);
    var right =
        less(
            upperRight,
            dot(diagonal, lowerLeft) / dot(cross(upperRight, lowerRight), lowerLeft),
            upperLeft);
    var down =
        less(
            lowerLeft,
            dot(diagonal, upperRight) / dot(cross(lowerLeft, lowerRight), upperRight),
            upperLeft);
    var longer = Math.max(wide, high);
    var square = -(right[0] * down[0] + right[1] * down[1]) / (right[2] * down[2]);
    var isLikely =
        square > Math.pow(SHORTEST * longer, 2) && square < Math.pow(LONGEST * longer, 2);
    if (!isLikely) square = Math.pow(USUALLY * longer, 2);
    var shape = length(right, square) / length(down, square);
    return shape > 1 / MOST && shape < MOST ? usual(shape) : card.wide() / card.high();
  }

  private static double usual(double shape) {
    for (var known : USUAL) {
      if (Math.abs(shape / known - 1) < NEAR) return known;
      if (Math.abs(shape * known - 1) < NEAR) return 1 / known;
    }
    return shape;
  }

  private static double[] ray(CardFinder.Quad card, int corner, int wide, int high) {
    return new double[] {
      card.corners()[2 * corner] - wide / 2.0, card.corners()[2 * corner + 1] - high / 2.0, 1
    };
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] less(double[] one, double factor, double[] other) {
    return new double[] {
      factor * one[0] - other[0], factor * one[1] - other[1], factor * one[2] - other[2]
    };
  }

  private static double length(double[] direction, double square) {
    return Math.sqrt(
        (direction[0] * direction[0] + direction[1] * direction[1]) / square
            + direction[2] * direction[2]);
  }
}
