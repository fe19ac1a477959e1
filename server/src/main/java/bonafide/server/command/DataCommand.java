package bonafide.server.command;

import bonafide.face.SelfTest;
import bonafide.face.model.Description.Role;
import bonafide.face.model.Models;
import bonafide.screening.name.Equivalents;
import bonafide.signal.match.Fields;
import bonafide.source.address.AddressImport;
import bonafide.source.geo.GeoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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
    IP,
    ADDRESS,
    NAMES
  }

  @Mixin private final Common common = new Common();

  @Command(
      name = "install",
      mixinStandardHelpOptions = true,
      description =
          "Checks data and puts it in use at the next start. face: a folder with model.yaml and its"
              + " networks; see docs/reference/face-models.md. ip: a file about IP addresses, as"
              + " *.mmdb, tor.txt or vpn.txt, packed with gzip or not. address: a country's"
              + " addresses, as OpenAddresses has them (CSV); see docs/guides/signals.md. names:"
              + " forms of names that stand for each other, a line of them for each name, apart by"
              + " commas; see docs/guides/screening.md.")
  int install(
      @Parameters(paramLabel = "KIND", description = "face, ip, address or names") Kind kind,
      @Parameters(paramLabel = "FROM", arity = "1..*") List<Path> from,
      @Option(
              names = "--country",
              paramLabel = "CC",
              description = "Whose addresses they are, ISO 3166-1 alpha-2")
          @Nullable String country)
      throws IOException {
    Common.quiet();
    return switch (kind) {
      case FACE -> installFace(only(from));
      case IP -> installIp(from);
      case ADDRESS -> installAddresses(from, country);
      case NAMES -> installNames(only(from));
    };
  }

  private static Path only(List<Path> from) {
    if (from.size() != 1) throw new IllegalArgumentException("one at a time");
    return from.getFirst();
  }

  private int installIp(List<Path> from) throws IOException {
    for (var file : from)
      System.out.println(
          GeoFiles.install(file, ips()) + "; a running server uses it after a restart.");
    return 0;
  }

  private int installAddresses(List<Path> from, @Nullable String country) throws IOException {
    if (country == null || !country.matches("[A-Z]{2}"))
      throw new IllegalArgumentException("--country says whose addresses they are, as US");
    var forms = new AddressImport.Forms(Fields::street, Fields::plain, Fields::compact);
    var report = new AddressImport(forms).install(from, country, addresses());
    System.out.printf(
        "%,d addresses of %s are installed%s; a running server uses them after a restart.%n",
        report.taken(), country, report.left().isEmpty() ? "" : ", left out: " + report.left());
    return 0;
  }

  private int installNames(Path from) throws IOException {
    System.out.printf(
        "%,d words stand for others now; a running server uses them after a restart.%n",
        Equivalents.install(from, names()));
    return 0;
  }

  private Path names() {
    return common.config(Map.of()).names();
  }

  private Path addresses() {
    return common.config(Map.of()).signals().resolve("address");
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
      @Parameters(paramLabel = "KIND", description = "face, ip, address or names") Kind kind,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description = "Of a face model: describe or liveness")
          @Nullable Role role,
      @Option(
              names = "--name",
              paramLabel = "NAME",
              description = "A file about IP addresses, or the country of addresses.")
          @Nullable String name)
      throws IOException {
    if (kind == Kind.NAMES) {
      if (!Equivalents.remove(names()))
        throw new IllegalArgumentException("no forms of names are installed");
      System.out.println("Removed the installed forms of names");
      return 0;
    }
    if (kind != Kind.FACE) {
      if (name == null) throw new IllegalArgumentException("--name says which");
      if (!(kind == Kind.IP
          ? GeoFiles.remove(name, ips())
          : AddressImport.remove(name, addresses())))
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
