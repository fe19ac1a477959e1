package bonafide.document.drawn;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Draws letters as outlines, so that no font has to be installed.
final class Pen {
  private static final String SANS = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final Graphics2D graphics;
  private final TrueTypeFont font;

  Pen(BufferedImage image, TrueTypeFont font) {
    graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    this.font = font;
  }

  static TrueTypeFont sans() {
    try (var in =
        Objects.requireNonNull(org.apache.pdfbox.Loader.class.getResourceAsStream(SANS))) {
      return new TTFParser().parse(new RandomAccessReadBuffer(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Graphics2D graphics() {
    return graphics;
  }

  /// @param x of the left end
  /// @param y of the line the letters stand on
  /// @param size of the em, in pixels
  /// @return where the text ends
  double text(String text, double x, double y, double size, Color colour) {
    return text(text, x, y, size, 0, colour);
  }

  /// @param pitch from one letter to the next, in pixels; 0 for the font's own
  double text(String text, double x, double y, double size, double pitch, Color colour) {
    try {
      var scale = size / font.getUnitsPerEm();
      graphics.setColor(colour);
      var cmap = font.getUnicodeCmapLookup();
      var at = x;
      for (var i = 0; i < text.length(); i++) {
        var glyph = cmap.getGlyphId(text.charAt(i));
        var outline = font.getGlyph().getGlyph(glyph);
        var advance = font.getAdvanceWidth(glyph) * scale;
        if (outline != null) {
          var inset = pitch == 0 ? 0 : (pitch - advance) / 2;
          graphics.fill(
              new AffineTransform(scale, 0, 0, -scale, at + inset, y)
                  .createTransformedShape(outline.getPath()));
        }
        at += pitch == 0 ? advance : pitch;
      }
      return at;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
