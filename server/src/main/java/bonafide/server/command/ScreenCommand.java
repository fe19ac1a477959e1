package bonafide.server.command;

import bonafide.core.Countries;
import bonafide.core.Environment;
import bonafide.core.PartialDate;
import bonafide.screening.ListFolder;
import bonafide.screening.Watchlists;
import bonafide.screening.match.Asked;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "screen",
    mixinStandardHelpOptions = true,
    description =
        "Screens one name against the lists in use and explains each hit. Needs no server and keeps"
            + " nothing.")
public final class ScreenCommand implements Callable<Integer> {
  @Mixin private final Common common = new Common();

  @Parameters(paramLabel = "NAME")
  private String name = "";

  @Option(names = "--born", paramLabel = "DATE", description = "YYYY, YYYY-MM or YYYY-MM-DD.")
  private @Nullable String born;

  @Option(names = "--country", description = "Nationality or domicile, by name or code.")
  private @Nullable String country;

  @Option(names = "--entity", description = "The name of a company, vessel or aircraft.")
  private boolean entity;

  @Option(
      names = "--threshold",
      defaultValue = "70",
      description = "0 to 100 (default: ${DEFAULT-VALUE}).")
  private int threshold;

  @Option(
      names = "--limit",
      defaultValue = "10",
      description = "Most hits shown (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json")
  private boolean json;

  @Override
  public Integer call() {
    Common.quiet();
    if (threshold < 0 || threshold > 100)
      throw new IllegalArgumentException("--threshold must be from 0 to 100");
    var watchlists =
        new Watchlists(new ListFolder(common.config(Map.of()).lists(), InstantSource.system()));
    var hits = watchlists.screen(Environment.LIVE, asked(), _ -> true, threshold, limit);
    if (json) {
      System.out.println(Common.json(hits));
      return 0;
    }
    System.out.printf(
        "%,d listings (%s)%n", watchlists.size(), String.join(", ", hits.listVersions()));
    if (hits.hits().isEmpty()) System.out.printf("No listing reaches %d.%n", threshold);
    for (var hit : hits.hits()) {
      System.out.printf(
          "%n%3d  %s  (%s %s, %s)%n",
          hit.score(), hit.matchedName(), hit.publisher(), hit.list(), hit.listing());
      hit.why().forEach(sentence -> System.out.println("     - " + sentence));
    }
    return 0;
  }

  private Asked asked() {
    var date = born == null ? null : PartialDate.parse(born);
    var code = country == null ? null : Countries.alpha2(country);
    if (country != null && code == null)
      throw new IllegalArgumentException("\"" + country + "\" is no country we know");
    return entity ? Asked.entity(name, date, code) : Asked.person(name, date, code, null);
  }
}
