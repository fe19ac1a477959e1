package bonafide.server.command;

import bonafide.face.FacePairs;
import bonafide.face.Faces;
import bonafide.face.detect.Box;
import bonafide.face.detect.Face;
import bonafide.face.detect.Landmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "faces",
    mixinStandardHelpOptions = true,
    description = "Looks at faces as the server does; needs no server and keeps nothing.")
public final class FacesCommand {
  @Mixin private final Common common = new Common();

  @Command(
      name = "compare",
      mixinStandardHelpOptions = true,
      description =
          "Scores pairs of pictures, 0 to 100. Reads CSV with the header id,file_a,file_b, files"
              + " relative to it; writes id,score,faces_a,faces_b,failure.")
  int compare(
      @Option(names = "--file", required = true, paramLabel = "FILE") Path file,
      @Option(names = "--out", required = true, paramLabel = "FILE") Path out)
      throws IOException {
    Common.quiet();
    try (var faces = open()) {
      var pairs = new FacePairs(faces).compare(file, out);
      System.out.printf("%,d pairs in %s, compared by %s%n", pairs, out, faces.describerName());
    }
    return 0;
  }

  @Command(
      name = "calibrate",
      mixinStandardHelpOptions = true,
      description =
          "Measures the model in use on your own people and prints the calibration for its"
              + " model.yaml. Reads CSV with the header id,file_a,file_b,same, same being 1 for one"
              + " person and 0 for two.")
  int calibrate(@Option(names = "--file", required = true, paramLabel = "FILE") Path file)
      throws IOException {
    Common.quiet();
    try (var faces = open()) {
      var measured = new FacePairs(faces).calibrate(file);
      System.out.printf(
          "# %s on %s: %,d pairs of different people, %,d of one person, %,d not usable%n",
          faces.describerName(),
          file.getFileName(),
          measured.different(),
          measured.same(),
          measured.unusable());
      System.out.println("calibration:");
      for (var i = 0; i < measured.table().size(); i++) {
        var point = measured.table().get(i);
        System.out.printf(
            Locale.ROOT,
            "  - {false_match_rate: %s, at: %.4f} # misses %.2f %% of one person's pairs%n",
            Double.toString(point.falseMatchRate()),
            point.at(),
            100 * measured.missed().get(i));
      }
    }
    return 0;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Says what is found in pictures: faces, eyes, mask, crop, liveness.")
  int check(
      @Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files,
      @Option(names = "--json", description = "One JSON object a picture, in an array.")
          boolean json)
      throws IOException {
    Common.quiet();
    var all = new ArrayList<Map<String, @Nullable Object>>();
    try (var faces = open()) {
      for (var file : files) all.add(report(faces, file));
    }
    if (json) System.out.println(Common.json(all));
    else
      for (var report : all) {
        System.out.println(report.remove("file"));
        report.forEach((key, value) -> System.out.printf("  %-14s %s%n", key, value));
      }
    return all.stream().anyMatch(report -> report.containsKey("failure")) ? 1 : 0;
  }

  private static Map<String, @Nullable Object> report(Faces faces, Path file) throws IOException {
    var bytes = Files.readAllBytes(file);
    var report = new LinkedHashMap<String, @Nullable Object>();
    report.put("file", file.toString());
    var start = System.nanoTime();
    switch (faces.check(bytes)) {
      case Faces.Unseen(var reason) -> {
        report.put("faces", 0);
        report.put("failure", reason);
      }
      case Faces.Seen(var selfie) -> {
        report.put("faces", selfie.faces().size());
        report.put("prominent", selfie.prominent());
        report.put("boxes", selfie.faces().stream().map(face -> box(face.box())).toList());
        report.put(
            "confidences",
            selfie.faces().stream().map(f -> rounded(f.confidence(), 1_000)).toList());
        report.put("landmarks", selfie.faces().stream().map(FacesCommand::landmarks).toList());
        report.put("yaw", rounded(selfie.faces().getFirst().yaw(), 10));
        report.put("roll", rounded(selfie.faces().getFirst().roll(), 10));
        report.put(
            "eyes",
            Map.of(
                "right", rounded(selfie.eyes().right(), 1_000),
                "left", rounded(selfie.eyes().left(), 1_000),
                "open", selfie.eyes().isOpen()));
        report.put("mask", selfie.isMasked());
        report.put("mask_score", rounded(selfie.mask(), 1_000));
        report.put("cropped", selfie.isCropped());
        report.put("on_document", selfie.onDocument());
        var live = selfie.live();
        var attack = faces.attack();
        if (live == null || attack.isEmpty()) {
          report.put("live", null);
          report.put("confidence", null);
          report.put("live_unknown", "LIVENESS_MODEL_NOT_INSTALLED");
        } else {
          var isLive = attack.get().isLive(live);
          report.put("live", isLive);
          report.put("confidence", rounded(100 * (isLive ? live : 1 - live), 10));
          report.put("attacks_known", attack.get().attacks());
        }
      }
    }
    report.put("milliseconds", rounded((System.nanoTime() - start) / 1e6, 10));
    return report;
  }

  private static Map<String, Object> landmarks(Face face) {
    var landmarks = new LinkedHashMap<String, Object>();
    for (var point : Landmark.values())
      landmarks.put(
          point.name().toLowerCase(Locale.ROOT),
          List.of(rounded(face.x(point), 10), rounded(face.y(point), 10)));
    return landmarks;
  }

  private static List<Double> box(Box box) {
    return List.of(
        rounded(box.x(), 10),
        rounded(box.y(), 10),
        rounded(box.wide(), 10),
        rounded(box.high(), 10));
  }

  private static double rounded(double value, int steps) {
    return Math.round(value * steps) / (double) steps;
  }

  private Faces open() {
    return new Faces(common.config(Map.of()).faceModels());
  }
}
