package bonafide.server;

import bonafide.face.drawn.DrawnFace;
import bonafide.face.drawn.DrawnFace.Look;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import javax.imageio.ImageIO;

/// Pictures of people nobody is. Number 7 is the one whose photo the sandbox's registers hold.
final class Portraits {
  static final int ON_RECORD = 7;

  static {
    try {
      var photos = Files.createDirectories(Running.DATA.resolve("sandbox/photos"));
      Files.write(photos.resolve("A.jpg"), jpeg(ON_RECORD, Look.PLAIN, 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Portraits() {}

  static BufferedImage drawn(int person, Look look) {
    var face = new DrawnFace(person).picture(look).toImage();
    var large = new BufferedImage(960, 1200, BufferedImage.TYPE_INT_RGB);
    large
        .getGraphics()
        .drawImage(face.getScaledInstance(960, 1200, Image.SCALE_SMOOTH), 0, 0, null);
    return large;
  }

  static byte[] file(BufferedImage image, String format, int least) {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, format, out);
      return Arrays.copyOf(out.toByteArray(), Math.max(out.size(), least));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param least pads the file to so many bytes
  static byte[] jpeg(int person, Look look, int least) {
    return file(drawn(person, look), "jpeg", least);
  }
}
