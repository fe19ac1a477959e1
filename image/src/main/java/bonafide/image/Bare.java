package bonafide.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/// A picture as somebody else may see it: without the place, the time and the device it was taken
/// with. Every point stays as it is; only what is written beside them goes.
public final class Bare {
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int PNG_HEAD = 8;
  private static final Set<String> TOLD = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");

  private Bare() {}

  /// @return the file as it was when it is neither JPEG nor PNG
  public static byte[] of(byte[] file) {
    try {
      if (file.length > 3 && at(file, 0) == 0xff && at(file, 1) == START) return jpeg(file);
      if (file.length > PNG_HEAD && at(file, 0) == 0x89 && file[1] == 'P') return png(file);
    } catch (IndexOutOfBoundsException e) {
      // Cut short: readers make of it what they can, and so does whoever looks at it.
    }
    return file;
  }

  private static int at(byte[] file, int index) {
    return file[index] & 255;
  }

  /// By ITU-T T.81, B.1: segments, and after each start of a scan its data up to a marker that is
  /// no restart. What stands behind the end is left out as well.
  private static byte[] jpeg(byte[] file) {
    var out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, 2);
    var orientation = Pictures.orientation(file);
    if (orientation > 1) out.writeBytes(turned(orientation));
    var i = 2;
    while (at(file, i) == 0xff) {
      var marker = at(file, i + 1);
      if (marker == 0xff) {
        i++; // a filler
        continue;
      }
      if (marker == END) {
        out.write(file, i, 2);
        return out.toByteArray();
      }
      var next = i + 2 + (at(file, i + 2) << 8 | at(file, i + 3));
      if (marker == SCAN) next = afterScan(file, next);
      if (isKept(file, i, marker)) out.write(file, i, next - i);
      i = next;
    }
    return file;
  }

  private static boolean isKept(byte[] file, int at, int marker) {
    if (marker == APP2) return startsWith(file, at + 4, "ICC_PROFILE");
    return marker != COMMENT
        && (marker < APP1 || marker > APP15 || marker == APP14 || marker == APP0);
  }

  private static boolean startsWith(byte[] file, int from, String text) {
    var wanted = text.getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(file, from, from + wanted.length, wanted, 0, wanted.length);
  }

  private static int afterScan(byte[] file, int from) {
    var i = from;
    while (at(file, i) != 0xff
        || at(file, i + 1) == 0
        || at(file, i + 1) >= 0xd0 && at(file, i + 1) <= 0xd7) i++;
    return i;
  }

  /// An Exif block that says how the picture is turned, and nothing else.
  private static byte[] turned(int orientation) {
    return HexFormat.of()
        .parseHex(
            "ffe10022" // a segment of 34 bytes
                + "457869660000" // Exif
                + "4d4d002a00000008" // TIFF, high byte first
                + "00010112000300000001" // one tag: 0x0112, a short number
                + "00%02x0000".formatted(orientation)
                + "00000000"); // and no more
  }

  private static byte[] png(byte[] file) {
    var out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, PNG_HEAD);
    for (var i = PNG_HEAD; ; ) {
      var length =
          at(file, i) << 24 | at(file, i + 1) << 16 | at(file, i + 2) << 8 | at(file, i + 3);
      var kind = new String(file, i + 4, 4, StandardCharsets.US_ASCII);
      var next = Math.addExact(i, Math.addExact(length, 12));
      if (length < 0 || next > file.length) return file;
      if (!TOLD.contains(kind)) out.write(file, i, next - i);
      if (kind.equals("IEND")) return out.toByteArray();
      i = next;
    }
  }
}
