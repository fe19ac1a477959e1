package bonafide.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;

class PartialDateTest {

  @Test
  void isWrittenOnlyAsFarAsItIsKnown() {
    assertThat(PartialDate.parse("1943-03-11")).hasToString("1943-03-11");
    assertThat(PartialDate.parse("1943-03")).hasToString("1943-03");
    assertThat(PartialDate.parse("1943")).hasToString("1943");
  }

  @Test
  void aDayWithoutItsMonthIsRefused() {
    assertThatThrownBy(() -> new PartialDate(1943, 0, 11)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void aDayThatNeverWasIsRefused() {
    assertThatThrownBy(() -> PartialDate.parse("2023-02-29")).isInstanceOf(DateTimeException.class);
    assertThat(PartialDate.parse("2024-02-29").isComplete()).isTrue();
  }
}
