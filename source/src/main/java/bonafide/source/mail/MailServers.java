package bonafide.source.mail;

import bonafide.source.egress.Egress;
import com.google.common.cache.CacheBuilder;
import com.google.common.cache.CacheLoader;
import com.google.common.cache.LoadingCache;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks mail servers whether they would take a letter for somebody (RFC 5321: MAIL with the empty
/// sender, RCPT, and then QUIT; no letter is ever sent), and for a name that nobody has: who takes
/// both takes everything. Greylisting, blocking, silence and whatever else is no clear answer
/// leave it unknown.
public final class MailServers {
  private static final Logger LOG = LoggerFactory.getLogger(MailServers.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int CONNECT_MILLIS = 3_000;
  private static final int MOST_HOSTS = 2;
  private static final int MOST_AT_ONCE = 50;
  private static final int MOST_LIMITS = 2_000;
  private static final int LONGEST_LINE = 1_000;
  private static final int MOST_LINES = 60;

  /// What can stand between the angle brackets as it is (RFC 5321, 4.1.2, dot-strings).
  private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^<>()\\[\\]\\\\,;:\"@]]+");

  private static final Pattern ENHANCED = Pattern.compile("^([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

  /// Addresses and mailboxes that are not there (RFC 3463, 3.2 and 3.3; RFC 7505).
  private static final Set<String> NOT_THERE =
      Set.of("5.1.0", "5.1.1", "5.1.3", "5.1.6", "5.1.10", "5.2.1");

  private static final Pattern BLOCKED =
      Pattern.compile(
          "block|black|spam|reputation|policy|rbl|dnsbl|denied|client host|not authori|helo|"
              + "reverse|ptr\\b|spf\\b|relay|rate|too many|greylist");
  private static final Pattern SAYS_NOT_THERE =
      Pattern.compile(
          "(user|mailbox|recipient|account|address)\\S* (is )?(unknown|not found|inactive|disabled|"
              + "invalid|unavailable|rejected)|(unknown|invalid|no such|nonexistent|non-existent|"
              + "no) (local )?(user|mailbox|recipient|account|address|person)|does not exist|"
              + "doesn't exist|not exist|not our customer|no longer (valid|available|here)|"
              + "doesn't have .* account|undeliverable address");

  private final Egress egress;
  private final String self;
  private final int port;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final SecureRandom random = new SecureRandom();
  private final LoadingCache<String, RateLimiter> limits;

  /// @param self the name of this machine, as its address leads back to
  /// @param port 25, but in tests
  /// @param perMinute how often one server is asked at most
  public MailServers(Egress egress, String self, int port, int perMinute) {
    this.egress = egress;
    this.self = self;
    this.port = port;
    var limit =
        RateLimiterConfig.custom()
            .limitForPeriod(perMinute)
            .limitRefreshPeriod(Duration.ofMinutes(1))
            .timeoutDuration(Duration.ZERO)
            .build();
    limits =
        CacheBuilder.newBuilder()
            .maximumSize(MOST_LIMITS)
            .build(CacheLoader.from(host -> RateLimiter.of(host, limit)));
  }

  /// @param exists null is unknown
  /// @param catchAll whether any name is taken; null is unknown
  record Mailbox(@Nullable Boolean exists, @Nullable Boolean catchAll) {
    static final Mailbox UNKNOWN = new Mailbox(null, null);
  }

  /// @param hosts the first to be tried first
  Mailbox ask(List<String> hosts, String address) {
    var at = address.lastIndexOf('@');
    if (!PLAIN.matcher(address.substring(0, at)).matches()
        || !PLAIN.matcher(address.substring(at + 1)).matches()) return Mailbox.UNKNOWN;
    if (!free.tryAcquire()) return Mailbox.UNKNOWN;
    try {
      for (var host : hosts.subList(0, Math.min(MOST_HOSTS, hosts.size()))) {
        if (!limits.getUnchecked(host.toLowerCase(Locale.ROOT)).acquirePermission())
          return Mailbox.UNKNOWN;
        try (var talk = new Talk(host)) {
          return talk.about(address.substring(0, at), address.substring(at + 1));
        } catch (IOException e) {
          LOG.debug("a mail server was not asked: {}", e.toString());
        }
      }
      return Mailbox.UNKNOWN;
    } finally {
      free.release();
    }
  }

  private enum Says {
    THERE,
    NOT_THERE,
    UNCLEAR
  }

  private record Reply(int code, String text) {
    boolean isGood() {
      return code / 100 == 2;
    }

    /// The standing code first, the words only where there is none.
    Says says() {
      if (code == 250 || code == 251) return Says.THERE;
      var words = text.toLowerCase(Locale.ROOT);
      var enhanced = ENHANCED.matcher(text);
      if (enhanced.find()) {
        var standing = enhanced.group();
        if (standing.endsWith(".2.2")) return Says.THERE; // full, but somebody's
        if (NOT_THERE.contains(standing)) return Says.NOT_THERE;
        if (code / 100 == 4 || standing.startsWith("5.7.")) return Says.UNCLEAR;
        if (standing.equals("5.4.1") && words.contains("recipient address rejected"))
          return Says.NOT_THERE; // how Exchange Online says it
      }
      if (code / 100 != 5) return Says.UNCLEAR;
      if (BLOCKED.matcher(words).find()) return Says.UNCLEAR;
      return SAYS_NOT_THERE.matcher(words).find() ? Says.NOT_THERE : Says.UNCLEAR;
    }
  }

  /// One connection.
  private final class Talk implements AutoCloseable {
    private final long end = System.nanoTime() + PATIENCE.toNanos();
    private final String host;
    private Socket socket = new Socket();
    private InputStream in;

    Talk(String host) throws IOException {
      this.host = host;
      try {
        socket.connect(new InetSocketAddress(egress.address(host), port), CONNECT_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    }

    Mailbox about(String local, String domain) throws IOException {
      if (!reply().isGood()) return Mailbox.UNKNOWN;
      var hello = say("EHLO " + self);
      if (hello.isGood() && hello.text().toUpperCase(Locale.ROOT).contains("STARTTLS")) {
        if (say("STARTTLS").isGood()) {
          encrypt();
          hello = say("EHLO " + self);
        }
      } else if (!hello.isGood()) {
        hello = say("HELO " + self);
      }
      if (!hello.isGood() || !say("MAIL FROM:<>").isGood()) return Mailbox.UNKNOWN;
      var asked = say("RCPT TO:<%s@%s>".formatted(local, domain)).says();
      if (asked == Says.UNCLEAR) return Mailbox.UNKNOWN;
      if (asked == Says.NOT_THERE) return new Mailbox(false, null);
      return switch (say("RCPT TO:<%s@%s>".formatted(nobody(), domain)).says()) {
        case THERE -> new Mailbox(null, true);
        case NOT_THERE -> new Mailbox(true, false);
        case UNCLEAR -> Mailbox.UNKNOWN;
      };
    }

    private String nobody() {
      return random.ints(18, 'a', 'z' + 1).mapToObj(Character::toString).reduce("", String::concat);
    }

    /// Mail servers' certificates name nobody in particular; encrypted for whomever is better than
    /// open to all (RFC 7435).
    private void encrypt() throws IOException {
      try {
        var anybody = SSLContext.getInstance("TLS");
        anybody.init(null, new TrustManager[] {new Anybody()}, random);
        var factory = anybody.getSocketFactory();
        var sealed = (SSLSocket) factory.createSocket(socket, host, port, true);
        sealed.setSoTimeout(left());
        sealed.startHandshake();
        socket = sealed;
        in = new BufferedInputStream(sealed.getInputStream());
      } catch (GeneralSecurityException e) {
        throw new IOException("no TLS", e);
      }
    }

    private int left() throws SocketTimeoutException {
      var millis = (int) ((end - System.nanoTime()) / 1_000_000);
      if (millis <= 0) throw new SocketTimeoutException("too slow");
      return millis;
    }

    private Reply say(String line) throws IOException {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return reply();
    }

    /// All lines of a reply, without the code before each.
    private Reply reply() throws IOException {
      var text = new StringBuilder();
      for (var lines = 0; lines < MOST_LINES; lines++) {
        var line = line();
        if (!line.matches("\\d{3}([ -].*)?")) throw new IOException("no SMTP");
        if (line.length() > 4) text.append(line, 4, line.length()).append('\n');
        if (line.length() == 3 || line.charAt(3) == ' ')
          return new Reply(Integer.parseInt(line.substring(0, 3)), text.toString());
      }
      throw new IOException("too long a reply");
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      while (line.length() < LONGEST_LINE) {
        socket.setSoTimeout(left());
        var next = in.read();
        if (next < 0) throw new IOException("hung up");
        if (next == '\n') return line.toString().stripTrailing();
        line.append((char) next);
      }
      throw new IOException("too long a line");
    }

    @Override
    public void close() throws IOException {
      try (var open = socket) {
        open.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static final class Anybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
