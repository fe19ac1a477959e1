package bonafide.api.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ArrayNode;

/// Request bodies: small ones are read once and can then be read again; files are not bodies in
/// this sense.
public final class Bodies {
  /// No JSON request of any surface comes near.
  public static final int MOST_BYTES = 1 << 20;

  private Bodies() {}

  /// Reads one member of an object; others follow.
  private static final ObjectReader MEMBERS =
      Wire.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static HttpServletRequest repeatable(HttpServletRequest request) throws IOException {
    return repeatable(request, MOST_BYTES);
  }

  static HttpServletRequest repeatable(HttpServletRequest request, int most) throws IOException {
    if (request instanceof Repeatable || isMultipart(request)) return request;
    if (request.getContentLengthLong() > most) throw tooLarge(most);
    var bytes = request.getInputStream().readNBytes(most + 1);
    if (bytes.length > most) throw tooLarge(most);
    return new Repeatable(request, bytes);
  }

  private static ApiError tooLarge(int most) {
    return new ApiError(
        ApiError.Kind.TOO_LARGE, "The body is larger than %d MiB.".formatted(most >> 20));
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

  /// A JSON object that holds pictures.
  ///
  /// @param form everything else
  /// @param pictures by the names they have
  public record WithPictures(Form form, Map<String, byte[]> pictures) {}

  /// The JSON object in the body, with the members named decoded from Base64.
  public static WithPictures withPictures(HttpServletRequest request, Set<String> names) {
    var rest = Wire.JSON.createObjectNode();
    var pictures = new HashMap<String, byte[]>();
    var broken = new ArrayList<String>();
    try (var parser = Wire.JSON.createParser(raw(request))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) throw notAnObject();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        var token = parser.nextToken();
        if (!names.contains(name)) rest.set(name, MEMBERS.readTree(parser));
        else if (token == JsonToken.VALUE_STRING) picture(name, parser, pictures, broken);
        else if (token != JsonToken.VALUE_NULL) {
          parser.skipChildren();
          broken.add(name);
        }
      }
    } catch (JacksonException e) {
      throw notAnObject();
    }
    var form = Form.of(rest);
    for (var name : broken) form.fault(name, "must be the Base64 of a JPEG or PNG");
    return new WithPictures(form, pictures);
  }

  private static void picture(
      String name, JsonParser parser, Map<String, byte[]> pictures, List<String> broken) {
    try {
      var bytes = parser.getBinaryValue();
      if (bytes.length > 0) pictures.put(name, bytes);
    } catch (StreamReadException e) {
      throw new ApiError(
          ApiError.Kind.INVALID,
          "The request does not match the contract.",
          List.of(new ApiError.Field(name, "must be the Base64 of a JPEG or PNG")));
    }
  }

  private static ApiError notAnObject() {
    return new ApiError(
        ApiError.Kind.INVALID,
        "The body must be a JSON object.",
        List.of(new ApiError.Field("", "must be a JSON object")));
  }

  /// The JSON array of objects in the body.
  ///
  /// @param least so many objects have to be there, and at most so many
  public static List<Form> jsonArray(HttpServletRequest request, int least, int most) {
    try {
      var bytes = raw(request);
      var node = bytes.length == 0 ? null : Wire.JSON.readTree(bytes);
      if (node == null || !node.isArray() || node.size() < least || node.size() > most)
        throw new ApiError(
            ApiError.Kind.INVALID,
            "The body must be an array.",
            List.of(
                new ApiError.Field(
                    "", "must be a JSON array of %d to %d objects".formatted(least, most))));
      return Form.of((ArrayNode) node);
    } catch (JacksonException e) {
      throw new ApiError(
          ApiError.Kind.INVALID,
          "The body is not valid JSON.",
          List.of(new ApiError.Field("", "is not valid JSON")));
    }
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
