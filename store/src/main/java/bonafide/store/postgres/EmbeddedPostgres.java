package bonafide.store.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/// A PostgreSQL of our own under a folder: durable (fsync on), for loopback only, with a
/// password. The first process to ask starts it and owns it; later ones connect. It dies with
/// its owner, even on kill -9, and what survives such an end is stopped before the next start.
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final String VERSION = "18.6";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String USER = "bonafide";

  private final Path folder;
  private final Path data;
  private final @Nullable FileLock ownership;
  private @Nullable Process process;

  private EmbeddedPostgres(Path folder, @Nullable FileLock ownership) {
    this.folder = folder;
    this.data = folder.resolve("data");
    this.ownership = ownership;
  }

  /// Starts the database under the folder, or connects to it when another process already runs
  /// it.
  public static EmbeddedPostgres open(Path folder) {
    try {
      Files.createDirectories(folder);
      var lock = lock(folder.resolve("owner.lock"));
      var postgres = new EmbeddedPostgres(folder.toAbsolutePath(), lock);
      if (lock == null) postgres.awaitOther();
      else postgres.start();
      return postgres;
    } catch (IOException e) {
      throw new IllegalStateException(
          "the embedded PostgreSQL under " + folder + " did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while PostgreSQL started", e);
    }
  }

  private static @Nullable FileLock lock(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      var lock = channel.tryLock();
      if (lock == null) channel.close();
      return lock;
    } catch (OverlappingFileLockException e) {
      channel.close();
      return null;
    }
  }

  public String jdbcUrl() {
    return "jdbc:postgresql://127.0.0.1:" + read("port") + "/postgres";
  }

  public String user() {
    return USER;
  }

  public String password() {
    return read("password");
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file)).strip();
    } catch (IOException e) {
      throw new IllegalStateException("no " + file + " under " + folder, e);
    }
  }

  private void awaitOther() throws InterruptedException {
    var deadline = Instant.now().plus(PATIENCE);
    while (!answers()) {
      if (Instant.now().isAfter(deadline))
        throw new IllegalStateException(
            "another process owns " + folder + " but its PostgreSQL does not answer");
      Thread.sleep(100);
    }
  }

  private boolean answers() {
    if (!Files.exists(folder.resolve("port"))) return false;
    try (var connection = DriverManager.getConnection(jdbcUrl(), USER, password())) {
      return connection.isValid(2);
    } catch (SQLException e) {
      return false;
    }
  }

  private void start() throws IOException, InterruptedException {
    var binaries = binaries();
    stopOrphan();
    if (!Files.exists(data.resolve("PG_VERSION"))) initialise(binaries);
    // Another program can take the free port before we do: then the next one.
    for (var attempt = 1; ; attempt++) {
      writePort();
      run(binaries);
      if (becameReady()) return;
      if (attempt == 5)
        throw new IOException("it ended while starting; see " + folder.resolve("postgres.log"));
    }
  }

  private void writePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      Files.writeString(folder.resolve("port"), Integer.toString(socket.getLocalPort()));
    }
  }

  private boolean becameReady() throws InterruptedException, IOException {
    var deadline = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(deadline)) {
      if (answers()) return true;
      if (process != null && !process.isAlive()) return false;
      Thread.sleep(50);
    }
    throw new IOException(
        "it did not answer within "
            + PATIENCE.toSeconds()
            + " s; see "
            + folder.resolve("postgres.log"));
  }

  /// The kernel ends the child when the thread that started it ends, so that thread lives as
  /// long as the child.
  private void run(Path binaries) throws InterruptedException {
    var command =
        asOrdinaryUser(
            diesWithUs(
                List.of(
                    binaries.resolve("bin/postgres").toString(),
                    "-D",
                    data.toString(),
                    "-h",
                    "127.0.0.1",
                    "-p",
                    read("port"),
                    "-k",
                    "",
                    "-c",
                    "max_connections=120",
                    "-c",
                    "shared_buffers=64MB",
                    "-c",
                    "log_min_messages=warning",
                    "-c",
                    "log_statement=none",
                    "-c",
                    "log_min_error_statement=panic",
                    "-c",
                    "log_parameter_max_length_on_error=0")));
    var started = new CountDownLatch(1);
    Thread.ofPlatform()
        .daemon()
        .name("postgres")
        .start(
            () -> {
              try {
                var child =
                    new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(
                                folder.resolve("postgres.log").toFile()))
                        .start();
                process = child;
                started.countDown();
                child.waitFor();
              } catch (IOException e) {
                LOG.error("PostgreSQL cannot be run", e);
                started.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    started.await();
  }

  private void initialise(Path binaries) throws IOException, InterruptedException {
    LOG.info("making a new database under {}", folder);
    var secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    var password = folder.resolve("password");
    Files.deleteIfExists(password);
    Files.createFile(
        password,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, HexFormat.of().formatHex(secret));
    deleteTree(data);
    var command =
        asOrdinaryUser(
            List.of(
                binaries.resolve("bin/initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--no-locale",
                "--no-instructions"));
    var initdb =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("initdb.log").toFile())
            .start();
    if (initdb.waitFor() != 0) {
      deleteTree(data);
      throw new IOException(
          "initdb failed: " + Files.readString(folder.resolve("initdb.log")).strip());
    }
  }

  /// What outlived a killed owner holds the data folder; a fast shutdown loses nothing.
  private void stopOrphan() throws IOException, InterruptedException {
    var pidFile = data.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) return;
    var lines = Files.readAllLines(pidFile);
    var orphan =
        lines.isEmpty()
            ? java.util.Optional.<ProcessHandle>empty()
            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    if (orphan.isEmpty() || !isPostgres(orphan.get())) {
      Files.deleteIfExists(pidFile);
      return;
    }
    LOG.warn("stopping the PostgreSQL that outlived its server (process {})", orphan.get().pid());
    new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start().waitFor();
    try {
      orphan.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IOException(
          "the PostgreSQL of an earlier run (process " + orphan.get().pid() + ") does not stop", e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.isAlive()
        && process.info().command().map(command -> command.endsWith("postgres")).orElse(true);
  }

  private static List<String> diesWithUs(List<String> command) {
    var wrapped = new ArrayList<String>();
    // A session of its own: Ctrl-C in the terminal is for the server, which then stops its
    // database in order.
    if (isInstalled("setsid")) wrapped.add("setsid");
    if (isInstalled("setpriv")) wrapped.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
    wrapped.addAll(command);
    return wrapped;
  }

  /// PostgreSQL refuses to run as root; in a user namespace of its own it is nobody, and still
  /// reads our files.
  private static List<String> asOrdinaryUser(List<String> command) {
    if (!"root".equals(System.getProperty("user.name"))) return command;
    var wrapped = new ArrayList<>(List.of("unshare", "-U"));
    wrapped.addAll(command);
    return wrapped;
  }

  private static boolean isInstalled(String program) {
    for (var folder : System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":")) {
      if (Files.isExecutable(Path.of(folder, program))) return true;
    }
    return false;
  }

  private Path binaries() throws IOException {
    var home = folder.resolve("bin-" + VERSION);
    if (Files.exists(home.resolve("ready"))) return home;
    deleteTree(home);
    var archive = "/postgres-" + platform() + ".txz";
    var resource = EmbeddedPostgres.class.getResourceAsStream(archive);
    if (resource == null)
      throw new IOException(
          "no PostgreSQL ships for this platform (" + platform() + "): configure a JDBC URL");
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home)) throw new IOException("bad entry " + entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(target.getParent());
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(tar, target);
          if ((entry.getMode() & 0100) != 0)
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
    Files.createFile(home.resolve("ready"));
    return home;
  }

  private static String platform() {
    var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    var os =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
            ? "linux"
            : "other";
    return os
        + "-"
        + switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> arch;
        };
  }

  private static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList())
        Files.delete(file);
    }
  }

  /// Stops the database when this process owns it.
  @Override
  public void close() {
    if (ownership == null) return;
    try {
      var running = process;
      if (running != null && running.isAlive()) {
        new ProcessBuilder("kill", "-INT", Long.toString(running.pid())).start().waitFor();
        if (!running.waitFor(30, TimeUnit.SECONDS)) running.destroyForcibly();
      }
      ownership.channel().close();
    } catch (IOException e) {
      LOG.warn("PostgreSQL did not stop cleanly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
