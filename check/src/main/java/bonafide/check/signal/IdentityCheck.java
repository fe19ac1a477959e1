package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.AddressSignals.Level;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.Known;
import bonafide.signal.address.Addresses;
import bonafide.signal.email.EmailAddress;
import bonafide.signal.email.Emails;
import bonafide.signal.identity.Identities;
import bonafide.signal.identity.Network;
import bonafide.signal.ip.Ips;
import bonafide.signal.match.Fields;
import bonafide.signal.phone.Phones;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.rows.SightingRows.Element;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a person's e-mail, phone, address, name and IP belong together.
public final class IdentityCheck extends SignalCheck {
  private static final int REVIEW = 250;
  private static final int REJECT = 351;

  private final Emails emails;

  public IdentityCheck(Sources sources, Sightings sightings, Emails emails) {
    super(About.IDENTITY, sources, sightings);
    this.emails = emails;
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    return claims
        .missing("phone", "city", "postal_code", "country")
        .or(claims::badCountry)
        .or(claims::badPhone)
        .or(claims::badEmail)
        .or(claims::badIp);
  }

  @Override
  Outcome outcome(Asked asked) {
    var claims = asked.claims();
    var phone = Phones.parse(claims.get("phone")).orElseThrow().e164();
    var answer = asked.ask(Kind.IDENTITY, claims.country(), phone);
    if (answer.status() == Status.TIMEOUT) {
      var unknown = Identities.unknown();
      return judged(unknown.risk(), "The source did not answer in time.", unknown);
    }
    if (!answer.status().isAnswer() && answer.status() != Status.NOT_CONFIGURED)
      return Unanswered.of(answer, Kind.IDENTITY);
    var given = Known.number(answer.fields(), "risk").orElse(null);
    var signals = Identities.judge(elements(asked, phone, Knowledge.of(answer)), given);
    return judged(
        signals.risk(),
        "The identity's risk is %d of 500%s."
            .formatted(signals.risk(), given == null ? "" : ", as the source has it"),
        signals);
  }

  private static Outcome judged(int risk, String reason, bonafide.core.IdentitySignals signals) {
    var verdict = risk >= REJECT ? Verdict.REJECT : risk >= REVIEW ? Verdict.REVIEW : Verdict.CLEAR;
    var reasons = new java.util.ArrayList<String>();
    reasons.add(reason);
    for (var fired : signals.fired()) reasons.add(fired.because());
    return new Outcome.Judged(verdict, reasons, signals);
  }

  private Identities.Elements elements(Asked asked, String phone, Knowledge of) {
    var claims = asked.claims();
    var now = asked.sightings().now();
    var email = EmailAddress.parse(claims.get("email"));
    var ip = Ips.parse(claims.get("ip"));
    var mailbox = email.map(EmailAddress::mailbox).orElse(null);
    var emailUse = of.use(asked.use(Element.EMAIL, mailbox));
    var phoneUse = of.use(asked.use(Element.PHONE, phone));
    var ipUse = of.use(asked.use(Element.IP, ip.orElse(null)));
    var together =
        mailbox == null
            ? Optional.<Instant>empty()
            : asked.sightings().firstTogether(asked.asking(), mailbox, phone);
    var line =
        asked.know(
            Kind.PHONE,
            Objects.requireNonNullElse(Phones.region(Phones.parse(phone).orElseThrow()), ""),
            phone);
    return new Identities.Elements(
        claims.country(),
        email
            .map(
                e ->
                    EmailCheck.signals(
                        asked, emails, asked.know(Kind.EMAIL, "", e.local() + "@" + e.domain())))
            .orElse(null),
        email
            .filter(_ -> !claims.name().isBlank())
            .map(e -> Identities.emailToName(e.local(), claims.name()))
            .orElse(null),
        mailbox == null ? null : days(emailUse.first(), now),
        PhoneCheck.signals(asked, line),
        line.fields().containsKey("name") && !claims.name().isBlank()
            ? Match.of(
                Fields.plain(claims.name())
                    .equals(Fields.plain(line.fields().getOrDefault("name", ""))))
            : null,
        days(phoneUse.last(), now),
        mailbox == null ? null : days(together.orElse(null), now),
        level(asked),
        null,
        ip.map(address -> IpCheck.signals(asked, address, asked.know(Kind.IP, "", address)))
            .orElse(null),
        ip.isEmpty() ? null : days(ipUse.last(), now),
        Network.score(emailUse, phoneUse, ipUse, now));
  }

  /// Whole days since then; 0 for never before.
  private static int days(@Nullable Instant since, Instant now) {
    return since == null ? 0 : (int) Math.max(1, Duration.between(since, now).toDays());
  }

  /// How far the address could be confirmed; null when nobody's records were there to ask.
  private static @Nullable Level level(Asked asked) {
    var claims = asked.claims();
    if (!claims.has("line1")) return Level.LOCALITY;
    var answer = asked.ask(Kind.ADDRESS, claims.country(), AddressCheck.key(claims));
    return switch (answer.status()) {
      case OK -> {
        var found =
            Addresses.compare(
                claims.all(), claims.country(), answer.fields(), answer.origin().id());
        var whole = found.confirmed() == found.deepest() && found.faults().isEmpty();
        yield whole ? Level.SUB_PREMISE : found.confirmed();
      }
      case NOT_FOUND -> {
        var form = Addresses.form(claims.all(), claims.country());
        yield form.faults().isEmpty() ? null : Level.NONE;
      }
      default -> null;
    };
  }
}
