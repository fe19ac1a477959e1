package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.AddressSignals;
import bonafide.core.Attribute;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.address.Addresses;
import bonafide.signal.match.Fields;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;

/// Whether a person lives at an address.
public final class ResidencyCheck extends SignalCheck {
  private static final Set<String> COUNTRIES =
      Set.of("AU", "CA", "FR", "DE", "IT", "MX", "ES", "GB", "US");

  public ResidencyCheck(Sources sources, Sightings sightings) {
    super(About.RESIDENCY, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    return (claims.has("full_name") ? none() : claims.missing("given_name", "surname"))
        .or(() -> claims.missing("email", "phone", "line1", "country"))
        .or(() -> claims.missingAllOf("city", "postal_code"))
        .or(claims::badEmail)
        .or(claims::badCountry)
        .or(
            () ->
                COUNTRIES.contains(claims.country())
                    ? none()
                    : Optional.of(unsupportedCountry(claims.get("country"))));
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var answer = asked.ask(Kind.RESIDENCY, claims.country(), AddressCheck.key(claims));
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.RESIDENCY);
    var source = answer.origin().id();
    if (answer.status() == Status.NOT_FOUND)
      return AddressCheck.judged(Addresses.unknown(claims.all(), claims.country(), source));
    var found = Addresses.compare(claims.all(), claims.country(), answer.fields(), source);
    var lives = new Fields(claims.all(), answer.fields()).name().is(Attribute.FULL_NAME);
    return judged(found, lives);
  }

  /// The address decides, but nobody passes who is not known there.
  private static Outcome judged(AddressSignals found, boolean lives) {
    var signals =
        new AddressSignals(
            found.confirmed(),
            found.deepest(),
            found.located(),
            found.faults(),
            found.changes(),
            Match.of(lives),
            found.sources());
    var address = (Outcome.Judged) AddressCheck.judged(signals);
    var reasons = new ArrayList<>(address.reasons());
    reasons.add(lives ? "The person is known there." : "Somebody else is known there.");
    return new Outcome.Judged(
        lives ? address.verdict() : address.verdict().worst(Verdict.REJECT), reasons, signals);
  }
}
