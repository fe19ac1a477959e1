package bonafide.document.barcode;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Driving licences and identity cards of North America: the data elements of the AAMVA DL/ID Card
/// Design Standard, versions 1 to 10, annex D.
public final class Aamva {
  private static final Pattern HEADER = Pattern.compile("(?:ANSI |AAMVA|ANSI)\\s?(\\d{6})(\\d{2})");
  private static final Pattern ELEMENT = Pattern.compile("D[A-D][A-Z]");

  private Aamva() {}

  /// @param issuer the six digits of the issuing jurisdiction
  /// @param elements by their three letters, as written
  public record Licence(String issuer, int version, Map<String, String> elements) {

    /// Fields by the names this product uses; dates as YYYY-MM-DD.
    public Map<String, String> fields() {
      var fields = new LinkedHashMap<String, String>();
      put(fields, "document_number", "DAQ");
      names(fields);
      date(fields, "date_of_birth", "DBB");
      date(fields, "date_of_issue", "DBD");
      date(fields, "date_of_expiry", "DBA");
      var sex = elements.getOrDefault("DBC", "");
      if (sex.equals("1") || sex.equals("M")) fields.put("gender", "Male");
      if (sex.equals("2") || sex.equals("F")) fields.put("gender", "Female");
      put(fields, "street", "DAG");
      put(fields, "city", "DAI");
      put(fields, "state", "DAJ");
      put(fields, "postal_code", "DAK");
      put(fields, "country", "DCG");
      put(fields, "vehicle_class", "DCA");
      put(fields, "document_discriminator", "DCF");
      return fields;
    }

    private void names(Map<String, String> fields) {
      put(fields, "surname", "DCS");
      put(fields, "surname", "DAB");
      var given = elements.getOrDefault("DAC", elements.getOrDefault("DCT", ""));
      var all = given.replace(',', ' ');
      if (!all.isBlank()) fields.put("given_name", all.strip().replaceAll("\\s+", " "));
      put(fields, "middle_name", "DAD");
      var whole = elements.get("DAA");
      if (whole != null && !fields.containsKey("surname")) {
        var parts = whole.split("[,@]", 2);
        fields.put("surname", parts[0].strip());
        if (parts.length > 1) fields.put("given_name", parts[1].replaceAll("[,@]+", " ").strip());
      }
    }

    private void put(Map<String, String> fields, String name, String element) {
      var value = elements.getOrDefault(element, "").replaceAll(",$", "").strip();
      if (!value.isEmpty() && !value.equals("NONE")) fields.putIfAbsent(name, value);
    }

    private void date(Map<String, String> fields, String name, String element) {
      Aamva.date(elements.getOrDefault(element, "")).ifPresent(d -> fields.put(name, d.toString()));
    }
  }

  /// @return nothing when the text is no such licence
  public static Optional<Licence> parse(String text) {
    var header = HEADER.matcher(text);
    if (!text.startsWith("@") || !header.find()) return Optional.empty();
    var elements = new LinkedHashMap<String, String>();
    for (var line : text.substring(header.end()).split("[\\n\\r\\x1e]")) {
      // The first element stands right behind the name of its part: DLDAQ...
      var start = first(line);
      if (start < 0) continue;
      elements.putIfAbsent(line.substring(start, start + 3), line.substring(start + 3).strip());
    }
    return elements.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Licence(header.group(1), Integer.parseInt(header.group(2)), Map.copyOf(elements)));
  }

  private static int first(String line) {
    var part = Pattern.compile("(?:DL|ID|EN)(?=D[A-D][A-Z])").matcher(line);
    if (part.find()) return part.end();
    return line.length() >= 3 && ELEMENT.matcher(line.substring(0, 3)).matches() ? 0 : -1;
  }

  /// MMDDYYYY in the United States from version 2 on, YYYYMMDD in Canada and before.
  private static Optional<LocalDate> date(String digits) {
    if (!digits.matches("\\d{8}")) return Optional.empty();
    var isYearFirst = digits.startsWith("19") || digits.startsWith("20");
    return isYearFirst && Integer.parseInt(digits.substring(4, 6)) <= 12
        ? date(digits.substring(0, 4), digits.substring(4, 6), digits.substring(6))
        : date(digits.substring(4), digits.substring(0, 2), digits.substring(2, 4));
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
