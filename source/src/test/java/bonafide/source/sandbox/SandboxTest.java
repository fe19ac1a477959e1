package bonafide.source.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.Kind;
import bonafide.source.Source;
import bonafide.source.SourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxTest extends SourceContract {
  @TempDir Path photos;

  @Override
  protected Source source() {
    return new Sandbox(true, photos, InstantSource.system());
  }

  @Override
  protected Environment environment() {
    return Environment.DEVELOPMENT;
  }

  @Override
  protected String breakDown() {
    return "4440000000";
  }

  @Test
  void thePhotoOnRecordIsTheOneTheOperatorPutThere() throws IOException {
    var query = query(Kind.NATIONAL_ID, Environment.LIVE, "3275031210930027", Map.of());
    assertThat(source().ask(query).fields()).doesNotContainKey("photo").hasSize(5);
    byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0};
    Files.write(photos.resolve("A.jpg"), jpeg);
    assertThat(source().ask(query).fields())
        .containsEntry("photo", Base64.getEncoder().encodeToString(jpeg));
  }
}
