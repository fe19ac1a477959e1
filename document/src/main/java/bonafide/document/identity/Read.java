package bonafide.document.identity;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Sign;
import bonafide.document.field.Box;
import java.util.List;
import java.util.Map;

/// What a card says.
///
/// @param signs what does not fit together
/// @param boxes where fields were read in print, by their names
public record Read(List<Field> fields, List<Sign> signs, Map<String, Box> boxes) {
  public Read {
    fields = List.copyOf(fields);
    signs = List.copyOf(signs);
    boxes = Map.copyOf(boxes);
  }

  Read(Fields read, List<Sign> signs) {
    this(read.list(), signs, read.boxes());
  }
}
