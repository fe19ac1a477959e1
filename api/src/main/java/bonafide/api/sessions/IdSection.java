package bonafide.api.sessions;

import bonafide.check.document.IdDocumentCheck;
import bonafide.core.Attribute;
import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.DocumentReading.Where;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the identity document and registers say: `id_info`.
final class IdSection {
  private static final double CERTAIN = 0.5;
  private static final int OF_AGE = 18;

  /// Signs that something does not fit, as warnings.
  private static final Map<String, String> SIGNS =
      Map.ofEntries(
          Map.entry(IdDocumentCheck.OTHER_TYPE, "DOCUMENT_TYPE_MISMATCH"),
          Map.entry(IdDocumentCheck.OTHER_COUNTRY, "ID_COUNTRY_MISMATCH"),
          Map.entry(IdDocumentCheck.EXPIRED, "DOCUMENT_EXPIRED"),
          Map.entry("MRZ_CHECK_DIGIT", "CHECK_DIGIT_FAILED"),
          Map.entry("MRZ_AND_PRINT", "MRZ_DATA_MISMATCH"),
          Map.entry("BARCODE_AND_PRINT", "INVALID_DOCUMENT_DETAILS"),
          Map.entry("SIDES_DIFFER", "DOCUMENT_FRONT_BACK_MISMATCH"),
          Map.entry("PICTURE_EDITOR", "DOCUMENT_TAMPERED"),
          Map.entry("PICTURE_SPLICED", "DOCUMENT_TAMPERED"),
          Map.entry("PDF_TEXT_CHANGED", "DOCUMENT_TAMPERED"),
          Map.entry("PDF_TEXT_COVERED", "DOCUMENT_TAMPERED"),
          Map.entry("PDF_TEXT_ON_PICTURE", "DOCUMENT_TAMPERED"),
          Map.entry("PDF_ODD_LETTERS", "DOCUMENT_TAMPERED"),
          Map.entry("PDF_EDITOR", "DOCUMENT_TAMPERED"),
          Map.entry("PDF_CHANGED_LATER", "DOCUMENT_TAMPERED"),
          Map.entry("PDF_SAVED_AGAIN", "DOCUMENT_TAMPERED"),
          Map.entry("NUMBER_CHECK_DIGIT", "INVALID_DOCUMENT_DETAILS"),
          Map.entry("NUMBER_AND_SEX", "INVALID_DOCUMENT_DETAILS"),
          Map.entry("NUMBER_AND_BIRTH_DATE", "INVALID_DOCUMENT_DETAILS"),
          Map.entry("NUMBER_AND_PROVINCE", "INVALID_DOCUMENT_DETAILS"));

  /// Our names of fields, those of the wire, and as a person reads them.
  private static final List<List<String>> FIELDS =
      List.of(
          List.of("id_number", "id_number", "Document Number"),
          List.of("expires", "id_expiry_date", "Expiry Date"),
          List.of("issued", "id_issue_date", "Issue Date"),
          List.of("given_name", "first_name", "First Name"),
          List.of("middle_name", "middle_name", "Middle Name"),
          List.of("surname", "last_name", "Last Name"),
          List.of("full_name", "full_name", "Full Name"),
          List.of("personal_number", "personal_number", "Personal Number"),
          List.of("birth_date", "birth_date", "Date of Birth"),
          List.of("sex", "gender", "Gender"),
          List.of("country", "", "Document Country"),
          List.of("nationality", "", "Nationality"),
          List.of("address", "", "Address"));

  private final Session session;
  private final Section section;
  private final @Nullable DocumentReading reading;

  private IdSection(Session session) {
    this.session = session;
    section = new Section(session, "id_info");
    reading = session.verification().finding(DocumentReading.class).orElse(null);
  }

  /// Empty while nothing of it is there, or when the template asks for none of it.
  static Optional<Section> of(Session session) {
    var document = session.outcome("id-document");
    var register = session.outcome("government");
    var asksDocument = session.blueprint().has(Family.KYC);
    var asksRegister = session.blueprint().has(Family.GOVT_CHECK);
    if (!asksDocument && !asksRegister) return Optional.empty();
    if (asksDocument && document == null) return Optional.empty();
    if (!asksDocument && register == null) return Optional.empty();
    return Optional.of(new IdSection(session).section(document, register));
  }

  private Section section(@Nullable Outcome document, @Nullable Outcome register) {
    if (document instanceof Outcome.NotDone notDone) section.fail(notDone);
    else if (document == null && register instanceof Outcome.NotDone notDone) section.fail(notDone);
    read();
    if (document instanceof Outcome.Judged) judge();
    lookups(register);
    fieldInfo(register);
    return section;
  }

  private @Nullable String value(String name) {
    return reading == null ? null : reading.field(name).map(Field::value).orElse(null);
  }

  private void read() {
    var user = session.user();
    section.put("id_type", type());
    section.put("id_number", reading == null ? user.number() : value("id_number"));
    section.put("personal_number", value("personal_number"));
    section.put("id_expiry_date", value("expires"));
    section.put("id_issue_date", value("issued"));
    section.put("first_name", value("given_name"));
    section.put("middle_name", value("middle_name"));
    section.put("last_name", value("surname"));
    section.put("second_last_name", null);
    var isSplit = value("given_name") != null || value("surname") != null;
    section.put("full_name", isSplit ? null : value("full_name"));
    section.put("birth_date", value("birth_date"));
    section.put("gender", value("sex"));
    section.put("nationality", country(value("nationality")));
    section.put("nationality_code", code(value("nationality")));
    section.put("issue_country", country(value("country")));
    section.put("issue_country_code", code(value("country")));
    section.put("address", address(value("address")));
    section.put("document_details", details());
  }

  private @Nullable String type() {
    var stated = session.user().documentType();
    if (reading != null && !reading.fields().isEmpty()) {
      if (reading.kind().equals("passport")) return "PASSPORT";
      if (reading.kind().startsWith("driving")) return "DRIVER_LICENSE";
      if (reading.kind().equals("visa")) return "VISA";
    }
    var word = stated == null ? session.user().numberType() : stated;
    if (word == null) return reading == null || reading.fields().isEmpty() ? null : "ID_CARD";
    return switch (word) {
      case "VOTER_ID_CARD" -> "VOTER_ID";
      case "PAN_CARD", "TAX_ID" -> "TAX_ID";
      case "NIN_SLIP", "NIN" -> "NIN";
      case "KENYA_KRA_PIN" -> "KRA_PIN";
      case "ALIEN_CARD" -> "ALIEN_CARD_NUMBER";
      case "RESIDENT_ID" -> "RESIDENT_CARD";
      default -> word;
    };
  }

  private static @Nullable String country(@Nullable String code) {
    return code == null || code.length() != 2
        ? code
        : Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
  }

  private static @Nullable String code(@Nullable String code) {
    return code == null || code.length() != 2 ? null : code;
  }

  private static @Nullable Map<String, @Nullable Object> address(@Nullable String full) {
    if (full == null) return null;
    var address = new LinkedHashMap<String, @Nullable Object>();
    address.put("full_address", full);
    address.put("parsed_address", null);
    return address;
  }

  private @Nullable Map<String, @Nullable Object> details() {
    if (reading == null) return null;
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("mrz_data", data(Where.MRZ));
    details.put("barcode_data", data(Where.BARCODE));
    details.put("ocr_data", data(Where.PRINT));
    return details;
  }

  private @Nullable Map<String, String> data(Where where) {
    var data = new LinkedHashMap<String, String>();
    for (var field : FIELDS)
      if (reading != null)
        reading
            .field(field.getFirst())
            .filter(read -> read.where() == where)
            .ifPresent(read -> data.put(field.getLast(), read.value()));
    return data.isEmpty() ? null : data;
  }

  private void judge() {
    if (reading == null) return;
    if (reading.fields().isEmpty()) {
      section.warn(
          reading.kind().equals("unknown") ? "UNRECOGNIZED_DOCUMENT" : "UNREADABLE_DOCUMENT",
          "Nothing could be read.");
      return;
    }
    for (var sign : reading.signs()) sign(sign);
    if (value("full_name") == null) section.warn("MISSING_NAME", null);
    if (value("id_number") == null) section.warn("MISSING_DOCUMENT_NUMBER", null);
    if (value("birth_date") == null) section.warn("MISSING_BIRTH_DATE", null);
    age();
    if (session.outcome("expectations") instanceof Outcome.Judged(_, _, FieldMatches matches)) {
      expected(matches, Attribute.FULL_NAME, "NAME_VERIFICATION_FAILED");
      expected(matches, Attribute.BIRTH_DATE, "BIRTH_DATE_MISMATCH");
      expected(matches, Attribute.NUMBER, "ID_DATA_MISMATCH");
    }
  }

  private void sign(Sign sign) {
    var code = SIGNS.getOrDefault(sign.code(), "DOCUMENT_REQUIRES_REVIEW");
    if (sign.confidence() >= CERTAIN || sign.confidence() == 0) section.warn(code, sign.detail());
  }

  private void age() {
    var born = value("birth_date");
    if (born == null || !born.matches("\\d{4}-\\d{2}-\\d{2}")) return;
    var today = LocalDate.ofInstant(session.verification().created(), ZoneOffset.UTC);
    if (LocalDate.parse(born).plusYears(OF_AGE).isAfter(today))
      section.warn("AGE_UNDER_18", "Born on %s.".formatted(born));
  }

  private void expected(FieldMatches matches, Attribute attribute, String code) {
    if (matches.matches().get(attribute) == Match.NOT_MATCH)
      section.warn(code, "The document says something else.");
  }

  private void lookups(@Nullable Outcome register) {
    if (register == null) {
      section.put("lookup_details", null);
      return;
    }
    var lookup = new Section(session, "id_info/lookup");
    lookup.put("lookup_type", lookupType());
    lookup.put(
        "issuer_country_code",
        session.user().country().isEmpty() ? null : session.user().country());
    switch (register) {
      case Outcome.NotDone notDone -> {
        lookup.put("lookup_source", null).put("lookup_data", null).fail(notDone);
        section.warn(
            notDone.cause() == bonafide.core.Cause.SOURCE_FAILED
                    || notDone.cause() == bonafide.core.Cause.SOURCE_UNAVAILABLE
                ? "LOOKUP_SOURCE_DOWN"
                : "DATABASE_LOOKUP_ISSUE",
            notDone.detail());
      }
      case Outcome.Judged(_, var reasons, FieldMatches matches) -> {
        lookup.put(
            "lookup_source",
            matches.sources().isEmpty() ? matches.register() : matches.sources().getFirst());
        lookup.put("lookup_data", data(matches));
        if (!matches.found() || matches.matches().containsValue(Match.NOT_MATCH)) {
          lookup.warn("ID_NUMBER_NOT_VERIFIED", String.join(" ", reasons));
          section.warn("ID_NUMBER_NOT_VERIFIED", String.join(" ", reasons));
        }
      }
      case Outcome.Judged _ -> lookup.put("lookup_source", null).put("lookup_data", null);
    }
    section.put("lookup_details", Map.of("lookup_list", List.of(lookup.words())));
  }

  private static Map<String, Object> data(FieldMatches matches) {
    var data = new LinkedHashMap<String, Object>(matches.facts());
    matches
        .matches()
        .forEach(
            (attribute, match) ->
                data.put(attribute.name().toLowerCase(Locale.ROOT) + "_match", match.name()));
    return data;
  }

  private @Nullable String lookupType() {
    var type = session.user().numberType();
    var country = session.user().country();
    if (country.equals("MX") && (type == null || type.equals("NATIONAL_ID"))) return "CURP";
    if (type == null) return "NATIONAL_ID";
    return switch (type) {
      case "NIN", "NIN_SLIP" -> "NIN";
      case "BVN" -> "BVN";
      case "VOTER_ID" -> "VOTER_ID";
      case "PASSPORT" -> "PASSPORT";
      case "DRIVER_LICENSE" -> "DRIVER_LICENSE";
      case "TAX_ID" -> country.equals("IN") ? "PAN" : "NATIONAL_ID";
      default -> country.equals("IN") ? "AADHAAR" : "NATIONAL_ID";
    };
  }

  /// Which other places confirm a field, and which contradict it.
  private void fieldInfo(@Nullable Outcome register) {
    var matched = new LinkedHashMap<String, List<String>>();
    var unmatched = new LinkedHashMap<String, List<String>>();
    if (reading != null) {
      for (var field : FIELDS) {
        if (field.get(1).isEmpty()) continue;
        var read = reading.field(field.getFirst());
        if (read.isEmpty()) continue;
        switch (read.get().where()) {
          case MRZ -> add(matched, field.get(1), "MRZ");
          case BARCODE -> add(matched, field.get(1), "BARCODE");
          case PRINT, TEXT_LAYER -> {}
        }
      }
    }
    if (register instanceof Outcome.Judged(_, _, FieldMatches matches)) {
      var type = Section.orElse(lookupType(), "NATIONAL_ID");
      matches
          .matches()
          .forEach(
              (attribute, match) -> {
                var name = name(attribute);
                if (name != null) add(match == Match.MATCH ? matched : unmatched, name, type);
              });
    }
    var info = new LinkedHashMap<String, Object>();
    for (var field : FIELDS) {
      var name = field.get(1);
      if (name.isEmpty() || (!matched.containsKey(name) && !unmatched.containsKey(name))) continue;
      info.put(
          name,
          Map.of(
              "matched", matched.getOrDefault(name, List.of()),
              "unmatched", unmatched.getOrDefault(name, List.of())));
    }
    section.put("field_info", info.isEmpty() ? null : info);
  }

  private static void add(Map<String, List<String>> all, String name, String source) {
    all.computeIfAbsent(name, _ -> new ArrayList<>()).add(source);
  }

  private static @Nullable String name(Attribute attribute) {
    return switch (attribute) {
      case FULL_NAME -> "full_name";
      case BIRTH_DATE -> "birth_date";
      case NUMBER -> "id_number";
      case ISSUED -> "id_issue_date";
      case EXPIRES -> "id_expiry_date";
      case SEX -> "gender";
      case GIVEN_NAME -> "first_name";
      case MIDDLE_NAME -> "middle_name";
      case SURNAME, PATERNAL_SURNAME -> "last_name";
      case MATERNAL_SURNAME -> "second_last_name";
      default -> null;
    };
  }
}
