package bonafide.server.command;

import bonafide.face.SelfTest;
import bonafide.face.model.Description.Role;
import bonafide.face.model.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
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
    FACE
  }

  @Mixin private final Common common = new Common();

  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description =
          "Checks a model and puts it in use at the next start: a folder with model.yaml and its"
              + " networks; see docs/reference/face-models.md.")
  int install(
      @Parameters(paramLabel = "KIND", description = "face") Kind kind,
      @Parameters(paramLabel = "DIR") Path from)
      throws IOException {
    Common.quiet();
    return switch (kind) {
      case FACE -> installFace(from);
    };
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
      @Parameters(paramLabel = "KIND", description = "face") Kind kind,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "describe or liveness")
          Role role)
      throws IOException {
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
