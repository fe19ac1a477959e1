package bonafide.document.pdf;

import bonafide.document.text.Line;
import bonafide.document.text.Strip;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The text layer of a page as lines with places, in points; words further apart than a wide
/// space are lines of their own, so that columns stay apart.
final class Layer extends PDFTextStripper {
  private static final double COLUMN = 1.1; // of the letters' size
  private static final double SPACE = 0.12;

  private final List<Line> lines = new ArrayList<>();
  private final List<TextPosition> run = new ArrayList<>();

  List<Line> lines(PDDocument document, int page) throws IOException {
    setSortByPosition(true);
    setStartPage(page + 1);
    setEndPage(page + 1);
    writeText(document, Writer.nullWriter());
    flush();
    return List.copyOf(lines);
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    for (var position : positions) {
      if (position.getUnicode() == null || position.getUnicode().isBlank()) continue;
      if (!run.isEmpty() && !follows(run.getLast(), position)) flush();
      run.add(position);
    }
  }

  private static boolean follows(TextPosition before, TextPosition position) {
    var size = Math.max(1, before.getHeightDir());
    var gap = position.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj();
    return Math.abs(before.getYDirAdj() - position.getYDirAdj()) < 0.5 * size
        && gap < COLUMN * Math.max(before.getFontSizeInPt(), size)
        && gap > -2 * size;
  }

  private void flush() {
    if (run.isEmpty()) return;
    var first = run.getFirst();
    var last = run.getLast();
    var left = first.getXDirAdj();
    var wide = Math.max(0.1, last.getXDirAdj() + last.getWidthDirAdj() - left);
    var high = run.stream().mapToDouble(TextPosition::getHeightDir).max().orElse(1);
    var text = new StringBuilder();
    var at = new ArrayList<Double>();
    TextPosition before = null;
    for (var position : run) {
      if (before != null) {
        var gap = position.getXDirAdj() - before.getXDirAdj() - before.getWidthDirAdj();
        if (gap > SPACE * Math.max(position.getFontSizeInPt(), 1)) {
          text.append(' ');
          at.add((position.getXDirAdj() - gap / 2 - left) / wide);
        }
      }
      var middle = (position.getXDirAdj() + position.getWidthDirAdj() / 2 - left) / wide;
      for (var i = 0; i < position.getUnicode().length(); i++) {
        text.append(position.getUnicode().charAt(i));
        at.add(middle);
      }
      before = position;
    }
    var sure = new double[text.length()];
    Arrays.fill(sure, 1);
    lines.add(
        new Line(
            text.toString(),
            1,
            new Strip(
                left + wide / 2, first.getYDirAdj() - high / 2, wide, Math.max(1, high * 1.6), 0),
            at.stream().mapToDouble(Double::doubleValue).toArray(),
            sure));
    run.clear();
  }
}
