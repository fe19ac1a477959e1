package bonafide.check.lookup;

import bonafide.check.Settings;
import bonafide.core.Nik;
import bonafide.signal.tax.Npwp;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a number says by itself, in sentences. It decides nothing: numbers in use contradict
/// themselves.
final class Remarks {
  private static final DateTimeFormatter ON_CARDS = DateTimeFormatter.ofPattern("dd-MM-yyyy");

  private Remarks() {}

  static List<String> of(Settings.Lookup lookup, LocalDate today) {
    return switch (lookup.kind()) {
      case NATIONAL_ID, NATIONAL_ID_PHONE ->
          Nik.parse(lookup.number(), today.getYear())
              .map(nik -> identityNumber(nik, lookup.asked().getOrDefault("birthdate", "")))
              .orElse(List.of("The identity number does not have 16 digits."));
      case TAX_NUMBER ->
          Npwp.parse(lookup.number()).map(Npwp::checkDigitFits).orElse(true)
              ? List.of()
              : List.of("The ninth digit of the tax number is not its check digit.");
      default -> List.of();
    };
  }

  private static List<String> identityNumber(Nik nik, String stated) {
    var remarks = new ArrayList<String>();
    remarks.add(
        nik.province() == null
            ? "No province has the number " + nik.digits().substring(0, 2) + "."
            : "The identity number was given out in %s, %s, %s."
                .formatted(
                    nik.province(),
                    Objects.requireNonNullElse(
                        nik.regency(), "in no regency we know of, " + nik.digits().substring(0, 4)),
                    nik.district() == null
                        ? "in no district we know of, " + nik.digits().substring(0, 6)
                        : "district " + nik.district()));
    if (nik.born() == null) {
      remarks.add("The identity number holds no possible birth date.");
      return remarks;
    }
    remarks.add(
        "The identity number says: %s born on %s."
            .formatted(nik.female() ? "a woman" : "a man", nik.born()));
    if (!stated.isEmpty() && !stated.equals(nik.born().format(ON_CARDS)))
      remarks.add("The birth date stated is another one than that of the identity number.");
    return remarks;
  }
}
