package bonafide.server.http;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/// Takes a body for the form it is when its type says JSON but has a boundary, as curl sends it
/// with `-F` and a header of its own.
final class FormsCalledJson extends ValveBase {
  private static final String JSON_WITH_BOUNDARY = "application/json; boundary=";

  FormsCalledJson() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    var type = request.getContentType();
    if (type != null && type.startsWith(JSON_WITH_BOUNDARY)) {
      var form = type.replace("application/json", "multipart/form-data");
      request.getCoyoteRequest().setContentType(form);
      request.getCoyoteRequest().getMimeHeaders().setValue("content-type").setString(form);
    }
    getNext().invoke(request, response);
  }
}
