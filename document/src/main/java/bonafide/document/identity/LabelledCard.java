package bonafide.document.identity;

import bonafide.core.Countries;
import bonafide.document.field.Dates;
import bonafide.document.field.Form;
import bonafide.document.field.Phrases;
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
import java.util.function.Function;
import java.util.regex.Pattern;

/// Cards without a zone whose fields have printed labels: the Philippine driving licence, UMID and
/// PhilSys card, and cards of any other state as far as their labels are known.
public final class LabelledCard {
  /// Of whatever state.
  public static final String LICENCE = "driving_licence";

  public static final String PHILSYS = "philsys_id";

  private static final int MOST_LINES_OF_AN_ADDRESS = 3;
  private static final List<String> DAY_FIRST =
      List.of(
          "Fecha de Nacimiento",
          "Data de Nascimento",
          "Date de Naissance",
          "Geburtsdatum",
          "Tanggal Lahir");
  private static final Pattern EITHER_WAY =
      Pattern.compile("(?<!\\d)(0?[1-9]|1[0-2])\\s*[-/ ]\\s*(0?[1-9]|1[0-2])\\s*[-/ ]\\s*\\d{2}");
  private static final int LATEST = 9_999;
  private static final Pattern SEX =
      Pattern.compile(
          "(?i)(?<![\\p{L}])(?:(F|FEMALE|BABAE|FEMME)|(M|MALE|LALAKI|HOMME))(?![\\p{L}])");

  /// @param marks of which one is enough to know the card
  /// @param number how its number is written
  private record Card(
      String kind,
      String country,
      List<String> marks,
      Pattern number,
      Map<String, List<String>> labels) {}

  private static final Pattern ANY_NUMBER =
      Pattern.compile("(?<![A-Z0-9])(?=(?:[A-Z./ -]*\\d){5})[A-Z0-9]+(?:[./-][A-Z0-9]+)*");

  private static final List<Card> KNOWN =
      List.of(
          new Card(
              PHILSYS,
              "PH",
              List.of(
                  "Philippine Identification Card",
                  "Pambansang Pagkakakilanlan",
                  "Araw ng Pagkakaloob",
                  "Lugar ng Kapanganakan"),
              Pattern.compile(
                  "(?<!\\d)\\d{4}\\s*[-–]\\s*\\d{4}\\s*[-–]\\s*\\d{4}\\s*[-–]\\s*\\d{4}(?!\\d)"),
              labels(
                  """
                  surname|Apelyido|Last Name|Apelyido/Last Name
                  given_name|Mga Pangalan|Given Names|Mga Pangalan/Given Names
                  middle_name|Gitnang Apelyido|Middle Name|Gitnang Apelyido/Middle Name
                  date_of_birth|Petsa ng Kapanganakan|Date of Birth|Petsa ng Kapanganakan/Date of Birth
                  address|Tirahan|Address|Tirahan/Address
                  date_of_issue|Araw ng Pagkakaloob|Date of Issue|Araw ng Pagkakaloob/Date of Issue
                  gender|Kasarian|Sex|Kasarian/Sex
                  place_of_birth|Lugar ng Kapanganakan|Place of Birth|Lugar ng Kapanganakan/Place of Birth
                  -|Uri ng Dugo|Blood Type|Uri ng Dugo/Blood Type
                  -|Kalagayang Sibil|Marital Status|Kalagayang Sibil/Marital Status
                  """)),
          new Card(
              "umid",
              "PH",
              List.of("Unified Multi-Purpose ID"),
              Pattern.compile("(?<!\\d)\\d{4}\\s*[-–]\\s*\\d{7}\\s*[-–]\\s*\\d(?!\\d)"),
              labels(
                  """
                  surname|Surname
                  given_name|Given Name
                  middle_name|Middle Name
                  date_of_birth|Date of Birth
                  gender|Sex
                  address|Address
                  -|CRN
                  """)),
          new Card(
              LICENCE,
              "PH",
              List.of("Land Transportation Office"),
              Pattern.compile(
                  "(?<![A-Z0-9])[A-Z]\\d{2}\\s*[-–]\\s*\\d{2}\\s*[-–]\\s*\\d{6}(?!\\d)"),
              labels(
                  """
                  name|Last Name, First Name, Middle Name
                  date_of_birth|Date of Birth
                  gender|Sex
                  address|Address
                  document_number|License No
                  date_of_expiry|Expiration Date
                  -|Nationality
                  -|Weight (kg)
                  -|Height (m)
                  -|Agency Code
                  -|Blood Type
                  -|Eyes Color
                  -|DL Codes
                  -|Conditions
                  """)));

  // What is written behind "Sexo" is not read: M is a man in Colombia and a woman in Mexico.
  private static final Card ANY =
      new Card(
          "id_card",
          "",
          List.of(),
          ANY_NUMBER,
          labels(
              """
              surname|Surname|Last Name|Family Name|Apellidos|Apellido|Primer Apellido|Sobrenome|Cognome|Nachname
              given_name|Given Names|Given Name|First Name|First Names|Forenames|Other Names|Nombres|Prénoms|Prénom|Vornamen|Vorname
              middle_name|Middle Name
              name|Full Name|Name|Nama|Nombre Completo|Nome Completo|Nombres y Apellidos
              date_of_birth|Date of Birth|Birth Date|Born|DOB|Fecha de Nacimiento|Data de Nascimento|Date de Naissance|Geburtsdatum|Tanggal Lahir
              place_of_birth|Place of Birth|Lugar de Nacimiento|Local de Nascimento|Lieu de Naissance|Geburtsort|Tempat Lahir
              gender|Sex|Gender|Sexe|Geschlecht
              -|Sexo|Jenis Kelamin
              document_number|Document No|Document Number|ID No|ID Number|Identity No|Identity Card No|Card No|Card Number|License No|Licence No|License Number|Licence Number|National ID|National ID No|Personal No|Número de Documento|Numero de Identificacion|Cédula No|DNI|Registro Geral|Numéro
              date_of_issue|Date of Issue|Issue Date|Issued|Fecha de Expedición|Fecha de Emisión|Data de Emissão|Data de Expedição|Date de Délivrance|Tanggal Dikeluarkan
              date_of_expiry|Date of Expiry|Expiry Date|Expiration Date|Expires|Valid Until|Valid Thru|Fecha de Vencimiento|Fecha de Caducidad|Data de Validade|Validade|Date d'Expiration|Gültig bis|Berlaku Hingga
              nationality|Nationality|Nacionalidad|Nacionalidade|Nationalité|Staatsangehörigkeit
              address|Address|Residence|Domicilio|Dirección|Endereço|Adresse|Alamat
              """));

  private static Map<String, List<String>> labels(String table) {
    var labels = new LinkedHashMap<String, List<String>>();
    for (var row : table.strip().lines().toList()) {
      var cells = List.of(row.split("\\|"));
      labels
          .computeIfAbsent(cells.getFirst(), _ -> new ArrayList<>())
          .addAll(cells.subList(1, cells.size()));
    }
    return labels;
  }

  private static final List<String> LICENCES =
      List.of(
          "Driving Licence",
          "Driver Licence",
          "Driver License",
          "Driver's License",
          "Licencia de Conducir",
          "Licencia de Conducción",
          "Carteira Nacional de Habilitação",
          "Permis de Conduire",
          "Führerschein",
          "Surat Izin Mengemudi");

  private final Card card;
  private final List<Line> lines;
  private final Form form;
  private final Fields fields = new Fields();
  private final boolean isDayFirst;

  private LabelledCard(Card card, List<Line> lines) {
    this.card = card;
    this.lines = lines;
    form = new Form(lines, card.labels());
    isDayFirst = says(lines, DAY_FIRST);
  }

  /// The kind of a card that is known by what it calls itself.
  public static Optional<String> kind(List<Line> lines) {
    return KNOWN.stream().filter(card -> says(lines, card.marks())).findFirst().map(Card::kind);
  }

  private static boolean says(List<Line> lines, List<String> phrases) {
    return lines.stream()
        .anyMatch(line -> phrases.stream().anyMatch(p -> Phrases.contains(line.text(), p)));
  }

  /// Reads a card of a known kind.
  public static Optional<Read> read(String kind, List<Line> lines) {
    return KNOWN.stream()
        .filter(card -> card.kind().equals(kind))
        .findFirst()
        .flatMap(card -> new LabelledCard(card, lines).read());
  }

  /// What any other card is.
  public static String anyKind(List<Line> lines) {
    return says(lines, LICENCES) ? LICENCE : ANY.kind();
  }

  /// Reads any other card; only one that names a person, a birth date and a number is taken for
  /// one.
  public static Optional<Read> any(List<Line> lines) {
    var card = new LabelledCard(ANY, lines);
    if (!card.form.found().contains("date_of_birth")) return Optional.empty();
    return card.read()
        .filter(
            _ ->
                card.fields.has("date_of_birth")
                    && card.fields.has("document_number")
                    && (card.fields.has("name") || card.fields.has("surname")));
  }

  private Optional<Read> read() {
    for (var field : card.labels().keySet()) {
      if (field.startsWith("date_")) date(field);
      else if (field.equals("gender")) put(field, LabelledCard::sex);
      else if (field.equals("document_number")) put(field, this::number);
      else if (field.equals("address")) text(field, MOST_LINES_OF_AN_ADDRESS);
      else if (field.equals("nationality")) put(field, LabelledCard::nationality);
      else if (!field.equals("-")) text(field, 1);
    }
    // The numbers of known cards are written as nothing else is.
    if (!card.country().isEmpty())
      lines.stream()
          .map(this::number)
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(number -> fields.put("document_number", number));
    var isOne = fields.list().size() >= 2;
    if (isOne && !card.country().isEmpty()) fields.put("country", new Value(card.country(), 1));
    return isOne ? Optional.of(new Read(fields, List.of())) : Optional.empty();
  }

  private void date(String field) {
    var later = field.equals("date_of_expiry") ? 30 : 0;
    var latest = LocalDate.now(ZoneOffset.UTC).getYear() + later;
    put(
        field,
        line ->
            Dates.find(line.text(), latest)
                .filter(_ -> isDayFirst || !isEitherWay(line.text()))
                .map(date -> Form.value(line).with(date.toString())));
  }

  private void put(String field, Function<Line, Optional<Value>> reader) {
    form.first(field, reader).ifPresent(value -> fields.put(field, value));
  }

  /// Whether the day may be the month: what the United States write otherwise than the rest.
  private static boolean isEitherWay(String text) {
    var date = EITHER_WAY.matcher(text);
    return date.find() && !date.group(1).equals(date.group(2));
  }

  private static Optional<Value> sex(Line line) {
    var found = SEX.matcher(line.text());
    if (!found.find()) return Optional.empty();
    var part = line.part(found.start(), found.end());
    return Optional.of(Form.value(part).with(found.group(1) == null ? "Male" : "Female"));
  }

  private Optional<Value> number(Line line) {
    var found = card.number().matcher(line.text().toUpperCase(Locale.ROOT));
    if (!found.find() || Dates.find(found.group(), LATEST).isPresent()) return Optional.empty();
    var part = line.part(found.start(), found.end());
    return Optional.of(
        Form.value(part).with(found.group().replaceAll("\\s", "").replace('–', '-')));
  }

  private static Optional<Value> nationality(Line line) {
    for (var word : line.text().split("[^\\p{L}]+")) {
      var country = Countries.alpha2(word);
      if (word.length() >= 3 && country != null) return Optional.of(Form.value(line).with(country));
    }
    return Optional.empty();
  }

  /// "SURNAME, GIVEN NAMES" is taken apart.
  private void text(String field, int most) {
    var found = form.text(field, most).map(Value::upper);
    if (found.isEmpty()) return;
    var name = found.get();
    var comma = name.text().indexOf(',');
    if (!field.equals("name") || comma <= 0 || comma == name.text().length() - 1) {
      fields.put(field, name);
      return;
    }
    fields.put("surname", name.with(name.text().substring(0, comma)));
    fields.put("given_name", name.with(name.text().substring(comma + 1)));
  }
}
