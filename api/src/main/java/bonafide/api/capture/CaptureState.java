package bonafide.api.capture;

import bonafide.api.capture.Part.Kind;
import bonafide.api.http.Wire;
import bonafide.verification.capture.Applicants.Progress;
import bonafide.verification.capture.Captures.Opened;
import bonafide.verification.capture.Handovers.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a capture stands, as the script of the pages reads it.
///
/// @param handed the names under which is kept what was handed in
record CaptureState(
    Opened open,
    Asking asking,
    Progress progress,
    Set<String> handed,
    Look look,
    Optional<Standing> handover) {

  /// What an applicant has still to do.
  List<Part> todo() {
    return parts().stream().filter(part -> part.required() && !isHanded(part)).toList();
  }

  boolean isHanded(Part part) {
    return handed.contains(part.kept());
  }

  /// The parts, but the back of a passport.
  List<Part> parts() {
    return asking.parts().stream()
        .filter(
            part -> part.kind() != Kind.BACK || part.required() || !"PASSPORT".equals(document()))
        .toList();
  }

  @Nullable String document() {
    return document(asking, progress);
  }

  /// The only document that will do, or the one that was chosen; null for neither.
  static @Nullable String document(Asking asking, Progress progress) {
    var choice = progress.choice();
    return asking.document() != null
        ? asking.document()
        : choice == null ? null : choice.document();
  }

  @Nullable String country() {
    var choice = progress.choice();
    return choice == null ? asking.country() : choice.country();
  }

  Map<String, @Nullable Object> words(Texts texts, boolean withTexts) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("status", status());
    words.put("client", look.name());
    words.put("logo", look.hasLogo());
    words.put("locale", texts.locale());
    words.put("direction", texts.direction());
    words.put("until", Wire.time(open.until()));
    words.put("consent", consent());
    words.put("consents", Texts.consent(asking));
    words.put("again", asking.again());
    words.put(
        "chooses", asking.document() == null && parts().stream().anyMatch(p -> p.kind().isFront()));
    words.put("document", document());
    words.put("country", country());
    words.put("device", asking.device() != null);
    words.put("position", asking.position());
    words.put("corrects", asking.corrects());
    words.put("parts", parts().stream().map(this::words).toList());
    words.put("next", look.next(asking));
    words.put("error", look.error(asking));
    words.put("handover", handover.map(CaptureState::words).orElse(null));
    if (withTexts) words.put("texts", texts.asMap());
    return words;
  }

  private String status() {
    return switch (open.verification().status()) {
      case AWAITING_EVIDENCE -> open.isOpen() ? "OPEN" : "EXPIRED";
      case QUEUED, RUNNING, WAITING -> "CHECKING";
      case DONE, FAILED -> "DONE";
      case EXPIRED -> "EXPIRED";
    };
  }

  private @Nullable Boolean consent() {
    return progress.consent() == null ? null : progress.consent().given();
  }

  private Map<String, Object> words(Part part) {
    return Map.of(
        "name", part.name(),
        "kind", part.kind().name(),
        "text", part.kind().text(),
        "required", part.required(),
        "paper", part.kind().isPaper(),
        "handed", isHanded(part),
        "attempts", Objects.requireNonNullElse(progress.attempts().get(part.name()), 0),
        "causes", part.causes());
  }

  private static Map<String, @Nullable Object> words(Standing standing) {
    var words = new LinkedHashMap<String, @Nullable Object>();
    words.put("number", standing.number());
    words.put("phone", standing.phone());
    words.put("done", standing.done());
    return words;
  }
}
