package bonafide.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server in a process of its own, to be killed.
final class Node {
  private static final Pattern SERVES = Pattern.compile("serves at (\\S+)");

  private final Process process;
  private final String url;

  private Node(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  static Node start(Path data, Map<String, String> environment) {
    try {
      var process = process(environment, "start", "--data", data.toString(), "--port", "0");
      var lines =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      var said = new StringBuilder();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        var serves = SERVES.matcher(line);
        if (!serves.find()) continue;
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return new Node(process, serves.group(1));
      }
      throw new AssertionError("the node did not start:\n" + said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs a command to its end and returns what it printed.
  static String command(Path data, Map<String, String> environment, String... arguments) {
    try {
      var all = new java.util.ArrayList<>(List.of(arguments));
      all.addAll(List.of("--data", data.toString()));
      var process = process(environment, all.toArray(String[]::new));
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0)
        throw new AssertionError(String.join(" ", arguments) + " failed:\n" + said);
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Process process(Map<String, String> environment, String... arguments)
      throws IOException {
    var classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new java.util.ArrayList<>(
            List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "bonafide.server.Main"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("CLASSPATH", classes); // too long for the command line
    builder.environment().putAll(environment);
    return builder.start();
  }

  String url() {
    return url;
  }

  /// As a power cut would: no time to put anything in order.
  void kill() {
    process.destroyForcibly();
    await();
  }

  void stop() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) throw new AssertionError("the node does not end");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
