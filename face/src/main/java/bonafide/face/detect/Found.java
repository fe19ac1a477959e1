package bonafide.face.detect;

/// A face as the detector sees it.
///
/// @param confidence 0 to 1
/// @param points x and y in turn: right eye, left eye, nose, mouth, right ear, left ear; right
///     and left as the person has them
record Found(Box box, double confidence, double[] points) {

  /// How far the face is turned clockwise, in radians.
  double angle() {
    return Math.atan2(points[3] - points[1], points[2] - points[0]);
  }
}
