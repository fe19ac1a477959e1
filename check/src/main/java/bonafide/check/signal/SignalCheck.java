package bonafide.check.signal;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Cause;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.source.Answer;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import bonafide.store.Sightings.Asking;
import bonafide.store.rows.SightingRows.Element;
import bonafide.store.rows.SightingRows.Use;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One risk signal: its claims are checked for what it needs, remembered as seen, and judged.
abstract class SignalCheck implements Check {
  private final About about;
  private final Sources sources;
  private final Sightings sightings;

  SignalCheck(About about, Sources sources, Sightings sightings) {
    this.about = about;
    this.sources = sources;
    this.sightings = sightings;
  }

  /// A signal being judged.
  ///
  /// @param settings whose claims include what a document of the same order says
  final class Asked {
    private final Question question;
    private final Settings.Signal settings;
    private final Claims claims;

    Asked(Question question, Settings.Signal settings) {
      this.question = question;
      this.settings = settings;
      this.claims = Claims.of(question, settings);
    }

    Claims claims() {
      return claims;
    }

    Question question() {
      return question;
    }

    String option(String name) {
      return settings.options().getOrDefault(name, "");
    }

    Asking asking() {
      return new Asking(question.environment(), question.client(), question.order());
    }

    Sightings sightings() {
      return sightings;
    }

    /// How an element was used before this order.
    Use use(Element element, @Nullable String value) {
      return sightings.use(asking(), element, value);
    }

    Query query(Kind kind, String country, String number) {
      return new Query(
          kind,
          country,
          question.environment(),
          question.client(),
          question.order(),
          number,
          claims.all(),
          settings.forced(),
          null);
    }

    Sources sources() {
      return sources;
    }

    Answer ask(Kind kind, String country, String number) {
      return sources.ask(query(kind, country, number));
    }

    /// What a source knows of an element; nothing when none is there to ask.
    Knowledge know(Kind kind, String country, String number) {
      var answer = ask(kind, country, number);
      return switch (answer.status()) {
        case OK -> Knowledge.of(answer);
        case NOT_FOUND, NOT_CONFIGURED -> new Knowledge(Map.of(), null, false);
        default -> new Knowledge(Map.of(), Unanswered.of(answer, kind), false);
      };
    }
  }

  /// @param failure why a source that is there said nothing; null when none failed
  /// @param madeUp whether it is a persona of the sandbox, whose use here means nothing
  record Knowledge(Map<String, String> fields, Outcome.@Nullable NotDone failure, boolean madeUp) {
    static Knowledge of(Answer answer) {
      return new Knowledge(
          answer.fields(),
          null,
          answer.status() == Answer.Status.OK
              && answer.origin().type() == Answer.Origin.Type.SANDBOX);
    }

    Use use(Use here) {
      return madeUp ? here.quiet() : here;
    }
  }

  @Override
  public String kind() {
    return about.word();
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Signal signal && signal.about() == about;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public boolean usesOthers(Question question) {
    return question.settings() instanceof Settings.Signal signal && signal.upstream();
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Signal settings))
      throw new IllegalArgumentException("not a risk signal");
    var asked = new Asked(question, settings);
    var lacking = lacking(asked);
    if (lacking.isPresent()) return lacking.get();
    note(asked);
    var outcome = outcome(asked);
    if (outcome instanceof Outcome.Judged judged) remember(asked, judged);
    return outcome;
  }

  /// What the claims lack, before anybody is asked.
  abstract Optional<Outcome> lacking(Asked asked);

  abstract Outcome outcome(Asked asked);

  /// Remembers what the claims show, before they are judged.
  void note(Asked asked) {
    sightings.note(asked.asking(), asked.claims().seen(device(asked), null));
  }

  /// The device, when the claims show one.
  @Nullable String device(Asked asked) {
    return null;
  }

  /// Automatic judgements are not held against the identifiers of an order: only what the e-mail
  /// and the device show of themselves is remembered, and what a person found.
  private void remember(Asked asked, Outcome.Judged judged) {
    if (judged.verdict() != Verdict.REJECT) return;
    if (about == About.EMAIL || about == About.DEVICE)
      sightings.judged(asked.asking(), about == About.EMAIL, about == About.DEVICE);
  }

  static Optional<Outcome> none() {
    return Optional.empty();
  }

  static Outcome unsupportedCountry(String country) {
    return new Outcome.NotDone(
        Cause.COUNTRY_UNSUPPORTED, "the country " + country + " is not supported");
  }

  /// Everything agrees, nothing does, or some of it.
  static Verdict whole(Collection<Match> matches) {
    if (matches.stream().allMatch(match -> match == Match.MATCH)) return Verdict.CLEAR;
    return matches.stream().noneMatch(match -> match == Match.MATCH)
        ? Verdict.REJECT
        : Verdict.REVIEW;
  }

  /// A verdict from 0 to 100.
  static Verdict verdict(int risk, int review, int reject) {
    return risk >= reject ? Verdict.REJECT : risk >= review ? Verdict.REVIEW : Verdict.CLEAR;
  }
}
