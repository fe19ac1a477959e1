package bonafide.signal.government;

import bonafide.core.Nik;
import bonafide.core.TaiwanId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/// What the number of a person in a country's register says by itself: its form and its check
/// digits. A remark, never a reason to refuse: registers hold numbers that break their own rules.
public final class NationalNumbers {
  /// Verhoeff, Error Detecting Decimal Codes, 1969: the group of a pentagon's turns, and how
  /// places are exchanged.
  private static final String[] TURNS = {
    "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
    "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
  };

  private static final String[] PLACES = {
    "0123456789", "1576283094", "5803796142", "8916043527",
    "9453126870", "4286573901", "2793806415", "7046913258"
  };

  private NationalNumbers() {}

  /// What speaks against a number, in sentences; nothing for countries whose rules we do not know.
  ///
  /// @param country alpha-2
  public static List<String> remarks(
      String country, String written, Map<String, String> claims, LocalDate today) {
    var number = written.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/]", "");
    return switch (country) {
      case "AR" -> argentine(number);
      case "BR" ->
          Cpf.parse(written)
              .map(Cpf::remarks)
              .orElse(List.of("The number has not the form of a CPF."));
      case "CL" -> of(number, "\\d{7,8}[\\dK]", "RUN", NationalNumbers::rut);
      case "CN" -> of(number, "\\d{17}[\\dX]", "resident's number", NationalNumbers::resident);
      case "CO" -> of(number, "\\d{3,10}", "NUIP", _ -> true);
      case "ES" -> of(number, "[\\dXYZ]\\d{7}[A-Z]", "DNI or NIE", NationalNumbers::dni);
      case "ID" -> indonesian(number, claims, today);
      case "IN" ->
          number.matches("[A-Z]{5}\\d{4}[A-Z]") // a PAN has no check digit anybody told
              ? List.of()
              : of(number, "[2-9]\\d{11}", "PAN or Aadhaar number", NationalNumbers::verhoeff);
      case "MX" -> Curp.isOne(number) ? Curp.remarks(number, claims) : List.of();
      case "NG" -> of(number, "\\d{11}", "NIN or BVN", _ -> true);
      case "TH" -> of(number, "\\d{13}", "citizen's number", NationalNumbers::thai);
      case "TW" ->
          of(
              number,
              "[A-Z][1289A-D]\\d{8}",
              "national or resident's number",
              n -> !n.matches("[A-Z][12]\\d{8}") || TaiwanId.parse(n).isPresent());
      case "US" ->
          SocialSecurity.parse(written)
              .map(ssn -> SocialSecurity.remarks(ssn, year(claims)))
              .orElse(List.of());
      default -> List.of();
    };
  }

  private static List<String> of(String number, String form, String what, Predicate<String> holds) {
    if (!number.matches(form))
      return List.of("The number has not the form of a %s.".formatted(what));
    return holds.test(number)
        ? List.of()
        : List.of("The last sign is not the check digit of a %s.".formatted(what));
  }

  private static int year(Map<String, String> claims) {
    var born = claims.getOrDefault("birth_date", "");
    return born.matches("\\d{4}-.*") ? Integer.parseInt(born.substring(0, 4)) : 0;
  }

  /// A document's number, or the one for work, which is made of it and ends with a check digit
  /// (ANSES: CUIL).
  private static List<String> argentine(String number) {
    return number.matches("\\d{7,8}")
        ? List.of()
        : of(number, "\\d{11}", "DNI or CUIL", NationalNumbers::cuil);
  }

  private static boolean cuil(String number) {
    var rest = 11 - weighted(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
    return (rest == 11 ? 0 : rest) == digit(number, 10);
  }

  private static List<String> indonesian(
      String number, Map<String, String> claims, LocalDate today) {
    var nik = Nik.parse(number, today.getYear());
    if (nik.isEmpty()) return List.of("The number has not the form of a NIK.");
    var remarks = new ArrayList<String>();
    var digits = nik.get();
    if (digits.province() == null)
      remarks.add("No province has the number %s.".formatted(number.substring(0, 2)));
    var stated = claims.getOrDefault("birth_date", "");
    if (digits.born() == null) remarks.add("The NIK holds no possible birth date.");
    else if (!stated.isEmpty() && !stated.equals(digits.born().toString()))
      remarks.add("The NIK holds another birth date.");
    return remarks;
  }

  private static boolean verhoeff(String number) {
    var sum = 0;
    for (var i = 0; i < number.length(); i++) {
      var place = PLACES[i % 8].charAt(digit(number, number.length() - 1 - i)) - '0';
      sum = TURNS[sum].charAt(place) - '0';
    }
    return sum == 0;
  }

  private static boolean rut(String number) {
    var sum = 0;
    var last = number.length() - 1;
    for (var i = 0; i < last; i++) sum += digit(number, last - 1 - i) * (2 + i % 6);
    return "0K987654321".charAt(sum % 11) == number.charAt(last);
  }

  /// ISO 7064, modulus 11-2 (GB 11643-1999).
  private static boolean resident(String number) {
    var sum = 0;
    for (var i = 0; i < 17; i++) sum += digit(number, i) * ((1 << 17 - i) % 11);
    return "10X98765432".charAt(sum % 11) == number.charAt(17);
  }

  private static boolean dni(String number) {
    var digits = number.replace('X', '0').replace('Y', '1').replace('Z', '2').substring(0, 8);
    return "TRWAGMYFPDXBNJZSQVHLCKE".charAt(Integer.parseInt(digits) % 23) == number.charAt(8);
  }

  private static boolean thai(String number) {
    var sum = 0;
    for (var i = 0; i < 12; i++) sum += digit(number, i) * (13 - i);
    return (11 - sum % 11) % 10 == digit(number, 12);
  }

  private static int weighted(String number, int... weights) {
    var sum = 0;
    for (var i = 0; i < weights.length; i++) sum += weights[i] * digit(number, i);
    return sum;
  }

  private static int digit(String number, int at) {
    return number.charAt(at) - '0';
  }
}
