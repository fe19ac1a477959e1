package bonafide.source.mail;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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

/// Where the mail of a domain goes: by its MX records, else to its address (RFC 5321, 5.1); one
/// that says it takes none takes none (RFC 7505). A name server that does not answer leaves it
/// unknown.
final class NameServers {
  private static final Logger LOG = LoggerFactory.getLogger(NameServers.class);
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final Resolver resolver;

  /// @param server a name server, as `192.0.2.53` or `127.0.0.1:5353`; `system` for the machine's
  NameServers(String server) {
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

  enum Takes {
    MAIL,
    NONE,
    UNKNOWN
  }

  /// @param hosts that take its mail, the first to be tried first
  record Exchange(Takes takes, List<String> hosts) {
    static final Exchange NONE = new Exchange(Takes.NONE, List.of());
    static final Exchange UNKNOWN = new Exchange(Takes.UNKNOWN, List.of());
  }

  Exchange exchange(String domain) {
    try {
      var name = Name.fromString(domain + ".");
      var mail = lookup(name, Type.MX);
      if (mail.getResult() == Lookup.SUCCESSFUL)
        return isNullMx(mail.getAnswers())
            ? Exchange.NONE
            : new Exchange(Takes.MAIL, hosts(mail.getAnswers()));
      if (mail.getResult() == Lookup.HOST_NOT_FOUND) return Exchange.NONE;
      if (mail.getResult() != Lookup.TYPE_NOT_FOUND) return Exchange.UNKNOWN;
      for (var type : new int[] {Type.A, Type.AAAA}) {
        var address = lookup(name, type);
        if (address.getResult() == Lookup.SUCCESSFUL)
          return new Exchange(Takes.MAIL, List.of(domain));
        if (address.getResult() != Lookup.TYPE_NOT_FOUND) return Exchange.UNKNOWN;
      }
      return Exchange.NONE;
    } catch (TextParseException e) {
      LOG.debug("a domain that cannot be asked about", e);
      return Exchange.NONE;
    }
  }

  private static List<String> hosts(Record[] records) {
    return Stream.of(records)
        .filter(MXRecord.class::isInstance)
        .map(MXRecord.class::cast)
        .sorted(Comparator.comparingInt(MXRecord::getPriority))
        .map(mx -> mx.getTarget().toString(true))
        .toList();
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
