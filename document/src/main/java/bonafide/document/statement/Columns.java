package bonafide.document.statement;

import bonafide.document.field.Labels;
import bonafide.document.field.Rows.Row;
import bonafide.document.text.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Where the columns of a statement's table stand, by its heading.
record Columns(List<Column> all) {

  enum Kind {
    DATE(
        "TANGGAL TRANSAKSI",
        "TANGGAL",
        "TGL TRANS",
        "TGL",
        "TRANSACTION DATE",
        "POSTING DATE",
        "DATE"),
    DESCRIPTION(
        "KETERANGAN",
        "URAIAN TRANSAKSI",
        "URAIAN",
        "TRANSACTION DESCRIPTION",
        "DESCRIPTION",
        "RINCIAN TRANSAKSI",
        "REMARKS",
        "REMARK"),
    DEBIT("DEBET", "DEBIT", "MUTASI DEBET"),
    CREDIT("KREDIT", "CREDIT", "MUTASI KREDIT"),
    AMOUNT("MUTASI", "JUMLAH", "NOMINAL", "AMOUNT"),
    BALANCE("SALDO", "BALANCE"),
    MARK("TIPE", "D/K", "DB/CR", "TYPE"),
    OTHER(
        "CBG",
        "CABANG",
        "BRANCH",
        "TELLER",
        "USER ID",
        "REFERENSI",
        "REFERENCE",
        "NO",
        "JOURNAL",
        "TANGGAL VALUTA",
        "VALUE DATE",
        "JAM",
        "TIME");

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes
    private final List<String> names;

    Kind(String... names) {
      this.names = List.of(names);
    }
  }

  record Column(Kind kind, double left, double right) {
    double middle() {
      return (left + right) / 2;
    }
  }

  private record Fit(Kind kind, int letters) {}

  static Optional<Columns> of(Row row) {
    var columns = new ArrayList<Column>();
    for (var piece : row.pieces()) {
      kind(piece.text())
          .ifPresent(
              kind -> columns.add(new Column(kind, piece.place().left(), piece.place().right())));
    }
    var found = new Columns(columns);
    var isTable =
        found.has(Kind.DATE)
            && columns.size() >= 3
            && (found.has(Kind.AMOUNT) || found.has(Kind.DEBIT) || found.has(Kind.BALANCE));
    return isTable ? Optional.of(found) : Optional.empty();
  }

  private static Optional<Kind> kind(String text) {
    var read = Labels.letters(text);
    Fit best = null;
    for (var kind : Kind.values()) {
      for (var name : kind.names) {
        var wanted = Labels.letters(name);
        if (read.length() < wanted.length()) continue;
        var begins =
            Labels.mistakes(read.substring(0, wanted.length()), wanted) <= wanted.length() / 5;
        if (begins && (best == null || wanted.length() > best.letters()))
          best = new Fit(kind, wanted.length());
      }
    }
    return Optional.ofNullable(best).map(Fit::kind);
  }

  boolean has(Kind kind) {
    return all.stream().anyMatch(column -> column.kind() == kind);
  }

  Optional<Column> column(Kind kind) {
    return all.stream().filter(column -> column.kind() == kind).findFirst();
  }

  /// The column of numbers that a piece stands in.
  Kind number(Line piece) {
    return all.stream()
        .filter(column -> isNumber(column.kind()))
        .min(Comparator.comparingDouble(column -> distance(column, piece)))
        .map(Column::kind)
        .orElse(Kind.OTHER);
  }

  private static boolean isNumber(Kind kind) {
    return kind == Kind.DEBIT || kind == Kind.CREDIT || kind == Kind.AMOUNT || kind == Kind.BALANCE;
  }

  /// Numbers stand right, in the middle or left below their heading.
  private static double distance(Column column, Line piece) {
    var left = piece.place().left();
    var right = piece.place().right();
    return Math.min(
        Math.abs(column.right() - right),
        Math.min(Math.abs(column.middle() - (left + right) / 2), Math.abs(column.left() - left)));
  }

  /// Where the columns of numbers begin.
  double numbersFrom() {
    return all.stream()
        .filter(column -> isNumber(column.kind()))
        .mapToDouble(Column::left)
        .min()
        .orElse(Double.MAX_VALUE);
  }

  /// Whether a piece stands where descriptions do.
  boolean isDescription(Line piece) {
    var column = column(Kind.DESCRIPTION);
    if (column.isEmpty()) return false;
    var left = piece.place().left();
    var next =
        all.stream()
            .mapToDouble(Column::left)
            .filter(x -> x > column.get().right())
            .min()
            .orElse(Double.MAX_VALUE);
    var before =
        all.stream()
            .filter(other -> other.right() < column.get().left())
            .mapToDouble(Column::right)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    return left > before - piece.place().high() && left < next - piece.place().high();
  }
}
