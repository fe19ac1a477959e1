package bonafide.signal.identity;

import bonafide.core.AddressSignals.Level;
import bonafide.core.EmailSignals;
import bonafide.core.IdentitySignals;
import bonafide.core.IpSignals;
import bonafide.core.Match;
import bonafide.core.PhoneSignals;
import bonafide.core.PhoneSignals.Activity;
import bonafide.core.PhoneSignals.Line;
import bonafide.signal.Rules;
import bonafide.signal.match.Fields;
import com.google.common.base.Splitter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How a person's e-mail, phone, address, name and IP belong together, as one number from 0 to 500.
public final class Identities {
  /// Where a person stands of whom nothing is known.
  private static final int UNKNOWN = 300;

  private static final int MOST = 500;
  private static final int OLD_DAYS = 365;
  private static final int NEW_DAYS = 90;
  private static final double NETWORK_RISKY = 0.8;
  private static final double NETWORK_CALM = 0.33;

  private Identities() {}

  /// What was found out about the elements; null is unknown or not sent.
  public record Elements(
      String country,
      @Nullable EmailSignals email,
      @Nullable Match emailToName,
      @Nullable Integer emailFirstSeenDays,
      @Nullable PhoneSignals phone,
      @Nullable Match phoneToName,
      @Nullable Integer phoneLastSeenDays,
      @Nullable Integer phoneEmailFirstSeenDays,
      @Nullable Level address,
      @Nullable Match addressToName,
      @Nullable IpSignals ip,
      @Nullable Integer ipLastSeenDays,
      @Nullable Double network) {}

  /// @param given the score of a source that knows more; null for our own
  public static IdentitySignals judge(Elements of, @Nullable Integer given) {
    var phoneHome =
        of.phone() == null || of.phone().country() == null
            ? null
            : Boolean.valueOf(of.country().equals(of.phone().country()));
    var rules = rules(of, phoneHome);
    return new IdentitySignals(
        of.email(),
        of.emailToName(),
        of.emailFirstSeenDays(),
        of.phone(),
        of.phoneToName(),
        of.phoneLastSeenDays(),
        of.phoneEmailFirstSeenDays(),
        phoneHome,
        of.address(),
        of.addressToName(),
        of.ip(),
        of.ipLastSeenDays(),
        of.network(),
        Math.clamp(Objects.requireNonNullElse(given, UNKNOWN + rules.sum()), 0, MOST),
        rules.fired());
  }

  /// Nothing came back in time.
  public static IdentitySignals unknown() {
    return new IdentitySignals(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        UNKNOWN,
        java.util.List.of());
  }

  private static Rules rules(Elements of, @Nullable Boolean phoneHome) {
    var rules = new Rules();
    if (of.email() != null) email(rules, of, of.email());
    if (of.phone() != null) phone(rules, of.phone(), phoneHome);
    if (of.ip() != null) ip(rules, of, of.ip());
    if (of.address() != null)
      rules
          .rule(of.address() == Level.NONE, "identity.address", 50, "There is no such address.")
          .rule(
              of.address().compareTo(Level.PREMISE) >= 0,
              "identity.address",
              -50,
              "The address is confirmed down to the house.");
    if (of.network() != null)
      rules
          .rule(
              of.network() > NETWORK_RISKY,
              "identity.network",
              90,
              "The identifiers are used as those of fraudsters are.")
          .rule(
              of.network() < NETWORK_CALM,
              "identity.network",
              -50,
              "The identifiers are used calmly.");
    return rules;
  }

  private static void email(Rules rules, Elements of, EmailSignals email) {
    var days = Objects.requireNonNullElse(of.emailFirstSeenDays(), 0);
    rules
        .rule(
            email.disposable(),
            "identity.email-disposable",
            120,
            "The e-mail address is a throw-away one.")
        .rule(
            Boolean.FALSE.equals(email.exists()) || Boolean.FALSE.equals(email.domainExists()),
            "identity.email",
            70,
            "The e-mail address does not exist.")
        .rule(days > OLD_DAYS, "identity.email-age", -50, "The e-mail is known since a year.")
        .rule(
            days > 0 && days <= NEW_DAYS,
            "identity.email-age",
            30,
            "The e-mail was first seen less than 90 days ago.")
        .rule(
            of.emailToName() == Match.MATCH,
            "identity.email-name",
            -30,
            "The e-mail address spells the name.");
  }

  private static void phone(Rules rules, PhoneSignals phone, @Nullable Boolean home) {
    rules
        .rule(phone.line() == Line.INVALID, "identity.phone", 90, "There is no such number.")
        .rule(
            phone.line() == Line.VOIP, "identity.phone-line", 60, "The phone is an internet line.")
        .rule(phone.line() == Line.MOBILE, "identity.phone-line", -20, "The phone is a mobile.")
        .rule(
            phone.activity() == Activity.HIGH_RISK_IRREGULAR
                || phone.activity() == Activity.MEDIUM_RISK_IRREGULAR,
            "identity.phone-activity",
            80,
            "The phone is used as by a machine.")
        .rule(
            phone.activity() == Activity.REGULAR || phone.activity() == Activity.LOW_REGULAR,
            "identity.phone-activity",
            -40,
            "The phone is used as a person's.")
        .rule(
            Boolean.FALSE.equals(home),
            "identity.phone-country",
            40,
            "The phone is of another country than the address.");
  }

  private static void ip(Rules rules, Elements of, IpSignals ip) {
    rules
        .rule(ip.tor(), "identity.ip", 120, "The request came out of the Tor network.")
        .rule(
            !ip.tor() && Boolean.TRUE.equals(ip.anonymous()),
            "identity.ip",
            50,
            "The request came through an anonymiser.")
        .rule(
            ip.country() != null && !of.country().equals(ip.country()),
            "identity.ip-country",
            40,
            "The request came from another country than the address.")
        .rule(
            ip.country() != null
                && of.country().equals(ip.country())
                && !Boolean.TRUE.equals(ip.anonymous()),
            "identity.ip-country",
            -30,
            "The request came from the country of the address.");
  }

  /// Whether the part of an address before the sign spells a name.
  public static Match emailToName(String local, String name) {
    var letters = Fields.compact(local).replaceAll("\\d", "");
    var words =
        Splitter.on(' ')
            .omitEmptyStrings()
            .splitToList(Fields.plain(name).toUpperCase(Locale.ROOT));
    var spelt = words.stream().filter(word -> word.length() >= 3 && letters.contains(word)).count();
    return Match.of(spelt > 0);
  }
}
