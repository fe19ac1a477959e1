package bonafide.api.diligence;

import bonafide.api.http.ApiError;
import bonafide.api.http.ErrorWords;
import bonafide.api.http.Wire;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/// `{code, message}`: the code is the HTTP status, the message names every member that is wrong
/// (D-001-16).
public final class DiligenceErrors implements ErrorWords {
  private static final Pattern PATHS = Pattern.compile("/(kya|tasks?|idv)(/.*)?");

  @Override
  public boolean speaksFor(String path) {
    return PATHS.matcher(path).matches();
  }

  @Override
  public byte[] body(ApiError error) {
    var body = new LinkedHashMap<String, Object>();
    body.put("code", status(error));
    body.put("message", error.sentence());
    return Wire.JSON.writeValueAsBytes(body);
  }

  @Override
  public void write(ApiError error, HttpServletResponse response) throws IOException {
    response.setStatus(status(error));
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(body(error));
  }

  /// This surface knows no 415: what has a wrong type is a bad request.
  private static int status(ApiError error) {
    return error.kind() == ApiError.Kind.UNSUPPORTED_MEDIA ? 400 : error.kind().status();
  }
}
