package bonafide.source.mail;

import bonafide.source.egress.Egress;
import bonafide.source.egress.Egress.Reply;
import com.google.common.base.Ticker;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.net.InternetDomainName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What registries say of a domain (RDAP, RFC 9082 and 9083), each asked at the address that the
/// list of registries gives for it (RFC 9224). Answers are kept for a month; a registry that wants
/// to be left alone is, for as long as it says.
public final class Registries {
  private static final Logger LOG = LoggerFactory.getLogger(Registries.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final Duration LIST_KEPT = Duration.ofHours(24);
  private static final Duration LIST_AGAIN = Duration.ofMinutes(5);
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration LEFT_ALONE = Duration.ofMinutes(1);
  private static final Duration LONGEST_ALONE = Duration.ofHours(24);
  private static final int MOST_KEPT = 20_000;
  private static final int MOST_LIST = 4_000_000;
  private static final int MOST_ANSWER = 500_000;
  private static final int MOST_REDIRECTS = 2;
  private static final int NOT_FOUND = 404;
  private static final int COUNTRY_OF_ADDRESS = 6;

  /// Who is named only so that somebody else is not.
  private static final Pattern VEILED =
      Pattern.compile(
          "(?i)redacted|privacy|private|proxy|withheld|disclosed|gdpr|protect|whoisguard|masked|"
              + "anonym|not applicable|statutory");

  private final Egress egress;
  private final String list;
  private final InstantSource clock;
  private final Map<String, Instant> alone = new ConcurrentHashMap<>();
  private final Cache<String, Registration> kept;
  private final ReentrantLock listing = new ReentrantLock();
  private Map<String, String> servers = Map.of();
  private Instant listAgain = Instant.MIN;

  /// @param list the address of the list of registries
  public Registries(Egress egress, String list, InstantSource clock) {
    this.egress = egress;
    this.list = list;
    this.clock = clock;
    kept =
        CacheBuilder.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(KEPT)
            .ticker(
                new Ticker() {
                  @Override
                  public long read() {
                    return clock.millis() * 1_000_000;
                  }
                })
            .build();
  }

  /// What a registry says; null is not told.
  ///
  /// @param country as the registry writes it
  record Registration(
      @Nullable Instant created, @Nullable String company, @Nullable String country) {}

  /// @return empty when it is not known now
  Optional<Registration> find(String host) {
    var domain = registered(host);
    var known = kept.getIfPresent(domain);
    if (known != null) return Optional.of(known);
    var server = server(domain);
    if (server == null || alone.getOrDefault(server, Instant.MIN).isAfter(clock.instant()))
      return Optional.empty();
    try {
      var reply = get(server + "domain/" + domain, MOST_ANSWER);
      if (reply.status() == NOT_FOUND) return Optional.of(keep(domain, NOTHING));
      if (reply.status() == 429 || reply.status() == 503) leaveAlone(server, reply);
      if (reply.status() != 200) return Optional.empty();
      return Optional.of(keep(domain, registration(JSON.readTree(reply.body()))));
    } catch (IOException | JacksonException e) {
      LOG.debug("a registry was not asked: {}", e.toString());
      alone.put(server, clock.instant().plus(LEFT_ALONE));
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static final Registration NOTHING = new Registration(null, null, null);

  /// What somebody registered, by the public suffix list.
  private static String registered(String host) {
    try {
      var name = InternetDomainName.from(host);
      return name.isUnderPublicSuffix() ? name.topPrivateDomain().toString() : name.toString();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return host;
    }
  }

  private Registration keep(String domain, Registration registration) {
    kept.put(domain, registration);
    return registration;
  }

  private void leaveAlone(String server, Reply reply) {
    var seconds =
        reply
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("\\d{1,6}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)))
            .orElse(LEFT_ALONE);
    alone.put(
        server,
        clock.instant().plus(seconds.compareTo(LONGEST_ALONE) > 0 ? LONGEST_ALONE : seconds));
  }

  /// The registry of the longest suffix that the list has.
  private @Nullable String server(String domain) {
    var servers = servers();
    for (var suffix = domain; ; ) {
      var server = servers.get(suffix);
      var dot = suffix.indexOf('.');
      if (server != null || dot < 0) return server;
      suffix = suffix.substring(dot + 1);
    }
  }

  private Map<String, String> servers() {
    listing.lock();
    try {
      refresh();
      return servers;
    } finally {
      listing.unlock();
    }
  }

  private void refresh() {
    var now = clock.instant();
    if (listAgain.isAfter(now)) return;
    try {
      var reply = get(list, MOST_LIST);
      if (reply.status() != 200) throw new IOException("status " + reply.status());
      servers = servers(JSON.readTree(reply.body()));
      listAgain = now.plus(LIST_KEPT);
    } catch (IOException | JacksonException e) {
      LOG.warn("the list of registries is not there: {}", e.toString());
      listAgain = now.plus(LIST_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> servers(JsonNode list) {
    var servers = new HashMap<String, String>();
    for (var service : list.path("services")) {
      var url = "";
      for (var one : service.path(1))
        if (url.isEmpty() || one.asString("").startsWith("https:")) url = one.asString("");
      if (url.isEmpty()) continue;
      for (var suffix : service.path(0))
        servers.put(suffix.asString(""), url.endsWith("/") ? url : url + "/");
    }
    return servers;
  }

  private Reply get(String url, int most) throws IOException, InterruptedException {
    var next = url;
    for (var redirects = 0; ; redirects++) {
      URI uri;
      try {
        uri = Egress.form(next);
      } catch (IllegalArgumentException e) {
        throw new IOException("an address " + e.getMessage(), e);
      }
      var reply =
          egress.send(
              HttpRequest.newBuilder(uri)
                  .timeout(PATIENCE)
                  .header("Accept", "application/rdap+json, application/json")
                  .header("User-Agent", "Bonafide")
                  .build(),
              most);
      var location = reply.headers().firstValue("Location");
      if (reply.status() / 100 != 3 || location.isEmpty() || redirects == MOST_REDIRECTS)
        return reply;
      try {
        next = uri.resolve(location.get()).toString();
      } catch (IllegalArgumentException e) {
        throw new IOException("a redirect to what is no address", e);
      }
    }
  }

  private static Registration registration(JsonNode domain) {
    Instant created = null;
    for (var event : domain.path("events"))
      if (event.path("eventAction").asString("").equals("registration"))
        created = instant(event.path("eventDate").asString(""));
    String company = null;
    String country = null;
    for (var entity : domain.path("entities")) {
      if (!entity.path("roles").toString().contains("\"registrant\"")) continue;
      for (var property : entity.path("vcardArray").path(1)) {
        switch (property.path(0).asString("")) {
          case "org" -> company = open(text(property.path(3)));
          case "adr" -> {
            var code = property.path(1).path("cc").asString("");
            country =
                open(
                    code.isEmpty() ? property.path(3).path(COUNTRY_OF_ADDRESS).asString("") : code);
          }
          default -> {}
        }
      }
    }
    return new Registration(created, company, country);
  }

  private static String text(JsonNode value) {
    return value.isArray() ? value.path(0).asString("") : value.asString("");
  }

  private static @Nullable String open(String text) {
    return text.isBlank() || VEILED.matcher(text).find() ? null : text.strip();
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeParseException none) {
        return null;
      }
    }
  }
}
