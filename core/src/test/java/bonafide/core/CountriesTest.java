package bonafide.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountriesTest {

  @Test
  void namesOfThePublishersLeadToTheirCode() {
    assertThat(Countries.alpha2("Korea, North")).isEqualTo("KP");
    assertThat(Countries.alpha2("Democratic People's Republic of Korea")).isEqualTo("KP");
    assertThat(Countries.alpha2("Iran (Islamic Republic of)")).isEqualTo("IR");
    assertThat(Countries.alpha2("IDN")).isEqualTo("ID");
    assertThat(Countries.alpha2("sg")).isEqualTo("SG");
  }

  @Test
  void anUnknownNameIsNoCountry() {
    assertThat(Countries.alpha2("Atlantis")).isNull();
  }
}
