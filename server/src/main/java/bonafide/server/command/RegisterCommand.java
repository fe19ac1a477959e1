package bonafide.server.command;

import bonafide.source.register.Register;
import bonafide.source.register.Register.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "register",
    mixinStandardHelpOptions = true,
    description = "Tables of your own that live look-ups are answered from.")
public final class RegisterCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "load",
      mixinStandardHelpOptions = true,
      description =
          "Replaces a table with the rows of a CSV file; the old rows answer until the new ones are"
              + " whole.")
  int load(
      @Parameters(
              paramLabel = "TABLE",
              description =
                  "bank-accounts, ewallets, tax-numbers, persons, national-ids, phones,"
                      + " businesses, electors, social-security, licences or companies")
          String table,
      @Parameters(paramLabel = "FILE") Path file)
      throws IOException {
    try (var installation = common.open()) {
      var register =
          new Register(installation.database(), installation.vault(), installation.clock());
      System.out.printf("%,d rows in %s%n", register.load(table(table), file), table);
      return 0;
    }
  }

  @Command(
      name = "status",
      mixinStandardHelpOptions = true,
      description = "The tables that are loaded.")
  int status(@Option(names = "--json") boolean json) {
    try (var installation = common.open()) {
      var loaded = installation.database().transact(work -> work.registers().all());
      if (json)
        System.out.println(
            Common.json(
                loaded.stream()
                    .map(
                        r ->
                            java.util.Map.of(
                                "table",
                                r.name(),
                                "rows",
                                r.rows(),
                                "loaded",
                                r.loaded().toString()))
                    .toList()));
      else if (loaded.isEmpty()) System.out.println("No table is loaded.");
      else
        loaded.forEach(
            r ->
                System.out.printf("%-16s %,12d rows, loaded %s%n", r.name(), r.rows(), r.loaded()));
      return 0;
    }
  }

  private static Table table(String word) {
    for (var table : Table.values()) if (table.word().equals(word)) return table;
    var known = Arrays.stream(Table.values()).map(Table::word).collect(Collectors.joining(", "));
    throw new IllegalArgumentException("no table \"" + word + "\"; there are " + known);
  }
}
