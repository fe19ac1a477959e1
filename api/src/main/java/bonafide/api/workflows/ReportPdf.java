package bonafide.api.workflows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// The report of an execution for people: what was decided, and why.
final class ReportPdf {
  private static final float MARGIN = 56;
  private static final float SIZE = 10;
  private static final float LEADING = 15;
  private static final int COLUMNS = 92;

  private static final PDType1Font PLAIN = new PDType1Font(FontName.HELVETICA);
  private static final PDType1Font BOLD = new PDType1Font(FontName.HELVETICA_BOLD);

  private ReportPdf() {}

  private record Line(String text, boolean bold) {}

  static byte[] of(Execution execution, Definition definition) {
    try (var document = new PDDocument()) {
      var lines = lines(execution, definition);
      var height = PDRectangle.A4.getHeight();
      var onPage = (int) ((height - 2 * MARGIN) / LEADING);
      for (var from = 0; from < lines.size(); from += onPage) {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        write(document, page, lines.subList(from, Math.min(lines.size(), from + onPage)));
      }
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(PDDocument document, PDPage page, List<Line> lines) throws IOException {
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setLeading(LEADING);
      content.newLineAtOffset(MARGIN, PDRectangle.A4.getHeight() - MARGIN);
      for (var line : lines) {
        content.setFont(line.bold() ? BOLD : PLAIN, SIZE);
        content.showText(line.text());
        content.newLine();
      }
      content.endText();
    }
  }

  private static List<Line> lines(Execution execution, Definition definition) {
    var lines = new ArrayList<Line>();
    var verification = execution.verification();
    lines.add(new Line("Report of a workflow execution", true));
    add(lines, "Workflow: " + definition.key() + ", " + definition.name());
    add(lines, "Execution: " + execution.id());
    add(lines, "Account: " + execution.account());
    add(lines, "Status: " + execution.status());
    add(lines, "Created: " + Words.time(verification.created()));
    add(lines, "Last change: " + Words.time(verification.updated()));
    var decision = verification.decision();
    if (decision != null) add(lines, "Decided by: " + decision.by());
    for (var result : Words.results(execution, definition)) {
      add(lines, "");
      lines.add(
          new Line(
              plain(result.capability().word() + ": " + result.type() + ", " + result.label()),
              true));
      for (var because : result.because()) add(lines, because);
      for (var fired : result.fired())
        add(lines, "%+d  %s  (%s)".formatted(fired.points(), fired.because(), fired.rule()));
      result
          .data()
          .forEach(
              (name, value) -> {
                if (value != null) add(lines, name + ": " + value);
              });
    }
    return lines;
  }

  /// Broken into lines that fit.
  private static void add(List<Line> lines, String text) {
    var rest = plain(text);
    while (rest.length() > COLUMNS) {
      var at = rest.lastIndexOf(' ', COLUMNS);
      if (at <= 0) at = COLUMNS;
      lines.add(new Line(rest.substring(0, at), false));
      rest = "    " + rest.substring(at).strip();
    }
    lines.add(new Line(rest, false));
  }

  /// What the standard fonts cannot show becomes a question mark.
  private static String plain(String text) {
    var plain = new StringBuilder();
    text.codePoints().forEach(c -> plain.appendCodePoint(c >= 32 && c < 127 ? c : '?'));
    return plain.toString();
  }
}
