package bonafide.document.mrz;

import bonafide.document.text.Line;
import java.util.Arrays;

/// The characters of a line, one a cell.
///
/// @param sure how sure each is, 0 to 1
/// @param others what each may be instead
/// @param otherSure how sure that is
/// @param score the mean logarithm of likelihood of reading this line as so many characters
record Cells(String text, double[] sure, char[] others, double[] otherSure, double score) {
  /// How much larger than the print a strip is on either side, in its heights.
  static final double BORDER = 0.3;

  private static final double LIKELY = 0.02;

  /// A line that is beyond doubt.
  static Cells certain(String text) {
    var sure = new double[text.length()];
    Arrays.fill(sure, 1);
    return new Cells(text, sure, text.toCharArray(), new double[text.length()], 0);
  }

  /// A second opinion on what no check digit covers: where another reader is surer and sees what
  /// this one thought of second, that is taken.
  ///
  /// @param line the same print, as the other reader has it
  Cells seconded(Line line) {
    if (line.text().length() != text.length()) return this; // nobody knows which is which
    var read = new StringBuilder(text);
    var sures = sure.clone();
    for (var i = 0; i < text.length(); i++) {
      if (line.text().charAt(i) != others[i] || others[i] == text.charAt(i)) continue;
      if (otherSure[i] < LIKELY || line.sure()[i] < sure[i]) continue;
      read.setCharAt(i, others[i]);
      sures[i] = line.sure()[i] * (1 - sure[i] / 2);
    }
    return new Cells(read.toString(), sures, others, otherSure, score);
  }

  double mean() {
    return Arrays.stream(sure).average().orElse(0);
  }
}
