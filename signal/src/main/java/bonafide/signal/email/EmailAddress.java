package bonafide.signal.email;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// An e-mail address in its normal form (RFC 5321 and 6531, without quoted local parts).
///
/// @param local before the sign, in lower case
/// @param domain in ASCII, in lower case
public record EmailAddress(String local, String domain) {
  private static final Pattern LOCAL =
      Pattern.compile("[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST = 254;

  /// Mailboxes of an office, not of a person.
  private static final Set<String> ROLES =
      Set.of(
          "abuse",
          "accounting",
          "accounts",
          "admin",
          "administrator",
          "all",
          "billing",
          "board",
          "careers",
          "compliance",
          "contact",
          "customerservice",
          "dev",
          "director",
          "enquiries",
          "everyone",
          "feedback",
          "finance",
          "help",
          "helpdesk",
          "hello",
          "hostmaster",
          "hr",
          "info",
          "inquiries",
          "it",
          "jobs",
          "legal",
          "mail",
          "mailer-daemon",
          "marketing",
          "media",
          "news",
          "newsletter",
          "no-reply",
          "noc",
          "noreply",
          "office",
          "operations",
          "orders",
          "payments",
          "postmaster",
          "press",
          "privacy",
          "purchasing",
          "reception",
          "recruitment",
          "registrar",
          "reply",
          "root",
          "sales",
          "secretary",
          "security",
          "service",
          "services",
          "spam",
          "staff",
          "subscribe",
          "support",
          "sysadmin",
          "team",
          "tech",
          "test",
          "unsubscribe",
          "usenet",
          "user",
          "web",
          "webmaster",
          "www");

  /// Empty when it is no address that mail could be sent to.
  public static Optional<EmailAddress> parse(String written) {
    var text = written.strip();
    var at = text.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || text.length() > LONGEST) return Optional.empty();
    var local = text.substring(0, at).toLowerCase(Locale.ROOT);
    if (!LOCAL.matcher(local).matches()) return Optional.empty();
    try {
      var domain =
          IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
      if (domain.indexOf('.') < 1 || !InternetDomainName.isValid(domain)) return Optional.empty();
      return Optional.of(new EmailAddress(local, domain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The part of the domain that somebody registered, by the public suffix list.
  public String registered() {
    var name = InternetDomainName.from(domain);
    return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : domain;
  }

  /// The mailbox behind the address: without a tag, and without the dots that Gmail ignores.
  public String mailbox() {
    var plus = local.indexOf('+');
    var name = plus > 0 ? local.substring(0, plus) : local;
    return domain.equals("gmail.com") || domain.equals("googlemail.com")
        ? name.replace(".", "") + "@gmail.com"
        : name + "@" + domain;
  }

  public boolean isRole() {
    return ROLES.contains(local);
  }
}
