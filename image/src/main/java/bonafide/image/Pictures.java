package bonafide.image;

import bonafide.image.Reading.Read;
import bonafide.image.Reading.Unreadable;
import bonafide.image.Reading.Why;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.lang.KeyValuePair;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.png.PngDirectory;
import com.drew.metadata.xmp.XmpDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// Reads picture files of unknown origin. The size is known before a pixel is decoded; what a
/// camera noted about how it was held is heeded; nothing else about the file is kept.
public final class Pictures {
  /// Beyond this nothing is decoded.
  public static final int MOST_PIXELS = 50_000_000;

  /// Larger pictures are thinned while they are read, to between this and four times this.
  private static final int PLENTY = 3_000_000;

  static {
    ImageIO.setUseCache(false); // nothing handed in is ever put into a temporary file
  }

  private Pictures() {}

  /// The kind of file, by its first bytes.
  public static Optional<ImageType> type(byte[] bytes) {
    if (startsWith(bytes, 0xff, 0xd8, 0xff)) return Optional.of(ImageType.JPEG);
    if (startsWith(bytes, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'))
      return Optional.of(ImageType.PNG);
    if (startsWith(bytes, 'B', 'M')) return Optional.of(ImageType.BMP);
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) return false;
    for (var i = 0; i < start.length; i++) if (bytes[i] != (byte) start[i]) return false;
    return true;
  }

  /// The kind and size of a picture.
  public record Head(ImageType type, int width, int height) {}

  /// Without decoding a pixel; nothing when it is no picture that could be read.
  public static Optional<Head> head(byte[] bytes) {
    var type = type(bytes);
    if (type.isEmpty()) return Optional.empty();
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var reader = reader(type.get());
      try {
        reader.setInput(stream, true, true);
        return Optional.of(new Head(type.get(), reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // decoders throw whatever comes
      return Optional.empty();
    }
  }

  private static ImageReader reader(ImageType type) {
    return ImageIO.getImageReadersByFormatName(type.name().toLowerCase(Locale.ROOT)).next();
  }

  /// An animated PNG is its first picture. A file that ends in the middle is broken.
  public static Reading read(byte[] bytes) {
    if (bytes.length == 0) return new Unreadable(Why.EMPTY, "The file is empty.");
    var type = type(bytes).orElse(null);
    if (type == null)
      return new Unreadable(Why.UNSUPPORTED, "The file is neither JPEG, PNG nor BMP.");
    try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
      var reader = reader(type);
      try {
        reader.setInput(stream, true, true);
        return decode(reader, type, bytes);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) { // decoders throw whatever comes
      return broken();
    }
  }

  private static Unreadable broken() {
    return new Unreadable(Why.BROKEN, "The file is damaged and cannot be read.");
  }

  private static Reading decode(ImageReader reader, ImageType type, byte[] bytes)
      throws IOException {
    var width = reader.getWidth(0);
    var height = reader.getHeight(0);
    if (width < 1 || height < 1) return broken();
    if ((long) width * height > MOST_PIXELS)
      return new Unreadable(
          Why.TOO_MANY_PIXELS,
          "The picture has %d x %d pixels, more than %d million."
              .formatted(width, height, MOST_PIXELS / 1_000_000));
    var settings = reader.getDefaultReadParam();
    var step = Math.max(1, (int) Math.sqrt((double) width * height / PLENTY));
    settings.setSourceSubsampling(step, step, 0, 0);
    var cut = new AtomicBoolean();
    reader.addIIOReadWarningListener(
        (_, warning) -> {
          if (warning.contains("premature end") || warning.contains("Truncated")) cut.set(true);
        });
    BufferedImage image = reader.read(0, settings);
    if (cut.get()) return broken();
    return new Read(upright(Picture.of(image), orientation(bytes)), type, width, height);
  }

  /// EXIF 2.32, tag 0x0112: 1 is upright.
  static int orientation(byte[] bytes) {
    try {
      var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
      var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
      return directory != null && directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
          ? directory.getInt(ExifIFD0Directory.TAG_ORIENTATION)
          : 1;
    } catch (ImageProcessingException | IOException | MetadataException e) {
      return 1; // the pixels were read; what else the file says is not needed
    }
  }

  /// What a file says about its making; each part is empty where it says nothing.
  ///
  /// @param software that wrote it (EXIF 2.32, tag 0x0131; XMP `CreatorTool`; PNG text `Software`)
  /// @param camera its maker (EXIF 2.32, tag 0x010f)
  /// @param comment of the program or the person (EXIF 2.32, tag 0x9286)
  public record Origin(String software, String camera, String comment) {}

  public static Origin origin(byte[] bytes) {
    try {
      var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
      var software = string(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_SOFTWARE);
      for (var xmp : metadata.getDirectoriesOfType(XmpDirectory.class))
        if (software.isEmpty())
          software = xmp.getXmpProperties().getOrDefault("xmp:CreatorTool", "").strip();
      for (var png : metadata.getDirectoriesOfType(PngDirectory.class)) {
        if (!(png.getObject(PngDirectory.TAG_TEXTUAL_DATA) instanceof List<?> texts)) continue;
        for (var text : texts)
          if (software.isEmpty()
              && text instanceof KeyValuePair pair
              && pair.getKey().equals("Software")) software = pair.getValue().toString().strip();
      }
      var exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
      var comment = exif == null ? null : exif.getDescription(ExifSubIFDDirectory.TAG_USER_COMMENT);
      return new Origin(
          software,
          string(metadata, ExifIFD0Directory.class, ExifIFD0Directory.TAG_MAKE),
          comment == null ? "" : comment.strip());
    } catch (ImageProcessingException | IOException e) {
      return new Origin("", "", ""); // what cannot be read says nothing
    }
  }

  private static String string(Metadata metadata, Class<? extends Directory> part, int tag) {
    var directory = metadata.getFirstDirectoryOfType(part);
    var value = directory == null ? null : directory.getString(tag);
    return value == null ? "" : value.strip();
  }

  private static Picture upright(Picture picture, int orientation) {
    return switch (orientation) {
      case 2 -> picture.mirrored();
      case 3 -> picture.turned(2);
      case 4 -> picture.turned(2).mirrored();
      case 5 -> picture.turned(1).mirrored();
      case 6 -> picture.turned(1);
      case 7 -> picture.turned(3).mirrored();
      case 8 -> picture.turned(3);
      default -> picture;
    };
  }
}
