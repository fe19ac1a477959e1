package bonafide.signal.device;

import bonafide.store.Ids;
import bonafide.store.vault.Vault;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Gives browsers what they seal their word of themselves with, and opens what they sealed.
///
/// A challenge holds a public key that is made for it alone. The private key travels in the
/// challenge's token, which only this installation can open, and comes back in the blackbox: no
/// node keeps anything, and every node can open every blackbox. What the server saw when it gave
/// the challenge stands in the token as well, where no browser can change it.
public final class Blackboxes {
  /// How long a challenge may be answered, and its answer be used.
  public static final Duration LIFETIME = Duration.ofHours(24);

  /// The most characters of a blackbox; a usual one has some 4,500.
  public static final int LONGEST = 64 << 10;

  private static final String VERSION = "bb1";
  private static final int LONGEST_NAME = 100;
  private static final String ABOUT = "device challenge";
  private static final String CURVE = "secp256r1";
  private static final int COORDINATE = 32;
  private static final int IV = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;
  private static final int ID = 16;
  private static final int MAC = 16;
  private static final byte[] INFO = utf8("bonafide blackbox 1");
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Vault vault;
  private final InstantSource clock;

  public Blackboxes(Vault vault, InstantSource clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /// What the server sees of a browser that wants a challenge.
  ///
  /// @param ip null when it is not known, or not to be used
  /// @param headers those that tell of the browser, in small letters
  /// @param order the only order the blackbox may be used for; null for any
  /// @param devices what the browser remembers of earlier challenges; the first that is genuine
  ///     counts
  public record Visit(
      @Nullable String ip,
      Map<String, String> headers,
      @Nullable String order,
      List<String> devices) {}

  /// @param key the public one, as WebCrypto takes it
  /// @param device what the browser is to remember
  public record Challenge(String token, String key, String device) {}

  /// A blackbox, opened.
  public sealed interface Box {
    /// @param nonce good for one order
    /// @param given when the challenge was
    /// @param device the id that was left with the browser
    /// @param fresh whether it had none before
    /// @param content what the browser says of itself
    record Told(
        byte[] nonce,
        Instant given,
        @Nullable String ip,
        Map<String, String> headers,
        @Nullable String order,
        String device,
        Instant deviceSince,
        boolean fresh,
        JsonNode content)
        implements Box {
      public Told {
        nonce = nonce.clone();
        headers = Map.copyOf(headers);
      }

      @Override
      public byte[] nonce() {
        return nonce.clone();
      }
    }

    record Unreadable(String because) implements Box {}
  }

  private record Sealed(
      byte[] nonce,
      long given,
      byte[] key,
      @Nullable String ip,
      Map<String, String> headers,
      @Nullable String order,
      String device,
      long since,
      boolean fresh) {}

  private record Device(String id, long since) {}

  public Challenge challenge(Visit visit) {
    var now = clock.millis();
    var known = visit.devices().stream().map(this::device).flatMap(Optional::stream).findFirst();
    var device = known.orElseGet(() -> new Device(TEXT.encodeToString(Ids.randomBytes(ID)), now));
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(CURVE));
      var pair = generator.generateKeyPair();
      var sealed =
          new Sealed(
              Ids.randomBytes(ID),
              now,
              pair.getPrivate().getEncoded(),
              visit.ip(),
              visit.headers(),
              visit.order(),
              device.id(),
              device.since(),
              known.isEmpty());
      var token =
          TEXT.encodeToString(vault.sealForInstallation(JSON.writeValueAsBytes(sealed), ABOUT));
      return new Challenge(
          token, TEXT.encodeToString(raw((ECPublicKey) pair.getPublic())), remembered(device));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Its id and age, and a proof that they are ours.
  private String remembered(Device device) {
    return device.id() + "." + device.since() + "." + TEXT.encodeToString(proof(device));
  }

  private Optional<Device> device(String remembered) {
    var parts = remembered.split("\\.", -1);
    if (parts.length != 3 || !parts[1].matches("\\d{1,15}")) return Optional.empty();
    var device = new Device(parts[0], Long.parseLong(parts[1]));
    var proof = utf8(TEXT.encodeToString(proof(device)));
    return MessageDigest.isEqual(proof, utf8(parts[2])) ? Optional.of(device) : Optional.empty();
  }

  private byte[] proof(Device device) {
    return Arrays.copyOf(
        vault.mac(utf8("device id"), utf8(device.id() + "." + device.since())), MAC);
  }

  /// Whether a text wants to be a blackbox, and no session's name.
  public static boolean isBlackbox(String text) {
    return text.startsWith(VERSION + ".") || text.length() > LONGEST_NAME;
  }

  public Box open(String blackbox) {
    if (blackbox.length() > LONGEST) return new Box.Unreadable("it is too long");
    var parts = blackbox.split("\\.", -1);
    if (parts.length != 4 || !parts[0].equals(VERSION))
      return new Box.Unreadable("it is not one that the collector makes");
    try {
      var token = Base64.getUrlDecoder().decode(parts[1]);
      var sealed = JSON.readValue(vault.openForInstallation(token, ABOUT), Sealed.class);
      var content = content(sealed, parts);
      return new Box.Told(
          sealed.nonce(),
          Instant.ofEpochMilli(sealed.given()),
          sealed.ip(),
          sealed.headers(),
          sealed.order(),
          sealed.device(),
          Instant.ofEpochMilli(sealed.since()),
          sealed.fresh(),
          content);
    } catch (GeneralSecurityException
        | IllegalArgumentException
        | IllegalStateException
        | JacksonException e) {
      return new Box.Unreadable("it cannot be decrypted");
    }
  }

  private static JsonNode content(Sealed sealed, String[] parts) throws GeneralSecurityException {
    var agreement = KeyAgreement.getInstance("ECDH");
    agreement.init(
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(sealed.key())));
    agreement.doPhase(point(Base64.getUrlDecoder().decode(parts[2])), true);
    var box = Base64.getUrlDecoder().decode(parts[3]);
    if (box.length < IV) throw new IllegalArgumentException("no content");
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        key(agreement.generateSecret(), utf8(parts[1])),
        new GCMParameterSpec(TAG_BITS, box, 0, IV));
    cipher.updateAAD(utf8(parts[1]));
    return JSON.readTree(cipher.doFinal(box, IV, box.length - IV));
  }

  private static SecretKey key(byte[] secret, byte[] salt) throws GeneralSecurityException {
    return KDF.getInstance("HKDF-SHA256")
        .deriveKey(
            "AES",
            HKDFParameterSpec.ofExtract().addIKM(secret).addSalt(salt).thenExpand(INFO, KEY_BYTES));
  }

  /// 4, then the two coordinates.
  private static byte[] raw(ECPublicKey key) {
    var point = key.getW();
    return ByteBuffer.allocate(1 + 2 * COORDINATE)
        .put((byte) 4)
        .put(fixed(point.getAffineX()))
        .put(fixed(point.getAffineY()))
        .array();
  }

  private static byte[] fixed(BigInteger number) {
    var bytes = number.toByteArray();
    var fixed = new byte[COORDINATE];
    var length = Math.min(bytes.length, COORDINATE);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
    return fixed;
  }

  /// @throws GeneralSecurityException also when the point is not on the curve
  private static PublicKey point(byte[] raw) throws GeneralSecurityException {
    if (raw.length != 1 + 2 * COORDINATE || raw[0] != 4)
      throw new IllegalArgumentException("not a public key");
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(CURVE));
    var x = new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + COORDINATE));
    var y = new BigInteger(1, Arrays.copyOfRange(raw, 1 + COORDINATE, raw.length));
    var curve = parameters.getParameterSpec(ECParameterSpec.class);
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
