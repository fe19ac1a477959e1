package bonafide.document.barcode;

import bonafide.document.field.Dates;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The code on the back of a Philippine identification card: a JSON object by the statistics
/// authority (PSA) with what it knows of the holder, and a signature. The key it is signed with is
/// not at hand, so the code says what the card says, and no more.
public final class PhilSys {
  private static final JsonMapper JSON = new JsonMapper();

  private PhilSys() {}

  /// Fields by the names this product uses; dates as YYYY-MM-DD.
  ///
  /// @return nothing when the text is no such code
  public static Optional<Map<String, String>> parse(String text) {
    if (!text.startsWith("{")) return Optional.empty();
    try {
      var code = JSON.readTree(text);
      var subject = code.path("subject");
      if (!written(code, "Issuer").equals("PSA") || !subject.isObject()) return Optional.empty();
      return Optional.of(fields(code, subject));
    } catch (JacksonException e) { // another code that begins with a brace
      return Optional.empty();
    }
  }

  private static Map<String, String> fields(JsonNode code, JsonNode subject) {
    var fields = new LinkedHashMap<String, String>();
    put(fields, "document_number", written(subject, "PCN"));
    put(fields, "surname", written(subject, "lName"));
    put(fields, "given_name", written(subject, "fName"));
    put(fields, "middle_name", written(subject, "mName"));
    put(fields, "suffix", written(subject, "Suffix"));
    date(fields, "date_of_birth", written(subject, "DOB"));
    put(fields, "place_of_birth", written(subject, "POB"));
    switch (written(subject, "sex")) {
      case "Male" -> fields.put("gender", "Male");
      case "Female" -> fields.put("gender", "Female");
      default -> {}
    }
    date(fields, "date_of_issue", written(code, "DateIssued"));
    fields.put("country", "PH");
    return fields;
  }

  private static String written(JsonNode node, String name) {
    return node.path(name).asString("").strip();
  }

  private static void put(Map<String, String> fields, String name, String value) {
    if (!value.isEmpty()) fields.put(name, value);
  }

  private static void date(Map<String, String> fields, String name, String value) {
    Dates.find(value, LocalDate.now(ZoneOffset.UTC).getYear())
        .ifPresent(date -> fields.put(name, date.toString()));
  }
}
