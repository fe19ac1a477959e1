package bonafide.face.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fetches the two packages with npm, which checks their SHA-512, and writes the five networks,
/// and the detector once more for browsers.
/// Arguments: the folder with `package-lock.json`, a folder to work in, the folder to write to.
final class Convert {
  private Convert() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    var lock = Path.of(args[0]);
    var npm = Path.of(args[1]);
    var out = Path.of(args[2]);
    var stamp = out.resolve("package-lock.json"); // written last: which packages these came from
    var wanted = Files.readAllBytes(lock.resolve("package-lock.json"));
    var last = out.resolve("browser-detector.bin");
    if (Files.exists(last)
        && Files.exists(stamp)
        && java.util.Arrays.equals(wanted, Files.readAllBytes(stamp))) return;
    install(lock, npm);
    Files.createDirectories(out);
    var human = npm.resolve("node_modules/@vladmandic/human/models");
    var detector = new LinkedHashMap<String, String>();
    detector.put("scores512", "Identity");
    detector.put("scores384", "Identity_1");
    detector.put("boxes512", "Identity_2");
    detector.put("boxes384", "Identity_3");
    tfjs(human, "blazeface", detector, out);
    Files.write(
        out.resolve("browser-detector.bin"),
        BrowserNet.convert(human.resolve("blazeface.json"), List.copyOf(detector.values())));
    var mesh = new LinkedHashMap<String, String>();
    mesh.put("points", "Identity_2");
    mesh.put("face", "Identity_1");
    tfjs(human, "facemesh", mesh, out);
    tfjs(human, "iris", Map.of("points", "Identity"), out);
    tfjs(human, "faceres", Map.of("features", "global_pooling/Mean"), out);
    var recognition =
        npm.resolve(
            "node_modules/@vladmandic/face-api/model/face_recognition_model-weights_manifest.json");
    Files.write(out.resolve("recognition.onnx"), RecognitionNet.convert(recognition));
    Files.write(stamp, wanted);
  }

  private static void tfjs(Path from, String name, Map<String, String> outputs, Path to)
      throws IOException {
    Files.write(
        to.resolve(name + ".onnx"), TfjsGraph.convert(from.resolve(name + ".json"), outputs));
  }

  private static void install(Path from, Path to) throws IOException, InterruptedException {
    Files.createDirectories(to);
    for (var file : List.of("package.json", "package-lock.json", ".npmrc"))
      Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    var npm = new ProcessBuilder("npm", "ci", "--no-progress", "--loglevel=error");
    var status = npm.directory(to.toFile()).inheritIO().start().waitFor();
    if (status != 0)
      throw new IOException(
          "npm ci ended with " + status + ": Node 20 and its registry are needed");
  }
}
