package bonafide.document.tamper;

import bonafide.core.DocumentReading.Sign;
import bonafide.document.pdf.Pdf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the history of a PDF tells. A bank or an office writes a file once, with software that
/// makes documents; whoever changes one saves it again, often with software that edits.
public final class PdfSigns {
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

  public static List<Sign> of(Pdf.History history) {
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
