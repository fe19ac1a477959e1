package bonafide.signal.bank;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;

/// The Indonesian banks that can be asked, and what an account number says by itself.
public final class Banks {
  private static final List<Bank> ALL = read();

  /// The banks whose virtual accounts are recognised (seed 000, Bank Name Validator).
  private static final Set<String> WITH_VIRTUAL_ACCOUNTS =
      Set.of(
          "BNI",
          "BCA",
          "MANDIRI",
          "BRI",
          "CIMB",
          "PERMATA",
          "MAYBANK",
          "NATIONALNOBU",
          "SINARMAS",
          "TABUNGAN_PENSIUNAN_NASIONAL",
          "BTN",
          "DANAMON",
          "BJB",
          "ARTHA",
          "HSBC");

  /// Virtual accounts are longer than ordinary ones and begin with the 88 that banks reserve
  /// for them.
  private static final Pattern VIRTUAL = Pattern.compile("88\\d{9,16}");

  private Banks() {}

  /// @param swiftCode empty when unknown
  /// @param remark empty when there is none
  public record Bank(String code, String name, String swiftCode, String remark) {}

  private static List<Bank> read() {
    try (var in = Objects.requireNonNull(Banks.class.getResourceAsStream("banks.csv"));
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      var banks = new ArrayList<Bank>();
      var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
      for (var row : format.parse(reader)) {
        banks.add(
            new Bank(row.get("code"), row.get("name"), row.get("swift_code"), row.get("remark")));
      }
      return List.copyOf(banks);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Bank> all() {
    return ALL;
  }

  public static boolean isKnown(String code) {
    return ALL.stream().anyMatch(bank -> bank.code().equals(code));
  }

  /// False for banks whose virtual accounts are not recognised.
  public static boolean isVirtualAccount(String bank, String number) {
    return WITH_VIRTUAL_ACCOUNTS.contains(bank) && VIRTUAL.matcher(number).matches();
  }
}
