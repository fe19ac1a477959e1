package bonafide.api.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A browser in two words, for somebody to recognise their own.
final class Browser {
  /// The first that fits; browsers also name those they resemble.
  private static final Map<String, String> NAMES =
      ordered(
          "Edg",
          "Edge",
          "OPR/",
          "Opera",
          "SamsungBrowser",
          "Samsung Internet",
          "FxiOS",
          "Firefox",
          "Firefox",
          "Firefox",
          "CriOS",
          "Chrome",
          "Chrom",
          "Chrome",
          "Safari",
          "Safari");

  private static final Map<String, String> SYSTEMS =
      ordered(
          "iPhone",
          "iPhone",
          "iPad",
          "iPad",
          "Android",
          "Android",
          "Windows",
          "Windows",
          "CrOS",
          "ChromeOS",
          "Mac OS X",
          "macOS",
          "Linux",
          "Linux");

  private Browser() {}

  private static Map<String, String> ordered(String... pairs) {
    var map = new java.util.LinkedHashMap<String, String>();
    for (var i = 0; i < pairs.length; i += 2) map.put(pairs[i], pairs[i + 1]);
    return map;
  }

  /// @param agent the header of this name
  static String of(@Nullable String agent) {
    if (agent == null) return "?";
    var name = first(NAMES, agent);
    var system = first(SYSTEMS, agent);
    if (name.isEmpty() && system.isEmpty()) return "?";
    return name.isEmpty() || system.isEmpty() ? name + system : name + ", " + system;
  }

  private static String first(Map<String, String> names, String agent) {
    for (var entry : names.entrySet()) if (agent.contains(entry.getKey())) return entry.getValue();
    return "";
  }
}
