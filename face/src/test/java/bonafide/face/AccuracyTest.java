package bonafide.face;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.face.compare.Comparison;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// On photographs, which are not part of the repository: set BONAFIDE_FACES_DATA to a folder with
/// `pairs.csv` (dataset,file_a,file_b,same) and the pictures it names.
@EnabledIfEnvironmentVariable(named = "BONAFIDE_FACES_DATA", matches = ".+")
class AccuracyTest {
  private static final Path DATA =
      Path.of(System.getenv().getOrDefault("BONAFIDE_FACES_DATA", "."));

  @Test
  void pairsAreJudgedAtTheDefaultThreshold() throws IOException {
    Map<String, Faces.Described> seen = new HashMap<>();
    var right = 0;
    var wrong = 0;
    try (var faces = new Faces(null)) {
      for (var line : Files.readAllLines(DATA.resolve("pairs.csv"))) {
        var cells = line.split(",");
        if (cells[0].equals("dataset")) continue;
        var one = described(faces, seen, cells[1]);
        var two = described(faces, seen, cells[2]);
        var score = faces.compare(one, two) instanceof Comparison.Compared c ? c.score() : 0;
        if (score >= 50 == cells[3].equals("1")) right++;
        else wrong++;
      }
    }
    System.out.printf("pairs: %d right, %d wrong%n", right, wrong);
    assertThat(wrong).isLessThanOrEqualTo(right / 100);
  }

  private static Faces.Described described(
      Faces faces, Map<String, Faces.Described> seen, String file) throws IOException {
    var known = seen.get(file);
    if (known != null) return known;
    var described = faces.describe(Files.readAllBytes(DATA.resolve(file)));
    seen.put(file, described);
    return described;
  }

  /// Whole faces raise no false alarm; a cut of 15 % of the face is always seen.
  @Test
  void cutsAreSeenAndWholeFacesAreNot() throws IOException {
    var alarms = 0;
    var seen = 0;
    var cuts = 0;
    try (var faces = new Faces(null);
        var files = Files.walk(DATA)) {
      for (var file : files.filter(f -> f.toString().endsWith(".jpg")).sorted().toList()) {
        if (!(Pictures.read(Files.readAllBytes(file)) instanceof Reading.Read read)) continue;
        if (!(faces.check(png(read.picture().toImage())) instanceof Faces.Seen(var whole))
            || whole.faces().size() != 1) continue;
        if (whole.isCropped()) alarms++;
        var face = whole.faces().getFirst().extent();
        var image = read.picture().toImage();
        var left = (int) (face.x() + 0.15 * face.wide());
        var cut = image.getSubimage(left, 0, image.getWidth() - left, image.getHeight());
        cuts++;
        if (faces.check(png(cut)) instanceof Faces.Seen(var part) && part.isCropped()) seen++;
      }
    }
    System.out.printf("crops: %d false alarms, %d of %d cuts seen%n", alarms, seen, cuts);
    assertThat(alarms).isZero();
    assertThat(seen).isEqualTo(cuts);
  }

  private static byte[] png(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }
}
