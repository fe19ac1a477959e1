package bonafide.face.live;

import bonafide.face.detect.Box;
import bonafide.face.detect.Face;
import bonafide.image.Picture;
import bonafide.image.Similarity;

/// Whether a face is the portrait on a document: it is small beside the picture, and much of what
/// is around it is printed lines, which go from light to dark and back many times in a row.
public final class Surroundings {
  /// A selfie's face is wider than this part of the picture's shorter side.
  private static final double SMALL = 0.30;

  /// The part of the surroundings that is print: 0.135 and more on six specimens of documents.
  private static final double PRINTED = 0.13;

  private static final int LONG_SIDE = 640;
  private static final int BLOCK_WIDE = 32;
  private static final int BLOCK_HIGH = 12;
  private static final double STEP = 14;
  private static final int CHANGES = 8;

  private Surroundings() {}

  public static boolean areDocument(Picture picture, Face face) {
    var box = face.box();
    if (box.wide() > SMALL * Math.min(picture.width(), picture.height())) return false;
    var scale = Math.max(picture.width(), picture.height()) / (double) LONG_SIDE;
    var wide = (int) (picture.width() / scale);
    var high = (int) (picture.height() / scale);
    var rgb = picture.sample(new Similarity(scale, 0, 0, 0), wide, high);
    var blocks = 0;
    var printed = 0;
    for (var top = 0; top + BLOCK_HIGH <= high; top += BLOCK_HIGH) {
      for (var left = 0; left + BLOCK_WIDE <= wide; left += BLOCK_WIDE) {
        if (isAtFace(box, (left + BLOCK_WIDE / 2.0) * scale, (top + BLOCK_HIGH / 2.0) * scale))
          continue;
        blocks++;
        if (isPrinted(rgb, wide, left, top)) printed++;
      }
    }
    return printed > PRINTED * blocks;
  }

  private static boolean isAtFace(Box box, double x, double y) {
    return Math.abs(x - box.centreX()) < 1.1 * box.wide()
        && Math.abs(y - box.centreY()) < 1.1 * box.high();
  }

  private static boolean isPrinted(float[] rgb, int wide, int left, int top) {
    for (var y = top; y < top + BLOCK_HIGH; y += 2) {
      var changes = 0;
      var last = 0;
      for (var x = left; x < left + BLOCK_WIDE - 1; x++) {
        var at = 3 * (y * wide + x);
        var step = light(rgb, at + 3) - light(rgb, at);
        var sign = step > STEP ? 1 : step < -STEP ? -1 : 0;
        if (sign != 0 && sign != last) {
          changes++;
          last = sign;
        }
      }
      if (changes >= CHANGES) return true;
    }
    return false;
  }

  /// ITU-R BT.601.
  private static double light(float[] rgb, int at) {
    return 0.299 * rgb[at] + 0.587 * rgb[at + 1] + 0.114 * rgb[at + 2];
  }
}
