package bonafide.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import org.jspecify.annotations.Nullable;

/// Upright pixels, eight bits each of red, green and blue. Never changes; safe for many threads.
public final class Picture {
  private final int width;
  private final int height;
  private final int[] rgb;
  private volatile @Nullable Picture half;

  /// @param rgb row by row, `0xRRGGBB`; not copied
  public Picture(int width, int height, int[] rgb) {
    if (width < 1 || height < 1 || rgb.length != width * height)
      throw new IllegalArgumentException("%d x %d pixels: %d".formatted(width, height, rgb.length));
    this.width = width;
    this.height = height;
    this.rgb = rgb;
  }

  /// The image is not to be drawn on afterwards.
  public static Picture of(BufferedImage image) {
    var raster = image.getRaster();
    var bands = raster.getNumBands();
    if (bands <= 2 && !(image.getColorModel() instanceof IndexColorModel)) return grey(image);
    var width = image.getWidth();
    var height = image.getHeight();
    var plain = image;
    if (image.getType() != BufferedImage.TYPE_INT_RGB || image.getRaster().getParent() != null) {
      plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      var pen = plain.createGraphics();
      pen.setColor(java.awt.Color.WHITE); // behind what is transparent
      pen.fillRect(0, 0, width, height);
      pen.drawImage(image, 0, 0, null);
      pen.dispose();
    }
    var pixels = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
    for (var i = 0; i < pixels.length; i++) pixels[i] &= 0xffffff;
    return new Picture(width, height, pixels);
  }

  /// Grey samples as they are stored: Java would take them for linear light and brighten them.
  private static Picture grey(BufferedImage image) {
    var width = image.getWidth();
    var height = image.getHeight();
    var bits = image.getColorModel().getComponentSize(0);
    var most = (1 << bits) - 1;
    var samples = image.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
    for (var i = 0; i < samples.length; i++) samples[i] = samples[i] * 255 / most * 0x010101;
    return new Picture(width, height, samples);
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /// `0xRRGGBB`; beyond the edge, the nearest pixel.
  public int at(int x, int y) {
    return rgb[Math.clamp(y, 0, height - 1) * width + Math.clamp(x, 0, width - 1)];
  }

  public BufferedImage toImage() {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return image;
  }

  /// A quarter turn clockwise, so many times.
  public Picture turned(int quarters) {
    var turned = this;
    for (var i = 0; i < Math.floorMod(quarters, 4); i++) turned = turned.turnedOnce();
    return turned;
  }

  private Picture turnedOnce() {
    var wide = height;
    var high = width;
    var pixels = new int[rgb.length];
    for (var y = 0; y < high; y++)
      for (var x = 0; x < wide; x++) pixels[y * wide + x] = rgb[(height - 1 - x) * width + y];
    return new Picture(wide, high, pixels);
  }

  public Picture mirrored() {
    var pixels = new int[rgb.length];
    for (var y = 0; y < height; y++)
      for (var x = 0; x < width; x++) pixels[y * width + width - 1 - x] = rgb[y * width + x];
    return new Picture(width, height, pixels);
  }

  /// What lies at a map's points, smoothed to the map's scale.
  ///
  /// @param map from places in the result to places here
  /// @return red, green and blue of each pixel, 0 to 255, row by row
  public float[] sample(Similarity map, int wide, int high) {
    return sample(map, 1, wide, high);
  }

  /// As above, of something stretched.
  ///
  /// @param tall how many times as far rows lie apart as columns
  public float[] sample(Similarity map, double tall, int wide, int high) {
    if (map.scale() * Math.min(1, tall) > 2 && Math.min(width, height) > 2)
      return half().sample(map.then(0.5, -0.25, -0.25), tall, wide, high);
    var out = new float[wide * high * 3];
    for (int y = 0, at = 0; y < high; y++) {
      for (var x = 0; x < wide; x++, at += 3)
        blend(map.x(x, y * tall), map.y(x, y * tall), out, at);
    }
    return out;
  }

  /// What lies at a map's points, as a picture of its own.
  ///
  /// @param map from places in the result to places here
  public Picture seen(Perspective map, int wide, int high) {
    var middleX = wide / 2.0;
    var middleY = high / 2.0;
    var step =
        Math.hypot(
            map.x(middleX + 1, middleY) - map.x(middleX, middleY),
            map.y(middleX + 1, middleY) - map.y(middleX, middleY));
    var source = this;
    var scale = 1.0;
    while (step * scale > 1.5 && Math.min(source.width, source.height) > 2) {
      source = source.half();
      scale /= 2;
    }
    var pixels = new int[wide * high];
    var colours = new float[3];
    for (int y = 0, at = 0; y < high; y++) {
      for (var x = 0; x < wide; x++, at++) {
        source.blend(
            (map.x(x, y) + 0.5) * scale - 0.5, (map.y(x, y) + 0.5) * scale - 0.5, colours, 0);
        pixels[at] =
            Math.round(colours[0]) << 16 | Math.round(colours[1]) << 8 | Math.round(colours[2]);
      }
    }
    return new Picture(wide, high, pixels);
  }

  /// How bright pixels are to the eye (ITU-R BT.601), on the scale of their colours.
  ///
  /// @param rgb red, green and blue of each pixel in turn
  public static float[] brightness(float[] rgb) {
    var bright = new float[rgb.length / 3];
    for (var i = 0; i < bright.length; i++)
      bright[i] = 0.299f * rgb[3 * i] + 0.587f * rgb[3 * i + 1] + 0.114f * rgb[3 * i + 2];
    return bright;
  }

  private void blend(double x, double y, float[] out, int at) {
    var left = (int) Math.floor(x);
    var top = (int) Math.floor(y);
    var dx = (float) (x - left);
    var dy = (float) (y - top);
    int a = at(left, top);
    int b = at(left + 1, top);
    int c = at(left, top + 1);
    int d = at(left + 1, top + 1);
    for (var band = 0; band < 3; band++) {
      var shift = 16 - 8 * band;
      var above = mix(a >> shift & 255, b >> shift & 255, dx);
      var below = mix(c >> shift & 255, d >> shift & 255, dx);
      out[at + band] = mix(above, below, dy);
    }
  }

  private static float mix(float from, float to, float part) {
    return from + (to - from) * part;
  }

  /// Half as wide and high; each pixel the mean of four.
  private Picture half() {
    var known = half;
    if (known != null) return known;
    var wide = (width + 1) / 2;
    var high = (height + 1) / 2;
    var pixels = new int[wide * high];
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        int a = at(2 * x, 2 * y);
        int b = at(2 * x + 1, 2 * y);
        int c = at(2 * x, 2 * y + 1);
        int d = at(2 * x + 1, 2 * y + 1);
        // Red and blue together, then green: four of eight bits never run into each other.
        int redBlue = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x020002;
        int green = (a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00) + 0x0200;
        pixels[y * wide + x] = (redBlue >> 2 & 0xff00ff) | (green >> 2 & 0xff00);
      }
    }
    half = known = new Picture(wide, high, pixels);
    return known;
  }
}
