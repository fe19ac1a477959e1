package bonafide.screening.format;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Reads what was compressed, but never more than a publication can be: a small file that
/// unpacks without end is refused.
public final class Bounded extends FilterInputStream {
  /// The largest real list has under 300 MB; a bomb has no end.
  static final long MOST_BYTES = 1L << 30;

  /// Text never shrinks two hundred times.
  static final int MOST_RATIO = 200;

  private final long most;
  private long read;

  private Bounded(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  /// A file, unpacked when its content is gzip.
  public static InputStream open(Path file) throws IOException {
    var raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    raw.mark(2);
    var gzip = raw.read() == 0x1f && raw.read() == 0x8b;
    raw.reset();
    return gzip ? unpacked(new GZIPInputStream(raw, 1 << 16), Files.size(file)) : raw;
  }

  static InputStream unpacked(InputStream in, long packedSize) {
    return new Bounded(in, Math.min(MOST_BYTES, 1_000_000 + packedSize * MOST_RATIO));
  }

  @Override
  public int read() throws IOException {
    var b = super.read();
    if (b >= 0) count(1);
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    var n = super.read(buffer, offset, length);
    if (n > 0) count(n);
    return n;
  }

  private void count(int n) throws IOException {
    read += n;
    if (read > most)
      throw new IOException("unpacks to more than " + most + " bytes: refused as hostile");
  }
}
