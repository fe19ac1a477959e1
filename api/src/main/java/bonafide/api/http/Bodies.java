package bonafide.api.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Request bodies: small ones are read once and can then be read again; files are not bodies in
/// this sense.
public final class Bodies {
  /// No JSON request of any surface comes near.
  public static final int MOST_BYTES = 1 << 20;

  private Bodies() {}

  static HttpServletRequest repeatable(HttpServletRequest request) throws IOException {
    if (request instanceof Repeatable || isMultipart(request)) return request;
    if (request.getContentLengthLong() > MOST_BYTES) throw tooLarge();
    var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) throw tooLarge();
    return new Repeatable(request, bytes);
  }

  private static ApiError tooLarge() {
    return new ApiError(ApiError.Kind.TOO_LARGE, "The body is larger than 1 MiB.");
  }

  public static boolean isMultipart(HttpServletRequest request) {
    return type(request).startsWith("multipart/");
  }

  private static String type(HttpServletRequest request) {
    return request.getContentType() == null
        ? ""
        : request.getContentType().toLowerCase(Locale.ROOT);
  }

  static byte[] bytes(HttpServletRequest request) {
    var inner = request;
    while (inner instanceof HttpServletRequestWrapper wrapper && !(inner instanceof Repeatable))
      inner = (HttpServletRequest) wrapper.getRequest();
    return inner instanceof Repeatable repeatable ? repeatable.bytes : new byte[0];
  }

  /// The JSON object in the body.
  public static Form json(HttpServletRequest request) {
    return Form.of(raw(request));
  }

  /// The JSON body as it was sent.
  public static byte[] raw(HttpServletRequest request) {
    json(type(request));
    return bytes(request);
  }

  private static void json(String type) {
    if (!type.isEmpty() && !type.startsWith("application/json"))
      throw new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "The body must be application/json.");
  }

  /// The JSON object, or the fields of a form.
  public static Form jsonOrFields(HttpServletRequest request) {
    if (!type(request).startsWith("application/x-www-form-urlencoded")) return json(request);
    var object = Wire.JSON.createObjectNode();
    for (var pair : new String(bytes(request), StandardCharsets.UTF_8).split("&")) {
      var equals = pair.indexOf('=');
      if (equals > 0)
        object.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    return Form.of(object);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new ApiError(ApiError.Kind.INVALID, "The form is not well encoded.");
    }
  }

  private static final class Repeatable extends HttpServletRequestWrapper {
    private final byte[] bytes;

    Repeatable(HttpServletRequest request, byte[] bytes) {
      super(request);
      this.bytes = bytes;
    }

    @Override
    public ServletInputStream getInputStream() {
      var in = new ByteArrayInputStream(bytes);
      return new ServletInputStream() {
        @Override
        public int read() {
          return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
          return in.read(buffer, offset, length);
        }

        @Override
        public boolean isFinished() {
          return in.available() == 0;
        }

        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
          throw new IllegalStateException("the body is already here");
        }
      };
    }
  }
}
