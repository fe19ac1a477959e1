package bonafide.server.command;

import bonafide.face.SelfTest;
import bonafide.face.model.Description.Role;
import bonafide.face.model.Models;
import bonafide.source.geo.GeoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Data that does not come with the product.")
public final class DataCommand {

  /// What can be installed.
  enum Kind {
    FACE,
    IP
  }

  @Mixin private final Common common = new Common();

  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description =
          "Checks data and puts it in use at the next start. face: a folder with model.yaml and its"
              + " networks; see docs/reference/face-models.md. ip: a file about IP addresses, as"
              + " *.mmdb, tor.txt or vpn.txt, packed with gzip or not; see docs/guides/signals.md.")
  int install(
      @Parameters(paramLabel = "KIND", description = "face or ip") Kind kind,
      @Parameters(paramLabel = "FROM") Path from)
      throws IOException {
    Common.quiet();
    return switch (kind) {
      case FACE -> installFace(from);
      case IP -> installIp(from);
    };
  }

  private int installIp(Path from) throws IOException {
    System.out.println(
        GeoFiles.install(from, ips()) + "; a running server uses it after a restart.");
    return 0;
  }

  private Path ips() {
    return common.config(Map.of()).signals().resolve("ip");
  }

  private int installFace(Path from) throws IOException {
    Role role;
    try (var model = Models.load(from, null)) {
      SelfTest.check(model);
      role = model.description().role();
      var place = common.config(Map.of()).faceModels().resolve(role.folder());
      var next = place.resolveSibling(role.folder() + ".next");
      remove(next);
      Files.createDirectories(next);
      for (var part : model.description().networks())
        Files.copy(from.resolve(part.file()), next.resolve(part.file()));
      Files.copy(from.resolve("model.yaml"), next.resolve("model.yaml"));
      remove(place);
      Files.move(next, place, StandardCopyOption.ATOMIC_MOVE);
      System.out.printf(
          "%s is installed to %s, checked on drawn faces; a running server uses it after a"
              + " restart.%n",
          model.description().name(), role.name().toLowerCase(java.util.Locale.ROOT));
    }
    return 0;
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Goes back to what comes with the product at the next start.")
  int remove(
      @Parameters(paramLabel = "KIND", description = "face or ip") Kind kind,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description = "Of a face model: describe or liveness")
          @Nullable Role role,
      @Option(names = "--name", paramLabel = "NAME", description = "Of a file about IP addresses.")
          @Nullable String name)
      throws IOException {
    if (kind == Kind.IP) {
      if (name == null) throw new IllegalArgumentException("--name says which file");
      if (!GeoFiles.remove(name, ips()))
        throw new IllegalArgumentException("nothing is installed as " + name);
      System.out.println("Removed " + name);
      return 0;
    }
    if (role == null) throw new IllegalArgumentException("--role is describe or liveness");
    var place = common.config(Map.of()).faceModels().resolve(role.folder());
    if (!Files.exists(place)) throw new IllegalArgumentException("nothing is installed to " + role);
    remove(place);
    System.out.println("Removed " + place);
    return 0;
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList())
        Files.delete(file);
    }
  }
}
