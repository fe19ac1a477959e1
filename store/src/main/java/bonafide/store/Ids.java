package bonafide.store;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.UUID;

/// New identifiers. Clients must treat them as opaque.
public final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static String uuid() {
    return UUID.randomUUID().toString();
  }

  /// 24 hexadecimal digits: seconds since 1970, then chance.
  public static String hex24() {
    var bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return "%08x".formatted((int) (System.currentTimeMillis() / 1000))
        + HexFormat.of().formatHex(bytes);
  }

  /// Secret text of the given strength.
  public static String secret(int bytes) {
    var random = new byte[bytes];
    RANDOM.nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  public static byte[] randomBytes(int count) {
    var random = new byte[count];
    RANDOM.nextBytes(random);
    return random;
  }
}
