package bonafide.document;

import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.DocumentReading.Where;
import bonafide.document.barcode.Barcodes;
import bonafide.document.barcode.Barcodes.Barcode;
import bonafide.document.business.DtiCertificate;
import bonafide.document.business.GeneralInformationSheet;
import bonafide.document.business.SkMenkeh;
import bonafide.document.field.Box;
import bonafide.document.field.Contacts;
import bonafide.document.field.Rows;
import bonafide.document.field.Rows.Row;
import bonafide.document.identity.Coded;
import bonafide.document.identity.Ktp;
import bonafide.document.identity.LabelledCard;
import bonafide.document.identity.NpwpCard;
import bonafide.document.identity.Passport;
import bonafide.document.identity.Read;
import bonafide.document.identity.TaiwanCard;
import bonafide.document.image.Straight;
import bonafide.document.mrz.Mrz;
import bonafide.document.mrz.MrzReader;
import bonafide.document.pdf.Pdf;
import bonafide.document.statement.Statement;
import bonafide.document.tamper.PdfSigns;
import bonafide.document.tamper.PictureSigns;
import bonafide.document.text.Outlines;
import bonafide.document.text.Texts;
import bonafide.image.Picture;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads documents handed in. Safe for many threads; the networks are loaded once, at the first
/// document or by `warm`.
public final class Documents implements AutoCloseable {
  private static final String UNKNOWN = "unknown";
  private static final double LIKELY = 0.5;
  private static final int LIKELY_FIELDS = 4;

  /// Of the pixels of a card that are looked at.
  private static final double SEEN_WELL = 0.7;

  private static final Duration BARCODE = Duration.ofMillis(1_500);

  private @Nullable Texts texts;

  /// What came of a file.
  public sealed interface Result {
    /// The fields are empty when nothing could be read.
    record Understood(DocumentReading reading) implements Result {}

    /// The file is no document.
    ///
    /// @param reason a sentence for the person who handed it in
    record Unusable(String reason) implements Result {}
  }

  /// A page as it was read.
  ///
  /// @param withoutZone the kind of a card that has no zone and is like no document that has; null
  ///     for others
  /// @param zone null when there is none
  record Page(
      Texts.Page text, Sheet sheet, @Nullable String withoutZone, MrzReader.@Nullable Zone zone) {
    Rows rows() {
      return sheet.rows();
    }

    /// A line of fillers that is seen aslant may fall to pieces.
    boolean hasBrokenZone() {
      var mrz = mrz();
      return (mrz == null || !mrz.isValid())
          && text.lines().stream().anyMatch(line -> line.text().contains("<"));
    }

    @Nullable Mrz mrz() {
      return zone == null ? null : zone.mrz();
    }

    /// Fields, each with the place it was read at; what the zone says, with the zone's.
    List<Field> placed(Read read) {
      var box = zone == null ? null : Box.over(zone.strips());
      var all = box == null ? null : box.place();
      var fields =
          read.fields().stream()
              .map(field -> field.where() == Where.MRZ ? field.at(all) : field)
              .toList();
      return sheet.placed(fields);
    }
  }

  private static Sheet sheet(Texts.Page text, @Nullable Straight straight) {
    var picture = text.picture();
    return new Sheet()
        .add(1, text.lines(), picture.width(), picture.height(), text.quarters(), straight);
  }

  public void warm() {
    texts();
  }

  private synchronized Texts texts() {
    if (texts == null) texts = new Texts();
    return texts;
  }

  private Page page(Picture picture, Stages stages) {
    var found = texts().find(picture, Texts.CARD);
    var card = Straight.of(picture, found.strips()).orElse(null);
    stages.done("card");
    if (card == null) return page(texts().read(picture, found, Texts.CARD), null, stages);
    if (isSeenWell(card, found)) {
      var there = found.through(card.map().inverse());
      var page = page(texts().read(card.picture(), there, Texts.CARD), card, stages);
      if (!page.hasBrokenZone()) return page;
    }
    return page(texts().read(card.picture(), Texts.CARD), card, stages);
  }

  private static Page page(Texts.Page text, @Nullable Straight card, Stages stages) {
    var sheet = sheet(text, card);
    stages.done("text");
    var withoutZone = withoutZone(sheet.rows());
    var zone =
        withoutZone == null ? MrzReader.read(text.picture(), text.lines()).orElse(null) : null;
    stages.done("mrz");
    return new Page(text, sheet, withoutZone, zone);
  }

  /// Print that was seen well enough in the whole picture need not be looked for again on the
  /// card.
  private static boolean isSeenWell(Straight card, Outlines found) {
    var picture = card.picture();
    var seen = Math.max(picture.width(), picture.height()) / found.coarse();
    return seen >= SEEN_WELL * Texts.CARD;
  }

  /// Reads a card or the page of a passport.
  ///
  /// @param kind what it should be: `indonesia_ktp`, `npwp_card` or `passport`; another document
  ///     has no fields, and its own kind
  public Result card(byte[] file, String kind) {
    return switch (Pictures.read(file)) {
      case Reading.Unreadable(_, var detail) -> new Result.Unusable(detail);
      case Reading.Read read ->
          new Result.Understood(withSigns(card(read.picture(), kind), PictureSigns.of(file)));
    };
  }

  private static DocumentReading withSigns(DocumentReading reading, List<Sign> more) {
    var signs = new ArrayList<>(reading.signs());
    signs.addAll(more);
    return new DocumentReading(
        reading.kind(), reading.pages(), reading.fields(), reading.movements(), signs);
  }

  private DocumentReading card(Picture picture, String kind) {
    var page = page(picture, new Stages());
    var seen = kind(page);
    return seen.equals(kind) || seen.equals(UNKNOWN)
        ? card(page, kind)
        : reading(seen, List.of(), List.of());
  }

  private static DocumentReading card(Page page, String kind) {
    var read =
        switch (kind) {
          case Ktp.KIND -> Ktp.read(page.rows());
          case NpwpCard.KIND -> NpwpCard.read(page.rows());
          case TaiwanCard.KIND -> TaiwanCard.read(page.rows());
          case Passport.KIND -> Passport.read(page.mrz(), page.text().lines());
          default -> LabelledCard.read(kind, page.text().lines());
        };
    return read.map(card -> reading(kind, page.placed(card), card.signs())).orElse(nothing());
  }

  /// All that can be seen of a file, whatever it is.
  ///
  /// @param mrz null when there is no zone
  /// @param barcode null when there is none
  /// @param quality why it may be hard to read
  /// @param millis how long each stage took
  public record Look(
      DocumentReading reading,
      @Nullable Mrz mrz,
      @Nullable Barcode barcode,
      List<Quality.Fault> quality,
      Map<String, Long> millis) {}

  /// @return the sentence why in place of a look when the file is no document
  public Looked look(byte[] file) {
    var stages = new Stages();
    if (Pdf.isPdf(file)) {
      return switch (understood(file, Documents::paper)) {
        case Result.Unusable(var why) -> new Looked(null, why);
        case Result.Understood(var reading) ->
            new Looked(new Look(reading, null, null, List.of(), stages.done("pdf")), "");
      };
    }
    return switch (Pictures.read(file)) {
      case Reading.Unreadable unreadable -> new Looked(null, why(unreadable));
      case Reading.Read read -> {
        stages.done("decode");
        yield new Looked(look(file, read.picture(), stages), "");
      }
    };
  }

  /// @param look null when the file is no document
  public record Looked(@Nullable Look look, String why) {}

  private static final class Stages {
    private final Map<String, Long> millis = new LinkedHashMap<>();
    private long since = System.nanoTime();

    Map<String, Long> done(String stage) {
      var now = System.nanoTime();
      millis.merge(stage, (now - since) / 1_000_000, Long::sum);
      since = now;
      return millis;
    }
  }

  private Look look(byte[] file, Picture picture, Stages stages) {
    var page = page(picture, stages);
    var text = page.text();
    var kind = kind(page);
    // A code may stand beside all print, where the card was cut off.
    var whole = mayHaveCode(kind) ? picture.turned(text.quarters()) : null;
    var barcode = whole == null ? null : Barcodes.read(whole, BARCODE).orElse(null);
    stages.done("barcode");
    var printed = seen(page, kind);
    var read =
        whole == null || barcode == null
            ? printed
            : Coded.of(barcode.text())
                .map(code -> joined(code, barcode, whole, text.quarters(), printed))
                .orElse(printed);
    var reading = withSigns(withContacts(read, page), PictureSigns.of(file));
    var millis = stages.done("fields");
    return new Look(reading, page.mrz(), barcode, Quality.of(text.picture(), text.lines()), millis);
  }

  private static boolean mayHaveCode(String kind) {
    return kind.equals(UNKNOWN) || kind.equals(LabelledCard.PHILSYS);
  }

  private static DocumentReading withContacts(DocumentReading reading, Page page) {
    if (reading.kind().equals(UNKNOWN)) return reading;
    var fields = new ArrayList<>(reading.fields());
    fields.addAll(page.sheet().placed(Contacts.of(page.text().lines())));
    return new DocumentReading(
        reading.kind(), reading.pages(), fields, reading.movements(), reading.signs());
  }

  /// What a card's code says, and what else is printed beside it.
  ///
  /// @param picture in which the code stands, turned clockwise so many quarters
  private static DocumentReading joined(
      Coded code, Barcode barcode, Picture picture, int quarters, DocumentReading printed) {
    var sheet = new Sheet().add(1, List.of(), picture.width(), picture.height(), quarters, null);
    var fields = new ArrayList<>(sheet.placed(code.fields(barcode.box().place())));
    var signs = new ArrayList<>(printed.signs());
    signs.addAll(code.signs(printed.fields()));
    for (var field : printed.fields())
      if (!code.said().containsKey(field.name())) fields.add(field);
    return reading(code.kind(), fields, signs);
  }

  private DocumentReading seen(Page page, String kind) {
    if (kind.equals(UNKNOWN)) {
      var sheet = new Sheets.Usable(1, page.sheet(), Where.PRINT, List.of());
      var decree = decree(sheet);
      if (decree.fields().size() >= LIKELY_FIELDS) return decree;
      var statement = statement(sheet);
      return statement.movements().isEmpty() ? anyCard(page) : statement;
    }
    if (page.mrz() == null) return card(page, kind);
    // Whatever has a zone is read as a passport is.
    return Passport.read(page.mrz(), page.text().lines())
        .map(read -> reading(kind, named(kind, page.placed(read)), read.signs()))
        .orElse(reading(kind, List.of(), List.of()));
  }

  private static DocumentReading anyCard(Page page) {
    var lines = page.text().lines();
    return LabelledCard.any(lines)
        .map(read -> reading(LabelledCard.anyKind(lines), page.placed(read), read.signs()))
        .orElse(nothing());
  }

  /// Only a passport has a passport's number.
  private static List<Field> named(String kind, List<Field> fields) {
    if (kind.equals(Passport.KIND)) return fields;
    return fields.stream()
        .map(
            field ->
                field.name().equals("passport_number")
                    ? new Field(
                        "document_number",
                        field.value(),
                        field.confidence(),
                        field.where(),
                        field.place())
                    : field)
        .toList();
  }

  /// Reads the decree that makes a company a legal entity: a picture or a PDF.
  public Result decree(byte[] file) {
    return understood(file, Documents::decree);
  }

  /// Reads the registration of a Philippine business name, or the general information sheet of a
  /// corporation: a picture or a PDF.
  public Result registration(byte[] file) {
    return understood(file, Documents::registration);
  }

  private static DocumentReading registration(Sheets.Usable sheets) {
    if (DtiCertificate.isOne(sheets.rows()))
      return sheets.reading(
          DtiCertificate.KIND, DtiCertificate.read(sheets.rows(), sheets.where()));
    if (GeneralInformationSheet.isOne(sheets.rows()))
      return sheets.reading(
          GeneralInformationSheet.KIND,
          GeneralInformationSheet.read(sheets.rows(), sheets.where()));
    return sheets.reading(UNKNOWN, List.of());
  }

  /// Reads the statement of an account: a picture or a PDF.
  public Result statement(byte[] file) {
    return understood(file, Documents::statement);
  }

  private Result understood(byte[] file, Function<Sheets.Usable, DocumentReading> reader) {
    return switch (sheets(file)) {
      case Sheets.Unusable(var why) -> new Result.Unusable(why);
      case Sheets.Usable sheets -> new Result.Understood(reader.apply(sheets));
    };
  }

  private static DocumentReading decree(Sheets.Usable sheets) {
    return sheets.reading(SkMenkeh.KIND, SkMenkeh.read(sheets.rows(), sheets.where()));
  }

  private static DocumentReading statement(Sheets.Usable sheets) {
    var read = Statement.read(sheets.rows(), sheets.where());
    var signs = new ArrayList<>(sheets.signs());
    signs.addAll(read.signs());
    return new DocumentReading(
        Statement.KIND,
        sheets.pages(),
        sheets.sheet().placed(read.fields()),
        read.movements(),
        signs);
  }

  /// The rows of all pages in turn.
  private sealed interface Sheets {
    record Usable(int pages, Sheet sheet, Where where, List<Sign> signs) implements Sheets {
      Rows rows() {
        return sheet.rows();
      }

      DocumentReading reading(String kind, List<Field> fields) {
        return new DocumentReading(kind, pages, sheet.placed(fields), List.of(), signs);
      }
    }

    record Unusable(String why) implements Sheets {}
  }

  private Sheets sheets(byte[] file) {
    if (Pdf.isPdf(file)) return pdf(file);
    return switch (Pictures.read(file)) {
      case Reading.Unreadable unreadable -> new Sheets.Unusable(why(unreadable));
      case Reading.Read read ->
          new Sheets.Usable(
              1,
              sheet(texts().read(read.picture(), Texts.PAGE), null),
              Where.PRINT,
              PictureSigns.of(file));
    };
  }

  private static String why(Reading.Unreadable unreadable) {
    return unreadable.why() == Reading.Why.UNSUPPORTED
        ? "The file is neither a picture (JPEG, PNG, BMP) nor a PDF."
        : unreadable.detail();
  }

  private Sheets pdf(byte[] file) {
    var opened = Pdf.open(file);
    try (var pdf = opened.pdf()) {
      if (pdf == null) return new Sheets.Unusable(opened.why());
      var sheet = new Sheet();
      var where = Where.TEXT_LAYER;
      for (var page = 0; page < Math.min(pdf.pages(), Pdf.MOST_PAGES); page++) {
        var lines = pdf.text(page);
        if (lines.isPresent()) {
          var size = pdf.size(page);
          sheet.add(page + 1, lines.get(), size.wide(), size.high());
          continue;
        }
        where = Where.PRINT;
        var picture = pdf.picture(page);
        if (picture.isEmpty()) continue;
        var read = texts().read(picture.get(), Texts.PAGE);
        sheet.add(
            page + 1,
            read.lines(),
            read.picture().width(),
            read.picture().height(),
            read.quarters(),
            null);
      }
      return new Sheets.Usable(pdf.pages(), sheet, where, PdfSigns.of(pdf));
    }
  }

  /// What a paper of any kind says, line by line, and what its file says of itself.
  ///
  /// @param reading what kind of paper it is, and signs that somebody changed it
  /// @param lines in reading order
  /// @param metadata by name, as `producer`
  /// @param why a sentence when it cannot be read; empty when it can
  public record Inspected(
      DocumentReading reading, List<String> lines, Map<String, String> metadata, String why) {}

  public Inspected inspect(byte[] file) {
    return switch (sheets(file)) {
      case Sheets.Unusable(var why) -> new Inspected(nothing(), List.of(), Map.of(), why);
      case Sheets.Usable sheets -> {
        yield new Inspected(
            paper(sheets),
            sheets.rows().all().stream().map(Row::text).toList(),
            metadata(file),
            "");
      }
    };
  }

  /// A paper by what it says.
  private static DocumentReading paper(Sheets.Usable sheets) {
    var registration = registration(sheets);
    if (!registration.kind().equals(UNKNOWN)) return registration;
    var statement = statement(sheets);
    if (!statement.movements().isEmpty()) return statement;
    var decree = decree(sheets);
    return decree.fields().size() >= LIKELY_FIELDS ? decree : sheets.reading(UNKNOWN, List.of());
  }

  private static Map<String, String> metadata(byte[] file) {
    if (!Pdf.isPdf(file)) {
      var software = Pictures.origin(file).software();
      return software.isEmpty() ? Map.of() : Map.of("producer", software);
    }
    try (var pdf = Pdf.open(file).pdf()) {
      return pdf == null ? Map.of() : pdf.metadata();
    }
  }

  private static DocumentReading nothing() {
    return reading(UNKNOWN, List.of(), List.of());
  }

  private static DocumentReading reading(String kind, List<Field> fields, List<Sign> signs) {
    return new DocumentReading(kind, 1, fields, List.of(), signs);
  }

  private static String kind(Page page) {
    if (page.mrz() != null && page.mrz().isValid()) return Passport.kind(page.mrz());
    if (page.withoutZone() != null) return page.withoutZone();
    if (TaiwanCard.likeness(page.rows()) >= LIKELY) return TaiwanCard.KIND;
    if (page.mrz() != null) return Passport.kind(page.mrz());
    return LabelledCard.kind(page.text().lines()).orElse(UNKNOWN);
  }

  private static @Nullable String withoutZone(Rows rows) {
    var ktp = Ktp.likeness(rows);
    var npwp = NpwpCard.likeness(rows);
    if (Math.max(ktp, npwp) < LIKELY) return null;
    return ktp >= npwp ? Ktp.KIND : NpwpCard.KIND;
  }

  @Override
  public synchronized void close() {
    if (texts != null) texts.close();
  }
}
