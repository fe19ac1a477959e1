package bonafide.document.pdf;

import bonafide.document.pdf.Mark.Cover;
import bonafide.document.pdf.Mark.Image;
import bonafide.document.pdf.Mark.Letters;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/// Follows the drawing of a page.
final class Marks extends PDFGraphicsStreamEngine {
  /// Of the letters' size.
  private static final double APART = 0.6;

  private static final int MOST = 100_000;

  private final List<Mark> marks = new ArrayList<>();
  private final GeneralPath path = new GeneralPath(Path2D.WIND_NON_ZERO);

  Marks(PDPage page) {
    super(page);
  }

  List<Mark> all() throws IOException {
    processPage(getPage());
    return List.copyOf(marks);
  }

  private void add(Mark mark) {
    if (marks.size() >= MOST) throw new IllegalStateException("too much is drawn");
    marks.add(mark);
  }

  @Override
  protected void showGlyph(Matrix where, PDFont font, int code, Vector displacement)
      throws IOException {
    super.showGlyph(where, font, code, displacement);
    var mode = getGraphicsState().getTextState().getRenderingMode();
    if (mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) return;
    if (getGraphicsState().getNonStrokeAlphaConstant() < 0.1) return;
    var text = font.toUnicode(code);
    if (text == null || text.isBlank()) return;
    var size = Math.abs(where.getScalingFactorY());
    var wide = Math.abs(displacement.getX() * where.getScalingFactorX());
    var place =
        new Rectangle2D.Double(where.getTranslateX(), where.getTranslateY(), wide, 0.7 * size);
    var before = marks.isEmpty() ? null : marks.getLast();
    var name = font.getName() == null ? "" : font.getName();
    if (before instanceof Letters letters && follows(letters, name, size, place)) {
      var both = letters.place().createUnion(place);
      marks.set(marks.size() - 1, new Letters(both, letters.text() + text, name, size));
    } else add(new Letters(place, text, name, size));
  }

  private static boolean follows(Letters before, String font, double size, Rectangle2D place) {
    var gap = place.getMinX() - before.place().getMaxX();
    return before.font().equals(font)
        && Math.abs(before.size() - size) < 0.01
        && Math.abs(before.place().getMinY() - place.getMinY()) < 0.1 * size
        && gap > -0.5 * size
        && gap < APART * size;
  }

  @Override
  public void drawImage(PDImage image) {
    var corners = new Rectangle2D.Double(0, 0, 1, 1);
    var place = getGraphicsState().getCurrentTransformationMatrix().createAffineTransform();
    var solid =
        !image.isStencil()
            && !(image instanceof PDImageXObject object
                && (object.getCOSObject().containsKey(COSName.SMASK)
                    || object.getCOSObject().containsKey(COSName.MASK)))
            && getGraphicsState().getNonStrokeAlphaConstant() == 1;
    add(new Image(place.createTransformedShape(corners).getBounds2D(), solid));
  }

  @Override
  public void fillPath(int windingRule) {
    if (getGraphicsState().getNonStrokeAlphaConstant() == 1) add(new Cover(path.getBounds2D()));
    path.reset();
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    fillPath(windingRule);
  }

  @Override
  public void strokePath() {
    path.reset();
  }

  @Override
  public void endPath() {
    path.reset();
  }

  @Override
  public void shadingFill(COSName name) {}

  @Override
  public void clip(int windingRule) {}

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    path.moveTo(p0.getX(), p0.getY());
    path.lineTo(p1.getX(), p1.getY());
    path.lineTo(p2.getX(), p2.getY());
    path.lineTo(p3.getX(), p3.getY());
    path.closePath();
  }

  @Override
  public void moveTo(float x, float y) {
    path.moveTo(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    if (path.getCurrentPoint() == null) path.moveTo(x, y);
    else path.lineTo(x, y);
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    if (path.getCurrentPoint() == null) path.moveTo(x3, y3);
    else path.curveTo(x1, y1, x2, y2, x3, y3);
  }

  @Override
  public @Nullable Point2D getCurrentPoint() {
    return path.getCurrentPoint();
  }

  @Override
  public void closePath() {
    if (path.getCurrentPoint() != null) path.closePath();
  }
}
