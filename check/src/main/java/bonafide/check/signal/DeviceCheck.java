package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Cause;
import bonafide.core.Outcome;
import bonafide.signal.device.Devices;
import bonafide.signal.ip.Ips;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.rows.SightingRows.Element;
import java.util.Map;
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
    var answer = asked.ask(Kind.DEVICE, "", session);
    return switch (answer.status()) {
      case OK -> judged(asked, session, answer.fields());
      case NOT_FOUND, NOT_CONFIGURED ->
          new Outcome.NotDone(Cause.EVIDENCE_UNKNOWN, "no device has reported this session");
      default -> Unanswered.of(answer, Kind.DEVICE);
    };
  }

  private static Outcome judged(Asked asked, String session, Map<String, String> report) {
    var address = Ips.parse(report.getOrDefault("ip", ""));
    var ip =
        address
            .map(at -> IpCheck.signals(asked, at, asked.know(Kind.IP, "", at)))
            .orElse(null);
    var signals =
        Devices.judge(
            session,
            report,
            ip,
            asked.sightings().use(asked.asking(), Element.DEVICE, session),
            address
                .map(at -> asked.sightings().use(asked.asking(), Element.IP, at))
                .orElse(bonafide.store.rows.SightingRows.Use.NONE),
            asked.sightings().now());
    return new Outcome.Judged(
        verdict(signals.risk(), REVIEW, REJECT), EmailCheck.reasons(signals.fired()), signals);
  }
}
