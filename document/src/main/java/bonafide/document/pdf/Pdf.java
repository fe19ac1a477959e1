package bonafide.document.pdf;

import bonafide.document.text.Line;
import bonafide.image.Picture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/// One file, held in memory; for one thread.
public final class Pdf implements AutoCloseable {
  /// More are not looked at.
  public static final int MOST_PAGES = 100;

  private static final double MOST_PIXELS = 6_000_000;
  private static final float POINTS_PER_INCH = 72;
  private static final float INCH = 200;
  private static final int LEAST_LETTERS = 20;

  private final PDDocument document;
  private final byte[] bytes;
  private final Set<COSStream> photographed = new HashSet<>();

  private Pdf(PDDocument document, byte[] bytes) {
    this.document = document;
    this.bytes = bytes;
  }

  public static boolean isPdf(byte[] bytes) {
    var head = new String(bytes, 0, Math.min(1_024, bytes.length), StandardCharsets.ISO_8859_1);
    return head.contains("%PDF-");
  }

  /// @return a sentence in place of the file when it cannot be opened
  public static Opened open(byte[] bytes) {
    try {
      var document = Loader.loadPDF(bytes, "", null, null, IOUtils.createMemoryOnlyStreamCache());
      if (document.getNumberOfPages() == 0) {
        document.close();
        return new Opened(null, "The PDF has no pages.");
      }
      return new Opened(new Pdf(document, bytes), "");
    } catch (InvalidPasswordException e) {
      return new Opened(null, "The PDF is protected by a password.");
    } catch (IOException | RuntimeException e) { // parsers throw whatever comes
      return new Opened(null, "The file is damaged and cannot be read.");
    }
  }

  /// @param pdf null when it cannot be opened
  public record Opened(@Nullable Pdf pdf, String why) {}

  public int pages() {
    return document.getNumberOfPages();
  }

  /// The text of a page, from 0; nothing when it is a picture only.
  public Optional<List<Line>> text(int page) {
    try {
      var lines = new Layer().lines(document, page);
      var letters = lines.stream().mapToInt(line -> line.text().length()).sum();
      return letters < LEAST_LETTERS ? Optional.empty() : Optional.of(lines);
    } catch (IOException | RuntimeException e) { // a page that cannot be parsed may still be drawn
      return Optional.empty();
    }
  }

  /// How large a page is shown, in points.
  public record Size(double wide, double high) {}

  /// @param page from 0
  public Size size(int page) {
    var shown = document.getPage(page);
    var box = shown.getCropBox();
    return shown.getRotation() % 180 == 0
        ? new Size(box.getWidth(), box.getHeight())
        : new Size(box.getHeight(), box.getWidth());
  }

  /// A page as a picture; nothing when it cannot be drawn.
  public Optional<Picture> picture(int page) {
    try {
      var box = document.getPage(page).getCropBox();
      var inches = box.getWidth() / POINTS_PER_INCH * (box.getHeight() / POINTS_PER_INCH);
      var dpi = (float) Math.min(INCH, Math.sqrt(MOST_PIXELS / Math.max(0.01, inches)));
      var renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      return Optional.of(Picture.of(renderer.renderImageWithDPI(page, dpi, ImageType.RGB)));
    } catch (IOException | RuntimeException e) { // what cannot be drawn cannot be read
      return Optional.empty();
    }
  }

  /// The JPEG files that a page shows, from 0, as they were put in; each once in a file.
  public List<byte[]> photographs(int page) {
    var photographs = new ArrayList<byte[]>();
    try {
      var resources = document.getPage(page).getResources();
      if (resources == null) return photographs;
      for (var name : resources.getXObjectNames()) {
        if (!resources.isImageXObject(name)) continue;
        var stream = resources.getXObject(name).getCOSObject();
        if (!COSName.DCT_DECODE.equals(stream.getFilters()) || !photographed.add(stream)) continue;
        try (var in = stream.createRawInputStream()) {
          photographs.add(in.readAllBytes());
        }
      }
    } catch (IOException | RuntimeException e) { // what cannot be taken apart tells nothing
      return photographs;
    }
    return photographs;
  }

  /// @param area of the page, in square points
  /// @param marks in the order in which they are drawn
  public record Drawing(double area, List<Mark> marks) {}

  /// How a page is drawn, from 0; nothing when that cannot be followed.
  public Drawing drawing(int page) {
    try {
      var drawn = document.getPage(page);
      var box = drawn.getCropBox();
      var area = (double) box.getWidth() * box.getHeight();
      return new Drawing(area, new Marks(drawn).all());
    } catch (IOException | RuntimeException e) { // what cannot be followed tells nothing
      return new Drawing(0, List.of());
    }
  }

  /// The file as it was before it was last saved; nothing when it was saved once.
  public Optional<byte[]> before() {
    if (saves() < 2) return Optional.empty();
    var marker = "%%EOF".getBytes(StandardCharsets.ISO_8859_1);
    var last = before(bytes.length, marker);
    var end = last < 0 ? -1 : before(last, marker);
    return end < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(bytes, end + marker.length));
  }

  /// Where a marker last stands before a place; -1 for nowhere.
  private int before(int place, byte[] marker) {
    for (var at = place - marker.length; at >= 0; at--)
      if (Arrays.equals(bytes, at, at + marker.length, marker, 0, marker.length)) return at;
    return -1;
  }

  /// What the file says about its making.
  ///
  /// @param saves how often it was written; every save after the first was appended
  public record History(
      String producer,
      String creator,
      @Nullable Instant created,
      @Nullable Instant modified,
      int saves) {}

  public History history() {
    var about = document.getDocumentInformation();
    return new History(
        text(about.getProducer()),
        text(about.getCreator()),
        instant(about.getCreationDate()),
        instant(about.getModificationDate()),
        saves());
  }

  /// What the file says of itself, by name; what it does not say is left out.
  public Map<String, String> metadata() {
    var about = document.getDocumentInformation();
    var metadata = new LinkedHashMap<String, String>();
    put(metadata, "producer", about.getProducer());
    put(metadata, "creator", about.getCreator());
    put(metadata, "creation_date", time(about.getCreationDate()));
    put(metadata, "modification_date", time(about.getModificationDate()));
    put(metadata, "author", about.getAuthor());
    put(metadata, "title", about.getTitle());
    put(metadata, "keywords", about.getKeywords());
    put(metadata, "subject", about.getSubject());
    return metadata;
  }

  private static void put(Map<String, String> metadata, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) metadata.put(name, value.strip());
  }

  private static @Nullable String time(@Nullable Calendar time) {
    return time == null ? null : time.toInstant().toString();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }

  private static @Nullable Instant instant(@Nullable Calendar time) {
    return time == null ? null : time.toInstant();
  }

  private int saves() {
    var marker = "startxref".getBytes(StandardCharsets.ISO_8859_1);
    var saves = 0;
    for (var at = before(bytes.length, marker); at >= 0; at = before(at, marker)) saves++;
    // A linearised file has two from the start.
    var head = new String(bytes, 0, Math.min(1_024, bytes.length), StandardCharsets.ISO_8859_1);
    return head.contains("/Linearized") ? Math.max(1, saves - 1) : saves;
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
