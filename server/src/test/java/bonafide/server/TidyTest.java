package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The code is formatted by google-java-format. `mvn verify -Dtidy=write` formats what is not.
class TidyTest {

  @Test
  void everySourceFileIsFormatted() throws IOException, FormatterException {
    var write = "write".equals(System.getProperty("tidy"));
    var formatter = new Formatter(JavaFormatterOptions.defaultOptions());
    var untidy = new ArrayList<String>();
    for (var file : sources()) {
      var text = Files.readString(file);
      var unused = RemoveUnusedImports.removeUnusedImports(text);
      var ordered = ImportOrderer.reorderImports(unused, JavaFormatterOptions.Style.GOOGLE);
      var tidy = formatter.formatSource(ordered);
      if (tidy.equals(text)) continue;
      if (write) Files.writeString(file, tidy);
      else untidy.add(file.toString());
    }
    assertThat(untidy).as("run: mvn verify -Dtidy=write").isEmpty();
  }

  private static List<Path> sources() throws IOException {
    var root = Path.of("..").toRealPath();
    try (var files = Files.walk(root)) {
      return files.filter(f -> f.toString().endsWith(".java")).filter(TidyTest::isOurs).toList();
    }
  }

  private static boolean isOurs(Path file) {
    var path = file.toString();
    return path.contains("/src/") && !path.contains("/target/") && !path.contains("/node_modules/");
  }
}
