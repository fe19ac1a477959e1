package bonafide.api.http;

import bonafide.api.http.ApiError.Field;
import bonafide.core.Countries;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// A JSON object being read member by member. Every fault is noted with its path; `check`
/// throws them together, so that a client sees all of them at once. An empty text counts as
/// absent; unknown members are ignored.
public final class Form {
  private static final int LONGEST_TEXT = 1_000;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final Pattern ISO_DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private final JsonNode node;
  private final String path;
  private final List<Field> faults;

  private Form(JsonNode node, String path, List<Field> faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  /// @throws ApiError when the bytes are not a JSON object
  public static Form of(byte[] body) {
    try {
      var node = body.length == 0 ? null : Wire.JSON.readTree(body);
      if (node == null || !node.isObject())
        throw new ApiError(
            ApiError.Kind.INVALID,
            "The body must be a JSON object.",
            List.of(new Field("", "must be a JSON object")));
      return of(node);
    } catch (JacksonException e) {
      var where =
          e.getLocation() == null
              ? ""
              : " (line %d, column %d)"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new ApiError(
          ApiError.Kind.INVALID,
          "The body is not valid JSON" + where + ".",
          List.of(new Field("", "is not valid JSON" + where)));
    }
  }

  public static Form of(JsonNode object) {
    return new Form(object, "", new ArrayList<>());
  }

  /// The objects of an array; faults of all of them are noted together.
  static List<Form> of(ArrayNode array) {
    var faults = new ArrayList<Field>();
    var forms = new ArrayList<Form>();
    for (var i = 0; i < array.size(); i++) {
      if (!array.get(i).isObject()) faults.add(new Field("[%d]".formatted(i), "must be an object"));
      forms.add(
          new Form(
              array.get(i).isObject() ? array.get(i) : Wire.JSON.createObjectNode(),
              "[%d].".formatted(i),
              faults));
    }
    return forms;
  }

  /// The text of a member as it was sent, empty or blank as it may be; null when it is no text.
  public @Nullable String raw(String name) {
    var member = node.get(name);
    return member == null || !member.isString() ? null : member.asString();
  }

  /// A member as plain maps, lists and values; null when absent.
  public @Nullable Object plain(String name) {
    var member = member(name);
    return member == null ? null : Wire.JSON.convertValue(member, Object.class);
  }

  /// A file in Base64; null when absent.
  public byte @Nullable [] file(String name) {
    var text = raw(name);
    if (text == null || text.isEmpty()) {
      if (has(name)) fault(name, "must be a string");
      return null;
    }
    try {
      var start = text.startsWith("data:") ? text.indexOf(',') + 1 : 0;
      return Base64.getMimeDecoder().decode(text.substring(start));
    } catch (IllegalArgumentException e) {
      fault(name, "must be Base64");
      return null;
    }
  }

  /// Without a fraction that says nothing.
  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /// A number.
  public @Nullable Double number(String name, double least, double most) {
    var member = member(name);
    if (member == null) return null;
    if (member.isNumber() && member.asDouble() >= least && member.asDouble() <= most)
      return member.asDouble();
    fault(name, "must be a number from %s to %s".formatted(plain(least), plain(most)));
    return null;
  }

  /// Throws what was noted, if anything was.
  public void check() {
    if (!faults.isEmpty())
      throw new ApiError(ApiError.Kind.INVALID, "The request does not match the contract.", faults);
  }

  public void fault(String name, String message) {
    var fault = new Field(path + name, message);
    if (!faults.contains(fault)) faults.add(fault);
  }

  private @Nullable JsonNode member(String name) {
    var member = node.get(name);
    return member == null || member.isNull() || (member.isString() && member.asString().isEmpty())
        ? null
        : member;
  }

  public boolean has(String name) {
    return member(name) != null;
  }

  public @Nullable String text(String name) {
    return text(name, LONGEST_TEXT);
  }

  public @Nullable String text(String name, int longest) {
    var member = member(name);
    if (member == null) return null;
    if (!member.isString()) {
      fault(name, "must be a string");
      return null;
    }
    var text = member.asString();
    if (text.isBlank()) return null;
    if (text.length() > longest) fault(name, "is longer than " + longest + " characters");
    else if (isBroken(text)) fault(name, "holds characters that are not text");
    else return text;
    return null;
  }

  /// The empty text when absent, noted as a fault.
  public String required(String name) {
    return required(name, LONGEST_TEXT);
  }

  public String required(String name, int longest) {
    var before = faults.size();
    var text = text(name, longest);
    if (text == null && faults.size() == before) fault(name, "is required");
    return text == null ? "" : text;
  }

  private static boolean isBroken(String text) {
    return text.codePoints()
        .anyMatch(
            c ->
                (c < 32 && c != '\t' && c != '\n' && c != '\r')
                    || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }

  /// A text of some form.
  ///
  /// @param message what it must be, noted when it is not
  public @Nullable String matching(String name, Predicate<String> form, String message) {
    var text = text(name);
    if (text == null || form.test(text)) return text;
    fault(name, message);
    return null;
  }

  /// An alpha-2 country code.
  public @Nullable String country(String name) {
    return matching(name, Countries::isCode, "must be a two-letter country code (ISO 3166-1)");
  }

  public @Nullable String email(String name) {
    return matching(name, text -> EMAIL.matcher(text).matches(), "must be an e-mail address");
  }

  public @Nullable LocalDate date(String name) {
    var text = matching(name, t -> ISO_DATE.matcher(t).matches(), "must be a date as YYYY-MM-DD");
    if (text == null) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      fault(name, "is a day that does not exist");
      return null;
    }
  }

  /// A whole number; the fallback when absent, a fault when absent without fallback.
  public int integer(String name, int least, int most, @Nullable Integer fallback) {
    var member = member(name);
    if (member == null) {
      if (fallback == null) fault(name, "is required");
      return fallback == null ? least : fallback;
    }
    if (!member.isIntegralNumber()
        || !member.canConvertToInt()
        || member.asInt() < least
        || member.asInt() > most) {
      fault(name, "must be a whole number from %d to %d".formatted(least, most));
      return least;
    }
    return member.asInt();
  }

  public <E extends Enum<E>> @Nullable E word(String name, Class<E> words) {
    var text = text(name);
    return text == null ? null : word(name, text, words);
  }

  private <E extends Enum<E>> @Nullable E word(String name, String text, Class<E> words) {
    for (var word : words.getEnumConstants()) if (word.name().equals(text)) return word;
    var known = List.of(words.getEnumConstants()).toString();
    fault(name, "must be one of " + known.substring(1, known.length() - 1));
    return null;
  }

  /// Words without repetition, in the order given; null when absent or empty.
  public <E extends Enum<E>> @Nullable List<E> words(String name, Class<E> words) {
    var member = member(name);
    if (member == null) return null;
    if (!member.isArray()) {
      fault(name, "must be an array");
      return null;
    }
    var read = new LinkedHashSet<E>();
    for (var i = 0; i < member.size(); i++) {
      var item = member.get(i);
      if (!item.isString()) {
        fault("%s[%d]".formatted(name, i), "must be a string");
        continue;
      }
      var word = word("%s[%d]".formatted(name, i), item.asString(), words);
      if (word != null && !read.add(word)) fault("%s[%d]".formatted(name, i), "is there twice");
    }
    return read.isEmpty() ? null : List.copyOf(read);
  }

  /// An object; null when absent.
  public @Nullable Form object(String name) {
    var member = member(name);
    if (member == null) return null;
    if (member.isObject()) return new Form(member, path + name + ".", faults);
    fault(name, "must be an object");
    return null;
  }

  /// The objects of an array; none when absent.
  public List<Form> objects(String name, int most) {
    var member = member(name);
    if (member == null) return List.of();
    if (!member.isArray()) {
      fault(name, "must be an array");
      return List.of();
    }
    if (member.size() > most) {
      fault(name, "has more than " + most + " items");
      return List.of();
    }
    var forms = new ArrayList<Form>();
    for (var i = 0; i < member.size(); i++) {
      if (member.get(i).isObject())
        forms.add(new Form(member.get(i), "%s%s[%d].".formatted(path, name, i), faults));
      else fault("%s[%d]".formatted(name, i), "must be an object");
    }
    return forms;
  }

  /// Texts in the order given; none when absent.
  public List<String> texts(String name, int most) {
    var member = member(name);
    if (member == null) return List.of();
    if (!member.isArray() || member.size() > most) {
      fault(name, "must be an array of at most " + most);
      return List.of();
    }
    var texts = new ArrayList<String>();
    for (var i = 0; i < member.size(); i++) {
      if (member.get(i).isString()) texts.add(member.get(i).asString());
      else fault("%s[%d]".formatted(name, i), "must be a string");
    }
    return texts;
  }

  /// Whole numbers from 0 on; none when absent.
  public List<Integer> numbers(String name, int most) {
    var member = member(name);
    if (member == null) return List.of();
    if (!member.isArray()) {
      fault(name, "must be an array");
      return List.of();
    }
    var numbers = new ArrayList<Integer>();
    for (var i = 0; i < member.size(); i++) {
      var item = member.get(i);
      if (item.isIntegralNumber()
          && item.canConvertToInt()
          && item.asInt() >= 0
          && item.asInt() <= most) numbers.add(item.asInt());
      else fault("%s[%d]".formatted(name, i), "must be a whole number from 0 to " + most);
    }
    return numbers;
  }

  /// A whole number, or one written as a text; a fault when absent.
  public @Nullable Integer numeric(String name) {
    var member = member(name);
    if (member == null) {
      fault(name, "is required");
      return null;
    }
    var text = member.isIntegralNumber() || member.isString() ? member.asString() : "";
    if (text.matches("\\d{1,9}")) return Integer.valueOf(text);
    fault(name, "must be a whole number");
    return null;
  }

  public @Nullable Boolean flag(String name) {
    var member = member(name);
    if (member == null) return null;
    if (member.isBoolean()) return member.asBoolean();
    fault(name, "must be true or false");
    return null;
  }
}
