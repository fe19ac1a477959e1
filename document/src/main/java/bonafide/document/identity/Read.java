package bonafide.document.identity;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Sign;
import java.util.List;

/// What a card says.
///
/// @param signs what does not fit together
public record Read(List<Field> fields, List<Sign> signs) {
  public Read {
    fields = List.copyOf(fields);
    signs = List.copyOf(signs);
  }

  Read(Fields read, List<Sign> signs) {
    this(read.list(), signs);
  }
}
