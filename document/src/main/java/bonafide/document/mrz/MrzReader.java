package bonafide.document.mrz;

import bonafide.document.text.Line;
import bonafide.document.text.Strip;
import bonafide.document.text.Texts;
import bonafide.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Looks for a zone among the lines of a picture and reads it again with its own alphabet, each
/// character put into its cell: the print has a fixed pitch.
public final class MrzReader {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<";
  private static final int LEAST_CHARACTERS = 24;
  private static final double SURE = 0.88;
  private static final double[] MARGINS = {-0.13, 0, -0.2, 0.12};

  private final Texts texts;
  private final Texts.Alphabet alphabet;

  public MrzReader(Texts texts) {
    this.texts = texts;
    this.alphabet = texts.alphabet(ALPHABET);
  }

  /// @param lines of the whole picture, from the top down
  public Optional<Mrz> read(Picture picture, List<Line> lines) {
    var likely = joined(lines.stream().filter(MrzReader::isLikely).toList());
    Mrz best = null;
    for (var count = 2; count <= 3; count++) {
      for (var from = 0; from + count <= likely.size(); from++) {
        var strips = likely.subList(from, from + count);
        if (!areNeighbours(strips)) continue;
        for (var margin : MARGINS) {
          var read = read(picture, strips, margin);
          if (read.isPresent() && (best == null || worth(read.get()) > worth(best)))
            best = read.get();
          if (best != null && isBeyondDoubt(best)) return Optional.of(best);
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isBeyondDoubt(Mrz mrz) {
    return mrz.isValid() && mrz.mended() == 0 && mrz.confidence() > SURE;
  }

  private static double worth(Mrz mrz) {
    var holding = mrz.checks().values().stream().filter(holds -> holds).count();
    return holding - 0.5 * mrz.mended() + mrz.confidence();
  }

  private static boolean isLikely(Line line) {
    var marks = 0;
    var others = 0;
    for (var i = 0; i < line.text().length(); i++) {
      var c = line.text().charAt(i);
      if (ALPHABET.indexOf(c) >= 0) marks++;
      else if (c != ' ') others++;
    }
    return marks >= 8
        && others <= marks / 4
        && line.place().wide() > 8 * line.place().high()
        && (line.text().contains("<") || line.text().length() >= LEAST_CHARACTERS);
  }

  /// Lines that were found in several pieces, as one strip each.
  private static List<Strip> joined(List<Line> lines) {
    var strips = new ArrayList<Strip>();
    for (var line : lines) {
      var place = line.place();
      var last = strips.isEmpty() ? null : strips.getLast();
      if (last != null
          && Math.abs(last.y() - place.y()) < 0.5 * Math.min(last.high(), place.high())
          && Math.abs(last.x() - place.x()) > (last.wide() + place.wide()) * 0.4) {
        var left = Math.min(last.left(), place.left());
        var right = Math.max(last.right(), place.right());
        strips.set(
            strips.size() - 1,
            new Strip(
                (left + right) / 2,
                (last.y() + place.y()) / 2,
                right - left,
                Math.max(last.high(), place.high()),
                (last.angle() + place.angle()) / 2));
      } else {
        strips.add(place);
      }
    }
    strips.sort(Comparator.comparingDouble(Strip::y));
    return strips;
  }

  private static boolean areNeighbours(List<Strip> strips) {
    for (var i = 1; i < strips.size(); i++) {
      var above = strips.get(i - 1);
      var below = strips.get(i);
      if (below.y() - above.y() > 4 * above.high()) return false;
      if (Math.abs(above.wide() - below.wide()) > 0.35 * Math.max(above.wide(), below.wide()))
        return false;
    }
    return true;
  }

  private Optional<Mrz> read(Picture picture, List<Strip> strips, double margin) {
    var read =
        strips.stream()
            .map(
                strip ->
                    texts.read(
                        picture, strip.grown(strip.high() * 0.2, margin * strip.high()), alphabet))
            .toList();
    Mrz best = null;
    var least = Integer.MAX_VALUE;
    for (var format : MrzFormat.values()) {
      if (format.lines() != strips.size()) continue;
      var cells = read.stream().map(line -> Cells.of(line, format.characters())).toList();
      if (cells.stream().anyMatch(Optional::isEmpty)) continue;
      var filled = read.stream().mapToInt(l -> format.characters() - l.text().length()).sum();
      if (filled >= least) continue;
      var parsed = MrzParser.cells(cells.stream().map(Optional::orElseThrow).toList());
      if (parsed.isEmpty()) continue;
      best = parsed.get();
      least = filled;
    }
    return Optional.ofNullable(best);
  }
}
