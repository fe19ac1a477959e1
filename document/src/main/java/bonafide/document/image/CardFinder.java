package bonafide.document.image;

import bonafide.document.field.Box;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the four edges of a card or page that lies on something else: straight lines by the
/// Hough transform of the picture's gradients, of which four enclose a plausible rectangle seen
/// aslant and are seen along nearly all of their length.
public final class CardFinder {
  private static final int SIDE = 240; // pixels along the longer side that are looked at
  private static final int ANGLES = 120;
  private static final double STEEP = 5; // change of a colour from one pixel to the next
  private static final float MOST = 40;
  private static final int LINES = 32;
  private static final double LEAST_LENGTH = 0.12; // of the shorter side
  private static final double PARALLEL = Math.toRadians(32);
  private static final double ALONG = 0.86; // cosine of gradient and edge
  private static final double LEAST_SEEN = 0.6;
  private static final double MEAN_SEEN = 0.8;
  private static final double LEAST_AREA = 0.1;
  private static final double SHARPEST = Math.cos(Math.toRadians(48));
  private static final double OUTSIDE = 0.02;
  private static final double WORTH_OF_AREA = 0.1;

  private final int wide;
  private final int high;
  private final float[] across;
  private final float[] down;
  private final float[] steep;

  /// All points on which `x cos(angle) + y sin(angle) = distance`.
  private record Edge(double angle, double distance, double votes) {
    double turnTo(Edge other) {
      var turn = Math.abs(angle - other.angle) % Math.PI;
      return Math.min(turn, Math.PI - turn);
    }

    /// Null where they hardly cross.
    double @Nullable [] crossing(Edge other) {
      var sine = Math.sin(other.angle - angle);
      if (Math.abs(sine) < 0.1) return null;
      return new double[] {
        (distance * Math.sin(other.angle) - other.distance * Math.sin(angle)) / sine,
        (other.distance * Math.cos(angle) - distance * Math.cos(other.angle)) / sine
      };
    }
  }

  private record Pair(Edge one, Edge other) {}

  /// Four corners, clockwise from the upper left one as the picture is held.
  ///
  /// @param corners x and y in turn, in pixels of the picture
  public record Quad(double[] corners) {
    /// The mean of the upper and lower side.
    public double wide() {
      return (side(0, 1) + side(3, 2)) / 2;
    }

    public double high() {
      return (side(0, 3) + side(1, 2)) / 2;
    }

    private double side(int from, int to) {
      return Math.hypot(
          corners[2 * to] - corners[2 * from], corners[2 * to + 1] - corners[2 * from + 1]);
    }

    public boolean holds(double x, double y) {
      for (var i = 0; i < 4; i++) {
        var j = (i + 1) % 4;
        var turn =
            (corners[2 * j] - corners[2 * i]) * (y - corners[2 * i + 1])
                - (corners[2 * j + 1] - corners[2 * i + 1]) * (x - corners[2 * i]);
        if (turn < 0) return false;
      }
      return true;
    }
  }

  private CardFinder(float[] rgb, int wide, int high) {
    this.wide = wide;
    this.high = high;
    across = new float[wide * high];
    down = new float[wide * high];
    steep = new float[wide * high];
    gradients(rgb);
  }

  /// What may be a card, the likeliest first.
  ///
  /// @param around where in the picture to look, in pixels
  public static List<Quad> find(Picture picture, Box around) {
    var left = Math.max(0, around.left());
    var top = Math.max(0, around.top());
    var across = Math.min(picture.width(), around.right()) - left;
    var down = Math.min(picture.height(), around.bottom()) - top;
    var scale = Math.max(1, Math.max(across, down) / SIDE);
    var wide = (int) (across / scale);
    var high = (int) (down / scale);
    if (Math.min(wide, high) < SIDE / 8) return List.of();
    var shift = (scale - 1) / 2;
    var map = new Similarity(scale, 0, left + shift, top + shift);
    return new CardFinder(picture.sample(map, wide, high), wide, high)
        .all().stream().map(quad -> placed(quad, map)).toList();
  }

  private static Quad placed(double[] corners, Similarity map) {
    var placed = new double[8];
    for (var i = 0; i < 4; i++) {
      placed[2 * i] = map.x(corners[2 * i], corners[2 * i + 1]);
      placed[2 * i + 1] = map.y(corners[2 * i], corners[2 * i + 1]);
    }
    return new Quad(placed);
  }

  /// Of each pixel the colour that changes most (Sobel).
  private void gradients(float[] rgb) {
    for (var y = 1; y < high - 1; y++) {
      for (var x = 1; x < wide - 1; x++) {
        var at = y * wide + x;
        for (var band = 0; band < 3; band++) {
          var gx = 0f;
          var gy = 0f;
          for (var i = -1; i <= 1; i++) {
            var weight = i == 0 ? 2 : 1;
            gx +=
                weight
                    * (rgb[3 * (at + i * wide + 1) + band] - rgb[3 * (at + i * wide - 1) + band]);
            gy += weight * (rgb[3 * (at + wide + i) + band] - rgb[3 * (at - wide + i) + band]);
          }
          var size = (float) Math.hypot(gx, gy) / 8;
          if (size <= steep[at]) continue;
          steep[at] = size;
          across[at] = gx / (8 * size);
          down[at] = gy / (8 * size);
        }
      }
    }
  }

  private record Scored(double[] corners, double worth) {}

  /// The best seen first; of those seen as well, the largest, as a card has edges inside
  /// too.
  private List<double[]> all() {
    var edges = edges();
    var pairs = new ArrayList<Pair>();
    for (var i = 0; i < edges.size(); i++)
      for (var j = i + 1; j < edges.size(); j++)
        if (edges.get(i).turnTo(edges.get(j)) < PARALLEL)
          pairs.add(new Pair(edges.get(i), edges.get(j)));
    var all = new ArrayList<Scored>();
    for (var i = 0; i < pairs.size(); i++) {
      for (var j = i + 1; j < pairs.size(); j++) {
        var corners = corners(pairs.get(i), pairs.get(j));
        if (corners == null) continue;
        var area = area(corners) / (wide * high);
        if (area < LEAST_AREA) continue;
        var seen = seen(corners);
        if (seen >= MEAN_SEEN) all.add(new Scored(corners, seen + WORTH_OF_AREA * area));
      }
    }
    all.sort(Comparator.comparingDouble(quad -> -quad.worth()));
    return all.stream().map(Scored::corners).toList();
  }

  /// The longest straight lines.
  private List<Edge> edges() {
    var reach = (int) Math.ceil(Math.hypot(wide, high));
    var rows = 2 * reach + 1;
    var votes = new float[ANGLES * rows];
    var cosines = new double[ANGLES];
    var sines = new double[ANGLES];
    for (var bin = 0; bin < ANGLES; bin++) {
      cosines[bin] = Math.cos(bin * Math.PI / ANGLES);
      sines[bin] = Math.sin(bin * Math.PI / ANGLES);
    }
    for (var y = 1; y < high - 1; y++) {
      for (var x = 1; x < wide - 1; x++) {
        var at = y * wide + x;
        if (steep[at] < STEEP) continue;
        var angle = Math.atan2(down[at], across[at]);
        var middle = (int) Math.round(angle / Math.PI * ANGLES);
        for (var step = middle - 2; step <= middle + 2; step++) {
          var bin = Math.floorMod(step, ANGLES);
          var distance = (int) Math.round(x * cosines[bin] + y * sines[bin]) + reach;
          votes[bin * rows + distance] += Math.min(MOST, steep[at]);
        }
      }
    }
    return peaks(votes, rows, reach);
  }

  private List<Edge> peaks(float[] votes, int rows, int reach) {
    var least = LEAST_LENGTH * Math.min(wide, high) * STEEP;
    var peaks = new ArrayList<Edge>();
    for (var bin = 0; bin < ANGLES; bin++) {
      for (var row = 1; row < rows - 1; row++) {
        var sum = sum(votes, rows, bin, row);
        if (sum < least || !isPeak(votes, rows, bin, row, sum)) continue;
        peaks.add(new Edge(bin * Math.PI / ANGLES, row - reach, sum));
      }
    }
    peaks.sort(Comparator.comparingDouble(edge -> -edge.votes()));
    return peaks.subList(0, Math.min(LINES, peaks.size()));
  }

  private static float sum(float[] votes, int rows, int bin, int row) {
    var at = bin * rows + row;
    return votes[at - 1] + votes[at] + votes[at + 1];
  }

  private static boolean isPeak(float[] votes, int rows, int bin, int row, float sum) {
    for (var turn = -3; turn <= 3; turn++) {
      var other = Math.floorMod(bin + turn, ANGLES);
      // Half a turn further, distances change their sign.
      var mirrored = bin + turn < 0 || bin + turn >= ANGLES ? rows - 1 - row : row;
      for (var shift = -4; shift <= 4; shift++) {
        var there = mirrored + shift;
        if (there < 1 || there >= rows - 1 || (turn == 0 && shift == 0)) continue;
        var rival = sum(votes, rows, other, there);
        if (rival > sum || (rival == sum && (turn < 0 || (turn == 0 && shift < 0)))) return false;
      }
    }
    return true;
  }

  /// Clockwise from the upper left; null when they are no rectangle seen aslant.
  private double @Nullable [] corners(Pair one, Pair other) {
    if (one.one().turnTo(other.one()) < PARALLEL || one.other().turnTo(other.other()) < PARALLEL)
      return null;
    var a = one.one().crossing(other.one());
    var b = one.one().crossing(other.other());
    var c = one.other().crossing(other.other());
    var d = one.other().crossing(other.one());
    if (a == null || b == null || c == null || d == null) return null;
    var corners = clockwise(new double[][] {a, b, c, d});
    for (var i = 0; i < 4; i++) {
      var x = corners[2 * i];
      var y = corners[2 * i + 1];
      if (x < -OUTSIDE * wide || x > (1 + OUTSIDE) * wide) return null;
      if (y < -OUTSIDE * high || y > (1 + OUTSIDE) * high) return null;
      var next = (i + 1) % 4;
      var before = (i + 3) % 4;
      var ux = corners[2 * next] - x;
      var uy = corners[2 * next + 1] - y;
      var vx = corners[2 * before] - x;
      var vy = corners[2 * before + 1] - y;
      var lengths = Math.hypot(ux, uy) * Math.hypot(vx, vy);
      if (lengths == 0 || Math.abs(ux * vx + uy * vy) / lengths > SHARPEST) return null;
      if (ux * vy - uy * vx <= 0) return null;
    }
    return corners;
  }

  private static double[] clockwise(double[][] around) {
    var turn = 0.0;
    for (var i = 0; i < 4; i++) {
      var next = around[(i + 1) % 4];
      turn += around[i][0] * next[1] - next[0] * around[i][1];
    }
    var first = 0;
    for (var i = 1; i < 4; i++)
      if (around[i][0] + around[i][1] < around[first][0] + around[first][1]) first = i;
    var corners = new double[8];
    for (var i = 0; i < 4; i++) {
      var from = around[Math.floorMod(first + (turn > 0 ? i : -i), 4)];
      corners[2 * i] = from[0];
      corners[2 * i + 1] = from[1];
    }
    return corners;
  }

  private static double area(double[] corners) {
    var twice = 0.0;
    for (var i = 0; i < 4; i++) {
      var j = (i + 1) % 4;
      twice += corners[2 * i] * corners[2 * j + 1] - corners[2 * j] * corners[2 * i + 1];
    }
    return Math.abs(twice) / 2;
  }

  /// The mean part of the sides that is an edge in the picture; 0 when one hardly is.
  private double seen(double[] corners) {
    var sum = 0.0;
    for (var i = 0; i < 4; i++) {
      var j = (i + 1) % 4;
      var seen = seen(corners[2 * i], corners[2 * i + 1], corners[2 * j], corners[2 * j + 1]);
      if (seen < LEAST_SEEN) return 0;
      sum += seen / 4;
    }
    return sum;
  }

  private double seen(double fromX, double fromY, double toX, double toY) {
    var length = Math.hypot(toX - fromX, toY - fromY);
    var normalX = -(toY - fromY) / length;
    var normalY = (toX - fromX) / length;
    var points = Math.max(12, (int) (length / 2));
    var seen = 0;
    for (var i = 0; i < points; i++) {
      // Corners are round.
      var part = 0.04 + 0.92 * (i + 0.5) / points;
      var x = fromX + (toX - fromX) * part;
      var y = fromY + (toY - fromY) * part;
      for (var off = -2; off <= 2; off++) {
        if (!isEdge(
            (int) Math.round(x + off * normalX),
            (int) Math.round(y + off * normalY),
            normalX,
            normalY)) continue;
        seen++;
        break;
      }
    }
    return (double) seen / points;
  }

  private boolean isEdge(int x, int y, double normalX, double normalY) {
    if (x < 0 || y < 0 || x >= wide || y >= high) return false;
    var at = y * wide + x;
    return steep[at] >= STEEP && Math.abs(across[at] * normalX + down[at] * normalY) >= ALONG;
  }
}
