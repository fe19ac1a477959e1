package bonafide.source.register;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import bonafide.store.Database;
import bonafide.store.rows.RegisterRows.RegisterRow;
import bonafide.store.vault.Vault;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import tools.jackson.databind.json.JsonMapper;

/// Tables the operator loads from CSV, for LIVE: bank accounts, e-wallets, tax numbers, persons
/// and phones by identity number, business registrations. Rows are sealed; keys are keyed
/// digests. A load replaces the table at once when it is whole.
public final class Register implements Source {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Sealed values of all registers belong to the installation, not to a client.
  private static final String ABOUT = "register";

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public Register(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// The tables, by the word the command line uses.
  public enum Table {
    BANK_ACCOUNTS(Kind.BANK_ACCOUNT, true),
    EWALLETS(Kind.EWALLET, true),
    TAX_NUMBERS(Kind.TAX_NUMBER, false),
    PERSONS(Kind.NATIONAL_ID, false),
    PHONES(Kind.NATIONAL_ID_PHONE, false),
    BUSINESSES(Kind.BUSINESS_REGISTRATION, false);

    private final Kind kind;
    private final boolean byProvider;

    Table(Kind kind, boolean byProvider) {
      this.kind = kind;
      this.byProvider = byProvider;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The columns a file must have to find a row by.
    public List<String> key() {
      return byProvider ? List.of("provider", "number") : List.of("number");
    }

    static Optional<Table> of(Kind kind) {
      for (var table : values()) if (table.kind == kind) return Optional.of(table);
      return Optional.empty();
    }
  }

  @Override
  public String id() {
    return "register";
  }

  @Override
  public boolean answers(Kind kind, Environment environment) {
    if (environment != Environment.LIVE) return false;
    return Table.of(kind)
        .map(table -> database.transact(work -> work.registers().isLoaded(table.word())))
        .orElse(false);
  }

  @Override
  public Answer ask(Query query) {
    var table = Table.of(query.kind()).orElseThrow();
    var fields = new LinkedHashMap<>(query.asked());
    fields.put("number", query.number());
    var sealed = database.transact(work -> work.registers().find(table.word(), key(table, fields)));
    if (sealed.isEmpty()) return Answer.of(Status.NOT_FOUND, id(), clock.instant());
    return new Answer(Status.OK, open(sealed.get()), id(), clock.instant(), null);
  }

  /// Replaces a table with the rows of a CSV file that has a header; returns how many.
  public long load(Table table, Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        var parser =
            CSVParser.parse(
                reader,
                CSVFormat.DEFAULT
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setTrim(true)
                    .get())) {
      for (var column : table.key()) {
        if (!parser.getHeaderNames().contains(column))
          throw new IOException(file + " has no column \"" + column + "\"");
      }
      return database.transact(
          work ->
              work.registers().load(table.word(), rows(table, parser.iterator()), clock.instant()));
    }
  }

  private Iterator<RegisterRow> rows(Table table, Iterator<CSVRecord> records) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public RegisterRow next() {
        var fields = records.next().toMap();
        return new RegisterRow(key(table, fields), seal(fields));
      }
    };
  }

  private byte[] key(Table table, Map<String, String> fields) {
    var parts = new byte[table.key().size() + 1][];
    parts[0] = table.word().getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < table.key().size(); i++)
      parts[i + 1] =
          fields.getOrDefault(table.key().get(i), "").strip().getBytes(StandardCharsets.UTF_8);
    return vault.mac(parts);
  }

  private byte[] seal(Map<String, String> fields) {
    return vault.sealForInstallation(JSON.writeValueAsBytes(fields), ABOUT);
  }

  @SuppressWarnings("unchecked")
  private Map<String, String> open(byte[] sealed) {
    return JSON.readValue(vault.openForInstallation(sealed, ABOUT), Map.class);
  }
}
