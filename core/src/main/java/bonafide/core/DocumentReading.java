package bonafide.core;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a document says, and where each field was read.
///
/// @param kind what it is, as `passport`, `indonesia_ktp` or `sk_menkeh`; `unknown` when nothing
///     tells
/// @param pages how many there are
/// @param movements of an account, in the order of the statement
/// @param signs that somebody changed it
public record DocumentReading(
    String kind, int pages, List<Field> fields, List<Movement> movements, List<Sign> signs)
    implements Finding {

  /// @param confidence 0 to 100
  public record Field(String name, String value, double confidence, Where where) {}

  /// Where on a document a field was read.
  public enum Where {
    /// The part made for eyes.
    PRINT,
    /// The machine-readable zone.
    MRZ,
    BARCODE,
    /// The text inside a PDF.
    TEXT_LAYER
  }

  /// Money that came or went.
  ///
  /// @param amount never negative
  public record Movement(
      LocalDate date,
      BigDecimal amount,
      String description,
      boolean credit,
      @Nullable String counterparty) {}

  /// @param code as `MRZ_CHECK_DIGIT`
  /// @param detail a sentence
  /// @param confidence that somebody changed the document, 0 to 1
  public record Sign(String code, String detail, double confidence) {}

  public DocumentReading {
    fields = List.copyOf(fields);
    movements = List.copyOf(movements);
    signs = List.copyOf(signs);
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// Whether some sign says so more likely than not.
  public boolean isTampered() {
    return signs.stream().anyMatch(sign -> sign.confidence() >= 0.5);
  }
}
