package bonafide.signal.device;

import bonafide.signal.device.Blackboxes.Box.Told;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a browser says of itself and its device, put into the words of the signal, and what in it
/// does not fit together.
public final class Telling {
  /// Without these nothing is known of a device; every browser tells them.
  private static final Set<String> NEEDED =
      Set.of("agent", "platform", "languages", "zone", "offset", "screen", "cores", "cookies");

  /// How long `eval` is, told as a text, by engine.
  private static final Map<String, Integer> EVALUATES =
      Map.of("chromium", 33, "gecko", 37, "webkit", 37);

  private static final String EMULATED =
      "(?i).*(sdk_gphone|google_sdk|android sdk built|emulator|genymotion|goldfish|ranchu|bluestacks|nox).*";
  private static final String SOFTWARE =
      "(?i).*(swiftshader|llvmpipe|softpipe|virtualbox|vmware).*";
  private static final int LONGEST = 300;

  /// Why a browser that was asked does not say where it is.
  private static final Set<String> UNTOLD =
      Set.of("refused", "unanswered", "timed out", "unavailable");

  /// What browsers call the parts of a position (W3C Geolocation), and what the report does.
  private static final Map<String, String> POSITION =
      Map.of(
          "latitude", "latitude",
          "longitude", "longitude",
          "accuracy", "accuracy",
          "altitude", "altitude",
          "altitudeAccuracy", "altitude_accuracy",
          "heading", "heading",
          "speed", "speed");

  private final Told told;
  private final JsonNode facts;
  private final Agents.Agent agent;

  public Telling(Told told) {
    this.told = told;
    facts = told.content().path("facts");
    agent = Agents.of(text("agent"), facts.path("hints"));
  }

  private String text(String name) {
    var text = facts.path(name).asString("");
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  private List<String> texts(String name) {
    var texts = new ArrayList<String>();
    for (var one : facts.path(name)) texts.add(one.asString(""));
    return texts;
  }

  /// What of the blackbox cannot be: null for nothing.
  public @Nullable String incomplete() {
    for (var name : NEEDED)
      if (facts.path(name).isMissingNode() || facts.path(name).isNull())
        return "incomplete, without " + name;
    return null;
  }

  /// What the browser says now and what it said when it fetched the challenge, or says twice and
  /// otherwise: null for nothing.
  public @Nullable String contradictory() {
    var header = told.headers().get("user-agent");
    // The header is kept as far as facts are.
    if (header != null && !header.equals(text("agent")))
      return "another browser than the one that asked";
    var zone = zone();
    if (zone != null && facts.path("offset").isNumber()) {
      var minutes = zone.getRules().getOffset(told.given()).getTotalSeconds() / 60;
      if (Math.abs(minutes - facts.path("offset").asInt()) > 60)
        return "a clock that does not fit the time zone";
    }
    return null;
  }

  private @Nullable ZoneId zone() {
    try {
      var name = text("zone");
      return name.isEmpty() ? null : ZoneId.of(name);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// What the signal's rules and its answers know of a device.
  public Map<String, String> report() {
    var report = new LinkedHashMap<String, String>();
    put(report, "agent", text("agent"));
    put(report, "os", agent.os());
    put(report, "os_version", agent.osVersion());
    put(report, "browser", agent.browser());
    put(report, "browser_version", agent.version());
    put(report, "model", agent.model() == null ? agent.os() : agent.model());
    put(report, "language", texts("languages").stream().findFirst().orElse(""));
    put(report, "screen", size());
    put(report, "time_zone", offset());
    put(report, "cookies", facts.path("cookies").asBoolean(false) ? "true" : "false");
    if (facts.path("private").isBoolean())
      put(report, "incognito", Boolean.toString(facts.path("private").asBoolean()));
    put(report, "privacy", Boolean.toString(hides()));
    put(report, "sent", told.given().toString());
    if (told.ip() != null) put(report, "ip", told.ip());
    position(report);
    var driven = driven();
    put(report, "bot", Boolean.toString(driven != null));
    if (driven != null) put(report, "driven", driven);
    put(report, "emulator", Boolean.toString(emulated()));
    var anomaly = anomaly();
    put(report, "os_anomaly", anomaly == null ? "low" : "high");
    if (anomaly != null) put(report, "anomaly", anomaly);
    var changed = String.join(", ", texts("changed"));
    if (!changed.isEmpty()) put(report, "changed", changed);
    if (speaksOtherwise()) put(report, "speaks_otherwise", "true");
    return report;
  }

  /// Where the browser says it is, or why it does not, where it was asked.
  private void position(Map<String, String> report) {
    var position = facts.path("position");
    if (UNTOLD.contains(position.asString(""))) put(report, "position", position.asString());
    var latitude = position.path("latitude");
    var longitude = position.path("longitude");
    if (!within(latitude, 90) || !within(longitude, 180)) return;
    for (var member : POSITION.entrySet()) {
      var value = position.path(member.getKey());
      if (value.isNumber() && Double.isFinite(value.asDouble()))
        put(
            report,
            member.getValue(),
            BigDecimal.valueOf(value.asDouble()).stripTrailingZeros().toPlainString());
    }
  }

  private static boolean within(JsonNode degrees, int most) {
    return degrees.isNumber() && Math.abs(degrees.asDouble()) <= most;
  }

  private static void put(Map<String, String> report, String name, @Nullable String value) {
    if (value != null && !value.isEmpty())
      report.put(name, value.length() > LONGEST ? value.substring(0, LONGEST) : value);
  }

  /// Height by width, as `900X1600`.
  private String size() {
    var screen = facts.path("screen");
    if (!screen.path(0).isNumber() || !screen.path(1).isNumber()) return "";
    return Math.round(screen.path(1).asDouble()) + "X" + Math.round(screen.path(0).asDouble());
  }

  private String offset() {
    var minutes = facts.path("offset").asInt(0);
    try {
      var id = ZoneOffset.ofTotalSeconds(minutes * 60).getId();
      return id.equals("Z") ? "+00:00" : id;
    } catch (DateTimeException e) {
      return "";
    }
  }

  /// Asks not to be followed, or hides how it draws.
  private boolean hides() {
    return facts.path("tracked").isBoolean() && !facts.path("tracked").asBoolean()
        || facts.has("canvas") && facts.path("canvas").isNull();
  }

  /// What shows that a program drives the browser; null for nothing.
  private @Nullable String driven() {
    if (facts.path("driven").asBoolean(false)) return "the browser says so";
    var drivers = texts("drivers");
    if (!drivers.isEmpty()) return "it has left " + drivers.getFirst();
    if (text("agent").contains("Headless")) return "the browser has no window";
    // Pages inside other applications may have no size on phones of Apple.
    var window = facts.path("window");
    if (text("engine").equals("chromium")
        && window.path(0).asInt(1) == 0
        && window.path(1).asInt(1) == 0) return "the browser's window has no size";
    if (texts("languages").isEmpty()) return "the browser has no language";
    return null;
  }

  private boolean emulated() {
    var renderer = facts.path("webgl").path("renderer").asString("");
    var android = "android".equals(Agents.family(String.valueOf(agent.os())));
    return (agent.model() != null && agent.model().matches(EMULATED))
        || android && renderer.matches(EMULATED)
        || android && renderer.matches(SOFTWARE);
  }

  /// Which two words about the system cannot both be true; null for none.
  private @Nullable String anomaly() {
    var os = agent.os() == null ? null : Agents.family(agent.os());
    var platform = Agents.family(text("platform"));
    if (os != null && platform != null && !os.equals(platform) && !fits(os, platform))
      return "%s on %s".formatted(agent.os(), text("platform"));
    var named = agent(text("agent"));
    var engine = text("engine");
    if (named != null && !engine.isEmpty() && !named.equals(engine))
      return "%s with the engine of %s".formatted(agent.browser(), engine);
    var evaluates = EVALUATES.get(engine);
    if (evaluates != null
        && facts.path("evaluates").isNumber()
        && facts.path("evaluates").asInt() != evaluates)
      return "%s with functions of another engine".formatted(engine);
    var touch = facts.path("touch").asInt(0);
    if ("ios".equals(os) && touch == 0) return "%s without touch".formatted(agent.os());
    return null;
  }

  /// Android and ChromeOS are Linux to their browsers; an iPad is a Mac.
  private static boolean fits(String os, String platform) {
    return platform.equals("linux") && (os.equals("android") || os.equals("chrome os"))
        || platform.equals("mac") && os.equals("ios")
        || platform.equals("ios") && os.equals("mac");
  }

  /// The engine a header claims; every browser of iOS has WebKit's.
  private static @Nullable String agent(String header) {
    if (header.matches(".*(iPhone|iPad|CriOS|FxiOS|EdgiOS).*")) return "webkit";
    if (header.contains("Firefox/")) return "gecko";
    if (header.matches(".*(Chrome|Chromium)/.*")) return "chromium";
    return header.contains("Safari/") && header.contains("Version/") ? "webkit" : null;
  }

  /// Whether the first language the browser sends is none that it says to pages.
  private boolean speaksOtherwise() {
    var sent = told.headers().get("accept-language");
    var languages = texts("languages");
    if (sent == null || sent.isBlank() || languages.isEmpty()) return false;
    var first = sent.split("[,;-]", 2)[0].strip().toLowerCase(Locale.ROOT);
    return languages.stream()
        .noneMatch(one -> one.toLowerCase(Locale.ROOT).split("-", 2)[0].equals(first));
  }

  /// Whether one device of a kind cannot be told from the next: all phones of one model draw
  /// alike.
  public boolean isOneOfMany() {
    return "ios".equals(Agents.family(String.valueOf(agent.os()))) || hides();
  }

  /// How much each trait weighs; the traits that stay for years stand in the likeness.
  private static final Map<String, Integer> WEIGHTS =
      Map.ofEntries(
          Map.entry("platform", 1),
          Map.entry("engine", 1),
          Map.entry("screen", 2),
          Map.entry("cores", 1),
          Map.entry("memory", 1),
          Map.entry("touch", 1),
          Map.entry("gamut", 1),
          Map.entry("math", 1),
          Map.entry("webgl", 3),
          Map.entry("canvas", 3),
          Map.entry("fonts", 2),
          Map.entry("sound", 2),
          Map.entry("languages", 1),
          Map.entry("zone", 1));

  private static final Set<String> PASSING = Set.of("languages", "zone");

  /// Each trait as a digest.
  ///
  /// @param digest of a name and a value
  public Map<String, String> traits(BiFunction<String, String, String> digest) {
    var traits = new LinkedHashMap<String, String>();
    for (var name : WEIGHTS.keySet().stream().sorted().toList()) {
      var value = facts.path(name);
      if (!value.isMissingNode() && !value.isNull())
        traits.put(name, digest.apply(name, value.toString()));
    }
    return traits;
  }

  /// All traits that last, as one text.
  public String likeness() {
    var text = new StringBuilder();
    for (var name : WEIGHTS.keySet().stream().sorted().toList())
      if (!PASSING.contains(name)) text.append(facts.path(name)).append('\n');
    return text.toString();
  }

  /// How alike two devices are, 0 to 1, by the traits known of both; 0 when those weigh little.
  public static double alike(Map<String, String> one, Map<String, String> other) {
    var all = 0;
    var same = 0;
    for (var entry : WEIGHTS.entrySet()) {
      var left = one.get(entry.getKey());
      var right = other.get(entry.getKey());
      if (left == null || right == null) continue;
      all += entry.getValue();
      if (left.equals(right)) same += entry.getValue();
    }
    return all < 12 ? 0 : (double) same / all;
  }
}
