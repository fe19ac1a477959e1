package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Attribute;
import bonafide.core.Cause;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.identity.EkycCountries;
import bonafide.signal.identity.EkycCountries.Offer;
import bonafide.signal.match.Fields;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Whether one record keeper, or two of different owners, know a person: by the name and one more
/// attribute in each.
public final class EkycCheck extends SignalCheck {
  public EkycCheck(Sources sources, Sightings sightings) {
    super(About.EKYC, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    var offer = EkycCountries.of(claims.country());
    var addressed = offer.map(Offer::address).orElse(true);
    return (claims.has("full_name") ? none() : claims.missing("given_name", "surname"))
        .or(() -> claims.missing("line1", "postal_code", "country"))
        .or(() -> addressed ? claims.missing("city") : none())
        .or(claims::badCountry)
        .or(
            () ->
                offer.isPresent() ? none() : Optional.of(unsupportedCountry(claims.get("country"))))
        .or(
            () ->
                isTwo(asked) && !offer.map(Offer::two).orElse(false)
                    ? Optional.of(
                        new Outcome.NotDone(
                            Cause.EVIDENCE_UNUSABLE, "2+2 is not offered in this country"))
                    : none())
        .or(() -> claims.badDate("birth_date"))
        .or(claims::badPhone);
  }

  private static boolean isTwo(Asked asked) {
    return asked.option("search").equals("two");
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var answers =
        asked
            .sources()
            .askAll(asked.query(Kind.PERSON, claims.country(), claims.first("id_number")));
    var answered = answers.stream().filter(answer -> answer.status().isAnswer()).toList();
    if (answered.isEmpty())
      return answers.isEmpty()
          ? new Outcome.NotDone(Cause.SOURCE_UNCONFIGURED, "no source is configured for PERSON")
          : Unanswered.of(answers.getFirst(), Kind.PERSON);
    var offer = EkycCountries.of(claims.country()).orElseThrow();
    var merged = new EnumMap<Attribute, Match>(Attribute.class);
    var owners = new HashSet<String>();
    var sources = new LinkedHashSet<String>();
    for (var answer : answered) {
      var fields = compare(claims, offer, answer);
      fields.matches().forEach((a, m) -> merged.merge(a, m, EkycCheck::better));
      if (!confirms(fields)) continue;
      owners.add(answer.origin().owner());
      sources.add(source(claims.country(), answer));
    }
    var needed = isTwo(asked) ? 2 : 1;
    var verdict = verdict(owners.size() >= needed, merged);
    return new Outcome.Judged(
        verdict,
        List.of(
            "%d record keeper(s) of different owners confirm the name and one more attribute; %d are needed."
                .formatted(owners.size(), needed)),
        new FieldMatches(
            "ekyc",
            answered.stream().anyMatch(answer -> answer.status() == Status.OK),
            merged,
            Map.of("search", needed + "+" + needed),
            new ArrayList<>(sources)));
  }

  private static Verdict verdict(boolean enough, Map<Attribute, Match> merged) {
    if (enough) return Verdict.CLEAR;
    return merged.containsValue(Match.MATCH) ? Verdict.REVIEW : Verdict.REJECT;
  }

  private static Match better(Match one, Match other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /// The name and an address, birth date, phone or number.
  private static boolean confirms(Fields fields) {
    return fields.is(Attribute.FULL_NAME)
        && (fields.is(Attribute.ADDRESS)
            || fields.is(Attribute.BIRTH_DATE)
            || fields.is(Attribute.PHONE)
            || fields.is(Attribute.NUMBER));
  }

  private static Fields compare(Claims claims, Offer offer, Answer answer) {
    var stated = new HashMap<>(claims.all());
    if (!offer.nationalId()) stated.remove("id_number");
    if (!offer.phone()) stated.remove("phone");
    if (!offer.birthDate()) stated.remove("birth_date");
    var fields =
        new Fields(Renamed.number(stated, "id_number"), answer.fields())
            .name()
            .initial()
            .birthDate()
            .phone()
            .key(Attribute.NUMBER, "number");
    return offer.address() ? fields.address() : fields;
  }

  /// `United_States Postal`: the country and what the owner lives from.
  private static String source(String country, Answer answer) {
    var name = Locale.of("", country).getDisplayCountry(Locale.ENGLISH).replace(' ', '_');
    var trade = answer.origin().trade();
    return name + " " + (trade.isEmpty() ? "Proprietary" : trade);
  }
}
