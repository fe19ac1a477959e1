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
  /// @param place null where it is not known
  public record Field(
      String name, String value, double confidence, Where where, @Nullable Place place) {
    public Field(String name, String value, double confidence, Where where) {
      this(name, value, confidence, where, null);
    }

    public Field at(@Nullable Place other) {
      return new Field(name, value, confidence, where, other);
    }
  }

  /// A box on a page, each side as a part of the page's width or height, from its top left corner
  /// as the page is shown.
  ///
  /// @param file the name under which it was handed in; null where there is only one
  /// @param page from 1; a picture has one
  public record Place(
      @Nullable String file, int page, double left, double top, double right, double bottom) {
    Place of(String name) {
      return new Place(name, page, left, top, right, bottom);
    }
  }

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

  /// The same, of a file of this name.
  public DocumentReading of(String file) {
    var named =
        fields.stream()
            .map(
                field -> {
                  var place = field.place();
                  return place == null ? field : field.at(place.of(file));
                })
            .toList();
    return new DocumentReading(kind, pages, named, movements, signs);
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// Whether some sign says so more likely than not.
  public boolean isTampered() {
    return signs.stream().anyMatch(sign -> sign.confidence() >= 0.5);
  }
}
