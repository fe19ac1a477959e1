package bonafide.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A photo on record, as a field of an answer: the file's bytes in Base64.
public final class Photo {
  private static final int LARGEST = 2 << 20;

  private Photo() {}

  /// @throws UncheckedIOException when it cannot be read or is no JPEG or PNG of at most 2 MiB
  public static String of(Path file) {
    try {
      if (Files.size(file) > LARGEST) throw new IOException(file + " is larger than 2 MiB");
      var bytes = Files.readAllBytes(file);
      if (!isJpeg(bytes) && !isPng(bytes)) throw new IOException(file + " is no JPEG or PNG");
      return Base64.getEncoder().encodeToString(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  private static boolean isJpeg(byte[] bytes) {
    return bytes.length > 3 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xd8;
  }

  private static boolean isPng(byte[] bytes) {
    return bytes.length > 8 && bytes[0] == (byte) 0x89 && bytes[1] == 'P' && bytes[2] == 'N';
  }
}
