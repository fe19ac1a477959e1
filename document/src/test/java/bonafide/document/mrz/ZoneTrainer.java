package bonafide.document.mrz;

import bonafide.document.mrz.ZoneNet.Planes;
import bonafide.document.mrz.ZoneNet.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// Trains the network of the zone on drawn lines: Adam, cross entropy of each column.
///
/// `java ... bonafide.document.mrz.ZoneTrainer FONT.ttf OUT.f16 MINUTES [FROM.f16]`; an hour on two
/// cores made the weights that come with the product.
public final class ZoneTrainer {
  private static final int BATCH = 8;
  private static final double FASTEST = 2.5e-3;

  private final ZoneNet net;
  private final float[][] mean;
  private final float[][] square;
  private int steps;

  private ZoneTrainer(ZoneNet net) {
    this.net = net;
    mean = like(net);
    square = like(net);
  }

  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    var font =
        new TTFParser().parse(new RandomAccessReadBuffer(Files.readAllBytes(Path.of(args[0]))));
    var out = Path.of(args[1]);
    var minutes = Double.parseDouble(args[2]);
    var net = args.length > 3 ? ZoneNet.of(Files.readAllBytes(Path.of(args[3]))) : fresh();
    var trainer = new ZoneTrainer(net);
    var threads = 2;
    var start = System.nanoTime();
    var drawers = new DrawnLine[threads];
    for (var i = 0; i < threads; i++) drawers[i] = new DrawnLine(font, System.nanoTime() + i);
    var loss = 0.0;
    var right = 0.0;
    try (var pool = Executors.newFixedThreadPool(threads)) {
      while (true) {
        var part = (System.nanoTime() - start) / 60e9 / minutes;
        if (part >= 1) break;
        var tasks =
            Arrays.stream(drawers)
                .map(drawer -> (Callable<Pass>) () -> trainer.pass(drawer, BATCH / threads))
                .toList();
        var total = like(net);
        for (var done : pool.invokeAll(tasks)) {
          add(total, done.get().gradient());
          loss += done.get().loss() / threads;
          right += done.get().right() / threads;
        }
        var warm = Math.min(1, trainer.steps / 100.0);
        trainer.step(total, FASTEST * warm * (0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * part))));
        if (trainer.steps % 100 == 0) {
          System.out.printf(
              "%d steps, %.0f %%, loss %.4f, characters right %.4f%n",
              trainer.steps, 100 * part, loss / 100, right / 100);
          loss = 0;
          right = 0;
          Files.write(out, net.bytes());
        }
      }
    }
    Files.write(out, net.bytes());
  }

  private static ZoneNet fresh() {
    var random = new Random(1);
    var weights = new float[ZoneNet.SHAPES.length][];
    for (var layer = 0; layer < weights.length; layer++) {
      var shape = ZoneNet.SHAPES[layer];
      weights[layer] = new float[shape.weights() + shape.to()];
      var spread = Math.sqrt(2.0 / (shape.from() * shape.high() * shape.wide()));
      for (var i = 0; i < shape.weights(); i++)
        weights[layer][i] = (float) (random.nextGaussian() * spread);
    }
    return new ZoneNet(weights);
  }

  private static float[][] like(ZoneNet net) {
    var like = new float[net.weights.length][];
    for (var i = 0; i < like.length; i++) like[i] = new float[net.weights[i].length];
    return like;
  }

  private static void add(float[][] to, float[][] more) {
    for (var i = 0; i < to.length; i++)
      for (var j = 0; j < to[i].length; j++) to[i][j] += more[i][j];
  }

  private record Pass(float[][] gradient, double loss, double right) {}

  private Pass pass(DrawnLine drawer, int lines) {
    var gradient = like(net);
    var loss = 0.0;
    var right = 0.0;
    for (var i = 0; i < lines; i++) {
      var line = drawer.next();
      var planes = new Planes[ZoneNet.SHAPES.length + 1];
      planes[0] = new Planes(1, ZoneNet.HIGH, line.wide(), ZoneNet.normal(line.grey()));
      for (var layer = 0; layer < ZoneNet.SHAPES.length; layer++)
        planes[layer + 1] = net.forward(planes[layer], layer, layer < ZoneNet.SHAPES.length - 1);
      var likely = ZoneNet.likelihoods(planes[ZoneNet.SHAPES.length]);
      var columns = likely.length;
      var back = new float[(ZoneNet.NONE + 1) * columns];
      var centres = 0;
      var hits = 0;
      for (var x = 0; x < columns; x++) {
        var wanted = line.classes()[Math.min(x, line.classes().length - 1)];
        if (wanted < 0) continue;
        var weight = wanted == ZoneNet.NONE ? 0.35f : 1f;
        loss -= weight * Math.log(Math.max(1e-9, likely[x][wanted])) / columns / lines;
        if (wanted != ZoneNet.NONE) {
          centres++;
          var best = 0;
          for (var c = 1; c < ZoneNet.NONE; c++) if (likely[x][c] > likely[x][best]) best = c;
          if (best == wanted) hits++;
        }
        for (var c = 0; c <= ZoneNet.NONE; c++)
          back[c * columns + x] = weight * (likely[x][c] - (c == wanted ? 1 : 0)) / columns / BATCH;
      }
      right += (double) hits / Math.max(1, centres) / lines;
      var error = new Planes(ZoneNet.NONE + 1, 1, columns, back);
      for (var layer = ZoneNet.SHAPES.length - 1; layer >= 0; layer--)
        error = backward(planes[layer], planes[layer + 1], error, layer, gradient[layer]);
    }
    return new Pass(gradient, loss, right);
  }

  private Planes backward(Planes in, Planes out, Planes error, int layer, float[] gradient) {
    Shape shape = ZoneNet.SHAPES[layer];
    var high = out.high();
    var wide = out.wide();
    var e = error.values();
    if (layer < ZoneNet.SHAPES.length - 1)
      for (var i = 0; i < e.length; i++) if (out.values()[i] <= 0) e[i] = 0;
    for (var to = 0; to < shape.to(); to++) {
      var sum = 0f;
      for (var i = to * high * wide; i < (to + 1) * high * wide; i++) sum += e[i];
      gradient[shape.weights() + to] += sum;
    }
    var back = new float[in.values().length];
    var row = new float[wide];
    var rowBack = new float[wide];
    var w = net.weights[layer];
    for (var from = 0; from < shape.from(); from++) {
      for (var y = 0; y < high; y++) {
        for (var ky = 0; ky < shape.high(); ky++) {
          var sourceY = y * shape.down() + ky - shape.top();
          if (sourceY < 0 || sourceY >= in.high()) continue;
          for (var kx = 0; kx < shape.wide(); kx++) {
            ZoneNet.take(in, from, sourceY, kx - shape.left(), shape.across(), row);
            Arrays.fill(rowBack, 0);
            for (var to = 0; to < shape.to(); to++) {
              var at = (to * high + y) * wide;
              var index = ((to * shape.from() + from) * shape.high() + ky) * shape.wide() + kx;
              gradient[index] += dot(e, at, row);
              if (layer > 0) axpy(rowBack, e, at, w[index]);
            }
            if (layer == 0) continue;
            var start = (from * in.high() + sourceY) * in.wide();
            for (var x = 0; x < wide; x++) {
              var source = x * shape.across() + kx - shape.left();
              if (source >= 0 && source < in.wide()) back[start + source] += rowBack[x];
            }
          }
        }
      }
    }
    return new Planes(in.count(), in.high(), in.wide(), back);
  }

  private static float dot(float[] e, int at, float[] row) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    var x = 0;
    for (; x + 3 < row.length; x += 4) {
      a += e[at + x] * row[x];
      b += e[at + x + 1] * row[x + 1];
      c += e[at + x + 2] * row[x + 2];
      d += e[at + x + 3] * row[x + 3];
    }
    for (; x < row.length; x++) a += e[at + x] * row[x];
    return a + b + c + d;
  }

  private static void axpy(float[] out, float[] e, int at, float weight) {
    for (var x = 0; x < out.length; x++) out[x] += e[at + x] * weight;
  }

  private void step(float[][] gradient, double rate) {
    steps++;
    var first = 1 - Math.pow(0.9, steps);
    var second = 1 - Math.pow(0.999, steps);
    for (var layer = 0; layer < gradient.length; layer++) {
      for (var i = 0; i < gradient[layer].length; i++) {
        var g = gradient[layer][i];
        mean[layer][i] = 0.9f * mean[layer][i] + 0.1f * g;
        square[layer][i] = 0.999f * square[layer][i] + 0.001f * g * g;
        net.weights[layer][i] -=
            (float)
                (rate * (mean[layer][i] / first) / (Math.sqrt(square[layer][i] / second) + 1e-8));
      }
    }
  }
}
