package bonafide.verification.user;

import bonafide.store.Ids;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Passwords as they are kept: PBKDF2 with HMAC-SHA-512 (RFC 8018), as many rounds as OWASP's
/// password storage sheet asks for. How many stands before each, so that it can grow.
final class Passwords {
  private static final int ROUNDS = 210_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private Passwords() {}

  static byte[] keep(String password) {
    var salt = Ids.randomBytes(SALT_BYTES);
    return ByteBuffer.allocate(Integer.BYTES + SALT_BYTES + HASH_BYTES)
        .putInt(ROUNDS)
        .put(salt)
        .put(hash(password, salt, ROUNDS))
        .array();
  }

  static boolean matches(String password, byte[] kept) {
    var buffer = ByteBuffer.wrap(kept);
    var rounds = buffer.getInt();
    var salt = new byte[SALT_BYTES];
    buffer.get(salt);
    var hash = new byte[HASH_BYTES];
    buffer.get(hash);
    return MessageDigest.isEqual(hash, hash(password, salt, rounds));
  }

  private static byte[] hash(String password, byte[] salt, int rounds) {
    var same = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(new PBEKeySpec(same, salt, rounds, HASH_BYTES * 8))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
