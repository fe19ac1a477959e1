package bonafide.face.detect;

/// One face in a picture.
///
/// @param box around eyes, nose and mouth, as the detector draws it
/// @param confidence that it is a face, 0 to 1
/// @param mesh x, y and depth of 468 points in turn, in pixels of the picture; depth grows away
///     from the camera and is 0 about the middle of the head
public record Face(Box box, double confidence, float[] mesh) {

  public double x(Landmark point) {
    return (mesh[3 * point.one()] + mesh[3 * point.other()]) / 2;
  }

  public double y(Landmark point) {
    return (mesh[3 * point.one() + 1] + mesh[3 * point.other() + 1]) / 2;
  }

  private double depth(Landmark point) {
    return (mesh[3 * point.one() + 2] + mesh[3 * point.other() + 2]) / 2;
  }

  /// Pixels from the middle of one eye to the middle of the other.
  public double eyeDistance() {
    return Math.hypot(
        x(Landmark.LEFT_EYE) - x(Landmark.RIGHT_EYE), y(Landmark.LEFT_EYE) - y(Landmark.RIGHT_EYE));
  }

  /// Degrees by which the head is turned: positive towards the person's left.
  public double yaw() {
    var across =
        Math.hypot(
            x(Landmark.LEFT_CHEEK) - x(Landmark.RIGHT_CHEEK),
            y(Landmark.LEFT_CHEEK) - y(Landmark.RIGHT_CHEEK));
    return Math.toDegrees(
        Math.atan2(depth(Landmark.LEFT_CHEEK) - depth(Landmark.RIGHT_CHEEK), across));
  }

  /// Degrees by which the face is turned clockwise in the picture.
  public double roll() {
    return Math.toDegrees(
        Math.atan2(
            y(Landmark.LEFT_EYE) - y(Landmark.RIGHT_EYE),
            x(Landmark.LEFT_EYE) - x(Landmark.RIGHT_EYE)));
  }

  /// The smallest rectangle with all points of the mesh.
  public Box extent() {
    double left = mesh[0];
    double right = mesh[0];
    double top = mesh[1];
    double bottom = mesh[1];
    for (var i = 0; i < mesh.length; i += 3) {
      left = Math.min(left, mesh[i]);
      right = Math.max(right, mesh[i]);
      top = Math.min(top, mesh[i + 1]);
      bottom = Math.max(bottom, mesh[i + 1]);
    }
    return new Box(left, top, right - left, bottom - top);
  }
}
