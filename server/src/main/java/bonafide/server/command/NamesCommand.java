package bonafide.server.command;

import bonafide.screening.NamePairs;
import bonafide.screening.name.Equivalents;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "names",
    mixinStandardHelpOptions = true,
    description = "Compares names as screening does.")
public final class NamesCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description =
          "Scores pairs of names, 0 to 100. Reads CSV with the header id,left,right (type may stand"
              + " beside), writes id,score.")
  int compare(
      @Option(names = "--file", required = true, paramLabel = "FILE") Path file,
      @Option(names = "--out", required = true, paramLabel = "FILE") Path out)
      throws IOException {
    Common.quiet();
    var pairs = new NamePairs(Equivalents.in(common.config(Map.of()).names()));
    System.out.printf("%,d pairs in %s%n", pairs.compare(file, out), out);
    return 0;
  }
}
