package bonafide.document.mrz;

/// The formats of ICAO Doc 9303 parts 4 to 7, and which characters may stand where. Places count
/// from 0.
public enum MrzFormat {
  TD3(2, 44),
  TD2(2, 36),
  TD1(3, 30),
  MRV_A(2, 44),
  MRV_B(2, 36);

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String DIGITS = "0123456789";
  private static final String ANY = ZoneNet.CLASSES;

  private final int lines;
  private final int characters;

  MrzFormat(int lines, int characters) {
    this.lines = lines;
    this.characters = characters;
  }

  public int lines() {
    return lines;
  }

  public int characters() {
    return characters;
  }

  boolean isVisa() {
    return this == MRV_A || this == MRV_B;
  }

  int nameLine() {
    return this == TD1 ? 2 : 0;
  }

  /// Whether no check digit covers a line.
  boolean isName(int line) {
    return line == nameLine();
  }

  String allowed(int line, int place) {
    return this == TD1 ? card(line, place) : booklet(line, place);
  }

  private String booklet(int line, int place) {
    if (line == 0) return place == 0 ? first() : LETTERS + "<";
    if (place < 9) return ANY;
    if (place < 10) return DIGITS + "<";
    if (place < 13) return LETTERS + "<";
    if (place < 28) return dated(place - 13);
    return place == characters - 1 && !isVisa() ? DIGITS : ANY;
  }

  private String first() {
    return isVisa() ? "V" : this == TD3 ? "P" : "ACIP";
  }

  private static String card(int line, int place) {
    if (line == 0) {
      if (place == 0) return "ACI";
      if (place < 5) return LETTERS + "<";
      return place == 14 ? DIGITS + "<" : ANY;
    }
    if (line == 2) return LETTERS + "<";
    if (place < 15) return dated(place);
    if (place < 18) return LETTERS + "<";
    return place == 29 ? DIGITS : ANY;
  }

  /// Birth date, its digit, the sex, the date of expiry, its digit.
  private static String dated(int place) {
    if (place == 6 || place == 14) return DIGITS;
    return place == 7 ? "MFX<" : DIGITS + "<";
  }
}
