package bonafide.document.drawn;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/// A photograph of something flat that lies on a table.
///
/// @param wide pixels of the photograph
/// @param tilt degrees by which the camera looks from above or below
/// @param swing degrees by which it looks from the side
/// @param turn degrees by which it is turned
/// @param blur pixels of smear each way
/// @param noise of each pixel, of 255
/// @param glare how strong a lamp shows, 0 to 1
/// @param quality of the JPEG, 0 to 1
public record Photograph(
    int wide,
    double tilt,
    double swing,
    double turn,
    int blur,
    int noise,
    double glare,
    double quality,
    long seed) {
  private static final double FILLS = 0.86;

  public static final Photograph PLAIN = new Photograph(1_200, 0, 0, 0, 0, 0, 0, 0.92, 1);

  public byte[] of(BufferedImage flat) {
    return jpeg(image(flat), quality);
  }

  public BufferedImage image(BufferedImage flat) {
    var high = wide * 3 / 4;
    var photo = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    var random = new Random(seed);
    var table = table(random);
    var sight = sight(flat.getWidth(), flat.getHeight(), high);
    var source = halved(flat, scale(flat, high));
    var fx = (double) source.getWidth() / flat.getWidth();
    var fy = (double) source.getHeight() / flat.getHeight();
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        var w = sight[6] * x + sight[7] * y + sight[8];
        var u = (sight[0] * x + sight[1] * y + sight[2]) / w * fx;
        var v = (sight[3] * x + sight[4] * y + sight[5]) / w * fy;
        var inside = u >= 0 && v >= 0 && u < source.getWidth() - 1 && v < source.getHeight() - 1;
        photo.setRGB(x, y, inside ? blend(source, u, v) : grain(table, x, y));
      }
    }
    shine(photo, random);
    return noisy(blurred(photo), random);
  }

  private double scale(BufferedImage flat, int high) {
    return FILLS * Math.min((double) wide / flat.getWidth(), (double) high / flat.getHeight());
  }

  /// Half and half again, while the photograph is much smaller than the thing.
  private static BufferedImage halved(BufferedImage flat, double scale) {
    var image = flat;
    while (scale < 0.5) {
      var small =
          new BufferedImage(
              image.getWidth() / 2, image.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
      Graphics2D pen = small.createGraphics();
      pen.setRenderingHint(
          java.awt.RenderingHints.KEY_INTERPOLATION,
          java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
      pen.dispose();
      image = small;
      scale *= 2;
    }
    return image;
  }

  /// The homography from a pixel of the photograph to one of the thing.
  private double[] sight(int flatWide, int flatHigh, int high) {
    var a = Math.toRadians(tilt);
    var b = Math.toRadians(swing);
    var c = Math.toRadians(turn);
    // The thing lies at a distance of twice the photograph's width, turned about its middle.
    var far = 2.0 * wide;
    var scale = FILLS * Math.min((double) wide / flatWide, (double) high / flatHigh);
    var sideX =
        new double[] {
          Math.cos(b) * Math.cos(c),
          Math.sin(c) * Math.cos(a) + Math.sin(a) * Math.sin(b) * Math.cos(c),
          Math.sin(c) * Math.sin(a) - Math.cos(a) * Math.sin(b) * Math.cos(c)
        };
    var sideY =
        new double[] {
          -Math.cos(b) * Math.sin(c),
          Math.cos(c) * Math.cos(a) - Math.sin(a) * Math.sin(b) * Math.sin(c),
          Math.cos(c) * Math.sin(a) + Math.cos(a) * Math.sin(b) * Math.sin(c)
        };
    var cx = flatWide / 2.0;
    var cy = flatHigh / 2.0;
    var to = new double[9];
    for (var row = 0; row < 3; row++) {
      var x = sideX[row] * scale;
      var y = sideY[row] * scale;
      var origin = -x * cx - y * cy + (row == 2 ? far : 0);
      to[3 * row] = x;
      to[3 * row + 1] = y;
      to[3 * row + 2] = origin;
    }
    var screen = new double[9];
    for (var column = 0; column < 3; column++) {
      screen[column] = far * to[column] + wide / 2.0 * to[6 + column];
      screen[3 + column] = far * to[3 + column] + high / 2.0 * to[6 + column];
      screen[6 + column] = to[6 + column];
    }
    return inverse(screen);
  }

  private static double[] inverse(double[] m) {
    var inverse =
        new double[] {
          m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
          m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
          m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
    return inverse;
  }

  private static int blend(BufferedImage image, double u, double v) {
    var x = (int) u;
    var y = (int) v;
    var dx = u - x;
    var dy = v - y;
    var mixed = 0;
    for (var shift = 0; shift <= 16; shift += 8) {
      var above =
          (image.getRGB(x, y) >> shift & 255) * (1 - dx)
              + (image.getRGB(x + 1, y) >> shift & 255) * dx;
      var below =
          (image.getRGB(x, y + 1) >> shift & 255) * (1 - dx)
              + (image.getRGB(x + 1, y + 1) >> shift & 255) * dx;
      mixed |= (int) (above * (1 - dy) + below * dy + 0.5) << shift;
    }
    return mixed;
  }

  private static Color table(Random random) {
    return new Color(70 + random.nextInt(90), 55 + random.nextInt(80), 45 + random.nextInt(70));
  }

  private static int grain(Color table, int x, int y) {
    var wave = (int) (8 * Math.sin(x * 0.013 + 5 * Math.sin(y * 0.004)));
    return new Color(table.getRed() + wave, table.getGreen() + wave, table.getBlue() + wave)
        .getRGB();
  }

  private void shine(BufferedImage photo, Random random) {
    if (glare <= 0) return;
    var pen = photo.createGraphics();
    var x = wide * (0.3 + 0.4 * random.nextDouble());
    var y = photo.getHeight() * (0.3 + 0.4 * random.nextDouble());
    var strength = (int) (255 * Math.min(1, glare));
    pen.setPaint(
        new RadialGradientPaint(
            new Point2D.Double(x, y),
            wide * 0.16f,
            new float[] {0, 1},
            new Color[] {new Color(255, 255, 250, strength), new Color(255, 255, 250, 0)}));
    pen.fillRect(0, 0, wide, photo.getHeight());
    pen.dispose();
  }

  private BufferedImage blurred(BufferedImage photo) {
    if (blur <= 0) return photo;
    var side = 2 * blur + 1;
    var weights = new float[side * side];
    Arrays.fill(weights, 1f / weights.length);
    return new ConvolveOp(new Kernel(side, side, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(photo, null);
  }

  private BufferedImage noisy(BufferedImage photo, Random random) {
    if (noise <= 0) return photo;
    for (var y = 0; y < photo.getHeight(); y++) {
      for (var x = 0; x < photo.getWidth(); x++) {
        var rgb = photo.getRGB(x, y);
        var shift = (int) (random.nextGaussian() * noise);
        var red = Math.clamp((rgb >> 16 & 255) + shift, 0, 255);
        var green = Math.clamp((rgb >> 8 & 255) + shift, 0, 255);
        var blue = Math.clamp((rgb & 255) + shift, 0, 255);
        photo.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return photo;
  }

  /// @param quality 0 to 1
  public static byte[] jpeg(BufferedImage image, double quality) {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality((float) quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
