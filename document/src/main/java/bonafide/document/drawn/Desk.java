package bonafide.document.drawn;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/// A desk of planks with other things on it, seen from above, on which a card lies askew.
///
/// @param wide how many times as wide as the card
/// @param things how many lie above and below it
public record Desk(double wide, int things, long seed) {
  private static final double CORNER = 0.04; // of the card's width

  public BufferedImage with(BufferedImage card) {
    var random = new Random(seed);
    var across = (int) (card.getWidth() * wide);
    var down = across * 3 / 4;
    var desk = new BufferedImage(across, down, BufferedImage.TYPE_INT_RGB);
    var pen = desk.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    planks(pen, across, down, 60 + random.nextInt(120));
    for (var i = 0; i < things; i++) thing(pen, across, down, random);
    pen.translate(across / 2.0, down / 2.0);
    pen.rotate((random.nextDouble() - 0.5) * 0.35);
    pen.translate(-card.getWidth() / 2.0, -card.getHeight() / 2.0);
    var corner = CORNER * card.getWidth();
    pen.clip(new RoundRectangle2D.Double(0, 0, card.getWidth(), card.getHeight(), corner, corner));
    pen.drawImage(card, 0, 0, null);
    pen.dispose();
    return desk;
  }

  private static void planks(Graphics2D pen, int wide, int high, int bright) {
    for (var x = 0; x < wide; x++) {
      var gap = x % 310 < 4 ? -40 : 0;
      var value = (int) (bright + 18 * Math.sin(x * 0.05 + 3 * Math.sin(x * 0.013))) + gap;
      pen.setColor(
          new Color(
              Math.clamp(value + 20, 0, 255),
              Math.clamp(value, 0, 255),
              Math.clamp(value - 20, 0, 255)));
      pen.drawLine(x, 0, x, high);
    }
  }

  private static void thing(Graphics2D pen, int wide, int high, Random random) {
    var before = pen.getTransform();
    var y = random.nextBoolean() ? random.nextDouble() * 0.15 : 0.85 + random.nextDouble() * 0.15;
    var place = new AffineTransform();
    place.translate(random.nextDouble() * wide, y * high);
    place.rotate(random.nextDouble() * Math.PI);
    pen.transform(place);
    pen.setColor(new Color(random.nextInt(0x1000000)));
    if (random.nextBoolean()) pen.fillRect(0, 0, 500, 26);
    else pen.fillRect(0, 0, 260, 190);
    pen.setTransform(before);
  }
}
