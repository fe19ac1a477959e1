package bonafide.source.sandbox;

import bonafide.core.Countries;
import bonafide.source.Answer.Status;
import bonafide.source.Query;
import bonafide.source.sandbox.Sandbox.Persona;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The personas behind the risk signals: registers of persons, addresses, and what is known of
/// e-mail addresses, phones, IP addresses and devices. They hold records; what a record means is
/// judged as any other.
final class SignalPersonas {
  /// Members of a persona, by the names that checks use.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("firstName", "given_name"),
          Map.entry("middleName", "middle_name"),
          Map.entry("lastName", "surname"),
          Map.entry("paternalSurname", "paternal_surname"),
          Map.entry("maternalSurname", "maternal_surname"),
          Map.entry("dateOfBirth", "birth_date"),
          Map.entry("dob", "birth_date"),
          Map.entry("sex", "sex"),
          Map.entry("email", "email"),
          Map.entry("phoneNumber", "phone"),
          Map.entry("line1", "line1"),
          Map.entry("line2", "line2"),
          Map.entry("city", "city"),
          Map.entry("postalCode", "postal_code"),
          Map.entry("subdivision", "subdivision"),
          Map.entry("state", "subdivision"),
          Map.entry("country", "country"),
          Map.entry("idNumber", "number"),
          Map.entry("personalNumber", "number"),
          Map.entry("socialSecurityNumber", "number"),
          Map.entry("curp", "curp"),
          Map.entry("issuingDate", "issued"),
          Map.entry("expiryDate", "expires"),
          Map.entry("type", "type"),
          Map.entry("cic", "elector_cic"),
          Map.entry("ocr", "elector_ocr"),
          Map.entry("issuingNumber", "elector_issue"),
          Map.entry("electorKey", "elector_key"),
          Map.entry("registrationYear", "elector_registered"),
          Map.entry("issuingYear", "elector_issued"),
          Map.entry("citizenID", "elector_citizen"),
          Map.entry("statusCode", "status_code"));

  private final JsonNode personas;
  private final JsonNode registers;
  private final Function<String, Optional<String>> photo;

  SignalPersonas(JsonNode personas, Function<String, Optional<String>> photo) {
    this.personas = personas;
    this.registers = personas.path("registers");
    this.photo = photo;
  }

  Persona persona(Query query) {
    return switch (query.kind()) {
      case NATIONAL_ID -> national(query);
      case ELECTOR -> elector(query);
      case SOCIAL_SECURITY -> socialSecurity(query);
      case DRIVING_LICENCE -> licence(query);
      case PERSON ->
          known(query, registers.path("ekyc").path("found"), List.of("surname", "phone", "line1"));
      case ADDRESS -> address(query, registers.path("address").path("full"));
      case RESIDENCY -> address(query, registers.path("residency").path("found"));
      case EMAIL ->
          query.number().equalsIgnoreCase(full().path("email").asString(""))
              ? Persona.found(
                  Map.of("exists", "true", "domain_exists", "true", "catch_all", "false"))
              : named(query.number(), personas.path("email_signals"));
      case PHONE -> named(query.number(), personas.path("phone_signals"));
      case IP -> ip(query.number());
      case DEVICE -> device(query.number());
      case IDENTITY -> identity(query.number());
      case FOOTPRINT -> footprint(query);
      case BANK_ACCOUNT,
          EWALLET,
          TAX_NUMBER,
          NATIONAL_ID_PHONE,
          BUSINESS_REGISTRATION,
          NEWS,
          COMPANY,
          RULING,
          CHAIN ->
          throw new IllegalArgumentException(query.kind() + " is no signal");
    };
  }

  private Persona national(Query query) {
    return switch (query.country()) {
      case "BR" -> byNumber(query, registers.path("cpf"), Map.of());
      case "AR" ->
          byNumber(query, registers.path("renaper"), Map.of("message", text("renaper", "message")));
      case "CO" ->
          byNumber(
              query,
              registers.path("colombia"),
              Map.of("status_description", text("colombia", "status_description")));
      case "MX" -> curp(query);
      default -> {
        var country = Countries.alpha2(text("government", "country"));
        yield query.country().equals(country)
            ? byNumber(query, registers.path("government"), Map.of())
            : Persona.only(Status.NOT_FOUND);
      }
    };
  }

  private String text(String register, String member) {
    return registers.path(register).path(member).asString("");
  }

  private Persona byNumber(Query query, JsonNode register, Map<String, String> more) {
    var fields = fields(register.path("found"));
    if (!query.number().equals(fields.get("number"))) return Persona.only(Status.NOT_FOUND);
    fields.putAll(more);
    return Persona.found(fields);
  }

  private Persona curp(Query query) {
    if (query.number().equals(text("ine", "curp_service_down")))
      return Persona.only(Status.TIMEOUT);
    var fields = fields(registers.path("ine").path("found"));
    fields.put("number", fields.getOrDefault("curp", ""));
    var same =
        query.number().isEmpty()
            ? agree(query, fields, List.of("given_name", "paternal_surname", "birth_date"), 3)
            : query.number().equals(fields.get("number"));
    return same ? Persona.found(fields) : Persona.only(Status.NOT_FOUND);
  }

  private Persona elector(Query query) {
    var fields = fields(registers.path("ine").path("found"));
    fields.put("number", fields.getOrDefault("curp", ""));
    fields.put("message", text("ine", "message"));
    return agree(query, fields, List.of("elector_ocr", "elector_key", "elector_cic"), 1)
        ? Persona.found(fields)
        : Persona.only(Status.NOT_FOUND);
  }

  private Persona socialSecurity(Query query) {
    var register = registers.path("ssn");
    var fields = fields(register.path("found"));
    var found = fields.getOrDefault("number", "");
    for (var special : List.of("deceased", "issued_before_birth")) {
      if (!query.number().equals(register.path(special).asString())) continue;
      fields.put("number", query.number());
      register
          .path("facts")
          .path(special)
          .forEachEntry((name, value) -> fields.put(name, value.asString()));
      return Persona.found(fields);
    }
    var same =
        query.number().length() == 4
            ? found.endsWith(query.number()) && agree(query, fields, List.of("surname"), 1)
            : found.equals(query.number());
    return same ? Persona.found(fields) : Persona.only(Status.NOT_FOUND);
  }

  private Persona licence(Query query) {
    var fields = fields(registers.path("dmv").path("found"));
    return query.number().equals(fields.get("number"))
            || agree(query, fields, List.of("given_name", "surname", "birth_date"), 3)
        ? Persona.found(fields)
        : Persona.only(Status.NOT_FOUND);
  }

  private Persona known(Query query, JsonNode persona, List<String> by) {
    var fields = fields(persona);
    var country = Countries.alpha2(fields.getOrDefault("country", ""));
    return query.country().equals(country) && agree(query, fields, by, 1)
        ? Persona.found(fields)
        : Persona.only(Status.NOT_FOUND);
  }

  /// The record of the street, when the house is another one in it.
  private Persona address(Query query, JsonNode persona) {
    var fields = fields(persona);
    var partial = plain(text("address", "partial_line1"));
    var line1 = plain(query.asked().getOrDefault("line1", ""));
    var whole = line1.equals(plain(fields.getOrDefault("line1", "")));
    if (!whole && !line1.equals(partial)) return Persona.only(Status.NOT_FOUND);
    if (!agree(query, fields, List.of("postal_code", "city"), 1))
      return Persona.only(Status.NOT_FOUND);
    if (whole) fields.put("located", text("address", "located"));
    return Persona.found(fields);
  }

  private static Persona named(String value, JsonNode personas) {
    for (var name : personas.path("facts").propertyNames())
      if (personas.path(name).asString("").equalsIgnoreCase(value))
        return Persona.found(facts(personas.path("facts").path(name)));
    return Persona.only(Status.NOT_FOUND);
  }

  private Persona ip(String address) {
    var ip = personas.path("ip");
    var clean = ip.path("clean");
    if (is(address, clean.path("v4")) || is(address, clean.path("v6"))) {
      var fields = facts(ip.path("facts").path("clean"));
      fields.put("country", clean.path("country2").asString());
      fields.put("region", clean.path("state").asString());
      fields.put("region_name", clean.path("region_name").asString());
      fields.put("city", clean.path("city").asString());
      return Persona.found(fields);
    }
    for (var name : List.of("vpn", "tor"))
      if (is(address, ip.path(name))) return Persona.found(facts(ip.path("facts").path(name)));
    return Persona.only(Status.NOT_FOUND);
  }

  private static boolean is(String address, JsonNode persona) {
    return InetAddress.ofLiteral(persona.asString()).getHostAddress().equals(address);
  }

  private Persona device(String session) {
    return named(session, registers.path("device"));
  }

  private Persona identity(String phone) {
    var personas = registers.path("global_identity");
    if (personas.path("timeout").asString("").equals(phone)) return Persona.only(Status.TIMEOUT);
    for (var name : List.of("pass", "warn", "deny"))
      if (personas.path(name).path(0).asString("").equals(phone))
        return Persona.found(Map.of("risk", personas.path(name).path(1).asString()));
    return Persona.only(Status.NOT_FOUND);
  }

  private Persona footprint(Query query) {
    var risk = personas.path("identity").path("risk");
    if (risk.path("timeout").path("email").asString("").equalsIgnoreCase(query.number()))
      return Persona.only(Status.TIMEOUT);
    if (risk.path("down").path("email").asString("").equalsIgnoreCase(query.number()))
      return Persona.only(Status.UNAVAILABLE);
    var full = full();
    if (!full.path("email").asString("").equalsIgnoreCase(query.number())
        || !full.path("phone_number").asString("").equals(query.asked().get("phone")))
      return Persona.only(Status.NOT_FOUND);
    var facts = facts(risk.path("facts"));
    facts.put("breaches", full.path("breaches").asString());
    facts.put("first_breach", full.path("breaches_since").asString());
    return Persona.found(facts);
  }

  private JsonNode full() {
    return personas.path("identity").path("risk").path("full");
  }

  private static Map<String, String> facts(JsonNode persona) {
    var facts = new HashMap<String, String>();
    persona.forEachEntry((name, value) -> facts.put(name, value.asString()));
    return facts;
  }

  /// A persona's members, those of its address and document among them.
  private Map<String, String> fields(JsonNode persona) {
    var fields = new HashMap<String, String>();
    persona.forEachEntry(
        (name, value) -> {
          if (value.isObject()) fields.putAll(fields(value));
          else if (name.equals("photo"))
            photo.apply(value.asString()).ifPresent(bytes -> fields.put("photo", bytes));
          else if (NAMES.containsKey(name))
            fields.put(NAMES.getOrDefault(name, name), value.asString().replace('/', '-'));
        });
    return fields;
  }

  /// Whether at least so many of the claims named agree with the record.
  private static boolean agree(
      Query query, Map<String, String> fields, List<String> names, int least) {
    return names.stream()
            .filter(query.asked()::containsKey)
            .filter(
                name ->
                    plain(query.asked().getOrDefault(name, ""))
                        .equals(plain(fields.getOrDefault(name, ""))))
            .count()
        >= least;
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }
}
