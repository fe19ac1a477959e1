package bonafide.server.command;

import bonafide.core.Assurance;
import bonafide.face.Faces;
import bonafide.screening.ListFolder;
import bonafide.screening.name.Equivalents;
import bonafide.source.address.AddressSets;
import bonafide.source.connector.Description;
import bonafide.source.geo.GeoFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description =
        "Says what this installation has, what it lacks and how to get that. Exit code 1 when"
            + " something that is there cannot be used.")
public final class DoctorCommand implements Callable<Integer> {
  @Mixin private final Common common = new Common();

  private boolean isWell = true;

  @Override
  public Integer call() throws IOException {
    Common.quiet();
    var config = common.config(Map.of());
    var lists = new ListFolder(config.lists(), InstantSource.system()).load().size();
    if (lists == 0)
      lacks("lists", "only the excerpt that ships with the product; ./bonafide lists update");
    else has("lists", lists + " installed; ./bonafide lists status");
    names(config.names());
    try {
      has(
          "sources",
          Description.in(config.sources(), System.getenv()).size()
              + " connectors in "
              + config.sources());
    } catch (IllegalArgumentException e) {
      broken("sources", e);
    }
    faces(config.faceModels());
    ips(config.signals().resolve("ip"));
    addresses(config.signals().resolve("address"));
    return isWell ? 0 : 1;
  }

  private void names(Path folder) {
    try {
      var names = Equivalents.in(folder);
      has(
          "names",
          "%,d words that stand for others%s"
              .formatted(
                  names.size(), names.version().isEmpty() ? "" : ", those of a file among them"));
    } catch (IOException e) {
      broken("names", e);
    }
  }

  private void ips(Path folder) {
    try (var files = new GeoFiles(folder, InstantSource.system())) {
      for (var why : files.broken()) broken("ip", new IOException(why));
      if (files.names().isEmpty())
        lacks(
            "ip",
            "nothing in "
                + folder
                + ": where IP addresses are stays unknown; `data install ip FILE` puts files there,"
                + " docs/guides/signals.md says which there are");
      else has("ip", String.join(", ", files.names()));
    }
  }

  private void addresses(Path folder) {
    try (var sets = new AddressSets(folder, Set.of(), InstantSource.system())) {
      for (var why : sets.broken()) broken("addresses", new IOException(why));
      if (sets.sizes().isEmpty())
        lacks(
            "addresses",
            "none installed: without a connector addresses are confirmed by their form alone;"
                + " `data install address FILE --country CC` takes a country's");
      else has("addresses", sets.sizes().toString());
    }
  }

  private void faces(Path models) {
    try (var faces = new Faces(models)) {
      var low = faces.assurance() == Assurance.LOW;
      has("faces", "compared by " + faces.describerName() + ", assurance " + faces.assurance());
      if (low)
        System.out.println(
            """
            A low-assurance model mistakes people for each other far more often in some groups
            than its scores say (13 % instead of 0.1 % on 416 photographs of Chinese faces). It
            never lets anybody pass alone. For more, install a stronger model and calibrate it on
            your own people: docs/reference/face-models.md\
            """);
      faces
          .attack()
          .ifPresentOrElse(
              attack ->
                  has("liveness", "told by " + attack.name() + ", made for " + attack.attacks()),
              () ->
                  lacks(
                      "liveness",
                      "LIVENESS_MODEL_NOT_INSTALLED: liveness checks end without a judgement;"
                          + " docs/reference/face-models.md"));
    } catch (IllegalArgumentException e) {
      broken("faces", e);
    }
  }

  private static void has(String what, String text) {
    System.out.printf("%-9s %-10s %s%n", "ok", what, text);
  }

  private static void lacks(String what, String text) {
    System.out.printf("%-9s %-10s %s%n", "missing", what, text);
  }

  private void broken(String what, Exception e) {
    isWell = false;
    System.out.printf("%-9s %-10s %s%n", "broken", what, e.getMessage());
  }
}
