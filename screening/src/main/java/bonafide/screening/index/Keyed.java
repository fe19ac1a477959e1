package bonafide.screening.index;

import java.util.Arrays;

/// Numbers under keys of 32 bits, eight bytes each: the key above, the number below, in order.
/// Those of one key are gone through by `first`, as long as `has` says so.
final class Keyed {
  private final long[] entries;

  /// @param entries as `entry` makes them, in any order; kept
  Keyed(long[] entries) {
    this.entries = entries;
    Arrays.sort(entries);
  }

  /// @param number not below 0
  static long entry(int key, int number) {
    return (long) key << 32 | number;
  }

  int first(int key) {
    var found = Arrays.binarySearch(entries, entry(key, 0));
    return found < 0 ? -found - 1 : found;
  }

  boolean has(int index, int key) {
    return index < entries.length && key(index) == key;
  }

  int size() {
    return entries.length;
  }

  int key(int index) {
    return (int) (entries[index] >> 32);
  }

  int number(int index) {
    return (int) entries[index];
  }
}
