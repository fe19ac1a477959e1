package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Attribute;
import bonafide.core.Cause;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.signal.match.Fields;
import bonafide.signal.match.Subdivisions;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the licensing office of a state of the USA knows a licence as it was stated.
public final class LicenceCheck extends SignalCheck {
  private static final Set<String> STATES =
      Set.of(
          "AL", "AR", "AZ", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS",
          "KY", "MA", "MD", "ME", "MI", "MO", "MS", "MT", "NC", "ND", "NE", "NJ", "NM", "NV", "OH",
          "OR", "RI", "SD", "TN", "TX", "VA", "VT", "WA", "WI", "WV", "WY");

  private static final Set<String> TYPES = Set.of("DRIVING_LICENSE", "PERMIT", "ID_CARD");

  public LicenceCheck(Sources sources, Sightings sightings) {
    super(About.LICENCE, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    return claims
        .missing("country")
        .or(
            () ->
                claims.get("country").equals("USA")
                    ? none()
                    : Optional.of(unsupportedCountry(claims.get("country"))))
        .or(() -> claims.missing("subdivision"))
        .or(() -> state(claims))
        .or(
            () ->
                claims.missing(
                    "given_name",
                    "surname",
                    "birth_date",
                    "line1",
                    "city",
                    "postal_code",
                    "id_number",
                    "issued",
                    "expires",
                    "id_type"))
        .or(() -> claims.badDate("birth_date"))
        .or(() -> claims.badDate("issued"))
        .or(() -> claims.badDate("expires"))
        .or(() -> claims.malformed("id_type", TYPES::contains, "must be one of " + TYPES));
  }

  private static Optional<Outcome> state(Claims claims) {
    return STATES.contains(Subdivisions.code("US", claims.get("subdivision")))
        ? none()
        : Optional.of(
            new Outcome.NotDone(
                Cause.REGION_UNSUPPORTED,
                "the state " + claims.get("subdivision") + " is not supported"));
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var answer = asked.ask(Kind.DRIVING_LICENCE, "US", claims.get("id_number"));
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.DRIVING_LICENCE);
    var fields = compare(claims, answer.fields());
    var verdict = whole(fields.values());
    return new Outcome.Judged(
        verdict,
        List.of(
            switch (verdict) {
              case CLEAR -> "Everything is as the licensing office has it.";
              case REVIEW -> "The licensing office has some of it otherwise.";
              case REJECT -> "The licensing office knows nothing of it.";
            }),
        new FieldMatches(
            "us-licences",
            !answer.fields().isEmpty(),
            fields,
            Map.of(),
            List.of(answer.origin().id())));
  }

  private static Map<Attribute, Match> compare(Claims claims, Map<String, String> record) {
    var fields =
        new Fields(Renamed.number(claims.all(), "id_number"), record)
            .name()
            .text(Attribute.MIDDLE_NAME, "middle_name")
            .address()
            .date(Attribute.BIRTH_DATE, "birth_date")
            .key(Attribute.NUMBER, "number")
            .date(Attribute.EXPIRES, "expires")
            .date(Attribute.ISSUED, "issued");
    return fields.matches();
  }
}
