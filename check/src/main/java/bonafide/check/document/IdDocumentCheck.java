package bonafide.check.document;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.Countries;
import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.DocumentReading.Where;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.document.Documents;
import bonafide.document.identity.Coded;
import bonafide.signal.match.Fields;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/// What both sides of an identity document say together, whatever document it is. Fields have one
/// set of names: `given_name`, `middle_name`, `surname`, `full_name`, `birth_date`, `id_number`,
/// `personal_number`, `issued`, `expires`, `sex` (M, F), `nationality` and `country` (alpha-2),
/// `place_of_birth`, `address`.
public final class IdDocumentCheck implements Check {
  private static final Duration LATER = Duration.ofHours(1);
  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final double CERTAIN = 0.5;

  /// What readers of single documents call each field.
  private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("given_name", List.of("given_name"));
    NAMES.put("middle_name", List.of("middle_name"));
    NAMES.put("surname", List.of("surname"));
    NAMES.put("full_name", List.of("name"));
    NAMES.put("birth_date", List.of("date_of_birth"));
    NAMES.put("id_number", List.of("passport_number", "document_number", "idNumber"));
    NAMES.put("issued", List.of("date_of_issue"));
    NAMES.put("expires", List.of("date_of_expiry"));
    NAMES.put("personal_number", List.of("personal_number"));
    NAMES.put("place_of_birth", List.of("place_of_birth"));
    NAMES.put("nationality", List.of("nationality"));
    NAMES.put("email", List.of("email"));
    NAMES.put("phone", List.of("phone"));
    NAMES.put("address", List.of("address", "line1"));
    NAMES.put("country", List.of("country", "nationality"));
  }

  /// Signs of the outcome that something does not fit, beside those of the readers.
  public static final String OTHER_TYPE = "OTHER_TYPE";

  public static final String OTHER_COUNTRY = "OTHER_COUNTRY";
  public static final String EXPIRED = "EXPIRED";

  private final Documents documents;
  private final InstantSource clock;

  public IdDocumentCheck(Documents documents, InstantSource clock) {
    this.documents = documents;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return "id-document";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.IdDocument;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public Duration deadline() {
    return DEADLINE;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.IdDocument asked))
      throw new IllegalArgumentException("not an identity document");
    if (asked.forced() != null) return forced(asked.forced());
    var size = question.evidence().size(asked.front());
    if (asked.back() != null) size += question.evidence().size(asked.back());
    if (!Places.fits(size)) return Places.tooLarge(size);
    try (var _ = Places.take(size)) {
      var front = question.evidence().file(asked.front());
      if (front.isEmpty())
        return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "an identity document is needed");
      var one = documents.look(front.get());
      if (one.look() == null) return new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, one.why());
      var readings = new ArrayList<>(List.of(one.look().reading().of(asked.front())));
      back(question, asked)
          .map(documents::look)
          .map(Documents.Looked::look)
          .ifPresent(look -> readings.add(look.reading().of(String.valueOf(asked.back()))));
      return judged(asked, joined(asked, readings));
    } catch (InterruptedException e) {
      return Places.tooMany();
    }
  }

  private static Optional<byte[]> back(Question question, Settings.IdDocument asked) {
    return asked.back() == null ? Optional.empty() : question.evidence().file(asked.back());
  }

  DocumentReading joined(Settings.IdDocument asked, List<DocumentReading> readings) {
    var fields = new LinkedHashMap<String, Field>();
    var signs = new ArrayList<Sign>();
    var kind = "unknown";
    for (var reading : readings) {
      if (kind.equals("unknown")) kind = reading.kind();
      signs.addAll(reading.signs());
      for (var field : renamed(reading)) {
        var known = fields.putIfAbsent(field.name(), field);
        if (known != null && !same(known, field)) differ(known, field).ifPresent(signs::add);
      }
    }
    complete(fields);
    signs.addAll(unfit(asked, kind, fields));
    return new DocumentReading(
        kind, readings.size(), List.copyOf(fields.values()), List.of(), signs);
  }

  /// What is printed on one side may be read with a mistake that the code on the other has not.
  private static Optional<Sign> differ(Field one, Field other) {
    if (one.where() == Where.BARCODE && other.where() == Where.PRINT)
      return Coded.sign(other, one.value());
    if (one.where() == Where.PRINT && other.where() == Where.BARCODE)
      return Coded.sign(one, other.value());
    return Optional.of(
        new Sign(
            "SIDES_DIFFER", "The sides of the document differ in %s.".formatted(one.name()), 0.6));
  }

  private static boolean same(Field one, Field other) {
    return Fields.compact(one.value()).equals(Fields.compact(other.value()));
  }

  private static List<Field> renamed(DocumentReading reading) {
    var fields = new ArrayList<Field>();
    NAMES.forEach(
        (name, theirs) -> {
          for (var one : theirs) {
            var field = reading.field(one);
            if (field.isEmpty()) continue;
            fields.add(with(field.get(), name, value(name, field.get().value())));
            break;
          }
        });
    reading
        .field("gender")
        .map(field -> with(field, "sex", sex(field.value())))
        .filter(field -> !field.value().isEmpty())
        .ifPresent(fields::add);
    // An Indonesian card has the place and the day of birth in one.
    reading
        .field("birthPlaceBirthday")
        .flatMap(field -> born(field.value()).map(day -> with(field, "birth_date", day)))
        .ifPresent(fields::add);
    if (reading.kind().startsWith("indonesia"))
      reading.field("idNumber").ifPresent(field -> fields.add(with(field, "country", "ID")));
    return fields;
  }

  private static Field with(Field field, String name, String value) {
    return new Field(name, value, field.confidence(), field.where(), field.place());
  }

  private static String value(String name, String value) {
    if (!name.equals("country") && !name.equals("nationality")) return value;
    var known = Countries.alpha2(value);
    return known == null ? value : known;
  }

  private static String sex(String value) {
    return switch (value.toUpperCase(java.util.Locale.ROOT)) {
      case "FEMALE", "F", "PEREMPUAN" -> "F";
      case "MALE", "M", "LAKI-LAKI" -> "M";
      default -> "";
    };
  }

  private static Optional<String> born(String placeAndDay) {
    var day = placeAndDay.replaceFirst("^.*?(\\d{2})-(\\d{2})-(\\d{4})$", "$3-$2-$1");
    return Fields.day(day).map(LocalDate::toString);
  }

  /// The whole name from its parts.
  private static void complete(Map<String, Field> fields) {
    if (fields.containsKey("full_name")) return;
    var given = fields.get("given_name");
    var surname = fields.get("surname");
    if (given == null && surname == null) return;
    var one = given == null ? surname : given;
    var name = new StringJoiner(" ");
    for (var part : List.of("given_name", "middle_name", "surname"))
      Optional.ofNullable(fields.get(part)).ifPresent(field -> name.add(field.value()));
    fields.put(
        "full_name", with(java.util.Objects.requireNonNull(one), "full_name", name.toString()));
  }

  private List<Sign> unfit(Settings.IdDocument asked, String kind, Map<String, Field> fields) {
    var signs = new ArrayList<Sign>();
    if (!kind.equals("unknown") && !isOf(asked.type(), kind))
      signs.add(
          new Sign(
              OTHER_TYPE, "The document is of the kind %s.".formatted(kind.replace('_', ' ')), 0));
    var country = fields.get("country");
    if (country != null
        && !asked.country().isEmpty()
        && Countries.isCode(country.value())
        && !country.value().equals(asked.country()))
      signs.add(new Sign(OTHER_COUNTRY, "The document says %s.".formatted(country.value()), 0));
    var expires =
        Optional.ofNullable(fields.get("expires")).flatMap(field -> Fields.day(field.value()));
    var today = LocalDate.ofInstant(now(), ZoneOffset.UTC);
    if (expires.isPresent() && expires.get().isBefore(today))
      signs.add(new Sign(EXPIRED, "The document expired on %s.".formatted(expires.get()), 0));
    return signs;
  }

  private Instant now() {
    return clock.instant();
  }

  private static boolean isOf(String type, String kind) {
    return switch (type) {
      case "PASSPORT" -> kind.equals("passport");
      case "DRIVING_LICENSE" -> kind.startsWith("driving");
      case "ID_CARD" -> !kind.equals("passport") && !kind.startsWith("driving");
      default -> true;
    };
  }

  private static Outcome judged(Settings.IdDocument asked, DocumentReading reading) {
    var reasons = new ArrayList<String>();
    if (reading.fields().isEmpty()) reasons.add("Nothing could be read.");
    for (var sign : reading.signs())
      if (sign.confidence() >= CERTAIN || sign.confidence() == 0) reasons.add(sign.detail());
    var verdict = reasons.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW;
    if (reasons.isEmpty())
      reasons.add("The document was read; nothing about it contradicts itself.");
    return new Outcome.Judged(verdict, reasons, reading);
  }

  /// The person of the public documentation, as the sandbox reads them.
  private static Outcome forced(String outcome) {
    if (outcome.equals("pending"))
      return new Outcome.NotDone(Cause.SOURCE_PENDING, "as the request wanted", LATER);
    var fields = new ArrayList<Field>();
    for (var line : SAMPLE.strip().lines().toList()) {
      var cells = line.split("\\|");
      fields.add(new Field(cells[0], cells[1], 99, Where.MRZ));
    }
    return new Outcome.Judged(
        Verdict.CLEAR,
        List.of("As the request wanted."),
        new DocumentReading("passport", 1, fields, List.of(), List.of()));
  }

  private static final String SAMPLE =
      """
      given_name|ANNA MARIA
      surname|ERIKSSON
      full_name|ANNA MARIA ERIKSSON
      birth_date|1974-08-12
      id_number|L898902C3
      issued|2024-04-16
      expires|2034-04-15
      sex|F
      """;
}
