package bonafide.server;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/// A form with fields and files, as a client sends it.
final class Parts {
  private static final String BOUNDARY = "----bonafide";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private byte[] whole = new byte[0]; // once it has been sent
  private String disposition = "form-data";

  /// As curl sends a form whose type was overridden.
  Parts attachments() {
    disposition = "attachment";
    return this;
  }

  Parts field(String name, String value) {
    return part("name=\"" + name + "\"", value.getBytes(StandardCharsets.UTF_8));
  }

  /// The file's name and type are lies: only its content counts.
  Parts file(String name, byte[] content) {
    return part("name=\"" + name + "\"; filename=\"a.txt\"\r\nContent-Type: text/plain", content);
  }

  private Parts part(String head, byte[] content) {
    body.writeBytes(
        ("--" + BOUNDARY + "\r\nContent-Disposition: " + disposition + "; " + head + "\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Api.Answer post(Api api, String path) {
    return post(api, path, "multipart/form-data");
  }

  private synchronized byte[] whole() {
    if (whole.length == 0) {
      body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
      whole = body.toByteArray();
    }
    return whole;
  }

  Api.Answer post(Api api, String path, String type) {
    return api.send(
        "POST", path, BodyPublishers.ofByteArray(whole()), type + "; boundary=" + BOUNDARY);
  }
}
