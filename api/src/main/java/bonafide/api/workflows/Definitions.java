package bonafide.api.workflows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The workflows this installation knows: the shipped ones, and those of the operator's file, which
/// wins.
public final class Definitions {
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final Map<Integer, Definition> all = new TreeMap<>();

  /// A definition as it stands in a file.
  private record Line(
      @Nullable Integer key,
      @Nullable String name,
      @Nullable List<String> credentials,
      @Nullable List<String> capabilities,
      @Nullable String register,
      @Nullable Boolean risky) {}

  /// @param file the operator's; it need not be there
  /// @throws IllegalArgumentException saying what is wrong with the file
  public Definitions(Path file) {
    try (InputStream shipped =
        Objects.requireNonNull(Definitions.class.getResourceAsStream("workflows.yaml"))) {
      add("workflows.yaml", shipped.readAllBytes());
      if (Files.isRegularFile(file)) add(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String file, byte[] text) {
    try {
      for (var line : YAML.readValue(text, Line[].class)) {
        if (line.key() == null
            || line.name() == null
            || line.credentials() == null
            || line.capabilities() == null)
          throw new IllegalArgumentException(
              "a workflow needs key, name, credentials and capabilities");
        all.put(
            line.key(),
            new Definition(
                line.key(),
                line.name(),
                line.credentials().stream().map(Category::valueOf).toList(),
                line.capabilities().stream().map(Capability::of).toList(),
                line.register(),
                Boolean.TRUE.equals(line.risky())));
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  Optional<Definition> find(int key) {
    return Optional.ofNullable(all.get(key));
  }

  Collection<Definition> all() {
    return all.values();
  }
}
