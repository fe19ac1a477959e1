package bonafide.api.capture;

import bonafide.api.http.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// What applicants read, in one language. All texts are in one catalogue, a file a locale.
public final class Texts {
  /// The locales of seed 001, and that of Taiwan.
  public static final List<String> LOCALES =
      List.of(
          "ar", "bg", "cs", "da", "de", "el", "en", "en-GB", "es", "es-MX", "et", "fi", "fr", "he",
          "hr", "hu", "hy", "id", "it", "ja", "ka", "km", "ko", "lt", "ms", "nl", "no", "pl", "pt",
          "pt-BR", "ro", "ru", "sk", "sv", "sw", "th", "tr", "vi", "zh-CN", "zh-HK", "zh-TW");

  private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "he");
  private static final Map<String, Texts> ALL = all();

  private final String locale;
  private final Map<String, String> texts;

  private Texts(String locale, Map<String, String> texts) {
    this.locale = locale;
    this.texts = texts;
  }

  private static Map<String, Texts> all() {
    var all = new LinkedHashMap<String, Texts>();
    for (var locale : LOCALES) all.put(locale, new Texts(locale, read(locale)));
    return all;
  }

  private static Map<String, String> read(String locale) {
    var path = "/bonafide/web/text/" + locale + ".json";
    try (InputStream in =
        Objects.requireNonNull(Texts.class.getResourceAsStream(path), "no texts " + path)) {
      return Wire.JSON.readValue(
          in.readAllBytes(), new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Those of the first locale named that is there, or whose language is; English for none.
  public static Texts of(List<String> wanted) {
    for (var one : wanted) {
      var known = known(one);
      if (known != null) return known;
    }
    return Objects.requireNonNull(ALL.get("en"));
  }

  private static @Nullable Texts known(String wanted) {
    for (var locale : LOCALES) if (locale.equalsIgnoreCase(wanted)) return ALL.get(locale);
    var language = Locale.forLanguageTag(wanted);
    if (language.getLanguage().equals("zh"))
      return ALL.get(language.getScript().equals("Hant") ? "zh-TW" : "zh-CN");
    if (language.getLanguage().equals("nb") || language.getLanguage().equals("nn"))
      return ALL.get("no");
    for (var locale : LOCALES)
      if (Locale.forLanguageTag(locale).getLanguage().equals(language.getLanguage()))
        return ALL.get(locale);
    return null;
  }

  /// The locales a browser names, best first.
  public static List<String> accepted(@Nullable String header) {
    var wanted = new ArrayList<String>();
    if (header == null) return wanted;
    try {
      for (var range : Locale.LanguageRange.parse(header)) wanted.add(range.getRange());
    } catch (IllegalArgumentException ignored) {
      // A browser that names no languages we can read gets English.
    }
    return wanted;
  }

  public String locale() {
    return locale;
  }

  public String direction() {
    return RIGHT_TO_LEFT.contains(locale) ? "rtl" : "ltr";
  }

  /// The language's own name for itself.
  static String name(String locale) {
    var known = Locale.forLanguageTag(locale);
    return known.getDisplayName(known);
  }

  Map<String, String> asMap() {
    return texts;
  }

  public String text(String key) {
    return Objects.requireNonNull(texts.get(key), key);
  }

  /// With values in place of their names; each keeps its own direction of writing.
  public String text(String key, Map<String, String> values) {
    var text = text(key);
    for (var value : values.entrySet())
      text = text.replace("{" + value.getKey() + "}", "\u2068" + value.getValue() + "\u2069");
    return text;
  }

  /// A day and a time of the world's clock; pages with a script show the reader's own.
  String time(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Locale.forLanguageTag(locale))
            .format(instant.atOffset(ZoneOffset.UTC))
        + " UTC";
  }

  /// The texts of consent, the last one beside the box to tick.
  static List<String> consent(Asking asking) {
    var keys = new ArrayList<>(List.of("consent.use"));
    if (asking.wantsFace()) keys.add("consent.face");
    if (asking.device() != null) keys.add("consent.device");
    if (asking.position()) keys.add("consent.position");
    keys.add("consent.free");
    keys.add(asking.wantsFace() ? "consent.box" : "consent.plain");
    return keys;
  }

  /// Which text of consent this is: a digest of its words.
  String consentVersion(Asking asking) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var key : consent(asking))
        digest.update((text(key) + "\n").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
