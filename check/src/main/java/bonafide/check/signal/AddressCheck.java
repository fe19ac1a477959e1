package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.AddressSignals;
import bonafide.core.AddressSignals.Level;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.address.Addresses;
import bonafide.signal.match.Fields;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.util.List;
import java.util.Optional;

/// Whether an address exists.
public final class AddressCheck extends SignalCheck {
  public AddressCheck(Sources sources, Sightings sightings) {
    super(About.ADDRESS, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    return claims
        .missing("city", "postal_code", "subdivision", "country")
        .or(() -> claims.missingAllOf("ssn", "personal_number", "id_number"))
        .or(claims::badCountry)
        .or(
            () ->
                Addresses.isSupported(claims.country())
                    ? none()
                    : Optional.of(unsupportedCountry(claims.get("country"))))
        .or(() -> claims.badDate("birth_date"));
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var answer = asked.ask(Kind.ADDRESS, claims.country(), key(claims));
    if (answer.status() == Status.NOT_CONFIGURED)
      return judged(Addresses.form(claims.all(), claims.country()));
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.ADDRESS);
    var source = answer.origin().id();
    return judged(
        answer.status() == Status.NOT_FOUND
            ? Addresses.unknown(claims.all(), claims.country(), source)
            : Addresses.compare(claims.all(), claims.country(), answer.fields(), source));
  }

  /// What the answer is remembered by.
  static String key(Claims claims) {
    return String.join(
        "|",
        Fields.street(claims.get("line1")),
        Fields.street(claims.get("line2")),
        Fields.plain(claims.get("city")),
        Fields.compact(claims.get("postal_code")),
        Fields.plain(claims.get("subdivision")),
        claims.country());
  }

  static Outcome judged(AddressSignals signals) {
    var whole =
        signals.confirmed() == signals.deepest()
            && signals.faults().isEmpty()
            && signals.changes().isEmpty();
    var impossible = signals.confirmed() == Level.NONE && !signals.faults().isEmpty();
    var verdict = whole ? Verdict.CLEAR : impossible ? Verdict.REJECT : Verdict.REVIEW;
    return new Outcome.Judged(
        verdict,
        List.of(
            "The address is confirmed to the level %s; the records go to %s.%s"
                .formatted(
                    signals.confirmed(),
                    signals.deepest(),
                    signals.faults().isEmpty() ? "" : " Wrong or missing: " + signals.faults())),
        signals);
  }
}
