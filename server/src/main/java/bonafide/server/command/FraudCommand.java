package bonafide.server.command;

import bonafide.core.FraudKind;
import bonafide.store.Sightings;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "fraud",
    mixinStandardHelpOptions = true,
    description =
        "Notes that an order was fraud: the e-mail, phone, IP and device it used lose trust from"
            + " now on. Rules never do this by themselves.")
public final class FraudCommand implements Callable<Integer> {
  @Mixin private final Common common = new Common();

  @Parameters(paramLabel = "ORDER", description = "the id of a workflow execution or score")
  private String order = "";

  @Option(names = "--not", description = "Takes it back.")
  private boolean not;

  @Option(
      names = "--kind",
      defaultValue = "MISCELLANEOUS",
      description = "What kind: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not said.")
  private FraudKind kind = FraudKind.MISCELLANEOUS;

  @Override
  public Integer call() {
    try (var installation = common.open()) {
      var sightings =
          new Sightings(installation.database(), installation.vault(), InstantSource.system());
      if (!sightings.fraud(order, not ? null : kind, "operator"))
        throw new IllegalArgumentException("nothing is remembered of the order " + order);
      System.out.println(
          not ? "The order counts as honest again." : "The order counts as fraud from now on.");
      return 0;
    }
  }
}
