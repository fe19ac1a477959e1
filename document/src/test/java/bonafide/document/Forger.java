package bonafide.document;

import bonafide.document.drawn.DrawnKtp;
import bonafide.document.drawn.DrawnStatement;
import bonafide.document.drawn.Photograph;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;

/// Statements and photographs, untouched and changed in the ways people change them; the same for
/// the same number.
final class Forger {
  private static final List<String> BANKS = List.of("BRI", "MANDIRI", "BCA", "BNI");

  private Forger() {}

  /// Untouched files by how they came to be.
  static Map<String, IntFunction<byte[]>> untouched() {
    var kinds = new LinkedHashMap<String, IntFunction<byte[]>>();
    kinds.put("statement", i -> drawn(i).pdf());
    kinds.put("statement, scanned", i -> drawn(i).scanned(110));
    kinds.put("statement, scanned, with a layer of read text", Forger::withReadText);
    kinds.put("statement, written anew by another program", Forger::rewritten);
    kinds.put("statement, saved again with a new title", Forger::titled);
    kinds.put("statement, saved again with a note", Forger::noted);
    kinds.put("photograph", i -> photo(i).of(card(i).image()));
    kinds.put("photograph, saved again", i -> Photograph.jpeg(decoded(coarse(i)), 0.93));
    kinds.put("photograph, in a PDF", i -> inPdf(photo(i).of(card(i).image())));
    return kinds;
  }

  /// Changed files by what was done.
  static Map<String, IntFunction<byte[]>> changed() {
    var kinds = new LinkedHashMap<String, IntFunction<byte[]>>();
    kinds.put("amount covered and written over, appended", i -> overwritten(i, true));
    kinds.put("amount covered and written over, saved anew", i -> overwritten(i, false));
    kinds.put("amount replaced in the page", Forger::replaced);
    kinds.put("picture of an amount laid over it", Forger::pasted);
    kinds.put("amount written on a scan", Forger::onScan);
    kinds.put("photograph with another's portrait", Forger::withPortrait);
    kinds.put("photograph with a number painted over", Forger::withNumber);
    kinds.put("photograph with another's portrait, in a PDF", i -> inPdf(withPortrait(i)));
    kinds.put("photograph shown on a phone's screen", Forger::onScreen);
    kinds.put("print of a card, photographed", Forger::printed);
    kinds.put("a screen that shows a card, photographed", Forger::fromScreen);
    return kinds;
  }

  static IntFunction<byte[]> kind(String name) {
    return Objects.requireNonNull(untouched().getOrDefault(name, changed().get(name)));
  }

  private static DrawnStatement drawn(int i) {
    return DrawnStatement.of(BANKS.get(i % BANKS.size()), 14 + i % 9, 1_000 + i);
  }

  private static byte[] saved(byte[] pdf, Change change, boolean appended) {
    try (var document = Loader.loadPDF(pdf)) {
      change.on(document);
      var bytes = new ByteArrayOutputStream();
      if (appended) document.saveIncremental(bytes);
      else document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Change {
    void on(PDDocument document) throws IOException;
  }

  private static byte[] rewritten(int i) {
    return saved(
        drawn(i).pdf(),
        document -> document.getDocumentInformation().setProducer("Printer"),
        false);
  }

  private static byte[] titled(int i) {
    return saved(
        drawn(i).pdf(),
        document -> {
          document.getDocumentInformation().setTitle("Account");
          document.getDocumentInformation().getCOSObject().setNeedToBeUpdated(true);
        },
        true);
  }

  private static byte[] noted(int i) {
    return saved(
        drawn(i).pdf(),
        document -> {
          var note = new PDAnnotationText();
          note.setRectangle(new PDRectangle(500, 780, 20, 20));
          note.setContents("For the file");
          var page = document.getPage(0);
          var notes = page.getAnnotations();
          notes.add(note);
          page.setAnnotations(notes);
          note.getCOSObject().setNeedToBeUpdated(true);
          page.getCOSObject().setNeedToBeUpdated(true);
        },
        true);
  }

  private static byte[] withReadText(int i) {
    return saved(
        drawn(i).scanned(110),
        document -> {
          try (var pen =
              new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND, true)) {
            pen.beginText();
            pen.setRenderingMode(RenderingMode.NEITHER);
            pen.setFont(new PDType1Font(FontName.HELVETICA), 9);
            pen.newLineAtOffset(50, 746);
            pen.showText("LAPORAN REKENING");
            pen.endText();
          }
        },
        false);
  }

  /// An amount as it stands in a page.
  private record Place(int token, String text, float x, float y, float wide, PDFont font) {}

  private static List<Object> tokens(PDPage page) throws IOException {
    var parser = new PDFStreamParser(page);
    return new ArrayList<>(parser.parse());
  }

  private static Place amount(PDPage page, DrawnStatement drawn, int i) throws IOException {
    var tokens = tokens(page);
    var places = new ArrayList<Place>();
    PDFont font = null;
    var x = 0f;
    var y = 0f;
    for (var at = 0; at < tokens.size(); at++) {
      if (!(tokens.get(at) instanceof Operator operator)) continue;
      switch (operator.getName()) {
        case "Tf" ->
            font = page.getResources().getFont((org.apache.pdfbox.cos.COSName) tokens.get(at - 2));
        case "Td" -> {
          x = ((COSNumber) tokens.get(at - 2)).floatValue();
          y = ((COSNumber) tokens.get(at - 1)).floatValue();
        }
        case "Tj" -> {
          var known = Objects.requireNonNull(font);
          var text = decoded(known, ((COSString) tokens.get(at - 1)).getBytes());
          if (text.matches("[\\d.,]{6,}"))
            places.add(
                new Place(at - 1, text, x, y, known.getStringWidth(text) / 1_000 * 8, known));
        }
        default -> {}
      }
    }
    // Somewhere in the midst, as a forger has it.
    return places.get(places.size() / 3 + i % Math.max(1, places.size() / 3));
  }

  private static String decoded(PDFont font, byte[] bytes) throws IOException {
    var text = new StringBuilder();
    var in = new ByteArrayInputStream(bytes);
    while (in.available() > 0) text.append(font.toUnicode(font.readCode(in)));
    return text.toString();
  }

  private static String otherwise(String amount) {
    return "9" + amount;
  }

  private static byte[] overwritten(int i, boolean appended) {
    return saved(
        drawn(i).pdf(),
        document -> {
          var page = document.getPage(0);
          var place = amount(page, drawn(i), i);
          try (var pen = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
            write(pen, place, new PDType1Font(FontName.HELVETICA), otherwise(place.text()));
          }
          page.getCOSObject().setNeedToBeUpdated(true);
          page.getResources().getCOSObject().setNeedToBeUpdated(true);
        },
        appended);
  }

  private static void write(PDPageContentStream pen, Place place, PDFont font, String text)
      throws IOException {
    var wide = font.getStringWidth(text) / 1_000 * 8;
    var left = place.x() + place.wide() - wide;
    pen.setNonStrokingColor(Color.WHITE);
    pen.addRect(Math.min(left, place.x()) - 1, place.y() - 2, Math.max(wide, place.wide()) + 2, 10);
    pen.fill();
    pen.setNonStrokingColor(Color.BLACK);
    pen.beginText();
    pen.setFont(font, 8);
    pen.newLineAtOffset(left, place.y());
    pen.showText(text);
    pen.endText();
  }

  /// As an editor of PDFs does it: the text itself is exchanged, in letters the editor has.
  private static byte[] replaced(int i) {
    return saved(
        drawn(i).pdf(),
        document -> {
          var page = document.getPage(0);
          var place = amount(page, drawn(i), i);
          var tokens = tokens(page);
          tokens.set(place.token(), new COSString(new byte[0]));
          var stream = new PDStream(document);
          try (var out = stream.createOutputStream()) {
            new ContentStreamWriter(out).writeTokens(tokens);
          }
          page.setContents(stream);
          var font = new PDType1Font(FontName.HELVETICA);
          var text = otherwise(place.text());
          try (var pen = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
            pen.beginText();
            pen.setFont(font, 8);
            pen.newLineAtOffset(
                place.x() + place.wide() - font.getStringWidth(text) / 1_000 * 8, place.y());
            pen.showText(text);
            pen.endText();
          }
        },
        false);
  }

  private static byte[] pasted(int i) {
    return saved(
        drawn(i).pdf(),
        document -> {
          var page = document.getPage(0);
          var place = amount(page, drawn(i), i);
          var image = new BufferedImage(240, 40, BufferedImage.TYPE_INT_RGB);
          var pen = image.createGraphics();
          pen.setColor(Color.WHITE);
          pen.fillRect(0, 0, 240, 40);
          pen.setColor(Color.BLACK);
          pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 30));
          pen.drawString(otherwise(place.text()), 4, 32);
          pen.dispose();
          var picture = LosslessFactory.createFromImage(document, image);
          try (var on = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
            on.drawImage(picture, place.x() - 8, place.y() - 2, place.wide() + 9, 10);
          }
        },
        false);
  }

  private static byte[] onScan(int i) {
    return saved(
        drawn(i).scanned(110),
        document -> {
          var page = document.getPage(0);
          try (var from = Loader.loadPDF(drawn(i).pdf());
              var pen = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
            var place = amount(from.getPage(0), drawn(i), i);
            write(pen, place, new PDType1Font(FontName.HELVETICA), otherwise(place.text()));
          }
        },
        false);
  }

  /// A page that shows nothing but a photograph, as programs that scan make them.
  private static byte[] inPdf(byte[] jpeg) {
    try (var document = new PDDocument();
        var out = new ByteArrayOutputStream()) {
      var picture = JPEGFactory.createFromByteArray(document, jpeg);
      var page = new PDPage(new PDRectangle(picture.getWidth() / 2f, picture.getHeight() / 2f));
      document.addPage(page);
      try (var pen = new PDPageContentStream(document, page)) {
        pen.drawImage(picture, 0, 0, picture.getWidth() / 2f, picture.getHeight() / 2f);
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DrawnKtp card(int i) {
    var one = DrawnKtp.specimen();
    return new DrawnKtp(
        String.format(Locale.ROOT, "33200517107500%02d", i % 100),
        one.name(),
        one.birthPlace(),
        one.birthday(),
        one.gender(),
        one.address(),
        one.rtrw(),
        one.village(),
        one.district(),
        one.religion(),
        one.maritalStatus(),
        one.occupation(),
        one.nationality(),
        one.expiryDate(),
        one.province(),
        one.city());
  }

  private static Photograph photo(int i) {
    var random = new Random(i);
    return new Photograph(
        1_100 + random.nextInt(600),
        random.nextDouble() * 20 - 10,
        random.nextDouble() * 20 - 10,
        random.nextDouble() * 6 - 3,
        0,
        2 + random.nextInt(7),
        0,
        0.6 + 0.35 * random.nextDouble(),
        i);
  }

  private static byte[] coarse(int i) {
    return Photograph.jpeg(photo(i).image(card(i).image()), 0.6 + 0.05 * (i % 5));
  }

  private static BufferedImage decoded(byte[] file) {
    return ((Reading.Read) Pictures.read(file)).picture().toImage();
  }

  private static byte[] withPortrait(int i) {
    var image = decoded(coarse(i));
    var other = photo(i + 500).image(card(i + 500).image());
    var wide = image.getWidth();
    var high = image.getHeight();
    var side = wide / 5;
    var pen = image.createGraphics();
    pen.drawImage(
        other,
        wide * 2 / 3,
        high / 3,
        wide * 2 / 3 + side,
        high / 3 + side,
        other.getWidth() / 2,
        other.getHeight() / 3,
        other.getWidth() / 2 + side + 31,
        other.getHeight() / 3 + side + 31,
        null);
    pen.dispose();
    return Photograph.jpeg(image, 0.93);
  }

  private static byte[] withNumber(int i) {
    var image = decoded(coarse(i));
    var clean = photo(i).image(card(i + 37).image()); // before anything was saved
    var wide = image.getWidth();
    var high = image.getHeight();
    var pen = image.createGraphics();
    var left = wide / 4;
    var top = high / 4;
    pen.drawImage(
        clean,
        left,
        top,
        left + wide * 2 / 5,
        top + high / 10,
        left,
        top,
        left + wide * 2 / 5,
        top + high / 10,
        null);
    pen.dispose();
    return Photograph.jpeg(image, 0.93);
  }

  /// A printer sets black at 45 degrees, cyan, magenta and yellow apart from it, in dots that grow
  /// with the shade; its paper is then photographed from near.
  private static byte[] printed(int i) {
    var random = new Random(i);
    var cell = 5 + 2.5 * random.nextDouble(); // of 600 to an inch: 80 to 120 lines
    var from = card(i).image();
    var wide = 2_022;
    var high = wide * from.getHeight() / from.getWidth();
    var paper = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    for (var y = 0; y < high; y++)
      for (var x = 0; x < wide; x++) {
        var rgb = from.getRGB(x * from.getWidth() / wide, y * from.getHeight() / high);
        var ink = new int[] {255 - (rgb >> 16 & 255), 255 - (rgb >> 8 & 255), 255 - (rgb & 255)};
        var black = Math.min(ink[0], Math.min(ink[1], ink[2]));
        var dark = isInked(x, y, 45, cell, black) ? 0 : 255;
        var red = isInked(x, y, 15, cell, ink[0] - black) ? 0 : dark;
        var green = isInked(x, y, 75, cell, ink[1] - black) ? 0 : dark;
        var blue = isInked(x, y, 0, cell, ink[2] - black) ? 0 : dark;
        paper.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    return near(i, random).of(paper);
  }

  private static boolean isInked(int x, int y, int degrees, double cell, int shade) {
    var turn = Math.toRadians(degrees);
    var u = (x * Math.cos(turn) + y * Math.sin(turn)) / cell;
    var v = (y * Math.cos(turn) - x * Math.sin(turn)) / cell;
    var height = (Math.cos(2 * Math.PI * u) + Math.cos(2 * Math.PI * v)) / 4 + 0.5;
    return height < shade / 255.0;
  }

  /// Each of a screen's pixels is a red, a green and a blue stripe, with black between.
  private static byte[] fromScreen(int i) {
    var random = new Random(i);
    var shown = card(i).image();
    var wide = 420;
    var high = wide * shown.getHeight() / shown.getWidth();
    var small = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    var pen = small.createGraphics();
    pen.drawImage(shown.getScaledInstance(wide, high, java.awt.Image.SCALE_SMOOTH), 0, 0, null);
    pen.dispose();
    var each = 6;
    var screen = new BufferedImage(wide * each, high * each, BufferedImage.TYPE_INT_RGB);
    for (var y = 0; y < high * each; y++)
      for (var x = 0; x < wide * each; x++) {
        if (y % each == 0) continue;
        var rgb = small.getRGB(x / each, y / each);
        screen.setRGB(x, y, rgb & 0xff << 16 - 8 * (x % each / 2));
      }
    return near(i, random).of(screen);
  }

  private static Photograph near(int i, Random random) {
    return new Photograph(
        1_500 + random.nextInt(500),
        random.nextDouble() * 10 - 5,
        random.nextDouble() * 10 - 5,
        random.nextDouble() * 6 - 3,
        0,
        2 + random.nextInt(5),
        0,
        0.75 + 0.2 * random.nextDouble(),
        i);
  }

  private static byte[] onScreen(int i) {
    var screen = new BufferedImage(1_080, 2_400, BufferedImage.TYPE_INT_RGB);
    var pen = screen.createGraphics();
    pen.drawImage(decoded(coarse(i)), 0, 700, 1_080, 810, null);
    pen.dispose();
    var bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(screen, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
