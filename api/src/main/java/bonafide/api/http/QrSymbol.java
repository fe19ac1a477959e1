package bonafide.api.http;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A QR symbol as its squares, for a page to draw.
public final class QrSymbol {
  private QrSymbol() {}

  /// A text of 1 (dark) and 0 a row, with a quiet zone around.
  public static List<String> of(String text) {
    try {
      var matrix =
          new QRCodeWriter()
              .encode(
                  text,
                  BarcodeFormat.QR_CODE,
                  0,
                  0,
                  Map.of(
                      EncodeHintType.ERROR_CORRECTION,
                      ErrorCorrectionLevel.M,
                      EncodeHintType.MARGIN,
                      4));
      var rows = new ArrayList<String>();
      for (var y = 0; y < matrix.getHeight(); y++) {
        var row = new StringBuilder();
        for (var x = 0; x < matrix.getWidth(); x++) row.append(matrix.get(x, y) ? '1' : '0');
        rows.add(row.toString());
      }
      return rows;
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }
}
