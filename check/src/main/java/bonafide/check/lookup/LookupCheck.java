package bonafide.check.lookup;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.check.Unanswered;
import bonafide.core.Outcome;
import bonafide.core.RecordLookup;
import bonafide.core.Verdict;
import bonafide.face.Faces;
import bonafide.source.Answer;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Sources;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/// Asks the record keepers and compares what they know with what was claimed.
public final class LookupCheck implements Check {
  /// The claim that a selfie shows the person the register knows.
  public static final String SELFIE = "selfie";

  private final Sources sources;
  private final Faces faces;

  public LookupCheck(Sources sources, Faces faces) {
    this.sources = sources;
    this.faces = faces;
  }

  /// Compares a record that was found.
  @FunctionalInterface
  interface Judge {
    Judged judge(Settings.Lookup asked, Map<String, String> found);
  }

  /// @param result what may be shown of the comparison
  record Judged(Verdict verdict, String reason, Map<String, Object> result) {}

  @Override
  public String kind() {
    return "lookup";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Lookup;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return question.settings() instanceof Settings.Lookup lookup
        && sources.recent(query(question, lookup)).isPresent();
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Lookup lookup))
      throw new IllegalArgumentException("not a look-up");
    return outcome(question, lookup, sources.ask(query(question, lookup)));
  }

  private static Query query(Question question, Settings.Lookup lookup) {
    return new Query(
        lookup.kind(),
        lookup.country(),
        question.environment(),
        question.client(),
        question.order(),
        lookup.number(),
        lookup.asked(),
        lookup.forced(),
        null);
  }

  private Outcome outcome(Question question, Settings.Lookup lookup, Answer answer) {
    var source = answer.origin().id();
    var remarks = Remarks.of(lookup, LocalDate.ofInstant(answer.asOf(), ZoneOffset.UTC));
    return switch (answer.status()) {
      case OK -> {
        var judged = judge(lookup.kind()).judge(lookup, answer.fields());
        if (lookup.asked().containsKey(SELFIE))
          yield Selfies.judge(faces, question, answer, judged, remarks);
        yield new Outcome.Judged(
            judged.verdict(),
            List.of(judged.reason()),
            new RecordLookup(true, judged.result(), source, remarks));
      }
      case NOT_FOUND ->
          new Outcome.Judged(
              Verdict.REVIEW,
              List.of("The register knows no such entry."),
              new RecordLookup(false, Map.of(), source, remarks));
      case PENDING,
          NOT_CONFIGURED,
          UNAVAILABLE,
          TIMEOUT,
          RATE_LIMITED,
          CIRCUIT_OPEN,
          REJECTED,
          NOT_ENOUGH_DATA,
          INVALID_RESPONSE ->
          Unanswered.of(answer, lookup.kind());
    };
  }

  private static Judge judge(Kind kind) {
    return switch (kind) {
      case BANK_ACCOUNT -> Judges::bankAccount;
      case EWALLET -> Judges::wallet;
      case TAX_NUMBER -> Judges::taxNumber;
      case NATIONAL_ID -> Judges::nationalId;
      case NATIONAL_ID_PHONE -> Judges::phone;
      case BUSINESS_REGISTRATION -> Judges::business;
      case ELECTOR,
          SOCIAL_SECURITY,
          DRIVING_LICENCE,
          PERSON,
          ADDRESS,
          RESIDENCY,
          EMAIL,
          PHONE,
          IP,
          DEVICE,
          IDENTITY,
          FOOTPRINT,
          NEWS,
          COMPANY,
          RULING,
          CHAIN ->
          throw new IllegalArgumentException(kind + " is no look-up");
    };
  }
}
