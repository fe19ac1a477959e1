package bonafide.document.drawn;

import bonafide.document.mrz.CheckDigit;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.fontbox.ttf.TrueTypeFont;

/// The page of a passport of our own design; its zone is by ICAO Doc 9303-4.
///
/// @param issuer alpha-3
/// @param sex M or F
/// @param personalNumber at most 14 letters and digits
public record DrawnPassport(
    String issuer,
    String surname,
    String givenNames,
    String number,
    LocalDate birth,
    String sex,
    LocalDate issued,
    LocalDate expires,
    String birthPlace,
    String authority,
    String personalNumber) {
  private static final DateTimeFormatter PRINTED =
      DateTimeFormatter.ofPattern("dd MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter CODED = DateTimeFormatter.ofPattern("yyMMdd");

  /// Without a personal number.
  public DrawnPassport(
      String issuer,
      String surname,
      String givenNames,
      String number,
      LocalDate birth,
      String sex,
      LocalDate issued,
      LocalDate expires,
      String birthPlace,
      String authority) {
    this(
        issuer,
        surname,
        givenNames,
        number,
        birth,
        sex,
        issued,
        expires,
        birthPlace,
        authority,
        "");
  }

  public static DrawnPassport specimen() {
    return new DrawnPassport(
        "UTO",
        "ERIKSSON",
        "ANNA MARIA",
        "L898902C3",
        LocalDate.of(1974, 8, 12),
        "F",
        LocalDate.of(2022, 4, 16),
        LocalDate.of(2032, 4, 15),
        "ZENITH",
        "PASSPORT OFFICE");
  }

  public String first() {
    return filled("P<" + issuer + surname.replace(' ', '<') + "<<" + givenNames.replace(' ', '<'));
  }

  public String second() {
    var numbered = (number + "<<<<<<<<<").substring(0, 9);
    var born = birth.format(CODED);
    var ends = expires.format(CODED);
    var optional = (personalNumber + "<".repeat(14)).substring(0, 14);
    var start = numbered + CheckDigit.of(numbered);
    var dates = ends + CheckDigit.of(ends) + optional + digit(optional);
    var composite = start + born + CheckDigit.of(born) + dates;
    return start + issuer + born + CheckDigit.of(born) + sex + dates + CheckDigit.of(composite);
  }

  /// Nothing needs none.
  private static String digit(String optional) {
    return optional.matches("<+") ? "<" : String.valueOf(CheckDigit.of(optional));
  }

  private static String filled(String line) {
    return (line + "<".repeat(44)).substring(0, 44);
  }

  /// @param ocrB the font of the zone
  public BufferedImage image(TrueTypeFont ocrB) {
    var image = new BufferedImage(1_476, 1_039, BufferedImage.TYPE_INT_RGB);
    var pen = new Pen(image, Pen.sans());
    pen.graphics().setColor(new Color(226, 232, 222));
    pen.graphics().fillRect(0, 0, 1_476, 1_039);
    pen.graphics().setColor(new Color(205, 215, 200));
    for (var y = 0; y < 800; y += 14) pen.graphics().drawLine(0, y, 1_476, y + 60);
    pen.graphics().setColor(new Color(222, 188, 160));
    pen.graphics().fillOval(130, 260, 220, 280);
    pen.graphics().fillOval(80, 520, 320, 200);
    var ink = new Color(25, 25, 35);
    pen.text("PASSPORT", 60, 80, 44, ink);
    pen.text("UTOPIA", 480, 80, 44, ink);
    field(pen, "Type", "P", 480, 140);
    field(pen, "Country code", issuer, 640, 140);
    field(pen, "Passport No.", number, 960, 140);
    field(pen, "Surname", surname, 480, 225);
    field(pen, "Given names", givenNames, 480, 310);
    field(pen, "Nationality", "UTOPIAN", 480, 395);
    field(pen, "Date of birth", printed(birth), 480, 480);
    field(pen, "Sex", sex, 820, 480);
    field(pen, "Place of birth", birthPlace, 960, 480);
    field(pen, "Date of issue", printed(issued), 480, 565);
    field(pen, "Authority", authority, 820, 565);
    field(pen, "Date of expiry", printed(expires), 480, 650);
    pen.graphics().setColor(new Color(240, 242, 238));
    pen.graphics().fillRect(0, 820, 1_476, 219);
    var zone = new Pen(image, ocrB);
    zone.text(first(), 60, 900, 44, 30.8, new Color(15, 15, 15));
    zone.text(second(), 60, 975, 44, 30.8, new Color(15, 15, 15));
    return image;
  }

  private static String printed(LocalDate date) {
    return date.format(PRINTED).toUpperCase(Locale.ROOT);
  }

  private static void field(Pen pen, String label, String value, double x, double y) {
    pen.text(label, x, y, 22, new Color(90, 90, 110));
    pen.text(value, x, y + 36, 32, new Color(20, 20, 30));
  }
}
