package bonafide.document.text;

import bonafide.image.Picture;
import java.util.Arrays;

/// Puts back the spaces that the recogniser leaves out: it was made for Chinese, which has none.
/// There is one where the network thinks so, and where it half thinks so and the paper between
/// two characters is clearly wider than usual on the line.
final class Spaces {
  private static final double LEAST = 0.13; // of the strip's height, margins included
  private static final double USUAL = 2.4; // times the lower middle gap
  private static final double THIN = 1.7; // a 1 has more paper around it than other digits
  private static final double SURE = 0.4;
  private static final double LIKELY = 0.012;

  private Spaces() {}

  /// @param rgb red, green and blue of each pixel of the strip, row by row
  static Line insert(LineReader.Decoded decoded, float[] rgb, int wide, int high) {
    var line = decoded.line();
    var count = line.text().length();
    if (count < 2) return line;
    var ink = ink(rgb, wide, high);
    var gaps = new int[count - 1];
    for (var i = 0; i + 1 < count; i++) gaps[i] = gap(ink, wide, line.at()[i], line.at()[i + 1]);
    var sorted = gaps.clone();
    Arrays.sort(sorted);
    var least = Math.max(LEAST * high, USUAL * sorted[sorted.length / 3]);
    var text = new StringBuilder();
    var at = new double[2 * count];
    var sure = new double[2 * count];
    var length = 0;
    for (var i = 0; i < count; i++) {
      text.append(line.text().charAt(i));
      at[length] = line.at()[i];
      sure[length++] = line.sure()[i];
      if (i + 1 == count || isSpaced(line.text(), i)) continue;
      var thin = isThin(line.text().charAt(i)) || isThin(line.text().charAt(i + 1)) ? THIN : 1;
      var likely = decoded.spaces()[i + 1];
      var expected = isStop(line.text().charAt(i)) ? 0 : LIKELY;
      if (likely < SURE && (likely < expected || gaps[i] < least * thin)) continue;
      text.append(' ');
      at[length] = (line.at()[i] + line.at()[i + 1]) / 2;
      sure[length++] = Math.min(line.sure()[i], line.sure()[i + 1]);
    }
    return new Line(
        text.toString(),
        line.confidence(),
        line.place(),
        Arrays.copyOf(at, length),
        Arrays.copyOf(sure, length));
  }

  /// Behind these the network forgets spaces most often.
  private static boolean isStop(char unit) {
    return unit == '.' || unit == ',' || unit == ':';
  }

  private static boolean isThin(char unit) {
    return unit == '1';
  }

  private static boolean isSpaced(String text, int i) {
    return text.charAt(i) == ' '
        || text.charAt(i + 1) == ' '
        || isWide(text.charAt(i))
        || isWide(text.charAt(i + 1));
  }

  /// Chinese characters and marks stand in squares of their own.
  private static boolean isWide(char unit) {
    return unit >= 0x2e80;
  }

  /// The longest run of blank columns between two characters, in pixels.
  private static int gap(boolean[] ink, int wide, double from, double to) {
    var longest = 0;
    var run = 0;
    var end = Math.min(wide - 1, (int) (to * wide));
    for (var x = Math.max(0, (int) (from * wide)); x <= end; x++) {
      run = ink[x] ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  /// Which columns hold print: somewhere far from the paper's brightness.
  private static boolean[] ink(float[] rgb, int wide, int high) {
    var grey = Picture.brightness(rgb);
    var sorted = grey.clone();
    Arrays.sort(sorted);
    var paper = sorted[sorted.length / 2];
    var dark = paper - sorted[sorted.length / 50];
    var light = sorted[sorted.length - 1 - sorted.length / 50] - paper;
    var contrast = Math.max(dark, light);
    var ink = new boolean[wide];
    for (var x = 0; x < wide; x++) {
      var inked = 0;
      for (var y = high / 6; y < high - high / 6; y++)
        if (Math.abs(grey[y * wide + x] - paper) > 0.45f * contrast) inked++;
      ink[x] = inked >= 2;
    }
    return ink;
  }
}
