package bonafide.document.tamper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A square grid of fine dots over a picture, as printing presses and laser printers set their
/// shades, and as the pixels of a screen stand: two waves of one length, at right angles to each
/// other, far stronger than what lies around them in the picture's spectrum.
///
/// @param pitch pixels from dot to dot
/// @param degrees how far it is turned from upright, 0 to 45
/// @param strength of the weaker wave, in what is usual around it
record Grid(double pitch, double degrees, double strength) {
  private static final int SIDE = 128;
  private static final int TILES = 8;

  /// Pixels of the spectrum: coarser grids are weaves and letters, finer ones the camera's own.
  private static final int NEAREST = 14;

  private static final int FARTHEST = 61;

  /// Edges, lines of print and the blocks of a JPEG stand upright; their waves lie here.
  private static final int UPRIGHT = 3;

  private static final int CORE = 2;
  private static final int AROUND = 6;
  /// Waves of grids were seen to be 60 times as strong as what lies around them and more, others up
  /// to 10 times.
  private static final double STRONG = 20;

  private static final int MOST_PEAKS = 24;
  private static final double LIKE = 0.07;
  private static final double[] WINDOW = window();

  private record Peak(int x, int y, double strength) {
    double radius() {
      return Math.hypot(x, y);
    }
  }

  private static double[] window() {
    var window = new double[SIDE];
    for (var i = 0; i < SIDE; i++) window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / SIDE);
    return window;
  }

  static Optional<Grid> of(Middle picture) {
    if (picture.wide() < 2 * SIDE || picture.high() < 2 * SIDE) return Optional.empty();
    var power = spectrum(picture);
    var peaks = peaks(power);
    Grid best = null;
    for (var one : peaks)
      for (var other : peaks) {
        // The other is the one, turned by a right angle.
        var off = Math.hypot(other.x() + one.y(), other.y() - one.x());
        var turned = Math.hypot(other.x() - one.y(), other.y() + one.x());
        if (Math.min(off, turned) > LIKE * one.radius()) continue;
        var strength = Math.min(one.strength(), other.strength());
        if (best != null && best.strength >= strength) continue;
        best = grid(power, one.x(), one.y(), strength);
      }
    return Optional.ofNullable(best);
  }

  /// The grid whose waves some are: overtones and the waves along its diagonals are often stronger
  /// than its own, and its own are not looked for where they stand upright, among those of edges.
  private static Grid grid(double[][] power, int x, int y, double strength) {
    if (isGrid(power, x / 2, y / 2)) return grid(power, x / 2, y / 2, strength);
    if (isGrid(power, (x + y) / 2, (y - x) / 2))
      return grid(power, (x + y) / 2, (y - x) / 2, strength);
    var angle = Math.toDegrees(Math.atan2(Math.abs(y), Math.abs(x)));
    return new Grid(SIDE / Math.hypot(x, y), Math.min(angle, 90 - angle), strength);
  }

  private static boolean isGrid(double[][] power, int x, int y) {
    return Math.hypot(x, y) >= NEAREST
        && strongest(power, x, y) >= STRONG
        && strongest(power, y, -x) >= STRONG;
  }

  private static double strongest(double[][] power, int x, int y) {
    var most = 0.0;
    for (var dy = -1; dy <= 1; dy++)
      for (var dx = -1; dx <= 1; dx++)
        most = Math.max(most, at(power, x + dx, y + dy) / usual(power, x + dx, y + dy));
    return most;
  }

  /// How strong each wave is on average over tiles of the picture, each as loud as the others. Two
  /// tiles are told apart by their symmetry, so one transform does for both.
  private static double[][] spectrum(Middle picture) {
    var power = new double[SIDE][SIDE];
    var across = Math.min(TILES, picture.wide() / SIDE);
    var down = Math.min(TILES, picture.high() / SIDE);
    var tiles = across * down;
    for (var pair = 0; pair < tiles; pair += 2) {
      var real = tile(picture, pair, across, down);
      var imaginary = tile(picture, (pair + 1) % tiles, across, down);
      transform(real, imaginary);
      for (var y = 0; y < SIDE; y++)
        for (var x = 0; x < SIDE; x++)
          power[y][x] += real[y][x] * real[y][x] + imaginary[y][x] * imaginary[y][x];
    }
    return power;
  }

  private static double[][] tile(Middle picture, int index, int across, int down) {
    var left = index % across * (picture.wide() - SIDE) / Math.max(1, across - 1);
    var top = index / across * (picture.high() - SIDE) / Math.max(1, down - 1);
    var tile = new double[SIDE][SIDE];
    var mean = 0.0;
    var steps = 0.0;
    for (var y = 0; y < SIDE; y++)
      for (var x = 0; x < SIDE; x++) {
        var at = (top + y) * picture.wide() + left + x;
        tile[y][x] = picture.samples()[at];
        mean += tile[y][x];
        if (x > 0) steps += Math.abs(tile[y][x] - tile[y][x - 1]);
      }
    mean /= SIDE * SIDE;
    var loud = Math.max(1, steps / (SIDE * SIDE));
    for (var y = 0; y < SIDE; y++)
      for (var x = 0; x < SIDE; x++)
        tile[y][x] = (tile[y][x] - mean) / loud * WINDOW[x] * WINDOW[y];
    return tile;
  }

  private static List<Peak> peaks(double[][] power) {
    var peaks = new ArrayList<Peak>();
    for (var y = 0; y <= SIDE / 2; y++)
      for (var x = -SIDE / 2 + 1; x < SIDE / 2; x++) {
        var radius = Math.hypot(x, y);
        if (radius < NEAREST || radius > FARTHEST) continue;
        if (Math.abs(x) < UPRIGHT || y < UPRIGHT) continue;
        var here = at(power, x, y);
        if (isHighest(power, x, y, here)) {
          var strength = here / usual(power, x, y);
          if (strength >= STRONG) peaks.add(new Peak(x, y, strength));
        }
      }
    peaks.sort(Comparator.comparingDouble(Peak::strength).reversed());
    return peaks.subList(0, Math.min(MOST_PEAKS, peaks.size()));
  }

  /// A wave and its mirror image are one.
  private static double at(double[][] power, int x, int y) {
    return power[Math.floorMod(y, SIDE)][Math.floorMod(x, SIDE)]
        + power[Math.floorMod(-y, SIDE)][Math.floorMod(-x, SIDE)];
  }

  private static boolean isHighest(double[][] power, int x, int y, double here) {
    for (var dy = -1; dy <= 1; dy++)
      for (var dx = -1; dx <= 1; dx++)
        if ((dx != 0 || dy != 0) && at(power, x + dx, y + dy) > here) return false;
    return true;
  }

  private static double usual(double[][] power, int x, int y) {
    var around = new double[(2 * AROUND + 1) * (2 * AROUND + 1)];
    var count = 0;
    for (var dy = -AROUND; dy <= AROUND; dy++)
      for (var dx = -AROUND; dx <= AROUND; dx++)
        if (Math.max(Math.abs(dx), Math.abs(dy)) > CORE)
          around[count++] = at(power, x + dx, y + dy);
    Arrays.sort(around, 0, count);
    return Math.max(around[count / 2], Double.MIN_NORMAL);
  }

  /// A fast Fourier transform of rows, then of columns, in place (Cooley and Tukey, 1965).
  private static void transform(double[][] real, double[][] imaginary) {
    for (var y = 0; y < SIDE; y++) transform(real[y], imaginary[y]);
    var re = new double[SIDE];
    var im = new double[SIDE];
    for (var x = 0; x < SIDE; x++) {
      for (var y = 0; y < SIDE; y++) {
        re[y] = real[y][x];
        im[y] = imaginary[y][x];
      }
      transform(re, im);
      for (var y = 0; y < SIDE; y++) {
        real[y][x] = re[y];
        imaginary[y][x] = im[y];
      }
    }
  }

  private static void transform(double[] re, double[] im) {
    for (int i = 1, j = 0; i < SIDE; i++) {
      var bit = SIDE >> 1;
      for (; (j & bit) != 0; bit >>= 1) j ^= bit;
      j ^= bit;
      if (i < j) {
        var t = re[i];
        re[i] = re[j];
        re[j] = t;
        t = im[i];
        im[i] = im[j];
        im[j] = t;
      }
    }
    for (var length = 2; length <= SIDE; length <<= 1) {
      var half = length / 2;
      for (var k = 0; k < half; k++) {
        var cos = COSINE[k * (SIDE / length)];
        var sin = SINE[k * (SIDE / length)];
        for (var i = k; i < SIDE; i += length) {
          var j = i + half;
          var r = re[j] * cos - im[j] * sin;
          var s = re[j] * sin + im[j] * cos;
          re[j] = re[i] - r;
          im[j] = im[i] - s;
          re[i] += r;
          im[i] += s;
        }
      }
    }
  }

  private static final double[] COSINE = new double[SIDE / 2];
  private static final double[] SINE = new double[SIDE / 2];

  static {
    for (var k = 0; k < SIDE / 2; k++) {
      COSINE[k] = Math.cos(-2 * Math.PI * k / SIDE);
      SINE[k] = Math.sin(-2 * Math.PI * k / SIDE);
    }
  }
}
