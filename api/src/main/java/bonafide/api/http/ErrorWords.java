package bonafide.api.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// How a surface writes an error; filters that answer before any route is reached use it too.
public interface ErrorWords {
  /// Whether the path belongs to the surface.
  boolean speaksFor(String path);

  byte[] body(ApiError error);

  /// Writes the whole answer.
  default void write(ApiError error, HttpServletResponse response) throws IOException {
    response.setStatus(error.kind().status());
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    if (error.kind() == ApiError.Kind.KEY_UNKNOWN)
      response.setHeader("WWW-Authenticate", "Basic realm=\"bonafide\"");
    response.getOutputStream().write(body(error));
  }
}
