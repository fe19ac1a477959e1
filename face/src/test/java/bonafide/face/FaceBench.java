package bonafide.face;

import bonafide.face.compare.Comparison;
import bonafide.face.drawn.DrawnFace;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// Time and memory of the engine, and beside it of a peer that runs on Node:
///
///     mvn -pl face -am test -Dtest=FaceBench -Dbench=true -Dsurefire.failIfNoSpecifiedTests=false
///
/// With FACE_PEER set to a folder whose node_modules hold @vladmandic/face-api, @tensorflow/tfjs
/// and @tensorflow/tfjs-backend-wasm, the peer is measured in the same run.
@EnabledIfSystemProperty(named = "bench", matches = "true")
class FaceBench {

  /// In a process of its own: its memory is what the engine needs.
  @Test
  void engineAndPeer() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory("faces");
    Files.write(folder.resolve("one.jpg"), jpeg(0, Look.PLAIN));
    Files.write(folder.resolve("two.jpg"), jpeg(0, new Look(0.9, 0.8, 6, 10, -8)));
    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx48m",
        "-XX:+UseSerialGC",
        "-XX:TrimNativeHeapInterval=500", // as the launcher does
        "--enable-native-access=ALL-UNNAMED",
        FaceBench.class.getName(),
        folder.toString());
    var peer = System.getenv("FACE_PEER");
    if (peer == null) return;
    var raw = folder.resolve("one.rgb");
    var picture = megapixel(0, Look.PLAIN);
    var bytes = new byte[picture.width() * picture.height() * 3];
    for (var i = 0; i < bytes.length; i++) {
      var pixel = picture.at(i / 3 % picture.width(), i / 3 / picture.width());
      bytes[i] = (byte) (pixel >> 16 - 8 * (i % 3));
    }
    Files.write(raw, bytes);
    var script = Path.of("weights", "peer.mjs").toString();
    var size = new String[] {String.valueOf(picture.width()), String.valueOf(picture.height())};
    run("node", script, peer, raw.toString(), size[0], size[1]);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).inheritIO();
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    builder.environment().put("CLASSPATH", classes); // too long for the command line
    builder.environment().put("MALLOC_ARENA_MAX", "2"); // as the launcher does
    var status = builder.start().waitFor();
    if (status != 0) throw new AssertionError(command[0] + " ended with " + status);
  }

  /// A drawn face in 900 x 1125 pixels.
  private static Picture megapixel(int person, Look look) {
    var small = new DrawnFace(person).picture(look);
    var rgb = small.sample(new Similarity(480 / 900.0, 0, 0, 0), 900, 1_125);
    var pixels = new int[900 * 1_125];
    for (var i = 0; i < pixels.length; i++)
      pixels[i] = (int) rgb[3 * i] << 16 | (int) rgb[3 * i + 1] << 8 | (int) rgb[3 * i + 2];
    return new Picture(900, 1_125, pixels);
  }

  private static byte[] jpeg(int person, Look look) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(megapixel(person, look).toImage(), "jpeg", out);
    return out.toByteArray();
  }

  public static void main(String[] args) throws Exception {
    var one = Files.readAllBytes(Path.of(args[0], "one.jpg"));
    var two = Files.readAllBytes(Path.of(args[0], "two.jpg"));
    System.out.printf("bare: %d MB resident%n", memory("VmRSS"));
    try (var faces = new Faces(null)) {
      for (var i = 0; i < 30; i++) faces.compare(one, two);
      times("compare two pictures of 1 megapixel, one thread", 150, () -> faces.compare(one, two));
      times("check a selfie, one thread", 150, () -> faces.check(one));
      var start = System.nanoTime();
      IntStream.range(0, 200).parallel().forEach(_ -> faces.compare(one, two));
      System.out.printf(
          Locale.ROOT,
          "compare, %d threads: %.1f a second%n",
          Runtime.getRuntime().availableProcessors(),
          200 / ((System.nanoTime() - start) / 1e9));
      crowd(faces, one, two);
      System.out.printf(
          "engine: %d MB resident, %d MB at most%n", memory("VmRSS"), memory("VmHWM"));
    }
  }

  private static void times(String what, int rounds, Runnable work) {
    var times = new double[rounds];
    for (var i = 0; i < rounds; i++) {
      var start = System.nanoTime();
      work.run();
      times[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(times);
    System.out.printf(
        Locale.ROOT,
        "%s: p50 %.1f ms, p95 %.1f ms%n",
        what,
        times[rounds / 2],
        times[rounds * 95 / 100]);
  }

  /// 1,000 at once: all are answered, in about the order they came.
  private static void crowd(Faces faces, byte[] one, byte[] two) throws Exception {
    var came = new AtomicInteger();
    var left = new AtomicInteger();
    var start = System.nanoTime();
    List<Integer> overtaken = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<Integer>>();
      for (var i = 0; i < 1_000; i++) {
        tasks.add(
            () -> {
              var place = came.getAndIncrement();
              if (!(faces.compare(one, two) instanceof Comparison.Compared))
                throw new AssertionError("not compared");
              return Math.abs(left.getAndIncrement() - place);
            });
      }
      for (var answer : threads.invokeAll(tasks)) overtaken.add(answer.get());
    }
    System.out.printf(
        Locale.ROOT,
        "1,000 at once: all answered in %.1f s, none overtaken by more than %d%n",
        (System.nanoTime() - start) / 1e9,
        overtaken.stream().mapToInt(i -> i).max().orElse(0));
  }

  /// What this process holds (VmRSS) or ever held (VmHWM), in MB.
  private static long memory(String which) throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(which))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
