package bonafide.document.business;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Where;
import bonafide.document.field.Rows;
import bonafide.document.field.Rows.Row;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private DtiCertificate() {}

  public static boolean isOne(Rows rows) {
    return HEADING.matcher(text(rows)).find();
  }

  private static String text(Rows rows) {
    return rows.all().stream().map(Row::text).collect(Collectors.joining("\n"));
  }

  /// What the certificate says; what is not found is left out.
  public static List<Field> read(Rows rows, Where where) {
    var text = text(rows);
    var fields = new ArrayList<Field>();
    var name = NAME.matcher(text);
    if (name.find()) named(fields, name.group(1), where);
    put(fields, "business_owner_name", OWNER, text, where);
    put(fields, "registration_number", NUMBER, text, where);
    put(fields, "trn_number", TRN, text, where);
    var valid = VALID.matcher(text);
    if (valid.find()) {
      date(fields, "date_of_registration", valid.group(1), where);
      date(fields, "date_of_expiry", valid.group(2), where);
    }
    var issued = ISSUED.matcher(text);
    if (issued.find()) date(fields, "date_of_issue", issued.group(1), where);
    return fields;
  }

  /// The name stands on the first line, its scope in brackets below it, then the address.
  private static void named(List<Field> fields, String block, Where where) {
    var lines =
        block.lines().map(String::strip).filter(l -> !l.isEmpty() && !l.startsWith("(")).toList();
    if (lines.isEmpty()) return;
    fields.add(new Field("business_name", lines.getFirst(), CONFIDENCE, where));
    if (lines.size() > 1)
      fields.add(
          new Field(
              "address", String.join(" ", lines.subList(1, lines.size())), CONFIDENCE, where));
  }

  private static void put(
      List<Field> fields, String name, Pattern pattern, String text, Where where) {
    var found = pattern.matcher(text);
    if (found.find())
      fields.add(
          new Field(name, found.group(1).replaceAll("\\s+", " ").strip(), CONFIDENCE, where));
  }

  private static void date(List<Field> fields, String name, String written, Where where) {
    try {
      var day = LocalDate.parse(written.replaceAll("\\s+", " ").strip(), WRITTEN);
      fields.add(new Field(name, day.toString(), CONFIDENCE, where));
    } catch (DateTimeException e) {
      return; // what cannot be read is left out
    }
  }
}
