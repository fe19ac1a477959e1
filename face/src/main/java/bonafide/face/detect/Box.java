package bonafide.face.detect;

/// A rectangle in a picture, in pixels from its top left corner.
public record Box(double x, double y, double wide, double high) {
  public double centreX() {
    return x + wide / 2;
  }

  public double centreY() {
    return y + high / 2;
  }

  public double area() {
    return wide * high;
  }

  /// What both cover, as a part of what either covers: 0 to 1.
  public double overlap(Box other) {
    var across = Math.min(x + wide, other.x + other.wide) - Math.max(x, other.x);
    var down = Math.min(y + high, other.y + other.high) - Math.max(y, other.y);
    if (across <= 0 || down <= 0) return 0;
    var both = across * down;
    return both / (area() + other.area() - both);
  }
}
