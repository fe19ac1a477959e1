package bonafide.server.command;

import bonafide.core.Environment;
import bonafide.screening.ListFolder;
import bonafide.server.http.HttpServer;
import bonafide.server.install.Installation;
import bonafide.verification.client.Clients;
import bonafide.verification.client.Clients.Created;
import bonafide.verification.user.Role;
import bonafide.verification.user.Users;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Serves with demo clients, screens a few names through its own API, says what happened, and"
            + " keeps serving.")
public final class DemoCommand implements Callable<Integer> {
  private static final int UPLOAD_LIMIT_MB = 5;
  private static final String DEMO_EMAIL = "demo@example.com";

  @Mixin private final Common common = new Common();

  @Option(
      names = "--lists",
      paramLabel = "DIR",
      description = "A folder with publications to install first.")
  private @Nullable Path lists;

  @Option(names = "--port", description = "Port to listen on (default: 8080; 0 takes a free one).")
  private @Nullable Integer port;

  @Option(names = "--exit", description = "End after the walk-through instead of serving on.")
  private boolean exit;

  @Override
  public Integer call() throws IOException, InterruptedException {
    var overrides = new HashMap<String, String>();
    if (port != null) overrides.put("http.port", port.toString());
    overrides.put("callbacks.allowed-hosts", "127.0.0.1,localhost");
    overrides.put("sandbox.live-registers", "true");
    overrides.put("uploads.most-megabytes", Integer.toString(UPLOAD_LIMIT_MB));
    var config = common.config(overrides);
    if (lists != null) {
      if (!Files.isDirectory(lists)) throw new IllegalArgumentException("no folder " + lists);
      System.out.println("Installing the lists in " + lists);
      ListsCommand.print(
          new ListFolder(config.lists(), InstantSource.system()).install(lists), Map.of());
    }
    var installation = new Installation(config, InstantSource.system());
    var credentials = config.data().resolve("demo-credentials.json");
    var server = new HttpServer(installation);
    write(credentials, credentials(installation, credentials, server.url()));
    var went =
        new WalkThrough(
                server.url(),
                installation.clients().create(Clients.Wanted.named("Demo walk-through")))
            .run();
    System.out.printf(
        "%nKeys for your own calls: %s%nAPI documentation:        %s/docs%n",
        credentials, server.url());
    portal(installation, credentials)
        .ifPresent(
            token ->
                System.out.printf(
                    "The portal, for you:      %s/compliance/welcome#%s%n", server.url(), token));
    if (exit || !went) {
      server.close();
      return went ? 0 : 1;
    }
    System.out.println(
        "This is a sandbox: the live key reaches the sandbox's civil register. A real"
            + " installation's never does.");
    System.out.println("Serving until Ctrl-C.");
    new CountDownLatch(1).await();
    return 0;
  }

  /// The demo's clients, made once; later starts find them again.
  private static Map<String, Object> credentials(Installation installation, Path file, String url)
      throws IOException {
    var known = known(installation, file);
    if (known != null) {
      known.put("base_url", url);
      return known;
    }
    var clients = installation.clients();
    var main = clients.create(Clients.Wanted.named("Demo"));
    var review = clients.create(new Clients.Wanted("Demo with review", true, null, Set.of()));
    var poor = clients.create(new Clients.Wanted("Demo with 500 points", false, 500L, Set.of()));
    var all = new LinkedHashMap<String, Object>();
    all.put("base_url", url);
    all.put("business_id", main.id());
    all.put("one_time_token", main.oneTimeToken());
    all.put("development_key", key(main, Environment.DEVELOPMENT));
    all.put("live_key", key(main, Environment.LIVE));
    all.put(
        "restricted_key",
        clients.addKey(main.id(), Environment.DEVELOPMENT, Set.of("bank-accounts")));
    all.put("review_key", key(review, Environment.DEVELOPMENT));
    all.put("poor_key", key(poor, Environment.DEVELOPMENT));
    all.put("callback_secret", String.valueOf(main.callbackSecrets().get(Environment.DEVELOPMENT)));
    all.put("upload_limit_mb", UPLOAD_LIMIT_MB);
    return all;
  }

  /// The way into the demo client's portal, until somebody went it.
  private static Optional<String> portal(Installation installation, Path credentials)
      throws IOException {
    var known = known(installation, credentials);
    if (known == null) return Optional.empty();
    var client = String.valueOf(known.get("business_id"));
    var users = installation.users();
    var members = users.members(client);
    if (members.isEmpty()) {
      var invited = users.invite(client, DEMO_EMAIL, "Demo reviewer", Role.ADMIN, "operator");
      return Optional.of(invited.token());
    }
    var first = members.getFirst();
    return first.invited()
        ? users.inviteAgain(client, first.user().id(), "operator").map(Users.Invited::token)
        : Optional.empty();
  }

  private static String key(Created client, Environment environment) {
    return String.valueOf(client.keys().get(environment));
  }

  private static @Nullable Map<String, Object> known(Installation installation, Path file)
      throws IOException {
    if (!Files.exists(file)) return null;
    try {
      var known = new LinkedHashMap<String, Object>();
      Common.JSON
          .readTree(Files.readString(file))
          .forEachEntry(
              (name, value) ->
                  known.put(name, value.isInt() ? (Object) value.asInt() : value.asString()));
      return installation.clients().caller(String.valueOf(known.get("development_key"))).isPresent()
          ? known
          : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static void write(Path file, Map<String, Object> credentials) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, Common.json(credentials) + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
