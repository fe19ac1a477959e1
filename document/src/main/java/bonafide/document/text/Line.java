package bonafide.document.text;

/// A line as it was read.
///
/// @param confidence 0 to 1, the mean of its characters'
/// @param place in the picture
/// @param at where each character stands, as a part of the line's width; one a UTF-16 unit
/// @param sure how sure each character is, 0 to 1
public record Line(String text, double confidence, Strip place, double[] at, double[] sure) {

  /// The same, further down.
  public Line down(double by) {
    return new Line(
        text,
        confidence,
        new Strip(place.x(), place.y() + by, place.wide(), place.high(), place.angle()),
        at,
        sure);
  }

  /// How sure a part of the text is.
  public double confidence(int from, int to) {
    if (to <= from) return 0;
    var sum = 0.0;
    for (var i = from; i < to; i++) sum += sure[i];
    return sum / (to - from);
  }

  /// A part of the text as a line of its own.
  public Line part(int from, int to) {
    var left = from == 0 ? 0 : (at[from - 1] + at[from]) / 2;
    var right = to == at.length ? 1 : (at[to - 1] + at[to]) / 2;
    var width = Math.max(1e-6, right - left);
    var places = new double[to - from];
    for (var i = from; i < to; i++) places[i - from] = (at[i] - left) / width;
    return new Line(
        text.substring(from, to),
        confidence(from, to),
        place.part(left, right),
        places,
        java.util.Arrays.copyOfRange(sure, from, to));
  }
}
