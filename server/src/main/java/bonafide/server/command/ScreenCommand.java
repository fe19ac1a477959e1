package bonafide.server.command;

import bonafide.core.Countries;
import bonafide.core.Environment;
import bonafide.core.PartialDate;
import bonafide.screening.Customers;
import bonafide.screening.ListFolder;
import bonafide.screening.Publication;
import bonafide.screening.Watchlists;
import bonafide.screening.index.NameIndex;
import bonafide.screening.listing.Listing;
import bonafide.screening.match.Asked;
import bonafide.screening.name.Equivalents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
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
        "Screens one name against the lists in use and explains each hit, or a file of customers."
            + " Needs no server and no database and keeps nothing.")
public final class ScreenCommand implements Callable<Integer> {
  /// How wide the bar is that shows how far a file has come.
  private static final int BAR = 30;

  @Mixin private final Common common = new Common();

  @Parameters(paramLabel = "NAME", arity = "0..1")
  private @Nullable String name;

  @Option(
      names = "--lists",
      paramLabel = "DIR",
      description = "A folder of the publishers' files, in place of the lists in use.")
  private @Nullable Path lists;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "Customers: CSV with the header id,name,type,birth_date,country; all but name may be"
              + " empty.")
  private @Nullable Path file;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where the hits of a file go: CSV with the header"
              + " id,rank,listing,publisher,score,matched_name.")
  private @Nullable Path out;

  @Option(names = "--born", paramLabel = "DATE", description = "YYYY, YYYY-MM or YYYY-MM-DD.")
  private @Nullable String born;

  @Option(names = "--country", description = "Nationality or domicile, by name or code.")
  private @Nullable String country;

  @Option(
      names = "--identifier",
      description = "The number of a passport, a registration or a vessel, as written.")
  private @Nullable String identifier;

  @Option(names = "--address", description = "An address, in one line.")
  private @Nullable String address;

  @Option(names = "--entity", description = "The name of a company, vessel or aircraft.")
  private boolean entity;

  @Option(
      names = "--threshold",
      defaultValue = "70",
      description = "0 to 100 (default: ${DEFAULT-VALUE}).")
  private double threshold;

  @Option(
      names = "--limit",
      defaultValue = "10",
      description = "Most hits shown (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Common.quiet();
    if (threshold < 0 || threshold > 100)
      throw new IllegalArgumentException("--threshold must be from 0 to 100");
    if (file != null) return screen(file);
    if (name == null) throw new IllegalArgumentException("name somebody, or a --file of customers");
    if (lists != null) throw new IllegalArgumentException("--lists goes with --file");
    var asked = asked(name);
    var watchlists = new Watchlists(inUse(), Equivalents.in(names()));
    var hits =
        watchlists.screen(Environment.LIVE, asked, _ -> true, (int) Math.ceil(threshold), limit);
    if (json) {
      System.out.println(Common.json(hits));
      return 0;
    }
    System.out.printf(
        "%,d listings (%s)%n", watchlists.size(), String.join(", ", hits.listVersions()));
    if (hits.hits().isEmpty()) System.out.printf("No listing reaches %.0f.%n", threshold);
    for (var hit : hits.hits()) {
      System.out.printf(
          "%n%3d  %s  (%s %s, %s)%n",
          hit.score(), hit.matchedName(), hit.publisher(), hit.list(), hit.listing());
      hit.why().forEach(sentence -> System.out.println("     - " + sentence));
    }
    return 0;
  }

  private ListFolder inUse() {
    return new ListFolder(common.config(Map.of()).lists(), InstantSource.system());
  }

  private Path names() {
    return common.config(Map.of()).names();
  }

  private int screen(Path customers) throws IOException {
    if (out == null) throw new IllegalArgumentException("--file needs --out for the hits");
    var index = index();
    var screening = new Customers(index, threshold, limit);
    var started = System.nanoTime();
    var hits =
        screening.screen(
            customers,
            out,
            (done, all) ->
                System.err.printf(
                    "\r[%s%s] %,d of %,d customers, %,.0f a second ",
                    "#".repeat((int) ((long) BAR * done / all)),
                    "-".repeat(BAR - (int) ((long) BAR * done / all)),
                    done,
                    all,
                    done / ((System.nanoTime() - started) / 1e9)));
    System.err.println();
    screening.remarks().forEach(System.err::println);
    System.out.printf("%,d hits in %s, of %,d listings%n", hits, out, index.size());
    return 0;
  }

  private NameIndex index() throws IOException {
    var listings = new ArrayList<Listing>();
    if (lists == null) {
      for (var installed : inUse().load()) listings.addAll(installed.listings());
    } else {
      for (var publication : Publication.in(lists)) listings.addAll(publication.read().listings());
    }
    if (listings.isEmpty())
      throw new IllegalArgumentException(
          lists == null
              ? "no list is installed: lists update, or --lists"
              : "no list is in " + lists);
    return new NameIndex(listings, Equivalents.in(names()));
  }

  private Asked asked(String name) {
    var date = born == null ? null : PartialDate.parse(born);
    var code = country == null ? null : Countries.alpha2(country);
    if (country != null && code == null)
      throw new IllegalArgumentException("\"" + country + "\" is no country we know");
    var asked = entity ? Asked.entity(name, date, code) : Asked.person(name, date, code, null);
    return asked.with(
        identifier == null ? Set.of() : Set.of(identifier),
        address == null ? Set.of() : Set.of(address));
  }
}
