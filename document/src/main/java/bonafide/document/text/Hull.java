package bonafide.document.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.stream.DoubleStream;

/// The smallest shapes around points.
final class Hull {
  private Hull() {}

  /// The smallest strip around a shape.
  ///
  /// @param unit how large a point is
  static Strip strip(double[] hull, double unit) {
    Strip best = null;
    for (var i = 0; i < hull.length; i += 2) {
      var next = (i + 2) % hull.length;
      var angle = Math.atan2(hull[next + 1] - hull[i + 1], hull[next] - hull[i]);
      var around = around(hull, angle, unit);
      if (best == null || around.wide() * around.high() < best.wide() * best.high()) best = around;
    }
    return upright(best == null ? around(hull, 0, unit) : best);
  }

  private static Strip around(double[] hull, double angle, double unit) {
    var cos = Math.cos(angle);
    var sin = Math.sin(angle);
    var minU = Double.MAX_VALUE;
    var maxU = -Double.MAX_VALUE;
    var minV = Double.MAX_VALUE;
    var maxV = -Double.MAX_VALUE;
    for (var i = 0; i < hull.length; i += 2) {
      var u = hull[i] * cos + hull[i + 1] * sin;
      var v = hull[i + 1] * cos - hull[i] * sin;
      minU = Math.min(minU, u);
      maxU = Math.max(maxU, u);
      minV = Math.min(minV, v);
      maxV = Math.max(maxV, v);
    }
    var u = (minU + maxU) / 2;
    var v = (minV + maxV) / 2;
    return new Strip(
        u * cos - v * sin, u * sin + v * cos, maxU - minU + unit, maxV - minV + unit, angle);
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

  private record Point(double x, double y) {}

  /// The corners of the smallest shape without dents.
  ///
  /// @param points x and y in turn
  static double[] of(double[] points, int count) {
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
    if (hull.isEmpty()) hull.add(sorted.getFirst());
    return hull.stream().flatMapToDouble(p -> DoubleStream.of(p.x(), p.y())).toArray();
  }

  private static double cross(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }
}
