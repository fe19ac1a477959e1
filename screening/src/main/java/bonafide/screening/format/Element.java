package bonafide.screening.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One XML element with all it holds.
public final class Element {
  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Element> children = new ArrayList<>();
  private String text = "";

  Element(String name) {
    this.name = name;
  }

  void attribute(String key, String value) {
    attributes.put(key, value);
  }

  void child(Element child) {
    children.add(child);
  }

  void text(String text) {
    this.text = text.strip();
  }

  public String name() {
    return name;
  }

  public @Nullable String attribute(String key) {
    var value = attributes.get(key);
    return value == null || value.isBlank() ? null : value.strip();
  }

  public List<Element> all(String child) {
    return children.stream().filter(c -> c.name.equals(child)).toList();
  }

  public @Nullable Element first(String child) {
    for (var c : children) if (c.name.equals(child)) return c;
    return null;
  }

  /// The text of the first such child; null when absent or blank.
  public @Nullable String text(String child, String... deeper) {
    var element = first(child);
    for (var next : deeper) element = element == null ? null : element.first(next);
    return element == null || element.text.isEmpty() ? null : element.text;
  }

  public String text() {
    return text;
  }

  /// The element as plain maps and lists, names in lower case, as a record to keep.
  public Map<String, Object> asRecord() {
    var record = new LinkedHashMap<String, Object>();
    attributes.forEach((key, value) -> record.put(key.toLowerCase(Locale.ROOT), value));
    for (var child : children) {
      var value =
          child.children.isEmpty() && child.attributes.isEmpty() ? child.text : child.asRecord();
      record.merge(child.name.toLowerCase(Locale.ROOT), value, Element::both);
    }
    if (!text.isEmpty()) record.put("text", text);
    return record;
  }

  @SuppressWarnings("unchecked")
  private static Object both(Object earlier, Object later) {
    var values =
        earlier instanceof List<?> list
            ? (List<Object>) list
            : new ArrayList<Object>(List.of(earlier));
    values.add(later);
    return values;
  }
}
