package bonafide.api.identity;

import bonafide.api.http.ApiError;
import java.io.Serial;

/// An error with a code that only one service of this surface has.
final class OwnCode extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String code;
  private final ApiError error;

  OwnCode(String code, ApiError.Kind kind, String message) {
    super(message, null, false, false);
    this.code = code;
    this.error = new ApiError(kind, message);
  }

  String code() {
    return code;
  }

  ApiError error() {
    return error;
  }
}
