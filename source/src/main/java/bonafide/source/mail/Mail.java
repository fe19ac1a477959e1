package bonafide.source.mail;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import bonafide.source.mail.NameServers.Takes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the internet itself tells of an e-mail address, for LIVE: its name servers whether the
/// domain takes mail, its registry since when it is whose, its mail servers whether there is the
/// mailbox. What they do not tell is unknown.
public final class Mail implements Source {
  private static final Origin ORIGIN =
      new Origin("mail", "the domain's name servers, registry and mail", Origin.Type.CONNECTOR, "");

  private final NameServers names;
  private final @Nullable Registries registries;
  private final @Nullable MailServers servers;
  private final InstantSource clock;

  /// @param names a name server, as `192.0.2.53` or `127.0.0.1:5353`; `system` for the machine's
  /// @param registries null asks none
  /// @param servers null asks none
  public Mail(
      String names,
      @Nullable Registries registries,
      @Nullable MailServers servers,
      InstantSource clock) {
    this.names = new NameServers(names);
    this.registries = registries;
    this.servers = servers;
    this.clock = clock;
  }

  @Override
  public Origin origin() {
    return ORIGIN;
  }

  @Override
  public boolean answers(Kind kind, String country, Environment environment) {
    return kind == Kind.EMAIL && environment == Environment.LIVE;
  }

  /// As long as most zones allow.
  @Override
  public Duration remembered(Kind kind) {
    return Duration.ofHours(1);
  }

  @Override
  public Answer ask(Query query) {
    var address = query.number();
    var domain = address.substring(address.lastIndexOf('@') + 1);
    var exchange = names.exchange(domain);
    if (exchange.takes() == Takes.UNKNOWN)
      return Answer.of(Status.NOT_FOUND, ORIGIN, clock.instant());
    var fields = new HashMap<String, String>();
    if (exchange.takes() == Takes.NONE) {
      fields.put("domain_exists", "false");
      fields.put("exists", "false");
      return Answer.found(fields, ORIGIN, clock.instant());
    }
    fields.put("domain_exists", "true");
    if (registries != null) registries.find(domain).ifPresent(found -> put(fields, found));
    if (servers != null) {
      var mailbox = servers.ask(exchange.hosts(), address);
      if (mailbox.exists() != null) fields.put("exists", mailbox.exists().toString());
      if (mailbox.catchAll() != null) fields.put("catch_all", mailbox.catchAll().toString());
    }
    return Answer.found(fields, ORIGIN, clock.instant());
  }

  private static void put(Map<String, String> fields, Registries.Registration registration) {
    if (registration.created() != null)
      fields.put("domain_created", registration.created().toString());
    if (registration.company() != null) {
      fields.put("company", registration.company());
      fields.put("corporate", "true");
    }
    if (registration.country() != null) fields.put("country", registration.country());
  }
}
