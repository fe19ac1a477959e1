package bonafide.signal.government;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Brazil's taxpayer number (Receita Federal, Instrução Normativa 1548/2015).
public final class Cpf {
  private static final Pattern SHAPE = Pattern.compile("\\d{11}|\\d{3}\\.\\d{3}\\.\\d{3}-\\d{2}");

  private Cpf() {}

  /// Eleven digits; empty when it is not written as a CPF.
  public static Optional<String> parse(String written) {
    var text = written.strip();
    return SHAPE.matcher(text).matches()
        ? Optional.of(text.replaceAll("\\D", ""))
        : Optional.empty();
  }

  /// What speaks against the number, in sentences; it may still be in the register.
  public static List<String> remarks(String cpf) {
    if (cpf.chars().distinct().count() == 1)
      return List.of("A CPF is never one digit eleven times.");
    return digit(cpf, 9) == cpf.charAt(9) - '0' && digit(cpf, 10) == cpf.charAt(10) - '0'
        ? List.of()
        : List.of("The last two digits of the CPF are not its check digits.");
  }

  private static int digit(String cpf, int count) {
    var sum = 0;
    for (var i = 0; i < count; i++) sum += (cpf.charAt(i) - '0') * (count + 1 - i);
    var rest = sum * 10 % 11;
    return rest == 10 ? 0 : rest;
  }
}
