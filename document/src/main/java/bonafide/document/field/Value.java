package bonafide.document.field;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Place;
import bonafide.core.DocumentReading.Where;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A text as it was read.
///
/// @param confidence 0 to 1
/// @param box null where it is not known
public record Value(String text, double confidence, @Nullable Box box) {
  public Value {
    text = text.strip();
  }

  public Value(String text, double confidence) {
    this(text, confidence, null);
  }

  public Value with(String other) {
    return new Value(other, confidence, box);
  }

  public Value upper() {
    return with(text.toUpperCase(Locale.ROOT));
  }

  /// Its confidence becomes 0 to 100, with two decimals; its place is on the sheet.
  public Field field(String name, Where where) {
    return new Field(name, text, Math.round(confidence * 10_000) / 100.0, where, place());
  }

  /// Null where it is not known.
  public @Nullable Place place() {
    return box == null ? null : box.place();
  }

  /// This and what stands after it.
  public Value then(Value more) {
    return new Value(
        (text + " " + more.text).strip(),
        Math.min(confidence, more.confidence),
        box == null ? more.box : box.and(more.box));
  }
}
