package bonafide.api.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import javax.imageio.ImageIO;

/// A multipart form: its fields, and its files judged by their content, whatever they are called.
public final class Uploads {
  private static final long LEAST_SELFIE_BYTES = 100 * 1024;
  private static final long MOST_SELFIE_BYTES = 500 * 1024;

  private final HttpServletRequest request;
  private final Form fields;

  private Uploads(HttpServletRequest request, Form fields) {
    this.request = request;
    this.fields = fields;
  }

  public static Uploads of(HttpServletRequest request) {
    if (!Bodies.isMultipart(request))
      throw new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "The body must be multipart/form-data.");
    try {
      var object = Wire.JSON.createObjectNode();
      for (var part : parts(request)) {
        if (part.getSubmittedFileName() == null && part.getSize() <= Bodies.MOST_BYTES) {
          var text = part.getInputStream().readAllBytes();
          object.put(part.getName(), new String(text, StandardCharsets.UTF_8));
        }
      }
      return new Uploads(request, Form.of(object));
    } catch (IOException e) {
      throw endsEarly();
    }
  }

  /// The parts of the form, read once and then remembered by the container.
  static Collection<Part> parts(HttpServletRequest request) {
    try {
      return request.getParts();
    } catch (ServletException e) {
      throw new ApiError(ApiError.Kind.INVALID, "The form is not well formed.");
    } catch (IllegalStateException e) {
      throw new ApiError(ApiError.Kind.TOO_LARGE, "The file is larger than this server takes.");
    } catch (IOException e) {
      throw endsEarly();
    }
  }

  private static ApiError endsEarly() {
    return new ApiError(ApiError.Kind.INVALID, "The form ends in the middle.");
  }

  public Form fields() {
    return fields;
  }

  public boolean hasFile(String name) {
    var part = part(name);
    return part != null && part.getSubmittedFileName() != null && part.getSize() > 0;
  }

  private @org.jspecify.annotations.Nullable Part part(String name) {
    try {
      return request.getPart(name);
    } catch (IOException | ServletException e) {
      return null;
    }
  }

  /// A JPEG or PNG of 100 to 500 KB with at least so many pixels each way.
  public void checkSelfie(String name, int leastPixels) {
    var part = java.util.Objects.requireNonNull(part(name));
    if (part.getSize() > MOST_SELFIE_BYTES)
      throw new ApiError(ApiError.Kind.TOO_LARGE, "The selfie is larger than 500 KB.");
    try (InputStream in = part.getInputStream();
        var image = ImageIO.createImageInputStream(in)) {
      var readers = ImageIO.getImageReaders(image);
      if (!readers.hasNext()) throw unsupported();
      var reader = readers.next();
      try {
        var format = reader.getFormatName().toLowerCase(Locale.ROOT);
        if (!format.equals("jpeg") && !format.equals("png")) throw unsupported();
        reader.setInput(image, true, true);
        if (part.getSize() < LEAST_SELFIE_BYTES
            || reader.getWidth(0) < leastPixels
            || reader.getHeight(0) < leastPixels) {
          throw new ApiError(
              ApiError.Kind.TOO_SMALL,
              "The selfie is smaller than 100 KB or %dx%d pixels."
                  .formatted(leastPixels, leastPixels));
        }
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw unsupported();
    }
  }

  private static ApiError unsupported() {
    return new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "The file is neither JPEG nor PNG.");
  }
}
