package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Cause;
import bonafide.core.DeviceSignals;
import bonafide.core.EmailSignals;
import bonafide.core.Fired;
import bonafide.core.IpSignals;
import bonafide.core.Outcome;
import bonafide.core.PersonSignals;
import bonafide.core.PhoneSignals;
import bonafide.core.Verdict;
import bonafide.signal.Known;
import bonafide.signal.Rules;
import bonafide.signal.email.EmailAddress;
import bonafide.signal.email.Emails;
import bonafide.signal.ip.Ips;
import bonafide.signal.match.Fields;
import bonafide.signal.phone.Phones;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.rows.SightingRows.Element;
import bonafide.store.rows.SightingRows.Use;
import com.google.common.base.Splitter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Everything about a person's identifiers in one look, and how far they deserve trust.
public final class PersonCheck extends SignalCheck {
  /// Where somebody stands of whom nothing is known; the table below takes away and adds.
  private static final int UNKNOWN = 60;

  private static final Set<String> STATES = Set.of("REACHABLE", "UNREACHABLE");
  private static final Set<String> RECENCIES =
      Set.of("1_DAY", "7_DAY", "15_DAY", "30_DAY", "60_DAY", "90_DAY", ">90_DAY");

  private static final int CLEAR = 50;
  private static final int REJECT = 25;

  private final Emails emails;

  public PersonCheck(Sources sources, Sightings sightings, Emails emails) {
    super(About.PERSON, sources, sightings);
    this.emails = emails;
  }

  @Override
  public boolean answersAtOnce(bonafide.check.Question question) {
    return true;
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    return asked.claims().missing("email", "phone");
  }

  @Override
  @Nullable String device(Asked asked) {
    var device = asked.claims().get("device.device_id");
    return device.isEmpty() ? null : device;
  }

  /// What was found out about each identifier.
  private record Found(
      EmailSignals email,
      @Nullable PhoneSignals phone,
      @Nullable IpSignals ip,
      @Nullable DeviceSignals device,
      Use emailUse,
      Use phoneUse,
      long duplicates,
      long devices,
      Map<String, String> footprint) {}

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var answer = asked.ask(Kind.FOOTPRINT, "", claims.get("email").strip());
    if (answer.status() == Status.TIMEOUT)
      return new Outcome.NotDone(Cause.DEADLINE_PASSED, "the source did not answer in time");
    if (!answer.status().isAnswer() && answer.status() != Status.NOT_CONFIGURED)
      return Unanswered.of(answer, Kind.FOOTPRINT);
    var found = found(asked, answer);
    var rules = rules(found);
    var trust = Math.clamp(UNKNOWN - rules.sum(), 0, 100);
    var signals = signals(found, trust, rules.fired(), answer);
    return new Outcome.Judged(
        trust >= CLEAR ? Verdict.CLEAR : trust >= REJECT ? Verdict.REVIEW : Verdict.REJECT,
        EmailCheck.reasons(rules.fired()),
        signals);
  }

  private Found found(Asked asked, Answer answer) {
    var claims = asked.claims();
    var email = EmailAddress.parse(claims.get("email")).orElseThrow();
    var mailbox = email.mailbox();
    var phone = Phones.parse(claims.get("phone")).map(Phones.Read::e164);
    var of = Knowledge.of(answer);
    var emailUse = of.use(asked.use(Element.EMAIL, mailbox));
    var phoneUse = of.use(asked.use(Element.PHONE, phone.orElse(null)));
    var address = Ips.parse(claims.get("ip"));
    return new Found(
        EmailCheck.signals(
            asked, emails, asked.know(Kind.EMAIL, "", email.local() + "@" + email.domain())),
        phone
            .map(number -> PhoneCheck.signals(asked, asked.know(Kind.PHONE, "", number)))
            .orElse(null),
        address.map(at -> IpCheck.signals(asked, at, asked.know(Kind.IP, "", at))).orElse(null),
        fingerprint(asked),
        emailUse,
        phoneUse,
        others(emailUse.persons()) + others(phoneUse.persons()),
        others(asked.use(Element.DEVICE, device(asked)).persons()),
        answer.fields());
  }

  private static long others(int persons) {
    return Math.max(0, persons - 1);
  }

  /// What the caller's own application says of the device.
  private static @Nullable DeviceSignals fingerprint(Asked asked) {
    var facts = new HashMap<String, String>();
    asked
        .claims()
        .all()
        .forEach(
            (name, value) -> {
              if (name.startsWith("device.")) facts.put(name.substring(7), value);
            });
    if (facts.isEmpty()) return null;
    var use = asked.use(Element.DEVICE, facts.get("device_id"));
    return new DeviceSignals(
        facts.get("device_id"),
        facts,
        null,
        null,
        use.first(),
        use.hits() == 0,
        List.of(),
        0,
        List.of());
  }

  /// docs/reference/signals.md shows this table.
  private static Rules rules(Found found) {
    var rules = new Rules();
    var footprint = found.footprint();
    var registered = words(footprint, "email_registered").size();
    var breaches = Known.number(footprint, "breaches").orElse(0);
    rules
        .rule(found.email().risk() >= 70, "person.email", 45, "The e-mail is of high risk.")
        .rule(
            found.email().risk() >= 30 && found.email().risk() < 70,
            "person.email",
            20,
            "The e-mail is of medium risk.")
        .rule(
            Boolean.TRUE.equals(found.email().exists()),
            "person.email",
            -5,
            "The mailbox takes mail.")
        .rule(registered >= 3, "person.footprint", -15, "The e-mail is in use at many services.")
        .rule(breaches > 0, "person.breaches", -5, "Old leaks show that the e-mail is not new.")
        .rule(
            found.duplicates() > 0,
            "person.duplicates",
            (int) Math.min(30, 10 * found.duplicates()),
            "The identifiers were seen under %d other name(s).".formatted(found.duplicates()))
        .rule(
            found.emailUse().fraud() + found.phoneUse().fraud() > 0,
            "person.fraud",
            30,
            "The identifiers were used in orders that were fraud.");
    var phone = found.phone();
    if (phone != null)
      rules
          .rule(phone.risk() >= 70, "person.phone", 35, "The phone is of high risk.")
          .rule(
              phone.risk() >= 40 && phone.risk() < 70,
              "person.phone",
              15,
              "The phone is of medium risk.")
          .rule(
              "REACHABLE".equals(footprint.get("phone_state")),
              "person.phone",
              -10,
              "The phone is reachable.");
    var ip = found.ip();
    if (ip != null)
      rules
          .rule(ip.tor(), "person.ip", 35, "The request came out of the Tor network.")
          .rule(
              !ip.tor() && ip.risk() >= 40,
              "person.ip",
              15,
              "The request hides where it came from.");
    var device = found.device();
    if (device != null)
      for (var fact :
          List.of(
              "is_emulated",
              "is_app_cloned",
              "is_app_tampered",
              "is_gps_spoofed",
              "is_jailbroken",
              "is_factory_reset"))
        rules.rule(
            "true".equals(device.facts().get(fact)),
            "person.device",
            fact.equals("is_factory_reset") ? 5 : 15,
            "The application says of the device: %s.".formatted(fact.substring(3)));
    return rules;
  }

  private static PersonSignals signals(Found found, int trust, List<Fired> fired, Answer answer) {
    var footprint = found.footprint();
    var known = answer.status() == Status.OK;
    var unknown = new HashMap<String, String>();
    if (!known)
      unknown.put(
          "footprint",
          answer.status() == Status.NOT_FOUND
              ? "the source knows nothing of the person"
              : "no source is configured");
    return new PersonSignals(
        trust,
        found.email(),
        found.phone(),
        found.ip(),
        found.device(),
        found.emailUse().hits() + 1,
        found.phoneUse().hits() + 1,
        found.devices(),
        Known.number(footprint, "breaches").orElse(null),
        Optional.ofNullable(footprint.get("first_breach")).flatMap(Fields::day).orElse(null),
        phoneRisk(found),
        STATES.contains(footprint.getOrDefault("phone_state", ""))
            ? footprint.get("phone_state")
            : null,
        RECENCIES.contains(footprint.getOrDefault("phone_recency", ""))
            ? footprint.get("phone_recency")
            : recency(found.phoneUse()),
        "true".equals(footprint.get("payment_by_contact")),
        "true".equals(footprint.get("payment_by_name")),
        registrations(footprint),
        lastSeen(footprint),
        unknown,
        fired);
  }

  private static @Nullable Integer phoneRisk(Found found) {
    var told = Known.number(found.footprint(), "phone_risk").filter(risk -> risk <= 5);
    if (told.isPresent()) return told.get();
    var phone = found.phone();
    if (phone == null) return null;
    return switch (phone.activity()) {
      case LOW_ACTIVITY -> 0;
      case LOW_REGULAR, REGULAR -> 1;
      case LOW_RISK_IRREGULAR -> 2;
      case MEDIUM_RISK_IRREGULAR -> 3;
      case HIGH_RISK_IRREGULAR -> 4;
      case IRREGULAR_NUMBER_TYPE -> 5;
    };
  }

  /// How long ago the number was seen here; null for never.
  private static @Nullable String recency(Use use) {
    if (use.last() == null) return null;
    if (use.day() > 0) return "1_DAY";
    return use.month() > 0 ? "30_DAY" : use.quarter() > 0 ? "90_DAY" : ">90_DAY";
  }

  /// By `email.<service>` and `phone.<service>`: registered or not, of the services that were
  /// asked.
  private static Map<String, Boolean> registrations(Map<String, String> footprint) {
    var registrations = new HashMap<String, Boolean>();
    for (var kind : List.of("email", "phone")) {
      var registered = words(footprint, kind + "_registered");
      for (var service : words(footprint, kind + "_asked"))
        registrations.put(kind + "." + service, registered.contains(service));
    }
    return registrations;
  }

  private static Map<String, String> lastSeen(Map<String, String> footprint) {
    var seen = new HashMap<String, String>();
    var day = footprint.get("last_seen");
    if (day != null) for (var service : words(footprint, "last_seen_at")) seen.put(service, day);
    return seen;
  }

  private static List<String> words(Map<String, String> footprint, String name) {
    return new ArrayList<>(
        Splitter.on(',')
            .trimResults()
            .omitEmptyStrings()
            .splitToList(Objects.requireNonNullElse(footprint.get(name), "")));
  }
}
