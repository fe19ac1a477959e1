package bonafide.document.mrz;

import bonafide.document.text.Strip;
import bonafide.image.Picture;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Reads one line of a zone: finds the places of exactly as many characters as the format has,
/// about one pitch apart, that are likeliest together.
final class ZoneReader {
  private static final int MARGIN = 24; // pixels on either side
  private static final int USUAL = ZoneNet.PITCH / ZoneNet.STRIDE;
  private static final int LEAST = 6;
  private static final int MOST = 15;
  private static final double UNEVEN = 0.02;
  private static final double FLOOR = 1e-5;

  private final Picture picture;

  /// What the network said of a strip, as of so many characters.
  private final Map<Shown, float[][]> shown = new HashMap<>();

  private record Shown(Strip strip, int characters) {}

  ZoneReader(Picture picture) {
    this.picture = picture;
  }

  /// @param strip around the print of the line, ends included
  Cells read(Strip strip, MrzFormat format, int line) {
    var likely = shown.computeIfAbsent(new Shown(strip, format.characters()), this::show);
    return cells(likely, format, line);
  }

  private float[][] show(Shown what) {
    var strip = what.strip();
    var count = what.characters();
    var scale = strip.wide() / count / ZoneNet.PITCH;
    var wide = count * ZoneNet.PITCH + 2 * MARGIN;
    var place = new Strip(strip.x(), strip.y(), wide * scale, ZoneNet.HIGH * scale, strip.angle());
    var grey = Picture.brightness(picture.sample(place.map(ZoneNet.HIGH), wide, ZoneNet.HIGH));
    for (var i = 0; i < grey.length; i++) grey[i] /= 255;
    return ZoneNet.own().read(grey, wide);
  }

  private static Cells cells(float[][] likely, MrzFormat format, int line) {
    var count = format.characters();
    var path = path(likely, count);
    var text = new StringBuilder();
    var sure = new double[count];
    var others = new char[count];
    var otherSure = new double[count];
    var score = path.passedOver();
    for (var cell = 0; cell < count; cell++) {
      var column = likely[path.columns()[cell]];
      var allowed = format.allowed(line, cell);
      var sum = FLOOR;
      var first = -1;
      var second = -1;
      for (var i = 0; i < allowed.length(); i++) {
        var c = ZoneNet.CLASSES.indexOf(allowed.charAt(i));
        sum += column[c];
        if (first < 0 || column[c] > column[first]) {
          second = first;
          first = c;
        } else if (second < 0 || column[c] > column[second]) {
          second = c;
        }
      }
      text.append(ZoneNet.CLASSES.charAt(first));
      // A class that may not stand here takes its share of doubt along.
      sure[cell] = column[first] / sum * Math.min(1, 4 * sum);
      others[cell] = ZoneNet.CLASSES.charAt(second < 0 ? first : second);
      otherSure[cell] = second < 0 ? 0 : column[second] / sum;
      score += Math.log(Math.max(FLOOR, sure[cell]));
    }
    return new Cells(text.toString(), sure, others, otherSure, score / count);
  }

  private static float best(float[] column) {
    var best = 0f;
    for (var c = 0; c < ZoneNet.NONE; c++) best = Math.max(best, column[c]);
    return best;
  }

  /// @param passedOver what it costs that nothing stands between and beside the characters
  private record Path(int[] columns, double passedOver) {}

  /// The columns of the characters, by dynamic programming.
  private static Path path(float[][] likely, int count) {
    var columns = likely.length;
    var at = new double[columns];
    var none = new double[columns];
    for (var x = 0; x < columns; x++) {
      at[x] = Math.log(Math.max(FLOOR, best(likely[x])));
      none[x] = Math.log(Math.max(FLOOR, likely[x][ZoneNet.NONE]));
    }
    var score = new double[columns];
    var before = 0.0;
    for (var x = 0; x < columns; x++) {
      score[x] = at[x] + before;
      if (x >= 3) before = Math.min(before, none[x - 3]);
    }
    var from = new int[count][columns];
    for (var cell = 1; cell < count; cell++) {
      var next = new double[columns];
      Arrays.fill(next, Double.NEGATIVE_INFINITY);
      for (var x = LEAST; x < columns; x++) {
        for (var step = LEAST; step <= Math.min(MOST, x); step++) {
          var total =
              score[x - step]
                  + between(none, x - step, x)
                  - UNEVEN * (step - USUAL) * (step - USUAL);
          if (total > next[x]) {
            next[x] = total;
            from[cell][x] = x - step;
          }
        }
        next[x] += at[x];
      }
      score = next;
    }
    return traced(score, at, none, from);
  }

  private static Path traced(double[] score, double[] at, double[] none, int[][] from) {
    var columns = score.length;
    var last = columns - 1;
    var most = Double.NEGATIVE_INFINITY;
    var after = 0.0;
    for (var x = columns - 1; x >= 0; x--) {
      if (score[x] + after > most) {
        most = score[x] + after;
        last = x;
      }
      if (x + 3 < columns) after = Math.min(after, none[x + 3]);
    }
    var path = new int[from.length];
    for (var cell = from.length - 1; cell >= 0; cell--) {
      path[cell] = last;
      most -= at[last];
      last = from[cell][last];
    }
    return new Path(path, most);
  }

  /// A character that is passed over costs what it costs to call it none.
  private static double between(double[] none, int from, int to) {
    var least = 0.0;
    for (var x = from + 3; x <= to - 3; x++) least = Math.min(least, none[x]);
    return least;
  }
}
