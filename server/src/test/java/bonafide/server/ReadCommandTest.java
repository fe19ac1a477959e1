package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.document.drawn.DrawnKtp;
import bonafide.document.drawn.DrawnStatement;
import bonafide.document.drawn.Photograph;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Documents on the command line, without a server.
@Isolated
class ReadCommandTest {
  @TempDir Path folder;

  private String file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  @Test
  void everyFileIsALineOfJson() throws IOException {
    var ran =
        Ran.run(
            "read",
            "--json",
            file("card.jpg", Photograph.PLAIN.of(DrawnKtp.specimen().image())),
            file("statement.pdf", DrawnStatement.of("BRI", 5, 2).pdf()));
    assertThat(ran.code()).isZero();
    var lines = ran.out().lines().map(Api.JSON::readTree).toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).path("kind").asString()).isEqualTo("indonesia_ktp");
    assertThat(lines.get(0).path("fields").get(0).path("where").asString()).isEqualTo("PRINT");
    assertThat(lines.get(0).path("milliseconds").has("text")).isTrue();
    assertThat(lines.get(1).path("kind").asString()).isEqualTo("bank_statement");
    assertThat(lines.get(1).path("movements")).hasSize(5);
  }

  @Test
  void peopleGetARowAFieldAndAFailureItsReason() throws IOException {
    var ran = Ran.run("read", file("card.jpg", Photograph.PLAIN.of(DrawnKtp.specimen().image())));
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).contains("indonesia_ktp, 1 page(s)").contains("FIRA DIYANKA");
    var failed = Ran.run("read", file("note.txt", "hello".getBytes(StandardCharsets.UTF_8)));
    assertThat(failed.code()).isEqualTo(1);
    assertThat(failed.out()).contains("neither a picture (JPEG, PNG, BMP) nor a PDF");
  }
}
