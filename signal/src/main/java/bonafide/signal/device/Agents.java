package bonafide.signal.device;

import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import ua_parser.Client;
import ua_parser.Parser;

/// Which browser on which device a `User-Agent` names. Where the browser also answers client
/// hints, those are believed: the header is frozen in them.
final class Agents {
  private static final int REMEMBERED = 2_000;

  /// Read on first use: the rules take most of a second. They are a long list, so what is common
  /// is remembered.
  private static final class Rules {
    private static final Parser PARSER = new Parser();
    static final LoadingCache<String, Client> CLIENTS =
        CacheBuilder.newBuilder().maximumSize(REMEMBERED).build(CacheLoader.from(PARSER::parse));
  }

  private static final String OTHER = "Other";
  private static final int WINDOWS_11 = 13;

  private Agents() {}

  /// @param model null for a computer
  record Agent(
      @Nullable String browser,
      @Nullable String version,
      @Nullable String os,
      @Nullable String osVersion,
      @Nullable String model) {}

  /// @param hints what `getHighEntropyValues` told; missing where the browser has none
  static Agent of(String header, JsonNode hints) {
    var client = Rules.CLIENTS.getUnchecked(header);
    var brand = brand(hints.path("fullVersionList"));
    var os = hints.path("platform").asString("");
    var model = hints.path("model").asString("");
    return new Agent(
        known(client.userAgent.family),
        brand == null ? version(client) : brand,
        os.isEmpty() ? known(client.os.family) : os,
        osVersion(client, os, hints.path("platformVersion").asString("")),
        model.isEmpty() ? model(client) : model);
  }

  private static @Nullable String known(@Nullable String family) {
    return family == null || family.equals(OTHER) ? null : family;
  }

  private static @Nullable String version(Client client) {
    return join(client.userAgent.major, client.userAgent.minor, client.userAgent.patch);
  }

  private static @Nullable String join(@Nullable String... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      if (part == null || part.isEmpty()) break;
      text.append(text.isEmpty() ? "" : ".").append(part);
    }
    return text.isEmpty() ? null : text.toString();
  }

  /// The version of the brand that is neither made up nor the engine, or the engine's.
  private static @Nullable String brand(JsonNode brands) {
    String engine = null;
    for (var brand : brands) {
      var name = brand.path("brand").asString("");
      var version = brand.path("version").asString("");
      if (name.matches("(?i).*not.*brand.*") || version.isEmpty()) continue;
      if (!name.equals("Chromium")) return version;
      engine = version;
    }
    return engine;
  }

  private static @Nullable String osVersion(Client client, String os, String hinted) {
    if (hinted.isEmpty()) return join(client.os.major, client.os.minor, client.os.patch);
    if (!os.equals("Windows")) return hinted;
    var major = hinted.replaceFirst("\\..*", "");
    return major.matches("\\d+") && Integer.parseInt(major) >= WINDOWS_11 ? "11" : "10";
  }

  private static @Nullable String model(Client client) {
    var device = client.device.family;
    if (device == null || device.equals(OTHER) || device.equals("Mac") || device.equals("Spider"))
      return null;
    // `K` is what every Android is called since the header tells no models.
    return device.startsWith("Generic") || device.equals("K") ? null : device;
  }

  /// The words for one family of systems, whoever says it.
  private static final Map<String, String> FAMILIES =
      Map.of(
          "win", "windows",
          "mac", "mac",
          "iphone", "ios",
          "ipad", "ios",
          "ios", "ios",
          "android", "android",
          "chrome", "chrome os",
          "cros", "chrome os",
          "linux", "linux",
          "ubuntu", "linux");

  /// Null when it is none that is known.
  static @Nullable String family(String system) {
    var low = system.toLowerCase(Locale.ROOT);
    for (var entry : FAMILIES.entrySet())
      if (low.startsWith(entry.getKey())) return entry.getValue();
    return low.startsWith("fedora") || low.startsWith("debian") ? "linux" : null;
  }
}
