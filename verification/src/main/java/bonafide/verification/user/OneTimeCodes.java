package bonafide.verification.user;

import bonafide.store.Ids;
import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/// The six digits that an authenticator shows, each for thirty seconds (RFC 6238).
final class OneTimeCodes {
  private static final TimeBasedOneTimePasswordGenerator CODES =
      new TimeBasedOneTimePasswordGenerator();
  private static final long STEP_SECONDS = 30;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private OneTimeCodes() {}

  static byte[] newSecret() {
    return Ids.randomBytes(20);
  }

  /// The step of time that the code belongs to: this one, or the one before or after where clocks
  /// differ; empty when it belongs to none.
  static OptionalLong step(byte[] secret, String code, Instant now) {
    var key = new SecretKeySpec(secret, CODES.getAlgorithm());
    var digits = code.replace(" ", "");
    if (!digits.matches("\\d{6}")) return OptionalLong.empty();
    for (var offset = -1; offset <= 1; offset++) {
      var at = now.plusSeconds(offset * STEP_SECONDS);
      try {
        if (CODES.generateOneTimePasswordString(key, at).equals(digits))
          return OptionalLong.of(at.getEpochSecond() / STEP_SECONDS);
      } catch (InvalidKeyException e) {
        throw new IllegalStateException(e);
      }
    }
    return OptionalLong.empty();
  }

  /// The secret as people type it into an authenticator: RFC 4648, without padding.
  static String base32(byte[] secret) {
    var text = new StringBuilder();
    var bits = 0;
    var held = 0;
    for (var octet : secret) {
      held = (held << 8) | (octet & 0xff);
      bits += 8;
      while (bits >= 5) {
        text.append(BASE32.charAt((held >> (bits - 5)) & 31));
        bits -= 5;
      }
    }
    return text.toString();
  }
}
