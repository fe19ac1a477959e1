package bonafide.face.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import bonafide.core.Assurance;
import bonafide.face.Faces;
import bonafide.face.SelfTest;
import bonafide.face.convert.TinyNetworks;
import bonafide.face.drawn.DrawnFace;
import bonafide.face.drawn.DrawnFace.Look;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Models as an operator installs them.
class ModelsTest {
  private static final String LIVENESS =
      """
      role: LIVENESS
      name: brightness
      licence: none
      networks:
        - file: tiny.onnx
          sha256: SHA
          around: 2.0
          input: {width: 80, height: 80, scale: [0.00392157]}
      live_class: 1
      threshold: 0.5
      attacks: [darkness]
      """;

  @TempDir Path folder;
  private String sha;

  @BeforeEach
  void write() throws Exception {
    var network = TinyNetworks.brightness();
    sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network));
    Files.createDirectories(folder.resolve("liveness"));
    Files.write(folder.resolve("liveness/tiny.onnx"), network);
    describe("", "");
  }

  private void describe(String from, String to) throws IOException {
    Files.writeString(
        folder.resolve("liveness/model.yaml"), LIVENESS.replace("SHA", sha).replace(from, to));
  }

  private static byte[] face(double light) throws IOException {
    var out = new ByteArrayOutputStream();
    var picture = new DrawnFace(0).picture(new Look(1, light, 0, 0, 0));
    ImageIO.write(picture.toImage(), "png", out);
    return out.toByteArray();
  }

  @Test
  void anInstalledLivenessModelAnswers() throws IOException {
    try (var model = Models.load(folder.resolve("liveness"), null)) {
      SelfTest.check(model);
    }
    try (var faces = new Faces(folder)) {
      var attack = faces.attack().orElseThrow();
      assertThat(attack.name()).isEqualTo("brightness");
      assertThat(attack.attacks()).containsExactly("darkness");
      var bright = ((Faces.Seen) faces.check(face(1.1))).selfie().live();
      var dark = ((Faces.Seen) faces.check(face(0.5))).selfie().live();
      assertThat(attack.isLive(Objects.requireNonNull(bright))).isTrue();
      assertThat(attack.isLive(Objects.requireNonNull(dark))).isFalse();
    }
    try (var faces = new Faces(null)) {
      assertThat(faces.attack()).isEmpty();
      assertThat(((Faces.Seen) faces.check(face(1))).selfie().live()).isNull();
    }
  }

  @Test
  void anInstalledDescriberAnswersInPlaceOfTheOwn() throws Exception {
    var place = Files.createDirectories(folder.resolve("describe"));
    byte[] network;
    try (var in = Own.class.getResourceAsStream("/bonafide/face/models/recognition.onnx")) {
      network = Objects.requireNonNull(in).readAllBytes();
    }
    Files.write(place.resolve("recognition.onnx"), network);
    var digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(network));
    String yaml;
    try (var in = Own.class.getResourceAsStream("/bonafide/face/describe.yaml")) {
      yaml =
          new String(
              Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
    Files.writeString(
        place.resolve("model.yaml"),
        yaml.replace("name: dlib-resnet-29", "name: ours")
            .replace("recognition.onnx", "recognition.onnx\n    sha256: " + digest)
            .replace("assurance: LOW", "assurance: HIGH"));
    try (var model = Models.load(place, null)) {
      SelfTest.check(model);
    }
    try (var faces = new Faces(folder)) {
      assertThat(faces.describerName()).isEqualTo("ours");
      assertThat(faces.assurance()).isEqualTo(Assurance.HIGH);
    }
    Files.writeString(
        place.resolve("model.yaml"), // eyes below the nose: nothing is recognised
        yaml.replace("recognition.onnx", "recognition.onnx\n    sha256: " + digest)
            .replaceAll("eye_(\\w+): \\[([\\d.]+), [\\d.]+]", "eye_$1: [$2, 900.0]"));
    try (var model = Models.load(place, null)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> SelfTest.check(model))
          .withMessageContaining("check input and align");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'role: LIVENESS', '', role is missing",
    "'role: LIVENESS', 'role: SMELL', SMELL",
    "'name: brightness', '', name is missing",
    "'around: 2.0', 'around: 20', around must be from 1 to 8",
    "'width: 80', 'width: 8', from 16 to 1024",
    "'width: 80', 'widht: 80', widht",
    "'file: tiny.onnx', 'file: ../x.onnx', outside",
    "'file: tiny.onnx', 'file: none.onnx', cannot be read",
    "'role: LIVENESS', 'role: DESCRIBE', align needs",
  })
  void aFaultInADescriptionIsNamed(String from, String to, String said) throws IOException {
    describe(from, to);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Models.load(folder.resolve("liveness"), null))
        .withMessageContaining(said);
  }

  @Test
  void aNetworkThatWasChangedIsRefused() throws IOException {
    Files.write(folder.resolve("liveness/tiny.onnx"), new byte[] {1, 2, 3});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Faces(folder))
        .withMessageContaining("not the one in model.yaml");
  }

  @Test
  void whatIsNoNetworkIsRefused() throws Exception {
    var junk = "no network".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Files.write(folder.resolve("liveness/tiny.onnx"), junk);
    sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(junk));
    describe("", "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Faces(folder))
        .withMessageContaining("not a network that can be run");
  }
}
