package bonafide.server.command;

import bonafide.store.rows.DeliveryRows.State;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "callbacks",
    mixinStandardHelpOptions = true,
    description = "Deliveries to receivers.")
public final class CallbacksCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The newest deliveries, or those in one state.")
  int list(
      @Option(names = "--client", paramLabel = "ID") @Nullable String client,
      @Option(names = "--state", description = "${COMPLETION-CANDIDATES}") @Nullable State state,
      @Option(names = "--limit", defaultValue = "50") int limit,
      @Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      var rows =
          installation.deliveries().list(client, state, Math.clamp(limit, 1, 10_000)).stream()
              .map(
                  row -> {
                    var shown = new LinkedHashMap<String, @Nullable Object>();
                    shown.put("id", row.id());
                    shown.put("client", row.clientId());
                    shown.put("environment", row.environment().name());
                    shown.put("type", row.type());
                    shown.put("about", row.verificationId());
                    shown.put("url", row.url());
                    shown.put("state", row.state().name());
                    shown.put("attempts", row.attempts());
                    shown.put("last", row.lastError() == null ? row.lastStatus() : row.lastError());
                    shown.put("created", row.created().toString());
                    return shown;
                  })
              .toList();
      if (json) System.out.println(Common.json(rows));
      else if (rows.isEmpty()) System.out.println("No deliveries.");
      else
        for (var row : rows)
          System.out.printf(
              "%s  %-9s  %s  %s to %s  attempts %s, last %s%n",
              row.get("id"),
              row.get("state"),
              row.get("created"),
              row.get("type"),
              row.get("url"),
              row.get("attempts"),
              row.get("last"));
      return 0;
    }
  }

  @Command(
      name = "replay",
      mixinStandardHelpOptions = true,
      description = "Delivers again: the named ones, or all that are parked.")
  int replay(
      @Parameters(paramLabel = "ID", arity = "0..*") @Nullable List<String> ids,
      @Option(names = "--parked", description = "All parked deliveries.") boolean parked) {
    try (var installation = common.open()) {
      var chosen =
          parked
              ? installation.deliveries().list(null, State.PARKED, 100_000).stream()
                  .map(row -> row.id())
                  .toList()
              : ids == null ? List.<String>of() : ids;
      if (chosen.isEmpty() && !parked)
        throw new IllegalArgumentException("name deliveries, or use --parked");
      var missing =
          chosen.stream().filter(id -> !installation.deliveries().replay(id, "operator")).toList();
      System.out.printf(
          "%d planned again%s%n",
          chosen.size() - missing.size(),
          missing.isEmpty() ? "" : "; unknown or still waiting: " + String.join(", ", missing));
      return missing.isEmpty() ? 0 : 1;
    }
  }
}
