package bonafide.verification.callback;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How callbacks are signed: as Standard Webhooks 1.0 has it, over id, time and the raw body, and
/// in plain hex over the body alone.
public final class Signature {
  private static final String PREFIX = "whsec_";

  private Signature() {}

  /// @param secret as shown to the client, `whsec_` and base64
  /// @param timestamp seconds since 1970
  public static String of(String secret, String id, long timestamp, byte[] body) {
    var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(hmac(key, head, body));
  }

  /// Lower-case hex HMAC-SHA256 of the raw body, with the secret's characters as the key.
  public static String hex(String secret, byte[] body) {
    return HexFormat.of().formatHex(hmac(secret.getBytes(StandardCharsets.UTF_8), body));
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (var part : parts) mac.update(part);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
