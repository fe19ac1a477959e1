package bonafide.document.text;

import bonafide.image.Similarity;

/// A straight strip of a picture, turned about its middle.
///
/// @param x of the middle, in pixels
/// @param y likewise
/// @param wide along the line
/// @param high across it
/// @param angle in radians by which the line falls to the right
public record Strip(double x, double y, double wide, double high, double angle) {

  public double left() {
    return x - Math.cos(angle) * wide / 2;
  }

  public double right() {
    return x + Math.cos(angle) * wide / 2;
  }

  public double top() {
    return y - high / 2;
  }

  public double bottom() {
    return y + high / 2;
  }

  /// The height at which the middle of the line runs, at a place across.
  public double at(double across) {
    return y + Math.tan(angle) * (across - x);
  }

  /// A part along the line, from and to as parts of its width.
  public Strip part(double from, double to) {
    var middle = ((from + to) / 2 - 0.5) * wide;
    return new Strip(
        x + Math.cos(angle) * middle,
        y + Math.sin(angle) * middle,
        wide * (to - from),
        high,
        angle);
  }

  /// Larger by so much on every side.
  public Strip grown(double along, double across) {
    return new Strip(x, y, wide + 2 * along, high + 2 * across, angle);
  }

  public Strip flipped() {
    return new Strip(x, y, wide, high, angle + Math.PI);
  }

  /// The map from a picture of this strip, so many pixels high, to places in the source.
  public Similarity map(int pixelsHigh) {
    var scale = high / pixelsHigh;
    var a = scale * Math.cos(angle);
    var b = scale * Math.sin(angle);
    var middleX = (pixelsWide(pixelsHigh) - 1) / 2.0;
    var middleY = (pixelsHigh - 1) / 2.0;
    return new Similarity(a, b, x - a * middleX + b * middleY, y - b * middleX - a * middleY);
  }

  public int pixelsWide(int pixelsHigh) {
    return Math.max(1, (int) Math.round(wide / high * pixelsHigh));
  }
}
