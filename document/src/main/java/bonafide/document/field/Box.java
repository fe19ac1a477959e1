package bonafide.document.field;

import bonafide.core.DocumentReading.Place;
import bonafide.document.text.Line;
import bonafide.document.text.Strip;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Where something stands on the sheet on which all pages of a document lie below each other, the
/// print running to the right, in the units of its lines.
public record Box(double left, double top, double right, double bottom) {
  /// What holds all of some lines; null for none.
  public static @Nullable Box around(Collection<Line> lines) {
    return over(lines.stream().map(Line::place).toList());
  }

  /// What holds all of some strips; null for none.
  public static @Nullable Box over(Collection<Strip> strips) {
    Box all = null;
    for (var place : strips) {
      var fall = Math.abs(Math.sin(place.angle())) * place.wide() / 2;
      var box =
          new Box(
              Math.min(place.left(), place.right()),
              place.top() - fall,
              Math.max(place.left(), place.right()),
              place.bottom() + fall);
      all = all == null ? box : all.and(box);
    }
    return all;
  }

  public Place place() {
    return new Place(null, 0, left, top, right, bottom);
  }

  /// As it was before the sheet was turned a quarter clockwise.
  ///
  /// @param high the sheet, before it was turned
  public Box turnedBack(double high) {
    return new Box(top, high - right, bottom, high - left);
  }

  public Box scaled(double factor) {
    return new Box(left * factor, top * factor, right * factor, bottom * factor);
  }

  public Box and(@Nullable Box other) {
    return other == null
        ? this
        : new Box(
            Math.min(left, other.left),
            Math.min(top, other.top),
            Math.max(right, other.right),
            Math.max(bottom, other.bottom));
  }
}
