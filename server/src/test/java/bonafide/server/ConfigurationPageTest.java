package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.server.install.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The reference page is made from the keys themselves; `-Dtidy=write` writes it.
class ConfigurationPageTest {
  private static final Path PAGE = Path.of("../docs/reference/configuration.md");

  @Test
  void thePageListsEveryKeyAsItIs() throws IOException {
    var page = page();
    if ("write".equals(System.getProperty("tidy"))) Files.writeString(PAGE, page);
    assertThat(PAGE).as("run: mvn verify -Dtidy=write").hasContent(page);
  }

  private static String page() {
    var page =
        new StringBuilder(
            """
            # Configuration

            Settings stand in a properties file given with `--config FILE`, or in the environment under the name beside them; the
            environment wins. None is needed to start.

            | key | environment | default | meaning |
            |---|---|---|---|
            """);
    for (var key : Config.KEYS) {
      var environment =
          "BONAFIDE_" + key.getFirst().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
      var otherwise = key.get(1).isEmpty() ? "" : "`" + key.get(1) + "`";
      page.append(
          "| `%s` | `%s` | %s | %s |%n"
              .formatted(key.getFirst(), environment, otherwise, key.get(2)));
    }
    return page.toString();
  }

  @Test
  void aKeyThatDoesNotExistAndAValueThatCannotBeAreNamed(@TempDir Path folder) throws IOException {
    var file = folder.resolve("bonafide.properties");
    Files.writeString(file, "http.prot=8080\n");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Config.read(file, Map.of(), Map.of()))
        .hasMessageContaining("http.prot");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Config.read(null, Map.of("BONAFIDE_HTTP_PORT", "eighty"), Map.of()))
        .hasMessageContaining("http.port");
    Files.writeString(file, "http.port=9090\nlimits.burst=7\n");
    var config = Config.read(file, Map.of("BONAFIDE_HTTP_PORT", "9191"), Map.of());
    assertThat(config.port()).isEqualTo(9191);
    assertThat(config.burst()).isEqualTo(7);
  }
}
