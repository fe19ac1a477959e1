package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Attribute;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.government.Cpf;
import bonafide.signal.match.Fields;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether Brazil's tax office knows a CPF, and whose it is.
public final class CpfCheck extends SignalCheck {
  public CpfCheck(Sources sources, Sightings sightings) {
    super(About.CPF, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    return claims
        .missingAllOf("id_number", "personal_number")
        .or(() -> claims.missingAllOf("given_name", "surname", "full_name"))
        .or(() -> claims.missing("country"))
        .or(claims::badCountry)
        .or(() -> claims.badDate("birth_date"))
        .or(() -> lacksCpf(claims));
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var written = cpf(claims);
    var number = Cpf.parse(written).orElse(written);
    var answer = asked.ask(Kind.NATIONAL_ID, "BR", number);
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.NATIONAL_ID);
    var found = answer.status() == Status.OK;
    var fields = new Fields(claims.all(), answer.fields()).date(Attribute.BIRTH_DATE, "birth_date");
    fields.put(Attribute.NUMBER, Match.of(found));
    fields.put(Attribute.FULL_NAME, Match.of(found && sameName(claims, answer.fields())));
    var all = fields.matches().values().stream().allMatch(match -> match == Match.MATCH);
    var reasons = new ArrayList<String>();
    reasons.add(
        !found
            ? "The tax office knows no such CPF."
            : all ? "The CPF is the person's." : "The CPF exists, but is held otherwise.");
    if (number.length() == 11) reasons.addAll(Cpf.remarks(number));
    return new Outcome.Judged(
        !found ? Verdict.REJECT : all ? Verdict.CLEAR : Verdict.REVIEW,
        reasons,
        new FieldMatches(
            Register.CPF.word(), found, fields.matches(), Map.of(), List.of(answer.origin().id())));
  }

  private static String cpf(Claims claims) {
    return claims.cpf("id_number", "personal_number");
  }

  private static Optional<Outcome> lacksCpf(Claims claims) {
    return cpf(claims).equals(claims.get("id_number"))
        ? claims.malformed("id_number", text -> Cpf.parse(text).isPresent(), "is no CPF")
        : none();
  }

  /// Given and last name together, exactly.
  static boolean sameName(Claims claims, Map<String, String> record) {
    return Fields.plain(claims.name()).equals(Fields.plain(Fields.fullName(record)));
  }
}
