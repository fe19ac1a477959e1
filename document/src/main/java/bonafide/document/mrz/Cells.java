package bonafide.document.mrz;

import java.util.Arrays;

/// The characters of a line, one a cell.
///
/// @param sure how sure each is, 0 to 1
/// @param others what each may be instead
/// @param otherSure how sure that is
/// @param score the mean logarithm of likelihood of reading this line as so many characters
record Cells(String text, double[] sure, char[] others, double[] otherSure, double score) {

  /// A line that is beyond doubt.
  static Cells certain(String text) {
    var sure = new double[text.length()];
    Arrays.fill(sure, 1);
    return new Cells(text, sure, text.toCharArray(), new double[text.length()], 0);
  }

  double mean() {
    return Arrays.stream(sure).average().orElse(0);
  }
}
