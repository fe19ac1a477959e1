package bonafide.document;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.document.drawn.DrawnDeed;
import bonafide.document.drawn.Photograph;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Damaged files end in an answer, and leave nothing behind. `-Dbroken.files=10000` tries more.
class BrokenFilesTest {
  private static Set<Path> temporary() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return new HashSet<>(
          files.filter(f -> f.getFileName().toString().matches("(?i).*(pdf|imageio).*")).toList());
    }
  }

  private static byte[] image(String format) throws IOException {
    var image = new BufferedImage(40, 32, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().fillRect(5, 8, 20, 9);
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static byte[] damaged(byte[] file, Random random) {
    var damaged =
        random.nextInt(4) == 0
            ? Arrays.copyOf(file, 1 + random.nextInt(file.length))
            : file.clone();
    for (var i = random.nextInt(12); i >= 0; i--)
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    return damaged;
  }

  @Test
  void noDamageBreaksTheReader() throws IOException {
    var random = new Random(17);
    var before = temporary();
    var files =
        new byte[][] {
          image("png"),
          image("bmp"),
          Photograph.jpeg(new BufferedImage(40, 32, 1), 0.5),
          DrawnDeed.specimen().pdf()
        };
    var count = Integer.getInteger("broken.files", 300);
    for (var i = 0; i < count; i++) {
      var file = damaged(files[i % files.length], random);
      assertThat(Specimens.DOCUMENTS.statement(file)).isNotNull();
    }
    assertThat(temporary()).isEqualTo(before);
  }
}
