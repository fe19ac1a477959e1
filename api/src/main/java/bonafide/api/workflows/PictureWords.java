package bonafide.api.workflows;

import bonafide.api.workflows.Words.Result;
import bonafide.core.Cause;
import bonafide.core.DocumentReading;
import bonafide.core.FaceMatch;
import bonafide.core.Hits;
import bonafide.core.Liveness;
import bonafide.core.Outcome;
import bonafide.core.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The capabilities that judge documents, selfies and names, in the wire's words.
final class PictureWords {
  private static final String PRECONDITION = "PRECONDITION_NOT_FULFILLED";
  private static final String TECHNICAL = "TECHNICAL_ERROR";

  /// Members of extracted data, by the names of read fields.
  private static final Map<String, List<String>> MEMBERS =
      Map.ofEntries(
          Map.entry("firstName", List.of("given_name")),
          Map.entry("lastName", List.of("surname", "name")),
          Map.entry("dateOfBirth", List.of("date_of_birth")),
          Map.entry("expiryDate", List.of("date_of_expiry")),
          Map.entry("issuingDate", List.of("date_of_issue")),
          Map.entry("documentNumber", List.of("passport_number", "document_number", "idNumber")),
          Map.entry("placeOfBirth", List.of("place_of_birth")),
          Map.entry("nationality", List.of("nationality")),
          Map.entry("issuingCountry", List.of("country")));

  private PictureWords() {}

  private static Result result(
      Capability capability,
      List<Execution.Credential> used,
      String type,
      String label,
      Map<String, @Nullable Object> data,
      List<String> because) {
    return new Result(capability, used, type, label, null, data, because, List.of());
  }

  private static Result notDone(
      Capability capability,
      List<Execution.Credential> used,
      @Nullable Outcome outcome,
      String missing) {
    var cause = outcome instanceof Outcome.NotDone(var c, _, _) ? c : Cause.BROKEN;
    var detail = outcome instanceof Outcome.NotDone(_, var d, _) ? d : "the check was not made";
    var lacking = cause == Cause.EVIDENCE_MISSING || cause == Cause.EVIDENCE_UNUSABLE;
    return result(
        capability, used, "NOT_EXECUTED", lacking ? missing : TECHNICAL, Map.of(), List.of(detail));
  }

  static Result usableDocument(List<Execution.Credential> used, @Nullable Outcome reading) {
    var capability = Capability.USABILITY;
    return switch (reading) {
      case Outcome.Judged(_, _, DocumentReading read) ->
          read.kind().equals("unknown")
              ? result(
                  capability,
                  used,
                  "WARNING",
                  "UNSUPPORTED_DOCUMENT_TYPE",
                  Map.of(),
                  List.of("It is no document we know."))
              : read.fields().isEmpty()
                  ? result(
                      capability,
                      used,
                      "REJECTED",
                      "BAD_QUALITY",
                      Map.of(),
                      List.of("Nothing could be read."))
                  : passed(capability, used, "The document can be read.");
      case Outcome.NotDone(var cause, var detail, _) when cause == Cause.EVIDENCE_UNUSABLE ->
          result(capability, used, "REJECTED", "NOT_A_DOCUMENT", Map.of(), List.of(detail));
      case null, default -> notDone(capability, used, reading, "NOT_UPLOADED");
    };
  }

  private static Result passed(
      Capability capability, List<Execution.Credential> used, String because) {
    return result(capability, used, "PASSED", "OK", Map.of(), List.of(because));
  }

  static Result usableSelfie(List<Execution.Credential> used, @Nullable Outcome live) {
    var capability = Capability.USABILITY;
    return switch (live) {
      case Outcome.Judged _ -> passed(capability, used, "The selfie shows a face.");
      case Outcome.NotDone(var cause, var detail, _) when cause == Cause.EVIDENCE_UNUSABLE ->
          result(capability, used, "REJECTED", "BAD_QUALITY", Map.of(), List.of(detail));
      case null, default -> notDone(capability, used, live, "NOT_UPLOADED");
    };
  }

  static Result extraction(List<Execution.Credential> used, @Nullable Outcome reading) {
    var capability = Capability.EXTRACTION;
    if (!(reading instanceof Outcome.Judged(_, _, DocumentReading read)) || read.fields().isEmpty())
      return notDone(capability, used, reading, PRECONDITION);
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("type", type(read.kind()));
    MEMBERS.forEach(
        (member, names) -> {
          for (var name : names)
            read.field(name).ifPresent(field -> data.putIfAbsent(member, field.value()));
        });
    read.field("sex")
        .or(() -> read.field("gender"))
        .ifPresent(
            field -> data.put("gender", field.value().substring(0, 1).toUpperCase(Locale.ROOT)));
    read.field("address").ifPresent(field -> data.put("address", Map.of("line1", field.value())));
    return result(capability, used, "PASSED", "OK", data, List.of("The document was read."));
  }

  private static String type(String kind) {
    return switch (kind) {
      case "passport" -> "PASSPORT";
      case "visa" -> "VISA";
      case "driving_licence", "driving_license" -> "DRIVING_LICENSE";
      case "indonesia_ktp", "id_card" -> "ID_CARD";
      default -> "UNSUPPORTED";
    };
  }

  static Result imageChecks(List<Execution.Credential> used, @Nullable Outcome reading) {
    var capability = Capability.IMAGE_CHECKS;
    if (!(reading instanceof Outcome.Judged(_, _, DocumentReading read)) || read.fields().isEmpty())
      return notDone(capability, used, reading, PRECONDITION);
    for (var sign : read.signs())
      if (sign.confidence() >= 0.5 && isOfTheImage(sign.code()))
        return result(
            capability, used, "REJECTED", "MANIPULATED_DOCUMENT", Map.of(), List.of(sign.detail()));
    return passed(capability, used, "Nothing shows that the picture was changed.");
  }

  private static boolean isOfTheImage(String code) {
    return code.startsWith("PICTURE") || code.startsWith("PDF");
  }

  static Result dataChecks(List<Execution.Credential> used, @Nullable Outcome reading) {
    var capability = Capability.DATA_CHECKS;
    if (!(reading instanceof Outcome.Judged(_, _, DocumentReading read)) || read.fields().isEmpty())
      return notDone(capability, used, reading, PRECONDITION);
    for (var sign : read.signs())
      if (sign.confidence() >= 0.5 && !isOfTheImage(sign.code()))
        return result(
            capability,
            used,
            "REJECTED",
            switch (sign.code()) {
              case "MRZ_CHECK_DIGIT" -> "MRZ_CHECKSUM";
              case "MRZ_AND_PRINT" -> "MISMATCH_HRZ_MRZ_DATA";
              default -> "MISMATCHING_DATAPOINTS";
            },
            Map.of(),
            List.of(sign.detail()));
    return passed(capability, used, "Nothing in the document contradicts itself.");
  }

  static Result liveness(List<Execution.Credential> used, @Nullable Outcome live) {
    var capability = Capability.LIVENESS;
    if (live instanceof Outcome.NotDone(var cause, var detail, _)
        && cause == Cause.EVIDENCE_UNUSABLE)
      return result(capability, used, "REJECTED", "NO_FACE_PRESENT", Map.of(), List.of(detail));
    if (!(live instanceof Outcome.Judged(var verdict, var reasons, Liveness seen)))
      return notDone(capability, used, live, PRECONDITION);
    if (seen.severalFaces())
      return result(capability, used, "REJECTED", "MULTIPLE_PEOPLE", Map.of(), reasons);
    if (seen.faceCropped() || seen.faceMasked())
      return result(capability, used, "REJECTED", "FACE_NOT_FULLY_VISIBLE", Map.of(), reasons);
    if (seen.live() == null)
      return result(capability, used, "NOT_EXECUTED", TECHNICAL, Map.of(), reasons);
    return verdict == Verdict.CLEAR
        ? passed(capability, used, "A living person looks into the camera.")
        : seen.live()
            ? result(capability, used, "WARNING", "BAD_QUALITY", Map.of(), reasons)
            : result(capability, used, "REJECTED", "DIGITAL_COPY", Map.of(), reasons);
  }

  static Result similarity(List<Execution.Credential> used, @Nullable Outcome comparison) {
    var capability = Capability.SIMILARITY;
    if (!(comparison instanceof Outcome.Judged(var verdict, var reasons, FaceMatch match)))
      return notDone(capability, used, comparison, PRECONDITION);
    var data = Map.<String, @Nullable Object>of("similarity", FaceMatch.shown(match.score()));
    return switch (verdict) {
      case CLEAR -> result(capability, used, "PASSED", "MATCH", data, reasons);
      case REVIEW -> result(capability, used, "WARNING", "NOT_POSSIBLE", data, reasons);
      case REJECT -> result(capability, used, "REJECTED", "NO_MATCH", data, reasons);
    };
  }

  static Result screening(List<Execution.Credential> used, @Nullable Outcome screened) {
    var capability = Capability.WATCHLIST_SCREENING;
    if (!(screened instanceof Outcome.Judged(var verdict, var reasons, Hits hits)))
      return notDone(capability, used, screened, "NOT_ENOUGH_DATA");
    var data = Map.<String, @Nullable Object>of("searchResults", hits.hits().size());
    return verdict == Verdict.CLEAR
        ? result(capability, used, "PASSED", "OK", data, reasons)
        : result(capability, used, "WARNING", "ALERT", data, reasons);
  }
}
