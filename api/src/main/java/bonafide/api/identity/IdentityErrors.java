package bonafide.api.identity;

import bonafide.api.http.ApiError;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.Wire;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// `{error_code, message, errors[]}`, as D-000-24 fixes it.
@Order(Ordered.HIGHEST_PRECEDENCE)
@RestControllerAdvice(basePackageClasses = IdentityErrors.class)
public final class IdentityErrors implements ErrorWords {
  private static final Pattern PATHS =
      Pattern.compile("/(?:v0|v1|v2|v2\\.1|bank|businesses)(?:/.*)?");

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Body(String errorCode, String message, @Nullable List<ApiError.Field> errors) {}

  @Override
  public boolean speaksFor(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public byte[] body(ApiError error) {
    return body(code(error.kind()), error);
  }

  static byte[] body(String code, ApiError error) {
    return Wire.JSON.writeValueAsBytes(
        new Body(code, error.message(), error.fields().isEmpty() ? null : error.fields()));
  }

  private static String code(ApiError.Kind kind) {
    return switch (kind) {
      case INVALID, METHOD_NOT_ALLOWED, CONFLICT, REUSED_KEY -> "API_VALIDATION_ERROR";
      case KEY_UNKNOWN -> "INVALID_API_KEY";
      case NO_POINTS, FORBIDDEN -> "REQUEST_FORBIDDEN_ERROR";
      case NOT_LIVE -> "API_KEY_IS_NOT_LIVE_ERROR";
      case NOT_FOUND -> "DATA_NOT_FOUND";
      case TOO_LARGE -> "FILE_TOO_LARGE";
      case TOO_SMALL -> "FILE_TOO_SMALL";
      case UNSUPPORTED_MEDIA -> "UNSUPPORTED_CONTENT_TYPE";
      case TOO_MANY -> "RATE_LIMIT_EXCEEDED";
      case BROKEN -> "SERVER_ERROR";
      case UNAVAILABLE -> "SERVICE_UNAVAILABLE_ERROR";
    };
  }

  @ExceptionHandler
  void refused(OwnCode error, HttpServletResponse response) throws IOException {
    response.setStatus(error.error().kind().status());
    response.setContentType("application/json");
    response.getOutputStream().write(body(error.code(), error.error()));
  }
}
