package bonafide.source.mail;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Whether the domain of an e-mail address takes mail, for LIVE: by its MX records, else by an
/// address (RFC 5321, 5.1); one that says it takes none does not (RFC 7505). A name server that
/// does not answer leaves it unknown.
public final class MailDns implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(MailDns.class);
  private static final Duration PATIENCE = Duration.ofMillis(1_500);
  private static final Origin ORIGIN =
      new Origin("mail-dns", "the domain name system", Origin.Type.CONNECTOR, "");

  private final Resolver resolver;
  private final InstantSource clock;

  /// @param server a name server, as `192.0.2.53` or `127.0.0.1:5353`; `system` for the machine's
  public MailDns(String server, InstantSource clock) {
    this.clock = clock;
    try {
      resolver = resolver(server);
      resolver.setTimeout(PATIENCE);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(server + " is no name server", e);
    }
  }

  private static Resolver resolver(String server) throws UnknownHostException {
    if (server.equals("system")) return new SimpleResolver();
    var colon = server.lastIndexOf(':');
    return colon < 0
        ? new SimpleResolver(server)
        : new SimpleResolver(
            new InetSocketAddress(
                server.substring(0, colon), Integer.parseInt(server.substring(colon + 1))));
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
    var domain = query.number().substring(query.number().lastIndexOf('@') + 1);
    var takes = takesMail(domain);
    if (takes == Takes.UNKNOWN) return Answer.of(Status.NOT_FOUND, ORIGIN, clock.instant());
    var fields = new HashMap<String, String>();
    fields.put("domain_exists", takes == Takes.MAIL ? "true" : "false");
    if (takes == Takes.NONE) fields.put("exists", "false");
    return Answer.found(fields, ORIGIN, clock.instant());
  }

  private enum Takes {
    MAIL,
    NONE,
    UNKNOWN
  }

  private Takes takesMail(String domain) {
    try {
      var name = Name.fromString(domain + ".");
      var mail = lookup(name, Type.MX);
      if (mail.getResult() == Lookup.SUCCESSFUL)
        return isNullMx(mail.getAnswers()) ? Takes.NONE : Takes.MAIL;
      if (mail.getResult() == Lookup.HOST_NOT_FOUND) return Takes.NONE;
      if (mail.getResult() != Lookup.TYPE_NOT_FOUND) return Takes.UNKNOWN;
      for (var type : new int[] {Type.A, Type.AAAA}) {
        var address = lookup(name, type);
        if (address.getResult() == Lookup.SUCCESSFUL) return Takes.MAIL;
        if (address.getResult() != Lookup.TYPE_NOT_FOUND) return Takes.UNKNOWN;
      }
      return Takes.NONE;
    } catch (TextParseException e) {
      LOG.debug("a domain that cannot be asked about", e);
      return Takes.NONE;
    }
  }

  private Lookup lookup(Name name, int type) {
    var lookup = new Lookup(name, type);
    lookup.setResolver(resolver);
    lookup.setCache(null); // answers are remembered by whoever asks
    lookup.run();
    return lookup;
  }

  private static boolean isNullMx(Record[] records) {
    return records.length == 1
        && records[0] instanceof MXRecord mx
        && mx.getTarget().equals(Name.root);
  }
}
