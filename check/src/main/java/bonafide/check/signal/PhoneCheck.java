package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.core.Outcome;
import bonafide.core.PhoneSignals;
import bonafide.core.Verdict;
import bonafide.signal.phone.Phones;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.rows.SightingRows.Element;
import java.util.Objects;
import java.util.Optional;

/// How far a phone number can be trusted.
public final class PhoneCheck extends SignalCheck {
  private static final int RHYTHM = 40;

  public PhoneCheck(Sources sources, Sightings sightings) {
    super(About.PHONE, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    return asked.claims().missing("phone").or(() -> asked.claims().badPhone());
  }

  @Override
  Outcome outcome(Asked asked) {
    var phone = Phones.parse(asked.claims().get("phone")).orElseThrow();
    var country = Objects.requireNonNullElse(Phones.region(phone), "");
    var known = asked.know(Kind.PHONE, country, phone.e164());
    if (known.failure() != null) return known.failure();
    var signals = signals(asked, known);
    return new Outcome.Judged(verdict(signals), EmailCheck.reasons(signals.fired()), signals);
  }

  static PhoneSignals signals(Asked asked, Knowledge known) {
    var phone = Phones.parse(asked.claims().get("phone")).orElseThrow();
    return Phones.judge(
        phone,
        known.fields(),
        known.use(asked.use(Element.PHONE, phone.e164())),
        asked.sightings().range(asked.asking(), phone.e164()),
        asked.sightings().times(asked.asking(), Element.PHONE, phone.e164(), RHYTHM),
        asked.sightings().now());
  }

  /// D-003-12.
  private static Verdict verdict(PhoneSignals signals) {
    if (signals.blocked()) return Verdict.REJECT;
    return switch (signals.activity()) {
      case LOW_ACTIVITY, LOW_REGULAR, REGULAR -> Verdict.CLEAR;
      case LOW_RISK_IRREGULAR -> Verdict.REVIEW;
      case MEDIUM_RISK_IRREGULAR, HIGH_RISK_IRREGULAR, IRREGULAR_NUMBER_TYPE -> Verdict.REJECT;
    };
  }
}
