package bonafide.face.live;

import bonafide.face.detect.Box;
import bonafide.face.detect.Face;
import bonafide.image.Picture;

/// Whether the edge of a picture cuts off a part of the face.
public final class Cropping {
  /// The part of the face's size that may lie beyond the edge: the points are that exact.
  private static final double ALLOWED = 0.02;

  private Cropping() {}

  public static boolean isCropped(Picture picture, Face face) {
    Box extent = face.extent();
    var across = Math.max(-extent.x(), extent.x() + extent.wide() - picture.width());
    var down = Math.max(-extent.y(), extent.y() + extent.high() - picture.height());
    return across > ALLOWED * extent.wide() || down > ALLOWED * extent.high();
  }
}
