package bonafide.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.face.compare.Comparison;
import bonafide.face.drawn.DrawnFace;
import bonafide.face.drawn.DrawnFace.Look;
import bonafide.image.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// On drawn faces: nobody's picture is in this repository.
class FacesTest {
  private static final Look OTHER_LIGHT = new Look(0.9, 0.8, 6, 10, -8);

  private static Faces faces;

  @BeforeAll
  static void open() {
    faces = new Faces(null);
  }

  @AfterAll
  static void close() {
    faces.close();
  }

  static byte[] png(BufferedImage image) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] drawn(int person, Look look) {
    return png(new DrawnFace(person).picture(look).toImage());
  }

  private static double score(byte[] one, byte[] two) {
    assertThat(faces.compare(one, two)).isInstanceOf(Comparison.Compared.class);
    return faces.compare(one, two) instanceof Comparison.Compared c ? c.score() : -1;
  }

  private static double distance(byte[] one, byte[] two) {
    return faces.similarity(faces.describe(one), faces.describe(two));
  }

  private static Selfie selfie(BufferedImage image) {
    var checked = faces.check(png(image));
    assertThat(checked).isInstanceOf(Faces.Seen.class);
    return ((Faces.Seen) checked).selfie();
  }

  @Test
  void onePersonIsMoreAlikeThanTwo() {
    assertThat(score(drawn(1, Look.PLAIN), drawn(1, OTHER_LIGHT))).isGreaterThan(99);
    for (var person = 0; person < 6; person++) {
      assertThat(distance(drawn(person, Look.PLAIN), drawn(person, OTHER_LIGHT)))
          .isLessThan(distance(drawn(person, Look.PLAIN), drawn(person + 1, OTHER_LIGHT)));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aPictureLaidOnItsSideIsTheSamePerson(int quarters) {
    var plain = new DrawnFace(2).picture(Look.PLAIN);
    var turned = png(plain.turned(quarters).toImage());
    assertThat(distance(png(plain.toImage()), turned)).isLessThan(0.15);
  }

  /// A portrait as a card holds it, 40 pixels wide in a picture of 1600 x 1000.
  private static BufferedImage card(int person, double scale, int x, int y) {
    var card = new BufferedImage(1600, 1000, BufferedImage.TYPE_INT_RGB);
    var pen = card.createGraphics();
    pen.setColor(new Color(214, 224, 232));
    pen.fillRect(0, 0, 1600, 1000);
    pen.setColor(Color.DARK_GRAY);
    for (var line = 0; line < 9; line++)
      pen.drawString("SPECIMEN 0123456789", 700, 200 + 60 * line);
    portrait(card, person, scale, x, y);
    return card;
  }

  private static void portrait(BufferedImage on, int person, double scale, int x, int y) {
    var face = new DrawnFace(person).picture(Look.PLAIN);
    var wide = (int) (face.width() / scale);
    var high = (int) (face.height() / scale);
    var small = face.sample(new bonafide.image.Similarity(scale, 0, 0, 0), wide, high);
    for (var row = 0; row < high; row++)
      for (var column = 0; column < wide; column++) {
        var at = 3 * (row * wide + column);
        on.setRGB(
            x + column,
            y + row,
            (int) small[at] << 16 | (int) small[at + 1] << 8 | (int) small[at + 2]);
      }
  }

  @Test
  void theSmallPortraitOnACardIsFoundAndCompared() {
    var onCard = png(card(3, 2.5, 120, 250));
    assertThat(score(onCard, drawn(3, Look.PLAIN))).isGreaterThan(99);
    assertThat(distance(onCard, drawn(3, Look.PLAIN)))
        .isLessThan(distance(onCard, drawn(4, Look.PLAIN)));
  }

  @Test
  void aPortraitOnACardIsToldFromASelfie() {
    var card = card(3, 2.5, 120, 250);
    var pen = card.createGraphics();
    pen.setColor(Color.DARK_GRAY);
    pen.setFont(pen.getFont().deriveFont(28f));
    for (var line = 0; line < 14; line++)
      pen.drawString("SURNAME SPECIMEN NUMBER 0123456789 VALID", 480, 180 + 50 * line);
    assertThat(selfie(card).onDocument()).isTrue();
    assertThat(selfie(card(3, 2.5, 120, 250)).onDocument()).isFalse(); // hardly any print
    assertThat(selfie(new DrawnFace(3).picture(Look.PLAIN).toImage()).onDocument()).isFalse();
  }

  @Test
  void aFaceTooSmallToCompareIsNoScore() {
    assertThat(faces.compare(png(card(3, 6, 120, 250)), drawn(3, Look.PLAIN)))
        .isEqualTo(new Comparison.Failed(1, "The face in the image is too small"));
  }

  @Test
  void theMostSimilarPairCountsWhenThereAreSeveralFaces() {
    var two = new BufferedImage(960, 600, BufferedImage.TYPE_INT_RGB);
    portrait(two, 0, 1, 0, 0);
    portrait(two, 5, 1, 480, 0);
    var compared = faces.compare(png(two), drawn(5, OTHER_LIGHT));
    assertThat(compared).isInstanceOf(Comparison.Compared.class);
    assertThat(((Comparison.Compared) compared).facesOne()).isEqualTo(2);
    assertThat(distance(png(two), drawn(5, OTHER_LIGHT)))
        .isLessThan(distance(drawn(0, Look.PLAIN), drawn(5, OTHER_LIGHT)));
    assertThat(selfie(two).prominent()).isEqualTo(2);
    portrait(two, 5, 6, 0, 0); // a small one in the background does not count
    assertThat(selfie(new DrawnFace(0).picture(Look.PLAIN).toImage()).prominent()).isEqualTo(1);
  }

  @Test
  void aPictureWithoutAFaceSaysSo() {
    var empty = png(new BufferedImage(400, 400, BufferedImage.TYPE_INT_RGB));
    assertThat(faces.compare(drawn(0, Look.PLAIN), empty))
        .isEqualTo(new Comparison.Failed(2, "No face detected in image"));
    assertThat(faces.check(empty)).isEqualTo(new Faces.Unseen("No face detected in image"));
  }

  @Test
  void aDamagedPictureIsNoScore() {
    var cut = java.util.Arrays.copyOf(drawn(0, Look.PLAIN), 9_000);
    assertThat(faces.compare(cut, drawn(0, Look.PLAIN)))
        .isEqualTo(new Comparison.Failed(1, "The file is damaged and cannot be read."));
  }

  @Test
  void shutEyesAreToldFromOpenOnes() {
    for (var person = 0; person < 5; person++) {
      var open = selfie(new DrawnFace(person).picture(Look.PLAIN).toImage()).eyes();
      var shut = selfie(new DrawnFace(person).picture(new Look(0, 1, 0, 0, 0)).toImage()).eyes();
      assertThat(open.isOpen()).isTrue();
      assertThat(shut.isOpen()).isFalse();
    }
  }

  private static BufferedImage cut(Picture picture, double part, boolean below) {
    var extent = selfie(picture.toImage()).faces().getFirst().extent();
    var image = picture.toImage();
    if (below)
      return image.getSubimage(
          0, 0, image.getWidth(), (int) (extent.y() + extent.high() * (1 - part)));
    var left = (int) (extent.x() + extent.wide() * part);
    return image.getSubimage(left, 0, image.getWidth() - left, image.getHeight());
  }

  @Test
  void aFaceThatTheEdgeCutsIsCropped() {
    for (var person = 0; person < 4; person++) {
      var picture = new DrawnFace(person).picture(Look.PLAIN);
      assertThat(selfie(picture.toImage()).isCropped()).isFalse();
      assertThat(selfie(cut(picture, -0.03, false)).isCropped()).isFalse();
      assertThat(selfie(cut(picture, 0.15, false)).isCropped()).isTrue();
      assertThat(selfie(cut(picture, 0.15, true)).isCropped()).isTrue();
    }
  }

  @Test
  void pointsLieWhereTheyWereDrawn() {
    var face = selfie(new DrawnFace(0).picture(Look.PLAIN).toImage()).faces().getFirst();
    assertThat(face.x(bonafide.face.detect.Landmark.NOSE_TIP))
        .isCloseTo(DrawnFace.WIDE / 2.0, within(12.0));
    assertThat(face.y(bonafide.face.detect.Landmark.RIGHT_EYE))
        .isCloseTo(DrawnFace.HIGH / 2.0 - 20 - 18, within(12.0));
    assertThat(face.yaw()).isCloseTo(0, within(5.0));
  }

  @Test
  void manyAtOnceAllGetTheSameAnswer() throws Exception {
    var one = drawn(1, Look.PLAIN);
    var two = drawn(1, OTHER_LIGHT);
    var alone = faces.compare(one, two);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          IntStream.range(0, 24)
              .mapToObj(_ -> (Callable<Comparison>) () -> faces.compare(one, two));
      for (var answer : threads.invokeAll(tasks.toList()))
        assertThat(answer.get()).isEqualTo(alone);
    }
  }
}
