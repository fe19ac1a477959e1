package bonafide.store;

import bonafide.core.Environment;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.EvidenceRows.EvidenceRow;
import bonafide.store.vault.Vault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;

/// Keeps what was handed in as encrypted files; content passes through as a stream and is never
/// whole in memory.
public final class Evidence {
  private final Path folder;
  private final Vault vault;
  private final InstantSource clock;

  public Evidence(Path folder, Vault vault, InstantSource clock) {
    this.folder = folder;
    this.vault = vault;
    this.clock = clock;
  }

  /// Writes the content away and says what row remembers it; the caller stores the row with the
  /// order it belongs to.
  public EvidenceRow keep(
      ClientRow client,
      Environment environment,
      String verificationId,
      String kind,
      String mediaType,
      InputStream content)
      throws IOException {
    var id = Ids.uuid();
    var key = vault.newFileKey(client.id(), client.dataKey(), id);
    var place = place(id);
    Files.createDirectories(place.getParent());
    var unfinished = place.resolveSibling(id + ".part");
    var digest = sha256();
    long bytes;
    try {
      try (var out = key.encrypting(Files.newOutputStream(unfinished));
          var in = new DigestInputStream(content, digest)) {
        bytes = in.transferTo(out);
      }
      try (var file = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        file.force(true);
      }
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return new EvidenceRow(
        id,
        client.id(),
        environment,
        verificationId,
        kind,
        mediaType,
        bytes,
        digest.digest(),
        key.wrapped(),
        folder.relativize(place).toString(),
        clock.instant());
  }

  /// Takes back what was kept for an order that was not accepted.
  public void discard(EvidenceRow row) throws IOException {
    Files.deleteIfExists(folder.resolve(row.location()));
  }

  /// The content as it was handed in. Whoever shows it to a person writes the audit entry.
  public InputStream read(ClientRow client, EvidenceRow row) throws IOException {
    var key = vault.fileKey(client.id(), client.dataKey(), row.id(), row.dataKey());
    return key.decrypting(Files.newInputStream(folder.resolve(row.location())));
  }

  private Path place(String id) {
    return folder.resolve(id.substring(0, 2)).resolve(id);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
