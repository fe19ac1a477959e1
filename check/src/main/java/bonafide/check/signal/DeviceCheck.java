package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.core.Cause;
import bonafide.core.DeviceSignals;
import bonafide.core.FraudKind;
import bonafide.core.IpSignals;
import bonafide.core.Outcome;
import bonafide.signal.device.Blackboxes;
import bonafide.signal.device.Blackboxes.Box;
import bonafide.signal.device.DeviceMemory;
import bonafide.signal.device.DeviceRules;
import bonafide.signal.device.Devices;
import bonafide.signal.device.Devices.Standing;
import bonafide.signal.device.Telling;
import bonafide.signal.ip.Ips;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.Sightings.Fraud;
import bonafide.store.rows.SightingRows.Element;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far a device can be trusted, by what it told of itself and how it was used. A session is a
/// blackbox of our own collector, the name of one that was sent before, or one that a source
/// knows.
public final class DeviceCheck extends SignalCheck {
  private static final int REVIEW = 40;
  private static final int REJECT = 70;

  private final Blackboxes blackboxes;
  private final DeviceMemory memory;
  private final DeviceRules rules;

  public DeviceCheck(
      Sources sources,
      Sightings sightings,
      Blackboxes blackboxes,
      DeviceMemory memory,
      DeviceRules rules) {
    super(About.DEVICE, sources, sightings);
    this.blackboxes = blackboxes;
    this.memory = memory;
    this.rules = rules;
  }

  /// Where the applicant's own browser was to tell of itself, its silence is an answer.
  @Override
  Optional<Outcome> lacking(Asked asked) {
    return isAwaited(asked) ? none() : asked.claims().missing("session");
  }

  private static boolean isAwaited(Asked asked) {
    return asked.claims().get("device_awaited").equals("true");
  }

  /// Which device it was is known only once its report is read.
  @Override
  void note(Asked asked) {}

  @Override
  Outcome outcome(Asked asked) {
    var session = asked.claims().get("session");
    if (session.isEmpty()) return unread(asked, null);
    if (Blackboxes.isBlackbox(session)) return opened(asked, session, null);
    var question = asked.question();
    var kept = memory.kept(question.client(), question.environment(), session);
    return kept.isPresent()
        ? opened(asked, kept.get().blackbox(), kept.get().order())
        : sourced(asked, session);
  }

  private Outcome sourced(Asked asked, String session) {
    note(asked, session, null);
    var known = asked.know(Kind.DEVICE, "", session);
    if (known.failure() != null) return known.failure();
    if (known.fields().isEmpty())
      return new Outcome.NotDone(Cause.EVIDENCE_UNKNOWN, "no device has reported this session");
    var report = known.fields();
    var address = Ips.parse(report.getOrDefault("ip", ""));
    return judged(
        Devices.judge(
            session,
            report,
            Standing.of(
                known.use(asked.use(Element.DEVICE, session)),
                known.use(asked.use(Element.IP, address.orElse(null))),
                address.map(at -> place(asked, at)).orElse(null)),
            rules,
            asked.sightings().now()));
  }

  private static void note(Asked asked, @Nullable String device, @Nullable String ip) {
    asked.sightings().note(asked.asking(), asked.claims().seen(device, ip));
  }

  private static IpSignals place(Asked asked, String address) {
    return IpCheck.signals(asked, address, asked.know(Kind.IP, "", address));
  }

  private static Outcome judged(DeviceSignals signals) {
    return new Outcome.Judged(
        verdict(signals.risk(), REVIEW, REJECT), EmailCheck.reasons(signals.fired()), signals);
  }

  private static Outcome unread(Asked asked, @Nullable String because) {
    note(asked, null, null);
    return judged(Devices.unread(because));
  }

  /// @param order the only order it was sent for; null for any
  private Outcome opened(Asked asked, String blackbox, @Nullable String order) {
    return switch (blackboxes.open(blackbox)) {
      case Box.Unreadable(var because) -> unread(asked, because);
      case Box.Told told -> told(asked, told, order);
    };
  }

  private Outcome told(Asked asked, Box.Told told, @Nullable String order) {
    var telling = new Telling(told);
    var question = asked.question();
    var report = new HashMap<>(telling.report());
    var address = Ips.parse(report.getOrDefault("ip", "")).orElse(null);
    if (isForAnother(asked, told, order))
      return forged(asked, told, report, address, "from another session");
    var known = memory.recognise(question.environment(), telling, told, question.order());
    if (known.isEmpty()) return forged(asked, told, report, address, "replayed");
    var recognised = known.get();
    report.put("confidence", String.format(Locale.ROOT, "%.2f", recognised.confidence()));
    note(asked, recognised.device(), address);
    return judged(
        Devices.judge(
            recognised.device(),
            report,
            standing(
                asked,
                recognised.device(),
                address,
                suspect(asked, told, telling),
                false,
                recognised.alike()),
            rules,
            asked.sightings().now()));
  }

  /// A blackbox that is not this order's own tells of somebody else's device.
  private Outcome forged(
      Asked asked,
      Box.Told told,
      Map<String, String> report,
      @Nullable String address,
      String how) {
    note(asked, null, null);
    return judged(
        Devices.judge(
            told.device(),
            report,
            standing(asked, told.device(), address, how, true, List.of()),
            rules,
            asked.sightings().now()));
  }

  private Standing standing(
      Asked asked,
      String device,
      @Nullable String address,
      @Nullable String suspect,
      boolean forged,
      List<String> alike) {
    var stated = Ips.parse(asked.claims().get("ip")).filter(ip -> !ip.equals(address));
    var found =
        asked
            .sightings()
            .frauds(asked.asking(), Stream.concat(Stream.of(device), alike.stream()).toList())
            .stream()
            .filter(fraud -> fraud.own() || rules.sharesEvidence())
            .toList();
    return new Standing(
        asked.use(Element.DEVICE, device),
        asked.use(Element.IP, address),
        address == null ? null : place(asked, address),
        stated.map(ip -> place(asked, ip)).orElse(null),
        suspect,
        forged,
        kinds(found, device, true),
        kinds(found, device, false),
        alike.size(),
        (int)
            found.stream()
                .map(Fraud::device)
                .filter(one -> !one.equals(device))
                .distinct()
                .count());
  }

  private static Set<FraudKind> kinds(List<Fraud> found, String device, boolean own) {
    return found.stream()
        .filter(fraud -> fraud.device().equals(device) && fraud.own() == own)
        .map(Fraud::kind)
        .collect(Collectors.toSet());
  }

  private static boolean isForAnother(Asked asked, Box.Told told, @Nullable String order) {
    var own = asked.question().order();
    return (told.order() != null && !told.order().equals(own))
        || (order != null && !order.equals(own));
  }

  private static @Nullable String suspect(Asked asked, Box.Told told, Telling telling) {
    var age = Duration.between(told.given(), asked.sightings().now());
    if (age.compareTo(Blackboxes.LIFETIME) > 0) return "older than a day";
    var incomplete = telling.incomplete();
    return incomplete == null ? telling.contradictory() : incomplete;
  }
}
