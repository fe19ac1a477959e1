package bonafide.document.identity;

import bonafide.core.DocumentReading.Field;
import bonafide.core.DocumentReading.Place;
import bonafide.core.DocumentReading.Sign;
import bonafide.core.DocumentReading.Where;
import bonafide.document.barcode.Aamva;
import bonafide.document.barcode.PhilSys;
import bonafide.document.field.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the barcode of a card says of its holder.
///
/// @param kind the card it belongs to
/// @param said fields by their names
public record Coded(String kind, Map<String, String> said) {
  /// Print that was read with less is no witness against the code.
  private static final double SURE = 90;

  private static final double SOME_LETTERS = 0.25;
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /// @return nothing when the code is of no card that is known
  public static Optional<Coded> of(String text) {
    return Aamva.parse(text)
        .map(licence -> new Coded(LabelledCard.LICENCE, licence.fields()))
        .or(() -> PhilSys.parse(text).map(fields -> new Coded(LabelledCard.PHILSYS, fields)));
  }

  /// @param place where the code is
  public List<Field> fields(@Nullable Place place) {
    return said.entrySet().stream()
        .map(field -> new Field(field.getKey(), field.getValue(), 100, Where.BARCODE, place))
        .toList();
  }

  /// What the print beside the code says otherwise.
  public List<Sign> signs(List<Field> print) {
    var signs = new ArrayList<Sign>();
    for (var printed : print) {
      var code = said.get(printed.name());
      if (code != null) sign(printed, code).ifPresent(signs::add);
    }
    return signs;
  }

  /// That a printed field is not what the code says, where that is sure.
  ///
  /// @param code the field of the same name
  public static Optional<Sign> sign(Field printed, String code) {
    return printed.confidence() > SURE && isOtherwise(printed, code)
        ? Optional.of(
            new Sign(
                "BARCODE_AND_PRINT",
                "The printed %s %s is not the %s of the barcode."
                    .formatted(printed.name().replace('_', ' '), printed.value(), code),
                0.8))
        : Optional.empty();
  }

  /// Letters may be read wrong, and places are written in more than one way.
  private static boolean isOtherwise(Field printed, String code) {
    var one = Labels.letters(printed.value());
    var other = Labels.letters(code);
    var mistakes = Labels.mistakes(one, other);
    return switch (printed.name()) {
      case "document_number", "id_number" -> one.length() == other.length() && mistakes > 1;
      case "surname", "given_name" -> mistakes > Math.max(2, SOME_LETTERS * other.length());
      case "gender", "sex" -> mistakes > 0;
      default -> DATE.matcher(code).matches() && mistakes > 0;
    };
  }
}
