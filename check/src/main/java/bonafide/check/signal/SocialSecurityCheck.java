package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Attribute;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.government.SocialSecurity;
import bonafide.signal.match.Fields;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether a social security number, a name and an address belong together.
public final class SocialSecurityCheck extends SignalCheck {
  public SocialSecurityCheck(Sources sources, Sightings sightings) {
    super(About.SOCIAL_SECURITY, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    return (claims.has("full_name") ? none() : claims.missing("given_name", "surname"))
        .or(() -> claims.missing("ssn", "line1", "postal_code"))
        .or(
            () ->
                claims.malformed(
                    "ssn", t -> SocialSecurity.parse(t).isPresent(), "must have 4 or 9 digits"))
        .or(() -> claims.badDate("birth_date"));
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var number = SocialSecurity.parse(claims.get("ssn")).orElseThrow();
    var answer = asked.ask(Kind.SOCIAL_SECURITY, "US", number);
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.SOCIAL_SECURITY);
    var found = answer.status() == Status.OK;
    var fields = compare(claims, answer, found);
    var deceased = answer.fields().getOrDefault("deceased", "").equals("true");
    var older = isOlder(claims, number, answer.fields());
    var name = fields.match(Attribute.NAME_OF_NUMBER).orElse(Match.NOT_MATCH);
    var all = fields.matches().values().stream().allMatch(match -> match == Match.MATCH);
    var verdict =
        !found || deceased || older || name == Match.NOT_MATCH
            ? Verdict.REJECT
            : all ? Verdict.CLEAR : Verdict.REVIEW;
    var reasons = new ArrayList<String>();
    if (!found) reasons.add("Nobody knows the number.");
    if (deceased) reasons.add("Its holder is deceased.");
    if (older) reasons.add("The number was given out before the birth.");
    if (found && name == Match.NOT_MATCH) reasons.add("The number belongs to somebody else.");
    if (found && name != Match.NOT_MATCH)
      reasons.add(all ? "Everything is as the records have it." : "Some of it is otherwise.");
    reasons.addAll(SocialSecurity.remarks(number, claims.birthYear()));
    return new Outcome.Judged(
        verdict,
        reasons,
        new FieldMatches(
            "us-social-security",
            found,
            fields.matches(),
            Map.of("deceased", String.valueOf(deceased), "older", String.valueOf(older)),
            List.of(answer.origin().id())));
  }

  private static boolean isOlder(Claims claims, String number, Map<String, String> record) {
    var born =
        claims.birthYear() > 0
            ? claims.birthYear()
            : Fields.day(record.getOrDefault("birth_date", "")).map(LocalDate::getYear).orElse(0);
    var issued = record.getOrDefault("issued_year", "");
    return (issued.matches("\\d{4}") && born > 0 && Integer.parseInt(issued) < born)
        || SocialSecurity.isOlderThan(number, born);
  }

  private static Fields compare(Claims claims, Answer answer, boolean found) {
    var fields =
        new Fields(claims.all(), answer.fields()).phone().date(Attribute.BIRTH_DATE, "birth_date");
    fields.put(Attribute.NUMBER, Match.of(found));
    var address = address(new Fields(claims.all(), answer.fields()).address());
    var name = name(claims, answer.fields());
    fields.put(Attribute.ADDRESS, address);
    fields.put(Attribute.NAME_OF_NUMBER, name);
    fields.put(Attribute.NAME_OF_ADDRESS, weaker(name, address));
    return fields;
  }

  private static Match weaker(Match one, Match other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /// Partial where some parts agree and some do not.
  private static Match address(Fields fields) {
    var parts =
        List.of(
            Attribute.ADDRESS_LINE_1, Attribute.CITY, Attribute.SUBDIVISION, Attribute.POSTAL_CODE);
    var compared = parts.stream().filter(fields.matches()::containsKey).toList();
    var same = compared.stream().filter(fields::is).count();
    if (same == compared.size()) return Match.MATCH;
    return same == 0 ? Match.NOT_MATCH : Match.PARTIAL;
  }

  private static Match name(Claims claims, Map<String, String> record) {
    if (CpfCheck.sameName(claims, record)) return Match.MATCH;
    var fields = new Fields(claims.all(), record).name();
    return fields.is(Attribute.GIVEN_NAME) || fields.is(Attribute.SURNAME)
        ? Match.PARTIAL
        : Match.NOT_MATCH;
  }
}
