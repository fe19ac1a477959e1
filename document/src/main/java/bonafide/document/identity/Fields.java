package bonafide.document.identity;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Where;
import bonafide.document.field.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The fields of a document while it is read; the first reading of a field stays. What is read
/// with too little confidence is left out: a gap is better than an error.
final class Fields {
  private static final double LEAST = 0.7;

  private final Map<String, Field> all = new LinkedHashMap<>();

  void put(String name, Value value) {
    put(name, value, Where.PRINT);
  }

  void put(String name, Value value, Where where) {
    if (value.text().isEmpty() || value.confidence() < LEAST) return;
    all.putIfAbsent(name, value.field(name, where));
  }

  /// Another spelling of what was read.
  void correct(String name, String value) {
    all.computeIfPresent(
        name, (_, read) -> new Field(name, value, read.confidence(), read.where(), read.place()));
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(all.get(name)).map(Field::value);
  }

  List<Field> list() {
    return List.copyOf(all.values());
  }
}
