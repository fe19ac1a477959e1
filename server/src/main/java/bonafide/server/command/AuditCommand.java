package bonafide.server.command;

import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    description = "Who did what, and the proof that nobody changed it.")
public final class AuditCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description =
          "Recomputes the chain; exit code 1 when any row was altered, is missing, or was moved.")
  int verify(@Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      while (installation
              .database()
              .<Integer>transact(work -> work.audit().chain(installation.vault()))
          > 0) {}
      var verdict =
          installation.database().transact(work -> work.audit().verify(installation.vault()));
      if (json) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("rows", verdict.rows());
        shown.put("problem", verdict.problem());
        System.out.println(Common.json(shown));
      } else {
        System.out.println(
            verdict.problem() == null
                ? "The audit log is whole: %,d rows.".formatted(verdict.rows())
                : "The audit log is broken: " + verdict.problem() + ".");
      }
      return verdict.problem() == null ? 0 : 1;
    }
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "The newest entries.")
  int list(@Option(names = "--limit", defaultValue = "50") int limit) {
    try (var installation = common.open()) {
      for (var entry :
          installation
              .database()
              .transact(work -> work.audit().newest(Math.clamp(limit, 1, 100_000)))) {
        System.out.printf(
            "%s  %s  %s  %s  %s  %s%n",
            entry.at(),
            entry.clientId() == null ? "-" : entry.clientId(),
            entry.actor(),
            entry.action(),
            entry.object(),
            entry.detail());
      }
      return 0;
    }
  }
}
