package bonafide.server;

import bonafide.core.Environment;
import bonafide.server.http.HttpServer;
import bonafide.server.install.Config;
import bonafide.server.install.Installation;
import bonafide.verification.client.Clients;
import bonafide.verification.client.Clients.Created;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// The whole server, once for all tests of this module: real PostgreSQL, real HTTP.
final class Running {
  static final Path DATA = temporary();
  private static final Running SHARED = start(Map.of());

  private final Installation installation;
  private final HttpServer server;

  private Running(Installation installation, HttpServer server) {
    this.installation = installation;
    this.server = server;
  }

  static Running shared() {
    return SHARED;
  }

  /// A further node on the same database, with other settings.
  static Running start(Map<String, String> overrides) {
    return start(overrides, InstantSource.system());
  }

  static Running start(Map<String, String> overrides, InstantSource clock) {
    var values = new HashMap<String, String>();
    values.put("data.folder", DATA.toString());
    values.put("http.port", "0");
    values.put("callbacks.allowed-hosts", "127.0.0.1");
    values.put("callbacks.retries", "1,1,1,1");
    values.put("signals.mail-dns", "off");
    values.put("limits.per-second", "100000");
    values.put("limits.burst", "100000");
    values.putAll(overrides);
    var installation = new Installation(Config.read(null, Map.of(), values), clock);
    return new Running(installation, new HttpServer(installation));
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("bonafide-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Installation installation() {
    return installation;
  }

  String url() {
    return server.url();
  }

  void stop() {
    server.close();
  }

  Created newClient() {
    return installation.clients().create(Clients.Wanted.named("Test"));
  }

  Api development() {
    return api(newClient(), Environment.DEVELOPMENT);
  }

  Api api(Created client, Environment environment) {
    return new Api(url(), key(client, environment));
  }

  Api anonymous() {
    return new Api(url(), "");
  }

  Api withDenied(Created client, String service) {
    return new Api(
        url(),
        installation.clients().addKey(client.id(), Environment.DEVELOPMENT, Set.of(service)));
  }

  static String key(Created client, Environment environment) {
    return String.valueOf(client.keys().get(environment));
  }
}
