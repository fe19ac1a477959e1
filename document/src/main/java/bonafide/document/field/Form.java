package bonafide.document.field;

import bonafide.document.text.Line;
import bonafide.document.text.Strip;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Print with labels that stand before or above what they name, several of them in a row perhaps.
/// Labels may be read with mistakes, values are not touched.
public final class Form {
  private static final int FUZZY = 7; // letters from which a label may be read with mistakes
  private static final double LOW = 2.8; // heights of a line
  private static final double BESIDE = 0.5;
  private static final double FAR = 12;
  private static final double NEXT = 2.2;

  private final List<Line> lines;
  private final List<List<Label>> labels = new ArrayList<>();

  /// The numbers of the lines, from the left.
  private final List<Integer> fromLeft = new ArrayList<>();

  /// The lines without a label.
  private final List<Line> values = new ArrayList<>();

  /// Where a label stands.
  ///
  /// @param from its first character in the line
  /// @param to the first character behind it
  private record Label(String field, int from, int to) {
    boolean overlaps(int otherFrom, int otherTo) {
      return from < otherTo && otherFrom < to;
    }
  }

  /// @param phrases for each field, how its label may be worded
  public Form(List<Line> lines, Map<String, List<String>> phrases) {
    this.lines = lines;
    // A longer label may hold a shorter one.
    var longestFirst =
        phrases.entrySet().stream()
            .flatMap(entry -> entry.getValue().stream().map(p -> Map.entry(entry.getKey(), p)))
            .sorted(Comparator.comparingInt(entry -> -Labels.letters(entry.getValue()).length()))
            .toList();
    for (var line : lines) {
      var found = new ArrayList<Label>();
      for (var phrase : longestFirst) add(found, line.text(), phrase.getKey(), phrase.getValue());
      found.sort(Comparator.comparingInt(Label::from));
      labels.add(found);
      if (found.isEmpty()) values.add(line);
      fromLeft.add(fromLeft.size());
    }
    fromLeft.sort(Comparator.comparingDouble(i -> lines.get(i).place().left()));
  }

  private static void add(List<Label> found, String text, String field, String phrase) {
    var places = new int[text.length()];
    var letters = new StringBuilder();
    for (var i = 0; i < text.length(); i++) {
      if (!Character.isLetterOrDigit(text.charAt(i))) continue;
      places[letters.length()] = i;
      letters.append(Character.toUpperCase(text.charAt(i)));
    }
    var wanted = Labels.letters(phrase);
    var most = wanted.length() < FUZZY ? 0 : wanted.length() / 6;
    var part = Phrases.find(letters.toString(), wanted, most);
    if (part.isEmpty()) return;
    var from = places[part.get().from()];
    var to = places[part.get().to() - 1] + 1;
    if (isInWord(text, from) || isInWord(text, to)) return;
    if (found.stream().anyMatch(other -> other.overlaps(from, to))) return;
    found.add(new Label(field, from, to));
  }

  /// Whether a place is between two letters of one word.
  private static boolean isInWord(String text, int at) {
    if (at <= 0 || at >= text.length()) return false;
    var before = text.charAt(at - 1);
    var behind = text.charAt(at);
    return Character.isLetterOrDigit(before)
        && Character.isLetterOrDigit(behind)
        && !(Character.isLowerCase(before) && !Character.isLowerCase(behind));
  }

  /// The fields whose labels stand somewhere.
  public Set<String> found() {
    var found = new HashSet<String>();
    for (var line : labels) for (var label : line) found.add(label.field());
    return found;
  }

  /// What may belong to a field's label, the likeliest first: what stands behind it in its row,
  /// then what stands below; of the latter first the words right below the label, since a text may
  /// run on below the next one.
  private List<Line> candidates(String field) {
    return all(field, true);
  }

  /// The first thing that is made of what may belong to a field's label.
  ///
  /// @param reader makes nothing of what is no such field
  public Optional<Value> first(String field, Function<Line, Optional<Value>> reader) {
    return candidates(field).stream().map(reader).flatMap(Optional::stream).findFirst();
  }

  /// Running text, with the lines it goes on in.
  ///
  /// @param most lines
  public Optional<Value> text(String field, int most) {
    return all(field, false).stream()
        .filter(Form::isWritten)
        .findFirst()
        .flatMap(line -> goingOn(line, most).stream().map(Form::value).reduce(Value::then));
  }

  /// A line as the value of a field; without confidence when there is nothing in it.
  public static Value value(Line line) {
    return Labels.value(List.of(line)).orElse(new Value("", 0));
  }

  private List<Line> all(String field, boolean byWord) {
    var candidates = new ArrayList<Line>();
    for (var i = 0; i < lines.size(); i++) {
      for (var label : labels.get(i)) {
        if (!label.field().equals(field)) continue;
        var place = place(i, label);
        behind(i, label).ifPresent(candidates::add);
        for (var line : below(place)) {
          if (byWord) column(line, place).ifPresent(candidates::add);
          candidates.add(line);
        }
      }
    }
    return candidates;
  }

  private static boolean isWritten(Line line) {
    return line.text().chars().filter(Character::isLetter).count() >= 2;
  }

  private Strip place(int line, Label label) {
    return lines.get(line).part(label.from(), label.to()).place();
  }

  private Optional<Line> behind(int line, Label label) {
    var whole = lines.get(line);
    var end =
        labels.get(line).stream()
            .filter(other -> other.from() >= label.to())
            .mapToInt(Label::from)
            .min()
            .orElse(whole.text().length());
    var rest = bare(whole, label.to(), end);
    if (rest.isPresent() || end < whole.text().length()) return rest;
    var place = place(line, label);
    for (var other : fromLeft) {
      var strip = lines.get(other).place();
      if (other == line || strip.left() < whole.place().right() - place.high()) continue;
      var isBeside = Math.abs(place.at(strip.left()) - strip.y()) < BESIDE * place.high();
      if (!isBeside || strip.left() > place.right() + FAR * place.high()) continue;
      if (!labels.get(other).isEmpty()) return Optional.empty();
      var text = bare(lines.get(other), 0, lines.get(other).text().length());
      if (text.isPresent()) return text;
    }
    return Optional.empty();
  }

  /// A part of a line without the marks around it; nothing when only marks are there.
  private static Optional<Line> bare(Line line, int from, int to) {
    while (from < to && !Character.isLetterOrDigit(line.text().charAt(from))) from++;
    while (to > from && Character.isWhitespace(line.text().charAt(to - 1))) to--;
    return from < to ? Optional.of(line.part(from, to)) : Optional.empty();
  }

  /// The nearest row below without a label, of its lines first the one that begins as the label
  /// does.
  private List<Line> below(Strip label) {
    var low = values.stream().filter(line -> isBelow(label, line.place(), LOW)).toList();
    var least = low.stream().mapToDouble(line -> fall(label, line.place())).min().orElse(0);
    return low.stream()
        .filter(line -> fall(label, line.place()) < least + BESIDE * label.high())
        .sorted(Comparator.comparingDouble(line -> Math.abs(line.place().left() - label.left())))
        .toList();
  }

  private static double fall(Strip upper, Strip lower) {
    var left = Math.max(upper.left(), lower.left());
    var right = Math.min(upper.right(), lower.right());
    return lower.at((left + right) / 2) - upper.at((left + right) / 2);
  }

  private static boolean isBelow(Strip upper, Strip lower, double heights) {
    var fall = fall(upper, lower);
    return lower.left() < upper.right()
        && lower.right() > upper.left() - upper.high()
        && fall > 0.5 * upper.high()
        && fall < heights * Math.max(upper.high(), lower.high());
  }

  /// The words of a line that stand below a label.
  private static Optional<Line> column(Line line, Strip label) {
    var from = -1;
    var to = -1;
    for (var i = 0; i < line.text().length(); i++) {
      if (Character.isWhitespace(line.text().charAt(i))) continue;
      var start = i;
      while (i < line.text().length() && !Character.isWhitespace(line.text().charAt(i))) i++;
      var word = line.part(start, i).place();
      if (word.left() > label.right() || word.right() < label.left()) continue;
      if (from < 0) from = start;
      to = i;
    }
    return from < 0 ? Optional.empty() : Optional.of(line.part(from, to));
  }

  /// A line and those that go on right below it, as an address does.
  ///
  /// @param most lines
  private List<Line> goingOn(Line first, int most) {
    var all = new ArrayList<Line>();
    all.add(first);
    while (all.size() < most) {
      var last = all.getLast();
      var next =
          values.stream()
              .filter(line -> isBelow(last.place(), line.place(), NEXT))
              .filter(line -> alike(line.place().high(), last.place().high()))
              .filter(
                  line ->
                      Math.abs(line.place().left() - last.place().left()) < 3 * last.place().high())
              .min(Comparator.comparingDouble(line -> fall(last.place(), line.place())));
      if (next.isEmpty()) break;
      all.add(next.get());
    }
    return all;
  }

  private static boolean alike(double one, double other) {
    return Math.min(one, other) > 0.7 * Math.max(one, other);
  }
}
