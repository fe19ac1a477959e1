package bonafide.api.portal;

import bonafide.api.http.ApiError;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.Wire;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;

/// Errors of the portal, as problems (RFC 9457).
public final class PortalErrors implements ErrorWords {
  @Override
  public boolean speaksFor(String path) {
    return path.startsWith("/compliance/api/");
  }

  @Override
  public byte[] body(ApiError error) {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "about:blank");
    body.put("status", error.kind().status());
    body.put("title", error.message());
    body.put("code", error.kind().name());
    if (!error.fields().isEmpty()) body.put("errors", error.fields());
    return Wire.JSON.writeValueAsBytes(body);
  }

  @Override
  public void write(ApiError error, HttpServletResponse response) throws IOException {
    response.setStatus(error.kind().status());
    response.setContentType("application/problem+json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(body(error));
  }
}
