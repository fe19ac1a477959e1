package bonafide.face.live;

import bonafide.image.Picture;

/// Pictures of something that turns before a camera.
final class Turned {
  private static final int NOTHING = 0xa8b0b8;

  private Turned() {}

  /// A flat photo turned about its upright axis, seen from two and a half times its width.
  static Picture photo(Picture photo, double degrees) {
    var wide = photo.width();
    var high = photo.height();
    var angle = Math.toRadians(degrees);
    var far = 2.5 * wide;
    var pixels = new int[wide * high];
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        var u = x - wide / 2.0;
        var along = far * Math.cos(angle) / (far * Math.cos(angle) - u * Math.sin(angle));
        var across = along * u * Math.cos(angle) + (along - 1) * far * Math.sin(angle);
        var fromX = (int) Math.round(across + wide / 2.0);
        var fromY = (int) Math.round(along * (y - high / 2.0) + high / 2.0);
        var seen = along > 0 && fromX >= 0 && fromY >= 0 && fromX < wide && fromY < high;
        pixels[y * wide + x] = seen ? photo.at(fromX, fromY) : NOTHING;
      }
    }
    return new Picture(wide, high, pixels);
  }

  /// A head, round like an egg, with the face painted on its front.
  static Picture head(Picture face, double degrees) {
    var wide = face.width();
    var high = face.height();
    var angle = Math.toRadians(degrees);
    var pixels = new int[wide * high];
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        var u = x - wide / 2.0;
        var v = y - (high / 2.0 - 20);
        var square = 150.0 * 150 * (1 - v * v / (200.0 * 200)) - u * u;
        var depth = Math.sqrt(Math.max(0, square));
        var front = u * Math.sin(angle) + depth * Math.cos(angle);
        var from = u * Math.cos(angle) - depth * Math.sin(angle);
        pixels[y * wide + x] =
            square <= 0
                ? NOTHING
                : front < 20 ? 0x403020 : face.at((int) Math.round(from + wide / 2.0), y);
      }
    }
    return new Picture(wide, high, pixels);
  }
}
