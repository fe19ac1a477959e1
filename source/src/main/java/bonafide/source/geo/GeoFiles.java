package bonafide.source.geo;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.Source;
import com.maxmind.db.CHMCache;
import com.maxmind.db.InvalidNetworkException;
import com.maxmind.db.Reader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The operator's files about IP addresses, for LIVE: databases in the MaxMind DB format
/// (`*.mmdb`), and lists of addresses and ranges, one a line (`tor.txt`, `vpn.txt`, `proxy.txt`,
/// `hosting.txt`). What several files say is put together; the first in the order of names wins.
public final class GeoFiles implements Source, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GeoFiles.class);

  /// Which facts of a record are which, whatever the maker calls them; a path for each maker.
  private static final Map<String, List<String>> PATHS =
      Map.ofEntries(
          Map.entry("country", List.of("country.iso_code", "country_code", "country")),
          Map.entry("region", List.of("subdivisions.0.iso_code", "state_code", "region_code")),
          Map.entry(
              "region_name", List.of("subdivisions.0.names.en", "state1", "region", "stateprov")),
          Map.entry("city", List.of("city.names.en", "city")),
          Map.entry("latitude", List.of("location.latitude", "latitude", "lat")),
          Map.entry("longitude", List.of("location.longitude", "longitude", "lon", "lng")),
          Map.entry("accuracy_km", List.of("location.accuracy_radius", "accuracy_radius")),
          Map.entry("time_zone", List.of("location.time_zone", "timezone", "time_zone")),
          Map.entry(
              "isp", List.of("traits.isp", "isp", "autonomous_system_organization", "as_name")),
          Map.entry(
              "organization",
              List.of("traits.organization", "organization", "autonomous_system_organization")),
          Map.entry("user", List.of("traits.user_type", "user_type")),
          Map.entry("anonymous", List.of("is_anonymous", "traits.is_anonymous")),
          Map.entry("vpn", List.of("is_anonymous_vpn", "traits.is_anonymous_vpn")),
          Map.entry("tor", List.of("is_tor_exit_node", "traits.is_tor_exit_node")),
          Map.entry("public_proxy", List.of("is_public_proxy", "traits.is_public_proxy")),
          Map.entry("residential_proxy", List.of("is_residential_proxy")),
          Map.entry("hosting", List.of("is_hosting_provider", "traits.is_hosting_provider")),
          Map.entry("satellite", List.of("is_satellite_provider", "traits.is_satellite_provider")));

  private static final List<String> LISTS =
      List.of("tor.txt", "vpn.txt", "proxy.txt", "hosting.txt");

  /// How many networks of a database are read before it is taken for whole.
  private static final int TRIED = 10_000;

  private final Map<Path, Reader> readers = new java.util.LinkedHashMap<>();
  private final Map<String, Ranges> lists = new HashMap<>();
  private final List<String> broken = new ArrayList<>();
  private final InstantSource clock;
  private final Origin origin;

  /// Opens what lies in the folder now. A file that cannot be read is left out, and named.
  public GeoFiles(Path folder, InstantSource clock) {
    this.clock = clock;
    this.origin = new Origin("ip-files", "the operator", Origin.Type.REGISTER, "");
    if (!Files.isDirectory(folder)) return;
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) open(file);
    } catch (IOException e) {
      broken.add(folder + ": " + e.getMessage());
    }
    broken.forEach(why -> LOG.error("a file about IP addresses is left out: {}", why));
  }

  private void open(Path file) {
    var name = String.valueOf(file.getFileName());
    try {
      if (name.endsWith(".mmdb")) readers.put(file, new Reader(file.toFile(), new CHMCache()));
      else if (name.endsWith(".txt"))
        lists.put(name.substring(0, name.length() - 4), Ranges.read(file));
    } catch (IOException | RuntimeException e) {
      broken.add(file + ": " + e.getMessage());
    }
  }

  /// Checks a file and puts it into the folder, in place of one of its name. What is packed with
  /// gzip is unpacked.
  ///
  /// @return what it is, in words
  /// @throws IOException when it is none of these files, or broken; then nothing has changed
  public static String install(Path file, Path folder) throws IOException {
    var packed = String.valueOf(file.getFileName());
    var name = packed.endsWith(".gz") ? packed.substring(0, packed.length() - 3) : packed;
    if (!name.endsWith(".mmdb") && !LISTS.contains(name))
      throw new IOException("%s is neither *.mmdb nor one of %s".formatted(packed, LISTS));
    Files.createDirectories(folder);
    var next = Files.createTempFile(folder, "next-", ".part");
    try {
      try (var in = Files.newInputStream(file);
          var plain = packed.endsWith(".gz") ? new GZIPInputStream(in) : in) {
        Files.copy(plain, next, StandardCopyOption.REPLACE_EXISTING);
      }
      var what = name.endsWith(".mmdb") ? database(next) : list(next);
      Files.move(next, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      return "%s: %s".formatted(name, what);
    } finally {
      Files.deleteIfExists(next);
    }
  }

  /// Removes a file that was put into the folder; false when there is none of that name.
  public static boolean remove(String name, Path folder) throws IOException {
    var file = folder.resolve(name).normalize();
    return folder.normalize().equals(file.getParent()) && Files.deleteIfExists(file);
  }

  private static String database(Path file) throws IOException {
    try (var reader = new Reader(file.toFile())) {
      var read = 0;
      for (var networks = reader.networks(Map.class); networks.hasNext() && read < TRIED; read++)
        networks.next();
      if (read == 0) throw new IOException("the database is empty");
      var about = reader.getMetadata();
      return "%s of %s".formatted(about.databaseType(), about.buildTime().toString().split("T")[0]);
    } catch (InvalidNetworkException | RuntimeException e) {
      throw new IOException("the database is broken: " + e.getMessage(), e);
    }
  }

  private static String list(Path file) throws IOException {
    var ranges = Ranges.read(file).size();
    if (ranges == 0) throw new IOException("the list is empty");
    return ranges + " ranges";
  }

  /// The files in use, and those that could not be read.
  public List<String> names() {
    var names = new ArrayList<String>();
    readers.keySet().forEach(file -> names.add(String.valueOf(file.getFileName())));
    lists.keySet().stream().sorted().forEach(name -> names.add(name + ".txt"));
    return names;
  }

  public List<String> broken() {
    return broken;
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public boolean answers(Kind kind, String country, Environment environment) {
    return kind == Kind.IP
        && environment == Environment.LIVE
        && !(readers.isEmpty() && lists.isEmpty());
  }

  @Override
  public Answer ask(Query query) {
    var address = InetAddress.ofLiteral(query.number());
    var fields = new HashMap<String, String>();
    for (var reader : readers.entrySet()) {
      try {
        var record = reader.getValue().get(address, Map.class);
        if (record != null) take(record, fields);
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} cannot be read: {}", reader.getKey(), e.getMessage());
      }
    }
    for (var name : List.of("tor", "vpn", "hosting"))
      if (is(name, address)) fields.put(name, "true");
    if (is("proxy", address)) fields.put("public_proxy", "true");
    judge(fields);
    return fields.isEmpty()
        ? Answer.of(Status.NOT_FOUND, origin, clock.instant())
        : Answer.found(fields, origin, clock.instant());
  }

  private boolean is(String list, InetAddress address) {
    var ranges = lists.get(list);
    return ranges != null && ranges.contains(address);
  }

  /// What follows: whoever hides is anonymous, and by what.
  private static void judge(Map<String, String> fields) {
    var proxy =
        fields.containsKey("residential_proxy")
            ? "RESIDENTIAL"
            : fields.containsKey("public_proxy")
                ? "PUBLIC"
                : fields.containsKey("vpn") || fields.containsKey("tor") ? "ANONYMOUS" : "";
    if (!proxy.isEmpty()) {
      fields.put("proxy", proxy);
      fields.put("anonymous", "true");
    }
    if (fields.containsKey("hosting")) fields.putIfAbsent("user", "HOSTING");
    fields.computeIfPresent(
        "user", (_, user) -> user.toUpperCase(java.util.Locale.ROOT).replace(' ', '_'));
  }

  private static void take(Map<?, ?> record, Map<String, String> fields) {
    PATHS.forEach(
        (name, paths) -> {
          for (var path : paths) {
            var value = at(record, path);
            if (value == null || fields.containsKey(name)) continue;
            if (!(value instanceof Boolean flag) || flag) fields.put(name, value.toString());
          }
        });
  }

  private static @Nullable Object at(Object node, String path) {
    Object here = node;
    for (var step : path.split("\\.")) {
      here =
          switch (here) {
            case Map<?, ?> map -> map.get(step);
            case List<?> list when step.matches("\\d") && list.size() > Integer.parseInt(step) ->
                list.get(Integer.parseInt(step));
            case null, default -> null;
          };
      if (here == null) return null;
    }
    return here instanceof Map || here instanceof List ? null : here;
  }

  @Override
  public void close() {
    for (var reader : readers.values()) {
      try {
        reader.close();
      } catch (IOException e) {
        LOG.warn("a file about IP addresses was not closed: {}", e.getMessage());
      }
    }
  }
}
