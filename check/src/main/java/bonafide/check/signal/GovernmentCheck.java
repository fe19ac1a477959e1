package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Attribute;
import bonafide.core.Cause;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.government.Curp;
import bonafide.signal.government.NationalNumbers;
import bonafide.signal.match.Fields;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a country's register of persons says of the claims. Each register has rules of its own.
public final class GovernmentCheck extends SignalCheck {
  private static final Set<String> CARD_TYPES = Set.of("C", "D", "E", "F", "G", "H");
  private static final Set<String> ID_TYPES = Set.of("DRIVING_LICENSE", "PERMIT", "ID_CARD");

  public GovernmentCheck(Sources sources, Sightings sightings) {
    super(About.GOVERNMENT, sources, sightings);
  }

  private static Register register(Asked asked) {
    return Register.of(asked.option("register"), asked.claims().all());
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    return switch (register(asked)) {
      case RENAPER ->
          claims
              .missing("given_name", "surname", "sex", "birth_date", "country", "id_number")
              .or(() -> claims.malformed("sex", Set.of("M", "F")::contains, "must be M or F"))
              .or(() -> claims.malformed("id_number", t -> t.matches("[\\d.]+"), "must be digits"))
              .or(() -> claims.badDate("birth_date"));
      case REGISTRADURIA ->
          (claims.has("full_name") ? none() : claims.missing("given_name", "surname"))
              .or(() -> claims.missing("birth_date", "id_number", "country"))
              .or(() -> claims.has("full_name") ? none() : claims.missing("id_type"))
              .or(() -> claims.malformed("id_type", ID_TYPES::contains, "must be " + ID_TYPES))
              .or(() -> claims.malformed("id_number", t -> t.matches("\\d+"), "must be digits"))
              .or(() -> claims.badDate("birth_date"))
              .or(() -> claims.badDate("issued"));
      case INE -> lacksElector(claims);
      case NOMINAL_LIST -> lacksCard(claims);
      case CURP -> lacksCurp(claims);
      case GENERIC, CPF ->
          claims
              .missingAllOf("ssn", "personal_number", "id_number")
              .or(() -> claims.missing("country"))
              .or(claims::badCountry)
              .or(() -> claims.badDate("birth_date"));
    };
  }

  static Optional<Outcome> lacksElector(Claims claims) {
    return claims
        .missing("elector_ocr", "elector_issue", "elector_key")
        .or(() -> claims.malformed("elector_issue", t -> t.matches("\\d+"), "must be digits"))
        .or(() -> claims.malformed("elector_key", t -> t.length() == 18, "must have 18 characters"))
        .or(() -> mexican(claims));
  }

  private static Optional<Outcome> mexican(Claims claims) {
    return claims.malformed("country", _ -> claims.country().equals("MX"), "must be MEX");
  }

  private static Optional<Outcome> lacksCard(Claims claims) {
    return claims
        .missing("country", "card_type")
        .or(() -> mexican(claims))
        .or(
            () ->
                claims.malformed("card_type", CARD_TYPES::contains, "must be one of " + CARD_TYPES))
        .or(
            () ->
                switch (claims.get("card_type")) {
                  case "C" -> claims.missing("elector_ocr", "elector_key", "elector_issue");
                  case "D" -> claims.missing("elector_cic", "elector_ocr");
                  default -> claims.missing("elector_cic", "elector_citizen");
                })
        .or(
            () ->
                claims.malformed("elector_key", t -> t.length() == 18, "must have 18 characters"));
  }

  private static Optional<Outcome> lacksCurp(Claims claims) {
    return claims
        .missing("country")
        .or(() -> mexican(claims))
        .or(() -> claims.malformed("sex", Set.of("H", "M")::contains, "must be H or M"))
        .or(
            () ->
                claims.has("id_number")
                    ? none()
                    : claims.missing(
                        "given_name", "paternal_surname", "sex", "birth_date", "subdivision"))
        .or(() -> claims.badDate("birth_date"));
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    return switch (register(asked)) {
      case RENAPER -> renaper(asked, claims.get("id_number").replace(".", ""));
      case REGISTRADURIA -> registraduria(asked, claims.get("id_number"));
      case INE -> ine(asked);
      case NOMINAL_LIST -> nominalList(asked);
      case CURP -> curp(asked, claims.get("id_number"));
      case GENERIC, CPF -> generic(asked, claims.first("id_number", "personal_number", "ssn"));
    };
  }

  /// Score 10, 20 or 30 for pass, warning and reject: what decides is the whole, not one member.
  private static Outcome generic(Asked asked, String number) {
    var claims = asked.claims();
    var answer = asked.ask(Kind.NATIONAL_ID, claims.country(), number);
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.NATIONAL_ID);
    var stated = new HashMap<>(claims.all());
    stated.put("number", number);
    var fields =
        new Fields(stated, answer.fields())
            .name()
            .initial()
            .key(Attribute.NUMBER, "number")
            .birthDate();
    if (answer.fields().containsKey("line1")) fields.address();
    var verdict = whole(fields.matches().values());
    return with(
        NationalNumbers.remarks(claims.country(), number, claims.all(), today(asked)),
        judged(Register.GENERIC, verdict, answer, fields, facts(claims, verdict)));
  }

  private static LocalDate today(Asked asked) {
    return LocalDate.ofInstant(asked.sightings().now(), ZoneOffset.UTC);
  }

  private static Map<String, String> facts(Claims claims, Verdict verdict) {
    var facts = new HashMap<String, String>();
    facts.put("country", claims.country());
    if (claims.has("id_type")) facts.put("type", claims.get("id_type"));
    facts.put(
        "score",
        switch (verdict) {
          case CLEAR -> "10";
          case REVIEW -> "20";
          case REJECT -> "30";
        });
    return facts;
  }

  private static Outcome renaper(Asked asked, String dni) {
    var answer = asked.ask(Kind.NATIONAL_ID, "AR", dni);
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.NATIONAL_ID);
    var stated = new HashMap<>(asked.claims().all());
    stated.put("number", dni);
    var fields =
        new Fields(stated, answer.fields())
            .text(Attribute.GIVEN_NAME, "given_name")
            .text(Attribute.SURNAME, "surname")
            .key(Attribute.NUMBER, "number")
            .date(Attribute.BIRTH_DATE, "birth_date")
            .text(Attribute.SEX, "sex");
    var facts = new HashMap<String, String>();
    if (answer.fields().containsKey("message"))
      facts.put("message", answer.fields().getOrDefault("message", ""));
    var verdict = whole(fields.matches().values());
    // The register tells of addresses only by the way: they do not decide.
    if (answer.fields().containsKey("line1") && asked.claims().has("line1")) fields.address();
    return with(
        NationalNumbers.remarks("AR", dni, Map.of(), today(asked)),
        judged(Register.RENAPER, verdict, answer, fields, facts));
  }

  private static Outcome registraduria(Asked asked, String nuip) {
    var answer = asked.ask(Kind.NATIONAL_ID, "CO", nuip);
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.NATIONAL_ID);
    var stated = new HashMap<>(asked.claims().all());
    stated.put("number", nuip);
    var fields =
        new Fields(stated, answer.fields())
            .name()
            .text(Attribute.PATERNAL_SURNAME, "paternal_surname")
            .text(Attribute.MATERNAL_SURNAME, "maternal_surname")
            .key(Attribute.NUMBER, "number")
            .date(Attribute.BIRTH_DATE, "birth_date")
            .date(Attribute.ISSUED, "issued");
    var facts = new HashMap<String, String>();
    for (var name : List.of("status_code", "status_description"))
      if (answer.fields().containsKey(name))
        facts.put(name, answer.fields().getOrDefault(name, ""));
    if (!asked.claims().isStated("given_name")) facts.put("granular", "false");
    return with(
        NationalNumbers.remarks("CO", nuip, Map.of(), today(asked)),
        judged(Register.REGISTRADURIA, whole(fields.matches().values()), answer, fields, facts));
  }

  /// The CURP alone rejects; key, OCR and name let pass.
  private static Outcome ine(Asked asked) {
    var answer = asked.ask(Kind.ELECTOR, "MX", asked.claims().get("elector_ocr"));
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.ELECTOR);
    var fields = elector(asked.claims(), answer);
    var verdict =
        fields.match(Attribute.NUMBER).equals(Optional.of(Match.NOT_MATCH))
            ? Verdict.REJECT
            : passes(fields) ? Verdict.CLEAR : Verdict.REVIEW;
    return judged(Register.INE, verdict, answer, fields, Map.of());
  }

  /// Whether elector key, OCR and name match.
  static boolean passes(Fields fields) {
    return fields.is(Attribute.ELECTOR_KEY)
        && fields.is(Attribute.ELECTOR_OCR)
        && fields.match(Attribute.FULL_NAME).orElse(Match.MATCH) == Match.MATCH;
  }

  /// A voter's card beside the electoral register.
  static Fields elector(Claims claims, Answer answer) {
    var stated = Renamed.number(claims.all(), "id_number");
    var fields =
        new Fields(stated, answer.fields())
            .key(Attribute.NUMBER, "number")
            .key(Attribute.ELECTOR_OCR, "elector_ocr")
            .number(Attribute.ELECTOR_ISSUE, "elector_issue")
            .number(Attribute.ELECTOR_REGISTERED, "elector_registered")
            .number(Attribute.ELECTOR_ISSUED, "elector_issued")
            .key(Attribute.ELECTOR_KEY, "elector_key")
            .text(Attribute.PATERNAL_SURNAME, "paternal_surname")
            .text(Attribute.MATERNAL_SURNAME, "maternal_surname");
    if (claims.has("given_name") || claims.has("paternal_surname") || claims.has("surname")) {
      var name = Fields.plain(Fields.fullName(stated));
      var whole = Fields.plain(Fields.fullName(answer.fields()));
      fields.put(Attribute.FULL_NAME, Match.of(name.equals(whole)));
    }
    return fields;
  }

  private static Outcome nominalList(Asked asked) {
    var claims = asked.claims();
    var answer =
        asked.ask(
            Kind.ELECTOR, "MX", claims.first("elector_cic", "elector_ocr", "elector_citizen"));
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.ELECTOR);
    var fields =
        new Fields(claims.all(), answer.fields())
            .key(Attribute.ELECTOR_OCR, "elector_ocr")
            .number(Attribute.ELECTOR_ISSUE, "elector_issue")
            .number(Attribute.ELECTOR_REGISTERED, "elector_registered")
            .number(Attribute.ELECTOR_ISSUED, "elector_issued")
            .key(Attribute.ELECTOR_KEY, "elector_key");
    var known =
        answer.status() == Status.OK
            && same(claims, answer, "elector_cic")
            && same(claims, answer, "elector_citizen");
    var verdict =
        !known
            ? Verdict.REJECT
            : fields.matches().values().stream().allMatch(m -> m == Match.MATCH)
                ? Verdict.CLEAR
                : Verdict.REVIEW;
    var facts =
        known && answer.fields().containsKey("message")
            ? Map.of("message", answer.fields().getOrDefault("message", ""))
            : Map.<String, String>of();
    return judged(Register.NOMINAL_LIST, verdict, answer, fields, facts);
  }

  private static boolean same(Claims claims, Answer answer, String name) {
    return !claims.has(name)
        || claims.get(name).strip().equals(answer.fields().getOrDefault(name, ""));
  }

  /// D-003-10: a CURP that is found passes whatever else differs; without one everything has to
  /// agree.
  private static Outcome curp(Asked asked, String curp) {
    var claims = asked.claims();
    var answer = asked.ask(Kind.NATIONAL_ID, "MX", curp);
    if (!answer.status().isAnswer()) return silent(answer);
    var stated = Renamed.number(claims.all(), "id_number");
    var fields =
        new Fields(stated, answer.fields())
            .key(Attribute.NUMBER, "number")
            .text(Attribute.GIVEN_NAME, "given_name")
            .date(Attribute.BIRTH_DATE, "birth_date")
            .text(Attribute.SEX, "sex")
            .text(Attribute.PATERNAL_SURNAME, "paternal_surname")
            .text(Attribute.MATERNAL_SURNAME, "maternal_surname");
    if (claims.has("subdivision"))
      fields.put(
          Attribute.SUBDIVISION,
          new Fields(claims.all(), answer.fields())
              .address()
              .match(Attribute.SUBDIVISION)
              .orElse(Match.NOT_MATCH));
    var found = answer.status() == Status.OK;
    var all = fields.matches().values().stream().allMatch(match -> match == Match.MATCH);
    var verdict = !found ? Verdict.REJECT : !curp.isEmpty() || all ? Verdict.CLEAR : Verdict.REVIEW;
    var facts = Map.of("message", found ? "Verification Successful" : "INCORRECT DATA");
    return with(
        curp.isEmpty() ? List.of() : Curp.remarks(curp, claims.all()),
        judged(Register.CURP, verdict, answer, fields, facts));
  }

  /// What a number says by itself is a reason more, whatever the register decides.
  private static Outcome with(List<String> remarks, Outcome.Judged judged) {
    var reasons = new ArrayList<>(judged.reasons());
    reasons.addAll(remarks);
    return new Outcome.Judged(judged.verdict(), reasons, judged.finding());
  }

  /// The register's own words for why it said nothing.
  private static Outcome silent(Answer answer) {
    var why = Unanswered.of(answer, Kind.NATIONAL_ID);
    if (why.cause() != Cause.SOURCE_FAILED) return why;
    return new Outcome.NotDone(
        why.cause(),
        switch (answer.status()) {
          case TIMEOUT -> "DOES NOT RESPOND";
          case UNAVAILABLE, CIRCUIT_OPEN, RATE_LIMITED -> "WITHOUT RENAPO RESPONSE";
          default -> "UNEXPECTED ERROR";
        });
  }

  private static Outcome.Judged judged(
      Register register, Verdict verdict, Answer answer, Fields fields, Map<String, String> facts) {
    return new Outcome.Judged(
        verdict,
        List.of(
            switch (verdict) {
              case CLEAR -> "The register knows the person as stated.";
              case REVIEW -> "The register has some of it otherwise.";
              case REJECT -> "The register does not know the person as stated.";
            }),
        new FieldMatches(
            register.word(),
            answer.status() == Status.OK,
            fields.matches(),
            facts,
            List.of(answer.origin().id())));
  }
}
