package bonafide.server;

import bonafide.signal.device.Blackboxes.Challenge;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/// Seals what a browser would say, as the collector does, in the words of docs/guides/device.md.
final class Sealing {
  private Sealing() {}

  static String seal(Challenge challenge, String content) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var own = generator.generateKeyPair();
      var mine = (ECPublicKey) own.getPublic();
      var raw = Base64.getUrlDecoder().decode(challenge.key());
      var point =
          new ECPoint(
              new BigInteger(1, Arrays.copyOfRange(raw, 1, 33)),
              new BigInteger(1, Arrays.copyOfRange(raw, 33, 65)));
      var agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(own.getPrivate());
      agreement.doPhase(
          KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, mine.getParams())),
          true);
      var token = challenge.token().getBytes(StandardCharsets.UTF_8);
      var key =
          KDF.getInstance("HKDF-SHA256")
              .deriveKey(
                  "AES",
                  HKDFParameterSpec.ofExtract()
                      .addIKM(agreement.generateSecret())
                      .addSalt(token)
                      .thenExpand("bonafide blackbox 1".getBytes(StandardCharsets.UTF_8), 32));
      var iv = new byte[12];
      iv[0] = 1; // the key is used once
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, iv));
      cipher.updateAAD(token);
      var sealed = cipher.doFinal(content.getBytes(StandardCharsets.UTF_8));
      var box = ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array();
      var text = Base64.getUrlEncoder().withoutPadding();
      return String.join(
          ".", "bb1", challenge.token(), text.encodeToString(raw(mine)), text.encodeToString(box));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] raw(ECPublicKey key) {
    var raw = new byte[65];
    raw[0] = 4;
    put(key.getW().getAffineX(), raw, 33);
    put(key.getW().getAffineY(), raw, 65);
    return raw;
  }

  private static void put(BigInteger number, byte[] into, int end) {
    var bytes = number.toByteArray();
    var length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, into, end - length, length);
  }
}
