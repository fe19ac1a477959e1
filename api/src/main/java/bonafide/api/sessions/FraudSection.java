package bonafide.api.sessions;

import bonafide.api.sessions.Verdicts.Result;
import bonafide.core.Cause;
import bonafide.core.DeviceSignals;
import bonafide.core.EmailSignals;
import bonafide.core.EmailSignals.Leak;
import bonafide.core.Fired;
import bonafide.core.IpSignals;
import bonafide.core.Outcome;
import bonafide.core.PhoneSignals;
import bonafide.core.PhoneSignals.Line;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// E-mail, phone, IP address and device: `fraud_insights`.
final class FraudSection {
  private static final int HIGH = 70;
  private static final double DAYS_OF_YEAR = 365.25;
  private static final int HASH = 20;

  private static final List<String> POSITION =
      List.of(
          "latitude", "longitude", "accuracy", "altitude", "altitude_accuracy", "heading", "speed");

  private final Session session;
  private final Section section;

  private FraudSection(Session session) {
    this.session = session;
    section = new Section(session, "fraud_insights").atWorst(Result.REVIEW);
  }

  static Optional<Section> of(Session session) {
    if (!session.blueprint().has(Family.FRAUD_CHECK)) return Optional.empty();
    var any =
        List.of("email", "phone", "ip", "device").stream()
            .anyMatch(kind -> session.outcome(kind) != null);
    return any ? Optional.of(new FraudSection(session).section()) : Optional.empty();
  }

  private Section section() {
    section.put("ip_insights", ip() == null ? null : take(address(ip())));
    section.put("device_insights", session.outcome("device") == null ? null : take(device()));
    section.put("email_insights", session.outcome("email") == null ? null : List.of(take(email())));
    section.put("phone_insights", session.outcome("phone") == null ? null : List.of(take(phone())));
    var where = geolocation();
    section.put("geolocation_insights", where == null ? null : take(where));
    return section;
  }

  /// What the parts come to; the words of a part.
  private Map<String, @Nullable Object> take(Section part) {
    section.take(part.result());
    return part.words();
  }

  /// What is known of the address that was stated, or of the one the device came from.
  private @Nullable Outcome ip() {
    var stated = session.outcome("ip");
    if (stated != null) return stated;
    return session.outcome("device") instanceof Outcome.Judged(var verdict, _, DeviceSignals seen)
            && seen.ip() != null
        ? new Outcome.Judged(verdict, List.of(), seen.ip())
        : null;
  }

  private Section address(@Nullable Outcome outcome) {
    var part = new Section(session, "fraud_insights/ip").atWorst(Result.REVIEW);
    var address = session.user().ipAddress();
    if (outcome instanceof Outcome.Judged(_, _, IpSignals seen)) address = seen.address();
    part.put("ip_address", address);
    part.put("unique_hash", hash(String.valueOf(address)));
    switch (outcome) {
      case Outcome.NotDone notDone -> part.fail(notDone);
      case Outcome.Judged(_, _, IpSignals seen) -> {
        part.put(
            "internet_service_provider", seen.isp() == null ? seen.organization() : seen.isp());
        part.put("vpn", seen.vpn());
        part.put("location", location(seen));
        if (seen.tor()) part.warn("TOR_DETECTED", "The address is an exit of Tor.");
        if (seen.vpn()) part.warn("VPN_DETECTED", "The address belongs to a VPN.");
        if (seen.risk() >= HIGH) part.warn("IP_ADDRESS_SUSPICIOUS", why(seen.fired()));
        if (!seen.tor() && !seen.vpn() && seen.risk() < HIGH) part.fix(Result.UNKNOWN);
      }
      case null, default -> part.fix(Result.UNKNOWN);
    }
    return part;
  }

  private Section device() {
    var part = new Section(session, "fraud_insights/device").atWorst(Result.REVIEW);
    switch (session.outcome("device")) {
      case Outcome.NotDone notDone -> part.fail(notDone);
      case Outcome.Judged(_, _, DeviceSignals seen) -> {
        var facts = seen.facts();
        var version = facts.get("browser_version");
        part.put("bot_status", flag(facts, "bot"));
        part.put("browser_full_version", version);
        part.put(
            "browser_major_version", version == null ? null : version.replaceFirst("\\..*", ""));
        part.put("browser_name", facts.get("browser"));
        part.put("device", facts.get("model"));
        part.put("incognito", flag(facts, "incognito"));
        part.put("os", facts.get("os"));
        part.put("os_version", facts.get("os_version"));
        part.put("privacy_settings", flag(facts, "privacy"));
        part.put("user_agent", facts.get("agent"));
        var warnings = warnings(seen);
        warnings.forEach(part::warn);
        warnings.forEach(section::warn);
        if (warnings.isEmpty()) part.fix(Result.UNKNOWN);
      }
      case null, default -> part.fix(Result.UNKNOWN);
    }
    return part;
  }

  /// Where the browser says it is; null where it was not asked.
  private @Nullable Section geolocation() {
    if (!(session.outcome("device") instanceof Outcome.Judged(_, _, DeviceSignals seen)))
      return null;
    var facts = seen.facts();
    var untold = facts.get("position");
    if (untold == null && !facts.containsKey("latitude")) return null;
    var part = new Section(session, "fraud_insights/geolocation").atWorst(Result.REVIEW);
    for (var member : POSITION) part.put(member, facts.get(member));
    var far = fired(seen, "device.position");
    if (untold != null)
      part.fail(
          Section.reason(Cause.EVIDENCE_MISSING), "The browser did not tell: " + untold + ".");
    else if (!far.isEmpty()) part.warn("GEOLOCATION_MISMATCH", why(far));
    else if (seen.ip() == null || seen.ip().latitude() == null) part.fix(Result.UNKNOWN);
    return part;
  }

  private static Map<String, String> warnings(DeviceSignals seen) {
    var warnings = new LinkedHashMap<String, String>();
    if (Boolean.TRUE.equals(flag(seen.facts(), "bot")))
      warnings.put("BOT_DETECTED", why(fired(seen, "device.bot")));
    if (Boolean.FALSE.equals(seen.isNew()))
      warnings.put("BROWSER_PREVIOUSLY_SEEN", "The browser was here before.");
    for (var alert : seen.alerts())
      if (alert.startsWith("Geolocation Mismatch")) warnings.put("GEOLOCATION_MISMATCH", alert);
    if (seen.risk() >= HIGH) warnings.put("SUSPICIOUS_USER_BEHAVIOUR", why(seen.fired()));
    return warnings;
  }

  private static List<Fired> fired(DeviceSignals seen, String rule) {
    return seen.fired().stream().filter(fired -> fired.rule().equals(rule)).toList();
  }

  private static @Nullable Boolean flag(Map<String, String> facts, String name) {
    var value = facts.get(name);
    return value == null ? null : Boolean.valueOf(value);
  }

  private static Map<String, @Nullable Object> location(IpSignals seen) {
    var location = new LinkedHashMap<String, @Nullable Object>();
    location.put("city", seen.city());
    location.put(
        "country",
        seen.country() == null
            ? null
            : Locale.of("", seen.country()).getDisplayCountry(Locale.ENGLISH));
    location.put("country_code", seen.country());
    location.put("geo_name_id", null);
    location.put("latitude", seen.latitude());
    location.put("longitude", seen.longitude());
    location.put("postal_code", null);
    location.put("region", seen.regionName() == null ? seen.region() : seen.regionName());
    location.put("timezone", seen.timeZone());
    return location;
  }

  /// The same address of the same client always has the same; it does not lead back.
  private String hash(String address) {
    try {
      var text = session.verification().clientId() + "\n" + address;
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().encodeToString(digest).substring(0, HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String why(List<Fired> fired) {
    return String.join(" ", fired.stream().map(Fired::because).toList());
  }

  private Section email() {
    var part = new Section(session, "fraud_insights/email").atWorst(Result.REVIEW);
    part.put("email", session.user().emailAddress());
    // Sources say whose phone it is, not whose mailbox.
    for (var unknown :
        List.of(
            "breaches",
            "first_breach",
            "is_breached",
            "last_breach",
            "no_of_breaches",
            "persons",
            "social_profiles")) part.put(unknown, null);
    switch (session.outcome("email")) {
      case Outcome.NotDone notDone -> part.fail(notDone);
      case Outcome.Judged(_, _, EmailSignals seen) -> {
        part.put("domain_info", domain(seen));
        part.put("email_tenure", tenure(seen));
        part.put("no_of_breaches", seen.breaches());
        part.put("is_breached", seen.breaches() == null ? null : seen.breaches() > 0);
        part.put("first_breach", seen.firstBreach());
        part.put("last_breach", seen.lastBreach());
        part.put("breaches", breaches(seen.leaks()));
        part.put("social_profiles", profiles(seen.platforms()));
        email(part, seen);
      }
      case null, default -> part.fix(Result.UNKNOWN);
    }
    return part;
  }

  private void email(Section part, EmailSignals seen) {
    var isGone = Boolean.FALSE.equals(seen.exists()) || Boolean.FALSE.equals(seen.domainExists());
    if (isGone) part.warn("EMAIL_NOT_FOUND", "There is no such mailbox.");
    if (seen.risk() >= HIGH) {
      part.warn("SUSPICIOUS_USER_BEHAVIOUR", why(seen.fired()));
      section.warn("SUSPICIOUS_USER_BEHAVIOUR", why(seen.fired()));
    }
    if (isGone) section.warn("EMAIL_NOT_FOUND", session.user().emailAddress());
    part.fix(
        isGone
            ? Result.NOT_FOUND
            : Boolean.TRUE.equals(seen.exists()) ? Result.FOUND : Result.UNKNOWN);
  }

  private static Map<String, @Nullable Object> domain(EmailSignals seen) {
    var domain = new LinkedHashMap<String, @Nullable Object>();
    domain.put("company_name", seen.company());
    domain.put("disposable", seen.disposable());
    domain.put("domain_name", seen.domain());
    domain.put("free_provider", seen.webmail());
    domain.put("registered", seen.domainExists());
    domain.put("top_level_domain", seen.domain().replaceFirst("^.*\\.", "."));
    return domain;
  }

  private static @Nullable List<Map<String, Object>> profiles(@Nullable List<String> platforms) {
    if (platforms == null) return null;
    return platforms.stream()
        .map(platform -> Map.<String, Object>of("platform", platform, "registered", true))
        .toList();
  }

  private static @Nullable List<Map<String, @Nullable Object>> breaches(
      @Nullable List<Leak> leaks) {
    if (leaks == null) return null;
    var breaches = new ArrayList<Map<String, @Nullable Object>>();
    for (var leak : leaks) {
      var breach = new LinkedHashMap<String, @Nullable Object>();
      breach.put("breach_date", leak.date());
      breach.put("domain_name", leak.domain());
      breach.put("platform_name", null);
      breaches.add(breach);
    }
    return breaches;
  }

  private static Map<String, Object> person(PhoneSignals seen) {
    return Map.of(
        "names", List.of(Map.of("value", String.valueOf(seen.holder()))),
        "phone_number", seen.number());
  }

  private @Nullable Double tenure(EmailSignals seen) {
    if (seen.firstSeen() == null) return null;
    var days = Duration.between(seen.firstSeen(), session.verification().created()).toDays();
    return Math.round(Math.max(0, days) / DAYS_OF_YEAR * 100) / 100.0;
  }

  private Section phone() {
    var part = new Section(session, "fraud_insights/phone").atWorst(Result.REVIEW);
    part.put("phone_number", session.user().phoneNumber());
    for (var unknown :
        List.of(
            "current_carrier", "phone_active", "phone_disposable", "persons", "social_profiles"))
      part.put(unknown, null);
    switch (session.outcome("phone")) {
      case Outcome.NotDone notDone -> part.fail(notDone);
      case Outcome.Judged(_, _, PhoneSignals seen) -> {
        part.put("country", seen.country());
        part.put("original_carrier", seen.carrier());
        part.put("phone_type", seen.line() == Line.INVALID ? null : seen.line().name());
        part.put("phone_valid", seen.valid());
        part.put("current_carrier", seen.currentCarrier());
        part.put("persons", seen.holder() == null ? null : List.of(person(seen)));
        part.put(
            "phone_active",
            seen.active() == null ? null : seen.active().booleanValue() ? "YES" : "NO");
        part.put("phone_disposable", seen.disposable());
        part.put("social_profiles", profiles(seen.platforms()));
        if (!seen.valid()) {
          part.warn("PHONE_NUMBER_NOT_FOUND", "There can be no such number.");
          section.warn("PHONE_NUMBER_NOT_FOUND", session.user().phoneNumber());
        }
        if (seen.risk() >= HIGH) {
          part.warn("SUSPICIOUS_USER_BEHAVIOUR", why(seen.fired()));
          section.warn("SUSPICIOUS_USER_BEHAVIOUR", why(seen.fired()));
        }
        part.fix(seen.valid() ? Result.FOUND : Result.NOT_FOUND);
      }
      case null, default -> part.fix(Result.UNKNOWN);
    }
    return part;
  }
}
