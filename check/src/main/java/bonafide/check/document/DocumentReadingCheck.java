package bonafide.check.document;

import bonafide.check.Check;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.DocumentReading;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.document.Documents;
import bonafide.document.business.DtiCertificate;
import bonafide.document.business.GeneralInformationSheet;
import bonafide.document.business.SkMenkeh;
import bonafide.document.statement.Statement;
import java.time.Duration;
import java.util.ArrayList;

/// What a document says, and whether anything about it asks for a person.
public final class DocumentReadingCheck implements Check {
  /// A statement of a hundred scanned pages.
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private static final Duration LATER = Duration.ofHours(1);

  /// The kind of an order that takes any card or passport.
  public static final String ANY = "any";

  private final Documents documents;

  public DocumentReadingCheck(Documents documents) {
    this.documents = documents;
  }

  @Override
  public String kind() {
    return "document-reading";
  }

  @Override
  public boolean answers(Settings settings) {
    return settings instanceof Settings.Document;
  }

  @Override
  public boolean answersAtOnce(Question question) {
    return false;
  }

  @Override
  public Duration deadline() {
    return DEADLINE;
  }

  @Override
  public Outcome judge(Question question) {
    if (!(question.settings() instanceof Settings.Document asked))
      throw new IllegalArgumentException("not a document to be read");
    if (asked.forced() != null) return forced(asked, asked.forced());
    var size = question.evidence().size(asked.file());
    if (!Places.fits(size)) return Places.tooLarge(size);
    try (var _ = Places.take(size)) {
      var file = question.evidence().file(asked.file());
      if (file.isEmpty())
        return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "a document is needed");
      if (asked.kind().equals(ANY)) return any(asked, file.get());
      return switch (read(asked, file.get())) {
        case Documents.Result.Unusable(var reason) ->
            new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, reason);
        case Documents.Result.Understood(var reading) ->
            judged(wanted(asked.kind(), reading), reading.of(asked.file()));
      };
    } catch (InterruptedException e) {
      return Places.tooMany();
    }
  }

  private Documents.Result read(Settings.Document asked, byte[] file) {
    return switch (asked.kind()) {
      case SkMenkeh.KIND -> documents.decree(file);
      case Statement.KIND -> documents.statement(file);
      case DtiCertificate.KIND -> documents.registration(file);
      default -> documents.card(file, asked.kind());
    };
  }

  /// A business of the Philippines is registered here or there.
  private static String wanted(String kind, DocumentReading reading) {
    return kind.equals(DtiCertificate.KIND) && reading.kind().equals(GeneralInformationSheet.KIND)
        ? GeneralInformationSheet.KIND
        : kind;
  }

  /// Whatever document it is.
  private Outcome any(Settings.Document asked, byte[] file) {
    var looked = documents.look(file);
    var look = looked.look();
    if (look == null) return new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, looked.why());
    return judged(look.reading().kind(), look.reading().of(asked.file()));
  }

  private static Outcome judged(String kind, DocumentReading reading) {
    var reasons = new ArrayList<String>();
    if (reading.fields().isEmpty()) reasons.add("Nothing could be read.");
    if (!reading.kind().equals(kind))
      reasons.add("The document is %s, not %s.".formatted(reading.kind(), kind));
    for (var sign : reading.signs()) if (sign.confidence() >= 0.5) reasons.add(sign.detail());
    var verdict = reasons.isEmpty() ? Verdict.CLEAR : Verdict.REVIEW;
    if (reasons.isEmpty())
      reasons.add("The document was read; nothing about it contradicts itself.");
    return new Outcome.Judged(verdict, reasons, reading);
  }

  /// The outcome a sandbox request wants, with the samples of the public documentation.
  private static Outcome forced(Settings.Document asked, String outcome) {
    return switch (outcome) {
      case "PENDING", "WAITING_ON_BANK" ->
          new Outcome.NotDone(Cause.SOURCE_PENDING, "as the request wanted", LATER);
      case "FAILED" -> new Outcome.NotDone(Cause.EVIDENCE_UNUSABLE, "as the request wanted");
      case "COMPLETED_NOT_FOUND" -> judged(asked.kind(), Samples.unreadable());
      default -> judged(asked.kind(), Samples.of(asked.kind()));
    };
  }
}
