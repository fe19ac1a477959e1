package bonafide.signal.government;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Mexico's population code (Instructivo normativo para la asignación de la CURP, Diario Oficial,
/// 18 June 2018).
public final class Curp {
  private static final Pattern SHAPE =
      Pattern.compile("[A-Z][AEIOUX][A-Z]{2}\\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[A-Z\\d]\\d");
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

  private Curp() {}

  /// Whether a text has the form of one.
  public static boolean isOne(String text) {
    return SHAPE.matcher(text.strip().toUpperCase(Locale.ROOT)).matches();
  }

  /// What speaks against the code, in sentences; it may still be in the register.
  public static List<String> remarks(String written, Map<String, String> claims) {
    var curp = written.strip().toUpperCase(Locale.ROOT);
    if (!isOne(curp)) return List.of("The code does not have the form of a CURP.");
    var remarks = new ArrayList<String>();
    if (checkDigit(curp) != curp.charAt(17) - '0')
      remarks.add("The last digit of the CURP is not its check digit.");
    var born = claims.getOrDefault("birth_date", "");
    if (!born.isEmpty() && !born.substring(2).replace("-", "").equals(curp.substring(4, 10)))
      remarks.add("The CURP holds another birth date.");
    var sex = claims.getOrDefault("sex", "");
    if (!sex.isEmpty() && !sex.equals(curp.substring(10, 11)))
      remarks.add("The CURP holds another sex.");
    try {
      LocalDate.of(
          (Character.isDigit(curp.charAt(16)) ? 1900 : 2000)
              + Integer.parseInt(curp.substring(4, 6)),
          Integer.parseInt(curp.substring(6, 8)),
          Integer.parseInt(curp.substring(8, 10)));
    } catch (DateTimeException e) {
      remarks.add("The CURP holds no possible birth date.");
    }
    return remarks;
  }

  static int checkDigit(String curp) {
    var sum = 0;
    for (var i = 0; i < 17; i++) sum += ALPHABET.indexOf(curp.charAt(i)) * (18 - i);
    return (10 - sum % 10) % 10;
  }
}
