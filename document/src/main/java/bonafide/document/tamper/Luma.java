package bonafide.document.tamper;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The middle of a JPEG as its blocks of eight by eight: how strong each of the lowest waves is, in
/// steps of the file's own table (ITU-T T.81).
///
/// @param steps how coarsely each wave is stored
/// @param waves per block, then per wave, what is stored
/// @param wide blocks in a row
record Luma(int[] steps, short[][] waves, int wide, int x, int y) {
  /// The lowest waves that change, in the order of a JPEG.
  static final int[][] WAVES = {
    {0, 1}, {1, 0}, {2, 0}, {1, 1}, {0, 2}, {0, 3}, {1, 2}, {2, 1}, {3, 0}, {4, 0}, {3, 1}, {2, 2}
  };

  /// Of the zigzag order, where those stand.
  private static final int FIRST = 1;

  private static final int SIDE = Middle.SIDE;
  private static final double[][] COSINES = cosines();

  private static double[][] cosines() {
    var cosines = new double[SIDE][SIDE];
    for (var u = 0; u < SIDE; u++)
      for (var x = 0; x < SIDE; x++)
        cosines[u][x] =
            Math.cos((2 * x + 1) * u * Math.PI / 16) * (u == 0 ? Math.sqrt(1.0 / 8) : 0.5);
    return cosines;
  }

  /// Nothing when the file does not say its steps.
  static Optional<Luma> of(byte[] file, Middle middle) {
    var steps = steps(file);
    if (steps == null) return Optional.empty();
    var waves = waves(middle.samples(), middle.wide(), middle.high(), steps);
    return Optional.of(new Luma(steps, waves, middle.wide() / SIDE, middle.x(), middle.y()));
  }

  private static short[][] waves(int[] samples, int wide, int high, int[] steps) {
    var waves = new short[wide / SIDE * (high / SIDE)][WAVES.length];
    var rows = new double[SIDE][5];
    var block = 0;
    for (var top = 0; top < high; top += SIDE) {
      for (var left = 0; left < wide; left += SIDE, block++) {
        for (var y = 0; y < SIDE; y++) {
          for (var u = 0; u < 5; u++) {
            var sum = 0.0;
            for (var x = 0; x < SIDE; x++)
              sum += COSINES[u][x] * samples[(top + y) * wide + left + x];
            rows[y][u] = sum;
          }
        }
        for (var wave = 0; wave < WAVES.length; wave++) {
          var sum = 0.0;
          for (var y = 0; y < SIDE; y++)
            sum += COSINES[WAVES[wave][0]][y] * rows[y][WAVES[wave][1]];
          waves[block][wave] = (short) Math.round(sum / steps[wave]);
        }
      }
    }
    return waves;
  }

  /// The steps of brightness; null when the file does not say.
  private static int @Nullable [] steps(byte[] file) {
    var tables = new int[4][];
    for (var at = 2; at + 4 < file.length && (file[at] & 0xff) == 0xff; ) {
      var marker = file[at + 1] & 0xff;
      var length = (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
      var end = at + 2 + length;
      if (length < 2 || end > file.length) return null;
      if (marker == 0xdb) {
        for (var place = at + 4; place < end; ) {
          var wide = (file[place] & 0xf0) == 0 ? 1 : 2;
          var table = file[place] & 3;
          if (place + 1 + 64 * wide > end) return null;
          tables[table] = new int[WAVES.length];
          for (var i = 0; i < WAVES.length; i++) {
            var value = place + 1 + (FIRST + i) * wide;
            tables[table][i] =
                wide == 1 ? file[value] & 0xff : (file[value] & 0xff) << 8 | file[value + 1] & 0xff;
            if (tables[table][i] == 0) return null;
          }
          place += 1 + 64 * wide;
        }
      } else if (marker == 0xc0 || marker == 0xc1 || marker == 0xc2) {
        return length < 11 ? null : tables[file[at + 12] & 3];
      } else if (marker == 0xda) return null;
      at = end;
    }
    return null;
  }
}
