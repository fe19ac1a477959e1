package bonafide.server.command;

import bonafide.screening.Downloads;
import bonafide.screening.ListFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "lists",
    mixinStandardHelpOptions = true,
    description = "The watchlists this installation screens against.")
public final class ListsCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "update",
      mixinStandardHelpOptions = true,
      description =
          "Fetches the lists from their publishers, or takes them from a folder; checks each and"
              + " puts it in use. A running server follows within seconds; a list that fails its"
              + " checks is not touched.")
  int update(
      @Option(
              names = "--from",
              paramLabel = "DIR",
              description = "A folder with publications; formats are known by their content.")
          @Nullable Path from,
      @Option(names = "--json") boolean json)
      throws IOException {
    Common.quiet();
    var config = common.config(Map.of());
    var lists = new ListFolder(config.lists(), InstantSource.system());
    var failures = Map.<String, String>of();
    List<ListFolder.Refresh> reports;
    if (from != null) {
      if (!Files.isDirectory(from)) throw new IllegalArgumentException("no folder " + from);
      reports = lists.install(from);
    } else {
      var refreshed = Downloads.install(config.listAddresses(), lists);
      reports = refreshed.reports();
      failures = refreshed.failures();
    }
    if (json) System.out.println(Common.json(Map.of("lists", reports, "not_downloaded", failures)));
    else print(reports, failures);
    return reports.isEmpty()
            || !failures.isEmpty()
            || reports.stream().anyMatch(report -> report.failure() != null)
        ? 1
        : 0;
  }

  static void print(List<ListFolder.Refresh> reports, Map<String, String> failures) {
    failures.forEach(
        (file, why) ->
            System.out.printf("%-16s not downloaded: %s; the version in use stays%n", file, why));
    for (var report : reports) {
      if (report.failure() != null)
        System.out.printf(
            "%-16s refused: %s; the version in use stays%n", report.key(), report.failure());
      else
        System.out.printf(
            "%-16s %,8d listings (%d added, %d changed, %d removed, %d rejected), version %s%n",
            report.key(),
            report.listings(),
            report.added(),
            report.changed(),
            report.removed(),
            report.rejected().size(),
            report.version());
      report.rejected().stream()
          .limit(5)
          .forEach(
              rejected ->
                  System.out.printf(
                      "                 rejected %s: %s%n", rejected.where(), rejected.why()));
    }
    if (reports.isEmpty()) System.out.println("No publication was found.");
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "Which version of which list is in use, and how old it is.")
  int status(@Option(names = "--json") boolean json) {
    Common.quiet();
    var installed =
        new ListFolder(common.config(Map.of()).lists(), InstantSource.system())
            .load().stream().map(ListFolder.Installed::manifest).toList();
    if (json) {
      System.out.println(Common.json(installed));
      return 0;
    }
    if (installed.isEmpty())
      System.out.println(
          "No list is installed: an excerpt that ships with the product is in use. Run ./bonafide"
              + " lists update");
    for (var list : installed)
      System.out.printf(
          "%-8s %-10s %,8d listings, version %s, retrieved %s%n",
          list.publisher(), list.list(), list.listings(), list.version(), list.retrieved());
    return 0;
  }
}
