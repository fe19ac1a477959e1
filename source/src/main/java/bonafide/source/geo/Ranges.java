package bonafide.source.geo;

import java.io.IOException;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Addresses and ranges of a list, as `192.0.2.7` or `198.51.100.0/24`; lines that begin with `#`
/// are remarks.
final class Ranges {
  /// IPv6 lies behind IPv4.
  private static final BigInteger V6 = BigInteger.ONE.shiftLeft(32);

  private final NavigableMap<BigInteger, BigInteger> ends = new TreeMap<>();

  private Ranges() {}

  static Ranges read(Path file) throws IOException {
    var ranges = new Ranges();
    var number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      var text = line.strip();
      if (text.isEmpty() || text.startsWith("#")) continue;
      try {
        ranges.add(text);
      } catch (IllegalArgumentException e) {
        throw new IOException("line " + number + " is no address or range", e);
      }
    }
    return ranges;
  }

  int size() {
    return ends.size();
  }

  private void add(String text) {
    var slash = text.indexOf('/');
    var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    var bits = address.getAddress().length * 8;
    var prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
    if (prefix < 0 || prefix > bits) throw new IllegalArgumentException(text);
    var size = BigInteger.ONE.shiftLeft(bits - prefix);
    var plain = new BigInteger(1, address.getAddress());
    var start = plain.subtract(plain.mod(size)).add(offset(address));
    put(start, start.add(size));
  }

  /// Ranges that lie in each other become one, so that the nearest start before an address tells.
  private void put(BigInteger start, BigInteger end) {
    var from = start;
    var to = end;
    var before = ends.floorEntry(from);
    if (before != null && before.getValue().compareTo(from) >= 0) {
      from = before.getKey();
      to = to.max(before.getValue());
    }
    for (var next = ends.higherEntry(from);
        next != null && next.getKey().compareTo(to) <= 0;
        next = ends.higherEntry(from)) {
      to = to.max(next.getValue());
      ends.remove(next.getKey());
    }
    ends.put(from, to);
  }

  private static BigInteger offset(InetAddress address) {
    return address instanceof Inet6Address ? V6 : BigInteger.ZERO;
  }

  boolean contains(InetAddress address) {
    var at = new BigInteger(1, address.getAddress()).add(offset(address));
    var range = ends.floorEntry(at);
    return range != null && range.getValue().compareTo(at) > 0;
  }
}
