package bonafide.document.image;

import bonafide.core.DocumentReading.Place;
import bonafide.document.field.Box;
import bonafide.document.text.Strip;
import bonafide.image.Perspective;
import bonafide.image.Picture;
import java.util.List;
import java.util.Optional;

/// A card or page, cut out of its picture and straightened.
///
/// @param picture it alone
/// @param map from places in it to places in the picture it was cut out of
/// @param wide of that picture, in pixels
/// @param high likewise
public record Straight(Picture picture, Perspective map, int wide, int high) {
  private static final double AROUND_PRINT = 0.6;
  private static final double SMALL = 0.6;
  private static final double ASLANT = 0.04;
  private static final double MARGIN = 0.015;
  private static final double MOST_PRINT_OUTSIDE = 0.02;
  private static final double LONGEST = 2_000;

  /// @param strips where print stands in the picture
  /// @return nothing when no card stands out that holds all print: then it is not the whole
  ///     document
  public static Optional<Straight> of(Picture picture, List<Strip> strips) {
    var box = Box.over(strips);
    if (box == null) return Optional.empty();
    var margin = AROUND_PRINT * Math.max(box.right() - box.left(), box.bottom() - box.top());
    var around =
        new Box(
            box.left() - margin, box.top() - margin, box.right() + margin, box.bottom() + margin);
    return CardFinder.find(picture, around).stream()
        .filter(card -> holds(card, strips))
        .findFirst()
        .filter(card -> isWorthIt(card, picture))
        .map(card -> of(picture, card));
  }

  /// Whether a card is small in its picture, or aslant: every copy of a picture loses a little.
  private static boolean isWorthIt(CardFinder.Quad card, Picture picture) {
    var corners = card.corners();
    return isSmall(card, picture)
        || isAslant(corners[0] - corners[6], card.wide())
        || isAslant(corners[2] - corners[4], card.wide())
        || isAslant(corners[1] - corners[3], card.high())
        || isAslant(corners[7] - corners[5], card.high());
  }

  private static boolean isSmall(CardFinder.Quad card, Picture picture) {
    return Math.max(card.wide(), card.high()) < SMALL * Math.max(picture.width(), picture.height());
  }

  private static boolean isAslant(double shift, double side) {
    return Math.abs(shift) > ASLANT * side;
  }

  private static boolean holds(CardFinder.Quad card, List<Strip> print) {
    var all = 0.0;
    var outside = 0.0;
    for (var strip : print) {
      var size = strip.wide() * strip.high();
      all += size;
      var isInside =
          card.holds(strip.left(), strip.at(strip.left()))
              && card.holds(strip.right(), strip.at(strip.right()));
      if (!isInside) outside += size;
    }
    return all > 0 && outside <= MOST_PRINT_OUTSIDE * all;
  }

  private static Straight of(Picture picture, CardFinder.Quad card) {
    var corners = card.corners().clone();
    for (var axis = 0; axis < 2; axis++) {
      var middle = (corners[axis] + corners[2 + axis] + corners[4 + axis] + corners[6 + axis]) / 4;
      for (var i = 0; i < 4; i++)
        corners[2 * i + axis] += 2 * MARGIN * (corners[2 * i + axis] - middle);
    }
    var shape = Shape.of(card, picture.width(), picture.height());
    var longer = Math.min(LONGEST, Math.max(card.wide(), card.high()));
    var wide = (int) Math.round(longer * Math.min(1, shape));
    var high = (int) Math.round(longer / Math.max(1, shape));
    var map = Perspective.onto(corners, wide, high);
    return new Straight(picture.seen(map, wide, high), map, picture.width(), picture.height());
  }

  /// A place on the card as a place in the picture.
  public Place back(Place place) {
    double left = 1;
    double top = 1;
    double right = 0;
    double bottom = 0;
    for (var x : new double[] {place.left(), place.right()}) {
      for (var y : new double[] {place.top(), place.bottom()}) {
        var across = map.x(x * picture.width(), y * picture.height()) / wide;
        var down = map.y(x * picture.width(), y * picture.height()) / high;
        left = Math.min(left, across);
        right = Math.max(right, across);
        top = Math.min(top, down);
        bottom = Math.max(bottom, down);
      }
    }
    return new Place(
        place.file(), place.page(), inside(left), inside(top), inside(right), inside(bottom));
  }

  /// With four decimals.
  private static double inside(double part) {
    return Math.round(Math.clamp(part, 0, 1) * 10_000) / 10_000.0;
  }
}
