package bonafide.document.tamper;

import java.awt.Rectangle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;

/// The middle of a JPEG, as whole blocks: how bright each pixel is, as it is stored.
///
/// @param x where it begins in the picture
record Middle(int[] samples, int wide, int high, int x, int y) {
  static final int SIDE = 8;
  private static final int MOST = 1_536;

  /// Nothing when it is no JPEG, or none that can be taken apart.
  static Optional<Middle> of(byte[] file) {
    if (file.length < 2 || (file[0] & 0xff) != 0xff || (file[1] & 0xff) != 0xd8)
      return Optional.empty();
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
      try {
        reader.setInput(stream, true, true);
        var settings = reader.getDefaultReadParam();
        var width = reader.getWidth(0);
        var height = reader.getHeight(0);
        var wide = Math.min(MOST, width) / SIDE * SIDE;
        var high = Math.min(MOST, height) / SIDE * SIDE;
        if (wide == 0 || high == 0) return Optional.empty();
        var x = (width - wide) / 2 / SIDE * SIDE;
        var y = (height - high) / 2 / SIDE * SIDE;
        settings.setSourceRegion(new Rectangle(x, y, wide, high));
        var raster = reader.readRaster(0, settings); // its first band is brightness as stored
        var samples = raster.getSamples(0, 0, wide, high, 0, (int[]) null);
        return Optional.of(new Middle(samples, wide, high, x, y));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // decoders throw whatever comes
      return Optional.empty();
    }
  }
}
