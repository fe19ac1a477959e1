package bonafide.document.mrz;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.fontbox.ttf.TrueTypeFont;

/// Lines of a zone as photographs show them: aslant, thin or thick, smeared, grainy, unevenly lit.
final class DrawnLine {
  private static final int SCALE = 2;

  private final TrueTypeFont font;
  private final Random random;

  DrawnLine(TrueTypeFont font, long seed) {
    this.font = font;
    random = new Random(seed);
  }

  /// @param grey 0 black to 1 white, 32 rows
  /// @param classes of each column of the answer; -1 where nobody needs to know
  record Line(float[] grey, int wide, int[] classes) {}

  Line next() {
    try {
      return draw(text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String text() {
    var length = new int[] {30, 36, 44}[random.nextInt(3)];
    var text = new StringBuilder();
    var kind = random.nextInt(4);
    while (text.length() < length) {
      switch (kind) {
        case 0 -> text.append(any());
        case 1 -> {
          for (var i = 3 + random.nextInt(8); i > 0; i--) text.append(letter());
          text.append(random.nextInt(3) == 0 ? "<<" : "<");
          if (random.nextInt(4) == 0) text.append("<".repeat(length));
        }
        case 2 -> {
          for (var i = 6 + random.nextInt(20); i > 0; i--) text.append(digit());
          text.append(letter());
          if (random.nextInt(2) == 0) text.append("<".repeat(random.nextInt(15)));
        }
        default -> text.append(random.nextInt(3) == 0 ? letter() : digit());
      }
    }
    return text.substring(0, length);
  }

  private char any() {
    return ZoneNet.CLASSES.charAt(random.nextInt(ZoneNet.CLASSES.length()));
  }

  private char letter() {
    return (char) ('A' + random.nextInt(26));
  }

  private char digit() {
    return (char) ('0' + random.nextInt(10));
  }

  private double between(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  private Line draw(String text) throws IOException {
    var pitch = between(17, 23.5);
    var wide = (int) (text.length() * pitch + between(8, 60)) & ~1;
    var start = between(2, wide - text.length() * pitch - 2);
    // The far end of a line seen aslant is smaller: places follow a projective map.
    var aslant = random.nextInt(3) == 0 ? 0 : between(-0.3, 0.3);
    var size = pitch * between(1.28, 1.58);
    var slope = between(-0.012, 0.012);
    var base = ZoneNet.HIGH / 2.0 + size * 0.35 + between(-3.5, 3.5);
    var shear = between(-0.34, 0.34);
    var image = new BufferedImage(wide * SCALE, ZoneNet.HIGH * SCALE, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    var paper = (int) between(130, 255);
    var ink = (int) between(0, Math.max(10, paper - 75));
    pen.setColor(new Color(paper, paper, paper));
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pattern(pen, image, paper, ink);
    pen.setColor(new Color(ink, ink, ink));
    var weight = between(-0.3, 2.2) * SCALE;
    var classes = new int[(wide + 2 * 2 - 5) / ZoneNet.STRIDE + 1];
    Arrays.fill(classes, ZoneNet.NONE);
    var cmap = font.getUnicodeCmapLookup();
    for (var i = 0; i < text.length(); i++) {
      var flat = (i + 0.5) / text.length();
      var across = flat * (1 - aslant) / (1 - aslant * flat);
      var x = start + across * text.length() * pitch;
      var local = local(flat, aslant);
      var glyph = cmap.getGlyphId(text.charAt(i));
      var outline = font.getGlyph().getGlyph(glyph);
      var em = size / font.getUnitsPerEm() * SCALE;
      var advance = font.getAdvanceWidth(glyph);
      var y = base + slope * (x - wide / 2.0);
      var place =
          new AffineTransform(
              em * local, 0, shear * em, -em * Math.sqrt(local), x * SCALE, y * SCALE);
      place.translate(-advance / 2.0, 0);
      if (outline != null) {
        var shape = place.createTransformedShape(outline.getPath());
        pen.fill(shape);
        if (weight > 0.1) {
          pen.setStroke(new BasicStroke((float) weight));
          pen.draw(shape);
        }
      }
      mark(classes, x, pitch * local, ZoneNet.CLASSES.indexOf(text.charAt(i)));
    }
    pen.dispose();
    return new Line(grey(image, wide), wide, classes);
  }

  /// How wide a character is at a place, against the mean.
  private static double local(double flat, double aslant) {
    var away = 1 - aslant * flat;
    return (1 - aslant) / (away * away);
  }

  private static void mark(int[] classes, double x, double pitch, int wanted) {
    for (var column = 0; column < classes.length; column++) {
      var distance = Math.abs(column * ZoneNet.STRIDE - x) / pitch;
      if (distance < 0.17) classes[column] = wanted;
      else if (distance < 0.3) classes[column] = -1;
    }
  }

  private void pattern(java.awt.Graphics2D pen, BufferedImage image, int paper, int ink) {
    var kind = random.nextInt(4);
    if (kind == 0) return;
    var shade = paper + (int) ((ink - paper) * between(0.05, 0.3));
    pen.setColor(new Color(shade, shade, shade));
    pen.setStroke(new BasicStroke((float) between(1, 3)));
    var step = between(6, 30);
    var fall = (int) between(-80, 80);
    for (var x = -100.0; x < image.getWidth() + 100; x += step)
      pen.drawLine((int) x, 0, (int) x + fall, image.getHeight());
    if (kind == 2) {
      var y = random.nextInt(image.getHeight());
      pen.drawLine(0, y, image.getWidth(), y + (int) between(-10, 10));
    }
    if (random.nextInt(6) == 0) {
      // The line above or below looks in.
      pen.setColor(new Color(ink, ink, ink));
      var top = random.nextBoolean() ? 0 : image.getHeight() - 4;
      for (var x = 0; x < image.getWidth(); x += 9 + random.nextInt(20))
        pen.fillRect(x, top, 3 + random.nextInt(8), 2 + random.nextInt(4));
    }
  }

  private float[] grey(BufferedImage image, int wide) throws IOException {
    var small = resized(image, wide, ZoneNet.HIGH);
    var lost = random.nextInt(3) == 0 ? between(0.45, 0.95) : 1;
    if (lost < 1)
      small =
          resized(
              resized(small, (int) (wide * lost), (int) (ZoneNet.HIGH * lost)), wide, ZoneNet.HIGH);
    if (random.nextInt(2) == 0) small = compressed(small, (float) between(0.25, 0.9));
    var values = new float[wide * ZoneNet.HIGH];
    for (var y = 0; y < ZoneNet.HIGH; y++)
      for (var x = 0; x < wide; x++) values[y * wide + x] = (small.getRGB(x, y) & 255) / 255f;
    for (var i = random.nextInt(4); i > 0; i--) values = smeared(values, wide);
    if (random.nextInt(5) == 0) {
      values = moved(values, wide, 1 + random.nextInt(3));
    }
    light(values, wide);
    var noise = random.nextInt(2) == 0 ? between(0, 0.1) : 0;
    for (var i = 0; i < values.length; i++) values[i] += (float) (random.nextGaussian() * noise);
    return values;
  }

  private static BufferedImage resized(BufferedImage image, int wide, int high) {
    var small = new BufferedImage(Math.max(8, wide), Math.max(8, high), BufferedImage.TYPE_INT_RGB);
    var pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
    pen.dispose();
    return small;
  }

  private static BufferedImage compressed(BufferedImage image, float quality) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var stream = ImageIO.createImageOutputStream(bytes)) {
      var settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static float[] smeared(float[] values, int wide) {
    var smeared = new float[values.length];
    for (var y = 0; y < ZoneNet.HIGH; y++) {
      for (var x = 0; x < wide; x++) {
        var sum = 0f;
        var weights = 0f;
        for (var dy = -1; dy <= 1; dy++) {
          for (var dx = -1; dx <= 1; dx++) {
            var ny = Math.clamp(y + dy, 0, ZoneNet.HIGH - 1);
            var nx = Math.clamp(x + dx, 0, wide - 1);
            var weight = (dx == 0 ? 2f : 1f) * (dy == 0 ? 2f : 1f);
            sum += values[ny * wide + nx] * weight;
            weights += weight;
          }
        }
        smeared[y * wide + x] = sum / weights;
      }
    }
    return smeared;
  }

  /// The camera moved along the line.
  private static float[] moved(float[] values, int wide, int far) {
    var moved = new float[values.length];
    for (var y = 0; y < ZoneNet.HIGH; y++) {
      for (var x = 0; x < wide; x++) {
        var sum = 0f;
        for (var dx = 0; dx <= far; dx++) sum += values[y * wide + Math.min(wide - 1, x + dx)];
        moved[y * wide + x] = sum / (far + 1);
      }
    }
    return moved;
  }

  private void light(float[] values, int wide) {
    var from = (float) between(0.75, 1.1);
    var to = (float) between(0.75, 1.1);
    var lamp = random.nextInt(4) == 0 ? random.nextInt(wide) : -1;
    var strength = (float) between(0.1, 0.6);
    var reach = (float) between(40, 200);
    for (var y = 0; y < ZoneNet.HIGH; y++) {
      for (var x = 0; x < wide; x++) {
        var at = y * wide + x;
        values[at] *= from + (to - from) * x / wide;
        if (lamp >= 0) {
          var far = (x - lamp) / reach;
          var shine = strength * (float) Math.exp(-far * far);
          values[at] += (1 - values[at]) * shine;
        }
        values[at] = Math.clamp(values[at], 0f, 1f);
      }
    }
  }
}
