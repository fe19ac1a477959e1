package bonafide.source.sandbox;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Photo;
import bonafide.source.Query;
import bonafide.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The personas of personas.json, documented in docs/reference/sandbox.md. It answers in
/// DEVELOPMENT alone; where an installation is a sandbox itself, the civil register's personas
/// answer LIVE as well.
public final class Sandbox implements Source {
  private static final Set<Kind> CIVIL = Set.of(Kind.NATIONAL_ID, Kind.NATIONAL_ID_PHONE);

  /// The services whose sources take their time.
  private static final Set<Kind> SLOW =
      Set.of(Kind.BANK_ACCOUNT, Kind.EWALLET, Kind.TAX_NUMBER, Kind.BUSINESS_REGISTRATION);
  private static final Origin ORIGIN =
      new Origin("sandbox", "made-up records", Origin.Type.SANDBOX, "", "Postal");

  /// What a request wants that asks for an outage.
  public static final String DOWN = "DOWN";

  private final JsonNode personas = read();
  private final JsonNode identity = personas.path("identity");
  private final boolean sandboxInstallation;
  private final Path photos;
  private final InstantSource clock;
  private final SignalPersonas signals;

  /// @param photos where `A.jpg` may lie, the photo on record of the personas with photo A
  public Sandbox(boolean sandboxInstallation, Path photos, InstantSource clock) {
    this.sandboxInstallation = sandboxInstallation;
    this.photos = photos;
    this.clock = clock;
    this.signals = new SignalPersonas(personas, this::photo);
  }

  /// A second keeper of the same made-up persons, for questions that two have to answer.
  public Source second() {
    var origin =
        new Origin(
            "sandbox-second",
            "made-up records of another owner",
            Origin.Type.SANDBOX,
            "",
            text(personas.path("registers").path("ekyc").path("sources"), "second"));
    return new Source() {
      @Override
      public Origin origin() {
        return origin;
      }

      @Override
      public boolean answers(Kind kind, String country, Environment environment) {
        return kind == Kind.PERSON && environment == Environment.DEVELOPMENT;
      }

      @Override
      public Answer ask(Query query) {
        var answer = Sandbox.this.ask(query);
        return new Answer(
            answer.status(), answer.fields(), origin, answer.asOf(), null, null, null);
      }
    };
  }

  private Optional<String> photo(String name) {
    var file = photos.resolve(name + ".jpg");
    return Files.isRegularFile(file) ? Optional.of(Photo.of(file)) : Optional.empty();
  }

  /// Every persona, as docs/reference/sandbox.md has them.
  public static JsonNode personas() {
    return read();
  }

  private static JsonNode read() {
    try (InputStream in =
        Objects.requireNonNull(Sandbox.class.getResourceAsStream("personas.json"))) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Origin origin() {
    return ORIGIN;
  }

  @Override
  public boolean answers(Kind kind, String country, Environment environment) {
    return environment == Environment.DEVELOPMENT
        || (sandboxInstallation && CIVIL.contains(kind) && country.equals("ID"));
  }

  @Override
  public Answer ask(Query query) {
    var persona =
        query.forced() == null
            ? persona(query)
            : query.forced().equals(DOWN)
                ? Persona.only(Status.UNAVAILABLE)
                : forced(query, query.forced());
    if (SLOW.contains(query.kind()) && persona.status() != Status.PENDING) pause(persona.slow());
    return persona.status() == Status.OK
        ? Answer.found(persona.fields(), ORIGIN, clock.instant())
        : Answer.of(persona.status(), ORIGIN, clock.instant());
  }

  private void pause(boolean slow) {
    try {
      Thread.sleep(Duration.ofMillis(personas.path(slow ? "slow_ms" : "delay_ms").asInt()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  record Persona(Status status, Map<String, String> fields, boolean slow) {
    static Persona found(Map<String, String> fields) {
      return new Persona(Status.OK, fields, false);
    }

    static Persona only(Status status) {
      return new Persona(status, Map.of(), false);
    }
  }

  private Persona persona(Query query) {
    return switch (query.kind()) {
      case BANK_ACCOUNT -> bank(query.number(), identity.path("bank"));
      case EWALLET -> wallet(query, identity.path("ewallet"));
      case TAX_NUMBER -> taxNumber(query.number(), identity.path("npwp"));
      case NATIONAL_ID ->
          query.country().equals("ID")
              ? civil(query.number(), identity.path("ktp"))
              : signals.persona(query);
      case NATIONAL_ID_PHONE -> civil(query.number(), identity.path("ktp_phone"));
      case BUSINESS_REGISTRATION -> business(query, identity.path("business_register"));
      case ELECTOR,
          SOCIAL_SECURITY,
          DRIVING_LICENCE,
          PERSON,
          ADDRESS,
          RESIDENCY,
          EMAIL,
          PHONE,
          IP,
          DEVICE,
          IDENTITY,
          FOOTPRINT ->
          signals.persona(query);
      case NEWS, COMPANY, RULING -> DiligencePersonas.records(query, personas.path("diligence"));
      case CHAIN -> DiligencePersonas.chain(query, personas.path("diligence").path("kya"));
    };
  }

  /// The outcome that the header names; the comparison is still the real one.
  private Persona forced(Query query, String outcome) {
    return switch (outcome) {
      case "PENDING", "WAITING_ON_BANK" -> Persona.only(Status.PENDING);
      case "COMPLETED_NOT_FOUND" -> Persona.only(Status.NOT_FOUND);
      case "FAILED" -> Persona.only(Status.UNAVAILABLE);
      case "COMPLETED_FOUND_NOT_MATCH" -> Persona.found(asAsked(query, "TANPANAMA LAINNYA"));
      case "COMPLETED_FOUND_UNCLEAR" ->
          Persona.found(asAsked(query, half(query.asked().getOrDefault("name", ""))));
      case "COMPLETED_FOUND_NEED_REVIEW" -> {
        var fields = asAsked(query, query.asked().getOrDefault("name", ""));
        fields.put("blocked", "true");
        yield Persona.found(fields);
      }
      default -> Persona.found(asAsked(query, query.asked().getOrDefault("name", "")));
    };
  }

  /// A record that agrees with everything asked but, perhaps, the name.
  private Map<String, String> asAsked(Query query, String name) {
    var fields = new HashMap<>(query.asked());
    fields.put("name", name.isBlank() ? identity.path("ewallet").path("name").asString() : name);
    fields.put("account_status", "ACTIVE");
    fields.put("kyc_status", "VERIFIED");
    return fields;
  }

  /// Half of the words asked, and another one: neither the same name nor a different one.
  private static String half(String name) {
    var words = name.strip().split("\\s+");
    if (words.length == 1) return words[0] + " Tanpanama Kedua Lainnya";
    return String.join(" ", java.util.Arrays.copyOf(words, (words.length + 1) / 2)) + " Tanpanama";
  }

  private static Persona bank(String number, JsonNode bank) {
    if (is(bank, "pending", number)) return Persona.only(Status.PENDING);
    if (is(bank, "failed", number)) return Persona.only(Status.UNAVAILABLE);
    if (is(bank, "not_found", number)) return Persona.only(Status.NOT_FOUND);
    if (is(bank.path("leading_zero"), "number", number))
      return Persona.found(Map.of("name", text(bank.path("leading_zero"), "holder")));
    if (is(bank, "need_review", number))
      return Persona.found(Map.of("name", text(bank, "holder"), "blocked", "true"));
    if (is(bank, "found", number)
        || is(bank, "virtual", number)
        || begins(bank, "found_prefix", number))
      return Persona.found(Map.of("name", text(bank, "holder")));
    return Persona.only(Status.NOT_FOUND);
  }

  private static Persona wallet(Query query, JsonNode wallet) {
    var number = query.number();
    var name = text(wallet, "name");
    if (query.asked().getOrDefault("provider", "").equals("MAGIC")) {
      return switch (wallet.path("magic").path(number).asString("")) {
        case "PENDING" -> Persona.only(Status.PENDING);
        case "ACTIVE" -> Persona.found(Map.of("name", name, "account_status", "ACTIVE"));
        case "VERIFIED" ->
            Persona.found(
                Map.of("name", name, "account_status", "ACTIVE", "kyc_status", "VERIFIED"));
        case "UNVERIFIED" ->
            Persona.found(
                Map.of("name", "", "account_status", "ACTIVE", "kyc_status", "UNVERIFIED"));
        default -> Persona.only(Status.NOT_FOUND);
      };
    }
    if (begins(wallet, "failed_prefix", number)) return Persona.only(Status.UNAVAILABLE);
    if (begins(wallet, "unverified_prefix", number))
      return Persona.found(
          Map.of("name", "", "account_status", "ACTIVE", "kyc_status", "UNVERIFIED"));
    if (begins(wallet, "inactive_prefix", number))
      return Persona.found(
          Map.of("name", name, "account_status", "INACTIVE", "kyc_status", "VERIFIED"));
    var found = Map.of("name", name, "account_status", "ACTIVE", "kyc_status", "VERIFIED");
    if (begins(wallet, "slow_found_prefix", number)) return new Persona(Status.OK, found, true);
    return begins(wallet, "found_prefix", number)
        ? Persona.found(found)
        : Persona.only(Status.NOT_FOUND);
  }

  private static Persona taxNumber(String number, JsonNode npwp) {
    if (is(npwp, "pending", number)) return Persona.only(Status.PENDING);
    if (is(npwp, "failed", number)) return Persona.only(Status.UNAVAILABLE);
    var found = Map.of("name", text(npwp, "name"));
    if (begins(npwp, "slow_found_prefix", number)) return new Persona(Status.OK, found, true);
    return is(npwp, "found", number) || begins(npwp, "found_prefix", number)
        ? Persona.found(found)
        : Persona.only(Status.NOT_FOUND);
  }

  private Persona civil(String number, JsonNode register) {
    if (is(register, "pending", number)) return Persona.only(Status.PENDING);
    if (is(register, "failed", number)) return Persona.only(Status.UNAVAILABLE);
    return is(register.path("found"), "id_card_number", number)
        ? Persona.found(fields(register.path("found")))
        : Persona.only(Status.NOT_FOUND);
  }

  private Persona business(Query query, JsonNode register) {
    if (is(register, "failed", query.number())) return Persona.only(Status.UNAVAILABLE);
    var member = query.asked().getOrDefault("provider", "document_id");
    return is(register.path("found"), member, query.number())
        ? Persona.found(fields(register.path("found")))
        : Persona.only(Status.NOT_FOUND);
  }

  private Map<String, String> fields(JsonNode persona) {
    var fields = new HashMap<String, String>();
    persona.forEachEntry((name, value) -> fields.put(name, value.asString()));
    var photo = fields.remove("photo");
    if (photo != null) photo(photo).ifPresent(bytes -> fields.put("photo", bytes));
    return fields;
  }

  private static boolean is(JsonNode node, String member, @Nullable String number) {
    return node.path(member).asString("").equals(number);
  }

  private static boolean begins(JsonNode node, String member, String number) {
    return node.has(member) && number.startsWith(node.path(member).asString());
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asString("");
  }
}
