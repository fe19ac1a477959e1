package bonafide.document.identity;

import bonafide.document.field.Digits;
import bonafide.document.field.Labels;
import bonafide.document.field.Rows;
import bonafide.document.field.Rows.Row;
import bonafide.document.field.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The Indonesian tax card, NPWP: the number, below it the name, then the address and the office.
public final class NpwpCard {
  public static final String KIND = "npwp_card";

  private static final Pattern GROUPED =
      Pattern.compile(
          "[0-9OIlSBZ]{2}\\s*\\.\\s*[0-9OIlSBZ]{3}\\s*\\.\\s*[0-9OIlSBZ]{3}\\s*\\.\\s*[0-9OIlSBZ]\\s*[-–.]\\s*[0-9OIlSBZ]{3}\\s*\\.\\s*[0-9OIlSBZ]{3}");
  private static final Pattern PLAIN = Pattern.compile("(?<![0-9])[0-9]{15,16}(?![0-9])");

  private final Fields fields = new Fields();
  private final List<Row> rows;

  private NpwpCard(Rows rows) {
    this.rows = rows.all();
  }

  /// @return nothing when there is no tax number
  public static Optional<Read> read(Rows rows) {
    var card = new NpwpCard(rows);
    card.rows();
    return card.fields.has("npwpId")
        ? Optional.of(new Read(card.fields, List.of()))
        : Optional.empty();
  }

  /// How much of a page looks like this card, 0 to 1.
  public static double likeness(Rows rows) {
    var points = 0.0;
    for (var row : rows.all()) {
      if (Labels.anywhere(row, "DIREKTORAT JENDERAL PAJAK").isPresent()) points += 0.5;
      if (Labels.anywhere(row, "KEMENTERIAN KEUANGAN").isPresent()) points += 0.3;
      if (Labels.anywhere(row, "NPWP").isPresent()) points += 0.3;
      if (GROUPED.matcher(row.text()).find()) points += 0.5;
    }
    return Math.min(1, points);
  }

  private void rows() {
    for (var i = 0; i < rows.size(); i++) {
      var value = Labels.value(rows.get(i).pieces());
      if (value.isEmpty()) continue;
      var number = number(value.get());
      if (number.isEmpty()) continue;
      fields.put("npwpId", value.get().with(number.get()));
      below(i + 1);
      return;
    }
  }

  private static Optional<String> number(Value value) {
    var grouped = GROUPED.matcher(value.text());
    if (grouped.find()) return Optional.of(Digits.of(grouped.group()));
    var plain = PLAIN.matcher(value.text().replace(" ", ""));
    return plain.find() && Labels.letters(value.text()).startsWith("NPWP")
        ? Optional.of(plain.group())
        : Optional.empty();
  }

  private void below(int from) {
    Value address = null;
    for (var row : rows.subList(from, rows.size())) {
      var value = Labels.value(row.pieces());
      if (value.isEmpty()) continue;
      var id = Labels.at(row, "NIK").flatMap(Labels::value);
      var office = Labels.at(row, "KPP");
      if (id.isPresent() && Digits.of(id.get().text()).length() == 16) {
        fields.put("idNumber", id.get().with(Digits.of(id.get().text())));
      } else if (office.isPresent()) {
        fields.put("registrationOffice", value.get().upper());
      } else if (isLabel(row)) {
        if (address != null) break;
      } else if (!fields.has("npwpName")) {
        fields.put("npwpName", value.get().upper());
      } else if (fields.has("registrationOffice")) {
        break;
      } else {
        address = address == null ? value.get() : address.then(value.get());
      }
    }
    if (address != null) fields.put("address", address.upper());
  }

  private static boolean isLabel(Row row) {
    for (var label :
        List.of("TANGGAL TERDAFTAR", "Terdaftar", "TERDAFTAR SEJAK", "www.pajak.go.id"))
      if (Labels.at(row, label).isPresent()) return true;
    return false;
  }
}
