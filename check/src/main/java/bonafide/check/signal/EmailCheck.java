package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.core.EmailSignals;
import bonafide.core.Fired;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.signal.email.EmailAddress;
import bonafide.signal.email.Emails;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.rows.SightingRows.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How far an e-mail address can be trusted.
public final class EmailCheck extends SignalCheck {
  private final Emails emails;

  public EmailCheck(Sources sources, Sightings sightings, Emails emails) {
    super(About.EMAIL, sources, sightings);
    this.emails = emails;
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    return asked.claims().missing("email").or(() -> asked.claims().badEmail());
  }

  @Override
  Outcome outcome(Asked asked) {
    var known = asked.know(Kind.EMAIL, "", address(asked));
    if (known.failure() != null) return known.failure();
    var signals = signals(asked, emails, known);
    return new Outcome.Judged(verdict(signals.advice()), reasons(signals.fired()), signals);
  }

  private static String address(Asked asked) {
    var email = EmailAddress.parse(asked.claims().get("email")).orElseThrow();
    return email.local() + "@" + email.domain();
  }

  static EmailSignals signals(Asked asked, Emails emails, Knowledge known) {
    var email = EmailAddress.parse(asked.claims().get("email")).orElseThrow();
    var use = asked.use(Element.EMAIL, email.mailbox());
    return emails.judge(email, known.fields(), known.use(use), asked.sightings().now());
  }

  private static Verdict verdict(EmailSignals.Advice advice) {
    return switch (advice) {
      case LOWER_FRAUD_RISK -> Verdict.CLEAR;
      case MODERATE_FRAUD_RISK, UNCLEAR_RISK, DATA_REVIEW -> Verdict.REVIEW;
      case FRAUD_REVIEW -> Verdict.REJECT;
    };
  }

  /// The sentences of what fired; one that says so when nothing did.
  static List<String> reasons(List<Fired> fired) {
    var reasons = new ArrayList<String>();
    for (var rule : fired) reasons.add(rule.because());
    if (reasons.isEmpty()) reasons.add("Nothing speaks against it.");
    return reasons;
  }
}
