package bonafide.check.signal;

import bonafide.check.Settings.Signal.About;
import bonafide.check.Unanswered;
import bonafide.core.Assurance;
import bonafide.core.Attribute;
import bonafide.core.Cause;
import bonafide.core.Environment;
import bonafide.core.FieldMatches;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import bonafide.face.Faces;
import bonafide.face.compare.Comparison;
import bonafide.signal.government.Cpf;
import bonafide.signal.match.Fields;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Sources;
import bonafide.store.Sightings;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a selfie shows the person whose photo a register holds.
public final class FaceRegisterCheck extends SignalCheck {
  private static final int SAME = 85;
  private static final int OTHER = 50;

  private final Faces faces;

  public FaceRegisterCheck(Sources sources, Sightings sightings, Faces faces) {
    super(About.FACE, sources, sightings);
    this.faces = faces;
  }

  @Override
  Optional<Outcome> lacking(Asked asked) {
    var claims = asked.claims();
    var lacking =
        switch (Register.of(asked.option("register"), asked.claims().all())) {
          case RENAPER ->
              (claims.has("full_name") ? none() : claims.missing("given_name", "surname"))
                  .or(() -> claims.missing("sex", "id_number"))
                  .or(() -> claims.malformed("sex", Set.of("M", "F")::contains, "must be M or F"));
          case INE -> GovernmentCheck.lacksElector(claims);
          case CPF ->
              claims
                  .missingAllOf("personal_number", "id_number")
                  .or(
                      () ->
                          claims.isStated("personal_number")
                              ? claims.malformed(
                                  "personal_number", t -> Cpf.parse(t).isPresent(), "is no CPF")
                              : none());
          case GENERIC, NOMINAL_LIST, CURP, REGISTRADURIA ->
              throw new IllegalArgumentException("the register holds no photos");
        };
    return lacking.or(
        () ->
            asked.question().evidence().file(asked.option("selfie")).isPresent()
                ? none()
                : Optional.of(new Outcome.NotDone(Cause.EVIDENCE_MISSING, "there is no selfie")));
  }

  @Override
  Outcome outcome(Asked asked) {
    var register = Register.of(asked.option("register"), asked.claims().all());
    var answer = answer(asked, register);
    if (!answer.status().isAnswer()) return Unanswered.of(answer, Kind.NATIONAL_ID);
    var fields = compare(asked.claims(), register, answer);
    if (answer.status() == Status.NOT_FOUND) {
      fields.put(Attribute.FACE, Match.NOT_MATCH);
      return judged(register, Verdict.REJECT, "The register knows no such person.", fields, answer);
    }
    var photo = answer.fields().get("photo");
    if (photo == null)
      return new Outcome.NotDone(
          Cause.SOURCE_FAILED, answer.origin().id() + " holds no photo of this person");
    var selfie = asked.question().evidence().file(asked.option("selfie")).orElseThrow();
    return switch (faces.compare(Base64.getDecoder().decode(photo), selfie)) {
      case Comparison.Failed(var which, var reason) ->
          new Outcome.NotDone(
              which == 1 ? Cause.SOURCE_FAILED : Cause.EVIDENCE_UNUSABLE,
              (which == 1 ? "the photo on record: " : "") + reason);
      case Comparison.Compared compared -> {
        fields.put(Attribute.FACE, match(compared.score()));
        yield judged(
            register,
            verdict(register, fields, compared.score(), asked.question().environment()),
            "The selfie is %.1f of 100 like the photo on record, by a model of %s assurance."
                .formatted(compared.score(), faces.assurance()),
            fields,
            answer);
      }
    };
  }

  private static Match match(double score) {
    return score >= SAME ? Match.MATCH : score >= OTHER ? Match.PARTIAL : Match.NOT_MATCH;
  }

  /// D-003-27 for INE: a wrong CURP and another face reject together; the others go by the face.
  /// In LIVE a model of low assurance lets nobody pass alone.
  private Verdict verdict(Register register, Fields fields, double score, Environment environment) {
    var best =
        faces.assurance() == Assurance.LOW && environment == Environment.LIVE
            ? Verdict.REVIEW
            : Verdict.CLEAR;
    if (register != Register.INE)
      return score >= SAME ? best : score >= OTHER ? Verdict.REVIEW : Verdict.REJECT;
    var curpDiffers = fields.match(Attribute.NUMBER).equals(Optional.of(Match.NOT_MATCH));
    if (curpDiffers && score <= OTHER) return Verdict.REJECT;
    return GovernmentCheck.passes(fields) && score >= SAME ? best : Verdict.REVIEW;
  }

  private static Answer answer(Asked asked, Register register) {
    var claims = asked.claims();
    return switch (register) {
      case RENAPER -> asked.ask(Kind.NATIONAL_ID, "AR", claims.get("id_number").replace(".", ""));
      case INE -> asked.ask(Kind.ELECTOR, "MX", claims.get("elector_ocr"));
      default -> {
        var written = claims.cpf("personal_number", "id_number");
        yield asked.ask(Kind.NATIONAL_ID, "BR", Cpf.parse(written).orElse(written));
      }
    };
  }

  private static Fields compare(Claims claims, Register register, Answer answer) {
    if (register == Register.INE) return GovernmentCheck.elector(claims, answer);
    var fields =
        new Fields(claims.all(), answer.fields())
            .text(Attribute.SEX, "sex")
            .date(Attribute.BIRTH_DATE, "birth_date")
            .text(Attribute.CITY, "city");
    fields.put(Attribute.NUMBER, Match.of(answer.status() == Status.OK));
    if (!claims.name().isBlank())
      fields.put(Attribute.FULL_NAME, Match.of(CpfCheck.sameName(claims, answer.fields())));
    return fields;
  }

  private static Outcome judged(
      Register register, Verdict verdict, String reason, Fields fields, Answer answer) {
    return new Outcome.Judged(
        verdict,
        List.of(reason),
        new FieldMatches(
            register.word(),
            answer.status() == Status.OK,
            fields.matches(),
            Map.of(),
            List.of(answer.origin().id())));
  }
}
