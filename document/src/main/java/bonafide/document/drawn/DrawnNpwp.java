package bonafide.document.drawn;

import java.awt.Color;
import java.awt.image.BufferedImage;

/// An Indonesian tax card of our own design.
public record DrawnNpwp(
    String number, String name, String idNumber, String address, String office) {

  /// The person of the public documentation.
  public static DrawnNpwp specimen() {
    return new DrawnNpwp(
        "12.345.678.9-123.000",
        "FIRA DIYANKA",
        "3320051710750001",
        "JL. VETERAN NO. 34 KELET KELING",
        "KPP PRATAMA JEPARA");
  }

  public BufferedImage image() {
    var image = new BufferedImage(1_011, 638, BufferedImage.TYPE_INT_RGB);
    var pen = new Pen(image, Pen.sans());
    pen.graphics().setColor(new Color(248, 226, 120));
    pen.graphics().fillRect(0, 0, 1_011, 638);
    var ink = new Color(25, 25, 60);
    pen.text("KEMENTERIAN KEUANGAN REPUBLIK INDONESIA", 150, 60, 28, ink);
    pen.text("DIREKTORAT JENDERAL PAJAK", 150, 98, 28, ink);
    pen.text("NPWP : " + number, 60, 200, 40, ink);
    pen.text(name, 60, 260, 32, ink);
    pen.text("NIK : " + idNumber, 60, 308, 30, ink);
    pen.text(address, 60, 370, 28, ink);
    pen.text(office, 60, 450, 28, ink);
    pen.text("TANGGAL TERDAFTAR : 01/02/2012", 60, 560, 24, ink);
    return image;
  }
}
