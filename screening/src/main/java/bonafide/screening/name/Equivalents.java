package bonafide.screening.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Words that stand for each other though their letters do not say so: forms of one given name
/// in several languages, short forms, and what companies do in several languages.
public final class Equivalents {
  private static final int[] NO_GROUP = {};

  /// No word stands for another.
  public static final Equivalents NONE = new Equivalents(List.of());

  /// What ships with the product.
  public static final Equivalents SHIPPED = new Equivalents(shipped());

  private final Map<String, int[]> groupsOf = new HashMap<>();
  private final List<Group> groups;

  /// Words as `NameTokens` gives them.
  ///
  /// @param alike how alike two of them are, 0 to 1
  public record Group(float alike, List<String> words) {
    public Group {
      words = List.copyOf(words);
    }
  }

  private Equivalents(List<Group> groups) {
    this.groups = List.copyOf(groups);
    for (var g = 0; g < groups.size(); g++)
      for (var word : groups.get(g).words())
        groupsOf.merge(word, new int[] {g}, (before, one) -> append(before, one[0]));
  }

  private static int[] append(int[] before, int one) {
    if (before[before.length - 1] == one) return before;
    var longer = Arrays.copyOf(before, before.length + 1);
    longer[before.length] = one;
    return longer;
  }

  /// The groups a word belongs to.
  public int[] groupsOf(String word) {
    return groupsOf.getOrDefault(word, NO_GROUP);
  }

  public Group group(int number) {
    return groups.get(number);
  }

  /// 0 for words that have no group in common.
  public float alike(String one, String other) {
    var alike = 0f;
    for (var a : groupsOf(one))
      for (var b : groupsOf(other)) if (a == b) alike = Math.max(alike, groups.get(a).alike());
    return alike;
  }

  private static List<Group> shipped() {
    try (var in =
        Objects.requireNonNull(Equivalents.class.getResourceAsStream("equivalents.txt"))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A group a line, words apart by spaces; `@` begins a line that says how alike the words of the
  /// groups below are, `#` a remark.
  private static List<Group> read(InputStream in) throws IOException {
    var groups = new ArrayList<Group>();
    var alike = 0f;
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var words = line.replaceFirst("#.*", "").strip();
      if (words.startsWith("@")) alike = Float.parseFloat(words.substring(1));
      else if (!words.isEmpty()) groups.add(new Group(alike, List.of(words.split("\\s+"))));
    }
    return groups;
  }
}
