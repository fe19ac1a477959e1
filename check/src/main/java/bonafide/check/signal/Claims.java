package bonafide.check.signal;

import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.Settings.Signal.About;
import bonafide.core.Cause;
import bonafide.core.Countries;
import bonafide.core.DocumentReading;
import bonafide.core.Outcome;
import bonafide.signal.email.EmailAddress;
import bonafide.signal.government.Cpf;
import bonafide.signal.government.Curp;
import bonafide.signal.ip.Ips;
import bonafide.signal.match.Fields;
import bonafide.signal.phone.Phones;
import bonafide.store.Sightings.Seen;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What was stated about a person, by name; what was not stated may come from a document that was
/// read in the same order.
final class Claims {
  /// Fields of documents, by the names of claims.
  private static final Map<String, List<String>> READ =
      Map.ofEntries(
          Map.entry("given_name", List.of("given_name", "given_names", "first_name")),
          Map.entry("middle_name", List.of("middle_name")),
          Map.entry("surname", List.of("surname", "last_name", "family_name")),
          Map.entry("full_name", List.of("name", "npwpName", "full_name")),
          Map.entry("birth_date", List.of("date_of_birth")),
          Map.entry("id_number", List.of("passport_number", "document_number", "idNumber")),
          Map.entry("personal_number", List.of("personal_number")),
          Map.entry("issued", List.of("date_of_issue")),
          Map.entry("expires", List.of("date_of_expiry")),
          Map.entry("email", List.of("email")),
          Map.entry("phone", List.of("phone")),
          Map.entry("line1", List.of("address")),
          Map.entry("city", List.of("city")),
          Map.entry("postal_code", List.of("postal_code")),
          Map.entry("subdivision", List.of("province", "state")),
          Map.entry("country", List.of("issuing_country", "nationality", "country")));

  private final Map<String, String> all;
  private final Map<String, String> stated;

  private Claims(Map<String, String> all, Map<String, String> stated) {
    this.all = Map.copyOf(all);
    this.stated = stated;
  }

  static Claims of(Question question, Settings.Signal settings) {
    var all = new HashMap<String, String>();
    if (settings.upstream())
      question.found(DocumentReading.class).ifPresent(reading -> all.putAll(read(reading)));
    var country = settings.claims().getOrDefault("country", all.getOrDefault("country", ""));
    if (settings.about() == About.GOVERNMENT && "MX".equals(Countries.alpha2(country)))
      asInMexico(all);
    all.putAll(settings.claims());
    return new Claims(all, settings.claims());
  }

  /// What a document says, as Mexico's registers ask for it: H is a man, M a woman, and the number
  /// of a person is their CURP, not the document's.
  private static void asInMexico(Map<String, String> read) {
    read.computeIfPresent("sex", (_, sex) -> sex.equals("M") ? "H" : sex.equals("F") ? "M" : null);
    if (!Curp.isOne(read.getOrDefault("id_number", ""))) read.remove("id_number");
  }

  /// Whether it was said rather than read from a document.
  boolean isStated(String name) {
    return stated.containsKey(name);
  }

  private static Map<String, String> read(DocumentReading reading) {
    var claims = new HashMap<String, String>();
    READ.forEach(
        (claim, names) -> {
          for (var name : names)
            reading.field(name).ifPresent(field -> claims.putIfAbsent(claim, field.value()));
        });
    if (claims.containsKey("given_name")) claims.remove("full_name");
    claims.put("id_type", reading.kind().startsWith("driving") ? "DRIVING_LICENSE" : "ID_CARD");
    var sex = reading.field("sex").or(() -> reading.field("gender"));
    sex.ifPresent(field -> claims.put("sex", field.value().substring(0, 1)));
    return claims;
  }

  Map<String, String> all() {
    return all;
  }

  boolean has(String name) {
    return !get(name).isBlank();
  }

  String get(String name) {
    return all.getOrDefault(name, "");
  }

  String name() {
    return has("full_name") ? get("full_name") : Fields.fullName(all);
  }

  /// The first of several that was stated.
  String first(String... names) {
    for (var name : names) if (has(name)) return get(name);
    return "";
  }

  /// The first of several that was stated, else the first that a document has in a CPF's form.
  String cpf(String... names) {
    for (var name : names) if (isStated(name) && has(name)) return get(name);
    for (var name : names) if (Cpf.parse(get(name)).isPresent()) return get(name);
    return first(names);
  }

  /// ISO 3166-1 alpha-2; empty when it is none.
  String country() {
    var known = Countries.alpha2(get("country"));
    return known == null ? "" : known;
  }

  int birthYear() {
    return Fields.day(get("birth_date")).map(LocalDate::getYear).orElse(0);
  }

  /// What is missing, as an outcome.
  Optional<Outcome> missing(String... names) {
    for (var name : names)
      if (!has(name))
        return Optional.of(new Outcome.NotDone(Cause.EVIDENCE_MISSING, name + " is missing"));
    return Optional.empty();
  }

  Optional<Outcome> missingAllOf(String... names) {
    return first(names).isEmpty()
        ? Optional.of(
            new Outcome.NotDone(
                Cause.EVIDENCE_MISSING, "one of " + String.join(", ", names) + " is needed"))
        : Optional.empty();
  }

  /// A claim that was made but cannot be one.
  Optional<Outcome> malformed(String name, Predicate<String> form, String message) {
    return has(name) && !form.test(get(name))
        ? Optional.of(new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, name + " " + message))
        : Optional.empty();
  }

  Optional<Outcome> badDate(String name) {
    return malformed(name, text -> Fields.day(text).isPresent(), "must be a day as YYYY-MM-DD");
  }

  Optional<Outcome> badCountry() {
    return malformed("country", _ -> !country().isEmpty(), "is no ISO 3166-1 code");
  }

  Optional<Outcome> badPhone() {
    return malformed(
        "phone", text -> Phones.parse(text).isPresent(), "must be E.164 with its country code");
  }

  Optional<Outcome> badEmail() {
    return malformed("email", text -> EmailAddress.parse(text).isPresent(), "is no address");
  }

  Optional<Outcome> badIp() {
    return malformed("ip", text -> Ips.parse(text).isPresent(), "is no IPv4 or IPv6 address");
  }

  /// What of it is remembered, each in its normal form.
  Seen seen(@Nullable String device, @Nullable String ip) {
    var name = Fields.plain(name());
    return new Seen(
        EmailAddress.parse(get("email")).map(EmailAddress::mailbox).orElse(null),
        Phones.parse(get("phone")).map(Phones.Read::e164).orElse(null),
        ip == null ? Ips.parse(get("ip")).orElse(null) : ip,
        device,
        has("line1")
            ? Fields.street(get("line1"))
                + "|"
                + Fields.compact(get("postal_code"))
                + "|"
                + country()
            : null,
        has("postal_code") ? Fields.compact(get("postal_code")) + "|" + country() : null,
        name.isEmpty() ? null : name + "|" + get("birth_date"),
        country().isEmpty() ? null : country(),
        get("risky_service").equals("true"));
  }
}
