package bonafide.document.tamper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether a JPEG was made from another that was saved more coarsely, and where it was not. A
/// second saving leaves values that never occur, since the first rounded them away: gaps at
/// regular distances. What was put in between the two savings fills the gaps.
///
/// After Z. Lin, J. He, X. Tang, C.-K. Tang, "Fast, automatic and fine-grained tampered JPEG image
/// detection via DCT coefficient analysis", Pattern Recognition 42 (2009).
///
/// @param spliced where blocks do not come from the first saving, as parts of the picture's middle
///     in pixels; null when they all do
record Resaved(@Nullable Area spliced) {
  /// @param share of all blocks that tell
  record Area(int x, int y, int wide, int high, double share) {}

  private static final int REACH = 40;
  private static final int COARSEST = 64;

  /// So many values apart from 0 are needed to know a wave's gaps.
  private static final int LEAST = 400;

  /// Of the values that smoothly should lie in gaps, so many may.
  private static final double IN_GAPS = 0.55;

  /// Of all values, so many should lie in gaps if there was one saving.
  private static final double GAPS_MATTER = 0.2;

  private static final int WAVES_THAT_AGREE = 3;
  private static final int AROUND = 2;
  private static final int FEWEST_BLOCKS = 50;
  private static final double MOST_OF_ALL = 0.4;

  /// Gaps of the picture are as good as empty, those of what was put in are as good as full.
  private static final double EMPTY = 0.15;

  private static final double FULL = 0.6;

  /// @param single how likely a gap is hit by what was saved once
  /// @param twice how likely by what was saved twice
  private record Wave(int at, boolean[] gap, double single, double twice) {}

  static Optional<Resaved> of(Luma luma) {
    var waves = new ArrayList<Wave>();
    for (var wave = 0; wave < Luma.WAVES.length; wave++) {
      var known = wave(luma, wave);
      if (known != null) waves.add(known);
    }
    if (waves.size() < WAVES_THAT_AGREE) return Optional.empty();
    return Optional.of(new Resaved(spliced(luma, waves)));
  }

  private static @Nullable Wave wave(Luma luma, int wave) {
    var counts = new double[2 * REACH + 1];
    var total = 0;
    for (var block : luma.waves()) {
      var value = block[wave];
      if (value == 0 || Math.abs(value) > REACH) continue;
      counts[value + REACH]++;
      total++;
    }
    if (total < LEAST) return null;
    Wave best = null;
    var bestGain = 0.0;
    var step = luma.steps()[wave];
    for (var first = step + 1; first <= COARSEST; first++) {
      var gap = gaps(first, step);
      var smooth = smoothed(counts, first, step);
      var inGaps = 0.0;
      var expected = 0.0;
      var all = 0.0;
      for (var i = 0; i < counts.length; i++) {
        if (i == REACH) continue;
        all += smooth[i];
        if (!gap[i]) continue;
        inGaps += counts[i];
        expected += smooth[i];
      }
      if (expected < GAPS_MATTER * all || inGaps > IN_GAPS * expected) continue;
      var gain = expected - inGaps;
      if (gain <= bestGain) continue;
      bestGain = gain;
      best = new Wave(wave, gap, expected / all, Math.max(0.005, Math.min(0.3, inGaps / total)));
    }
    return best;
  }

  /// The values that a first saving with larger steps leaves empty.
  private static boolean[] gaps(int first, int second) {
    var gap = new boolean[2 * REACH + 1];
    Arrays.fill(gap, true);
    for (var i = -REACH; i <= REACH; i++) {
      var value = (double) i * first / second;
      // What a pixel's rounding shifts a little may land to either side.
      for (var shift : new double[] {-0.2, 0, 0.2}) {
        var lands = (int) Math.round(value + shift);
        if (Math.abs(lands) <= REACH) gap[lands + REACH] = false;
      }
    }
    return gap;
  }

  /// As it would be without gaps: means over as far as the pattern repeats.
  private static double[] smoothed(double[] counts, int first, int second) {
    var reach = Math.max(1, (int) Math.ceil((double) first / second));
    var smooth = new double[counts.length];
    for (var i = 0; i < counts.length; i++) {
      if (i == REACH) continue;
      var sum = 0.0;
      var seen = 0;
      for (var j = Math.max(0, i - reach); j <= Math.min(counts.length - 1, i + reach); j++) {
        if (j == REACH || (j < REACH) != (i < REACH)) continue;
        sum += counts[j];
        seen++;
      }
      smooth[i] = seen == 0 ? 0 : sum / seen;
    }
    return smooth;
  }

  private static @Nullable Area spliced(Luma luma, List<Wave> waves) {
    var wide = luma.wide();
    var high = luma.waves().length / wide;
    var evidence = new double[luma.waves().length];
    var tells = new boolean[luma.waves().length];
    var telling = 0;
    for (var i = 0; i < evidence.length; i++) {
      for (var wave : waves) {
        var value = luma.waves()[i][wave.at()];
        if (value == 0 || Math.abs(value) > REACH) continue;
        tells[i] = true;
        evidence[i] +=
            wave.gap()[value + REACH]
                ? Math.log(wave.single() / wave.twice())
                : Math.log((1 - wave.single()) / (1 - wave.twice()));
      }
      if (tells[i]) telling++;
    }
    var foreign = new boolean[evidence.length];
    for (var y = 0; y < high; y++) {
      for (var x = 0; x < wide; x++) {
        var sum = 0.0;
        var seen = 0;
        for (var v = Math.max(0, y - AROUND); v <= Math.min(high - 1, y + AROUND); v++) {
          for (var u = Math.max(0, x - AROUND); u <= Math.min(wide - 1, x + AROUND); u++) {
            if (!tells[v * wide + u]) continue;
            sum += evidence[v * wide + u];
            seen++;
          }
        }
        foreign[y * wide + x] = seen >= 6 && sum > 12;
      }
    }
    var area = largest(foreign, tells, wide, high);
    if (area == null || area.length < FEWEST_BLOCKS || area.length > MOST_OF_ALL * telling)
      return null;
    var inside = new boolean[evidence.length];
    for (var block : area) inside[block] = true;
    if (hits(luma, waves, inside, true) < FULL || hits(luma, waves, inside, false) > EMPTY)
      return null;
    int left = wide;
    int top = high;
    var right = 0;
    var bottom = 0;
    for (var block : area) {
      left = Math.min(left, block % wide);
      right = Math.max(right, block % wide);
      top = Math.min(top, block / wide);
      bottom = Math.max(bottom, block / wide);
    }
    return new Area(
        luma.x() + 8 * left,
        luma.y() + 8 * top,
        8 * (right - left + 1),
        8 * (bottom - top + 1),
        (double) area.length / telling);
  }

  /// How many values lie in gaps, of those that would if there had been one saving.
  private static double hits(Luma luma, List<Wave> waves, boolean[] inside, boolean which) {
    var hits = 0.0;
    var expected = 0.0;
    for (var i = 0; i < inside.length; i++) {
      if (inside[i] != which) continue;
      for (var wave : waves) {
        var value = luma.waves()[i][wave.at()];
        if (value == 0 || Math.abs(value) > REACH) continue;
        expected += wave.single();
        if (wave.gap()[value + REACH]) hits++;
      }
    }
    return expected == 0 ? 0 : hits / expected;
  }

  /// The blocks of the largest connected patch; null when there is none.
  private static int @Nullable [] largest(boolean[] foreign, boolean[] tells, int wide, int high) {
    var seen = new boolean[foreign.length];
    int[] largest = null;
    for (var start = 0; start < foreign.length; start++) {
      if (!foreign[start] || seen[start]) continue;
      var patch = new ArrayList<Integer>();
      var next = new ArrayDeque<Integer>(List.of(start));
      seen[start] = true;
      while (!next.isEmpty()) {
        var block = next.pop();
        if (tells[block]) patch.add(block);
        var x = block % wide;
        var y = block / wide;
        for (var there : new int[][] {{x - 1, y}, {x + 1, y}, {x, y - 1}, {x, y + 1}}) {
          if (there[0] < 0 || there[1] < 0 || there[0] >= wide || there[1] >= high) continue;
          var at = there[1] * wide + there[0];
          if (!foreign[at] || seen[at]) continue;
          seen[at] = true;
          next.push(at);
        }
      }
      if (largest == null || patch.size() > largest.length)
        largest = patch.stream().mapToInt(Integer::intValue).toArray();
    }
    return largest;
  }
}
