package bonafide.face.convert;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// An ONNX model in the making (IR version 8, operator set 17). Planes lie channel first.
final class OnnxGraph {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final String name;
  private final ProtoWriter graph = new ProtoWriter();
  private int made;

  OnnxGraph(String name) {
    this.name = name;
  }

  /// An attribute of an operator.
  record Attribute(ProtoWriter written) {
    static Attribute of(String name, int... values) {
      var attribute = new ProtoWriter().text(1, name);
      for (var value : values) attribute.number(8, value);
      return new Attribute(attribute.number(20, 7));
    }

    static Attribute one(String name, int value) {
      return new Attribute(new ProtoWriter().text(1, name).number(3, value).number(20, 2));
    }

    static Attribute text(String name, String value) {
      return new Attribute(new ProtoWriter().text(1, name).text(4, value).number(20, 3));
    }
  }

  String input(String input, int... shape) {
    var dimensions = new ProtoWriter();
    for (var size : shape) dimensions.message(1, new ProtoWriter().number(1, size));
    graph.message(11, value(input, new ProtoWriter().number(1, FLOAT).message(2, dimensions)));
    return input;
  }

  /// Gives a result the name it is known by outside.
  void output(String output, String result) {
    graph.message(
        1,
        new ProtoWriter()
            .text(1, result)
            .text(2, output)
            .text(3, "out/" + output)
            .text(4, "Identity"));
    graph.message(12, value(output, new ProtoWriter().number(1, FLOAT)));
  }

  private static ProtoWriter value(String name, ProtoWriter tensorType) {
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensorType));
  }

  /// @return the name of the result
  String node(String operator, List<String> inputs, Attribute... attributes) {
    var result = operator + "_" + made++;
    var node = new ProtoWriter();
    for (var input : inputs) node.text(1, input);
    node.text(2, result).text(3, result).text(4, operator);
    for (var attribute : attributes) node.message(5, attribute.written());
    graph.message(1, node);
    return result;
  }

  /// @return the name of the constant
  String constant(Tensor tensor) {
    var constant = "constant_" + made++;
    var width = tensor.isWhole() ? 8 : 4;
    var data = ByteBuffer.allocate(tensor.values().length * width).order(ByteOrder.LITTLE_ENDIAN);
    for (var value : tensor.values()) {
      if (tensor.isWhole()) data.putLong((long) value);
      else data.putFloat(value);
    }
    var written = new ProtoWriter();
    for (var size : tensor.shape()) written.number(1, size);
    written.number(2, tensor.isWhole() ? INT64 : FLOAT).text(8, constant).bytes(9, data.array());
    graph.message(5, written);
    return constant;
  }

  String constant(int... values) {
    var floats = new float[values.length];
    for (var i = 0; i < values.length; i++) floats[i] = values[i];
    return constant(new Tensor(new int[] {values.length}, floats, true));
  }

  byte[] toBytes() {
    return new ProtoWriter()
        .number(1, 8)
        .text(2, "bonafide")
        .message(7, graph.text(2, name))
        .message(8, new ProtoWriter().text(1, "").number(2, 17))
        .toBytes();
  }
}
