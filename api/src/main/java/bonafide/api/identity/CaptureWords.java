package bonafide.api.identity;

import bonafide.api.http.Wire;
import bonafide.core.Countries;
import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Field;
import bonafide.core.FaceMatch;
import bonafide.core.Liveness;
import bonafide.core.Outcome;
import bonafide.core.Status;
import bonafide.core.Verdict;
import bonafide.verification.order.Verification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A capture in the words of this surface.
final class CaptureWords {
  private static final double SAME = 85;
  private static final JsonNode SAMPLE = sample();

  private final Verification capture;
  private final Map<String, String> pictures;

  /// @param capture the newest order of the capture
  /// @param pictures its media types, by the names of what was handed in
  CaptureWords(Verification capture, Map<String, String> pictures) {
    this.capture = capture;
    this.pictures = pictures;
  }

  private static JsonNode sample() {
    try (InputStream in =
        Objects.requireNonNull(CaptureWords.class.getResourceAsStream("capture-sample.json"))) {
      return Wire.JSON.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Object echo(String name) {
    return Lookups.echo(capture, name);
  }

  private boolean isAgain() {
    return capture.order().plan().equals(CaptureOrders.AGAIN);
  }

  private String text(String name, String otherwise) {
    var value = echo(name);
    return value == null ? otherwise : value.toString();
  }

  Map<String, @Nullable Object> words() {
    var words = new LinkedHashMap<String, @Nullable Object>();
    var status = status();
    var reference = capture.order().reference();
    if (reference != null) words.put("reference_id", reference);
    words.put("types", types(status));
    words.put("country", "PH");
    words.put("id", text(CaptureOrders.FIRST, capture.id()));
    words.put("created", text(CaptureOrders.CREATED, Wire.time(capture.created())));
    words.put("updated", Wire.time(capture.updated()));
    words.put("status", status);
    if (status.equals("FAILED")) words.put("failure_reason", Lookups.FAILURE);
    else words.put("capture_link", echo(CaptureOrders.LINK));
    if (status.startsWith("COMPLETED")) words.put("result", result());
    return words;
  }

  /// Those asked for again while they are awaited; before and afterwards all of them.
  private Object types(String status) {
    var all = echo(CaptureOrders.ALL_TYPES);
    return all == null || status.equals("RECAPTURE_PENDING") ? CaptureOrders.types(capture) : all;
  }

  private Optional<String> forced() {
    return Optional.ofNullable(echo(CaptureOrders.FORCED)).map(Object::toString);
  }

  private String status() {
    var forced = forced();
    return switch (capture.status()) {
      case AWAITING_EVIDENCE -> isAgain() ? "RECAPTURE_PENDING" : "PENDING";
      case QUEUED, RUNNING, WAITING -> forced.isPresent() ? "PENDING" : "IN_PROGRESS";
      case DONE, FAILED -> {
        if (forced.isPresent()) yield forced(forced.get());
        yield isFailed() ? "FAILED" : needsPerson() ? "COMPLETED_REVIEW_REQUIRED" : "COMPLETED";
      }
      case EXPIRED -> "FAILED";
    };
  }

  private static String forced(String reply) {
    return switch (reply) {
      case "FAILED" -> "FAILED";
      case "COMPLETED_FOUND_NEED_REVIEW", "COMPLETED_FOUND_UNCLEAR" -> "COMPLETED_REVIEW_REQUIRED";
      default -> "COMPLETED";
    };
  }

  private boolean isFailed() {
    return capture.status() == Status.FAILED;
  }

  private boolean needsPerson() {
    return echo(CaptureOrders.CORRECTIONS) != null
        || capture.outcomes().values().stream()
            .anyMatch(
                outcome ->
                    !(outcome instanceof Outcome.Judged judged)
                        || judged.verdict() != Verdict.CLEAR);
  }

  private Map<String, @Nullable Object> result() {
    if (forced().isPresent()) return sampled();
    var result = new LinkedHashMap<String, @Nullable Object>();
    if (has("id-document")) result.put("id_card_ocr", card());
    if (has("selfie-liveness")) result.put("selfie", selfie());
    match().ifPresent(match -> result.put("face_match_percentage", match));
    if (has("document-reading")) result.put("business_registration_ocr", business());
    return result;
  }

  private boolean has(String kind) {
    return capture.outcomes().containsKey(kind);
  }

  /// The sample of the public documentation, for what was asked for.
  private Map<String, @Nullable Object> sampled() {
    var types = CaptureOrders.types(capture);
    var result = new LinkedHashMap<String, @Nullable Object>();
    var hasCard = types.contains(CaptureType.IDENTITY_CARD);
    if (hasCard) result.put("id_card_ocr", SAMPLE.path("id_card_ocr"));
    if (hasCard || types.contains(CaptureType.SELFIE)) result.put("selfie", SAMPLE.path("selfie"));
    if (hasCard) result.put("face_match_percentage", SAMPLE.path("face_match_percentage"));
    if (types.contains(CaptureType.BUSINESS_REGISTRATION))
      result.put("business_registration_ocr", SAMPLE.path("business_registration_ocr"));
    return result;
  }

  private Optional<DocumentReading> reading(String kind) {
    return capture.outcomes().get(kind) instanceof Outcome.Judged(_, _, DocumentReading reading)
        ? Optional.of(reading)
        : Optional.empty();
  }

  /// A document that was handed in: an id, its name, and the link to it.
  private Map<String, @Nullable Object> document(CaptureType type, String name) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("id", documentId(capture, type));
    words.put("document_name", name);
    words.put("link", link(capture, type, pictures.getOrDefault(type.name(), "image/jpeg")));
    return words;
  }

  static String documentId(Verification order, CaptureType type) {
    var text = order.id() + "/" + type;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  static String link(Verification order, CaptureType type, String mediaType) {
    return documentId(order, type) + "." + mediaType.replaceFirst(".*/", "");
  }

  private Map<String, @Nullable Object> card() {
    var reading = reading("id-document");
    var kind = reading.map(DocumentReading::kind).orElse("unknown");
    var words = document(CaptureType.IDENTITY_CARD, name(kind));
    put(words, "id_card_number", reading, "id_number", true);
    var isSplit = reading.flatMap(r -> r.field("given_name")).isPresent();
    put(words, "given_name", reading, isSplit ? "given_name" : "full_name", true);
    put(words, "surname", reading, "surname", false);
    put(words, "date_of_birth", reading, "birth_date", true);
    put(words, "gender", reading, "sex", false);
    put(words, "date_of_expiry", reading, "expires", false);
    put(words, "address", reading, "address", false);
    reading
        .flatMap(r -> r.field("country"))
        .map(field -> Countries.alpha2(field.value()))
        .ifPresent(country -> words.put("country", country));
    put(words, "date_of_issue", reading, "issued", true);
    put(words, "place_of_birth", reading, "place_of_birth", true);
    words.put("is_tampered", reading.map(DocumentReading::isTampered).orElse(false));
    return words;
  }

  private static String name(String kind) {
    return switch (kind) {
      case "passport" -> "Passport";
      case "driving_licence" -> "Driver's Licence";
      case "philsys_id" -> "PhilSys";
      case "umid" -> "UMID";
      default -> "Identity Card";
    };
  }

  /// @param always whether the contract wants the member; it is empty when nothing was read
  private static void put(
      Map<String, @Nullable Object> words,
      String member,
      Optional<DocumentReading> reading,
      String field,
      boolean always) {
    var value = reading.flatMap(r -> r.field(field)).map(Field::value);
    if (value.isPresent()) words.put(member, value.get());
    else if (always) words.put(member, "");
  }

  private Map<String, @Nullable Object> selfie() {
    var words = document(CaptureType.SELFIE, "Selfie");
    if (capture.outcomes().get("selfie-liveness")
        instanceof Outcome.Judged(_, var reasons, Liveness seen)) {
      words.put("are_eyes_open", seen.eyesOpen());
      words.put("is_face_cropped", seen.faceCropped());
      words.put("face_mask_detected", seen.faceMasked());
      words.put("multiple_faces_detected", seen.severalFaces());
      words.put("is_live", Boolean.TRUE.equals(seen.live()));
      words.put("confidence", seen.confidence() == null ? 0 : seen.confidence());
      words.put("remarks", reasons);
      return words;
    }
    for (var unseen :
        List.of(
            "are_eyes_open",
            "is_face_cropped",
            "face_mask_detected",
            "multiple_faces_detected",
            "is_live")) words.put(unseen, false);
    words.put("confidence", 0);
    if (capture.outcomes().get("selfie-liveness") instanceof Outcome.NotDone(_, var why, _))
      words.put("remarks", List.of(why));
    return words;
  }

  private Optional<Map<String, Object>> match() {
    return capture.outcomes().get("face-comparison")
            instanceof Outcome.Judged(_, _, FaceMatch match)
        ? Optional.of(
            Map.of(
                "is_a_match",
                match.score() >= SAME,
                "match_score",
                Math.round(match.score()) / 100.0))
        : Optional.empty();
  }

  private Map<String, @Nullable Object> business() {
    var reading = reading("document-reading");
    var name =
        switch (reading.map(DocumentReading::kind).orElse("")) {
          case "dti_certificate" -> "DTI";
          case "general_information_sheet" -> "GIS";
          default -> "Other";
        };
    var words = document(CaptureType.BUSINESS_REGISTRATION, name);
    put(words, "trn_number", reading, "trn_number", false);
    for (var always : List.of("registration_number", "business_name", "date_of_registration"))
      put(words, always, reading, always, true);
    put(words, "date_of_expiry", reading, "date_of_expiry", false);
    put(words, "address", reading, "address", false);
    words.put("country", "PH");
    put(words, "date_of_issue", reading, "date_of_issue", true);
    put(words, "business_owner_name", reading, "business_owner_name", true);
    words.put("is_tampered", reading.map(DocumentReading::isTampered).orElse(false));
    return words;
  }
}
