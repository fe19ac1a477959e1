package bonafide.server.install;

import bonafide.api.portal.CompanyAccounts;
import bonafide.screening.Downloads;
import bonafide.verification.callback.Deliveries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything an operator can set, read once. Each key stands in a properties file, or in the
/// environment as `BONAFIDE_` and the key in capitals with `_` for `.` and `-`.
/// docs/reference/configuration.md lists them all.
public record Config(
    String host,
    int port,
    String publicUrl,
    @Nullable Path tlsKeystore,
    @Nullable String tlsPassword,
    boolean behindTlsProxy,
    Path data,
    @Nullable String databaseUrl,
    String databaseUser,
    String databasePassword,
    int databaseConnections,
    Path keyFile,
    Path lists,
    int listsHours,
    Map<String, String> listAddresses,
    Set<String> allowedHosts,
    List<Duration> retries,
    int perSecond,
    int burst,
    String keyPrefix,
    int pollingMillis,
    @Nullable String telemetry,
    String logFormat,
    boolean sandboxLive,
    int uploadMegabytes,
    Path sources,
    Path faceModels,
    Path workflows,
    Path signals,
    String mailDns,
    String mailRegistries,
    String mailProbe,
    int mailProbePerMinute,
    Set<String> deviceProxies,
    int verificationsDays,
    int sightingsDays,
    Path diligence,
    int feedMinutes,
    CompanyAccounts.@Nullable Provider companyAccounts) {

  /// Key, default, meaning: the source of the reference page.
  public static final List<List<String>> KEYS =
      List.of(
          List.of(
              "http.host",
              "127.0.0.1",
              "Address to listen on. Anything but loopback needs TLS, here or in a proxy."),
          List.of("http.port", "8080", "Port to listen on; 0 takes a free one."),
          List.of(
              "http.public-url",
              "http://<http.host>:<http.port>",
              "Where this server is reached from outside: what sources that answer later are"
                  + " told."),
          List.of(
              "http.tls-keystore",
              "",
              "PKCS#12 file with the certificate and key; serves HTTPS when set."),
          List.of("http.tls-password", "", "Password of the keystore."),
          List.of(
              "http.behind-tls-proxy",
              "false",
              "true when a proxy in front speaks HTTPS to the world; then plain HTTP is served on"
                  + " any address and X-Forwarded headers are believed."),
          List.of("data.folder", "var", "Where everything lies that must survive a restart."),
          List.of(
              "database.url",
              "",
              "JDBC URL of a PostgreSQL; without one the server runs its own under the data"
                  + " folder."),
          List.of("database.user", "bonafide", "User of that database."),
          List.of("database.password", "", "Password of that user."),
          List.of("database.connections", "24", "Most connections this node holds."),
          List.of(
              "vault.key-file",
              "<data.folder>/keys/master.json",
              "The master key. All nodes need the same one; without it nothing sealed can be read."
                  + " Keep a copy elsewhere."),
          List.of("lists.folder", "<data.folder>/lists", "Where the installed list versions lie."),
          List.of(
              "lists.hours",
              "0",
              "Download the lists every so many hours; 0 never does it by itself."),
          List.of(
              "lists.address.<file>",
              "the publishers' own",
              "Another address for one publication, or empty to leave it out. Files: "
                  + String.join(", ", new TreeMap<>(Downloads.OFFICIAL).keySet())
                  + "."),
          List.of(
              "callbacks.allowed-hosts",
              "",
              "Hosts, apart by commas, that may receive callbacks although their address is not"
                  + " public."),
          List.of(
              "callbacks.retries",
              "60,300,900,3600,14400,43200,86400,86400",
              "Seconds before each further attempt; after the last one the delivery is parked."),
          List.of(
              "limits.per-second",
              "100",
              "Requests a second that one key may make in the long run."),
          List.of("limits.burst", "400", "Requests that one key may make at once."),
          List.of("keys.prefix", "bonafide", "What new API keys begin with."),
          List.of(
              "sources.folder",
              "<data.folder>/sources",
              "Connectors to record keepers, one YAML file each; see"
                  + " docs/reference/connectors.md."),
          List.of(
              "faces.models",
              "<data.folder>/models/face",
              "Models for faces that were installed; see docs/reference/face-models.md."),
          List.of(
              "workflows.file",
              "<data.folder>/workflows.yaml",
              "Further workflows, or other ones under the shipped keys; see"
                  + " docs/guides/signals.md."),
          List.of(
              "signals.folder",
              "<data.folder>/signals",
              "What the operator adds to the shipped lists of domains, and under `ip` the files"
                  + " about IP addresses; see docs/guides/signals.md."),
          List.of(
              "signals.mail-dns",
              "system",
              "Name server that tells whether a domain takes mail, as 192.0.2.53 or"
                  + " 127.0.0.1:5353; `system` for the machine's, `off` to ask none. Live keys"
                  + " only."),
          List.of(
              "signals.mail-registries",
              "https://data.iana.org/rdap/dns.json",
              "List of the registries (RFC 9224) that tell since when a mail domain is there and"
                  + " whose it is; `off` to ask none. Live keys only."),
          List.of(
              "signals.mail-probe",
              "off",
              "Name of this machine, as its address leads back to, under which mail servers are"
                  + " asked whether there is a mailbox; `off` to ask none. Live keys only; see"
                  + " docs/guides/signals.md."),
          List.of(
              "signals.mail-probe-per-minute",
              "10",
              "How often each node asks one mail server at most."),
          List.of(
              "signals.device-proxies",
              "",
              "Addresses or networks, apart by commas, of clients' proxies before the device"
                  + " collector, as 192.0.2.0/24: whom they name in X-Forwarded-For is believed to"
                  + " be where a browser is."),
          List.of(
              "verifications.days",
              "0",
              "After how many days what a verification that has ended knows of a person is erased:"
                  + " files, claims and findings; its id and its decision stay. 0 keeps it until"
                  + " somebody erases it. Who is monitored is kept; a template may say otherwise."),
          List.of(
              "sightings.days",
              "400",
              "How long it is remembered that an e-mail, phone, IP or device was used."),
          List.of(
              "diligence.folder",
              "<data.folder>/diligence",
              "Search settings, feeds of news, servers that know blockchains, and tags of addresses;"
                  + " see docs/guides/diligence.md."),
          List.of(
              "diligence.feed-minutes",
              "60",
              "How often the feeds of news are read; 0 never does it by itself."),
          List.of(
              "portal.oidc-issuer",
              "",
              "Address of your identity provider (OpenID Connect), as https://login.example.com:"
                  + " its people may sign in to the portal when somebody has invited them. It"
                  + " leads back to <http.public-url>/compliance/oidc/back."),
          List.of("portal.oidc-client", "", "The id it has given to this server."),
          List.of("portal.oidc-secret", "", "The secret that goes with it."),
          List.of("portal.oidc-name", "company account", "What the button calls it."),
          List.of(
              "portal.oidc-trusts-email",
              "false",
              "true when its addresses count although it does not say that they are verified."),
          List.of(
              "sandbox.live-registers",
              "false",
              "true on an installation that is itself a sandbox: the sandbox's civil register then"
                  + " answers live keys too. Never on a real one."),
          List.of("uploads.most-megabytes", "50", "The largest file that is taken, in megabytes."),
          List.of(
              "jobs.polling-millis",
              "250",
              "How often a node looks for work that another node or a crash left."),
          List.of(
              "telemetry.endpoint",
              "",
              "OTLP address for traces, as http://collector:4318/v1/traces; none are sent"
                  + " without."),
          List.of("log.format", "text", "text, or json for one JSON object a line."));

  /// Reads the file, when there is one, and the environment over it.
  ///
  /// @param overrides values that win over both, as from the command line
  public static Config read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> overrides) {
    var values = new TreeMap<String, String>();
    if (file != null) values.putAll(properties(file));
    for (var key : List.copyOf(allKeys())) {
      var name = "BONAFIDE_" + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
      var value = environment.get(name);
      if (value != null) values.put(key, value);
    }
    values.putAll(overrides);
    return new Reader(values).config();
  }

  private static Set<String> allKeys() {
    var addresses = Downloads.OFFICIAL.keySet().stream().map(name -> "lists.address." + name);
    return Stream.concat(
            KEYS.stream().map(List::getFirst).filter(key -> !key.contains("<")), addresses)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> properties(Path file) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException("the configuration " + file + " cannot be read", e);
    }
    var values = new TreeMap<String, String>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    for (var key : values.keySet()) {
      if (!allKeys().contains(key))
        throw new IllegalArgumentException(file + ": there is no key \"" + key + "\"");
    }
    return values;
  }

  /// Where forms of names lie that an operator installed.
  public Path names() {
    return data.resolve("names");
  }

  /// What must not be: an open door to the network without TLS.
  public void check() {
    var loopback =
        host.equals("localhost")
            || host.startsWith("127.")
            || host.equals("::1")
            || host.equals("[::1]");
    if (!loopback && tlsKeystore == null && !behindTlsProxy) {
      throw new IllegalArgumentException(
          "http.host is "
              + host
              + ": beyond loopback set http.tls-keystore, or http.behind-tls-proxy when a proxy"
              + " speaks HTTPS");
    }
  }

  private record Reader(Map<String, String> values) {
    Config config() {
      var data = Path.of(text("data.folder", "var"));
      var addresses = new LinkedHashMap<String, String>();
      Downloads.OFFICIAL.forEach(
          (file, address) -> {
            var chosen = text("lists.address." + file, address);
            if (!chosen.isBlank()) addresses.put(file, chosen);
          });
      return new Config(
          text("http.host", "127.0.0.1"),
          number("http.port", 8080, 0, 65_535),
          publicUrl(),
          path("http.tls-keystore"),
          optional("http.tls-password"),
          text("http.behind-tls-proxy", "false").equals("true"),
          data,
          optional("database.url"),
          text("database.user", "bonafide"),
          text("database.password", ""),
          number("database.connections", 24, 4, 1_000),
          Path.of(text("vault.key-file", data.resolve("keys/master.json").toString())),
          Path.of(text("lists.folder", data.resolve("lists").toString())),
          number("lists.hours", 0, 0, 8_760),
          addresses,
          words("callbacks.allowed-hosts"),
          retries(),
          number("limits.per-second", 100, 1, 1_000_000),
          number("limits.burst", 400, 1, 1_000_000),
          text("keys.prefix", "bonafide"),
          number("jobs.polling-millis", 250, 20, 60_000),
          optional("telemetry.endpoint"),
          text("log.format", "text"),
          text("sandbox.live-registers", "false").equals("true"),
          number("uploads.most-megabytes", 50, 1, 500),
          Path.of(text("sources.folder", data.resolve("sources").toString())),
          Path.of(text("faces.models", data.resolve("models/face").toString())),
          Path.of(text("workflows.file", data.resolve("workflows.yaml").toString())),
          Path.of(text("signals.folder", data.resolve("signals").toString())),
          text("signals.mail-dns", "system"),
          text("signals.mail-registries", "https://data.iana.org/rdap/dns.json"),
          text("signals.mail-probe", "off"),
          number("signals.mail-probe-per-minute", 10, 1, 1_000),
          words("signals.device-proxies"),
          number("verifications.days", 0, 0, 36_500),
          number("sightings.days", 400, 1, 36_500),
          Path.of(text("diligence.folder", data.resolve("diligence").toString())),
          number("diligence.feed-minutes", 60, 0, 100_000),
          companyAccounts());
    }

    private CompanyAccounts.@Nullable Provider companyAccounts() {
      var issuer = optional("portal.oidc-issuer");
      if (issuer == null) return null;
      var client = optional("portal.oidc-client");
      var secret = optional("portal.oidc-secret");
      if (client == null || secret == null)
        throw new IllegalArgumentException(
            "portal.oidc-issuer needs portal.oidc-client and portal.oidc-secret");
      return new CompanyAccounts.Provider(
          issuer,
          client,
          secret,
          text("portal.oidc-name", "company account"),
          text("portal.oidc-trusts-email", "false").equals("true"));
    }

    private String publicUrl() {
      var host = text("http.host", "127.0.0.1");
      var url = text("http.public-url", "http://" + host + ":" + text("http.port", "8080"));
      return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private String text(String key, String otherwise) {
      return values.getOrDefault(key, otherwise);
    }

    private @Nullable String optional(String key) {
      var value = values.get(key);
      return value == null || value.isBlank() ? null : value;
    }

    private @Nullable Path path(String key) {
      var value = optional(key);
      return value == null ? null : Path.of(value);
    }

    private int number(String key, int otherwise, int least, int most) {
      var value = optional(key);
      if (value == null) return otherwise;
      if (!value.matches("\\d{1,9}")
          || Integer.parseInt(value) < least
          || Integer.parseInt(value) > most) {
        throw new IllegalArgumentException(
            "%s must be a whole number from %d to %d, not \"%s\""
                .formatted(key, least, most, value));
      }
      return Integer.parseInt(value);
    }

    private Set<String> words(String key) {
      return Stream.of(text(key, "").split(","))
          .map(String::strip)
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toSet());
    }

    private List<Duration> retries() {
      var value = optional("callbacks.retries");
      if (value == null) return Deliveries.RETRIES;
      if (!value.matches("\\d{1,7}(\\s*,\\s*\\d{1,7})*"))
        throw new IllegalArgumentException(
            "callbacks.retries must be seconds apart by commas, not \"" + value + "\"");
      return Stream.of(value.split("\\s*,\\s*"))
          .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
          .toList();
    }
  }
}
