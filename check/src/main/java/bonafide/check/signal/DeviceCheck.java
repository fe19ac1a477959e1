package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.core.Cause;
import bonafide.core.Outcome;
import bonafide.signal.device.Devices;
import bonafide.signal.ip.Ips;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.rows.SightingRows.Element;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far a device can be trusted, by what it told of itself and how it was used.
public final class DeviceCheck extends SignalCheck {
  private static final int REVIEW = 40;
  private static final int REJECT = 70;

  public DeviceCheck(Sources sources, Sightings sightings) {
    super(About.DEVICE, sources, sightings);
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    return asked.claims().missing("session");
  }

  /// A session is known by its name; a report names its device itself.
  @Override
  @Nullable String device(Asked asked) {
    return asked.claims().get("session");
  }

  @Override
  Outcome outcome(Asked asked) {
    var session = asked.claims().get("session");
    var known = asked.know(Kind.DEVICE, "", session);
    if (known.failure() != null) return known.failure();
    return known.fields().isEmpty()
        ? new Outcome.NotDone(Cause.EVIDENCE_UNKNOWN, "no device has reported this session")
        : judged(asked, session, known);
  }

  private static Outcome judged(Asked asked, String session, Knowledge known) {
    var report = known.fields();
    var address = Ips.parse(report.getOrDefault("ip", ""));
    var ip =
        address.map(at -> IpCheck.signals(asked, at, asked.know(Kind.IP, "", at))).orElse(null);
    var signals =
        Devices.judge(
            session,
            report,
            ip,
            known.use(asked.use(Element.DEVICE, session)),
            known.use(asked.use(Element.IP, address.orElse(null))),
            asked.sightings().now());
    return new Outcome.Judged(
        verdict(signals.risk(), REVIEW, REJECT), EmailCheck.reasons(signals.fired()), signals);
  }
}
