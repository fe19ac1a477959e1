package bonafide.document.drawn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// The statement of an account, in our own layout with the columns of one of four Indonesian banks.
///
/// @param bank BRI, MANDIRI, BCA or BNI
/// @param movements as they are printed
/// @param balanced as the balances follow from them
public record DrawnStatement(
    String bank,
    String number,
    String holder,
    String address,
    LocalDate month,
    BigDecimal opening,
    List<Movement> movements,
    List<Movement> balanced) {
  private static final Locale INDONESIAN = Locale.forLanguageTag("id");
  private static final int ROWS_A_PAGE = 26;

  /// @param amount never negative
  public record Movement(LocalDate date, BigDecimal amount, String description, boolean credit) {}

  /// Made up, the same for the same seed.
  public static DrawnStatement of(String bank, int movements, long seed) {
    var random = new Random(seed);
    var month = LocalDate.of(2021, 1 + random.nextInt(12), 1);
    var opening = BigDecimal.valueOf(20_000_000L + random.nextInt(900_000_000), 2);
    var balance = opening;
    var list = new ArrayList<Movement>();
    for (var i = 0; i < movements; i++) {
      var date = month.plusDays((long) i * 27 / Math.max(1, movements));
      var amount = BigDecimal.valueOf(1_000L + random.nextInt(9_000_000), 2);
      var credit = amount.compareTo(balance) >= 0 || random.nextInt(5) < 2;
      balance = credit ? balance.add(amount) : balance.subtract(amount);
      list.add(new Movement(date, amount, description(random, credit), credit));
    }
    return new DrawnStatement(
        bank,
        "%010d".formatted(1_000_000_000L + random.nextInt(1_000_000_000)),
        List.of("RUDY HANSO", "FIRA DIYANKA", "PT TOKO MAJU").get(random.nextInt(3)),
        "JALAN JAKARTA NO. " + (1 + random.nextInt(90)),
        month,
        opening,
        list,
        list);
  }

  /// One amount printed otherwise, as a forger would have it; the balances stay.
  public DrawnStatement withPrinted(int index, BigDecimal amount) {
    var printed = new ArrayList<>(movements);
    var was = printed.get(index);
    printed.set(index, new Movement(was.date(), amount, was.description(), was.credit()));
    return new DrawnStatement(bank, number, holder, address, month, opening, printed, movements);
  }

  private static String description(Random random, boolean credit) {
    var names = List.of("TECH IN", "SITI AMINAH", "BUDI SANTOSO", "CV SUMBER JAYA");
    var name = names.get(random.nextInt(names.size()));
    return switch (random.nextInt(4)) {
      case 0 -> "TRSF E-BANKING " + (credit ? "CR" : "DB") + " " + name;
      case 1 -> credit ? "SETORAN TUNAI" : "TARIKAN ATM";
      case 2 -> credit ? "BUNGA" : "PAJAK";
      default -> (credit ? "TRANSFER DARI " : "TRANSFER KE ") + name;
    };
  }

  public byte[] pdf() {
    try (var sheet = new Sheet()) {
      head(sheet);
      heading(sheet, 200);
      var y = 220;
      var balance = opening;
      if (bank.equals("BCA")) {
        sheet.text(month.format(DateTimeFormatter.ofPattern("dd/MM")), 50, y, 8);
        sheet.text("SALDO AWAL", 110, y, 8);
        sheet.right(english(balance), 545, y, 8);
      } else {
        sheet.text("Saldo Awal : " + money(balance), 50, 180, 8);
        y -= 18;
      }
      var onPage = 0;
      for (var i = 0; i < movements.size(); i++) {
        var real = balanced.get(i);
        if (onPage == ROWS_A_PAGE) {
          sheet.turn();
          heading(sheet, 60);
          y = 62;
          onPage = 0;
        }
        y += 18;
        onPage++;
        balance = real.credit() ? balance.add(real.amount()) : balance.subtract(real.amount());
        row(sheet, movements.get(i), balance, y);
      }
      sheet.text("Saldo Akhir : " + money(balance), 50, y + 30, 8);
      return sheet.pdf();
    }
  }

  public byte[] scanned(int dpi) {
    return Sheet.scanned(pdf(), dpi);
  }

  private void head(Sheet sheet) {
    var name =
        switch (bank) {
          case "BRI" -> "PT. BANK RAKYAT INDONESIA (PERSERO), TBK";
          case "MANDIRI" -> "PT BANK MANDIRI (PERSERO) TBK";
          case "BCA" -> "PT BANK CENTRAL ASIA TBK";
          default -> "PT BANK NEGARA INDONESIA (PERSERO) TBK";
        };
    sheet.text(name, 50, 50, 12);
    sheet.text("LAPORAN REKENING", 50, 68, 10);
    if (bank.equals("BCA")) {
      sheet.text(holder, 50, 96, 9);
      sheet.text(address, 50, 110, 9);
      sheet.text("NO. REKENING : " + number, 340, 96, 9);
      sheet.text("PERIODE : " + monthName().toUpperCase(Locale.ROOT), 340, 110, 9);
      return;
    }
    sheet.text("Nama : " + holder, 50, 96, 9);
    sheet.text("Alamat : " + address, 50, 112, 9);
    sheet.text("No. Rekening : " + number, 50, 128, 9);
    sheet.text("Periode : " + monthName(), 50, 144, 9);
  }

  private String monthName() {
    return month.format(DateTimeFormatter.ofPattern("MMMM yyyy", INDONESIAN));
  }

  private void heading(Sheet sheet, double y) {
    switch (bank) {
      case "BRI" -> {
        sheet.text("Tanggal Transaksi", 50, y, 8);
        sheet.text("Uraian Transaksi", 130, y, 8);
        sheet.text("Teller", 320, y, 8);
        sheet.right("Debet", 410, y, 8);
        sheet.right("Kredit", 478, y, 8);
        sheet.right("Saldo", 545, y, 8);
      }
      case "MANDIRI" -> {
        sheet.text("Tanggal", 50, y, 8);
        sheet.text("Keterangan", 130, y, 8);
        sheet.right("Debit", 400, y, 8);
        sheet.right("Kredit", 475, y, 8);
        sheet.right("Saldo", 545, y, 8);
      }
      case "BCA" -> {
        sheet.text("TANGGAL", 50, y, 8);
        sheet.text("KETERANGAN", 110, y, 8);
        sheet.text("CBG", 340, y, 8);
        sheet.right("MUTASI", 450, y, 8);
        sheet.right("SALDO", 545, y, 8);
      }
      default -> {
        sheet.text("Tgl Trans", 50, y, 8);
        sheet.text("Uraian Transaksi", 120, y, 8);
        sheet.text("Tipe", 360, y, 8);
        sheet.right("Jumlah", 450, y, 8);
        sheet.right("Saldo", 545, y, 8);
      }
    }
  }

  private void row(Sheet sheet, Movement movement, BigDecimal balance, double y) {
    var date = movement.date();
    switch (bank) {
      case "BRI" -> {
        sheet.text(date.format(DateTimeFormatter.ofPattern("dd/MM/yy")) + " 10:12:05", 50, y, 8);
        sheet.text(movement.description(), 130, y, 8);
        sheet.text("8888083", 320, y, 8);
        sheet.right(english(movement.credit() ? BigDecimal.ZERO : movement.amount()), 410, y, 8);
        sheet.right(english(movement.credit() ? movement.amount() : BigDecimal.ZERO), 478, y, 8);
        sheet.right(english(balance), 545, y, 8);
      }
      case "MANDIRI" -> {
        sheet.text(
            date.format(DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH)), 50, y, 8);
        sheet.text(movement.description(), 130, y, 8);
        sheet.right(movement.credit() ? "" : money(movement.amount()), 400, y, 8);
        sheet.right(movement.credit() ? money(movement.amount()) : "", 475, y, 8);
        sheet.right(money(balance), 545, y, 8);
      }
      case "BCA" -> {
        sheet.text(date.format(DateTimeFormatter.ofPattern("dd/MM")), 50, y, 8);
        sheet.text(movement.description(), 110, y, 8);
        sheet.text("0998", 340, y, 8);
        sheet.right(english(movement.amount()) + (movement.credit() ? "" : " DB"), 450, y, 8);
        sheet.right(english(balance), 545, y, 8);
      }
      default -> {
        sheet.text(date.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")), 50, y, 8);
        sheet.text(movement.description(), 120, y, 8);
        sheet.text(movement.credit() ? "K" : "D", 365, y, 8);
        sheet.right(english(movement.amount()), 450, y, 8);
        sheet.right(english(balance), 545, y, 8);
      }
    }
  }

  /// As this bank writes money.
  private String money(BigDecimal amount) {
    return bank.equals("MANDIRI")
        ? String.format(Locale.ROOT, "%,.2f", amount)
            .replace(',', ' ')
            .replace('.', ',')
            .replace(' ', '.')
        : english(amount);
  }

  private static String english(BigDecimal amount) {
    return String.format(Locale.ROOT, "%,.2f", amount);
  }
}
