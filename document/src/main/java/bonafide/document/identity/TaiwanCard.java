package bonafide.document.identity;

import bonafide.core.DocumentReading.Sign;
import bonafide.core.Sex;
import bonafide.core.TaiwanId;
import bonafide.document.field.Box;
import bonafide.document.field.Rows;
import bonafide.document.field.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The front of Taiwan's national identity card. Dates count from 1912, the first year of the
/// Republic; traditional characters may come as their simplified forms.
public final class TaiwanCard {
  public static final String KIND = "taiwan_id_card";
  private static final int YEAR_ZERO = 1911;
  private static final Pattern NUMBER = Pattern.compile("\\b[A-Z][12][0-9]{8}\\b");
  private static final Pattern DAY =
      Pattern.compile("民[國国]\\s*([0-9]{1,3})\\s*年\\s*([0-9]{1,2})\\s*月\\s*([0-9]{1,2})\\s*日");
  private static final Pattern NAME = Pattern.compile("姓\\s*名\\s*[:：]?\\s*([\\p{IsHan}·]{2,10})");
  private static final Pattern SEX = Pattern.compile("性\\s*[別别]\\s*[:：]?\\s*([男女])");

  private TaiwanCard() {}

  /// How much of the text belongs on such a card, 0 to 1.
  public static double likeness(Rows rows) {
    var text = text(rows);
    var marks = 0;
    for (var mark : List.of("中華民國|中华民国", "身分證|身份證|身分证|身份证", "統一編號|统一编号|統一编號", "出生"))
      if (Pattern.compile(mark).matcher(text).find()) marks++;
    return marks / 4.0;
  }

  public static Optional<Read> read(Rows rows) {
    var fields = new Fields();
    var signs = new ArrayList<Sign>();
    var previous = "";
    for (var row : rows.all()) {
      var text = row.text().replace('Ｏ', '0');
      var confidence =
          row.pieces().stream()
              .mapToDouble(piece -> piece.confidence(0, piece.text().length()))
              .min()
              .orElse(0);
      var box = Box.around(row.pieces());
      put(fields, "name", NAME.matcher(text), confidence, box);
      var sex = SEX.matcher(text);
      if (sex.find())
        fields.put(
            "gender", new Value(sex.group(1).equals("男") ? "Male" : "Female", confidence, box));
      var number = NUMBER.matcher(text);
      if (number.find()) number(new Value(number.group(), confidence, box), fields, signs);
      var day = DAY.matcher(text);
      while (day.find()) {
        var label = previous + text.substring(0, day.start());
        var name =
            label.contains("出生")
                ? "date_of_birth"
                : label.matches("(?s).*[發发].*") ? "date_of_issue" : "";
        if (!name.isEmpty())
          date(day)
              .ifPresent(date -> fields.put(name, new Value(date.toString(), confidence, box)));
      }
      previous = text;
    }
    if (fields.has("idNumber")) fields.put("nationality", new Value("TWN", 1));
    return fields.list().size() < 3 ? Optional.empty() : Optional.of(new Read(fields, signs));
  }

  private static void put(
      Fields fields, String name, Matcher found, double confidence, @Nullable Box box) {
    if (found.find()) fields.put(name, new Value(found.group(1), confidence, box));
  }

  private static void number(Value number, Fields fields, List<Sign> signs) {
    var id = TaiwanId.parse(number.text());
    if (id.isEmpty()) {
      signs.add(new Sign("NUMBER_CHECK_DIGIT", "The check digit of the number does not fit.", 0.5));
      return;
    }
    fields.put("idNumber", number);
    var printed = fields.value("gender");
    if (printed.isPresent() && printed.get().equals("Male") != (id.get().sex() == Sex.MALE))
      signs.add(
          new Sign(
              "NUMBER_AND_SEX", "The number stands for the other sex than the card says.", 0.6));
  }

  private static Optional<LocalDate> date(Matcher day) {
    try {
      return Optional.of(
          LocalDate.of(
              YEAR_ZERO + Integer.parseInt(day.group(1)),
              Integer.parseInt(day.group(2)),
              Integer.parseInt(day.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String text(Rows rows) {
    var text = new StringBuilder();
    for (var row : rows.all()) text.append(row.text()).append('\n');
    return text.toString().replace(" ", "");
  }
}
