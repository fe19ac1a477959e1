package bonafide.document.text;

import bonafide.image.Perspective;
import java.util.List;

/// Where print stands in a picture.
///
/// @param hulls around the middle of each line, x and y of its corners in turn, in pixels
/// @param coarse pixels of the picture to one of those that were looked at; lines are as much
///     larger than their hulls, which end in the middle of pixels
public record Outlines(List<double[]> hulls, double coarse) {
  /// How much of its middle's size a line is larger on every side.
  private static final double GROWN = 1.6;

  /// The smallest strip around each line.
  public List<Strip> strips() {
    return hulls.stream()
        .map(
            hull -> {
              var strip = Hull.strip(hull, coarse);
              var grow = strip.wide() * strip.high() * GROWN / (2 * (strip.wide() + strip.high()));
              return strip.grown(grow, grow);
            })
        .toList();
  }

  /// The same print where the picture is seen otherwise. What was looked at coarsely seems thicker
  /// by about a pixel: without one the lines are as high as if they had been looked for there.
  ///
  /// @param map from places in this picture to places in the other, which is about as fine
  public Outlines through(Perspective map) {
    return new Outlines(
        hulls.stream()
            .map(
                hull -> {
                  var there = new double[hull.length];
                  for (var i = 0; i < hull.length; i += 2) {
                    there[i] = map.x(hull[i], hull[i + 1]);
                    there[i + 1] = map.y(hull[i], hull[i + 1]);
                  }
                  return there;
                })
            .toList(),
        0);
  }
}
