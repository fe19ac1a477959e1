package bonafide.document.field;

import bonafide.core.DocumentReading.Place;
import bonafide.document.text.Strip;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Where something stands in a picture whose print runs to the right, in pixels.
public record Box(double left, double top, double right, double bottom) {
  /// What holds all of some strips; null for none.
  public static @Nullable Box around(Collection<Strip> strips) {
    Box all = null;
    for (var strip : strips) {
      var fall = Math.abs(Math.sin(strip.angle())) * strip.wide() / 2;
      var box =
          new Box(
              Math.min(strip.left(), strip.right()),
              strip.top() - fall,
              Math.max(strip.left(), strip.right()),
              strip.bottom() + fall);
      all = all == null ? box : all.and(box);
    }
    return all;
  }

  Box and(@Nullable Box other) {
    return other == null
        ? this
        : new Box(
            Math.min(left, other.left),
            Math.min(top, other.top),
            Math.max(right, other.right),
            Math.max(bottom, other.bottom));
  }

  /// As parts of a picture of this size, before it was turned.
  ///
  /// @param quarters how often it was turned clockwise, so that its print runs to the right
  public Place place(int width, int height, int quarters) {
    var place =
        new Place(
            null,
            part(left, width),
            part(top, height),
            part(right, width),
            part(bottom, height));
    for (var i = 0; i < quarters; i++)
      place = new Place(null, place.top(), 1 - place.right(), place.bottom(), 1 - place.left());
    return place;
  }

  /// With four decimals, inside the picture.
  private static double part(double pixels, int of) {
    return Math.round(Math.clamp(pixels / of, 0, 1) * 10_000) / 10_000.0;
  }
}
