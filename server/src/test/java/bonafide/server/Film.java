package bonafide.server;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A film for a browser's camera: YUV4MPEG2, four pictures a second.
final class Film {
  static final int WIDE = 1280;
  static final int HIGH = 960;

  private Film() {}

  static Path of(Path file, List<BufferedImage> scenes, int each) {
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      write(out, "YUV4MPEG2 W%d H%d F4:1 Ip A1:1 C420jpeg\n".formatted(WIDE, HIGH));
      for (var scene : scenes) {
        var frame = frame(placed(scene));
        for (var i = 0; i < each; i++) {
          write(out, "FRAME\n");
          out.write(frame);
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return file;
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write(line.getBytes(StandardCharsets.US_ASCII));
  }

  /// As large as it fits, on a table.
  private static BufferedImage placed(BufferedImage scene) {
    var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setColor(new Color(110, 100, 92));
    pen.fillRect(0, 0, WIDE, HIGH);
    var scale = Math.min(0.97 * WIDE / scene.getWidth(), 0.97 * HIGH / scene.getHeight());
    var wide = (int) (scene.getWidth() * scale);
    var high = (int) (scene.getHeight() * scale);
    pen.drawImage(scene, (WIDE - wide) / 2, (HIGH - high) / 2, wide, high, null);
    pen.dispose();
    return image;
  }

  /// By ITU-R BT.601, in the range of video.
  private static byte[] frame(BufferedImage image) {
    var luma = WIDE * HIGH;
    var bytes = new byte[luma * 3 / 2];
    for (var y = 0; y < HIGH; y++) {
      for (var x = 0; x < WIDE; x++) {
        var rgb = image.getRGB(x, y);
        var r = rgb >> 16 & 255;
        var g = rgb >> 8 & 255;
        var b = rgb & 255;
        bytes[y * WIDE + x] = (byte) Math.round(16 + 0.257 * r + 0.504 * g + 0.098 * b);
        if ((x & 1) == 0 && (y & 1) == 0) {
          var at = luma + y / 2 * (WIDE / 2) + x / 2;
          bytes[at] = (byte) clamp(128 - 0.148 * r - 0.291 * g + 0.439 * b);
          bytes[at + luma / 4] = (byte) clamp(128 + 0.439 * r - 0.368 * g - 0.071 * b);
        }
      }
    }
    return bytes;
  }

  private static long clamp(double value) {
    return Math.round(Math.clamp(value, 0, 255));
  }
}
