package bonafide.document.business;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Where;
import bonafide.document.field.Box;
import bonafide.document.field.Rows;
import bonafide.document.field.Rows.Row;
import bonafide.document.field.Value;
import bonafide.document.text.Line;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The certificate by which the Philippine Department of Trade and Industry registers the name of a
/// business (Act 3883). It is one long sentence; its parts are found by the words around them.
public final class DtiCertificate {
  public static final String KIND = "dti_certificate";
  private static final double CONFIDENCE = 85;

  private static final Pattern HEADING =
      Pattern.compile("(?is)certificate\\s*of\\s*business\\s*name\\s*registration");
  private static final Pattern NAME =
      Pattern.compile(
          "(?is)certifies\\s*that\\s*(.+?)\\s*is\\s*a\\s*business\\s*name\\s*registered");
  private static final Pattern OWNER =
      Pattern.compile("(?is)certificate\\s*issued\\s*to\\s*(.+?)\\s*is\\s*valid\\s*from");
  private static final Pattern VALID =
      Pattern.compile("(?is)valid\\s*from\\s*(.{6,30}?)\\s*to\\s*(.{6,30}?)\\s*subject");
  private static final Pattern ISSUED =
      Pattern.compile("(?is)issue\\s*the\\s*same\\s*on\\s*(.{6,30}?)\\s*in\\s*the\\s*philippines");
  private static final Pattern NUMBER =
      Pattern.compile("(?i)business\\s*name\\s*no\\s*[.:]*\\s*(\\d{5,10})");
  private static final Pattern TRN = Pattern.compile("(?i)\\bTRN\\s*[.:#]*\\s*([A-Z0-9-]{8,24})");

  private static final DateTimeFormatter WRITTEN =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendPattern("[d MMMM uuuu][MMMM d, uuuu][d MMM uuuu]")
          .toFormatter(Locale.ENGLISH);

  public static boolean isOne(Rows rows) {
    return HEADING.matcher(text(rows)).find();
  }

  private static String text(Rows rows) {
    return rows.all().stream().map(Row::text).collect(Collectors.joining("\n"));
  }

  private final Rows rows;
  private final Where where;
  private final String text;
  private final List<Field> fields = new ArrayList<>();

  private DtiCertificate(Rows rows, Where where) {
    this.rows = rows;
    this.where = where;
    text = text(rows);
  }

  /// What the certificate says; what is not found is left out.
  public static List<Field> read(Rows rows, Where where) {
    var certificate = new DtiCertificate(rows, where);
    certificate.read();
    return List.copyOf(certificate.fields);
  }

  private void read() {
    var name = NAME.matcher(text);
    if (name.find()) named(name.group(1), name.start(1));
    find("business_owner_name", OWNER);
    find("registration_number", NUMBER);
    find("trn_number", TRN);
    var valid = VALID.matcher(text);
    if (valid.find()) {
      date("date_of_registration", valid, 1);
      date("date_of_expiry", valid, 2);
    }
    var issued = ISSUED.matcher(text);
    if (issued.find()) date("date_of_issue", issued, 1);
  }

  /// The name stands on the first line, its scope in brackets below it, then the address.
  private void named(String block, int from) {
    var lines =
        block.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("(")).toList();
    if (lines.isEmpty()) return;
    var name = text.indexOf(lines.getFirst(), from);
    put("business_name", lines.getFirst(), name, name + lines.getFirst().length());
    if (lines.size() == 1) return;
    put(
        "address",
        String.join(" ", lines.subList(1, lines.size())),
        text.indexOf(lines.get(1), name + lines.getFirst().length()),
        from + block.length());
  }

  private void find(String name, Pattern pattern) {
    var found = pattern.matcher(text);
    if (found.find())
      put(name, found.group(1).replaceAll("\\s+", " ").strip(), found.start(1), found.end(1));
  }

  private void date(String name, Matcher written, int group) {
    try {
      var day = LocalDate.parse(written.group(group).replaceAll("\\s+", " ").strip(), WRITTEN);
      put(name, day.toString(), written.start(group), written.end(group));
    } catch (DateTimeException e) {
      return; // what cannot be read is left out
    }
  }

  /// @param from where in the text it was read
  private void put(String name, String value, int from, int to) {
    var read = new Value(value, CONFIDENCE / 100.0, box(from, to));
    fields.add(new Field(name, value, CONFIDENCE, where, read.place()));
  }

  /// Around the rows a part of the text stands in.
  private @Nullable Box box(int from, int to) {
    var pieces = new ArrayList<Line>();
    var start = 0;
    for (var row : rows.all()) {
      var end = start + row.text().length();
      if (start < to && end > from) pieces.addAll(row.pieces());
      start = end + 1;
    }
    return Box.around(pieces);
  }
}
