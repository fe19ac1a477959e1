package bonafide.document.identity;

import bonafide.core.DocumentReading.Sign;
import bonafide.core.DocumentReading.Where;
import bonafide.document.field.Dates;
import bonafide.document.field.Labels;
import bonafide.document.field.Phrases;
import bonafide.document.field.Value;
import bonafide.document.mrz.Mrz;
import bonafide.document.mrz.MrzFormat;
import bonafide.document.text.Line;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Passports and other travel documents with a machine-readable zone (ICAO Doc 9303).
public final class Passport {
  public static final String KIND = "passport";

  private static final List<String> ISSUED =
      List.of("Date of issue", "Tgl. pengeluaran", "Date de delivrance", "Fecha de expedicion");
  private static final List<String> BORN_AT =
      List.of("Place of birth", "Tempat lahir", "Lieu de naissance", "Lugar de nacimiento");
  private static final List<String> AUTHORITY =
      List.of(
          "Issuing authority",
          "Authority",
          "Issuing office",
          "Kantor yang mengeluarkan",
          "Autorite");
  private static final List<String> NUMBER =
      List.of("Passport No", "Passport Number", "No. Paspor", "Passeport No", "Document No");
  private static final List<String> BORN =
      List.of("Date of birth", "Tanggal lahir", "Date de naissance");
  private static final List<String> EXPIRES =
      List.of("Date of expiry", "Date of expiration", "Tgl. habis berlaku", "Date d'expiration");

  private final Fields fields = new Fields();
  private final List<Sign> signs = new ArrayList<>();
  private final List<Line> lines;
  private final int year = LocalDate.now(ZoneOffset.UTC).getYear();

  private Passport(List<Line> lines) {
    this.lines = lines;
  }

  /// @param mrz null when no zone was found
  /// @return nothing when too little was read
  public static Optional<Read> read(@Nullable Mrz mrz, List<Line> lines) {
    var passport = new Passport(lines);
    if (mrz != null) passport.zone(mrz);
    passport.print();
    return passport.fields.has("passport_number") || (mrz != null && mrz.isValid())
        ? Optional.of(new Read(passport.fields, passport.signs))
        : Optional.empty();
  }

  /// The kind of a document with a zone.
  public static String kind(Mrz mrz) {
    if (mrz.code().startsWith("P")) return KIND;
    return mrz.format() == MrzFormat.MRV_A || mrz.format() == MrzFormat.MRV_B ? "visa" : "id_card";
  }

  private void zone(Mrz mrz) {
    put("surname", mrz.surname(), mrz);
    put("given_name", mrz.givenNames(), mrz);
    States.name(mrz.issuer()).ifPresent(name -> put("country", name, mrz));
    put("nationality", States.name(mrz.nationality()).orElse(""), mrz);
    if (!mrz.sex().equals("X")) put("gender", mrz.sex().equals("F") ? "Female" : "Male", mrz);
    if (holds(mrz, "number")) put("passport_number", mrz.number(), mrz);
    if (holds(mrz, "date_of_birth"))
      date(mrz.birth(), year).ifPresent(date -> put("date_of_birth", date.toString(), mrz));
    if (holds(mrz, "date_of_expiry"))
      date(mrz.expiry(), year + 30).ifPresent(date -> put("date_of_expiry", date.toString(), mrz));
    // What else is in the booklet's second line is the state's number of the person (9303-4,
    // 4.2.2.2).
    if (mrz.format() == MrzFormat.TD3 && holds(mrz, "optional") && !mrz.optional().isEmpty())
      put("personal_number", mrz.optional(), mrz);
    mrz.checks()
        .forEach(
            (field, holds) -> {
              if (!holds)
                signs.add(
                    new Sign(
                        "MRZ_CHECK_DIGIT",
                        "The check digit of %s in the machine-readable zone does not hold."
                            .formatted(field.replace('_', ' ')),
                        mrz.confidence() > 0.85 ? 0.6 : 0.3));
            });
    compare(mrz);
  }

  private static boolean holds(Mrz mrz, String field) {
    return mrz.checks().getOrDefault(field, false);
  }

  private void put(String name, String text, Mrz mrz) {
    fields.put(name, new Value(text, mrz.confidence()), Where.MRZ);
  }

  /// Six digits; a date in the hundred years up to the latest.
  private static Optional<LocalDate> date(String digits, int latest) {
    try {
      var year = latest / 100 * 100 + Integer.parseInt(digits.substring(0, 2));
      if (year > latest) year -= 100;
      return Optional.of(
          LocalDate.of(
              year,
              Integer.parseInt(digits.substring(2, 4)),
              Integer.parseInt(digits.substring(4, 6))));
    } catch (NumberFormatException | DateTimeException e) {
      return Optional.empty(); // a part of the date is unknown
    }
  }

  /// What the zone says and what is printed above it must be the same.
  private void compare(Mrz mrz) {
    var number = below(NUMBER);
    if (number.isPresent() && holds(mrz, "number")) {
      var printed = Labels.letters(number.get().text());
      var isRead = number.get().confidence() > 0.9 && printed.length() == mrz.number().length();
      if (isRead && Labels.mistakes(printed, mrz.number()) > 1)
        sign("number", number.get().text(), mrz.number());
    }
    compare(BORN, "date_of_birth", "birth date");
    compare(EXPIRES, "date_of_expiry", "expiry date");
  }

  private void compare(List<String> labels, String field, String name) {
    var zone = fields.value(field);
    if (zone.isEmpty()) return;
    var date = LocalDate.parse(zone.get());
    below(labels)
        .filter(printed -> printed.confidence() > 0.9)
        .flatMap(printed -> Dates.find(printed.text(), date.getYear()))
        .filter(printed -> !printed.equals(date))
        .ifPresent(printed -> sign(name, printed.toString(), zone.get()));
  }

  private void sign(String name, String printed, String zone) {
    signs.add(
        new Sign(
            "MRZ_AND_PRINT",
            "The printed %s %s is not the %s of the machine-readable zone."
                .formatted(name, printed, zone),
            0.8));
  }

  private Optional<Value> below(List<String> labels) {
    for (var label : labels) {
      var value = Phrases.below(lines, label);
      if (value.isPresent()) return value;
    }
    return Optional.empty();
  }

  private void print() {
    date(ISSUED, "date_of_issue", year);
    date(EXPIRES, "date_of_expiry", year + 30);
    date(BORN, "date_of_birth", year);
    below(BORN_AT).ifPresent(value -> fields.put("place_of_birth", value.upper()));
    below(AUTHORITY).ifPresent(value -> fields.put("issuing_authority", value.upper()));
    below(NUMBER)
        .filter(value -> value.text().matches("[A-Z0-9 ]{6,12}"))
        .ifPresent(
            value -> fields.put("passport_number", value.with(Labels.letters(value.text()))));
  }

  private void date(List<String> labels, String field, int latest) {
    below(labels)
        .ifPresent(
            value ->
                Dates.find(value.text(), latest)
                    .ifPresent(date -> fields.put(field, value.with(date.toString()))));
  }
}
