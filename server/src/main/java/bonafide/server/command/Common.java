package bonafide.server.command;

import bonafide.server.install.Config;
import bonafide.server.install.Installation;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import tools.jackson.databind.json.JsonMapper;

/// Options every command takes.
final class Common {
  static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A properties file with settings.")
  @Nullable Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where everything lies that survives a restart (default: var).")
  @Nullable Path data;

  Config config(Map<String, String> overrides) {
    var all = new HashMap<>(overrides);
    if (data != null) all.put("data.folder", data.toString());
    return Config.read(file, System.getenv(), all);
  }

  /// Opens the installation for a command; a server that is running keeps running.
  Installation open() {
    quiet();
    return new Installation(config(Map.of()), InstantSource.system());
  }

  /// Commands speak to people: what rooms log is shown only when it is an error.
  static void quiet() {
    var root =
        (ch.qos.logback.classic.Logger)
            org.slf4j.LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(ch.qos.logback.classic.Level.ERROR);
  }

  static String json(Object value) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
