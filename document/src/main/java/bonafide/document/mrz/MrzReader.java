package bonafide.document.mrz;

import bonafide.document.text.Line;
import bonafide.document.text.Strip;
import bonafide.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks for a zone among the lines of a picture and reads it with its own network.
public final class MrzReader {
  private static final int LEAST_CHARACTERS = 22;

  /// Below this a line is no line of so many characters.
  private static final double WORST = -1.6;

  private MrzReader() {}

  /// @param strips where its lines are
  public record Zone(Mrz mrz, List<Strip> strips) {}

  /// @param lines of the whole picture, from the top down
  public static Optional<Zone> read(Picture picture, List<Line> lines) {
    var strips = joined(likely(lines));
    var reader = new ZoneReader(picture);
    Found best = null;
    for (var count = 3; count >= 2; count--) {
      for (var from = strips.size() - count; from >= 0; from--) {
        var group = strips.subList(from, from + count);
        if (!areNeighbours(group)) continue;
        var found = best(reader, level(group), lines);
        if (found == null || (best != null && found.worth() <= best.worth())) continue;
        best = found;
        if (best.mrz().isValid()) return Optional.of(best.zone());
      }
    }
    return Optional.ofNullable(best).map(Found::zone);
  }

  private record Found(Mrz mrz, double score, List<Strip> strips) {
    Zone zone() {
      return new Zone(mrz, strips);
    }

    double worth() {
      var holding = mrz.checks().values().stream().filter(holds -> holds).count();
      return holding - 0.5 * mrz.mended() + score;
    }
  }

  /// What reads like a zone, and wide lines right beside it.
  private static List<Line> likely(List<Line> lines) {
    var sure = lines.stream().filter(MrzReader::isLikely).toList();
    return lines.stream()
        .filter(line -> sure.contains(line) || sure.stream().anyMatch(s -> isBeside(line, s)))
        .toList();
  }

  private static boolean isLikely(Line line) {
    var marks = 0;
    var others = 0;
    for (var i = 0; i < line.text().length(); i++) {
      var c = line.text().charAt(i);
      if (ZoneNet.CLASSES.indexOf(c) >= 0) marks++;
      else if (c != ' ') others++;
    }
    return marks >= 8
        && others <= marks / 4
        && line.place().wide() > 7 * line.place().high()
        && (line.text().contains("<<") || line.text().length() >= LEAST_CHARACTERS);
  }

  private static boolean isBeside(Line line, Line sure) {
    var one = line.place();
    var two = sure.place();
    var distance = Math.abs(one.y() - two.at(one.x()));
    return distance < 3.5 * two.high()
        && one.wide() > 0.3 * two.wide()
        && one.high() < 1.7 * two.high();
  }

  /// Lines that were found in several pieces, as one strip each, from the top down.
  private static List<Strip> joined(List<Line> lines) {
    var strips = new ArrayList<Strip>();
    var fromLeft = new ArrayList<>(lines.stream().map(Line::place).toList());
    fromLeft.sort(Comparator.comparingDouble(Strip::left));
    for (var place : fromLeft) {
      var joined = false;
      for (var i = 0; i < strips.size() && !joined; i++) {
        var before = strips.get(i);
        if (Math.abs(before.at(place.x()) - place.y()) > 0.5 * before.high()
            || place.left() < before.right() - before.high()) continue;
        strips.set(i, union(before, place));
        joined = true;
      }
      if (!joined) strips.add(place);
    }
    strips.sort(
        Comparator.comparingDouble(strip -> strip.y() - Math.tan(strip.angle()) * strip.x()));
    return strips;
  }

  private static Strip union(Strip one, Strip two) {
    var x1 = one.left();
    var y1 = one.y() - Math.sin(one.angle()) * one.wide() / 2;
    var x2 = two.right();
    var y2 = two.y() + Math.sin(two.angle()) * two.wide() / 2;
    return new Strip(
        (x1 + x2) / 2,
        (y1 + y2) / 2,
        Math.hypot(x2 - x1, y2 - y1),
        Math.max(one.high(), two.high()),
        Math.atan2(y2 - y1, x2 - x1));
  }

  private static boolean areNeighbours(List<Strip> strips) {
    for (var i = 1; i < strips.size(); i++) {
      var above = strips.get(i - 1);
      var below = strips.get(i);
      var down = below.y() - above.at(below.x());
      if (down < 0.6 * above.high() || down > 4 * above.high()) return false;
      if (Math.min(above.wide(), below.wide()) < 0.3 * Math.max(above.wide(), below.wide()))
        return false;
    }
    return true;
  }

  /// All lines of a zone begin and end below each other; one that was found too short is made as
  /// long as the longest.
  private static List<Strip> level(List<Strip> strips) {
    var longest = strips.stream().max(Comparator.comparingDouble(Strip::wide)).orElseThrow();
    return strips.stream()
        .map(
            strip -> {
              if (strip.wide() > 0.93 * longest.wide()) return strip;
              var middle = longest.x() - Math.sin(longest.angle()) * (strip.y() - longest.y());
              return new Strip(
                  middle,
                  strip.y() + Math.tan(longest.angle()) * (middle - strip.x()),
                  longest.wide(),
                  strip.high(),
                  longest.angle());
            })
        .toList();
  }

  private static Cells seconded(Cells read, Strip strip, List<Line> lines) {
    for (var line : lines) if (line.place().equals(strip)) return read.seconded(line);
    return read; // it was found in pieces
  }

  private static @Nullable Found best(ZoneReader reader, List<Strip> strips, List<Line> lines) {
    Found best = null;
    for (var format : MrzFormat.values()) {
      if (format.lines() != strips.size()) continue;
      var cells = new ArrayList<Cells>();
      var score = 0.0;
      for (var line = 0; line < strips.size(); line++) {
        var strip = strips.get(line);
        var print = strip.grown(-Cells.BORDER * strip.high(), 0);
        var read = reader.read(print, format, line);
        score += read.score() / strips.size();
        cells.add(format.isName(line) ? seconded(read, strip, lines) : read);
        if (score < WORST) break;
      }
      if (cells.size() < strips.size() || score < WORST) continue;
      var found = new Found(MrzParser.parse(format, cells), score, strips);
      if (best == null || found.worth() > best.worth()) best = found;
      if (best.mrz().isValid() && best.score() > WORST / 4) break;
    }
    return best;
  }
}
