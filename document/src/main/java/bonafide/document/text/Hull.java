package bonafide.document.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The smallest strip around points.
final class Hull {
  private record Point(double x, double y) {}

  private Hull() {}

  /// @param points x and y in turn
  static Strip strip(int[] points, int count) {
    var hull = hull(points, count);
    Strip best = null;
    for (var i = 0; i < hull.size(); i++) {
      var from = hull.get(i);
      var to = hull.get((i + 1) % hull.size());
      var around = around(hull, Math.atan2(to.y - from.y, to.x - from.x));
      if (best == null || around.wide() * around.high() < best.wide() * best.high()) best = around;
    }
    return upright(best == null ? around(hull, 0) : best);
  }

  private static Strip around(List<Point> hull, double angle) {
    var cos = Math.cos(angle);
    var sin = Math.sin(angle);
    var minU = Double.MAX_VALUE;
    var maxU = -Double.MAX_VALUE;
    var minV = Double.MAX_VALUE;
    var maxV = -Double.MAX_VALUE;
    for (var point : hull) {
      var u = point.x * cos + point.y * sin;
      var v = point.y * cos - point.x * sin;
      minU = Math.min(minU, u);
      maxU = Math.max(maxU, u);
      minV = Math.min(minV, v);
      maxV = Math.max(maxV, v);
    }
    var u = (minU + maxU) / 2;
    var v = (minV + maxV) / 2;
    return new Strip(u * cos - v * sin, u * sin + v * cos, maxU - minU + 1, maxV - minV + 1, angle);
  }

  /// The same strip, named so that its line runs to the right: between -45 and 45 degrees, or as
  /// a column when it is clearly taller than wide.
  private static Strip upright(Strip strip) {
    var angle = strip.angle();
    var wide = strip.wide();
    var high = strip.high();
    while (angle > Math.PI / 4) {
      angle -= Math.PI / 2;
      var was = wide;
      wide = high;
      high = was;
    }
    while (angle < -Math.PI / 4) {
      angle += Math.PI / 2;
      var was = wide;
      wide = high;
      high = was;
    }
    return new Strip(strip.x(), strip.y(), wide, high, angle);
  }

  private static List<Point> hull(int[] points, int count) {
    var sorted = new ArrayList<Point>(count);
    for (var i = 0; i < count; i++) sorted.add(new Point(points[2 * i], points[2 * i + 1]));
    sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
    var hull = new ArrayList<Point>();
    for (var round = 0; round < 2; round++) {
      var start = hull.size();
      for (var point : sorted) {
        while (hull.size() >= start + 2
            && cross(hull.get(hull.size() - 2), hull.getLast(), point) <= 0) hull.removeLast();
        hull.add(point);
      }
      hull.removeLast();
      sorted = new ArrayList<>(sorted.reversed());
    }
    return hull.isEmpty() ? List.of(sorted.getFirst()) : hull;
  }

  private static double cross(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }
}
