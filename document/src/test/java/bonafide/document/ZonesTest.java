package bonafide.document;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.document.drawn.DrawnPassport;
import bonafide.document.drawn.Photograph;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Zones of drawn passports in drawn photographs, easier ones than the benchmark's.
class ZonesTest {
  private static Photograph photograph(Random random, int steepest, int seed) {
    return new Photograph(
        1_100 + random.nextInt(700),
        (random.nextDouble() * 2 - 1) * steepest,
        (random.nextDouble() * 2 - 1) * steepest,
        random.nextDouble() * 20 - 10,
        random.nextInt(2),
        random.nextInt(8),
        0,
        0.4 + 0.5 * random.nextDouble(),
        seed);
  }

  @Test
  void zonesOfPhotographsAreReadExactlyAndNothingWrongIsCalledRight() {
    var random = new Random(5);
    var font = Specimens.ocrB();
    var exact = 0;
    var wrong = 0;
    for (var i = 0; i < 16; i++) {
      var passport = DocumentBench.passport(random);
      var photo = photograph(random, 22, i).of(passport.image(font));
      var look = Specimens.look(photo);
      var mrz = look.mrz();
      if (mrz == null) continue;
      if (mrz.lines().equals(List.of(passport.first(), passport.second()))) exact++;
      else if (mrz.isValid() && !mrz.number().equals(passport.number())) wrong++;
    }
    assertThat(wrong).isZero();
    assertThat(exact).isGreaterThanOrEqualTo(15);
  }

  @Test
  void aChangedPrintContradictsTheZone() {
    var passport = DrawnPassport.specimen();
    var image = passport.image(Specimens.ocrB());
    var forged =
        new DrawnPassport(
                passport.issuer(),
                passport.surname(),
                passport.givenNames(),
                "L898902X9",
                passport.birth().plusYears(9),
                passport.sex(),
                passport.issued(),
                passport.expires(),
                passport.birthPlace(),
                passport.authority())
            .image(Specimens.ocrB());
    // The upper part of one on the lower part of the other.
    image.getGraphics().drawImage(forged.getSubimage(0, 0, 1_476, 800), 0, 0, null);
    var result = Specimens.DOCUMENTS.card(Photograph.PLAIN.of(image), "passport");
    assertThat(result).isInstanceOf(Documents.Result.Understood.class);
    var reading = ((Documents.Result.Understood) result).reading();
    assertThat(reading.isTampered()).isTrue();
    assertThat(reading.signs()).extracting(sign -> sign.code()).contains("MRZ_AND_PRINT");
  }
}
