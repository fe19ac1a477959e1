package bonafide.document.tamper;

import bonafide.core.DocumentReading.Sign;
import bonafide.document.pdf.Mark;
import bonafide.document.pdf.Mark.Cover;
import bonafide.document.pdf.Mark.Image;
import bonafide.document.pdf.Mark.Letters;
import bonafide.document.pdf.Pdf;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the drawing of a page tells. Who makes a document draws it in one go; who changes one
/// covers what stood there and writes over it, or writes on the picture of a page, seldom in quite
/// the same letters.
final class PageSigns {
  /// Of the page: what covers more is its ground, not a patch.
  private static final double PATCH = 0.1;

  /// Of the page: a picture as large as this is the page itself.
  private static final double PAGE = 0.6;

  /// With more letters than these, the picture is a letterhead and the text is the page.
  private static final int FEW_LETTERS = 200;

  private static final int LONGEST_QUOTE = 60;

  private static final Pattern AMOUNT =
      Pattern.compile("[-+(]?\\d[\\d.,' ]{2,}(?:\\)| ?(?:DB|CR|D|K))?");

  /// A column of fewer amounts says nothing about what is usual in it.
  private static final int COLUMN = 6;

  private static final double IN_LINE = 1.5;
  private static final double SAME_SIZE = 1.03;

  private PageSigns() {}

  static List<Sign> of(Pdf pdf, int page) {
    var drawing = pdf.drawing(page);
    var marks = drawing.marks();
    var area = drawing.area();
    var signs = new ArrayList<Sign>();
    covered(marks, area, page).ifPresent(signs::add);
    onPicture(marks, area, page).ifPresent(signs::add);
    oddLetters(marks, page).ifPresent(signs::add);
    return signs;
  }

  private static double area(Rectangle2D place) {
    return place.getWidth() * place.getHeight();
  }

  private static boolean covers(Rectangle2D cover, Letters letters) {
    var place = letters.place();
    return cover.contains(place.getCenterX(), place.getCenterY())
        && cover.intersects(place)
        && area(cover.createIntersection(place)) > 0.7 * area(place);
  }

  private static Optional<Sign> covered(List<Mark> marks, double area, int page) {
    for (var i = 0; i < marks.size(); i++) {
      var patch = marks.get(i);
      if (patch instanceof Letters
          || patch instanceof Image image && !image.solid()
          || area(patch.place()) > PATCH * area) continue;
      var under = said(marks.subList(0, i), patch.place());
      if (under.isEmpty()) continue;
      var over = said(marks.subList(i + 1, marks.size()), patch.place());
      if (patch instanceof Image)
        return Optional.of(
            new Sign(
                "PDF_TEXT_COVERED",
                "On page %d a picture is laid over “%s”.".formatted(page + 1, under),
                0.7));
      if (!over.isEmpty())
        return Optional.of(
            new Sign(
                "PDF_TEXT_COVERED",
                "On page %d “%s” is covered and “%s” is written over it."
                    .formatted(page + 1, under, over),
                0.9));
    }
    return Optional.empty();
  }

  private static String said(List<Mark> marks, Rectangle2D within) {
    return quote(
        letters(marks).stream()
            .filter(letters -> covers(within, letters))
            .map(Letters::text)
            .toList());
  }

  private static List<Letters> letters(List<Mark> marks) {
    return marks.stream().filter(Letters.class::isInstance).map(Letters.class::cast).toList();
  }

  static String quote(List<String> all) {
    var text = String.join(" ", all);
    return text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text;
  }

  private static Optional<Sign> onPicture(List<Mark> marks, double area, int page) {
    for (var i = 0; i < marks.size(); i++) {
      if (!(marks.get(i) instanceof Image image) || area(image.place()) < PAGE * area) continue;
      var after = marks.subList(i + 1, marks.size());
      var written =
          letters(after).stream()
              .filter(letters -> covers(image.place(), letters))
              .map(Letters::text)
              .toList();
      var count = written.stream().mapToInt(String::length).sum();
      if (count == 0 || count > FEW_LETTERS) return Optional.empty();
      var patched =
          after.stream()
              .anyMatch(mark -> mark instanceof Cover && area(mark.place()) < PATCH * area);
      return Optional.of(
          new Sign(
              "PDF_TEXT_ON_PICTURE",
              "Page %d is a picture, and “%s” is written over %s."
                  .formatted(page + 1, quote(written), patched ? "covered parts of it" : "it"),
              patched ? 0.9 : 0.6)); // a stamp of arrival is written so, too
    }
    return Optional.empty();
  }

  private record Type(String font, long size) {}

  /// An amount in the midst of a column in other letters than all others.
  private static Optional<Sign> oddLetters(List<Mark> marks, int page) {
    var columns = new TreeMap<Long, List<Letters>>();
    for (var letters : letters(marks))
      if (AMOUNT.matcher(letters.text()).matches())
        columns
            .computeIfAbsent(
                Math.round(letters.place().getMaxX() / IN_LINE), _ -> new ArrayList<>())
            .add(letters);
    for (var column : columns.values()) {
      if (column.size() < COLUMN) continue;
      var types = new LinkedHashMap<Type, List<Letters>>();
      for (var letters : column)
        types.computeIfAbsent(type(letters), _ -> new ArrayList<>()).add(letters);
      var usual = types.values().stream().max((one, two) -> one.size() - two.size()).orElseThrow();
      for (var type : types.entrySet()) {
        if (type.getKey().equals(type(usual.getFirst())) || usual.size() < column.size() - 2)
          continue;
        var odd = type.getValue().getFirst();
        if (isEdge(odd, usual)) continue; // a total is often bold
        return Optional.of(
            new Sign(
                "PDF_ODD_LETTERS",
                "On page %d “%s” is set in %s, the %d amounts above and below it in %s."
                    .formatted(
                        page + 1,
                        odd.text(),
                        named(type.getKey()),
                        usual.size(),
                        named(type(usual.getFirst()))),
                0.7));
      }
    }
    return Optional.empty();
  }

  private static Type type(Letters letters) {
    // Sizes a few hundredths apart are one.
    var step = Math.round(Math.log(letters.size()) / Math.log(SAME_SIZE));
    return new Type(letters.font(), step);
  }

  private static String named(Type type) {
    return "%s of %.1f points".formatted(type.font(), Math.pow(SAME_SIZE, (double) type.size()));
  }

  private static boolean isEdge(Letters odd, List<Letters> usual) {
    var y = odd.place().getMinY();
    return usual.stream().allMatch(other -> other.place().getMinY() > y)
        || usual.stream().allMatch(other -> other.place().getMinY() < y);
  }

  /// What is written on a page, in turn.
  static List<String> words(Pdf pdf, int page) {
    return letters(pdf.drawing(page).marks()).stream().map(Letters::text).toList();
  }
}
