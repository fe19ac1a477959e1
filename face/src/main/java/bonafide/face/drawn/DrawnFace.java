package bonafide.face.drawn;

import bonafide.image.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// A face in a picture of 480 x 600, with the proportions of a person chosen by number.
public final class DrawnFace {
  public static final int WIDE = 480;
  public static final int HIGH = 600;

  private final Color skin;
  private final Color hair;
  private final Color iris;
  private final double wide;
  private final double high;
  private final double eyes;
  private final double eyeWide;
  private final double brow;
  private final double nose;
  private final double mouth;
  private final double lips;

  public DrawnFace(long person) {
    var random = new Random(person * 7919 + 17);
    var tone = random.nextDouble();
    skin = new Color((int) (120 + 115 * tone), (int) (80 + 110 * tone), (int) (60 + 95 * tone));
    var dark = random.nextDouble();
    hair = new Color((int) (20 + 120 * dark), (int) (15 + 75 * dark), (int) (10 + 30 * dark));
    iris = new Color(40 + random.nextInt(50), 40 + random.nextInt(70), 30 + random.nextInt(90));
    wide = 102 + 22 * random.nextDouble();
    high = 142 + 24 * random.nextDouble();
    eyes = 46 + 10 * random.nextDouble();
    eyeWide = 21 + 6 * random.nextDouble();
    brow = 3 + 6 * random.nextDouble();
    nose = 52 + 16 * random.nextDouble();
    mouth = 34 + 16 * random.nextDouble();
    lips = 6 + 6 * random.nextDouble();
  }

  /// How it looks this time.
  ///
  /// @param open how far the eyes are open: 0 to 1
  /// @param light from 0.6, dim, to 1.2
  /// @param turned degrees clockwise
  public record Look(double open, double light, double turned, double shiftX, double shiftY) {
    public static final Look PLAIN = new Look(1, 1, 0, 0, 0);
  }

  public Picture picture(Look look) {
    var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setPaint(new Color(168, 176, 184));
    pen.fillRect(0, 0, WIDE, HIGH);
    pen.translate(WIDE / 2.0 + look.shiftX(), HIGH / 2.0 - 20 + look.shiftY());
    pen.rotate(Math.toRadians(look.turned()));
    draw(pen, look);
    pen.dispose();
    return Picture.of(lit(image, look.light()));
  }

  private void draw(Graphics2D pen, Look look) {
    pen.setPaint(new Color(70, 80, 110));
    pen.fill(new Ellipse2D.Double(-210, high + 40, 420, 300)); // shoulders
    pen.setPaint(skin.darker());
    pen.fill(new Ellipse2D.Double(-48, high * 0.55, 96, 140)); // neck
    pen.setPaint(hair);
    pen.fill(new Ellipse2D.Double(-wide - 14, -high - 26, 2 * wide + 28, 2 * high - 10));
    for (var side : new int[] {-1, 1}) {
      pen.setPaint(skin.darker());
      pen.fill(new Ellipse2D.Double(side * wide - 12, -22, 24, 56)); // ears
    }
    pen.setPaint(shade(-20, -30, high * 1.25, tint(skin, 1.08), tint(skin, 0.72)));
    pen.fill(outline());
    for (var side : new int[] {-1, 1}) eye(pen, side, look.open());
    noseAndMouth(pen);
    pen.setPaint(hair);
    var fringe = new Path2D.Double();
    fringe.moveTo(-wide * 0.98, -high * 0.38);
    fringe.curveTo(-wide * 0.8, -high * 0.95, wide * 0.5, -high * 1.0, wide * 0.98, -high * 0.38);
    fringe.curveTo(
        wide * 1.05, -high * 1.2, -wide * 1.05, -high * 1.25, -wide * 0.98, -high * 0.38);
    pen.fill(fringe);
  }

  private Path2D outline() {
    var path = new Path2D.Double();
    path.moveTo(0, -high);
    path.curveTo(wide * 0.75, -high, wide * 1.05, -high * 0.45, wide, 0);
    path.curveTo(wide * 0.97, high * 0.5, wide * 0.5, high, 0, high);
    path.curveTo(-wide * 0.5, high, -wide * 0.97, high * 0.5, -wide, 0);
    path.curveTo(-wide * 1.05, -high * 0.45, -wide * 0.75, -high, 0, -high);
    return path;
  }

  private void eye(Graphics2D pen, int side, double open) {
    var x = side * eyes;
    var y = -18.0;
    var tall = Math.max(0.5, 11 * open);
    pen.setPaint(shade(x, y, eyeWide * 1.9, tint(skin, 0.70), tint(skin, 0.98)));
    pen.fill(new Ellipse2D.Double(x - eyeWide * 1.5, y - 21, eyeWide * 3, 42)); // socket
    pen.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    if (open < 0.15) {
      var shut = new Path2D.Double();
      shut.moveTo(x - eyeWide, y + 4);
      shut.quadTo(x, y + 12, x + eyeWide, y + 4);
      pen.setPaint(tint(skin, 0.97));
      pen.fill(new Ellipse2D.Double(x - eyeWide * 1.3, y - 18, eyeWide * 2.6, 30)); // the lid
      pen.setPaint(tint(skin, 0.25));
      pen.draw(shut);
    } else {
      openEye(pen, x, y, tall);
    }
    var line = new Path2D.Double();
    line.moveTo(x - eyeWide * 1.25, y - 26 + (side < 0 ? 3 : 0));
    line.quadTo(x, y - 36, x + eyeWide * 1.25, y - 26 + (side < 0 ? 0 : 3));
    pen.setPaint(hair);
    pen.setStroke(new BasicStroke((float) brow, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(line);
  }

  private void openEye(Graphics2D pen, double x, double y, double tall) {
    var ball = new Path2D.Double();
    ball.moveTo(x - eyeWide, y + 2);
    ball.curveTo(
        x - eyeWide * 0.4, y - 1.5 * tall, x + eyeWide * 0.4, y - 1.5 * tall, x + eyeWide, y + 2);
    ball.curveTo(x + eyeWide * 0.4, y + tall, x - eyeWide * 0.4, y + tall, x - eyeWide, y + 2);
    var clip = pen.getClip();
    pen.clip(ball);
    pen.setPaint(new Color(232, 230, 226));
    pen.fill(ball);
    pen.setPaint(iris);
    pen.fill(new Ellipse2D.Double(x - 10, y - 11, 20, 20));
    pen.setPaint(Color.BLACK);
    pen.fill(new Ellipse2D.Double(x - 4.5, y - 5.5, 9, 9));
    pen.setPaint(Color.WHITE);
    pen.fill(new Ellipse2D.Double(x + 2, y - 6, 4, 4));
    pen.setClip(clip);
    pen.setPaint(tint(skin, 0.35));
    pen.draw(ball);
  }

  private void noseAndMouth(Graphics2D pen) {
    var tip = -12 + nose;
    pen.setPaint(shade(6, tip - 12, 34, tint(skin, 1.12), tint(skin, 0.93)));
    pen.fill(new Ellipse2D.Double(-18, tip - 30, 36, 38));
    pen.setPaint(tint(skin, 0.45));
    for (var side : new int[] {-1, 1})
      pen.fill(new Ellipse2D.Double(side * 9 - 5, tip - 1, 10, 6)); // nostrils
    pen.setPaint(tint(skin, 0.78));
    pen.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    var bridge = new Path2D.Double();
    bridge.moveTo(-11, -20);
    bridge.quadTo(-8, tip - 30, -17, tip - 4);
    pen.draw(bridge);
    var y = tip + 36;
    var upper = new Path2D.Double();
    upper.moveTo(-mouth, y);
    upper.quadTo(-mouth * 0.4, y - lips * 1.3, 0, y - lips * 0.7);
    upper.quadTo(mouth * 0.4, y - lips * 1.3, mouth, y);
    upper.quadTo(0, y + lips * 2.4, -mouth, y);
    pen.setPaint(new Color(skin.getRed() * 3 / 4, skin.getGreen() / 2, skin.getBlue() / 2));
    pen.fill(upper);
    pen.setPaint(tint(skin, 0.3));
    var gap = new Path2D.Double();
    gap.moveTo(-mouth, y);
    gap.quadTo(0, y + 4, mouth, y);
    pen.draw(gap);
  }

  private static RadialGradientPaint shade(
      double x, double y, double radius, Color inner, Color outer) {
    return new RadialGradientPaint(
        new Point2D.Double(x, y), (float) radius, new float[] {0, 1}, new Color[] {inner, outer});
  }

  private static Color tint(Color colour, double factor) {
    return new Color(
        (int) Math.min(255, colour.getRed() * factor),
        (int) Math.min(255, colour.getGreen() * factor),
        (int) Math.min(255, colour.getBlue() * factor));
  }

  private static BufferedImage lit(BufferedImage image, double light) {
    for (var y = 0; y < HIGH; y++) {
      for (var x = 0; x < WIDE; x++) {
        var colour = tint(new Color(image.getRGB(x, y)), light);
        image.setRGB(x, y, colour.getRGB());
      }
    }
    return image;
  }
}
