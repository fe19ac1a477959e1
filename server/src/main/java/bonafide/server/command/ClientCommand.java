package bonafide.server.command;

import bonafide.core.Environment;
import bonafide.verification.client.Brands;
import bonafide.verification.client.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "client",
    mixinStandardHelpOptions = true,
    description = "The businesses that use this installation, and their keys.")
public final class ClientCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a client and shows, this once, its keys.")
  int create(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--need-review", description = "Warn of accounts on the block list.")
          boolean needReview,
      @Option(
              names = "--points",
              description = "What the client may spend (default: without limit).")
          @Nullable Long points,
      @Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      var created =
          installation.clients().create(new Clients.Wanted(name, needReview, points, Set.of()));
      var shown = new LinkedHashMap<String, Object>();
      shown.put("business_id", created.id());
      shown.put("one_time_token", created.oneTimeToken());
      for (var environment : Environment.values()) {
        shown.put(
            environment.name().toLowerCase(Locale.ROOT) + "_key", created.keys().get(environment));
        shown.put(
            environment.name().toLowerCase(Locale.ROOT) + "_callback_secret",
            created.callbackSecrets().get(environment));
      }
      print(shown, json, "Keep these: they are not shown again.");
      return 0;
    }
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "All clients and the last characters of their keys.")
  int list(@Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      var clients =
          installation.clients().all().stream()
              .map(
                  client -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("business_id", client.id());
                    row.put("name", client.name());
                    row.put("created", client.created().toString());
                    row.put(
                        "keys",
                        installation.clients().keys(client.id()).stream()
                            .map(
                                key ->
                                    Map.of(
                                        "id",
                                        key.id(),
                                        "environment",
                                        key.environment().name(),
                                        "ends_with",
                                        key.hint(),
                                        "state",
                                        key.revoked() == null ? "active" : "revoked"))
                            .toList());
                    return row;
                  })
              .toList();
      if (json) {
        System.out.println(Common.json(clients));
        return 0;
      }
      if (clients.isEmpty()) System.out.println("No clients yet: ./bonafide client create NAME");
      for (var client : clients) {
        System.out.printf("%s  %s%n", client.get("business_id"), client.get("name"));
        for (var key : (List<?>) client.getOrDefault("keys", List.of()))
          System.out.println("    " + key);
      }
      return 0;
    }
  }

  @Command(
      name = "key",
      mixinStandardHelpOptions = true,
      description = "Makes a further key for a client, or revokes one.")
  int key(
      @Parameters(paramLabel = "CLIENT_OR_KEY_ID") String id,
      @Option(
              names = "--environment",
              description = "${COMPLETION-CANDIDATES}",
              defaultValue = "DEVELOPMENT")
          Environment environment,
      @Option(
              names = "--deny",
              split = ",",
              description = "Services the key may not use, as watchlists,callbacks,bank-accounts.")
          @Nullable Set<String> denied,
      @Option(
              names = "--revoke",
              description = "Revoke the key with this id; it stops working within ten seconds.")
          boolean revoke,
      @Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      if (revoke) {
        if (!installation.clients().revokeKey(id))
          throw new IllegalArgumentException("there is no active key " + id);
        System.out.println("revoked " + id);
        return 0;
      }
      var key = installation.clients().addKey(id, environment, denied == null ? Set.of() : denied);
      print(
          new LinkedHashMap<>(Map.of("api_key", key, "environment", environment.name())),
          json,
          "Keep it: it is not shown again.");
      return 0;
    }
  }

  @Command(
      name = "brand",
      mixinStandardHelpOptions = true,
      description =
          "Sets how the client's capture pages look. What is not named is as it comes; without"
              + " options everything is.")
  int brand(
      @Parameters(paramLabel = "CLIENT_ID") String id,
      @Option(names = "--name", description = "Whom applicants read that they deal with.")
          @Nullable String name,
      @Option(names = "--logo", description = "A PNG or JPEG, at most 200 kB.") @Nullable Path logo,
      @Option(
              names = "--colour",
              description = "Of buttons and links, as #rrggbb; it must be readable on the page.")
          @Nullable String colour,
      @Option(names = "--dark-colour", description = "The same where the page is dark.")
          @Nullable String darkColour,
      @Option(
              names = "--success-url",
              description = "Where applicants go afterwards, where an order names no address.")
          @Nullable String successUrl,
      @Option(names = "--error-url", description = "Where applicants go who refuse or are late.")
          @Nullable String errorUrl)
      throws IOException {
    try (var installation = common.open()) {
      var picture = logo == null ? null : Files.readAllBytes(logo);
      installation
          .brands()
          .put(id, new Brands.Brand(name, colour, darkColour, picture, successUrl, errorUrl));
      System.out.println("The pages of " + id + " look so from now on.");
      return 0;
    }
  }

  private static void print(Map<String, Object> values, boolean json, String note) {
    if (json) {
      System.out.println(Common.json(values));
      return;
    }
    values.forEach((name, value) -> System.out.printf("%-28s %s%n", name, value));
    System.out.println(note);
  }
}
