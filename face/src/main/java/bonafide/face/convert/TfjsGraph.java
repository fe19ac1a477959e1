package bonafide.face.convert;

import bonafide.face.convert.OnnxGraph.Attribute;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A TensorFlow.js graph model, turned operator by operator: channels last there, first here.
final class TfjsGraph {
  private final OnnxGraph onnx;
  private final TfjsModel model;
  private final Map<String, String> results = new HashMap<>();

  private TfjsGraph(String name, TfjsModel model) {
    onnx = new OnnxGraph(name);
    this.model = model;
  }

  /// @param outputs the name of each output wanted, and the node it comes from
  static byte[] convert(Path model, Map<String, String> outputs) throws IOException {
    var name = String.valueOf(model.getFileName()).replace(".json", "");
    var graph = new TfjsGraph(name, TfjsModel.read(model));
    outputs.forEach((output, node) -> graph.onnx.output(output, graph.result(node)));
    return graph.onnx.toBytes();
  }

  private String result(String name) {
    var known = results.get(name);
    if (known != null) return known;
    var result = make(model.node(name));
    results.put(name, result);
    return result;
  }

  private String make(JsonNode node) {
    var operator = node.get("op").asString();
    return switch (operator) {
      case "Placeholder" -> placeholder(node);
      case "Conv2D", "_FusedConv2D" -> convolution(node, model.constant(node, 1).filters(), 1);
      case "DepthwiseConv2dNative" -> {
        var filters = model.constant(node, 1).depthwiseFilters();
        yield convolution(node, filters, filters.shape()[0]);
      }
      case "AddV2", "Add" -> onnx.node("Add", both(node));
      case "Mul" -> onnx.node("Mul", both(node));
      case "Minimum" -> onnx.node("Min", both(node));
      case "Maximum" -> onnx.node("Max", both(node));
      case "Relu", "Sigmoid" -> onnx.node(operator, List.of(input(node, 0)));
      case "Prelu" -> onnx.node("PRelu", both(node));
      case "Identity" -> input(node, 0);
      case "MaxPool" ->
          onnx.node(
              "MaxPool",
              List.of(input(node, 0)),
              Attribute.of("kernel_shape", plane(node, "ksize")),
              Attribute.of("strides", plane(node, "strides")),
              padding(node));
      case "Pad" -> pad(node);
      case "Reshape" -> {
        var last =
            onnx.node("Transpose", List.of(input(node, 0)), Attribute.of("perm", 0, 2, 3, 1));
        yield onnx.node("Reshape", List.of(last, onnx.constant(model.constant(node, 1).whole())));
      }
      case "ConcatV2" ->
          onnx.node("Concat", List.of(input(node, 0), input(node, 1)), Attribute.one("axis", 1));
      case "Mean" ->
          onnx.node(
              "ReduceMean",
              List.of(input(node, 0)),
              Attribute.of("axes", 2, 3),
              Attribute.one("keepdims", 0));
      default -> throw new IllegalArgumentException("operator " + operator);
    };
  }

  private String placeholder(JsonNode node) {
    var sizes = node.get("attr").get("shape").get("shape").get("dim");
    var high = sizes.get(1).get("size").asInt();
    var wide = sizes.get(2).get("size").asInt();
    return onnx.input("image", 1, 3, high, wide);
  }

  private String convolution(JsonNode node, Tensor filters, int groups) {
    var inputs = new ArrayList<>(List.of(input(node, 0), onnx.constant(filters)));
    var fused = new ArrayList<String>();
    var attributes = node.get("attr");
    if (attributes.has("fused_ops"))
      for (var step : attributes.get("fused_ops").get("list").get("s"))
        fused.add(TfjsModel.text(step));
    if (fused.contains("BiasAdd")) inputs.add(onnx.constant(model.constant(node, 2)));
    var result =
        onnx.node(
            "Conv",
            inputs,
            Attribute.of("strides", plane(node, "strides")),
            Attribute.one("group", groups),
            padding(node));
    for (var step : fused) {
      result =
          switch (step) {
            case "BiasAdd" -> result;
            case "Relu" -> onnx.node("Relu", List.of(result));
            case "Prelu" ->
                onnx.node(
                    "PRelu", List.of(result, onnx.constant(model.constant(node, 3).perChannel())));
            default -> throw new IllegalArgumentException("fused " + step);
          };
    }
    return result;
  }

  /// Channels are added behind, or edges around.
  private String pad(JsonNode node) {
    var by = model.constant(node, 1).whole(); // before and after of batch, height, width, channels
    var pads = onnx.constant(by[0], by[6], by[2], by[4], by[1], by[7], by[3], by[5]);
    return onnx.node("Pad", List.of(input(node, 0), pads));
  }

  private Attribute padding(JsonNode node) {
    var same = TfjsModel.text(node.get("attr").get("padding").get("s")).equals("SAME");
    return Attribute.text("auto_pad", same ? "SAME_UPPER" : "VALID");
  }

  /// Height and width of an attribute that has four numbers.
  private static int[] plane(JsonNode node, String attribute) {
    var list = node.get("attr").get(attribute).get("list").get("i");
    return new int[] {list.get(1).asInt(), list.get(2).asInt()};
  }

  private List<String> both(JsonNode node) {
    return List.of(input(node, 0), input(node, 1));
  }

  private String input(JsonNode node, int index) {
    var name = TfjsModel.input(node, index);
    var weight = model.weights().get(name);
    return weight == null ? result(name) : onnx.constant(weight.perChannel());
  }
}
