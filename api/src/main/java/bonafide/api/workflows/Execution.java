package bonafide.api.workflows;

import bonafide.verification.order.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A verification as this surface sees it: one execution of a workflow on an account.
record Execution(Verification verification) {
  static final String LOCALE = "web_locale";
  static final String SUCCESS = "web_success_url";
  static final String ERROR = "web_error_url";

  /// Whether pages for an applicant were asked for.
  static final String WEB = "web";

  /// @param country what was predefined of the document's country, as it was sent; null for
  ///     nothing
  record Credential(String id, Category category, @Nullable Object country, @Nullable Object type) {
    /// The name a part of it is kept under.
    String part(Classifier classifier) {
      return id + "/" + classifier.name();
    }
  }

  String id() {
    return verification.id();
  }

  private @Nullable Object echo(String name) {
    return verification.order().echo().get(name);
  }

  @Nullable String text(String name) {
    var value = echo(name);
    return value == null ? null : value.toString();
  }

  String account() {
    return String.valueOf(echo("account"));
  }

  String key() {
    return String.valueOf(echo("key"));
  }

  /// Where this server was reached when the execution was made.
  String base() {
    return String.valueOf(echo("base"));
  }

  Instant tokenExpires() {
    var seconds = Long.parseLong(String.valueOf(echo("lifetime_seconds")));
    return verification.created().plus(Duration.ofSeconds(seconds));
  }

  List<Credential> credentials() {
    if (!(echo("credentials") instanceof List<?> all)) return List.of();
    return all.stream()
        .map(one -> (Map<?, ?>) one)
        .map(
            one ->
                new Credential(
                    String.valueOf(one.get("id")),
                    Category.valueOf(String.valueOf(one.get("category"))),
                    one.get("country"),
                    one.get("type")))
        .toList();
  }

  Optional<Credential> credential(String id) {
    return credentials().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  Optional<Credential> of(Category category) {
    return credentials().stream().filter(one -> one.category() == category).findFirst();
  }

  String accountHref() {
    return base() + "/api/v1/accounts/" + account();
  }

  String href() {
    return accountHref() + "/workflow-executions/" + id();
  }

  /// As the wire calls it. What expired after its tokens did had nobody who came back to it.
  String status() {
    return switch (verification.status()) {
      case AWAITING_EVIDENCE -> "INITIATED";
      case QUEUED, RUNNING, WAITING -> "ACQUIRED";
      case DONE, FAILED -> "PROCESSED";
      case EXPIRED ->
          verification.updated().isBefore(tokenExpires()) ? "SESSION_EXPIRED" : "TOKEN_EXPIRED";
    };
  }
}
