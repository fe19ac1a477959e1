package bonafide.server.command;

import bonafide.source.connector.Connector;
import bonafide.source.connector.Description;
import bonafide.source.egress.Egress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "source",
    mixinStandardHelpOptions = true,
    description = "Connectors to outside record keepers.")
public final class SourceCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "The connectors in the sources folder.")
  int list() throws IOException {
    var connectors = connectors();
    if (connectors.isEmpty())
      System.out.println("No connector in " + common.config(Map.of()).sources());
    for (var description : connectors) {
      System.out.printf(
          "%-20s %s  %s%n", description.id(), description.kinds(), description.owner());
    }
    return 0;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description =
          "Replays a connector's recorded exchanges, without the network; exit code 1 when one"
              + " comes out otherwise.")
  int test(@Parameters(paramLabel = "NAME") String name) throws IOException {
    Common.quiet();
    for (var description : connectors()) {
      if (!description.id().equals(name)) continue;
      var faults =
          new Connector(description, new Egress(Set.of()), "", InstantSource.system()).test();
      if (faults.isEmpty()) System.out.println(name + ": every sample comes out as expected");
      else faults.forEach(fault -> System.out.println(name + ": " + fault));
      return faults.isEmpty() ? 0 : 1;
    }
    throw new IllegalArgumentException(
        "no connector " + name + " in " + common.config(Map.of()).sources());
  }

  private List<Description> connectors() throws IOException {
    return Description.in(common.config(Map.of()).sources(), System.getenv());
  }
}
