package bonafide.document.business;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Where;
import bonafide.document.field.Dates;
import bonafide.document.field.Form;
import bonafide.document.field.Phrases;
import bonafide.document.field.Rows;
import bonafide.document.field.Value;
import bonafide.document.text.Line;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The general information sheet, GIS, that Philippine corporations file each year with the
/// Securities and Exchange Commission: its first page.
public final class GeneralInformationSheet {
  public static final String KIND = "general_information_sheet";
  private static final double LEAST = 0.7;
  private static final int MOST_LINES = 3;
  private static final Pattern NUMBER =
      Pattern.compile("(?<![A-Z0-9])(?:[A-Z]{1,3}[ -]?)?\\d[\\d-]{3,14}(?![A-Z0-9])");

  private static final Map<String, List<String>> LABELS = new LinkedHashMap<>();

  static {
    LABELS.put("business_name", List.of("Corporate Name", "Complete Corporate Name"));
    LABELS.put("registration_number", List.of("SEC Registration Number", "SEC Registration No"));
    LABELS.put("date_of_registration", List.of("Date Registered"));
    LABELS.put("address", List.of("Complete Principal Office Address", "Principal Office Address"));
    LABELS.put(
        "tax_number",
        List.of(
            "Corporate Tax Identification Number (TIN)",
            "Corporate Tax Identification Number",
            "Tax Identification Number"));
    // What else stands on the page, so that it is not taken for a value.
    LABELS.put(
        "-",
        List.of(
            "Business/Trade Name",
            "Fiscal Year End",
            "Date of Annual Meeting per By-Laws",
            "Actual Date of Annual Meeting",
            "Website/URL Address",
            "E-mail Address",
            "Official E-mail Address",
            "Complete Business Address",
            "Fax Number",
            "Telephone Number",
            "Name of External Auditor",
            "SEC Accreditation Number",
            "Primary Purpose/Activity/Industry",
            "Industry Classification",
            "Geographical Code"));
  }

  private final Form form;
  private final Where where;
  private final List<Field> fields = new ArrayList<>();

  private GeneralInformationSheet(Rows rows, Where where) {
    form = new Form(lines(rows), LABELS);
    this.where = where;
  }

  private static List<Line> lines(Rows rows) {
    return rows.all().stream().flatMap(row -> row.pieces().stream()).toList();
  }

  public static boolean isOne(Rows rows) {
    return rows.all().stream()
        .anyMatch(row -> Phrases.contains(row.text(), "General Information Sheet"));
  }

  /// What the sheet says; what is not found is left out.
  public static List<Field> read(Rows rows, Where where) {
    var sheet = new GeneralInformationSheet(rows, where);
    sheet.text("business_name", 2);
    sheet.number("registration_number");
    sheet.date();
    sheet.text("address", MOST_LINES);
    sheet.number("tax_number");
    return List.copyOf(sheet.fields);
  }

  private void text(String field, int most) {
    form.text(field, most).ifPresent(value -> put(field, value.upper()));
  }

  private void number(String field) {
    form.first(field, GeneralInformationSheet::number).ifPresent(value -> put(field, value));
  }

  private static Optional<Value> number(Line line) {
    var found = NUMBER.matcher(line.text().toUpperCase(Locale.ROOT));
    return found.find()
        ? Optional.of(Form.value(line.part(found.start(), found.end())).upper())
        : Optional.empty();
  }

  private void date() {
    var year = LocalDate.now(ZoneOffset.UTC).getYear();
    form.first(
            "date_of_registration",
            line ->
                Dates.find(line.text(), year).map(date -> Form.value(line).with(date.toString())))
        .ifPresent(value -> put("date_of_registration", value));
  }

  private void put(String field, Value value) {
    if (!value.text().isEmpty() && value.confidence() >= LEAST)
      fields.add(value.field(field, where));
  }
}
