package bonafide.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bonafide.image.Reading.Read;
import bonafide.image.Reading.Unreadable;
import bonafide.image.Reading.Why;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {
  /// Red at the top left, blue at the bottom right.
  private static BufferedImage image(int type) {
    var image = new BufferedImage(60, 40, type);
    var pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 60, 40);
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 20, 20);
    pen.setColor(Color.BLUE);
    pen.fillRect(40, 20, 20, 20);
    pen.dispose();
    return image;
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    var out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, out)).isTrue();
    return out.toByteArray();
  }

  private static Picture picture(byte[] file) {
    var reading = Pictures.read(file);
    assertThat(reading).isInstanceOf(Read.class);
    return ((Read) reading).picture();
  }

  private static void isRed(int pixel) {
    assertThat(pixel >> 16).isGreaterThan(180);
    assertThat(pixel >> 8 & 255).isLessThan(80);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "jpeg"})
  void theKindIsToldByItsContent(String format) throws IOException {
    var file = file(image(BufferedImage.TYPE_INT_RGB), format);
    assertThat(Pictures.type(file))
        .contains(ImageType.valueOf(format.toUpperCase(java.util.Locale.ROOT)));
    assertThat(Pictures.head(file).orElseThrow().width()).isEqualTo(60);
    isRed(picture(file).at(8, 8));
    assertThat(picture(file).at(52, 32) & 255).isGreaterThan(180);
  }

  @Test
  void whatIsTransparentLiesOnWhite() throws IOException {
    var image = new BufferedImage(10, 10, BufferedImage.TYPE_INT_ARGB);
    assertThat(picture(file(image, "png")).at(5, 5)).isEqualTo(0xffffff);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
  void greyStaysAsItIsStored(int type) throws IOException {
    var image = new BufferedImage(10, 10, type);
    var most = type == BufferedImage.TYPE_BYTE_GRAY ? 255 : 65_535;
    image.getRaster().setSamples(0, 0, 10, 10, 0, fill(most / 2));
    assertThat(picture(file(image, "png")).at(5, 5) & 255).isCloseTo(127, within(1));
  }

  private static int[] fill(int value) {
    var samples = new int[100];
    Arrays.fill(samples, value);
    return samples;
  }

  /// EXIF in a JPEG: a segment APP1 with one entry, the orientation.
  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    var tiff =
        ByteBuffer.allocate(26)
            .put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0})
            .put((byte) orientation)
            .put(new byte[6])
            .array();
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe1, 0, (byte) (2 + 6 + tiff.length)});
    out.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
    out.writeBytes(tiff);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  /// Where the red corner comes to lie.
  @ParameterizedTest
  @CsvSource({
    "1, 8, 8",
    "2, 52, 8",
    "3, 52, 32",
    "4, 8, 32",
    "5, 8, 8",
    "6, 32, 8",
    "7, 32, 52",
    "8, 8, 52"
  })
  void aCamerasTurnIsHeeded(int orientation, int x, int y) throws IOException {
    var jpeg = withOrientation(file(image(BufferedImage.TYPE_INT_RGB), "jpeg"), orientation);
    var picture = picture(jpeg);
    assertThat(picture.width()).isEqualTo(orientation < 5 ? 60 : 40);
    isRed(picture.at(x, y));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void whatIsShownSaysNothingOfWhereItWasTaken(int orientation) throws IOException {
    var jpeg = withOrientation(file(image(BufferedImage.TYPE_INT_RGB), "jpeg"), orientation);
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(segment(0xfe, "taken at home"));
    out.writeBytes(segment(0xe1, "http://ns.adobe.com/xap/1.0/ taken at home"));
    out.writeBytes(segment(0xe2, "MPF: another picture taken at home"));
    out.write(jpeg, 2, jpeg.length - 2);
    out.writeBytes("and a film taken at home".getBytes(StandardCharsets.US_ASCII));
    var bare = Bare.of(out.toByteArray());
    var text = new String(bare, StandardCharsets.ISO_8859_1);
    assertThat(text).doesNotContain("taken at home");
    assertThat(text.contains("Exif")).isEqualTo(orientation == 6);
    assertThat(picture(bare).width()).isEqualTo(orientation == 6 ? 40 : 60);
    assertThat(picture(bare).at(20, 20)).isEqualTo(picture(jpeg).at(20, 20));
    assertThat(Bare.of(bare)).isEqualTo(bare);
  }

  @Test
  void whatIsShownKeepsItsColours() throws IOException {
    var jpeg = file(image(BufferedImage.TYPE_INT_RGB), "jpeg");
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(segment(0xe2, "ICC_PROFILE\0\1\1colours"));
    out.write(jpeg, 2, jpeg.length - 2);
    assertThat(Bare.of(out.toByteArray())).isEqualTo(out.toByteArray());
  }

  private static byte[] segment(int marker, String text) {
    var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    return ByteBuffer.allocate(4 + bytes.length)
        .put((byte) 0xff)
        .put((byte) marker)
        .putShort((short) (2 + bytes.length))
        .put(bytes)
        .array();
  }

  @Test
  void notesInAPngGoToo() throws IOException {
    var png = file(image(BufferedImage.TYPE_INT_RGB), "png");
    var note = "tEXtComment\0taken at home".getBytes(StandardCharsets.ISO_8859_1);
    var told =
        ByteBuffer.allocate(png.length + note.length + 8)
            .put(png, 0, 33) // up to the end of IHDR
            .putInt(note.length - 4)
            .put(note)
            .putInt(0)
            .put(png, 33, png.length - 33)
            .array();
    assertThat(Bare.of(told)).isEqualTo(png);
    assertThat(Bare.of(png)).isEqualTo(png);
    var cut = java.util.Arrays.copyOf(told, 40);
    assertThat(Bare.of(cut)).isEqualTo(cut);
    var text = "no picture".getBytes(StandardCharsets.US_ASCII);
    assertThat(Bare.of(text)).isEqualTo(text);
  }

  private static Why why(byte[] file) {
    var reading = Pictures.read(file);
    assertThat(reading).isInstanceOf(Unreadable.class);
    return ((Unreadable) reading).why();
  }

  @Test
  void whatCannotBeReadSaysWhy() throws IOException {
    assertThat(why(new byte[0])).isEqualTo(Why.EMPTY);
    assertThat(why("GIF89a and so on".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Why.UNSUPPORTED);
    assertThat(why("RIFF....WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(Why.UNSUPPORTED);
    var jpeg = file(image(BufferedImage.TYPE_INT_RGB), "jpeg");
    assertThat(why(Arrays.copyOf(jpeg, jpeg.length * 2 / 3))).isEqualTo(Why.BROKEN);
    assertThat(why(Arrays.copyOf(jpeg, 20))).isEqualTo(Why.BROKEN);
    var png = file(image(BufferedImage.TYPE_INT_RGB), "png");
    assertThat(why(Arrays.copyOf(png, png.length / 2))).isEqualTo(Why.BROKEN);
  }

  /// A few hundred bytes that claim to be 60,000 x 60,000 pixels.
  @Test
  void aFloodOfPixelsIsRefusedBeforeItIsDecoded() throws IOException {
    var png = file(image(BufferedImage.TYPE_INT_RGB), "png");
    var header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    var check = new CRC32();
    check.update(png, 12, 17);
    header.putInt(29, (int) check.getValue());
    assertThat(why(png)).isEqualTo(Why.TOO_MANY_PIXELS);
  }

  @Test
  void aLargePictureIsThinned() throws IOException {
    var large = new BufferedImage(4_000, 3_000, BufferedImage.TYPE_BYTE_GRAY);
    var reading = (Read) Pictures.read(file(large, "png"));
    assertThat(reading.width()).isEqualTo(4_000);
    assertThat(reading.picture().width()).isEqualTo(2_000);
  }

  /// Whatever the bytes, an answer comes.
  @Test
  void noBytesBringADecoderDown() throws IOException {
    var random = new Random(5);
    for (var format : new String[] {"png", "jpeg", "bmp"}) {
      var good = file(image(BufferedImage.TYPE_INT_RGB), format);
      for (var i = 0; i < 300; i++) {
        var bad = Arrays.copyOf(good, good.length - random.nextInt(good.length / 4));
        for (var k = 0; k < 1 + random.nextInt(8); k++)
          bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt();
        assertThat(Pictures.read(bad)).isNotNull();
      }
    }
  }

  @Test
  void aSampleIsWhatLiesThere() throws IOException {
    var picture = picture(file(image(BufferedImage.TYPE_INT_RGB), "png"));
    var same = picture.sample(new Similarity(1, 0, 0, 0), 60, 40);
    for (var y = 0; y < 40; y++)
      for (var x = 0; x < 60; x++)
        assertThat(same[3 * (y * 60 + x)]).isEqualTo(picture.at(x, y) >> 16 & 255);
    var quarter = picture.sample(new Similarity(4, 0, 1.5, 1.5), 15, 10);
    assertThat(quarter[3 * (1 * 15 + 1) + 1]).isLessThan(30); // no green in the red corner
    var from = new double[] {0, 0, 10, 0, 0, 10};
    var to = new double[] {5, 5, 5, 25, -15, 5};
    var map = Similarity.between(from, to);
    assertThat(map.scale()).isCloseTo(2, within(1e-9));
    assertThat(map.inverse().x(map.x(3, 4), map.y(3, 4))).isCloseTo(3, within(1e-9));
  }
}
