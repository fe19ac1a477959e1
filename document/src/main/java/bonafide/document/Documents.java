package bonafide.document;

import bonafide.core.DocumentReading;
import bonafide.core.DocumentReading.Sign;
import bonafide.document.field.Rows;
import bonafide.document.identity.Ktp;
import bonafide.document.identity.NpwpCard;
import bonafide.document.identity.Passport;
import bonafide.document.mrz.Mrz;
import bonafide.document.mrz.MrzReader;
import bonafide.document.text.Texts;
import bonafide.image.Picture;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads documents handed in. Safe for many threads; the networks are loaded once, at the first
/// document or by `warm`.
public final class Documents implements AutoCloseable {
  private static final String UNKNOWN = "unknown";
  private static final double LIKELY = 0.5;

  private @Nullable Engine engine;

  private record Engine(Texts texts, MrzReader zones) {}

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
  /// @param mrz null when there is none
  record Page(Picture picture, Texts.Page text, Rows rows, @Nullable Mrz mrz) {}

  public void warm() {
    engine();
  }

  private synchronized Engine engine() {
    if (engine == null) {
      var texts = new Texts();
      engine = new Engine(texts, new MrzReader(texts));
    }
    return engine;
  }

  private Page page(Picture picture, int most) {
    var engine = engine();
    var text = engine.texts().read(picture, most);
    var mrz = engine.zones().read(text.picture(), text.lines()).orElse(null);
    return new Page(text.picture(), text, Rows.of(text.lines()), mrz);
  }

  /// Reads a card or the page of a passport.
  ///
  /// @param kind what it should be: `indonesia_ktp`, `npwp_card` or `passport`; another document
  ///     has no fields, and its own kind
  public Result card(byte[] file, String kind) {
    return switch (Pictures.read(file)) {
      case Reading.Unreadable(_, var detail) -> new Result.Unusable(detail);
      case Reading.Read read -> new Result.Understood(card(read.picture(), kind));
    };
  }

  private DocumentReading card(Picture picture, String kind) {
    var page = page(picture, Texts.CARD);
    var seen = kind(page);
    if (!seen.equals(kind) && !seen.equals(UNKNOWN)) return reading(seen, List.of(), List.of());
    return switch (kind) {
      case Ktp.KIND ->
          Ktp.read(page.rows())
              .map(read -> reading(kind, read.fields(), read.signs()))
              .orElse(nothing());
      case NpwpCard.KIND ->
          NpwpCard.read(page.rows())
              .map(fields -> reading(kind, fields, List.of()))
              .orElse(nothing());
      default ->
          Passport.read(page.mrz(), page.text().lines())
              .map(read -> reading(kind, read.fields(), read.signs()))
              .orElse(nothing());
    };
  }

  private static DocumentReading nothing() {
    return reading(UNKNOWN, List.of(), List.of());
  }

  private static DocumentReading reading(
      String kind, List<DocumentReading.Field> fields, List<Sign> signs) {
    return new DocumentReading(kind, 1, fields, List.of(), signs);
  }

  private static String kind(Page page) {
    if (page.mrz() != null && page.mrz().isValid()) return Passport.kind(page.mrz());
    var ktp = Ktp.likeness(page.rows());
    var npwp = NpwpCard.likeness(page.rows());
    if (Math.max(ktp, npwp) >= LIKELY) return ktp >= npwp ? Ktp.KIND : NpwpCard.KIND;
    return page.mrz() != null ? Passport.kind(page.mrz()) : UNKNOWN;
  }

  @Override
  public synchronized void close() {
    if (engine != null) engine.texts().close();
  }
}
