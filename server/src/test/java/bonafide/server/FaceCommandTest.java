package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.face.drawn.DrawnFace;
import bonafide.face.drawn.DrawnFace.Look;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// Faces on the command line, without a server.
@Isolated
class FaceCommandTest {
  @TempDir Path folder;

  private void draw(String name, int person, Look look) throws IOException {
    var image = new DrawnFace(person).picture(look).toImage();
    ImageIO.write(image, "png", folder.resolve(name).toFile());
  }

  @Test
  void aFileOfPairsIsScored() throws IOException {
    draw("a.png", 0, Look.PLAIN);
    draw("b.png", 0, new Look(0.9, 0.8, 6, 10, -8));
    ImageIO.write(
        new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB),
        "png",
        folder.resolve("none.png").toFile());
    Files.writeString(
        folder.resolve("pairs.csv"), "id,file_a,file_b\np1,a.png,b.png\np2,a.png,none.png\n");
    var out = folder.resolve("scores.csv");
    var ran =
        Ran.run(
            "faces",
            "compare",
            "--file",
            folder.resolve("pairs.csv").toString(),
            "--out",
            out.toString());
    assertThat(ran.code()).isZero();
    var lines = Files.readAllLines(out);
    assertThat(lines.getFirst()).isEqualTo("id,score,faces_a,faces_b,failure");
    assertThat(lines.get(1)).matches("p1,(100|99)\\.\\d,1,1,");
    assertThat(lines.get(2)).isEqualTo("p2,,1,0,\"file_b: No face detected in image\"");
  }

  @Test
  void aPictureIsChecked() throws IOException {
    draw("a.png", 0, Look.PLAIN);
    var ran = Ran.run("faces", "check", folder.resolve("a.png").toString(), "--json");
    assertThat(ran.code()).isZero();
    var report = Api.JSON.readTree(ran.out()).get(0);
    assertThat(report.path("faces").asInt()).isEqualTo(1);
    assertThat(report.path("boxes").get(0)).hasSize(4);
    assertThat(report.path("landmarks").get(0).has("nose_tip")).isTrue();
    assertThat(report.path("eyes").path("open").asBoolean()).isTrue();
    assertThat(report.path("mask").asBoolean(true)).isFalse();
    assertThat(report.path("cropped").asBoolean(true)).isFalse();
    assertThat(report.path("live").isNull()).isTrue();
    assertThat(report.path("live_unknown").asString()).isEqualTo("LIVENESS_MODEL_NOT_INSTALLED");
    assertThat(report.path("milliseconds").asDouble()).isPositive();
    Files.writeString(folder.resolve("no.jpg"), "no picture");
    assertThat(Ran.run("faces", "check", folder.resolve("no.jpg").toString()).code()).isEqualTo(1);
  }

  @Test
  void aModelIsInstalledAndRemovedAndTheDoctorSaysWhichAnswers() {
    var data = folder.resolve("var").toString();
    var model =
        Path.of(Objects.requireNonNull(getClass().getResource("brightness/liveness")).getPath());
    assertThat(Ran.run("doctor", "--data", data).out())
        .contains("dlib-resnet-29", "assurance LOW", "LIVENESS_MODEL_NOT_INSTALLED");
    var installed = Ran.run("data", "install", "face", model.toString(), "--data", data);
    assertThat(installed.code()).isZero();
    assertThat(installed.out()).contains("brightness is installed to liveness");
    assertThat(Ran.run("doctor", "--data", data).out()).contains("told by brightness");
    var again = Ran.run("data", "install", "face", model.toString(), "--data", data);
    assertThat(again.code()).isZero();
    assertThat(Ran.run("data", "remove", "face", "--role", "liveness", "--data", data).code())
        .isZero();
    assertThat(Ran.run("doctor", "--data", data).out()).contains("LIVENESS_MODEL_NOT_INSTALLED");
  }

  @Test
  void aBrokenModelIsRefusedAndTheDoctorFindsIt() throws IOException {
    var data = folder.resolve("var");
    var place = Files.createDirectories(data.resolve("models/face/liveness"));
    Files.writeString(place.resolve("model.yaml"), "role: LIVENESS\n");
    var ran = Ran.run("doctor", "--data", data.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("broken", "name is missing");
    assertThat(
            Ran.run("data", "install", "face", place.toString(), "--data", data.toString()).code())
        .isEqualTo(1);
  }

  @Test
  void calibrationAsksForEnoughPairs() throws IOException {
    draw("a.png", 0, Look.PLAIN);
    draw("b.png", 1, Look.PLAIN);
    var few = new StringBuilder("id,file_a,file_b,same\n");
    for (var i = 0; i < 20; i++) few.append(i).append(",a.png,b.png,0\n");
    var file = folder.resolve("pairs.csv");
    Files.writeString(file, few);
    assertThat(Ran.run("faces", "calibrate", "--file", file.toString()).code()).isEqualTo(1);
    for (var i = 20; i < 1_100; i++) few.append(i).append(",a.png,b.png,0\n");
    few.append("s,a.png,a.png,1\n");
    Files.writeString(file, few);
    var ran = Ran.run("faces", "calibrate", "--file", file.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains("1,100 pairs of different people, 1 of one person", "false_match_rate: 0.01,");
  }
}
