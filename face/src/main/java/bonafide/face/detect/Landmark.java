package bonafide.face.detect;

/// Points of a face by name, right and left as the person has them, and their numbers among the
/// 468 of the mesh; a point between two is the middle of both.
public enum Landmark {
  RIGHT_EYE(33, 133),
  LEFT_EYE(362, 263),
  RIGHT_EYE_OUTER(33, 33),
  RIGHT_EYE_INNER(133, 133),
  LEFT_EYE_INNER(362, 362),
  LEFT_EYE_OUTER(263, 263),
  NOSE_TIP(1, 1),
  NOSE_BASE(2, 2),
  MOUTH_RIGHT(61, 61),
  MOUTH_LEFT(291, 291),
  CHIN(152, 152),
  FOREHEAD(10, 10),
  RIGHT_CHEEK(234, 234),
  LEFT_CHEEK(454, 454);

  private final int one;
  private final int other;

  Landmark(int one, int other) {
    this.one = one;
    this.other = other;
  }

  int one() {
    return one;
  }

  int other() {
    return other;
  }
}
