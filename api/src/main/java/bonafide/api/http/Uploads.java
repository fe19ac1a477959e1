package bonafide.api.http;

import bonafide.image.ImageType;
import bonafide.image.Pictures;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A multipart form: its fields, and its files judged by their content, whatever they are called.
public final class Uploads {
  /// Where a PDF must say that it is one (ISO 32000-1, Annex H, note 13).
  private static final int PDF_HEAD = 1_024;

  private static final long LEAST_SELFIE_BYTES = 100 * 1024;
  private static final long MOST_SELFIE_BYTES = 500 * 1024;

  private final List<Piece> pieces;
  private final Form fields;

  private Uploads(List<Piece> pieces, Form fields) {
    this.pieces = pieces;
    this.fields = fields;
  }

  public static Uploads of(HttpServletRequest request) {
    var pieces = pieces(request);
    try {
      var object = Wire.JSON.createObjectNode();
      for (var piece : pieces) {
        if (piece.isFile() || piece.size() > Bodies.MOST_BYTES) continue;
        try (var in = piece.content().open()) {
          object.put(piece.name(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      return new Uploads(pieces, Form.of(object));
    } catch (IOException e) {
      throw endsEarly();
    }
  }

  private static List<Piece> pieces(HttpServletRequest request) {
    if (Bodies.isMultipart(request)) return parts(request).stream().map(Piece::of).toList();
    return Piece.boundary(String.valueOf(request.getContentType()))
        .map(boundary -> Piece.split(Bodies.bytes(request), boundary))
        .orElseThrow(
            () ->
                new ApiError(
                    ApiError.Kind.UNSUPPORTED_MEDIA, "The body must be multipart/form-data."));
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

  static ApiError endsEarly() {
    return new ApiError(ApiError.Kind.INVALID, "The form ends in the middle.");
  }

  public Form fields() {
    return fields;
  }

  public boolean hasFile(String name) {
    return !files(name).isEmpty();
  }

  /// The files sent under a name, in their order; empty ones do not count.
  private List<Piece> files(String name) {
    return pieces.stream()
        .filter(piece -> piece.name().equals(name) && piece.isFile() && piece.size() > 0)
        .toList();
  }

  /// A picture that was sent.
  public record Image(byte[] bytes, ImageType type) {
    public String mediaType() {
      return "image/" + type.name().toLowerCase(Locale.ROOT);
    }
  }

  /// A JPEG or PNG of 100 to 500 KB with at least so many pixels each way.
  public Image selfie(String name, int leastPixels) {
    var piece = files(name).getFirst();
    if (piece.size() > MOST_SELFIE_BYTES)
      throw new ApiError(ApiError.Kind.TOO_LARGE, "The selfie is larger than 500 KB.");
    var bytes = bytes(piece);
    var head = Pictures.head(bytes);
    if (head.isEmpty() || head.get().type() == ImageType.BMP)
      throw new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "The file is neither JPEG nor PNG.");
    if (bytes.length < LEAST_SELFIE_BYTES
        || head.get().width() < leastPixels
        || head.get().height() < leastPixels) {
      throw new ApiError(
          ApiError.Kind.TOO_SMALL,
          "The selfie is smaller than 100 KB or %dx%d pixels.".formatted(leastPixels, leastPixels));
    }
    return new Image(bytes, head.get().type());
  }

  /// A JPEG, PNG or BMP; what is wrong with it is noted as a fault under the name given.
  ///
  /// @param index which of several under one name
  public @Nullable Image image(String name, int index, String faultName, long mostBytes) {
    var files = files(name);
    if (files.size() <= index) {
      fields.fault(faultName, "is required");
      return null;
    }
    if (files.get(index).size() > mostBytes) {
      fields.fault(faultName, "is larger than %d MB".formatted(mostBytes >> 20));
      return null;
    }
    var bytes = bytes(files.get(index));
    var type = Pictures.type(bytes);
    if (type.isPresent()) return new Image(bytes, type.get());
    fields.fault(faultName, "is neither JPEG, PNG nor BMP");
    return null;
  }

  /// A JPEG, PNG or BMP of so many bytes and pixels each way.
  public Image card(String name, long mostBytes, int mostPixels) {
    var piece = files(name).getFirst();
    var tooLarge =
        "The image is larger than %d MB or %dx%d pixels."
            .formatted(mostBytes >> 20, mostPixels, mostPixels);
    if (piece.size() > mostBytes) throw new ApiError(ApiError.Kind.TOO_LARGE, tooLarge);
    var bytes = bytes(piece);
    var type = Pictures.type(bytes);
    if (type.isEmpty())
      throw new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "The file is neither PNG, JPEG nor BMP.");
    var head = Pictures.head(bytes);
    if (head.isPresent() && Math.max(head.get().width(), head.get().height()) > mostPixels)
      throw new ApiError(ApiError.Kind.TOO_LARGE, tooLarge);
    return new Image(bytes, type.get());
  }

  /// A JPEG or PNG of so many bytes, pixels each way, and pixels along its longest side.
  public Image photo(String name, long mostBytes, int mostPixels, int leastLongest) {
    var piece = files(name).getFirst();
    if (piece.size() > mostBytes)
      throw new ApiError(
          ApiError.Kind.TOO_LARGE, "%s is larger than %d MB".formatted(name, mostBytes >> 20));
    var bytes = bytes(piece);
    var head = Pictures.head(bytes);
    if (head.isEmpty() || head.get().type() == ImageType.BMP)
      throw new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "use JPEG or PNG");
    var longest = Math.max(head.get().width(), head.get().height());
    if (longest > mostPixels || longest <= leastLongest)
      throw new ApiError(
          ApiError.Kind.INVALID,
          "%s must be more than %d and at most %d pixels along its longest side"
              .formatted(name, leastLongest, mostPixels));
    return new Image(bytes, head.get().type());
  }

  private static final long MOST_PICTURE_BYTES = 15 << 20;
  private static final int MOST_PICTURE_PIXELS = 8_000;
  private static final int LEAST_PICTURE_PIXELS = 300;

  /// The media type of a JPEG or PNG by its content; null with a fault when it is neither, or has
  /// too many or too few pixels.
  ///
  /// @throws ApiError TOO_LARGE above 15 MB
  public static @Nullable String pictureType(Form form, String name, byte[] bytes) {
    if (bytes.length > MOST_PICTURE_BYTES)
      throw new ApiError(ApiError.Kind.TOO_LARGE, name + " is larger than 15 MB");
    var head = Pictures.head(bytes);
    if (head.isEmpty() || head.get().type() == ImageType.BMP) {
      form.fault(name, "is neither JPEG nor PNG");
      return null;
    }
    var longest = Math.max(head.get().width(), head.get().height());
    if (longest >= MOST_PICTURE_PIXELS || longest <= LEAST_PICTURE_PIXELS) {
      form.fault(
          name,
          "must be more than %d and fewer than %d pixels along its longest side"
              .formatted(LEAST_PICTURE_PIXELS, MOST_PICTURE_PIXELS));
      return null;
    }
    return "image/" + head.get().type().name().toLowerCase(Locale.ROOT);
  }

  /// The media type of a JPEG, PNG or PDF by its content; null with a fault for anything else.
  public static @Nullable String paperType(Form form, String name, byte[] bytes) {
    if (bytes.length > MOST_PICTURE_BYTES)
      throw new ApiError(ApiError.Kind.TOO_LARGE, name + " is larger than 15 MB");
    if (isPdf(bytes)) return "application/pdf";
    var type = Pictures.type(bytes).filter(t -> t != ImageType.BMP);
    if (type.isPresent()) return "image/" + type.get().name().toLowerCase(Locale.ROOT);
    form.fault(name, "is neither JPEG, PNG nor PDF");
    return null;
  }

  /// A file an applicant hands in.
  public record HandedIn(byte[] bytes, String mediaType) {}

  /// A JPEG or PNG as `pictureType` wants it, or a PDF.
  public HandedIn handIn(String name, boolean pdf) {
    var piece = files(name).getFirst();
    if (piece.size() > MOST_PICTURE_BYTES)
      throw new ApiError(ApiError.Kind.TOO_LARGE, name + " is larger than 15 MB");
    var bytes = bytes(piece);
    if (pdf && isPdf(bytes)) return new HandedIn(bytes, "application/pdf");
    var type = pictureType(fields, name, bytes);
    return new HandedIn(bytes, type == null ? "" : type);
  }

  private static boolean isPdf(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(PDF_HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    return head.contains("%PDF-");
  }

  /// A file of any kind.
  public byte[] bytes(String name, long mostBytes) {
    var piece = files(name).getFirst();
    if (piece.size() > mostBytes)
      throw new ApiError(
          ApiError.Kind.TOO_LARGE, "%s is larger than %d MB".formatted(name, mostBytes >> 20));
    return bytes(piece);
  }

  /// A JPEG, PNG or PDF; it is read only when it is opened.
  public Document document(String name, long mostBytes) {
    var piece = files(name).getFirst();
    if (piece.size() > mostBytes)
      throw new ApiError(
          ApiError.Kind.TOO_LARGE, "The file is larger than %d MB.".formatted(mostBytes >> 20));
    return new Document(documentType(piece), piece.content()::open);
  }

  private static String documentType(Piece piece) {
    try (var in = piece.content().open()) {
      var head = in.readNBytes(PDF_HEAD);
      var type = Pictures.type(head).filter(t -> t != ImageType.BMP);
      if (type.isPresent()) return "image/" + type.get().name().toLowerCase(Locale.ROOT);
      if (new String(head, StandardCharsets.ISO_8859_1).contains("%PDF-")) return "application/pdf";
    } catch (IOException e) {
      throw endsEarly();
    }
    throw new ApiError(ApiError.Kind.UNSUPPORTED_MEDIA, "The file is neither PNG, JPEG nor PDF.");
  }

  /// A file that was sent.
  public record Document(String mediaType, Opening content) {}

  @FunctionalInterface
  public interface Opening {
    InputStream open() throws IOException;
  }

  private static byte[] bytes(Piece piece) {
    try (var in = piece.content().open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw endsEarly();
    }
  }

  public int count(String name) {
    return files(name).size();
  }
}
