package bonafide.check.lookup;

import bonafide.check.Question;
import bonafide.check.face.FaceComparisonCheck;
import bonafide.check.lookup.LookupCheck.Judged;
import bonafide.core.Cause;
import bonafide.core.FaceMatch;
import bonafide.core.Outcome;
import bonafide.core.RecordLookup;
import bonafide.face.Faces;
import bonafide.face.compare.Comparison;
import bonafide.source.Answer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;

/// A selfie beside the photo a register holds.
final class Selfies {
  private static final int SAME = 85;
  private static final int OTHER = 50;

  private Selfies() {}

  /// @param data what the other comparisons said
  static Outcome judge(
      Faces faces, Question question, Answer answer, Judged data, List<String> remarks) {
    var selfie = question.evidence().file(LookupCheck.SELFIE);
    var photo = answer.fields().get("photo");
    if (selfie.isEmpty()) return new Outcome.NotDone(Cause.EVIDENCE_MISSING, "there is no selfie");
    if (photo == null)
      return new Outcome.NotDone(
          Cause.SOURCE_FAILED, answer.origin().id() + " holds no photo of this person");
    return switch (faces.compare(Base64.getDecoder().decode(photo), selfie.get())) {
      case Comparison.Failed(var which, var reason) ->
          new Outcome.NotDone(
              which == 1 ? Cause.SOURCE_FAILED : Cause.EVIDENCE_UNUSABLE,
              (which == 1 ? "the photo on record: " : "") + reason);
      case Comparison.Compared compared -> {
        var result = new LinkedHashMap<String, Object>();
        var score = FaceMatch.shown(compared.score());
        result.put("selfie_score", score);
        result.put("seflie_score", score); // D-000-09: as the seed's example spells it
        result.putAll(data.result());
        yield new Outcome.Judged(
            FaceComparisonCheck.verdict(compared.score(), SAME, OTHER, faces.assurance())
                .worst(data.verdict()),
            List.of(
                data.reason(),
                "The selfie is %.1f of 100 like the photo on record, by a model of %s assurance."
                    .formatted(compared.score(), faces.assurance())),
            new RecordLookup(true, result, answer.origin().id(), remarks));
      }
    };
  }
}
