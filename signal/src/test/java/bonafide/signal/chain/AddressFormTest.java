package bonafide.signal.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.core.Chain;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Written addresses, with the examples of EIP-55, BIP 173, BIP 350 and Bitcoin's own.
class AddressFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
        "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
        "0xde709f2102306220921060314715629080e2fb77",
        "0x27b1fdb04752bbc536007a920d24acb045561c26"
      })
  void theExamplesOfEip55Fit(String address) {
    assertThat(AddressForm.doubt(address)).isEmpty();
    assertThat(AddressForm.read(address, null).address())
        .isEqualTo(address.toLowerCase(Locale.ROOT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAec",
        "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
      })
  void capitalsThatDoNotFitAreDoubted(String address) {
    assertThat(AddressForm.doubt(address)).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa, 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
    "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy, 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4, bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0, bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y, bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y",
    "BC1SW50QGDZ25J, bc1sw50qgdz25j"
  })
  void addressesOfBitcoinAreRead(String written, String normal) {
    var address = AddressForm.read(written, null);
    assertThat(address.chain()).isEqualTo(Chain.BTC);
    assertThat(address.address()).isEqualTo(normal);
  }

  /// The invalid ones of BIP 350, and slips.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh",
        "bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4",
        "BC130XLXVLHEMJA6C4DQV22UAPCTQUPFHLXM9H8Z3K2E72Q4K9HCZ7VQ7ZWS8R",
        "bc1pw5dgrnzv",
        "bc1gmk9yu",
        "bc1qW508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divf0a",
        "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
        "",
        "nonsense"
      })
  void whatIsNoAddressIsRefusedWithAReason(String written) {
    assertThatThrownBy(() -> AddressForm.read(written, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(is|has|its|mixes|must) .+");
  }
}
