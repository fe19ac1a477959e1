package bonafide.face.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The tensors of a TensorFlow.js weight file, widened to full precision.
final class Weights {
  private Weights() {}

  /// @param manifest one group of the weights manifest: the tensors in the order of the file
  static Map<String, Tensor> read(JsonNode manifest, Path file) throws IOException {
    var data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    var tensors = new HashMap<String, Tensor>();
    for (var weight : manifest.get("weights")) {
      var shape = new int[weight.get("shape").size()];
      var length = 1;
      for (var i = 0; i < shape.length; i++) {
        shape[i] = weight.get("shape").get(i).asInt();
        length *= shape[i];
      }
      var quantization = weight.get("quantization");
      var stored =
          quantization == null
              ? weight.get("dtype").asString()
              : quantization.get("dtype").asString();
      var values = new float[length];
      for (var i = 0; i < length; i++) {
        values[i] =
            switch (stored) {
              case "float32" -> data.getFloat();
              case "float16" -> Float.float16ToFloat(data.getShort());
              case "int32" -> data.getInt();
              case "uint8" ->
                  (float)
                      ((data.get() & 255) * quantization.get("scale").asDouble()
                          + quantization.get("min").asDouble());
              default -> throw new IOException(file + ": numbers of type " + stored);
            };
      }
      tensors.put(
          weight.get("name").asString(),
          new Tensor(shape, values, weight.get("dtype").asString().equals("int32")));
    }
    if (data.hasRemaining()) throw new IOException(file + ": more bytes than tensors");
    return tensors;
  }
}
