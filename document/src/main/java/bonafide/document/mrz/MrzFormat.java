package bonafide.document.mrz;

/// The formats of ICAO Doc 9303 parts 4 to 7. Places count from 0.
public enum MrzFormat {
  TD3(2, 44),
  TD2(2, 36),
  TD1(3, 30),
  MRV_A(2, 44),
  MRV_B(2, 36);

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
}
