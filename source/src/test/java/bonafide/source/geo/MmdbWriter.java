package bonafide.source.geo;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes small databases in the MaxMind DB format, version 2.0: IPv4, records of 24 bits.
final class MmdbWriter {
  private static final int EMPTY = -1;
  private static final byte[] MARKER = {
    (byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd', '.', 'c', 'o', 'm'
  };

  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {EMPTY, EMPTY}));
  private final Map<Integer, Integer> leaves = new LinkedHashMap<>(); // a record to its data
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();

  /// @param record texts, numbers, flags, maps and lists
  MmdbWriter put(String address, int prefix, Map<String, Object> record) {
    var at = data.size();
    write(data, record);
    var bits = InetAddress.ofLiteral(address).getAddress();
    var node = 0;
    for (var i = 0; i < prefix; i++) {
      var bit = (bits[i / 8] >> (7 - i % 8)) & 1;
      if (i == prefix - 1) {
        nodes.get(node)[bit] = -2 - leaves.size();
        leaves.put(leaves.size(), at);
        return this;
      }
      if (nodes.get(node)[bit] == EMPTY) {
        nodes.get(node)[bit] = nodes.size();
        nodes.add(new int[] {EMPTY, EMPTY});
      }
      node = nodes.get(node)[bit];
    }
    throw new IllegalArgumentException("a prefix of 0");
  }

  byte[] bytes(String type) {
    var out = new ByteArrayOutputStream();
    for (var node : nodes)
      for (var record : node) {
        var value =
            record >= 0
                ? record
                : record == EMPTY
                    ? nodes.size()
                    : nodes.size() + 16 + leaves.getOrDefault(-2 - record, 0);
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
      }
    out.writeBytes(new byte[16]);
    out.writeBytes(data.toByteArray());
    out.writeBytes(MARKER);
    var about = new LinkedHashMap<String, Object>();
    about.put("binary_format_major_version", 2);
    about.put("binary_format_minor_version", 0);
    about.put("build_epoch", 1_700_000_000);
    about.put("database_type", type);
    about.put("description", Map.of("en", "made for a test"));
    about.put("ip_version", 4);
    about.put("languages", List.of("en"));
    about.put("node_count", nodes.size());
    about.put("record_size", 24);
    write(out, about);
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        out.write(7 << 5 | map.size());
        map.forEach(
            (name, member) -> {
              write(out, name);
              write(out, member);
            });
      }
      case List<?> list -> {
        out.write(list.size());
        out.write(11 - 7);
        list.forEach(item -> write(out, item));
      }
      case String text -> {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < 29) out.write(2 << 5 | bytes.length);
        else {
          out.write(2 << 5 | 29);
          out.write(bytes.length - 29);
        }
        out.writeBytes(bytes);
      }
      case Double number -> {
        out.write(3 << 5 | 8);
        try {
          new DataOutputStream(out).writeDouble(number);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      case Integer number -> {
        out.write(6 << 5 | 4);
        for (var shift = 24; shift >= 0; shift -= 8) out.write(number >> shift);
      }
      case Boolean flag -> {
        out.write(flag ? 1 : 0);
        out.write(14 - 7);
      }
      default -> throw new IllegalArgumentException(value.getClass().getName());
    }
  }
}
