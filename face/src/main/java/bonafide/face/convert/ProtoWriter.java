package bonafide.face.convert;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes one Protocol Buffers message, field by field (encoding specification, wire types 0, 2
/// and 5).
final class ProtoWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ProtoWriter number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  ProtoWriter real(int field, float value) {
    varint((long) field << 3 | 5);
    var bits = Float.floatToIntBits(value);
    for (var i = 0; i < 4; i++) out.write(bits >> 8 * i);
    return this;
  }

  ProtoWriter bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  ProtoWriter text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter message(int field, ProtoWriter value) {
    return bytes(field, value.toBytes());
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  private void varint(long value) {
    var rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
