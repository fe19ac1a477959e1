package bonafide.api.diligence;

import bonafide.api.http.ApiError;
import bonafide.api.http.ErrorWords;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Errors of the console's pages, as pages.
public final class ConsoleErrors implements ErrorWords {
  @Override
  public boolean speaksFor(String path) {
    return path.startsWith("/compliance/") && !path.startsWith("/compliance/api/");
  }

  @Override
  public byte[] body(ApiError error) {
    return ConsolePage.message(error.kind().status() + "", error.message())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void write(ApiError error, HttpServletResponse response) throws IOException {
    response.setStatus(error.kind().status());
    response.setContentType("text/html;charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", ConsolePage.POLICY);
    if (error.kind() == ApiError.Kind.KEY_UNKNOWN)
      response.setHeader(
          "WWW-Authenticate", "Basic realm=\"API key as user name\", charset=\"UTF-8\"");
    response.getOutputStream().write(body(error));
  }
}
