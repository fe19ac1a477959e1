package bonafide.document.text;

import bonafide.image.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// The reader of print: shared, warmed, and never on more threads at once than there are cores.
public final class Texts implements AutoCloseable {
  /// Enough for the smallest print of a card that fills the picture.
  public static final int CARD = 960;

  /// Enough for a page of A4.
  public static final int PAGE = 1_440;

  private static final int TRIED = 5;
  private static final double SURE = 0.95;
  private static final double UNSURE = 0.9;
  private static final double CLOSER = 0.06; // of the height, above and below
  private static final int LONG = 4;
  private static final double CLEARLY = 1.15;
  private static final double WORDS = 7; // times as wide as high
  private static final int MOST_HELPERS = 3;

  private final LineFinder finder = new LineFinder();
  private final LineReader reader = new LineReader();
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

  /// A picture the right way up, and its lines from the top down.
  ///
  /// @param quarters how often it was turned clockwise for that
  public record Page(Picture picture, List<Line> lines, int quarters) {}

  /// Where print stands.
  ///
  /// @param most pixels along the longer side that are looked at
  public Outlines find(Picture picture, int most) {
    cores.acquireUninterruptibly();
    try {
      return finder.find(picture, most);
    } finally {
      cores.release();
    }
  }

  /// Turns the picture until its print runs to the right, and reads every line.
  ///
  /// @param most pixels along the longer side that are looked at to find lines
  public Page read(Picture picture, int most) {
    return read(picture, find(picture, most), most);
  }

  /// The same where the lines are known.
  ///
  /// @param found where print stands in the picture
  public Page read(Picture picture, Outlines found, int most) {
    cores.acquireUninterruptibly();
    try {
      var upright = picture;
      var quarters = 0;
      var strips = found.strips();
      if (runsDown(strips)) {
        upright = picture.turned(1);
        quarters = 1;
        strips = finder.find(upright, most).strips();
      }
      var known = new HashMap<Strip, Line>();
      if (isUpsideDown(upright, strips, known)) {
        known.clear();
        upright = upright.turned(2);
        quarters += 2;
        var width = upright.width();
        var height = upright.height();
        strips =
            strips.stream()
                .map(
                    s ->
                        new Strip(
                            width - 1 - s.x(), height - 1 - s.y(), s.wide(), s.high(), s.angle()))
                .toList();
      }
      var lines = new ArrayList<>(read(upright, strips, known));
      lines.removeIf(line -> line.text().isBlank());
      lines.sort(Comparator.comparingDouble(line -> line.place().y()));
      return new Page(upright, List.copyOf(lines), quarters);
    } finally {
      cores.release();
    }
  }

  /// Cores that nobody else uses help.
  ///
  /// @param known what was read already
  private List<Line> read(Picture picture, List<Strip> strips, Map<Strip, Line> known) {
    var lines = new Line[strips.size()];
    var next = new AtomicInteger();
    Runnable work =
        () -> {
          for (var i = next.getAndIncrement(); i < lines.length; i = next.getAndIncrement())
            lines[i] = line(picture, strips.get(i), known);
        };
    var helpers = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      while (helpers.size() < MOST_HELPERS && cores.tryAcquire()) helpers.add(threads.submit(work));
      work.run();
    } finally {
      cores.release(helpers.size());
    }
    for (var helper : helpers) helper.resultNow(); // what broke a helper breaks the reading
    return List.of(lines);
  }

  /// A line that was hardly read is looked at once more, a little closer.
  private Line line(Picture picture, Strip strip, Map<Strip, Line> known) {
    var line = known.get(strip);
    if (line == null) line = reader.read(picture, strip);
    if (line.confidence() >= UNSURE || isZone(line)) return line;
    var closer = reader.read(picture, strip.grown(0, -CLOSER * strip.high()));
    return closer.confidence() > line.confidence() ? closer : line;
  }

  /// Of those for machines, which have a reader of their own; or nothing.
  private static boolean isZone(Line line) {
    return line.text().isBlank() || line.text().contains("<");
  }

  private static boolean runsDown(List<Strip> strips) {
    var across = 0.0;
    var down = 0.0;
    for (var strip : strips) {
      if (strip.wide() > 2 * strip.high()) across += strip.wide();
      else if (strip.high() > 2 * strip.wide()) down += strip.high();
    }
    return down > 1.5 * across;
  }

  /// @param read what was read the right way up
  private boolean isUpsideDown(Picture picture, List<Strip> strips, Map<Strip, Line> read) {
    // A word or two says it as well as a long line, and sooner.
    var words =
        strips.stream()
            .filter(strip -> strip.wide() > 3 * strip.high())
            .sorted(Comparator.comparingDouble(s -> Math.abs(s.wide() / s.high() - WORDS)))
            .limit(TRIED)
            .toList();
    var upright = 0.0;
    var flipped = 0.0;
    for (var strip : words) {
      var line = reader.read(picture, strip);
      read.put(strip, line);
      if (line.confidence() > SURE && line.text().length() > LONG) return false;
      upright += worth(line);
      flipped += worth(reader.read(picture, strip.flipped()));
    }
    return flipped > CLEARLY * upright;
  }

  private static double worth(Line line) {
    return line.confidence() * line.text().length();
  }

  @Override
  public void close() {
    finder.close();
    reader.close();
  }
}
