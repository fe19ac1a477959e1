package bonafide.document.drawn;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;

/// An Indonesian identity card of our own design with the labels of a real one.
public record DrawnKtp(
    String idNumber,
    String name,
    String birthPlace,
    String birthday,
    String gender,
    String address,
    String rtrw,
    String village,
    String district,
    String religion,
    String maritalStatus,
    String occupation,
    String nationality,
    String expiryDate,
    String province,
    String city) {
  private static final int WIDE = 1_011;
  private static final int HIGH = 638;

  /// The person of the public documentation.
  public static DrawnKtp specimen() {
    return new DrawnKtp(
        "3320051710750001",
        "FIRA DIYANKA",
        "JAKARTA",
        "17-10-1975",
        "LAKI-LAKI",
        "JL. VETERAN GG. GARUDA NO.73D/34",
        "015/004",
        "KELET",
        "KELING",
        "KRISTEN",
        "BELUM KAWIN",
        "KARYAWAN SWASTA",
        "WNI",
        "12-08-2016",
        "JAWA TENGAH",
        "KABUPATEN JEPARA");
  }

  public BufferedImage image() {
    var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
    var pen = new Pen(image, Pen.sans());
    pen.graphics()
        .setPaint(
            new GradientPaint(
                0, 0, new Color(190, 220, 240), WIDE, HIGH, new Color(225, 235, 245)));
    pen.graphics().fillRect(0, 0, WIDE, HIGH);
    var ink = new Color(20, 20, 30);
    pen.text("PROVINSI " + province, 330, 48, 32, ink);
    pen.text(city, 330, 86, 32, ink);
    pen.text("NIK", 28, 140, 38, ink);
    pen.text(": " + idNumber, 200, 140, 38, ink);
    var y = 182;
    for (var row : rows().entrySet()) {
      pen.text(row.getKey(), row.getKey().startsWith(" ") ? 52 : 28, y, 23, ink);
      pen.text(": " + row.getValue(), 240, y, 23, ink);
      if (row.getKey().startsWith("Jenis")) pen.text("Gol. Darah : O", 520, y, 23, ink);
      y += 34;
    }
    pen.graphics().setColor(new Color(200, 90, 80));
    pen.graphics().fillRect(750, 130, 220, 290);
    pen.graphics().setColor(new Color(222, 188, 160));
    pen.graphics().fillOval(805, 180, 110, 140);
    pen.graphics().fillOval(770, 320, 180, 160);
    pen.graphics().setColor(new Color(215, 230, 242));
    pen.graphics().fillRect(740, 420, 240, 70);
    pen.text(city.replaceFirst("^(KABUPATEN|KOTA) ", ""), 790, 462, 20, ink);
    pen.text("02-08-2011", 790, 492, 20, ink);
    return image;
  }

  private Map<String, String> rows() {
    var rows = new LinkedHashMap<String, String>();
    rows.put("Nama", name);
    rows.put("Tempat/Tgl Lahir", birthPlace + ", " + birthday);
    rows.put("Jenis Kelamin", gender);
    rows.put("Alamat", address);
    rows.put(" RT/RW", rtrw);
    rows.put(" Kel/Desa", village);
    rows.put(" Kecamatan", district);
    rows.put("Agama", religion);
    rows.put("Status Perkawinan", maritalStatus);
    rows.put("Pekerjaan", occupation);
    rows.put("Kewarganegaraan", nationality);
    rows.put("Berlaku Hingga", expiryDate);
    return rows;
  }
}
