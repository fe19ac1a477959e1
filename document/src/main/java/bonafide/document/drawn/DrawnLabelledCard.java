package bonafide.document.drawn;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/// Philippine cards of our own design with the labels of real ones, and a card of no state at all.
///
/// @param print what is written, each at its place
public record DrawnLabelledCard(Color paper, List<Print> print) {
  private static final int WIDE = 1_011;
  private static final int HIGH = 638;

  /// @param x of its left end
  /// @param y of its base line
  public record Print(String text, int x, int y, int size) {}

  /// The front of a PhilSys card.
  public static DrawnLabelledCard philSys() {
    return new DrawnLabelledCard(
        new Color(232, 232, 240),
        List.of(
            new Print("REPUBLIKA NG PILIPINAS", 300, 50, 28),
            new Print("Republic of the Philippines", 340, 80, 20),
            new Print("PAMBANSANG PAGKAKAKILANLAN", 240, 115, 28),
            new Print("Philippine Identification Card", 320, 145, 20),
            new Print("1234-5678-9101-1213", 40, 200, 30),
            new Print("Apelyido/Last Name", 380, 200, 18),
            new Print("DELA CRUZ", 380, 232, 28),
            new Print("Mga Pangalan/Given Names", 380, 275, 18),
            new Print("JUANA MARIE", 380, 307, 28),
            new Print("Gitnang Apelyido/Middle Name", 380, 350, 18),
            new Print("MARTINEZ", 380, 382, 28),
            new Print("Petsa ng Kapanganakan/Date of Birth", 380, 425, 18),
            new Print("JANUARY 01, 1990", 380, 457, 28),
            new Print("Tirahan/Address", 40, 540, 18),
            new Print("833 SISA ST., BRGY 526, ZONE 52 SAMPALOC,", 40, 572, 26),
            new Print("MANILA CITY, METRO MANILA", 40, 604, 26)));
  }

  /// The back of a PhilSys card, without its code.
  ///
  /// @param issued as it is written
  public static DrawnLabelledCard philSysBack(String issued) {
    return new DrawnLabelledCard(
        new Color(232, 232, 240),
        List.of(
            new Print("Araw ng pagkakaloob/Date of issue", 40, 60, 18),
            new Print(issued, 40, 92, 28),
            new Print("Kasarian/Sex", 40, 140, 18),
            new Print("FEMALE", 40, 172, 28),
            new Print("Uri ng Dugo/Blood Type", 40, 220, 18),
            new Print("O+", 40, 252, 28),
            new Print("Kalagayang Sibil/Marital Status", 40, 300, 18),
            new Print("SINGLE", 40, 332, 28),
            new Print("Lugar ng Kapanganakan/Place of Birth", 40, 380, 18),
            new Print("CITY OF MANILA", 40, 412, 28)));
  }

  public static DrawnLabelledCard umid() {
    return new DrawnLabelledCard(
        new Color(214, 226, 236),
        List.of(
            new Print("Republic of the Philippines", 330, 50, 26),
            new Print("Unified Multi-Purpose ID", 350, 85, 26),
            new Print("CRN-0111-2345678-9", 400, 150, 34),
            new Print("SURNAME", 400, 200, 18),
            new Print("DELA CRUZ", 400, 232, 30),
            new Print("GIVEN NAME", 400, 275, 18),
            new Print("JUAN", 400, 307, 30),
            new Print("MIDDLE NAME", 400, 350, 18),
            new Print("SANTOS", 400, 382, 30),
            new Print("SEX", 400, 430, 18),
            new Print("M", 450, 430, 28),
            new Print("DATE OF BIRTH", 560, 430, 18),
            new Print("1980/01/31", 720, 430, 28),
            new Print("ADDRESS", 400, 480, 18),
            new Print("12 MABINI ST BARANGAY 7", 400, 512, 24),
            new Print("QUEZON CITY METRO MANILA", 400, 542, 24)));
  }

  /// A Philippine driving licence.
  public static DrawnLabelledCard licence() {
    return new DrawnLabelledCard(
        new Color(236, 234, 222),
        List.of(
            new Print("REPUBLIC OF THE PHILIPPINES", 330, 45, 24),
            new Print("DEPARTMENT OF TRANSPORTATION", 320, 75, 24),
            new Print("LAND TRANSPORTATION OFFICE", 320, 105, 24),
            new Print("NON-PROFESSIONAL DRIVER'S LICENSE", 280, 145, 28),
            new Print("Last Name, First Name, Middle Name", 360, 190, 18),
            new Print("DELA CRUZ, JUAN PEDRO GARCIA", 360, 222, 28),
            new Print("Nationality", 360, 262, 18),
            new Print("Sex", 490, 262, 18),
            new Print("Date of Birth", 560, 262, 18),
            new Print("Weight (kg)", 720, 262, 18),
            new Print("Height (m)", 850, 262, 18),
            new Print("PHL", 360, 294, 26),
            new Print("M", 490, 294, 26),
            new Print("1987/10/04", 560, 294, 26),
            new Print("70", 720, 294, 26),
            new Print("1.55", 850, 294, 26),
            new Print("Address", 360, 336, 18),
            new Print("UNIT 4 MAGNOLIA BLDG, RIZAL STREET, BARANGAY 5,", 360, 366, 22),
            new Print("SAN JUAN CITY, METRO MANILA", 360, 394, 22),
            new Print("License No.", 360, 440, 18),
            new Print("Expiration Date", 560, 440, 18),
            new Print("Agency Code", 780, 440, 18),
            new Print("N03-12-123456", 360, 472, 26),
            new Print("2032/10/04", 560, 472, 26),
            new Print("N32", 780, 472, 26),
            new Print("Blood Type", 360, 512, 18),
            new Print("Eyes Color", 560, 512, 18),
            new Print("O+", 360, 544, 26),
            new Print("BLACK", 560, 544, 26)));
  }

  /// A card of a state that is not known by its print.
  ///
  /// @param born as it is written
  public static DrawnLabelledCard other(String born) {
    return new DrawnLabelledCard(
        new Color(226, 238, 226),
        List.of(
            new Print("IDENTITY CARD", 380, 60, 36),
            new Print("Surname", 380, 130, 20),
            new Print("OKONKWO", 380, 164, 30),
            new Print("Given names", 380, 210, 20),
            new Print("CHIDI EMEKA", 380, 244, 30),
            new Print("Date of birth", 380, 290, 20),
            new Print(born, 380, 324, 30),
            new Print("Sex", 640, 290, 20),
            new Print("M", 640, 324, 30),
            new Print("Card No", 380, 370, 20),
            new Print("ID-4471 0093 52".replace(" ", ""), 380, 404, 30),
            new Print("Date of expiry", 640, 370, 20),
            new Print("13.03.2033", 640, 404, 30)));
  }

  public BufferedImage image() {
    var image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
    var pen = new Pen(image, Pen.sans());
    pen.graphics().setColor(paper);
    pen.graphics().fillRect(0, 0, WIDE, HIGH);
    var ink = new Color(25, 25, 40);
    for (var one : print) pen.text(one.text(), one.x(), one.y(), one.size(), ink);
    return image;
  }
}
