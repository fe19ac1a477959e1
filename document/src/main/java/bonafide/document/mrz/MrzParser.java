package bonafide.document.mrz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Takes the lines of a zone apart. An unsure character is exchanged for what it may be instead
/// only where exactly one such exchange makes a check digit hold; nothing else is ever changed.
public final class MrzParser {
  private static final double UNSURE = 0.9;
  private static final double LIKELY = 0.03;
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z<]");

  private MrzParser() {}

  private record Place(int line, int from, int to) {}

  /// Where a check digit stands and what it covers.
  private record Check(String field, List<Place> covered, int line, int at) {}

  /// @param lines of upper-case letters, digits and `<`, which were read beyond doubt
  /// @return nothing when the lines are no zone
  public static Optional<Mrz> parse(List<String> lines) {
    for (var format : MrzFormat.values()) {
      if (lines.size() != format.lines()) continue;
      if (lines.stream().anyMatch(line -> line.length() != format.characters())) continue;
      if (lines.getFirst().startsWith("V") != format.isVisa()) continue;
      if (!CODE.matcher(lines.getFirst()).lookingAt()) continue;
      return Optional.of(parse(format, lines.stream().map(Cells::certain).toList()));
    }
    return Optional.empty();
  }

  static Mrz parse(MrzFormat format, List<Cells> cells) {
    return new Reading(format, cells).read();
  }

  private static final class Reading {
    private final MrzFormat format;
    private final List<StringBuilder> lines = new ArrayList<>();
    private final List<Cells> cells;
    private final Map<String, Boolean> checks = new LinkedHashMap<>();
    private int mended;

    Reading(MrzFormat format, List<Cells> cells) {
      this.format = format;
      this.cells = cells;
      cells.forEach(line -> lines.add(new StringBuilder(line.text())));
    }

    Mrz read() {
      fillUp(lines.get(format.nameLine()), format == MrzFormat.TD1 ? 0 : 5);
      var confidence = cells.stream().mapToDouble(Cells::mean).min().orElse(0);
      for (var check : checkDigits()) checks.put(check.field(), holds(check) || mended(check));
      return switch (format) {
        case TD3, MRV_A -> booklet(confidence, 42);
        case TD2, MRV_B -> booklet(confidence, 35);
        case TD1 -> card(confidence);
      };
    }

    /// Names are apart by one or two fillers: behind three there are only fillers (Doc 9303-3,
    /// 4.6).
    private static void fillUp(StringBuilder name, int from) {
      var end = name.indexOf("<<<", from);
      for (var i = end; i >= 0 && i < name.length(); i++) name.setCharAt(i, '<');
    }

    private List<Check> checkDigits() {
      return switch (format) {
        case TD3 ->
            List.of(
                check("number", 1, 0, 9),
                check("date_of_birth", 1, 13, 19),
                check("date_of_expiry", 1, 21, 27),
                check("optional", 1, 28, 42),
                new Check(
                    "composite",
                    List.of(new Place(1, 0, 10), new Place(1, 13, 20), new Place(1, 21, 43)),
                    1,
                    43));
        case TD2 ->
            List.of(
                check("number", 1, 0, 9),
                check("date_of_birth", 1, 13, 19),
                check("date_of_expiry", 1, 21, 27),
                new Check(
                    "composite",
                    List.of(new Place(1, 0, 10), new Place(1, 13, 20), new Place(1, 21, 35)),
                    1,
                    35));
        case TD1 ->
            List.of(
                cardNumber(),
                check("date_of_birth", 1, 0, 6),
                check("date_of_expiry", 1, 8, 14),
                new Check(
                    "composite",
                    List.of(
                        new Place(0, 5, 30),
                        new Place(1, 0, 7),
                        new Place(1, 8, 15),
                        new Place(1, 18, 29)),
                    1,
                    29));
        case MRV_A, MRV_B ->
            List.of(
                check("number", 1, 0, 9),
                check("date_of_birth", 1, 13, 19),
                check("date_of_expiry", 1, 21, 27));
      };
    }

    private static Check check(String field, int line, int from, int to) {
      return new Check(field, List.of(new Place(line, from, to)), line, to);
    }

    /// A number longer than nine characters goes on in the optional data, its check digit after
    /// it (Doc 9303-5, 4.2.2.1, note j).
    private Check cardNumber() {
      var first = lines.getFirst();
      if (first.charAt(14) != '<' || first.charAt(15) == '<') return check("number", 0, 5, 14);
      var end = first.indexOf("<", 15);
      if (end < 0) end = 30;
      return new Check(
          "number", List.of(new Place(0, 5, 14), new Place(0, 15, end - 1)), 0, end - 1);
    }

    private String covered(Check check) {
      var text = new StringBuilder();
      for (var place : check.covered())
        text.append(lines.get(place.line()), place.from(), place.to());
      return text.toString();
    }

    private boolean holds(Check check) {
      var covered = covered(check);
      var digit = lines.get(check.line()).charAt(check.at());
      return CheckDigit.of(covered) == digit
          || (digit == '<' && check.field().equals("optional") && covered.matches("<*"));
    }

    /// Tries every single exchange of a character that is unsure; two ways to mend are none.
    private boolean mended(Check check) {
      if (check.field().equals("composite")) return false;
      var places = new ArrayList<>(check.covered());
      places.add(new Place(check.line(), check.at(), check.at() + 1));
      var line = -1;
      var at = -1;
      for (var place : places) {
        for (var i = place.from(); i < place.to(); i++) {
          if (!holdsWith(check, place.line(), i)) continue;
          if (line >= 0) return false;
          line = place.line();
          at = i;
        }
      }
      if (line < 0) return false;
      lines.get(line).setCharAt(at, other(line, at).orElseThrow());
      mended++;
      return true;
    }

    private boolean holdsWith(Check check, int line, int at) {
      var other = other(line, at);
      if (other.isEmpty()) return false;
      var text = lines.get(line);
      var was = text.charAt(at);
      text.setCharAt(at, other.get());
      var holds = holds(check);
      text.setCharAt(at, was);
      return holds;
    }

    /// What a character may be instead. In OCR-B a zero and an O differ by a hair, however sure
    /// the reader is.
    private Optional<Character> other(int line, int at) {
      var read = lines.get(line).charAt(at);
      var cell = cells.get(line);
      if (cell.sure()[at] < UNSURE && cell.otherSure()[at] >= LIKELY)
        return Optional.of(cell.others()[at]);
      if (cell.sure()[at] == 1 || format.allowed(line, at).indexOf('O') < 0)
        return Optional.empty();
      return read == '0' ? Optional.of('O') : read == 'O' ? Optional.of('0') : Optional.empty();
    }

    private Mrz card(double confidence) {
      var check = cardNumber();
      var number = covered(check);
      var rest = check.covered().size() == 1 ? optional(0, 15, 30) : "";
      var name = new Name(lines.get(2).toString());
      return new Mrz(
          format,
          texts(),
          plain(0, 0, 2),
          plain(0, 2, 5),
          name.surname(),
          name.givenNames(),
          number.replace("<", ""),
          plain(1, 15, 18),
          lines.get(1).substring(0, 6),
          sex(lines.get(1).charAt(7)),
          lines.get(1).substring(8, 14),
          (rest + " " + optional(1, 18, 29)).strip(),
          name.isCutShort(),
          checks,
          mended,
          confidence);
    }

    private Mrz booklet(double confidence, int optionalTo) {
      var name = new Name(lines.getFirst().substring(5));
      return new Mrz(
          format,
          texts(),
          plain(0, 0, 2),
          plain(0, 2, 5),
          name.surname(),
          name.givenNames(),
          plain(1, 0, 9),
          plain(1, 10, 13),
          lines.get(1).substring(13, 19),
          sex(lines.get(1).charAt(20)),
          lines.get(1).substring(21, 27),
          optional(1, 28, optionalTo),
          name.isCutShort(),
          checks,
          mended,
          confidence);
    }

    private List<String> texts() {
      return lines.stream().map(StringBuilder::toString).toList();
    }

    private String plain(int line, int from, int to) {
      return lines.get(line).substring(from, to).replace("<", "");
    }

    private String optional(int line, int from, int to) {
      return lines.get(line).substring(from, to).replace("<", " ").strip();
    }

    private static String sex(char sex) {
      return sex == 'M' || sex == 'F' ? String.valueOf(sex) : "X";
    }
  }

  private record Name(String field) {
    String surname() {
      var end = field.indexOf("<<");
      return words(end < 0 ? field : field.substring(0, end));
    }

    String givenNames() {
      var end = field.indexOf("<<");
      return end < 0 ? "" : words(field.substring(end + 2));
    }

    boolean isCutShort() {
      return !field.endsWith("<");
    }

    private static String words(String text) {
      return text.replaceAll("<+", " ").strip();
    }
  }
}
