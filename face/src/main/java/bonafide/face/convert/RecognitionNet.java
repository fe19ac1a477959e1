package bonafide.face.convert;

import bonafide.face.convert.OnnxGraph.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/// dlib's residual network for face descriptors (29 layers), whose weights face-api ships without
/// their graph. Scales are folded into the convolutions. In: 150 x 150 red, green and blue, 0 to
/// 255; out: 128 numbers.
final class RecognitionNet {
  private static final float[] MEAN = {122.782f, 117.001f, 104.298f};

  private final OnnxGraph onnx = new OnnxGraph("face-recognition");
  private final Map<String, Tensor> weights;

  private RecognitionNet(Map<String, Tensor> weights) {
    this.weights = weights;
  }

  static byte[] convert(Path manifest) throws IOException {
    var group = JsonMapper.builder().build().readTree(manifest.toFile()).get(0);
    var file = manifest.resolveSibling(group.get("paths").get(0).asString());
    return new RecognitionNet(Weights.read(group, file)).build();
  }

  private byte[] build() {
    var image = onnx.input("image", 1, 3, 150, 150);
    var mean = onnx.constant(new Tensor(new int[] {3, 1, 1}, MEAN, false));
    var full = onnx.constant(new Tensor(new int[0], new float[] {255}, false));
    var x = onnx.node("Div", List.of(onnx.node("Sub", List.of(image, mean)), full));
    x = relu(convolution(x, "conv32_down", 2));
    x =
        onnx.node(
            "MaxPool",
            List.of(x),
            Attribute.of("kernel_shape", 3, 3),
            Attribute.of("strides", 2, 2));
    for (var i = 1; i <= 3; i++) x = same(x, "conv32_" + i);
    x = down(x, "conv64_down", 32, 0);
    for (var i = 1; i <= 3; i++) x = same(x, "conv64_" + i);
    x = down(x, "conv128_down", 64, 0);
    for (var i = 1; i <= 2; i++) x = same(x, "conv128_" + i);
    x = down(x, "conv256_down", 128, 1);
    for (var i = 1; i <= 2; i++) x = same(x, "conv256_" + i);
    x = down(x, "conv256_down_out", 0, 1);
    x =
        onnx.node(
            "ReduceMean", List.of(x), Attribute.of("axes", 2, 3), Attribute.one("keepdims", 0));
    onnx.output("descriptor", onnx.node("MatMul", List.of(x, onnx.constant(weight("fc")))));
    return onnx.toBytes();
  }

  private String same(String x, String block) {
    var first = relu(convolution(x, block + "/conv1", 1));
    return relu(onnx.node("Add", List.of(convolution(first, block + "/conv2", 1), x)));
  }

  /// Half the size.
  ///
  /// @param channels of zeros that the shortcut gets behind its own
  /// @param edge of zeros that the convolved side gets below and to the right: it is so much
  ///     smaller than the shortcut
  private String down(String x, String block, int channels, int edge) {
    var first = relu(convolution(x, block + "/conv1", 2));
    var convolved = padded(convolution(first, block + "/conv2", 1), 0, edge);
    var pooled =
        onnx.node(
            "AveragePool",
            List.of(x),
            Attribute.of("kernel_shape", 2, 2),
            Attribute.of("strides", 2, 2));
    return relu(onnx.node("Add", List.of(padded(pooled, channels, 0), convolved)));
  }

  private String padded(String x, int channels, int edge) {
    if (channels == 0 && edge == 0) return x;
    return onnx.node("Pad", List.of(x, onnx.constant(0, 0, 0, 0, 0, channels, edge, edge)));
  }

  private String relu(String x) {
    return onnx.node("Relu", List.of(x));
  }

  private String convolution(String x, String layer, int stride) {
    var filters = weight(layer + "/conv/filters").filters();
    var bias = weight(layer + "/conv/bias").values().clone();
    var scale = weight(layer + "/scale/weights").values();
    var shift = weight(layer + "/scale/biases").values();
    var each = filters.values().length / bias.length;
    for (var i = 0; i < bias.length; i++) {
      bias[i] = bias[i] * scale[i] + shift[i];
      for (var j = 0; j < each; j++) filters.values()[i * each + j] *= scale[i];
    }
    return onnx.node(
        "Conv",
        List.of(
            x,
            onnx.constant(filters),
            onnx.constant(new Tensor(new int[] {bias.length}, bias, false))),
        Attribute.of("strides", stride, stride),
        Attribute.text("auto_pad", stride == 1 ? "SAME_UPPER" : "VALID"));
  }

  private Tensor weight(String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }
}
