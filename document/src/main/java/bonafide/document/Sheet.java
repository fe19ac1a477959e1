package bonafide.document;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Place;
import bonafide.document.field.Rows;
import bonafide.document.image.Straight;
import bonafide.document.text.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pages of a document below each other, as their lines were read, and the way back from there
/// to each page as it was handed in.
final class Sheet {
  private final List<Page> pages = new ArrayList<>();
  private final List<Rows.Row> rows = new ArrayList<>();
  private double high;

  /// @param number from 1
  /// @param quarters how often it was turned clockwise, so that its print runs to the right
  /// @param straight how it was cut out before; null when it is the picture
  private record Page(
      int number,
      double top,
      double wide,
      double high,
      int quarters,
      @Nullable Straight straight) {}

  /// A page that is as it was handed in.
  Sheet add(int number, List<Line> lines, double wide, double tall) {
    return add(number, lines, wide, tall, 0, null);
  }

  /// @param lines with places on their own page
  Sheet add(
      int number,
      List<Line> lines,
      double wide,
      double tall,
      int quarters,
      @Nullable Straight straight) {
    var top = high;
    rows.addAll(Rows.of(lines.stream().map(line -> line.down(top)).toList()).all());
    pages.add(new Page(number, top, wide, tall, quarters, straight));
    high += tall;
    return this;
  }

  Rows rows() {
    return new Rows(List.copyOf(rows));
  }

  /// The fields, each with its place on its page instead of on the sheet.
  List<Field> placed(List<Field> fields) {
    return fields.stream()
        .map(field -> field.place() == null ? field : field.at(on(field.place())))
        .toList();
  }

  private Place on(Place sheet) {
    var middle = (sheet.top() + sheet.bottom()) / 2;
    var page = pages.getFirst();
    for (var one : pages) if (one.top() <= middle) page = one;
    var place =
        new Place(
            null,
            page.number(),
            part(sheet.left(), page.wide()),
            part(sheet.top() - page.top(), page.high()),
            part(sheet.right(), page.wide()),
            part(sheet.bottom() - page.top(), page.high()));
    for (var i = 0; i < page.quarters(); i++)
      place =
          new Place(
              null,
              page.number(),
              place.top(),
              1 - place.right(),
              place.bottom(),
              1 - place.left());
    return page.straight() == null ? place : page.straight().back(place);
  }

  /// With four decimals, inside the page.
  private static double part(double units, double of) {
    return Math.round(Math.clamp(units / of, 0, 1) * 10_000) / 10_000.0;
  }
}
