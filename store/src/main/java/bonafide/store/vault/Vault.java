package bonafide.store.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens what must not be readable at rest. The master key wraps one data key a
/// client, which wraps one key a file; losing the master key loses all of it, destroying a data
/// key destroys one client's data.
public final class Vault {
  private static final String MAC = "HmacSHA256";
  private static final byte[] NOTHING = new byte[0];

  private final Aead master;
  private final Mac mac;
  private final ConcurrentHashMap<String, Aead> clients = new ConcurrentHashMap<>();

  private Vault(KeysetHandle master) throws GeneralSecurityException {
    this.master = master.getPrimitive(RegistryConfiguration.get(), Aead.class);
    var secret =
        TinkProtoKeysetFormat.serializeKeyset(
            master, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update("bonafide mac key".getBytes(StandardCharsets.UTF_8));
    mac = Mac.getInstance(MAC);
    mac.init(new SecretKeySpec(digest.digest(secret), MAC));
  }

  /// Opens the vault with the key in the file, which is made (mode 0600) when it is missing.
  public static Vault open(Path keyFile) {
    try {
      AeadConfig.register();
      StreamingAeadConfig.register();
      if (!Files.exists(keyFile)) create(keyFile);
      var json = Files.readString(keyFile);
      return new Vault(
          TinkJsonProtoKeysetFormat.parseKeyset(
              json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    } catch (IOException e) {
      throw new UncheckedIOException("the master key " + keyFile + " cannot be read", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the master key " + keyFile + " is not a usable key", e);
    }
  }

  private static void create(Path keyFile) throws IOException, GeneralSecurityException {
    Files.createDirectories(keyFile.toAbsolutePath().getParent());
    var json =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(
                PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
            RegistryConfiguration.get(),
            InsecureSecretKeyAccess.get());
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    var fresh = keyFile.resolveSibling(keyFile.getFileName() + "." + ProcessHandle.current().pid());
    try (var channel =
        Files.newByteChannel(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(java.nio.ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }
    try {
      // A link, not a move: of two processes starting at once the first one's key stays.
      Files.createLink(keyFile, fresh);
    } catch (FileAlreadyExistsException e) {
      // the other process was first
    } finally {
      Files.delete(fresh);
    }
  }

  /// A fresh data key for a client, wrapped.
  public byte[] newClientKey(String client) {
    return doing(
        () ->
            TinkProtoKeysetFormat.serializeEncryptedKeyset(
                KeysetHandle.generateNew(
                    PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                master,
                utf8(client),
                RegistryConfiguration.get()));
  }

  /// @param about what the bytes belong to; opening needs the same, so a sealed value cannot be
  ///     moved elsewhere
  public byte[] seal(String client, byte[] wrappedKey, byte[] plain, String about) {
    return doing(() -> client(client, wrappedKey).encrypt(plain, utf8(about)));
  }

  public byte[] open(String client, byte[] wrappedKey, byte[] sealed, String about) {
    return doing(() -> client(client, wrappedKey).decrypt(sealed, utf8(about)));
  }

  private Aead client(String client, byte[] wrappedKey) throws GeneralSecurityException {
    var known = clients.get(client);
    if (known != null) return known;
    var key =
        TinkProtoKeysetFormat.parseEncryptedKeyset(
                wrappedKey, master, utf8(client), RegistryConfiguration.get())
            .getPrimitive(RegistryConfiguration.get(), Aead.class);
    clients.put(client, key);
    return key;
  }

  /// A key for one file, with which it is written, and the key wrapped for keeping.
  public FileKey newFileKey(String client, byte[] wrappedKey, String file) {
    return doing(
        () -> {
          var handle =
              KeysetHandle.generateNew(
                  PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB,
                  RegistryConfiguration.get());
          var wrapped =
              TinkProtoKeysetFormat.serializeEncryptedKeyset(
                  handle, client(client, wrappedKey), utf8(file), RegistryConfiguration.get());
          return new FileKey(
              handle.getPrimitive(RegistryConfiguration.get(), StreamingAead.class), wrapped);
        });
  }

  public FileKey fileKey(String client, byte[] wrappedKey, String file, byte[] wrappedFileKey) {
    return doing(
        () -> {
          var handle =
              TinkProtoKeysetFormat.parseEncryptedKeyset(
                  wrappedFileKey,
                  client(client, wrappedKey),
                  utf8(file),
                  RegistryConfiguration.get());
          return new FileKey(
              handle.getPrimitive(RegistryConfiguration.get(), StreamingAead.class),
              wrappedFileKey);
        });
  }

  /// Encrypts and decrypts one file as a stream, in constant memory.
  public static final class FileKey {
    private final StreamingAead streaming;
    private final byte[] wrapped;

    private FileKey(StreamingAead streaming, byte[] wrapped) {
      this.streaming = streaming;
      this.wrapped = wrapped;
    }

    public byte[] wrapped() {
      return wrapped.clone();
    }

    public OutputStream encrypting(OutputStream out) throws IOException {
      try {
        return streaming.newEncryptingStream(out, NOTHING);
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
    }

    public InputStream decrypting(InputStream in) throws IOException {
      try {
        return streaming.newDecryptingStream(in, NOTHING);
      } catch (GeneralSecurityException e) {
        throw new IOException(e);
      }
    }
  }

  /// Seals what belongs to the installation itself.
  public byte[] sealForInstallation(byte[] plain, String about) {
    return doing(() -> master.encrypt(plain, utf8(about)));
  }

  public byte[] openForInstallation(byte[] sealed, String about) {
    return doing(() -> master.decrypt(sealed, utf8(about)));
  }

  /// A keyed digest that nobody without the master key can make.
  public byte[] mac(byte[]... parts) {
    return doing(
        () -> {
          var own = keyed();
          for (var part : parts) {
            own.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
            own.update(part);
          }
          return own.doFinal();
        });
  }

  /// Several are made for one order: a copy costs a tenth of a new one.
  private Mac keyed() {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @FunctionalInterface
  private interface Crypto<T> {
    T run() throws GeneralSecurityException;
  }

  private static <T> T doing(Crypto<T> work) {
    try {
      return work.run();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a sealed value cannot be opened with this installation's keys", e);
    }
  }
}
