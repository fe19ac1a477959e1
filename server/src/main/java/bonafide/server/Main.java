package bonafide.server;

import bonafide.server.command.AuditCommand;
import bonafide.server.command.CallbacksCommand;
import bonafide.server.command.ClientCommand;
import bonafide.server.command.DataCommand;
import bonafide.server.command.DemoCommand;
import bonafide.server.command.DoctorCommand;
import bonafide.server.command.FacesCommand;
import bonafide.server.command.FraudCommand;
import bonafide.server.command.ListsCommand;
import bonafide.server.command.NamesCommand;
import bonafide.server.command.ReadCommand;
import bonafide.server.command.RegisterCommand;
import bonafide.server.command.ScreenCommand;
import bonafide.server.command.SourceCommand;
import bonafide.server.command.StartCommand;
import bonafide.server.command.UserCommand;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: `./bonafide --help`.
@Command(
    name = "bonafide",
    mixinStandardHelpOptions = true,
    version = "bonafide 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Tells a business whether the person or company in front of it is who it claims to be, and"
            + " how risky it is.",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong usage.",
      "Configuration: --config FILE, or BONAFIDE_... in the environment; see"
          + " docs/reference/configuration.md."
    },
    subcommands = {
      StartCommand.class,
      DemoCommand.class,
      ClientCommand.class,
      UserCommand.class,
      ListsCommand.class,
      RegisterCommand.class,
      SourceCommand.class,
      ScreenCommand.class,
      NamesCommand.class,
      FacesCommand.class,
      ReadCommand.class,
      DataCommand.class,
      DoctorCommand.class,
      FraudCommand.class,
      CallbacksCommand.class,
      AuditCommand.class,
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    LogManager.getLogManager().reset();
    // Until the server sets up its own, logging to the console is for warnings.
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.WARN);
    var file = System.getProperty("bonafide.arguments"); // the launcher's, for a long command line
    if (file != null) Path.of(file).toFile().deleteOnExit();
    System.exit(run(args));
  }

  /// Runs a command and returns its exit code.
  public static int run(String... args) {
    var line = new CommandLine(new Main());
    line.setUsageHelpAutoWidth(true);
    line.setUseSimplifiedAtFiles(true); // one argument a line
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(
        (problem, command, _) -> {
          command.getErr().println("bonafide: " + problem.getMessage());
          if (System.getenv("BONAFIDE_TRACE") != null) problem.printStackTrace(command.getErr());
          return 1;
        });
    return line.execute(args);
  }
}
