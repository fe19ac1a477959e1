package bonafide.api.capture;

import bonafide.api.device.CollectorRoutes;
import bonafide.api.http.ApiError;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.Wire;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/// `{message}`, as an applicant can understand it, or who builds a page for one.
public final class CaptureErrors implements ErrorWords {
  @Override
  public boolean speaksFor(String path) {
    return path.startsWith("/capture/")
        || path.startsWith(CollectorRoutes.FIRST_PARTY)
        || path.startsWith(CollectorRoutes.OLDER);
  }

  @Override
  public byte[] body(ApiError error) {
    return Wire.JSON.writeValueAsBytes(Map.of("message", error.sentence()));
  }

  @Override
  public void write(ApiError error, HttpServletResponse response) throws IOException {
    response.setStatus(error.kind().status());
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(body(error));
  }
}
