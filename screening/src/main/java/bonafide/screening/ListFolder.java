package bonafide.screening;

import bonafide.screening.listing.Listing;
import bonafide.screening.listing.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The installed lists on disk: a folder a list, a folder a version below it, and a file
/// `CURRENT` that names the version in use and is replaced atomically. A version that cannot be
/// read is never put in use.
public final class ListFolder {
  private static final Logger LOG = LoggerFactory.getLogger(ListFolder.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CURRENT = "CURRENT";
  private static final String MANIFEST = "manifest.json";
  private static final int KEPT_VERSIONS = 3;

  /// A list that lost more than half its entries is more likely broken than true.
  private static final double SMALLEST_SHARE = 0.5;

  private final Path root;
  private final InstantSource clock;

  public ListFolder(Path root, InstantSource clock) {
    this.root = root;
    this.clock = clock;
  }

  /// What a version is and where it came from.
  public record Manifest(
      String publisher,
      String list,
      String format,
      String version,
      String date,
      String retrieved,
      int listings,
      int rejected) {
    public Instant retrievedAt() {
      return Instant.parse(retrieved);
    }
  }

  /// How a refresh of one list ended.
  ///
  /// @param key the list, or the name of a file that could not be told to be one
  /// @param failure why the last good version stays in use; null when it went well
  public record Refresh(
      String key,
      String version,
      int listings,
      int added,
      int changed,
      int removed,
      List<Reading.Rejected> rejected,
      @Nullable String failure) {}

  public record Installed(Manifest manifest, List<Listing> listings) {}

  /// Reads, checks and puts in use every publication of a folder; each list on its own.
  public List<Refresh> install(Path from) throws IOException {
    var reports = new ArrayList<Refresh>();
    var publications =
        Publication.in(
            from, (file, why) -> reports.add(failed(file.getFileName().toString(), why)));
    for (var publication : publications) reports.add(install(publication));
    return reports;
  }

  private Refresh install(Publication publication) throws IOException {
    Reading reading;
    try {
      reading = publication.read();
    } catch (IOException | RuntimeException e) {
      return failed(publication, String.valueOf(e.getMessage()));
    }
    var before = load(publication.key());
    var previous = before == null ? List.<Listing>of() : before.listings();
    if (reading.listings().isEmpty()) return failed(publication, "it holds no listing");
    if (reading.listings().size() < previous.size() * SMALLEST_SHARE) {
      return failed(
          publication,
          "it has %d listings, the version in use has %d"
              .formatted(reading.listings().size(), previous.size()));
    }
    if (reading.rejected().size() > reading.listings().size())
      return failed(
          publication,
          "more records were rejected than read: " + reading.rejected().getFirst().why());
    var version = version(publication);
    write(publication, reading, version);
    return report(publication.key(), version, previous, reading);
  }

  private static Refresh failed(Publication publication, String why) {
    return failed(publication.key(), why);
  }

  private static Refresh failed(String key, String why) {
    return new Refresh(key, "", 0, 0, 0, 0, List.of(), why);
  }

  private static Refresh report(String key, String version, List<Listing> before, Reading reading) {
    var old = new HashMap<String, Integer>();
    for (var listing : before) old.put(listing.id(), listing.record().hashCode());
    var added = 0;
    var changed = 0;
    for (var listing : reading.listings()) {
      var was = old.remove(listing.id());
      if (was == null) added++;
      else if (was != listing.record().hashCode()) changed++;
    }
    return new Refresh(
        key,
        version,
        reading.listings().size(),
        added,
        changed,
        old.size(),
        reading.rejected(),
        null);
  }

  private void write(Publication publication, Reading reading, String version) throws IOException {
    var folder = root.resolve(publication.key()).resolve(version);
    if (!Files.exists(folder.resolve(MANIFEST))) {
      var building =
          Files.createDirectories(root.resolve(publication.key()).resolve(version + ".new"));
      for (var role : publication.files().entrySet()) {
        for (var file : role.getValue()) {
          Files.copy(
              file,
              building.resolve(file.getFileName().toString()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
      var manifest =
          new Manifest(
              publication.publisher(),
              publication.list(),
              publication.format().name(),
              version,
              publication.date(),
              clock.instant().toString(),
              reading.listings().size(),
              reading.rejected().size());
      Files.writeString(
          building.resolve(MANIFEST),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest));
      Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
    }
    replace(root.resolve(publication.key()).resolve(CURRENT), version);
    removeOldVersions(publication.key(), version);
  }

  private static void replace(Path file, String text) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    try (var channel =
        FileChannel.open(
            fresh,
            Set.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE))) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void removeOldVersions(String key, String current) throws IOException {
    var versions = new TreeMap<String, Path>();
    try (Stream<Path> folders = Files.list(root.resolve(key))) {
      for (var folder :
          folders
              .filter(Files::isDirectory)
              .filter(f -> !f.getFileName().toString().equals(current))
              .toList()) {
        versions.put(Files.getLastModifiedTime(folder) + folder.toString(), folder);
      }
    }
    var surplus = versions.size() - (KEPT_VERSIONS - 1);
    for (var folder : versions.values()) {
      if (surplus-- <= 0) return;
      try (Stream<Path> files = Files.list(folder)) {
        for (var file : files.toList()) Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    }
  }

  /// The version in use of every installed list; one that has become unreadable is left out and
  /// logged.
  public List<Installed> load() {
    if (!Files.isDirectory(root)) return List.of();
    try (Stream<Path> folders = Files.list(root)) {
      var installed = new ArrayList<Installed>();
      for (var folder : folders.sorted().toList()) {
        var list = load(folder.getFileName().toString());
        if (list != null) installed.add(list);
      }
      return installed;
    } catch (IOException e) {
      LOG.error("lists in {} cannot be read", root, e);
      return List.of();
    }
  }

  /// The listings of a version; empty when it is no longer there.
  public Optional<List<Listing>> load(String key, String version) {
    var installed = installed(key, version);
    return installed == null ? Optional.empty() : Optional.of(installed.listings());
  }

  private @Nullable Installed load(String key) {
    try {
      var current = root.resolve(key).resolve(CURRENT);
      if (!Files.exists(current)) return null;
      return installed(key, Files.readString(current).strip());
    } catch (IOException e) {
      LOG.error("list {} cannot be read", key, e);
      return null;
    }
  }

  private @Nullable Installed installed(String key, String version) {
    try {
      var folder = root.resolve(key).resolve(version);
      if (!Files.exists(folder.resolve(MANIFEST))) return null;
      var manifest = JSON.readValue(Files.readString(folder.resolve(MANIFEST)), Manifest.class);
      for (var publication : Publication.in(folder)) {
        if (publication.key().equals(key))
          return new Installed(manifest, publication.read().listings());
      }
      LOG.error("list {} holds no publication any more", key);
    } catch (IOException | JacksonException e) {
      LOG.error("list {} cannot be read", key, e);
    }
    return null;
  }

  /// Changes whenever a list does: what a running server watches.
  public String state() {
    if (!Files.isDirectory(root)) return "";
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .sorted()
          .map(folder -> folder.getFileName() + "=" + read(folder.resolve(CURRENT)))
          .collect(Collectors.joining(";"));
    } catch (IOException e) {
      return "";
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static String version(Publication publication) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var role : new TreeMap<>(publication.files()).values()) {
        for (var file : role) {
          digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
          try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (var n = in.read(buffer); n >= 0; n = in.read(buffer)) digest.update(buffer, 0, n);
          }
        }
      }
      var hash = HexFormat.of().formatHex(digest.digest(), 0, 6);
      return publication.date().isEmpty() ? hash : publication.date() + "-" + hash;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
