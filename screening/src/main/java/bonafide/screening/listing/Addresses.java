package bonafide.screening.listing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the addresses in a publisher's record, wherever that publisher puts them: below a member
/// that is called so, or in members of one object that are.
final class Addresses {
  private Addresses() {}

  /// Each as one line.
  static List<String> in(Map<String, Object> record) {
    var found = new ArrayList<String>();
    look(record, found);
    return List.copyOf(found);
  }

  private static void look(Map<?, ?> object, List<String> found) {
    var line = new StringBuilder();
    object.forEach(
        (name, value) -> {
          var isAddress = name.toString().toLowerCase(Locale.ROOT).contains("address");
          if (value instanceof Map<?, ?> inner) {
            if (isAddress) one(inner, found);
            else look(inner, found);
          } else if (value instanceof Collection<?> several) {
            for (var each : several) {
              if (isAddress) one(each, found);
              else if (each instanceof Map<?, ?> inner) look(inner, found);
            }
          } else if (isAddress) {
            write(value, line);
          }
        });
    if (!line.isEmpty()) found.add(line.toString().strip());
  }

  /// What stands below such a member; a list inside it is more than one.
  private static void one(@Nullable Object value, List<String> found) {
    if (value instanceof Map<?, ?> inner
        && inner.values().stream().anyMatch(Addresses::isSeveral)) {
      for (var each : inner.values()) one(each, found);
      return;
    }
    if (value instanceof Collection<?> several) {
      for (var each : several) one(each, found);
      return;
    }
    var line = new StringBuilder();
    write(value, line);
    if (!line.isEmpty()) found.add(line.toString().strip());
  }

  private static boolean isSeveral(@Nullable Object value) {
    return value instanceof Collection<?> || value instanceof Map<?, ?>;
  }

  private static void write(@Nullable Object value, StringBuilder line) {
    if (value instanceof Map<?, ?> inner) inner.values().forEach(each -> write(each, line));
    else if (value instanceof Collection<?> several) several.forEach(each -> write(each, line));
    else if (value != null) line.append(value).append(' ');
  }
}
