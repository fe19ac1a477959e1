package bonafide.check.document;

import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Movement;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.DocumentReading.Where;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// The documents of the public documentation, as the sandbox reads them when a request asks for
/// an outcome.
final class Samples {
  private Samples() {}

  static DocumentReading unreadable() {
    return new DocumentReading("unknown", 1, List.of(), List.of(), List.of());
  }

  static DocumentReading of(String kind) {
    return switch (kind) {
      case "indonesia_ktp" -> reading(kind, KTP);
      case "npwp_card" -> reading(kind, NPWP);
      case "passport" ->
          new DocumentReading(kind, 1, fields(PASSPORT), List.of(), List.of(TAMPERED));
      case "sk_menkeh" -> reading(kind, DECREE);
      case "bank_statement" ->
          new DocumentReading(kind, 1, fields(STATEMENT), MOVEMENTS, List.of());
      default -> unreadable();
    };
  }

  private static DocumentReading reading(String kind, String table) {
    return new DocumentReading(kind, 1, fields(table), List.of(), List.of());
  }

  private static List<Field> fields(String table) {
    return table
        .strip()
        .lines()
        .map(line -> line.split("\\|"))
        .map(cells -> new Field(cells[0], cells[1], Double.parseDouble(cells[2]), Where.PRINT))
        .toList();
  }

  private static final String KTP =
      """
      idNumber|1234567890123456|99
      name|FIRA DIYANKA|99
      religion|KRISTEN|99
      gender|LAKI-LAKI|99
      birthPlaceBirthday|JAKARTA,17-10-1975|99
      province|JAWA TENGAH|99
      city|KABUPATEN JEPARA|99
      district|KELING|99
      village|KELET|99
      rtrw|015/004|99
      address|JL. VETERAN GG. GARUDA NO.73D/34|99
      occupation|KARYAWAN SWASTA|99
      expiryDate|12-08-2016|99
      nationality|WNI|99
      maritalStatus|BELUM KAWIN|99
      """;

  private static final String NPWP =
      """
      npwpId|123456789123000|99
      npwpName|FIRA DIYANKA|99
      """;

  private static final String PASSPORT =
      """
      gender|Female|99
      country|UNITED STATES OF AMERICA|99
      surname|TRAVELER|99
      given_name|HAPPY|99
      date_of_birth|1965-02-05|99
      date_of_issue|2020-10-15|99
      date_of_expiry|2030-10-14|99
      place_of_birth|WASHINGTON, D.C.,U.S.A.|99
      passport_number|E00007734|99
      issuing_authority||99
      """;

  private static final Sign TAMPERED =
      new Sign("SAMPLE", "The passport of the public documentation is a tampered one.", 1);

  private static final String DECREE =
      """
      director_names|MATTHEW DAVID ROSA|99.80309041341145
      director_names|TIKA OSBOND SIRAIT|99.58164469401042
      director_names|SIVA SAJAN BHUPATHI RAJU|99.03042030334473
      commisioner_names|PANG SU KONG|99.1666997273763
      commisioner_names|ANTHONY RICARD CATINELLA|99.64801025390625
      shareholder_names|METIS CONSULTANCY LIMITED|99.80023193359375
      shareholder_names|WASPMOBILE SERVICES PRIVATE LIMITED|99.5948486328125
      sk_menkeh_number|AHU-0049135.AH.01.01.TAHUN 2016|79.09121704101562
      legal_entity_name|PT DIGITAL VISION PUBLISHING|98.27043151855469
      date_of_registration|07 Oktober 2016|99.31755828857422
      document_date|03 November 2016|99.49999237060547
      akta_number|02|99.31755828857422
      notary|BAHDER DJOHAN RAZAK,SH|97.16451263427734
      place_of_registration|KOTA ADMINISTRASI JAKARTA SELATAN|99.05745697021484
      """;

  private static final String STATEMENT =
      """
      bank_code|BRI|90
      bank_account_number|01227723222|70
      bank_account_holder_name|Rudy Hanso|70
      statement_date|07 Oktober 2016|65
      bank_account_holder_address|Jalan Jakarta No. 29|55
      """;

  private static final List<Movement> MOVEMENTS =
      List.of(
          movement(
              "2021-03-04",
              "320079.48",
              "TRSF E-BANKI NG DB 0403/FTCCY/WS95051 574720000. 00  | TECH IN ",
              false,
              "TECHIN"),
          movement("2021-11-30", "0.92", "PAJAK ", true, ""),
          movement(
              "2021-12-30",
              "50000",
              "TRSF E-BANKI NG DB 3012/FTCCY/WS95051 712950000. TECH IN",
              true,
              "TECHIN"),
          movement(
              "2021-01-10",
              "40000",
              "TRSF E-BANKI NG DB 1001/FTCCY/WS95051 573960000. TECH IN",
              true,
              "TECHIN"));

  private static Movement movement(
      String date, String amount, String description, boolean credit, String counterparty) {
    return new Movement(
        LocalDate.parse(date),
        new BigDecimal(amount),
        description,
        credit,
        counterparty.isEmpty() ? null : counterparty);
  }
}
