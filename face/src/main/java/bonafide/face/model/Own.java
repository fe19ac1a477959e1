package bonafide.face.model;

import bonafide.image.Picture;
import bonafide.image.Similarity;
import bonafide.network.Network;
import java.net.URL;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The networks that come with the product, each with the input it was trained on.
public enum Own {
  /// BlazeFace, long range: 896 anchors with score, box and six points.
  DETECTOR("blazeface", 256, 127.5f, 1 / 127.5f),
  /// 468 points of a face in three dimensions.
  MESH("facemesh", 192, 0, 1 / 255f),
  /// Lids and iris of one eye.
  EYE("iris", 64, 0, 1 / 255f),
  /// 1,024 features; here they tell masks.
  FEATURES("faceres", 224, 0, 1),
  /// 128 numbers that are near each other for one person's faces.
  DESCRIPTOR("recognition", 150, 0, 1);

  private final String file;
  private final int side;
  private final float mean;
  private final float scale;

  Own(String file, int side, float mean, float scale) {
    this.file = file;
    this.side = side;
    this.mean = mean;
    this.scale = scale;
  }

  public Input input() {
    return Input.square(side, mean, scale);
  }

  public Loaded load() {
    return new Loaded(Network.own(resource(file), this == FEATURES), input());
  }

  static @Nullable URL resource(String file) {
    return Own.class.getResource("/bonafide/face/models/" + file + ".onnx");
  }

  /// A network ready to be asked.
  public record Loaded(Network network, Input input) implements AutoCloseable {
    public Map<String, float[]> ask(Picture picture, Similarity map) {
      return ask(picture.sample(map, input.wide(), input.high()));
    }

    /// @param rgb red, green and blue of each pixel in turn
    public Map<String, float[]> ask(float[] rgb) {
      return network.run(input.of(rgb), input.wide(), input.high(), input.channelsFirst());
    }

    @Override
    public void close() {
      network.close();
    }
  }
}
