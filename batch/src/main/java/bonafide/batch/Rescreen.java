package bonafide.batch;

import bonafide.screening.Customers;
import bonafide.screening.Publication;
import bonafide.screening.listing.Listing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/// Screens a whole customer base against the lists of a folder; run by `spark-submit`.
public final class Rescreen {
  private static final List<String> MEMBERS =
      List.of("id", "name", "type", "birth_date", "country", "identifier", "address");

  private static final StructType HIT =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("rank", DataTypes.IntegerType)
          .add("listing", DataTypes.StringType)
          .add("publisher", DataTypes.StringType)
          .add("score", DataTypes.StringType)
          .add("matched_name", DataTypes.StringType);

  private final SparkSession spark;
  private final Broadcast<Engine> engine;
  private final LongAccumulator customers;
  private final LongAccumulator remarks;
  private final float threshold;
  private final int limit;

  /// @param threshold 0 to 100
  /// @param limit most hits a customer
  public Rescreen(SparkSession spark, List<Listing> listings, double threshold, int limit)
      throws IOException {
    this.spark = spark;
    this.threshold = (float) (threshold / 100);
    this.limit = limit;
    engine =
        spark
            .sparkContext()
            .broadcast(new Engine(listings), scala.reflect.ClassTag$.MODULE$.apply(Engine.class));
    customers = spark.sparkContext().longAccumulator("customers");
    remarks = spark.sparkContext().longAccumulator("facts that could not be read");
  }

  /// Customers with `id`, `name` and, if they are known, `type`, `birth_date`, `country`,
  /// `identifier` and `address`; a row a hit, as `./bonafide screen --file` writes it.
  public Dataset<Row> hits(Dataset<Row> rows) {
    return rows.mapPartitions(
        new Task(engine, customers, remarks, threshold, limit), Encoders.row(HIT));
  }

  private record Task(
      Broadcast<Engine> engine,
      LongAccumulator customers,
      LongAccumulator remarks,
      float threshold,
      int limit)
      implements MapPartitionsFunction<Row, Row> {

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
      var index = engine.value().index();
      Iterable<Row> all = () -> rows;
      return java.util.stream.StreamSupport.stream(all.spliterator(), false)
          .flatMap(
              row -> {
                var members = members(row);
                var asked = Customers.asked(members, _ -> remarks.add(1));
                customers.add(1);
                var matches = index.search(asked, _ -> true, threshold, limit);
                return IntStream.range(0, matches.size())
                    .mapToObj(
                        rank -> {
                          var match = matches.get(rank);
                          return RowFactory.create(
                              members.getOrDefault("id", ""),
                              rank + 1,
                              match.listing().id(),
                              match.listing().publisher(),
                              String.format(Locale.ROOT, "%.2f", match.score() * 100),
                              match.alias().text());
                        });
              })
          .iterator();
    }

    private static Map<String, String> members(Row row) {
      var members = new HashMap<String, String>();
      for (var member : MEMBERS) {
        var value = value(row, member);
        if (value != null && !value.isBlank()) members.put(member, value.strip());
      }
      return members;
    }

    private static @Nullable String value(Row row, String member) {
      var at = List.of(row.schema().fieldNames()).indexOf(member);
      return at < 0 || row.isNullAt(at) ? null : row.get(at).toString();
    }
  }

  public long customers() {
    return customers.value();
  }

  /// How many dates, countries and types could not be read, and did not count.
  public long remarks() {
    return remarks.value();
  }

  /// `--lists DIR --customers PATH --out PATH [--threshold N] [--limit K]`; a path that ends in
  /// `.parquet` is Parquet, any other CSV with a header.
  public static void main(String[] args) throws IOException {
    var options = options(args);
    var listings = new ArrayList<Listing>();
    for (var publication : Publication.in(Path.of(required(options, "lists"))))
      listings.addAll(publication.read().listings());
    if (listings.isEmpty())
      throw new IllegalArgumentException("no list is in " + options.get("lists"));
    var spark = SparkSession.builder().appName("bonafide").getOrCreate();
    try {
      var rescreen =
          new Rescreen(
              spark,
              listings,
              Double.parseDouble(options.getOrDefault("threshold", "70")),
              Integer.parseInt(options.getOrDefault("limit", "10")));
      var from = required(options, "customers");
      var to = required(options, "out");
      rescreen.write(rescreen.hits(rescreen.read(from)), to);
      System.out.printf(
          "%,d customers against %,d listings; %,d facts about them could not be read%n",
          rescreen.customers(), listings.size(), rescreen.remarks());
    } finally {
      spark.stop();
    }
  }

  Dataset<Row> read(String from) {
    var rows =
        from.endsWith(".parquet")
            ? spark.read().parquet(from)
            : spark.read().option("header", true).csv(from);
    var names = List.of(rows.schema().fieldNames());
    if (!names.contains("id") || !names.contains("name"))
      throw new IllegalArgumentException(from + " has no columns id and name, but " + names);
    return rows;
  }

  void write(Dataset<Row> hits, String to) {
    var writer = hits.write().mode(SaveMode.ErrorIfExists);
    if (to.endsWith(".parquet")) writer.parquet(to);
    else writer.option("header", true).csv(to);
  }

  private static Map<String, String> options(String[] args) {
    var options = new HashMap<String, String>();
    for (var i = 0; i + 1 < args.length; i += 2) {
      if (!args[i].startsWith("--"))
        throw new IllegalArgumentException(args[i] + " is not an option, as --lists is");
      options.put(args[i].substring(2), args[i + 1]);
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    var value = options.get(name);
    if (value == null) throw new IllegalArgumentException("--" + name + " is missing");
    return value;
  }
}
