package bonafide.api.http;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One part of a form.
///
/// @param isFile whether it was sent with a file's name
record Piece(String name, boolean isFile, long size, Content content) {
  private static final Pattern BOUNDARY =
      Pattern.compile("application/json;\\s*boundary=\"?([^\";\\s]{1,70})\"?.*");
  private static final Pattern NAME = Pattern.compile("(?i)[;\\s]name=\"([^\"]*)\"");
  private static final Pattern FILE_NAME = Pattern.compile("(?i)[;\\s]filename=");

  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  static Piece of(Part part) {
    return new Piece(
        part.getName(), part.getSubmittedFileName() != null, part.getSize(), part::getInputStream);
  }

  /// The boundary of a form that calls itself JSON, as curl sends one with `-F` and a header of
  /// its own.
  static Optional<String> boundary(String contentType) {
    var type = BOUNDARY.matcher(contentType);
    return type.matches() ? Optional.of(type.group(1)) : Optional.empty();
  }

  /// The parts of such a form (RFC 2046, 5.1.1), which call themselves attachments.
  ///
  /// @throws ApiError when it ends in the middle
  static List<Piece> split(byte[] body, String boundary) {
    var text = new String(body, StandardCharsets.ISO_8859_1); // one character a byte
    var delimiter = "--" + boundary;
    var pieces = new ArrayList<Piece>();
    var at = text.indexOf(delimiter);
    while (at >= 0 && !text.startsWith("--", at + delimiter.length())) {
      var head = text.indexOf("\r\n\r\n", at);
      var end = text.indexOf("\r\n" + delimiter, at + delimiter.length());
      if (head < 0 || end < head) break;
      var headers = text.substring(at, head);
      var content = Arrays.copyOfRange(body, Math.min(head + 4, end), end);
      var name = NAME.matcher(headers);
      if (name.find())
        pieces.add(
            new Piece(
                name.group(1),
                FILE_NAME.matcher(headers).find(),
                content.length,
                () -> new ByteArrayInputStream(content)));
      at = end + 2;
    }
    if (at < 0 || !text.startsWith("--", at + delimiter.length())) throw Uploads.endsEarly();
    return pieces;
  }
}
