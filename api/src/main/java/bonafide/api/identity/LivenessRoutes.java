package bonafide.api.identity;

import bonafide.api.http.Callers;
import bonafide.api.http.Uploads;
import bonafide.api.http.Wire;
import bonafide.check.Settings;
import bonafide.core.Entry;
import bonafide.core.FaceMatch;
import bonafide.core.Liveness;
import bonafide.core.Outcome;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a selfie shows and whether a living person was before the camera (D-000-18). Without an
/// installed model that could tell, the check fails and says so in `failure_detail`; what could be
/// measured is answered all the same.
@RestController
public final class LivenessRoutes {
  static final String PLAN = "identity/liveness";
  private static final String SERVICE = "liveness";
  private static final String NO_MODEL = "LIVENESS_MODEL_NOT_INSTALLED";
  private static final String SELFIE = "selfie";
  private static final String IMAGE = "image";

  private final Verifications verifications;

  public LivenessRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Check(
      String id,
      @JsonInclude @Nullable String referenceId,
      String created,
      String updated,
      String status,
      @Nullable String failureReason,
      @Nullable String failureDetail,
      @Nullable Number confidence,
      @JsonProperty("is_live") @Nullable Boolean live,
      @Nullable Flags result) {}

  record Flags(
      boolean areEyesOpen,
      @JsonProperty("is_face_cropped") boolean faceCropped,
      boolean faceMaskDetected,
      boolean multipleFacesDetected) {}

  @PostMapping("/v0/identity/liveness_checks")
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var upload = Uploads.of(request);
    var form = upload.fields();
    var reference = form.text("reference_id");
    var part = upload.hasFile(SELFIE) || !upload.hasFile(IMAGE) ? SELFIE : IMAGE;
    if (!upload.hasFile(part)) form.fault(SELFIE, "is required");
    form.check();
    var selfie = upload.selfie(part, 400);
    var id = Lookups.id(request, "lvck_");
    var order =
        new Order(
            id,
            PLAN,
            new Entry("LIVENESS", id),
            List.of(new Settings.SelfieLiveness(SELFIE)),
            reference,
            Map.of());
    return words(verifications.judge(caller, order, List.of(Faces.handed(SELFIE, selfie))));
  }

  @GetMapping("/v0/identity/liveness_checks/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    return words(Lookups.stored(verifications, Callers.of(request, SERVICE), id, PLAN));
  }

  static Object words(Verification verification) {
    var liveness = verification.finding(Liveness.class);
    var isJudged = liveness.isPresent() && liveness.get().live() != null;
    var failed = Faces.notDone(verification);
    return new Check(
        verification.id(),
        verification.order().reference(),
        Wire.time(verification.created()),
        Wire.time(verification.updated()),
        isJudged ? "COMPLETED" : "FAILED",
        isJudged ? null : failed.isPresent() ? Faces.failure(verification) : Lookups.FAILURE,
        isJudged ? null : failed.map(Outcome.NotDone::detail).orElse(NO_MODEL),
        liveness.map(Liveness::confidence).map(FaceMatch::shown).orElse(null),
        liveness.map(Liveness::live).orElse(null),
        liveness
            .map(l -> new Flags(l.eyesOpen(), l.faceCropped(), l.faceMasked(), l.severalFaces()))
            .orElse(null));
  }
}
