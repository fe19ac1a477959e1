package bonafide.api.diligence;

import bonafide.check.document.IdDocumentCheck;
import bonafide.core.Assurance;
import bonafide.core.Attribute;
import bonafide.core.Cause;
import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.Environment;
import bonafide.core.FaceMatch;
import bonafide.core.FieldMatches;
import bonafide.core.Liveness;
import bonafide.core.Match;
import bonafide.core.Outcome;
import bonafide.core.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an ID-verification task found, judged by the codes of this surface (D-001-12, D-001-17).
final class IdvReading {
  static final int ACCEPT = 0;
  static final int REVIEW = 1;
  static final int REJECT = 2;
  static final int PENDING = 3;
  static final int INITIAL = 4;

  private static final int SAME = 85;
  private static final double CERTAIN = 0.5;

  /// Surnames of two characters.
  private static final Set<String> COMPOUND =
      Set.of("歐陽", "司馬", "諸葛", "上官", "司徒", "東方", "夏侯", "皇甫", "尉遲", "公孫", "張簡", "范姜");

  private final Idv idv;
  private final Optional<DocumentReading> document;
  private final List<Reason> reviews = new ArrayList<>();
  private final List<Reason> rejections = new ArrayList<>();

  /// @param code of the public list
  record Reason(int code, String description) {}

  IdvReading(Idv idv) {
    this.idv = idv;
    document = idv.verification().finding(DocumentReading.class);
    if (idv.verification().status() == Status.EXPIRED)
      rejections.add(new Reason(702, "No ID was uploaded in time."));
    else if (idv.verification().status().isFinal()) judge();
  }

  int state() {
    return switch (idv.verification().status()) {
      case AWAITING_EVIDENCE -> INITIAL;
      case QUEUED, RUNNING, WAITING -> PENDING;
      case DONE, FAILED, EXPIRED ->
          !rejections.isEmpty() ? REJECT : !reviews.isEmpty() || isBroken() ? REVIEW : ACCEPT;
    };
  }

  /// Filled when the state is review.
  List<Reason> reviews() {
    return state() == REVIEW ? reviews : List.of();
  }

  /// Filled when the state is reject.
  List<Reason> rejections() {
    return rejections;
  }

  /// A value that was recognised; null when it was not, or not yet.
  @Nullable String read(String name) {
    return document
        .flatMap(reading -> reading.field(name))
        .map(DocumentReading.Field::value)
        .orElse(null);
  }

  @Nullable String firstName() {
    var given = read("given_name");
    if (given != null) return given;
    var full = chinese();
    return full == null ? null : full.substring(surnameLength(full));
  }

  @Nullable String lastName() {
    var surname = read("surname");
    if (surname != null) return surname;
    var full = chinese();
    return full == null ? null : full.substring(0, surnameLength(full));
  }

  /// The name when it is written in Chinese characters; null otherwise.
  private @Nullable String chinese() {
    var full = read("full_name");
    return full != null && full.length() > 1 && full.codePoints().allMatch(Character::isIdeographic)
        ? full
        : null;
  }

  private static int surnameLength(String full) {
    return full.length() > 2 && COMPOUND.contains(full.substring(0, 2)) ? 2 : 1;
  }

  @Nullable String subType() {
    if (document.isEmpty() || document.get().fields().isEmpty()) return null;
    return switch (idv.type()) {
      case "ID_CARD" -> "NATIONAL_ID";
      case "DRIVING_LICENSE" -> "REGULAR_DRIVING_LICENSE";
      default -> null; // whether a passport has a chip is not read
    };
  }

  /// Whether something failed that is nobody's fault here.
  private boolean isBroken() {
    return idv.verification().outcomes().values().stream()
        .anyMatch(
            outcome ->
                outcome instanceof Outcome.NotDone notDone
                    && notDone.cause() != Cause.EVIDENCE_UNUSABLE
                    && notDone.cause() != Cause.EVIDENCE_MISSING);
  }

  private void judge() {
    var forced = idv.forced();
    if (forced.isPresent()) {
      reason(forced.get())
          .ifPresent(reason -> (isReview(reason) ? reviews : rejections).add(reason));
      expectations();
      return;
    }
    document();
    faces();
    liveness();
    expectations();
  }

  private void document() {
    if (idv.verification().outcomes().get("id-document") instanceof Outcome.NotDone notDone) {
      if (notDone.cause() == Cause.EVIDENCE_UNUSABLE) reject(200, notDone.detail());
      if (notDone.cause() == Cause.EVIDENCE_MISSING) reject(702, notDone.detail());
    }
    if (document.isEmpty()) return;
    if (document.get().fields().isEmpty())
      reject(
          document.get().kind().equals("unknown") ? 201 : 200, "Nothing could be read on the ID.");
    for (var sign : document.get().signs()) sign(sign);
  }

  private void sign(Sign sign) {
    switch (sign.code()) {
      case IdDocumentCheck.OTHER_TYPE -> reject(700, sign.detail());
      case IdDocumentCheck.OTHER_COUNTRY -> review(503, sign.detail());
      case IdDocumentCheck.EXPIRED -> review(505, sign.detail());
      default -> {
        if (sign.confidence() >= CERTAIN)
          reject(SIGNS.getOrDefault(sign.code(), 106), sign.detail());
      }
    }
  }

  /// Signs that somebody changed the document, by the public list's codes.
  private static final Map<String, Integer> SIGNS =
      Map.of(
          "MRZ_CHECK_DIGIT", 108,
          "MRZ_AND_PRINT", 111,
          "BARCODE_AND_PRINT", 111,
          "SIDES_DIFFER", 211,
          "PICTURE_EDITOR", 100,
          "PDF_EDITOR", 100,
          "PDF_CHANGED_LATER", 100,
          "PDF_SAVED_AGAIN", 100);

  private void faces() {
    switch (idv.verification().outcomes().get("face-comparison")) {
      case Outcome.NotDone(var cause, var why, _) when cause == Cause.EVIDENCE_UNUSABLE ->
          reject(407, why);
      case Outcome.Judged(_, _, FaceMatch match) -> face(match);
      case null -> {
        if (idv.text(Idv.MODE) == null || idv.text(Idv.MODE).startsWith("2"))
          review(600, "No selfie was handed in.");
      }
      default -> {}
    }
  }

  private void face(FaceMatch match) {
    if (match.score() < SAME)
      review(
          400,
          "The face on the ID and the selfie are %.0f of 100 alike; %d is asked for."
              .formatted(match.score(), SAME));
    else if (idv.verification().environment() == Environment.LIVE
        && match.assurance() == Assurance.LOW)
      review(
          400,
          "The faces are %.0f of 100 alike, but a model of low assurance lets nobody pass alone."
              .formatted(match.score()));
  }

  private void liveness() {
    if (!(idv.verification().outcomes().get("selfie-liveness")
        instanceof Outcome.Judged(_, _, Liveness seen))) return;
    if (Boolean.FALSE.equals(seen.live()))
      reject(411, "The selfie shows a picture or a screen, not a living person.");
    if (Boolean.TRUE.equals(seen.onDocument()))
      reject(402, "The selfie shows the portrait on a document.");
    if (seen.severalFaces()) reject(403, "The selfie shows several people.");
    if (seen.faceCropped()) reject(408, "The edge of the selfie cuts off a part of the face.");
    if (seen.live() == null && idv.verification().environment() == Environment.LIVE)
      review(
          400,
          "No model is installed that could tell whether a living person was before the camera.");
  }

  private static final Map<Attribute, Reason> DIFFERENCES =
      Map.of(
          Attribute.FULL_NAME, new Reason(500, "The name differs from the expected one."),
          Attribute.BIRTH_DATE, new Reason(501, "The birthday differs from the expected one."),
          Attribute.NUMBER, new Reason(502, "The ID number differs from the expected one."),
          Attribute.ISSUED, new Reason(504, "The issuing date differs from the expected one."),
          Attribute.EXPIRES, new Reason(505, "The expiry date differs from the expected one."),
          Attribute.SEX, new Reason(506, "The gender differs from the expected one."));

  private void expectations() {
    if (!(idv.verification().outcomes().get("expectations")
        instanceof Outcome.Judged(_, _, FieldMatches matches))) return;
    for (var attribute : Attribute.values()) {
      var reason = DIFFERENCES.get(attribute);
      if (reason != null && matches.matches().get(attribute) == Match.NOT_MATCH)
        review(reason.code(), reason.description());
    }
  }

  private void review(int code, String description) {
    if (reviews.stream().noneMatch(reason -> reason.code() == code))
      reviews.add(new Reason(code, description));
  }

  private void reject(int code, String description) {
    if (rejections.stream().noneMatch(reason -> reason.code() == code))
      rejections.add(new Reason(code, description));
  }

  /// The reason that a sandbox request wants; empty when it wants none.
  private static Optional<Reason> reason(String forced) {
    var dash = forced.indexOf('-');
    if (dash < 0) return Optional.empty();
    var code = Integer.parseInt(forced.substring(dash + 1));
    return Optional.of(new Reason(code, IdvCodes.meaning(code)));
  }

  private static boolean isReview(Reason reason) {
    return IdvCodes.REVIEWS.containsKey(reason.code());
  }
}
