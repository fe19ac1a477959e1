package bonafide.api.workflows;

import bonafide.api.http.ApiError;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.Wire;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// `{title, status, detail}`; the detail names every member that is wrong.
public final class WorkflowErrors implements ErrorWords {
  private static final Pattern PATHS =
      Pattern.compile("/oauth2(/.*)?|/api/v1/(accounts|status|workflow-definitions|reports)(/.*)?");

  @Override
  public boolean speaksFor(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public byte[] body(ApiError error) {
    var body = new LinkedHashMap<String, Object>();
    body.put("title", title(error.kind().status()));
    body.put("status", error.kind().status());
    body.put("detail", error.sentence());
    return Wire.JSON.writeValueAsBytes(body);
  }

  @Override
  public void write(ApiError error, HttpServletResponse response) throws IOException {
    response.setStatus(error.kind().status());
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    if (error.kind() == ApiError.Kind.KEY_UNKNOWN)
      response.setHeader("WWW-Authenticate", "Bearer realm=\"bonafide\"");
    response.getOutputStream().write(body(error));
  }

  private static String title(int status) {
    return TITLES.getOrDefault(status, "Error");
  }

  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Payload Too Large"),
          Map.entry(415, "Unsupported Media Type"),
          Map.entry(422, "Unprocessable Content"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(503, "Service Unavailable"));
}
