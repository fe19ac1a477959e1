package bonafide.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files as they were made and files somebody changed. `TamperBench` counts more of them.
final class TamperTest {
  private static final int EACH = 2;

  private static final Map<String, String> SIGNS =
      Map.of(
          "amount covered and written over, appended", "PDF_TEXT_CHANGED",
          "amount covered and written over, saved anew", "PDF_TEXT_COVERED",
          "amount replaced in the page", "PDF_ODD_LETTERS",
          "picture of an amount laid over it", "PDF_TEXT_COVERED",
          "amount written on a scan", "PDF_TEXT_ON_PICTURE",
          "photograph with another's portrait", "PICTURE_SPLICED",
          "photograph with another's portrait, in a PDF", "PICTURE_SPLICED",
          "photograph with a number painted over", "PICTURE_SPLICED");

  static Stream<String> untouched() {
    return Forger.untouched().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource
  void untouched(String kind) {
    assertThat(TamperBench.counts(Forger.kind(kind), EACH)).doesNotContainKey(TamperBench.CHANGED);
  }

  static Stream<String> changed() {
    return SIGNS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource
  void changed(String kind) {
    assertThat(TamperBench.counts(Forger.kind(kind), EACH))
        .containsEntry(TamperBench.CHANGED, EACH)
        .containsEntry(SIGNS.get(kind), EACH);
  }

  @Test
  void aSignNamesWhatWasThereAndWhatIsNow() {
    var signs =
        TamperBench.signs(Forger.kind("amount covered and written over, saved anew").apply(1));
    assertThat(signs)
        .filteredOn(sign -> sign.code().equals("PDF_TEXT_COVERED"))
        .singleElement()
        .satisfies(
            sign ->
                assertThat(sign.detail())
                    .matches("On page 1 “([\\d.,]+)” is covered and “9\\1” is written over it\\."));
  }

  @Test
  void whatASecondSavingLeavesIsNoMoreThanAHint() {
    assertThat(TamperBench.signs(Forger.kind("photograph, saved again").apply(0)))
        .singleElement()
        .satisfies(
            sign -> {
              assertThat(sign.code()).isEqualTo("PICTURE_SAVED_AGAIN");
              assertThat(sign.confidence()).isLessThan(0.5);
            });
    assertThat(TamperBench.signs(Forger.kind("photograph shown on a phone's screen").apply(0)))
        .singleElement()
        .satisfies(sign -> assertThat(sign.code()).isEqualTo("PICTURE_OF_SCREEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "'print of a card, photographed', PICTURE_OF_PRINT",
    "'a screen that shows a card, photographed', PICTURE_OF_SCREEN"
  })
  void aPrintAndAScreenShowTheirGrid(String kind, String code) {
    for (var i = 0; i < EACH; i++)
      assertThat(TamperBench.signs(Forger.kind(kind).apply(i)))
          .singleElement()
          .satisfies(
              sign -> {
                assertThat(sign.code()).isEqualTo(code);
                assertThat(sign.detail()).contains(" pixels apart, turned by ");
                assertThat(sign.confidence()).isLessThan(0.5);
              });
  }
}
