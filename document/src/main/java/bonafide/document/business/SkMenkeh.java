package bonafide.document.business;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Where;
import bonafide.document.field.Box;
import bonafide.document.field.Dates;
import bonafide.document.field.Labels;
import bonafide.document.field.Prose;
import bonafide.document.field.Rows;
import bonafide.document.field.Rows.Row;
import bonafide.document.field.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The decree by which Indonesia's Minister of Law makes a company a legal entity (SK Menkeh, Law
/// 40/2007 articles 7 and 10): whose deed it is about, and the table of its people.
///
/// The date of registration is the deed's, the document's date is the decree's: so the sample of
/// the public documentation has them, whose decree is the later.
public final class SkMenkeh {
  public static final String KIND = "sk_menkeh";

  private static final String DATE = "(\\d{1,2}\\s*\\p{L}{3,10}\\s*\\d{4})";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(AHU\\s*[-–.]?\\s*[0-9OIlSB]{4,8}(?:\\s*\\.\\s*A\\.?H\\.?)?[0-9A-Z.\\s]{2,20}?TAHUN\\s*\\d{4})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ENTITY =
      Pattern.compile(
          "(?:PERSEROAN\\s*TERBATAS|BADAN\\s*HUKUM)\\s*(?:PERSEROAN\\s*TERBATAS\\s*)?((?:PT|P\\.T)\\b\\.?\\s*[A-Z0-9][A-Z0-9"
              + " &.,'()-]*?[A-Z0-9.)])\\s*(?=$|MENTERI|DENGAN|Menimbang|tanggal|Tanggal|dengan|-|yang|berkedudukan|[A-Z]?[a-z])");
  private static final Pattern DEED =
      Pattern.compile(
          "Akta\\s*(?:Notaris\\s*)?(?:Pendirian\\s*)?Nomor\\s*[:.]?\\s*(\\d{1,5})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DEED_DATE =
      Pattern.compile(
          "Akta\\s*(?:Notaris\\s*)?(?:Pendirian\\s*)?Nomor\\s*[:.]?\\s*\\d{1,5}\\s*,?\\s*Tanggal\\s*"
              + DATE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DECREE_DATE =
      Pattern.compile(
          "Ditetapkan\\s*di\\s*\\p{L}+\\s*(?:\\p{L}+\\s*)?,?\\s*(?:pada\\s*)?Tanggal\\s*:?\\s*"
              + DATE,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTARY =
      Pattern.compile(
          "(?:Permohonan\\s*Notaris|dibuat\\s*oleh(?:\\s*Notaris)?|Notaris)\\s*:?\\s*([A-Z][A-Z"
              + " .,'’]+?[A-Z.](?:\\s*,\\s*(?:S\\.?\\s*H\\.?|M\\.?\\s*Kn\\.?|SH|MKn|M\\.?H\\.?|SE))*)\\s*,?\\s*(?=sesuai|tentang|yang|berkedudukan|Notaris|di\\s|pada|dengan|$)");
  private static final Pattern PLACE =
      Pattern.compile(
          "berkedudukan\\s*di\\s*((?:KOTA|KABUPATEN|KAB\\.?|JAKARTA)[A-Z"
              + " ]*[A-Z])(?=\\s*(?:karena|,|\\.|-|telah|yang|dengan|$))");
  private static final List<String> DIRECTORS =
      List.of("DIREKTUR UTAMA", "PRESIDEN DIREKTUR", "WAKIL DIREKTUR UTAMA", "DIREKTUR");
  private static final List<String> COMMISSIONERS =
      List.of("KOMISARIS UTAMA", "PRESIDEN KOMISARIS", "KOMISARIS INDEPENDEN", "KOMISARIS");
  private static final Pattern POSITION =
      Pattern.compile(
          "^(?:\\d{1,2}\\s*[.)]\\s*)?(.+?)\\s+((?:WAKIL\\s*)?(?:PRESIDEN\\s*)?(?:DIREKTUR|KOMISARIS)(?:\\s*(?:UTAMA|INDEPENDEN))?|[-–—])(?:\\s+(.*))?$");
  /// A holder of shares whose dash in the column of positions was not read.
  private static final Pattern HOLDER =
      Pattern.compile(
          "^(?:\\d{1,2}\\s*[.)]\\s*)?([A-Z][A-Z .,'&-]{3,}?)\\s+(\\d[\\d.,]*)\\s+(RP.*|[\\d.,]+)$");
  private static final Pattern SHARES = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+|\\b\\d{2,}\\b");

  private final List<Field> fields = new ArrayList<>();
  private final Set<String> known = new LinkedHashSet<>();
  private final Prose prose;
  private final Rows rows;
  private final Where where;

  private SkMenkeh(Rows rows, Where where) {
    this.rows = rows;
    this.where = where;
    prose = Prose.of(rows);
  }

  /// @param rows of all pages in turn
  public static List<Field> read(Rows rows, Where where) {
    var decree = new SkMenkeh(rows, where);
    decree.read();
    return List.copyOf(decree.fields);
  }

  private void read() {
    people();
    prose
        .find(NUMBER)
        .ifPresent(
            value ->
                put(
                    "sk_menkeh_number",
                    value.with(
                        value
                            .text()
                            .toUpperCase(Locale.ROOT)
                            .replaceAll("\\s+", "")
                            .replaceFirst("^AHU[-–.]?", "AHU-")
                            .replaceFirst("TAHUN", "TAHUN "))));
    entity().ifPresent(value -> put("legal_entity_name", value));
    prose.find(DEED_DATE).map(SkMenkeh::date).ifPresent(v -> put("date_of_registration", v));
    prose.find(DECREE_DATE).map(SkMenkeh::date).ifPresent(v -> put("document_date", v));
    prose.find(DEED).ifPresent(value -> put("akta_number", value));
    prose.find(NOTARY).ifPresent(value -> put("notary", value));
    prose.find(PLACE).ifPresent(value -> put("place_of_registration", value));
  }

  /// As the heading has it on a row of its own, else as the text has it.
  private Optional<Value> entity() {
    for (var i = 0; i + 1 < rows.all().size(); i++) {
      var heading = Labels.letters(rows.all().get(i).text());
      if (!heading.endsWith("PERSEROANTERBATAS")) continue;
      var next = Labels.value(rows.all().get(i + 1).pieces());
      if (next.isPresent() && next.get().text().startsWith("PT")) return next;
    }
    return prose.find(ENTITY);
  }

  /// Two digits for the day and the month by its name, as the decree writes it.
  private static Value date(Value value) {
    var text =
        value.text().replaceAll("(\\d)(\\p{L})", "$1 $2").replaceAll("(\\p{L})(\\d)", "$1 $2");
    return Dates.find(text, 2_100).isPresent() && text.matches("\\d .*")
        ? value.with("0" + text)
        : value.with(text);
  }

  private void put(String name, Value value) {
    if (value.text().isEmpty() || !known.add(name + "\n" + value.text())) return;
    var confidence = Math.round(value.confidence() * 1e6) / 1e4;
    fields.add(new Field(name, value.text(), confidence, where, value.place()));
  }

  /// The table of people has a heading with their names, positions and shares.
  private void people() {
    var isTable = false;
    for (var row : rows.all()) {
      var text = row.text().strip();
      var letters = Labels.letters(text);
      if (letters.contains("JABATAN") && letters.contains("NAMA")) {
        isTable = true;
        continue;
      }
      if (!isTable) continue;
      if (letters.startsWith("DITETAPKAN") || letters.startsWith("KEDUA")) isTable = false;
      else person(row, text);
    }
  }

  private void person(Row row, String text) {
    var person = POSITION.matcher(text.toUpperCase(Locale.ROOT));
    if (!person.matches()) {
      var holder = HOLDER.matcher(text.toUpperCase(Locale.ROOT));
      if (holder.matches() && SHARES.matcher(holder.group(2)).find())
        put("shareholder_names", name(row, holder.group(1).strip()));
      return;
    }
    var name = name(row, person.group(1).strip());
    if (Labels.letters(name.text()).length() < 3) return;
    var position = person.group(2).replaceAll("\\s+", " ");
    if (DIRECTORS.contains(position)) put("director_names", name);
    if (COMMISSIONERS.contains(position)) put("commisioner_names", name);
    var rest = person.group(3) == null ? "" : person.group(3);
    var isHolder = SHARES.matcher(rest.replaceAll("RP\\.?\\s*0\\b", "")).find();
    if (isHolder) put("shareholder_names", name);
  }

  /// As it was read, with its own confidence.
  private static Value name(Row row, String name) {
    var letters = Labels.letters(name);
    for (var piece : row.pieces()) {
      if (Labels.letters(piece.text()).startsWith(letters)) {
        var to = Math.min(piece.text().length(), name.length());
        return new Value(name, piece.confidence(0, to), Box.around(List.of(piece.part(0, to))));
      }
    }
    return new Value(
        name,
        row.pieces().stream().mapToDouble(p -> p.confidence()).average().orElse(0),
        Box.around(row.pieces()));
  }
}
