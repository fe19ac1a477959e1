package bonafide.api.identity;

import bonafide.api.http.Callers;
import bonafide.api.http.Uploads;
import bonafide.check.Settings;
import bonafide.core.Entry;
import bonafide.core.FaceMatch;
import bonafide.core.Outcome;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// How alike the faces of two images are. A second part called `image_one` is the second image;
/// what is wrong with a file is a 400 here (D-000-12).
@RestController
public final class FaceComparisonRoutes {
  static final String PLAN = "identity/face-comparison";
  private static final String SERVICE = "face-comparison";
  private static final long MOST_BYTES = 2 << 20;
  private static final String ONE = "image_one";
  private static final String TWO = "image_two";

  private final Verifications verifications;

  public FaceComparisonRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FaceComparison(
      String status, @Nullable Number matchPercentage, @Nullable String failureReason, String id) {}

  @PostMapping({"/v1/identity/face_comparisons", "/v2/identity/face_comparisons"})
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var upload = Uploads.of(request);
    var one = upload.image(ONE, 0, ONE, MOST_BYTES);
    var twice = !upload.hasFile(TWO) && upload.count(ONE) > 1;
    var two = upload.image(twice ? ONE : TWO, twice ? 1 : 0, TWO, MOST_BYTES);
    upload.fields().check();
    if (one == null || two == null) throw new IllegalStateException("a fault went unnoted");
    var id = Lookups.shortId(request, "");
    var order =
        new Order(
            id,
            PLAN,
            new Entry("FACE_COMPARISON", id),
            List.of(new Settings.FaceComparison(ONE, TWO, 85, 50)),
            null,
            Map.of());
    return words(
        verifications.judge(
            caller, order, List.of(Faces.handed(ONE, one), Faces.handed(TWO, two))));
  }

  static Object words(Verification verification) {
    var match = verification.finding(FaceMatch.class);
    return new FaceComparison(
        match.isPresent() ? "COMPLETED" : "FAILED",
        match.map(m -> FaceMatch.shown(m.score())).orElse(null),
        Faces.notDone(verification).map(Outcome.NotDone::detail).orElse(null),
        verification.id());
  }
}
