package bonafide.api.identity;

import bonafide.api.http.Bodies;
import bonafide.api.http.Callers;
import bonafide.api.http.Form;
import bonafide.api.http.Wire;
import bonafide.check.Settings.Signal;
import bonafide.core.Cause;
import bonafide.core.Fired;
import bonafide.core.IpSignals;
import bonafide.core.Outcome;
import bonafide.core.Person;
import bonafide.core.PersonSignals;
import bonafide.core.Status;
import bonafide.signal.email.EmailAddress;
import bonafide.verification.order.Order;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// How far a person's identifiers deserve trust, in one look. `reasons` and `unknown` of the result
/// are ours: which rules fired, and why a member is null.
@RestController
public final class RiskScoreRoutes {
  static final String PLAN = "identity/risk-score";
  private static final String SERVICE = "fraud";
  private static final String PATH = "/v0/fraud/individual_risk_scores";
  private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");
  private static final Pattern IPV4 = Pattern.compile("(\\d{1,3}\\.){3}\\d{1,3}");

  private static final List<String> EMAIL_PLATFORMS =
      List.of(
          "facebook",
          "instagram",
          "microsoft",
          "yahoo",
          "twitter",
          "airbnb",
          "bookingcom",
          "spotify",
          "amazon",
          "ebay",
          "apple",
          "linkedin",
          "google",
          "discord",
          "skype",
          "github",
          "gravatar",
          "pinterest",
          "disneyplus",
          "netflix",
          "jdid",
          "bukalapak",
          "lazada",
          "zoho",
          "samsung",
          "patreon",
          "tokopedia",
          "quora",
          "atlassian");
  private static final List<String> PHONE_PLATFORMS =
      List.of(
          "facebook",
          "instagram",
          "microsoft",
          "yahoo",
          "twitter",
          "whatsapp",
          "telegram",
          "snapchat",
          "line",
          "google",
          "viber",
          "jdid",
          "bukalapak");
  private static final List<String> LAST_SEEN =
      List.of("whatsapp", "telegram", "google", "viber", "jdid", "bukalapak");
  private static final List<String> TEXTS =
      List.of("session_id", "device_id", "user_agent", "timezone");
  private static final List<String> FLAGS =
      List.of(
          "is_emulated",
          "is_app_cloned",
          "is_app_tampered",
          "is_gps_spoofed",
          "is_behind_vpn",
          "is_jailbroken",
          "is_factory_reset");

  private final Verifications verifications;

  public RiskScoreRoutes(Verifications verifications) {
    this.verifications = verifications;
  }

  record Score(
      String id,
      @Nullable String referenceId,
      String userId,
      String created,
      String updated,
      String status,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failureReason,
      String givenNames,
      @Nullable String surname,
      String phoneNumber,
      String email,
      List<String> ipAddresses,
      Map<String, Object> deviceFingerprint,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, @Nullable Object> result) {}

  @PostMapping(PATH)
  public Object create(HttpServletRequest request) {
    var caller = Callers.of(request, SERVICE);
    var form = Bodies.json(request);
    var reference = sized(form, "reference_id", 5, 100);
    var user = form.required("user_id");
    form.required("given_names");
    var given = sized(form, "given_names", 2, 100);
    var surname = sized(form, "surname", 2, 100);
    form.required("phone_number");
    var phone = form.matching("phone_number", E164.asMatchPredicate(), "must be E.164");
    form.required("email");
    var email =
        form.matching(
            "email", text -> EmailAddress.parse(text).isPresent(), "must be an e-mail address");
    var addresses = form.texts("ip_addresses", 100);
    for (var i = 0; i < addresses.size(); i++)
      if (!IPV4.matcher(addresses.get(i)).matches())
        form.fault("ip_addresses[%d]".formatted(i), "must be an IPv4 address");
    var device = device(form.object("device_fingerprint"));
    form.check();
    var claims = new HashMap<>(device);
    put(claims, "given_name", given);
    put(claims, "surname", surname);
    put(claims, "phone", phone);
    put(claims, "email", email);
    if (!addresses.isEmpty()) claims.put("ip", addresses.getFirst());
    var echo = new HashMap<String, Object>();
    echo.put("user_id", user);
    claims.forEach(echo::put);
    echo.put("ip_addresses", addresses);
    var order =
        new Order(
            "indfd_" + Callers.newId(request),
            PLAN,
            Person.named((given + " " + (surname == null ? "" : surname)).strip()),
            List.of(new Signal(Signal.About.PERSON, claims, Map.of(), false, null)),
            reference,
            echo);
    return words(verifications.judge(caller, order));
  }

  private static @Nullable String sized(Form form, String name, int least, int most) {
    return form.matching(
        name,
        text -> text.length() >= least && text.length() <= most,
        "must have %d to %d characters".formatted(least, most));
  }

  private static void put(Map<String, String> claims, String name, @Nullable String value) {
    if (value != null) claims.put(name, value);
  }

  /// What the application says of the device, as claims.
  private static Map<String, String> device(@Nullable Form form) {
    var claims = new HashMap<String, String>();
    if (form == null) return claims;
    for (var name : TEXTS) put(claims, "device." + name, form.text(name));
    for (var name : FLAGS) {
      var flag = form.flag(name);
      if (flag != null) claims.put("device." + name, flag.toString());
    }
    var languages = form.texts("languages", 50);
    if (!languages.isEmpty()) claims.put("device.languages", String.join(",", languages));
    var screen = form.object("screen_resolution");
    if (screen != null)
      claims.put(
          "device.screen",
          screen.integer("x", 0, 100_000, 0) + "x" + screen.integer("y", 0, 100_000, 0));
    return claims;
  }

  @GetMapping(PATH + "/{id}")
  public Object read(HttpServletRequest request, @PathVariable String id) {
    return words(Lookups.stored(verifications, Callers.of(request, SERVICE), id, PLAN));
  }

  static Object words(Verification v) {
    var signals = v.finding(PersonSignals.class);
    return new Score(
        v.id(),
        v.order().reference(),
        text(v, "user_id"),
        Wire.time(v.created()),
        Wire.time(v.updated()),
        v.status() == Status.DONE ? "COMPLETED" : "FAILED",
        v.status() == Status.DONE ? null : failure(v),
        text(v, "given_name"),
        (String) v.order().echo().get("surname"),
        text(v, "phone"),
        text(v, "email"),
        v.order().echo().get("ip_addresses") instanceof List<?> all
            ? all.stream().map(String::valueOf).toList()
            : List.of(),
        fingerprint(v),
        signals.map(RiskScoreRoutes::result).orElse(null));
  }

  private static String text(Verification v, String name) {
    return String.valueOf(Lookups.echo(v, name));
  }

  private static String failure(Verification v) {
    var late =
        v.outcomes().values().stream()
            .anyMatch(
                outcome ->
                    outcome instanceof Outcome.NotDone(var cause, _, _)
                        && cause == Cause.DEADLINE_PASSED);
    return late ? "TIMEOUT_ERROR" : Lookups.FAILURE;
  }

  /// Repeated with a hash of what tells devices apart; empty when none was sent.
  private static Map<String, Object> fingerprint(Verification v) {
    var shown = new LinkedHashMap<String, Object>();
    var echo = v.order().echo();
    if (echo.keySet().stream().noneMatch(name -> name.startsWith("device."))) return shown;
    for (var name : List.of("session_id", "device_id"))
      if (echo.containsKey("device." + name))
        shown.put(name, String.valueOf(echo.get("device." + name)));
    var entropy = new StringBuilder();
    for (var name : List.of("user_agent", "screen", "languages", "timezone"))
      entropy.append(echo.getOrDefault("device." + name, "")).append('\n');
    shown.put(
        "device_hash",
        UUID.nameUUIDFromBytes(entropy.toString().getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", ""));
    shown.put("is_emulated", "true".equals(echo.get("device.is_emulated")));
    shown.put("is_jailbroken_rooted", "true".equals(echo.get("device.is_jailbroken")));
    return shown;
  }

  private static Map<String, @Nullable Object> result(PersonSignals of) {
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("fraud_score", of.trust());
    result.put("is_email_disposable", of.email().disposable());
    result.put("is_email_deliverable", of.email().exists());
    result.put("is_email_catchall", of.email().catchAll());
    result.put("number_of_queries_on_email", of.emailQueries());
    result.put("number_of_queries_on_phone", of.phoneQueries());
    result.put("number_of_breaches", of.breaches());
    result.put("first_breach", of.firstBreach() == null ? null : of.firstBreach().toString());
    result.put("number_of_duplicates", duplicates(of.duplicates()));
    result.put("social_footprint", footprint(of));
    var phone = new LinkedHashMap<String, @Nullable Object>();
    phone.put("risk_category", of.phoneRisk());
    phone.put("recency", of.phoneRecency());
    phone.put("current_status", of.phoneState() == null ? "UNAVAILABLE" : of.phoneState());
    result.put("phone_activity", phone);
    result.put(
        "payment_activity",
        Map.of(
            "is_found_by_email_or_phone",
            of.paymentByContact(),
            "is_found_by_name",
            of.paymentByName()));
    result.put("ip", of.ip() == null ? Map.of() : ip(of.ip()));
    result.put("reasons", of.fired().stream().map(Fired::because).toList());
    result.put("unknown", of.unknown());
    return result;
  }

  private static String duplicates(long count) {
    if (count == 0) return "0";
    if (count <= 3) return "1-3";
    if (count <= 6) return "4-6";
    return count <= 9 ? "7-9" : "10+";
  }

  /// A platform nobody was asked about is null, never false.
  private static Map<String, @Nullable Object> footprint(PersonSignals of) {
    var footprint = new LinkedHashMap<String, @Nullable Object>();
    for (var platform : EMAIL_PLATFORMS)
      footprint.put(
          "is_email_" + platform + "_registered", of.footprint().get("email." + platform));
    for (var platform : PHONE_PLATFORMS)
      footprint.put(
          "is_phone_" + platform + "_registered", of.footprint().get("phone." + platform));
    for (var platform : LAST_SEEN)
      footprint.put(platform + "_last_seen_at", of.lastSeen().get(platform));
    return footprint;
  }

  private static Map<String, @Nullable Object> ip(IpSignals ip) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("country", ip.country());
    shown.put("lat", ip.latitude());
    shown.put("long", ip.longitude());
    shown.put("is_tor", ip.tor());
    shown.put("is_harmful", ip.riskyNetwork() || ip.riskyDevices() || ip.riskyEmails());
    shown.put("is_vpn", ip.vpn());
    shown.put("is_web_proxy", "WEB".equals(ip.proxy()));
    shown.put("is_public_proxy", "PUBLIC".equals(ip.proxy()));
    return shown;
  }
}
