package bonafide.face.live;

import bonafide.face.detect.Face;
import bonafide.face.detect.FaceFinder;
import bonafide.image.Picture;
import bonafide.image.Pictures;
import bonafide.image.Reading;
import bonafide.image.Similarity;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Fits the mask probe: draws masks of many kinds over the faces of a folder of photographs, and
/// for contrast the same cloths elsewhere. Arguments: the folder, the file to write. Prints how
/// well folds of photographs are told that were left out.
final class MaskTraining {
  private static final int EACH = 14;
  private static final int FOLDS = 5;
  private static final double SHRINK = 2e-3;

  /// Round the lower face from one ear to the other, by numbers of the mesh.
  private static final int[] JAW = {
    454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136, 172, 58, 132,
    93, 234
  };

  private static final int[] BROWS = {
    127, 162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389, 356
  };

  private MaskTraining() {}

  private record Sample(int photo, float[] features, boolean masked) {}

  public static void main(String[] args) throws IOException {
    var random = new Random(1);
    var samples = new ArrayList<Sample>();
    var photos = 0;
    try (var finder = new FaceFinder();
        var masks = new Masks();
        var files = Files.walk(Path.of(args[0]))) {
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (!(Pictures.read(Files.readAllBytes(file)) instanceof Reading.Read read)) continue;
        var photo = shrunk(read.picture());
        for (var face : finder.faces(photo).stream().limit(1).toList()) {
          if (face.eyeDistance() < 30) continue;
          photos++;
          for (var i = 0; i < EACH; i++) {
            var masked = i % 2 == 0;
            var drawn =
                spoiled(masked ? mask(photo, face, random) : other(photo, face, i, random), random);
            var seen = finder.faces(drawn);
            if (!seen.isEmpty())
              samples.add(new Sample(photos, masks.features(drawn, seen.getFirst()), masked));
          }
        }
      }
    }
    var scores = new double[samples.size()];
    for (var fold = 0; fold < FOLDS; fold++) {
      var left = fold;
      var weights = fit(samples.stream().filter(s -> s.photo() % FOLDS != left).toList());
      for (var i = 0; i < scores.length; i++)
        if (samples.get(i).photo() % FOLDS == fold) scores[i] = score(weights, samples.get(i));
    }
    report(samples, scores);
    var weights = fit(samples);
    Files.writeString(
        Path.of(args[1]),
        Arrays.stream(weights)
            .mapToObj(w -> String.format(Locale.ROOT, "%.5g", w))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static void report(List<Sample> samples, double[] scores) {
    double above = 0;
    double pairs = 0;
    var right = 0;
    for (var i = 0; i < scores.length; i++) {
      if (samples.get(i).masked() == scores[i] > 0) right++;
      for (var j = 0; j < scores.length; j++) {
        if (!samples.get(i).masked() || samples.get(j).masked()) continue;
        pairs++;
        if (scores[i] > scores[j]) above++;
      }
    }
    System.out.printf(
        "%d samples, AUC %.4f, accuracy %.4f%n",
        scores.length, above / pairs, (double) right / scores.length);
  }

  private static Picture shrunk(Picture photo) {
    var factor = Math.max(1, Math.max(photo.width(), photo.height()) / 800.0);
    var wide = (int) (photo.width() / factor);
    var high = (int) (photo.height() / factor);
    var rgb =
        photo.sample(new Similarity(factor, 0, factor / 2 - 0.5, factor / 2 - 0.5), wide, high);
    return of(rgb, wide, high);
  }

  private static Picture of(float[] rgb, int wide, int high) {
    var pixels = new int[wide * high];
    for (var i = 0; i < pixels.length; i++)
      pixels[i] = byteOf(rgb[3 * i]) << 16 | byteOf(rgb[3 * i + 1]) << 8 | byteOf(rgb[3 * i + 2]);
    return new Picture(wide, high, pixels);
  }

  private static int byteOf(double value) {
    return (int) Math.clamp(value, 0, 255);
  }

  private static double x(Face face, int point) {
    return face.mesh()[3 * point];
  }

  private static double y(Face face, int point) {
    return face.mesh()[3 * point + 1];
  }

  private static Picture mask(Picture photo, Face face, Random random) {
    var image = photo.toImage();
    var pen = pen(image);
    var shape = new Path2D.Double();
    var top = random.nextInt(3) == 0 ? 5 : random.nextBoolean() ? 195 : 197; // along the nose
    var loose = 1 + 0.10 * random.nextDouble();
    var middleX = x(face, 4);
    var middleY = y(face, 4);
    shape.moveTo(x(face, top), y(face, top));
    var from = random.nextInt(4);
    shape.quadTo(
        x(face, 280),
        y(face, 280) - 0.1 * face.eyeDistance(),
        x(face, JAW[from]),
        y(face, JAW[from]));
    for (var i = from + 1; i < JAW.length - from; i++)
      shape.lineTo(
          middleX + (x(face, JAW[i]) - middleX) * loose,
          middleY + (y(face, JAW[i]) - middleY) * loose);
    shape.quadTo(x(face, 50), y(face, 50) - 0.1 * face.eyeDistance(), x(face, top), y(face, top));
    shape.closePath();
    cloth(pen, shape, face, random);
    pen.setColor(new Color(230, 230, 230));
    pen.setStroke(new BasicStroke((float) (face.eyeDistance() / 30)));
    for (var side : new int[][] {{JAW[from], 356}, {JAW[JAW.length - 1 - from], 127}})
      pen.draw(
          new java.awt.geom.Line2D.Double(
              x(face, side[0]), y(face, side[0]), x(face, side[1]), y(face, side[1])));
    pen.dispose();
    return Picture.of(image);
  }

  private static void cloth(Graphics2D pen, Path2D shape, Face face, Random random) {
    var kinds =
        new Color[] {
          new Color(150, 195, 220), new Color(120, 180, 205), new Color(240, 242, 245),
              new Color(25, 25, 30),
          new Color(40, 50, 90), new Color(230, 170, 185), new Color(120, 125, 130),
              new Color(205, 200, 190),
          new Color(170, 40, 45), new Color(60, 110, 80), new Color(210, 170, 140)
        };
    var colour = kinds[random.nextInt(kinds.length)];
    var box = shape.getBounds2D();
    var dark = colour.darker();
    pen.setPaint(
        random.nextBoolean()
            ? new GradientPaint(
                (float) box.getMinX(), 0, dark, (float) box.getCenterX(), 0, colour, true)
            : new GradientPaint(0, (float) box.getMinY(), colour, 0, (float) box.getMaxY(), dark));
    pen.fill(shape);
    var clip = pen.getClip();
    pen.clip(shape);
    pen.setColor(new Color(dark.getRed(), dark.getGreen(), dark.getBlue(), 120));
    pen.setStroke(new BasicStroke((float) (face.eyeDistance() / 40)));
    switch (random.nextInt(4)) {
      case 0 -> { // pleats
        for (var i = 1; i < 5; i++) {
          var y = box.getMinY() + box.getHeight() * i / 5;
          pen.draw(
              new java.awt.geom.QuadCurve2D.Double(
                  box.getMinX(), y, box.getCenterX(), y + 8, box.getMaxX(), y));
        }
      }
      case 1 -> { // a pattern
        for (var i = 0; i < 60; i++) {
          pen.setColor(
              new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 160));
          var size = face.eyeDistance() * (0.04 + 0.1 * random.nextDouble());
          pen.fill(
              new java.awt.geom.Ellipse2D.Double(
                  box.getMinX() + box.getWidth() * random.nextDouble(),
                  box.getMinY() + box.getHeight() * random.nextDouble(),
                  size,
                  size));
        }
      }
      case 2 -> // a seam
          pen.draw(
              new java.awt.geom.Line2D.Double(
                  x(face, 4), box.getMinY(), x(face, 4), box.getMaxY()));
      default -> {}
    }
    pen.setClip(clip);
  }

  /// No mask, and often something else in the way.
  private static Picture other(Picture photo, Face face, int kind, Random random) {
    var image = photo.toImage();
    var pen = pen(image);
    var unit = face.eyeDistance();
    switch (kind % 7) {
      case 1 -> { // a cap or scarf over the forehead
        var shape = new Path2D.Double();
        shape.moveTo(x(face, BROWS[0]), y(face, BROWS[0]));
        for (var point : BROWS) shape.lineTo(x(face, point), y(face, point) - 0.15 * unit);
        shape.quadTo(x(face, 9), y(face, 9), x(face, BROWS[0]), y(face, BROWS[0]));
        cloth(pen, shape, face, random);
      }
      case 3 -> { // sunglasses
        pen.setColor(new Color(20, 20, 25));
        for (var eye : new int[] {159, 386})
          pen.fill(
              new java.awt.geom.Ellipse2D.Double(
                  x(face, eye) - 0.42 * unit, y(face, eye) - 0.25 * unit, 0.84 * unit, 0.6 * unit));
      }
      case 5 -> { // a scarf below the chin
        var shape =
            new Path2D.Double(
                new java.awt.geom.Ellipse2D.Double(
                    x(face, 152) - 1.4 * unit, y(face, 152) - 0.05 * unit, 2.8 * unit, 1.2 * unit));
        cloth(pen, shape, face, random);
      }
      default -> {}
    }
    pen.dispose();
    return Picture.of(image);
  }

  private static Graphics2D pen(BufferedImage image) {
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return pen;
  }

  /// Another light, size, side and noise.
  private static Picture spoiled(Picture picture, Random random) {
    var turned = random.nextBoolean() ? picture.mirrored() : picture;
    var factor = 1 + 1.5 * random.nextDouble();
    var wide = (int) (turned.width() / factor);
    var high = (int) (turned.height() / factor);
    var rgb = turned.sample(new Similarity(factor, 0, 0, 0), wide, high);
    var light = 0.6 + 0.7 * random.nextDouble();
    var grey = random.nextInt(6) == 0;
    var noise = 8 * random.nextDouble();
    var cast = new double[] {0.9 + 0.2 * random.nextDouble(), 1, 0.9 + 0.2 * random.nextDouble()};
    for (var i = 0; i < rgb.length; i += 3) {
      var mean = (rgb[i] + rgb[i + 1] + rgb[i + 2]) / 3;
      for (var band = 0; band < 3; band++) {
        var value = grey ? mean : rgb[i + band] * cast[band];
        rgb[i + band] = (float) (value * light + noise * random.nextGaussian());
      }
    }
    return of(rgb, wide, high);
  }

  private static double score(double[] weights, Sample sample) {
    var features = sample.features();
    var sum = weights[features.length];
    for (var i = 0; i < features.length; i++) sum += weights[i] * features[i];
    return sum;
  }

  /// Logistic regression with shrinkage, by Adam over all samples.
  private static double[] fit(List<Sample> samples) {
    var size = samples.getFirst().features().length + 1;
    var weights = new double[size];
    var first = new double[size];
    var second = new double[size];
    for (var step = 1; step <= 400; step++) {
      var slope = new double[size];
      for (var sample : samples) {
        var off = 1 / (1 + Math.exp(-score(weights, sample))) - (sample.masked() ? 1 : 0);
        for (var i = 0; i < size - 1; i++) slope[i] += off * sample.features()[i];
        slope[size - 1] += off;
      }
      for (var i = 0; i < size; i++) {
        var g = slope[i] / samples.size() + (i < size - 1 ? SHRINK * weights[i] : 0);
        first[i] = 0.9 * first[i] + 0.1 * g;
        second[i] = 0.999 * second[i] + 0.001 * g * g;
        var rate = 0.02 / (1 + step / 200.0);
        weights[i] -=
            rate
                * (first[i] / (1 - Math.pow(0.9, step)))
                / (Math.sqrt(second[i] / (1 - Math.pow(0.999, step))) + 1e-8);
      }
    }
    return IntStream.range(0, size).mapToDouble(i -> weights[i]).toArray();
  }
}
