package bonafide.face.model;

import bonafide.image.Picture;
import bonafide.image.Similarity;

/// How a network wants its picture: `(value - mean) * scale` of each colour.
///
/// @param mean of red, green and blue in the network's order of colours, on the scale 0 to 255
/// @param isBgr whether blue comes first
/// @param channelsFirst whether a whole plane of each colour comes after the other
public record Input(
    int wide, int high, float[] mean, float[] scale, boolean isBgr, boolean channelsFirst) {

  /// Channel first, red first, and the same for every colour.
  static Input square(int side, float mean, float scale) {
    return new Input(
        side, side, new float[] {mean, mean, mean}, new float[] {scale, scale, scale}, false, true);
  }

  /// @param map from places in the network's picture to places in the picture
  public float[] of(Picture picture, Similarity map) {
    return of(picture.sample(map, wide, high));
  }

  /// @param rgb red, green and blue of each pixel in turn
  public float[] of(float[] rgb) {
    var pixels = wide * high;
    var values = new float[pixels * 3];
    for (var i = 0; i < pixels; i++) {
      for (var band = 0; band < 3; band++) {
        var value = (rgb[3 * i + (isBgr ? 2 - band : band)] - mean[band]) * scale[band];
        values[channelsFirst ? band * pixels + i : 3 * i + band] = value;
      }
    }
    return values;
  }
}
