package bonafide.face.convert;

import java.util.stream.IntStream;

/// Numbers and how they are laid out.
///
/// @param isWhole whether they are whole numbers, as shapes and axes are
record Tensor(int[] shape, float[] values, boolean isWhole) {

  /// Filters from height, width, in, out to out, in, height, width.
  Tensor filters() {
    return reordered(3, 2, 0, 1);
  }

  /// Filters of one channel each, from height, width, channels, one to channels, one, height,
  /// width.
  Tensor depthwiseFilters() {
    if (shape[3] != 1) throw new IllegalArgumentException("a channel multiplier of " + shape[3]);
    return reordered(2, 3, 0, 1);
  }

  private Tensor reordered(int... order) {
    var to = IntStream.of(order).map(i -> shape[i]).toArray();
    var strides = new int[4];
    for (int i = 3, stride = 1; i >= 0; stride *= shape[i--]) strides[i] = stride;
    var out = new float[values.length];
    var at = 0;
    for (var i = 0; i < to[0]; i++)
      for (var j = 0; j < to[1]; j++)
        for (var k = 0; k < to[2]; k++)
          for (var l = 0; l < to[3]; l++)
            out[at++] =
                values[
                    i * strides[order[0]]
                        + j * strides[order[1]]
                        + k * strides[order[2]]
                        + l * strides[order[3]]];
    return new Tensor(to, out, false);
  }

  /// One number a channel, so that it meets the channels of height by width planes.
  Tensor perChannel() {
    return values.length == 1
        ? new Tensor(new int[0], values, false)
        : new Tensor(new int[] {values.length, 1, 1}, values, false);
  }

  int[] whole() {
    var out = new int[values.length];
    for (var i = 0; i < out.length; i++) out[i] = (int) values[i];
    return out;
  }
}
