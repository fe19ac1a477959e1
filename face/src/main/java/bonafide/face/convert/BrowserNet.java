package bonafide.face.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The detector in a form that a browser's script runs: steps in JSON, then weights in 16 bits.
final class BrowserNet {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TfjsModel model;
  private final Map<String, Integer> results = new HashMap<>();
  private final List<Integer> channels = new ArrayList<>(List.of(3)); // of the picture
  private final List<Map<String, Object>> steps = new ArrayList<>();
  private final List<Float> numbers = new ArrayList<>();

  private BrowserNet(TfjsModel model) {
    this.model = model;
  }

  /// @param outputs the nodes whose numbers are wanted
  static byte[] convert(Path model, List<String> outputs) throws IOException {
    var net = new BrowserNet(TfjsModel.read(model));
    return net.bytes(outputs.stream().map(net::result).toList());
  }

  private byte[] bytes(List<Integer> outputs) {
    var text = JSON.writeValueAsString(Map.of("steps", steps, "outputs", outputs));
    // The weights begin at an even place.
    var head = (text.length() % 2 == 0 ? text : text + " ").getBytes(StandardCharsets.UTF_8);
    var bytes =
        ByteBuffer.allocate(4 + head.length + 2 * numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(head.length).put(head);
    for (var number : numbers) bytes.putShort(Float.floatToFloat16(number));
    return bytes.array();
  }

  private int result(String name) {
    var known = results.get(name);
    if (known != null) return known;
    var result = make(model.node(name));
    results.put(name, result);
    return result;
  }

  private int make(JsonNode node) {
    var operator = node.get("op").asString();
    return switch (operator) {
      case "Placeholder" -> 0;
      case "Identity", "Reshape" -> input(node, 0);
      case "_FusedConv2D" -> convolution(node);
      case "DepthwiseConv2dNative" -> depthwise(node);
      case "AddV2" -> {
        var input = input(node, 0);
        yield step("add", input, channels(input), Map.of("other", input(node, 1)));
      }
      case "Relu" -> same("relu", node);
      case "MaxPool" -> same("pool", node);
      case "Pad" -> {
        var input = input(node, 0);
        var to = channels(input) + model.constant(node, 1).whole()[7];
        yield step("pad", input, to, Map.of("to", to));
      }
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }

  private int same(String kind, JsonNode node) {
    var input = input(node, 0);
    return step(kind, input, channels(input), Map.of());
  }

  private int convolution(JsonNode node) {
    var filters = model.constant(node, 1);
    var more = window(node, filters);
    more.put("to", filters.shape()[3]);
    more.put("bias", keep(model.constant(node, 2)));
    var fused = node.get("attr").get("fused_ops").get("list").get("s");
    more.put("relu", fused.size() > 1 && TfjsModel.text(fused.get(1)).equals("Relu"));
    return step("conv", input(node, 0), filters.shape()[3], more);
  }

  private int depthwise(JsonNode node) {
    var filters = model.constant(node, 1);
    if (filters.shape()[3] != 1) throw new IllegalArgumentException("a channel multiplier");
    return step("depthwise", input(node, 0), filters.shape()[2], window(node, filters));
  }

  private Map<String, Object> window(JsonNode node, Tensor filters) {
    var attributes = node.get("attr");
    var more = new LinkedHashMap<String, Object>();
    more.put("size", List.of(filters.shape()[0], filters.shape()[1]));
    more.put("stride", attributes.get("strides").get("list").get("i").get(1).asInt());
    more.put("same", TfjsModel.text(attributes.get("padding").get("s")).equals("SAME"));
    more.put("weights", keep(filters));
    return more;
  }

  private int keep(Tensor tensor) {
    var at = numbers.size();
    for (var value : tensor.values()) numbers.add(value);
    return at;
  }

  private int step(String kind, int input, int to, Map<String, Object> more) {
    var step = new LinkedHashMap<String, Object>();
    step.put("kind", kind);
    step.put("input", input);
    step.putAll(more);
    steps.add(step);
    channels.add(to);
    return steps.size();
  }

  private int channels(int step) {
    return channels.get(step);
  }

  private int input(JsonNode node, int index) {
    return result(TfjsModel.input(node, index));
  }
}
