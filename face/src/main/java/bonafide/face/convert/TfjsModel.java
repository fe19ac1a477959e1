package bonafide.face.convert;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The files of a TensorFlow.js graph model, opened.
record TfjsModel(Map<String, JsonNode> nodes, Map<String, Tensor> weights) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static TfjsModel read(Path model) throws IOException {
    var json = JSON.readTree(model.toFile());
    var manifest = json.get("weightsManifest").get(0);
    var file = model.resolveSibling(manifest.get("paths").get(0).asString());
    var nodes = new HashMap<String, JsonNode>();
    for (var node : json.get("modelTopology").get("node"))
      nodes.put(node.get("name").asString(), node);
    return new TfjsModel(nodes, Weights.read(manifest, file));
  }

  JsonNode node(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }

  /// The name of what a node takes in.
  static String input(JsonNode node, int index) {
    return node.get("input").get(index).asString().split(":")[0];
  }

  Tensor constant(JsonNode node, int index) {
    var name = input(node, index);
    return Objects.requireNonNull(weights.get(name), name);
  }

  static String text(JsonNode base64) {
    return new String(Base64.getDecoder().decode(base64.asString()), StandardCharsets.UTF_8);
  }
}
