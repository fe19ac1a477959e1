package bonafide.document.statement;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Movement;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.DocumentReading.Where;
import bonafide.document.field.Box;
import bonafide.document.field.Dates;
import bonafide.document.field.Digits;
import bonafide.document.field.Labels;
import bonafide.document.field.Rows;
import bonafide.document.field.Rows.Row;
import bonafide.document.field.Value;
import bonafide.document.statement.Columns.Kind;
import bonafide.document.text.Line;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Statements of the Indonesian banks BRI, Mandiri, BCA and BNI, by the headings of their tables.
public final class Statement {
  public static final String KIND = "bank_statement";

  private static final Map<String, List<String>> BANKS =
      Map.of(
          "BRI", List.of("BANK RAKYAT INDONESIA", "BANK BRI", "BRI"),
          "MANDIRI", List.of("BANK MANDIRI", "MANDIRI"),
          "BCA", List.of("BANK CENTRAL ASIA", "BCA"),
          "BNI", List.of("BANK NEGARA INDONESIA", "BANK BNI", "BNI"));
  private static final List<String> NUMBER =
      List.of(
          "NO. REKENING",
          "NOMOR REKENING",
          "NO REKENING",
          "ACCOUNT NUMBER",
          "ACCOUNT NO",
          "REKENING NO");
  private static final List<String> HOLDER =
      List.of("NAMA NASABAH", "NAMA PEMILIK", "ATAS NAMA", "ACCOUNT NAME", "NAMA", "NAME");
  private static final List<String> ADDRESS = List.of("ALAMAT", "ADDRESS");
  private static final List<String> PERIOD =
      List.of(
          "TANGGAL LAPORAN",
          "STATEMENT DATE",
          "PERIODE TRANSAKSI",
          "PERIODE LAPORAN",
          "TRANSACTION PERIOD",
          "PERIODE",
          "PERIOD");
  private static final List<String> ENDS =
      List.of(
          "SALDO AKHIR",
          "CLOSING BALANCE",
          "TOTAL",
          "MUTASI CR",
          "MUTASI DB",
          "BERSAMBUNG",
          "TERBILANG",
          "HALAMAN",
          "PAGE",
          "SALDO AWAL",
          "OPENING BALANCE",
          "CATATAN");
  private static final Pattern DAY =
      Pattern.compile("^\\s*(\\d{1,2})\\s*[/-]\\s*(\\d{1,2})(?!\\s*[/-]?\\d)");
  private static final Pattern MARK = Pattern.compile("(?i)(DB|CR|D|K|C|DEBIT|KREDIT|DEBET)");
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(20\\d{2})(?!\\d)");
  private static final Pattern SHORT_YEAR = Pattern.compile("\\d{1,2}/\\d{1,2}/(\\d{2})(?!\\d)");

  private final List<Field> fields = new ArrayList<>();
  private final List<Posting> postings = new ArrayList<>();
  private final Rows rows;
  private final Where where;
  private @Nullable BigDecimal opening;
  private int year = LocalDate.now(ZoneOffset.UTC).getYear();
  private int month = 12;

  private Statement(Rows rows, Where where) {
    this.rows = rows;
    this.where = where;
  }

  /// A row of the table while it is read.
  private static final class Posting {
    LocalDate date = LocalDate.EPOCH;
    @Nullable BigDecimal amount;
    @Nullable BigDecimal balance;
    char mark = ' ';
    final StringBuilder description = new StringBuilder();
  }

  /// @param signs what does not add up
  public record Read(List<Field> fields, List<Movement> movements, List<Sign> signs) {}

  /// @param rows of all pages in turn
  public static Read read(Rows rows, Where where) {
    var statement = new Statement(rows, where);
    statement.head();
    statement.table();
    var signs = statement.arithmetic();
    return new Read(
        List.copyOf(statement.fields),
        statement.postings.stream().map(statement::movement).toList(),
        signs);
  }

  private void put(String name, Value value) {
    if (value.text().isEmpty() || fields.stream().anyMatch(f -> f.name().equals(name))) return;
    fields.add(value.field(name, where));
  }

  private void head() {
    var table = 0;
    while (table < rows.all().size() && Columns.of(rows.all().get(table)).isEmpty()) table++;
    var head = rows.all().subList(0, table);
    bank(head);
    labelled(head, NUMBER)
        .map(value -> value.with(Digits.of(value.text().replaceFirst("[A-Za-z].*$", ""))))
        .filter(value -> value.text().length() >= 8)
        .ifPresent(value -> put("bank_account_number", value));
    labelled(head, PERIOD).ifPresent(this::period);
    labelled(head, HOLDER)
        .or(() -> addressed(head, 0))
        .ifPresent(value -> put("bank_account_holder_name", value));
    labelled(head, ADDRESS)
        .or(() -> addressed(head, 1))
        .ifPresent(value -> put("bank_account_holder_address", value));
  }

  /// By its full name if that is there: a street may be called Mandiri.
  private void bank(List<Row> head) {
    for (var isFull : new boolean[] {true, false}) {
      for (var bank : BANKS.entrySet()) {
        for (var name : bank.getValue()) {
          if (name.contains(" ") != isFull) continue;
          var named = named(head, name);
          if (named.isEmpty()) continue;
          put(
              "bank_code",
              new Value(bank.getKey(), named.get().confidence(), Box.around(List.of(named.get()))));
          return;
        }
      }
    }
  }

  private static Optional<Line> named(List<Row> head, String name) {
    return head.stream()
        .flatMap(row -> row.pieces().stream())
        .filter(piece -> isNamed(piece.text(), name))
        .findFirst();
  }

  private static boolean isNamed(String text, String name) {
    var words = " " + text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]+", " ") + " ";
    return name.contains(" ")
        ? words.replace(" ", "").contains(name.replace(" ", ""))
        : words.contains(" " + name + " ");
  }

  private void period(Value value) {
    put("statement_date", value);
    var years = YEAR.matcher(value.text());
    var last = "";
    while (years.find()) last = years.group(1);
    var shorts = SHORT_YEAR.matcher(value.text());
    while (last.isEmpty() && shorts.find()) last = "20" + shorts.group(1);
    if (!last.isEmpty()) year = Integer.parseInt(last);
    for (var word : value.text().split("[^\\p{L}]+"))
      Dates.month(word).ifPresent(found -> month = found);
    var dates = Pattern.compile("\\d{1,2}[/-](\\d{1,2})[/-]\\d{2,4}").matcher(value.text());
    while (dates.find()) month = Math.clamp(Integer.parseInt(dates.group(1)), 1, 12);
  }

  private static Optional<Value> labelled(List<Row> head, List<String> labels) {
    for (var label : labels) {
      for (var row : head) {
        var found = Labels.anywhere(row, label);
        if (found.isEmpty()) continue;
        var value = Labels.value(found.get());
        if (value.isEmpty()) continue;
        var text = value.get().text();
        var colon = Math.max(text.indexOf(':'), text.indexOf('：'));
        if (colon >= 0) text = text.substring(colon + 1).strip();
        if (text.isEmpty() || text.matches("(?i)(produk|product|bank|cabang|branch|unit).*"))
          continue;
        return Optional.of(value.get().with(text));
      }
    }
    return Optional.empty();
  }

  /// The block of name and address that letters begin with: rows at the left without labels.
  private static Optional<Value> addressed(List<Row> head, int part) {
    var block = new ArrayList<Line>();
    for (var row : head) {
      var first = row.pieces().getFirst();
      var text = first.text().strip();
      var isPlain =
          !text.contains(":")
              && text.equals(text.toUpperCase(Locale.ROOT))
              && Labels.letters(text).length() >= 4
              && !text.matches(
                  ".*(REKENING|LAPORAN|STATEMENT|BANK|TAHAPAN|KCU|KCP|HALAMAN|PERIODE|MATA"
                      + " UANG).*");
      if (isPlain && (block.isEmpty() || near(block.getLast(), first))) block.add(first);
      else if (!block.isEmpty() && !isPlain) break;
    }
    if (block.isEmpty()) return Optional.empty();
    return part == 0
        ? Labels.value(block.subList(0, 1))
        : Labels.value(block.subList(1, block.size()));
  }

  private static boolean near(Line above, Line below) {
    return Math.abs(above.place().left() - below.place().left()) < 2 * above.place().high()
        && below.place().y() - above.place().y() < 3 * above.place().high();
  }

  private void table() {
    Columns columns = null;
    Posting open = null;
    for (var row : rows.all()) {
      var heading = Columns.of(row);
      if (heading.isPresent()) {
        if (columns == null || !isTranslation(row)) columns = heading.get();
        open = null;
        continue;
      }
      if (columns == null) continue;
      if (isEnd(row) && date(row, columns).isEmpty()) {
        open = null;
        summary(row);
        continue;
      }
      open = row(row, columns, open);
    }
    postings.removeIf(posting -> posting.amount == null || posting.amount.signum() == 0);
  }

  /// The second line of a heading in two languages.
  private static boolean isTranslation(Row row) {
    return row.text().toUpperCase(Locale.ROOT).contains("BALANCE") && !row.text().contains("SALDO");
  }

  private static boolean isEnd(Row row) {
    var letters = Labels.letters(row.text());
    return ENDS.stream().anyMatch(end -> letters.startsWith(Labels.letters(end)));
  }

  private void summary(Row row) {
    var letters = Labels.letters(row.text());
    if (!letters.startsWith("SALDOAWAL") && !letters.startsWith("OPENINGBALANCE")) return;
    for (var piece : row.pieces()) {
      var tail = piece.text().replaceFirst("^.*?(?=[\\d][\\d.,]*\\s*$)", "");
      if (opening == null && Money.isWritten(tail)) opening = Money.of(tail).orElseThrow().amount();
    }
  }

  private Optional<LocalDate> date(Row row, Columns columns) {
    var first = row.pieces().getFirst();
    var column = columns.column(Kind.DATE).orElseThrow();
    if (first.place().left() > column.right() + 2 * first.place().high()) return Optional.empty();
    var text = first.text();
    var day = DAY.matcher(text);
    if (day.find()) {
      var read = Integer.parseInt(day.group(2));
      try {
        // A statement of January may begin in December.
        return Optional.of(
            LocalDate.of(read > month + 1 ? year - 1 : year, read, Integer.parseInt(day.group(1))));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    if (!text.matches("^\\s*\\d{1,2}\\s*[-/. ].*") && !text.matches("^\\s*\\d{4}-\\d{2}-\\d{2}.*"))
      return Optional.empty();
    if (text.strip().matches("\\d{4}-\\d{2}-\\d{2}.*"))
      return Optional.of(LocalDate.parse(text.strip().substring(0, 10)));
    return Dates.find(text, year + 1);
  }

  private @Nullable Posting row(Row row, Columns columns, @Nullable Posting before) {
    var date = date(row, columns);
    var posting = before;
    if (date.isPresent()) {
      posting = new Posting();
      posting.date = date.get();
      postings.add(posting);
    }
    if (posting == null) return null;
    for (var i = 0; i < row.pieces().size(); i++) piece(row, i, columns, posting, date.isPresent());
    if (posting.description.toString().toUpperCase(Locale.ROOT).strip().startsWith("SALDO AWAL")) {
      if (opening == null) opening = posting.balance != null ? posting.balance : posting.amount;
      postings.remove(posting);
      return null;
    }
    return posting;
  }

  private void piece(Row row, int i, Columns columns, Posting posting, boolean isFirst) {
    var piece = row.pieces().get(i);
    var text = piece.text().strip();
    var isNumber = piece.place().right() > columns.numbersFrom() && Money.isWritten(text);
    if (isNumber) {
      number(columns.number(piece), Money.of(text).orElseThrow(), posting);
    } else if (mayBeMark(columns, piece) && MARK.matcher(text).matches()) {
      posting.mark = text.toUpperCase(Locale.ROOT).startsWith("D") ? 'D' : 'C';
    } else if (isFirst && i == 0) {
      describe(posting, afterDate(piece));
    } else if (columns.isDescription(piece)) {
      describe(posting, text);
    }
  }

  private static boolean mayBeMark(Columns columns, Line piece) {
    if (piece.place().left() > columns.numbersFrom()) return true;
    var column = columns.column(Kind.MARK);
    return column.isPresent()
        && piece.place().left() < column.get().right()
        && piece.place().right() > column.get().left();
  }

  /// Date and description may have been read as one piece.
  private static String afterDate(Line piece) {
    return piece
        .text()
        .replaceFirst(
            "^\\s*\\d{1,4}\\s*[-/. ]\\s*(?:\\d{1,2}|\\p{L}{3,10})(?:\\s*[-/."
                + " ]\\s*\\d{2,4})?(?:\\s*\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2})?)?",
            "")
        .strip();
  }

  private static void describe(Posting posting, String text) {
    if (text.isEmpty()) return;
    if (!posting.description.isEmpty()) posting.description.append(' ');
    posting.description.append(text);
  }

  private static void number(Kind kind, Money money, Posting posting) {
    if (kind == Kind.BALANCE) {
      posting.balance = money.amount();
    } else if (money.amount().signum() != 0 && posting.amount == null) {
      posting.amount = money.amount();
      if (kind == Kind.DEBIT) posting.mark = 'D';
      else if (kind == Kind.CREDIT) posting.mark = 'C';
      else if (money.mark() != ' ') posting.mark = money.mark();
    }
  }

  /// Every balance must follow from the one before. Where no mark was read, the balances tell
  /// whether money came or went.
  private List<Sign> arithmetic() {
    var before = opening;
    var right = 0;
    var wrong = 0;
    var since = BigDecimal.ZERO;
    for (var posting : postings) {
      var amount = Objects.requireNonNull(posting.amount);
      if (posting.mark == ' ') posting.mark = mark(before, since, amount, posting.balance);
      since = posting.mark == 'D' ? since.subtract(amount) : since.add(amount);
      if (posting.balance == null) continue;
      if (before != null) {
        if (before.add(since).compareTo(posting.balance) == 0) right++;
        else wrong++;
      }
      before = posting.balance;
      since = BigDecimal.ZERO;
    }
    if (right + wrong == 0) return List.of();
    put("balance_check", new Value(wrong == 0 ? "CLOSES" : "DOES_NOT_CLOSE", 1));
    if (wrong == 0) return List.of();
    return List.of(
        new Sign(
            "BALANCE_DOES_NOT_CLOSE",
            "%d of %d balances do not follow from the movements before them."
                .formatted(wrong, right + wrong),
            where == Where.TEXT_LAYER ? 0.7 : 0.3));
  }

  private static char mark(
      @Nullable BigDecimal before,
      BigDecimal since,
      BigDecimal amount,
      @Nullable BigDecimal balance) {
    if (before == null || balance == null) return 'C';
    return before.add(since).subtract(amount).compareTo(balance) == 0 ? 'D' : 'C';
  }

  private Movement movement(Posting posting) {
    var description = posting.description.toString();
    return new Movement(
        posting.date,
        Objects.requireNonNull(posting.amount),
        description,
        posting.mark == 'C',
        Counterparty.of(description).orElse(null));
  }
}
