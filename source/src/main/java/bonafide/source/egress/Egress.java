package bonafide.source.egress;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLContext;

/// Requests to addresses that clients or connectors name. Nothing inside the operator's network
/// can be reached through it: no loopback, private, link-local, metadata, multicast or other
/// special address (IANA special-purpose registries, RFC 6890), no redirects, unless the
/// operator names a host as allowed.
public final class Egress {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int LONGEST_URL = 2_048;

  static {
    // The address that was checked and the one connected to must come from the same look-up.
    if (Security.getProperty("networkaddress.cache.ttl") == null)
      Security.setProperty("networkaddress.cache.ttl", "30");
  }

  private final Set<String> allowed;
  private final HttpClient http;

  /// @param allowed hosts, by name or address as written in a URL, that need not be public
  public Egress(Set<String> allowed) {
    this(allowed, client().build());
  }

  private Egress(Set<String> allowed, HttpClient http) {
    this.allowed = Set.copyOf(allowed);
    this.http = http;
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(TIMEOUT)
        .version(HttpClient.Version.HTTP_1_1);
  }

  /// The same rules, with other certificates.
  public Egress with(SSLContext certificates) {
    return new Egress(allowed, client().sslContext(certificates).build());
  }

  /// Why a request may not be sent; checked again each time, after the name was looked up.
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    public Refused(String why) {
      super(why);
    }
  }

  /// The form of a URL that can be called at all.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  public static URI form(String url) {
    try {
      if (url.length() > LONGEST_URL)
        throw new IllegalArgumentException("is longer than " + LONGEST_URL + " characters");
      var uri = new URI(url);
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https"))
        throw new IllegalArgumentException("must start with http:// or https://");
      if (uri.getHost() == null || uri.getHost().isEmpty())
        throw new IllegalArgumentException("has no host");
      if (uri.getUserInfo() != null)
        throw new IllegalArgumentException("must not carry a user name or password");
      return uri;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("is not a URL", e);
    }
  }

  /// @param headers names and values in turn
  public HttpResponse<Void> post(String url, byte[] body, List<String> headers)
      throws IOException, InterruptedException {
    var uri = form(url);
    check(uri);
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(TIMEOUT)
            .header("Content-Type", "application/json")
            .header("User-Agent", "Bonafide")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (var i = 0; i < headers.size(); i += 2) request.header(headers.get(i), headers.get(i + 1));
    return http.send(request.build(), BodyHandlers.discarding());
  }

  /// Sends a request as it is and reads at most so many bytes of the answer.
  public Reply send(HttpRequest request, int mostBytes) throws IOException, InterruptedException {
    check(request.uri());
    var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var body = answer.body()) {
      var bytes = body.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes)
        throw new IOException("the answer is longer than " + mostBytes + " bytes");
      return new Reply(answer.statusCode(), answer.headers(), bytes);
    }
  }

  public record Reply(int status, HttpHeaders headers, byte[] body) {}

  private void check(URI uri) throws IOException {
    address(uri.getHost());
  }

  /// Where a host is, for other protocols under the same rules.
  public InetAddress address(String host) throws IOException {
    var addresses = addresses(host);
    if (!allowed.contains(host))
      for (var address : addresses)
        if (isSpecial(address)) throw new Refused("the address is not a public one");
    return addresses[0];
  }

  private static InetAddress[] addresses(String host) throws IOException {
    try {
      return InetAddress.getAllByName(
          host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    } catch (UnknownHostException e) {
      throw new IOException("the host name is not known", e);
    }
  }

  static boolean isSpecial(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) return true;
    return switch (address) {
      case Inet4Address four -> isSpecial(four.getAddress());
      case Inet6Address six -> isSpecialV6(six.getAddress());
      default -> true;
    };
  }

  private static boolean isSpecial(byte[] a) {
    var first = a[0] & 0xff;
    var second = a[1] & 0xff;
    var third = a[2] & 0xff;
    return first == 0
        || first == 127
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 192 && second == 0 && (third == 0 || third == 2))
        || (first == 192 && second == 88 && third == 99)
        || (first == 198 && (second == 18 || second == 19))
        || (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113)
        || first >= 240;
  }

  private static boolean isSpecialV6(byte[] a) {
    var uniqueLocal = (a[0] & 0xfe) == 0xfc;
    var documentation = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && (a[3] & 0xff) == 0xb8;
    var nat64 = a[0] == 0 && a[1] == 0x64 && (a[2] & 0xff) == 0xff && (a[3] & 0xff) == 0x9b;
    var sixToFour = a[0] == 0x20 && a[1] == 0x02;
    var teredo = a[0] == 0x20 && a[1] == 0x01 && a[2] == 0 && a[3] == 0;
    var discard = a[0] == 0x01 && a[1] == 0;
    return uniqueLocal || documentation || nat64 || sixToFour || teredo || discard;
  }
}
