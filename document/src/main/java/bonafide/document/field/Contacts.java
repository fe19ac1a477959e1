package bonafide.document.field;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Where;
import bonafide.document.text.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// An e-mail address and a phone number printed on a document, each only where there is one that
/// was read for certain.
public final class Contacts {
  private static final double CERTAIN = 0.9;
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<value>[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,24})");
  private static final Pattern PHONE =
      Pattern.compile(
          "(?i)\\b(tel|telp|telepon|telephone|phone|mobile|cell|hp|handphone|tel[eé]fono|celular|"
              + "telefone)\\b[ .:]*(number|no\\b)?[ .:]*(?<value>\\+?[0-9][0-9 ().-]{6,20}[0-9])");

  private Contacts() {}

  public static List<Field> of(List<Line> lines) {
    var fields = new ArrayList<Field>();
    only(lines, EMAIL).forEach(value -> fields.add(value.field("email", Where.PRINT)));
    only(lines, PHONE).forEach(value -> fields.add(value.field("phone", Where.PRINT)));
    return fields;
  }

  /// What fits; nothing when different texts do.
  private static List<Value> only(List<Line> lines, Pattern pattern) {
    Value only = null;
    for (var line : lines) {
      var found = pattern.matcher(line.text());
      while (found.find()) {
        var text = found.group("value").toLowerCase(Locale.ROOT);
        if (only != null && !only.text().equals(text)) return List.of();
        var part = line.part(found.start("value"), found.end("value"));
        if (part.confidence() >= CERTAIN)
          only = new Value(text, part.confidence(), Box.around(List.of(part)));
      }
    }
    return only == null ? List.of() : List.of(only);
  }
}
