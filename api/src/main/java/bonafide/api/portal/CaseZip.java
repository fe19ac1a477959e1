package bonafide.api.portal;

import bonafide.store.rows.EvidenceRows.EvidenceRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Everything about a case in one file, with a list of digests that `sha256sum -c` reads.
final class CaseZip {
  private CaseZip() {}

  static byte[] of(
      Map<String, @Nullable Object> words,
      byte[] report,
      List<EvidenceRow> files,
      Function<String, byte[]> content) {
    var out = new ByteArrayOutputStream();
    var digests = new StringBuilder();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      add(zip, "report.pdf", report, digests);
      add(zip, "case.json", Cases.bytes(words), digests);
      for (var file : files)
        add(zip, "evidence/" + name(file), content.apply(file.kind()), digests);
      add(zip, "SHA256SUMS", digests.toString().getBytes(StandardCharsets.UTF_8), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void add(
      ZipOutputStream zip, String name, byte[] content, @Nullable StringBuilder digests)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
    if (digests != null) digests.append(sha256(content)).append("  ").append(name).append('\n');
  }

  private static String name(EvidenceRow file) {
    var plain = file.kind().replaceAll("[^A-Za-z0-9._-]", "_");
    var type = file.mediaType();
    return plain + "." + type.substring(type.indexOf('/') + 1).replaceAll("[^a-z0-9]", "");
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
