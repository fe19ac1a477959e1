package bonafide.document.mrz;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.document.text.Line;
import bonafide.document.text.Strip;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The specimens are those printed in ICAO Doc 9303, parts 4 to 7.
class MrzParserTest {
  private static final String FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
  private static final String SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

  @Test
  void aPassportIsTakenApart() {
    var mrz = MrzParser.parse(List.of(FIRST, SECOND)).orElseThrow();
    assertThat(mrz.format()).isEqualTo(MrzFormat.TD3);
    assertThat(mrz.issuer()).isEqualTo("UTO");
    assertThat(mrz.surname()).isEqualTo("ERIKSSON");
    assertThat(mrz.givenNames()).isEqualTo("ANNA MARIA");
    assertThat(mrz.number()).isEqualTo("L898902C3");
    assertThat(mrz.birth()).isEqualTo("740812");
    assertThat(mrz.sex()).isEqualTo("F");
    assertThat(mrz.expiry()).isEqualTo("120415");
    assertThat(mrz.optional()).isEqualTo("ZE184226B");
    assertThat(mrz.isCutShort()).isFalse();
    assertThat(mrz.checks())
        .containsOnlyKeys("number", "date_of_birth", "date_of_expiry", "optional", "composite");
    assertThat(mrz.isValid()).isTrue();
  }

  @Test
  void anIdentityCardOfThreeLinesIsTakenApart() {
    var mrz =
        MrzParser.parse(
                List.of(
                    "I<UTOD231458907<<<<<<<<<<<<<<<",
                    "7408122F1204159UTO<<<<<<<<<<<6",
                    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"))
            .orElseThrow();
    assertThat(mrz.format()).isEqualTo(MrzFormat.TD1);
    assertThat(mrz.number()).isEqualTo("D23145890");
    assertThat(mrz.nationality()).isEqualTo("UTO");
    assertThat(mrz.isValid()).isTrue();
  }

  @Test
  void aNumberThatGoesOnInTheOptionalDataIsWhole() {
    // Doc 9303-5, note j: the principal part, a filler, the rest, and the digit over both.
    var number = "D23145890734";
    var line = "I<UTO" + number.substring(0, 9) + "<" + number.substring(9);
    line += CheckDigit.of(number);
    line += "<".repeat(30 - line.length());
    var dates = "7408122F1204159";
    var composite = CheckDigit.of(line.substring(5) + "7408122" + "1204159" + "<<<<<<<<<<<");
    var mrz =
        MrzParser.parse(
                List.of(
                    line, dates + "UTO<<<<<<<<<<<" + composite, "STEVENSON<<PETER<JOHN<<<<<<<<<"))
            .orElseThrow();
    assertThat(mrz.number()).isEqualTo(number);
    assertThat(mrz.isValid()).isTrue();
  }

  @Test
  void visasAreTakenApartAndHaveNoCompositeDigit() {
    var mrz =
        MrzParser.parse(
                List.of(
                    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"))
            .orElseThrow();
    assertThat(mrz.format()).isEqualTo(MrzFormat.MRV_B);
    assertThat(mrz.checks()).doesNotContainKey("composite");
    assertThat(mrz.isValid()).isTrue();
  }

  @Test
  void aNameThatFillsItsFieldMayBeCutShort() {
    var first = "P<UTO" + "NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<KRASUANG".substring(0, 39);
    var mrz = MrzParser.parse(List.of(first, SECOND)).orElseThrow();
    assertThat(mrz.isCutShort()).isTrue();
    assertThat(mrz.surname()).isEqualTo("NILAVADHANANANDA");
  }

  @Test
  void aWrongDigitIsReportedAndNeverMended() {
    var mrz = MrzParser.parse(List.of(FIRST, SECOND.replace("740812", "740813"))).orElseThrow();
    assertThat(mrz.checks()).containsEntry("date_of_birth", false).containsEntry("number", true);
    assertThat(mrz.birth()).isEqualTo("740813");
    assertThat(mrz.mended()).isZero();
  }

  private static Cells cells(String text, int at, char read, double sure, char other) {
    var certain = Cells.certain(text);
    var changed = new StringBuilder(text);
    changed.setCharAt(at, read);
    var sures = certain.sure().clone();
    var others = certain.others().clone();
    var otherSures = certain.otherSure().clone();
    sures[at] = sure;
    others[at] = other;
    otherSures[at] = 1 - sure;
    return new Cells(changed.toString(), sures, others, otherSures, 0);
  }

  @Test
  void anUnsureCharacterIsMendedWhenOnlyThenTheDigitHolds() {
    var mrz =
        MrzParser.parse(
            MrzFormat.TD3, List.of(Cells.certain(FIRST), cells(SECOND, 3, 'B', 0.6, '8')));
    assertThat(mrz.number()).isEqualTo("L898902C3");
    assertThat(mrz.mended()).isEqualTo(1);
    assertThat(mrz.isValid()).isTrue();
  }

  @Test
  void twoWaysToMendAreNone() {
    var one = cells(SECOND, 3, 'B', 0.6, '8');
    // The check digit may be what was misread as well.
    var wrong = CheckDigit.of(one.text().substring(0, 9));
    var sures = one.sure().clone();
    var others = one.others().clone();
    var otherSures = one.otherSure().clone();
    sures[9] = 0.6;
    others[9] = wrong;
    otherSures[9] = 0.4;
    var mrz =
        MrzParser.parse(
            MrzFormat.TD3,
            List.of(Cells.certain(FIRST), new Cells(one.text(), sures, others, otherSures, 0)));
    assertThat(mrz.checks()).containsEntry("number", false);
    assertThat(mrz.mended()).isZero();
  }

  private static Line line(String text, double sure) {
    var sures = new double[text.length()];
    Arrays.fill(sures, sure);
    return new Line(text, sure, new Strip(0, 0, 440, 10, 0), new double[text.length()], sures);
  }

  @Test
  void aNameGetsASecondOpinionFromASurerReaderThatSeesWhatWasThoughtOfSecond() {
    var unsure = cells(FIRST, 9, 'G', 0.8, 'S');
    assertThat(unsure.text()).contains("ERIKGSON");
    assertThat(unsure.seconded(line(FIRST, 0.96)).text()).isEqualTo(FIRST);
    assertThat(unsure.seconded(line(FIRST, 0.7)).text()).contains("ERIKGSON");
    var third = FIRST.replace("ERIKSSON", "ERIKBSON");
    assertThat(unsure.seconded(line(third, 0.96)).text()).contains("ERIKGSON");
    assertThat(unsure.seconded(line("ERIKSSON", 0.96)).text()).contains("ERIKGSON");
  }

  @Test
  void otherLinesAreNoZone() {
    assertThat(MrzParser.parse(List.of("HELLO", "WORLD"))).isEmpty();
    assertThat(MrzParser.parse(List.of(SECOND))).isEmpty();
    assertThat(MrzParser.parse(Arrays.asList("1<UTO" + "<".repeat(39), SECOND))).isEmpty();
  }
}
