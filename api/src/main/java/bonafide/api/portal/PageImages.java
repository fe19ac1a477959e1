package bonafide.api.portal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Pages of a PDF as pictures: nothing inside the file runs in the browser.
final class PageImages {
  private static final float DPI = 110;
  private static final float MOST_POINTS = 2_000;

  /// One at a time: a page may take a hundred megabytes while it is drawn.
  private static final Semaphore ONE = new Semaphore(1, true);

  private PageImages() {}

  /// @param page from 1
  /// @return empty where there is no such page, or it cannot be drawn
  static Optional<byte[]> png(byte[] pdf, int page) {
    ONE.acquireUninterruptibly();
    try (var document = Loader.loadPDF(pdf)) {
      if (page > document.getNumberOfPages()) return Optional.empty();
      var box = document.getPage(page - 1).getMediaBox();
      var longest = Math.max(box.getWidth(), box.getHeight());
      var dpi = DPI * Math.min(1, MOST_POINTS / longest);
      var out = new ByteArrayOutputStream();
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(page - 1, dpi, ImageType.RGB);
      ImageIO.write(image, "png", out);
      return Optional.of(out.toByteArray());
    } catch (IOException e) {
      return Optional.empty();
    } finally {
      ONE.release();
    }
  }
}
