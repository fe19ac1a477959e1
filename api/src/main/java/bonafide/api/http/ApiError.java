package bonafide.api.http;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/// A request that cannot be answered, in words each surface turns into its own.
public final class ApiError extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final transient List<Field> fields;

  /// What went wrong; a surface's own codes are its business.
  public enum Kind {
    INVALID(400),
    KEY_UNKNOWN(401),
    NO_POINTS(402),
    FORBIDDEN(403),
    NOT_LIVE(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    CONFLICT(409),
    TOO_LARGE(413),
    TOO_SMALL(413),
    UNSUPPORTED_MEDIA(415),
    REUSED_KEY(422),
    TOO_MANY(429),
    BROKEN(500),
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /// @param path the member, as `addresses[0].country`
  public record Field(String path, String message) {}

  public ApiError(Kind kind, String message) {
    this(kind, message, List.of());
  }

  public ApiError(Kind kind, String message, List<Field> fields) {
    super(message, null, false, false);
    this.kind = kind;
    this.fields = List.copyOf(fields);
  }

  public Kind kind() {
    return kind;
  }

  public List<Field> fields() {
    return fields;
  }

  /// What is wrong with each member, or the message when no member is named.
  public String sentence() {
    return fields.isEmpty()
        ? message()
        : fields.stream()
            .map(field -> (field.path() + " " + field.message()).strip())
            .collect(Collectors.joining("; "));
  }

  public String message() {
    return String.valueOf(getMessage());
  }
}
