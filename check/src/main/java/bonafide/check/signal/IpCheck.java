package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.core.IpSignals;
import bonafide.core.Outcome;
import bonafide.signal.ip.Ips;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.rows.SightingRows.Element;
import java.util.List;
import java.util.Optional;

/// How far an IP address can be trusted.
public final class IpCheck extends SignalCheck {
  private static final int REVIEW = 40;
  private static final int REJECT = 70;

  public IpCheck(Sources sources, Sightings sightings) {
    super(About.IP, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    return asked.claims().missing("ip").or(() -> asked.claims().badIp());
  }

  @Override
  Outcome outcome(Asked asked) {
    var address = Ips.parse(asked.claims().get("ip")).orElseThrow();
    var known = asked.know(Kind.IP, "", address);
    if (known.failure() != null) return known.failure();
    var signals = signals(asked, address, known);
    var reasons =
        known.fields().isEmpty() && signals.fired().isEmpty()
            ? List.of("Nothing speaks against the address; nothing else is known of it.")
            : EmailCheck.reasons(signals.fired());
    return new Outcome.Judged(verdict(signals.risk(), REVIEW, REJECT), reasons, signals);
  }

  static IpSignals signals(Asked asked, String address, Knowledge known) {
    return Ips.judge(address, known.fields(), known.use(asked.use(Element.IP, address)));
  }
}
