package bonafide.api.sessions;

import bonafide.api.http.Wire;
import bonafide.core.Outcome;
import bonafide.core.Status;
import bonafide.verification.order.Verification;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// A verification session.
record Session(Verification verification) {
  static final String PLAN = "sessions/user";

  static final String ID = "ID";
  static final String ID_BACK = "ID_BACK";
  static final String FACE = "FACE";

  /// What the pages' browser tells of itself.
  static final String DEVICE = "DEVICE";

  /// What an order repeats of the request.
  static final String BLUEPRINT = "blueprint";

  static final String TEMPLATE = "template_id";
  static final String USER = "user_data";
  static final String DATA = "client_reference_data";
  static final String CALLBACK = "callback_url";
  static final String EVENTS = "events_callback_url";
  static final String REDIRECT = "redirect_uri";
  static final String AML = "aml";
  static final String MONITORING = "monitoring";
  static final String SIGNING = "signing";
  static final String ADDITIONAL = "additional_info";
  static final String HANDED = "handed";

  @Nullable Object echo(String name) {
    return verification.order().echo().get(name);
  }

  @Nullable String text(String name) {
    var value = echo(name);
    return value == null ? null : value.toString();
  }

  String templateId() {
    return Objects.requireNonNull(text(TEMPLATE));
  }

  Blueprint blueprint() {
    return Blueprint.of(templateId(), Objects.requireNonNull(text(BLUEPRINT)));
  }

  UserData user() {
    return UserData.of(echo(USER));
  }

  /// An item of `additional_info`.
  ///
  /// @param part under which name its file was handed in; null for a text
  /// @param text null for a file
  record Additional(
      AdditionalType type, @Nullable String part, @Nullable String text, @Nullable String title) {}

  List<Additional> additional() {
    var kept = echo(ADDITIONAL);
    return kept == null
        ? List.of()
        : Wire.JSON.convertValue(kept, new TypeReference<List<Additional>>() {});
  }

  Blueprint.Aml aml() {
    var own = echo(AML);
    var asked = own == null ? null : Wire.JSON.convertValue(own, Blueprint.Aml.class);
    var general = blueprint().aml();
    return new Blueprint.Aml(
        first(
            asked == null ? null : asked.fuzzinessScore(),
            general == null ? null : general.fuzzinessScore(),
            Blueprint.FUZZINESS),
        first(
            asked == null ? null : asked.exactMatch(),
            general == null ? null : general.exactMatch(),
            false));
  }

  private static <T> T first(@Nullable T one, @Nullable T two, T otherwise) {
    return one != null ? one : Objects.requireNonNullElse(two, otherwise);
  }

  /// From which score a listing is a hit.
  int threshold() {
    var aml = aml();
    if (Boolean.TRUE.equals(aml.exactMatch())) return 100;
    var fuzziness = Objects.requireNonNullElse(aml.fuzzinessScore(), Blueprint.FUZZINESS);
    return Math.clamp(Math.round(100 - fuzziness / 2), 50, 100);
  }

  /// The sandbox persona the reference names; empty for none.
  Optional<Rehearsal> rehearsal() {
    return Rehearsal.of(verification.environment(), verification.order().reference());
  }

  @Nullable Outcome outcome(String kind) {
    return verification.outcomes().get(kind);
  }

  boolean isOver() {
    return verification.status().isFinal();
  }

  String status() {
    if (outcome("lacking") != null) return "FAILED";
    if (isOver() && rehearsal().filter(r -> r.kind() == Rehearsal.Kind.FAILED).isPresent())
      return "FAILED";
    return switch (verification.status()) {
      case AWAITING_EVIDENCE -> "NOT_STARTED";
      case QUEUED -> "SUBMITTED";
      case RUNNING -> "RUNNING";
      case WAITING -> "PENDING";
      case DONE, FAILED -> "COMPLETED";
      case EXPIRED -> "FAILED";
    };
  }

  boolean hasExpired() {
    return verification.status() == Status.EXPIRED;
  }
}
