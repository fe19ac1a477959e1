package bonafide.source.register;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Photo;
import bonafide.source.Query;
import bonafide.source.Source;
import bonafide.store.Database;
import bonafide.store.rows.RegisterRows.RegisterRow;
import bonafide.store.vault.Vault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tables the operator loads from CSV or JSON Lines, for LIVE: bank accounts, e-wallets, tax
/// numbers, persons and phones by identity number, business registrations, electors, social
/// security numbers, licences, companies. Rows are sealed; keys
/// are keyed digests. A load replaces the table at once when it is whole.
public final class Register implements Source {
  private static final Logger LOG = LoggerFactory.getLogger(Register.class);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Sealed values of all registers belong to the installation, not to a client.
  private static final String ABOUT = "register";
  private static final Origin ORIGIN =
      new Origin("register", "the operator", Origin.Type.REGISTER, "");

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
    BANK_ACCOUNTS(Kind.BANK_ACCOUNT, "provider"),
    EWALLETS(Kind.EWALLET, "provider"),
    TAX_NUMBERS(Kind.TAX_NUMBER, ""),
    /// Indonesia's.
    PERSONS(Kind.NATIONAL_ID, ""),
    /// Those of every other country.
    NATIONAL_IDS(Kind.NATIONAL_ID, "country"),
    PHONES(Kind.NATIONAL_ID_PHONE, ""),
    BUSINESSES(Kind.BUSINESS_REGISTRATION, ""),
    ELECTORS(Kind.ELECTOR, "country"),
    SOCIAL_SECURITY(Kind.SOCIAL_SECURITY, ""),
    LICENCES(Kind.DRIVING_LICENCE, ""),
    /// Found by the names of companies and of the people in them.
    COMPANIES(Kind.COMPANY, "");

    private final Kind kind;
    private final String besides;

    /// @param besides what finds a row besides the number; empty for nothing
    Table(Kind kind, String besides) {
      this.kind = kind;
      this.besides = besides;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The columns a file must have to find a row by.
    public List<String> key() {
      return besides.isEmpty() ? List.of("number") : List.of(besides, "number");
    }

    static Optional<Table> of(Kind kind, String country) {
      if (kind == Kind.NATIONAL_ID)
        return Optional.of(country.equals("ID") ? PERSONS : NATIONAL_IDS);
      for (var table : values()) if (table.kind == kind) return Optional.of(table);
      return Optional.empty();
    }

    boolean hasPhotos() {
      return this == PERSONS || this == NATIONAL_IDS || this == ELECTORS;
    }
  }

  @Override
  public Origin origin() {
    return ORIGIN;
  }

  @Override
  public boolean answers(Kind kind, String country, Environment environment) {
    if (environment != Environment.LIVE) return false;
    return Table.of(kind, country)
        .map(table -> database.transact(work -> work.registers().isLoaded(table.word())))
        .orElse(false);
  }

  @Override
  public Answer ask(Query query) {
    var table = Table.of(query.kind(), query.country()).orElseThrow();
    if (table == Table.COMPANIES) return companies(query);
    var fields = new LinkedHashMap<>(query.asked());
    fields.put("number", query.number());
    fields.put("country", query.country());
    Optional<byte[]> sealed;
    try {
      sealed = database.transact(work -> work.registers().find(table.word(), key(table, fields)));
    } catch (JdbiException e) {
      LOG.warn("a register could not be read: {}", e.getMessage());
      return Answer.of(Status.UNAVAILABLE, ORIGIN, clock.instant()).retryAfter(SOON);
    }
    if (sealed.isEmpty()) return Answer.of(Status.NOT_FOUND, ORIGIN, clock.instant());
    return Answer.found(open(sealed.get()), ORIGIN, clock.instant());
  }

  private Answer companies(Query query) {
    try {
      var sealed =
          database.transact(
              work -> work.registers().all(Table.COMPANIES.word(), companyKey(query.number())));
      if (sealed.isEmpty()) return Answer.of(Status.NOT_FOUND, ORIGIN, clock.instant());
      var records = sealed.stream().map(row -> open(row).get("record")).toList();
      return Answer.found(
          Map.of("records", "[" + String.join(",", records) + "]"), ORIGIN, clock.instant());
    } catch (JdbiException e) {
      LOG.warn("a register could not be read: {}", e.getMessage());
      return Answer.of(Status.UNAVAILABLE, ORIGIN, clock.instant()).retryAfter(SOON);
    }
  }

  /// Case, width of letters and spaces of a name are no difference.
  private byte[] companyKey(String name) {
    var folded =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s.,]+", " ")
            .strip();
    return vault.mac(
        Table.COMPANIES.word().getBytes(StandardCharsets.UTF_8),
        folded.getBytes(StandardCharsets.UTF_8));
  }

  /// A company is found by its own name, and by that of everybody in it with their role.
  private Iterator<RegisterRow> companies(BufferedReader reader, Path file) {
    var number = new AtomicLong();
    return reader
        .lines()
        .peek(_ -> number.incrementAndGet())
        .filter(line -> !line.isBlank())
        .flatMap(
            line -> {
              try {
                return company(JSON.readTree(line));
              } catch (JacksonException | IllegalArgumentException e) {
                throw new UncheckedIOException(
                    new IOException(
                        "%s, line %s, is no company: %s".formatted(file, number, e.getMessage()),
                        e));
              }
            })
        .iterator();
  }

  private Stream<RegisterRow> company(JsonNode company) {
    var name = company.path("name").asString("");
    if (name.isBlank() || company.path("number").asString("").isBlank())
      throw new IllegalArgumentException("name and number are needed");
    var rows = new ArrayList<RegisterRow>();
    rows.add(new RegisterRow(companyKey(name), sealed(company)));
    for (var person : company.path("people")) {
      var with = ((ObjectNode) company).deepCopy();
      with.put("role", person.path("role").asString(""));
      rows.add(new RegisterRow(companyKey(person.path("name").asString("")), sealed(with)));
    }
    return rows.stream();
  }

  private byte[] sealed(JsonNode record) {
    return seal(Map.of("record", record.toString()));
  }

  /// Replaces a table with the rows of a file, and returns how many: `.jsonl` has one JSON object
  /// a line, anything else is CSV with a header. The column `photo` of persons, national-ids and
  /// electors names a JPEG or PNG
  /// beside the file or below it.
  public long load(Table table, Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      if (table == Table.COMPANIES) {
        var companies = companies(new BufferedReader(reader), file);
        return database.transact(
            work -> work.registers().load(table.word(), companies, clock.instant()));
      }
      var rows = isJsonLines(file) ? lines(reader, file) : table(reader, table, file);
      return database.transact(
          work -> work.registers().load(table.word(), sealed(table, file, rows), clock.instant()));
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static boolean isJsonLines(Path file) {
    return file.toString().endsWith(".jsonl") || file.toString().endsWith(".ndjson");
  }

  private static Iterator<Map<String, String>> table(Reader reader, Table table, Path file)
      throws IOException {
    var parser =
        CSVParser.parse(
            reader,
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get());
    for (var column : table.key()) {
      if (!parser.getHeaderNames().contains(column))
        throw new IOException(file + " has no column \"" + column + "\"");
    }
    return parser.stream().map(CSVRecord::toMap).iterator();
  }

  private static Iterator<Map<String, String>> lines(Reader reader, Path file) {
    var number = new AtomicLong();
    return new BufferedReader(reader)
        .lines()
        .peek(_ -> number.incrementAndGet())
        .filter(line -> !line.isBlank())
        .map(
            line -> {
              try {
                return texts(JSON.readTree(line));
              } catch (JacksonException | IllegalArgumentException e) {
                throw new UncheckedIOException(
                    new IOException(
                        file + ", line " + number + ", is no JSON object of plain values", e));
              }
            })
        .iterator();
  }

  private static Map<String, String> texts(JsonNode line) {
    if (!line.isObject()) throw new IllegalArgumentException("no object");
    var fields = new LinkedHashMap<String, String>();
    line.forEachEntry(
        (name, value) -> {
          if (value.isContainer()) throw new IllegalArgumentException(name + " is not plain");
          if (!value.isNull()) fields.put(name, value.asString().strip());
        });
    return fields;
  }

  private Iterator<RegisterRow> sealed(Table table, Path file, Iterator<Map<String, String>> rows) {
    return new Iterator<>() {
      private long count;

      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public RegisterRow next() {
        var fields = new LinkedHashMap<>(rows.next());
        count++;
        for (var column : table.key()) {
          if (fields.getOrDefault(column, "").isBlank())
            throw new UncheckedIOException(
                new IOException("%s, row %d, has no %s".formatted(file, count, column)));
        }
        var key = key(table, fields);
        if (table.hasPhotos()) fields.computeIfPresent("photo", (_, at) -> photo(file, at));
        return new RegisterRow(key, seal(fields));
      }
    };
  }

  private static @Nullable String photo(Path file, String at) {
    if (at.isBlank()) return null;
    var folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
    var photo = folder.resolve(at).normalize();
    if (!photo.startsWith(folder))
      throw new UncheckedIOException(
          new IOException("the photo " + at + " is not below " + folder));
    return Photo.of(photo);
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
