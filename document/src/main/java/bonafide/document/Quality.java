package bonafide.document;

import bonafide.document.text.Line;
import bonafide.image.Picture;
import java.util.ArrayList;
import java.util.List;

/// Why a picture may be hard to read.
public final class Quality {
  /// Each with a sentence for whoever took the picture.
  public enum Fault {
    NO_PRINT("No print was found: is the document in the picture?"),
    SMALL("The print is too small: go closer, or use a better camera."),
    BLURRED("The print is blurred or covered: hold still, and look for even light."),
    GLARE("A lamp shines on the document: tilt it away."),
    CUT("The edge of the picture cuts off print: show the whole document.");

    private final String sentence;

    Fault(String sentence) {
      this.sentence = sentence;
    }

    public String sentence() {
      return sentence;
    }
  }

  private static final double LEAST_HEIGHT = 11; // pixels of a line, margins included
  private static final double UNSURE = 0.85;
  private static final int WHITE = 250;
  private static final double GLARE = 0.04;
  private static final int EDGE = 3;

  private Quality() {}

  static List<Fault> of(Picture picture, List<Line> lines) {
    var faults = new ArrayList<Fault>();
    if (lines.isEmpty()) {
      faults.add(Fault.NO_PRINT);
      return faults;
    }
    var heights = lines.stream().mapToDouble(line -> line.place().high()).sorted().toArray();
    if (heights[heights.length / 2] < LEAST_HEIGHT) faults.add(Fault.SMALL);
    var sure = lines.stream().mapToDouble(Line::confidence).sorted().toArray();
    if (sure[sure.length / 2] < UNSURE) faults.add(Fault.BLURRED);
    if (glare(picture) > GLARE) faults.add(Fault.GLARE);
    if (lines.stream().anyMatch(line -> isCut(picture, line))) faults.add(Fault.CUT);
    return faults;
  }

  /// The share of the middle that is burnt out.
  private static double glare(Picture picture) {
    var burnt = 0;
    var seen = 0;
    for (var y = picture.height() / 5; y < picture.height() * 4 / 5; y += 4) {
      for (var x = picture.width() / 5; x < picture.width() * 4 / 5; x += 4) {
        var rgb = picture.at(x, y);
        seen++;
        if ((rgb >> 16 & 255) >= WHITE && (rgb >> 8 & 255) >= WHITE && (rgb & 255) >= WHITE)
          burnt++;
      }
    }
    // Paper is white all over; a lamp burns out a part.
    var share = (double) burnt / Math.max(1, seen);
    return share > 0.35 ? 0 : share;
  }

  private static boolean isCut(Picture picture, Line line) {
    var place = line.place();
    return line.confidence() > UNSURE
        && (place.left() + 0.3 * place.high() < EDGE
            || place.right() - 0.3 * place.high() > picture.width() - EDGE);
  }
}
