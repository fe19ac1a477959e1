package bonafide.server.command;

import bonafide.screening.NamePairs;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "names",
    mixinStandardHelpOptions = true,
    description = "Compares names as screening does.")
public final class NamesCommand {

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
    System.out.printf("%,d pairs in %s%n", NamePairs.compare(file, out), out);
    return 0;
  }
}
