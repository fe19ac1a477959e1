package bonafide.signal.chain;

import bonafide.core.Chain;
import bonafide.core.ChainAddress;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.jspecify.annotations.Nullable;

/// The written forms of BTC and ETH addresses, with their checksums: Base58Check, bech32 (BIP 173),
/// bech32m (BIP 350), EIP-55.
public final class AddressForm {
  private static final Pattern ETH = Pattern.compile("0[xX][0-9a-fA-F]{40}");
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int BECH32_END = 1;
  private static final int BECH32M_END = 0x2bc830a3;
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };

  private AddressForm() {}

  /// The address in its normal form.
  ///
  /// @param chain where it is said to be; null to see it from the form
  /// @throws IllegalArgumentException saying what is wrong with it
  public static ChainAddress read(String written, @Nullable Chain chain) {
    var text = written.strip();
    var seen = chain == null ? chainOf(text) : chain;
    return switch (seen) {
      case ETH -> new ChainAddress(Chain.ETH, eth(text));
      case BTC -> new ChainAddress(Chain.BTC, btc(text));
    };
  }

  private static Chain chainOf(String text) {
    if (text.startsWith("0x") || text.startsWith("0X")) return Chain.ETH;
    if (text.startsWith("1") || text.startsWith("3") || isBech32(text)) return Chain.BTC;
    throw new IllegalArgumentException("is neither a BTC nor an ETH address");
  }

  private static boolean isBech32(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith("bc1");
  }

  private static String eth(String text) {
    if (!ETH.matcher(text).matches())
      throw new IllegalArgumentException("must be 0x and 40 hexadecimal digits");
    return "0x" + text.substring(2).toLowerCase(Locale.ROOT);
  }

  /// Why an address may have been mistyped although it has the form of one; empty when nothing
  /// speaks for that. The capitals of an ETH address are its checksum (EIP-55), but many programs
  /// write capitals as they please.
  public static Optional<String> doubt(String written) {
    var text = written.strip();
    if (!ETH.matcher(text).matches()) return Optional.empty();
    var digits = text.substring(2);
    var lower = digits.toLowerCase(Locale.ROOT);
    return digits.equals(lower)
            || digits.equals(digits.toUpperCase(Locale.ROOT))
            || digits.equals(checksummed(lower))
        ? Optional.empty()
        : Optional.of("The capitals of the address do not fit (EIP-55): a digit may be wrong.");
  }

  /// EIP-55: a letter is a capital when the digit of the hash at its place is 8 or more.
  static String checksummed(String lower) {
    var keccak = new KeccakDigest(256);
    var bytes = lower.getBytes(StandardCharsets.US_ASCII);
    keccak.update(bytes, 0, bytes.length);
    var hash = new byte[32];
    keccak.doFinal(hash, 0);
    var digits = HexFormat.of().formatHex(hash);
    var written = new StringBuilder();
    for (var i = 0; i < lower.length(); i++) {
      var letter = lower.charAt(i);
      written.append(
          Character.digit(digits.charAt(i), 16) >= 8 ? Character.toUpperCase(letter) : letter);
    }
    return written.toString();
  }

  private static String btc(String text) {
    if (isBech32(text)) return bech32(text);
    var payload = base58Check(text);
    // Version 0 is pay to public key hash, 5 pay to script hash.
    if (payload.length != 21 || (payload[0] != 0 && payload[0] != 5))
      throw new IllegalArgumentException("is no address of the BTC main network");
    return text;
  }

  private static byte[] base58Check(String text) {
    if (text.isEmpty() || text.length() > 64) throw new IllegalArgumentException("is too long");
    var value = BigInteger.ZERO;
    for (var i = 0; i < text.length(); i++) {
      var digit = BASE58.indexOf(text.charAt(i));
      if (digit < 0)
        throw new IllegalArgumentException("has \"%s\" in it".formatted(text.charAt(i)));
      value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    var zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == '1') zeros++;
    var number = value.toByteArray();
    var from = number.length > 0 && number[0] == 0 ? 1 : 0;
    var bytes = new byte[zeros + number.length - from];
    System.arraycopy(number, from, bytes, zeros, number.length - from);
    if (bytes.length < 5) throw new IllegalArgumentException("is too short");
    var payload = Arrays.copyOf(bytes, bytes.length - 4);
    var check = Arrays.copyOf(sha256(sha256(payload)), 4);
    if (!Arrays.equals(check, Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length)))
      throw new IllegalArgumentException("its checksum does not fit: a letter may be wrong");
    return payload;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String bech32(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (!text.equals(lower) && !text.equals(text.toUpperCase(Locale.ROOT)))
      throw new IllegalArgumentException("mixes capitals and small letters");
    if (lower.length() < 14 || lower.length() > 90)
      throw new IllegalArgumentException("has a length that no address has");
    var values = new int[lower.length() - 3];
    for (var i = 3; i < lower.length(); i++) {
      values[i - 3] = BECH32.indexOf(lower.charAt(i));
      if (values[i - 3] < 0)
        throw new IllegalArgumentException("has \"%s\" in it".formatted(lower.charAt(i)));
    }
    var version = values[0];
    if (polymod(values) != (version == 0 ? BECH32_END : BECH32M_END))
      throw new IllegalArgumentException("its checksum does not fit: a letter may be wrong");
    var bytes = (values.length - 7) * 5 / 8;
    var spare = (values.length - 7) * 5 % 8;
    if (version > 16
        || bytes < 2
        || bytes > 40
        || spare >= 5
        || (values[values.length - 7] & ((1 << spare) - 1)) != 0
        || (version == 0 && bytes != 20 && bytes != 32))
      throw new IllegalArgumentException("is no witness programme (BIP 141)");
    return lower;
  }

  private static int polymod(int[] values) {
    var check = 1;
    for (var value : new int[] {3, 3, 0, 2, 3}) check = step(check, value); // "bc", expanded
    for (var value : values) check = step(check, value);
    return check;
  }

  private static int step(int check, int value) {
    var top = check >>> 25;
    var next = (check & 0x1ffffff) << 5 ^ value;
    for (var i = 0; i < GENERATOR.length; i++) if ((top >>> i & 1) == 1) next ^= GENERATOR[i];
    return next;
  }
}
