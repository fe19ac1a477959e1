package bonafide.screening.index;

import java.util.HashMap;
import java.util.Map;

/// Words that stand for each other in the lists themselves.
final class Learned {
  static final float ALIKE = 0.88f;
  private static final int[] NONE = {};

  private final Map<Integer, int[]> others = new HashMap<>();

  int[] of(int token) {
    return others.getOrDefault(token, NONE);
  }
}
