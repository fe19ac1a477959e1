package bonafide.document.tamper;

import bonafide.core.DocumentReading.Sign;
import bonafide.document.pdf.Pdf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the history of a PDF and the drawing of its pages tell. A bank or an office writes a file
/// once, with software that makes documents; whoever changes one saves it again, often with
/// software that edits.
public final class PdfSigns {
  /// More are not followed line by line.
  private static final int MOST_PAGES = 20;

  private static final int MOST_PHOTOGRAPHS = 10;

  private static final Duration AFTERWARDS = Duration.ofMinutes(2);

  /// Parts of the names of programs that change existing files or draw pictures.
  private static final List<String> EDITORS =
      List.of(
          "photoshop",
          "illustrator",
          "gimp",
          "inkscape",
          "canva",
          "corel",
          "affinity",
          "ilovepdf",
          "sejda",
          "smallpdf",
          "pdfescape",
          "pdf-xchange editor",
          "foxit phantom",
          "pdfelement",
          "nitro",
          "pdffiller",
          "dochub",
          "master pdf editor",
          "pdf candy",
          "soda pdf",
          "xodo");

  private PdfSigns() {}

  public static List<Sign> of(Pdf pdf) {
    var signs = new ArrayList<>(of(pdf.history()));
    changed(pdf).ifPresent(signs::add);
    var pages = Math.min(pdf.pages(), MOST_PAGES);
    for (var page = 0; page < pages; page++)
      for (var sign : PageSigns.of(pdf, page)) addNew(signs, sign);
    for (var sign : photographs(pdf, pages)) addNew(signs, sign);
    return List.copyOf(signs);
  }

  private static void addNew(List<Sign> signs, Sign sign) {
    if (signs.stream().noneMatch(known -> known.code().equals(sign.code()))) signs.add(sign);
  }

  private static List<Sign> photographs(Pdf pdf, int pages) {
    var signs = new ArrayList<Sign>();
    var looked = 0;
    for (var page = 0; page < pages; page++)
      for (var photograph : pdf.photographs(page)) {
        if (++looked > MOST_PHOTOGRAPHS) return signs;
        for (var sign : PictureSigns.saved(photograph))
          signs.add(
              new Sign(
                  sign.code(),
                  "On page %d: %s".formatted(page + 1, sign.detail()),
                  sign.confidence()));
      }
    return signs;
  }

  /// What the last save changed in what was written: signing a file changes nothing there.
  private static Optional<Sign> changed(Pdf pdf) {
    var before = pdf.before();
    if (before.isEmpty()) return Optional.empty();
    var opened = Pdf.open(before.get());
    try (var earlier = opened.pdf()) {
      if (earlier == null) return Optional.empty();
      var pages = Math.min(MOST_PAGES, Math.min(pdf.pages(), earlier.pages()));
      for (var page = 0; page < pages; page++) {
        var was = PageSigns.words(earlier, page);
        var is = PageSigns.words(pdf, page);
        var gone = PageSigns.quote(rest(was, is));
        var come = PageSigns.quote(rest(is, was));
        if (gone.isEmpty() && come.isEmpty()) continue;
        var what =
            gone.isEmpty()
                ? "added “%s” to".formatted(come)
                : come.isEmpty()
                    ? "took “%s” from".formatted(gone)
                    : "made “%s” of “%s” on".formatted(come, gone);
        return Optional.of(
            new Sign(
                "PDF_TEXT_CHANGED", "The last save %s page %d.".formatted(what, page + 1), 0.9));
      }
      return Optional.empty();
    }
  }

  private static List<String> rest(List<String> from, List<String> others) {
    var rest = new ArrayList<>(from);
    for (var other : others) rest.remove(other);
    return rest;
  }

  private static List<Sign> of(Pdf.History history) {
    var signs = new ArrayList<Sign>();
    var makers = (history.producer() + " " + history.creator()).toLowerCase(Locale.ROOT);
    for (var editor : EDITORS) {
      if (!makers.contains(editor)) continue;
      signs.add(
          new Sign(
              "PDF_EDITOR",
              "The file was written by %s, which changes documents."
                  .formatted(
                      history.producer().toLowerCase(Locale.ROOT).contains(editor)
                          ? history.producer()
                          : history.creator()),
              0.7));
      break;
    }
    if (history.saves() > 1)
      signs.add(
          new Sign(
              "PDF_SAVED_AGAIN",
              "The file was saved %d times; what was added later lies behind what it changes."
                  .formatted(history.saves()),
              0.4)); // so does whoever signs it
    var created = history.created();
    var modified = history.modified();
    if (created != null
        && modified != null
        && Duration.between(created, modified).compareTo(AFTERWARDS) > 0)
      signs.add(
          new Sign(
              "PDF_CHANGED_LATER",
              "The file says that it was made at %s and changed at %s."
                  .formatted(created, modified),
              0.3));
    return List.copyOf(signs);
  }
}
