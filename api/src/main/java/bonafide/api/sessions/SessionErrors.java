package bonafide.api.sessions;

import bonafide.api.http.ApiError;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.Wire;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/// `{message}`, which names every member that is wrong.
public final class SessionErrors implements ErrorWords {
  private static final Pattern PATHS = Pattern.compile("/api/v1/(verify|templates)(/.*)?");

  /// A session that was used before.
  private static final int ALREADY_REPORTED = 208;

  @Override
  public boolean speaksFor(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public byte[] body(ApiError error) {
    return Wire.JSON.writeValueAsBytes(Map.of("message", error.sentence()));
  }

  @Override
  public void write(ApiError error, HttpServletResponse response) throws IOException {
    response.setStatus(
        switch (error.kind()) {
          case CONFLICT -> ALREADY_REPORTED;
          case UNSUPPORTED_MEDIA -> 400;
          default -> error.kind().status();
        });
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(body(error));
  }
}
