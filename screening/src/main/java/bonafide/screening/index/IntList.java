package bonafide.screening.index;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// A growing list of ints without boxes.
final class IntList {
  private int[] values = new int[16];
  private int size;

  void add(int value) {
    if (size == values.length) values = Arrays.copyOf(values, size * 2);
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int i) {
    return values[i];
  }

  void set(int i, int value) {
    values[i] = value;
  }

  /// Each value once, in order; the list is sorted for it.
  void forEachOnce(IntConsumer each) {
    Arrays.sort(values, 0, size);
    for (var i = 0; i < size; i++) if (i == 0 || values[i] != values[i - 1]) each.accept(values[i]);
  }

  void clear() {
    size = 0;
  }

  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
