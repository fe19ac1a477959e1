package bonafide.document.barcode;

import bonafide.document.field.Box;
import bonafide.image.Picture;
import bonafide.image.Similarity;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads the first barcode of a picture, trying one way of looking after another until the time
/// is up.
public final class Barcodes {
  private static final Map<DecodeHintType, Object> HINTS =
      Map.of(
          DecodeHintType.TRY_HARDER,
          true,
          DecodeHintType.POSSIBLE_FORMATS,
          List.of(BarcodeFormat.PDF_417, BarcodeFormat.QR_CODE));
  private static final double[] SCALES = {1, 0.5, 2, 0.7, 1.4, 0.35};
  private static final List<Function<LuminanceSource, Binarizer>> BINARIZERS =
      List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);
  private static final int MOST_PIXELS = 6_000_000;

  private Barcodes() {}

  /// @param format `PDF_417` or `QR_CODE`
  /// @param box in pixels of the picture
  public record Barcode(String format, String text, Box box) {}

  public static Optional<Barcode> read(Picture picture, Duration budget) {
    var end = System.nanoTime() + budget.toNanos();
    for (var scale : SCALES) {
      var plain = Grey.of(picture, scale);
      if (plain.isEmpty()) continue;
      for (var sharp : new boolean[] {false, true}) {
        var grey = sharp ? plain.get().sharpened() : plain.get();
        for (var turned : new boolean[] {false, true}) {
          for (var binarizer : BINARIZERS) {
            var found = read(turned ? grey.turned() : grey, binarizer);
            if (found.isPresent()) {
              var box = box(found.get());
              var upright = turned ? box.turnedBack(grey.getHeight()) : box;
              return Optional.of(
                  new Barcode(
                      found.get().getBarcodeFormat().name(),
                      found.get().getText(),
                      upright.scaled(1 / scale)));
            }
            if (System.nanoTime() > end) return Optional.empty();
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Result> read(Grey grey, Function<LuminanceSource, Binarizer> binarizer) {
    try {
      return Optional.of(
          new MultiFormatReader().decode(new BinaryBitmap(binarizer.apply(grey)), HINTS));
    } catch (ReaderException | RuntimeException e) { // not found this way; or the reader gave up
      return Optional.empty();
    }
  }

  /// What holds all points that the reader names: the corners of a PDF417, the middles of a QR
  /// code's patterns, which are seven modules wide.
  private static Box box(Result result) {
    var points =
        Stream.of(result.getResultPoints())
            .filter(Objects::nonNull) // a row's end that was not found
            .map(
                point -> {
                  var around =
                      point instanceof FinderPattern pattern
                          ? 3.5 * pattern.getEstimatedModuleSize()
                          : 0;
                  return new Box(
                      point.getX() - around,
                      point.getY() - around,
                      point.getX() + around,
                      point.getY() + around);
                });
    return points.reduce(Box::and).orElseThrow();
  }

  /// A picture without colours.
  private static final class Grey extends LuminanceSource {
    private final byte[] values;

    private Grey(byte[] values, int wide, int high) {
      super(wide, high);
      this.values = values;
    }

    static Optional<Grey> of(Picture picture, double scale) {
      var wide = (int) Math.round(picture.width() * scale);
      var high = (int) Math.round(picture.height() * scale);
      if (Math.min(wide, high) < 20 || (long) wide * high > MOST_PIXELS) return Optional.empty();
      var bright =
          Picture.brightness(picture.sample(new Similarity(1 / scale, 0, 0, 0), wide, high));
      var values = new byte[bright.length];
      for (var i = 0; i < values.length; i++) values[i] = (byte) bright[i];
      return Optional.of(new Grey(values, wide, high));
    }

    Grey turned() {
      var wide = getHeight();
      var high = getWidth();
      var turned = new byte[values.length];
      for (var y = 0; y < high; y++)
        for (var x = 0; x < wide; x++)
          turned[y * wide + x] = values[(getHeight() - 1 - x) * getWidth() + y];
      return new Grey(turned, wide, high);
    }

    /// Each pixel further from the mean of its neighbours.
    Grey sharpened() {
      var wide = getWidth();
      var high = getHeight();
      var sharp = values.clone();
      for (var y = 1; y < high - 1; y++) {
        for (var x = 1; x < wide - 1; x++) {
          var at = y * wide + x;
          var around =
              (values[at - 1] & 255)
                  + (values[at + 1] & 255)
                  + (values[at - wide] & 255)
                  + (values[at + wide] & 255);
          var value = (values[at] & 255) + (4 * (values[at] & 255) - around) / 2;
          sharp[at] = (byte) Math.clamp(value, 0, 255);
        }
      }
      return new Grey(sharp, wide, high);
    }

    @Override
    public byte[] getRow(int y, byte[] row) {
      var into = row == null || row.length < getWidth() ? new byte[getWidth()] : row;
      System.arraycopy(values, y * getWidth(), into, 0, getWidth());
      return into;
    }

    @Override
    public byte[] getMatrix() {
      return values;
    }
  }
}
