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
  private static final float ALIKE = 0.9f;
  private static final int[] NO_GROUP = {};

  /// No word stands for another.
  public static final Equivalents NONE = new Equivalents(List.of());

  /// What ships with the product.
  public static final Equivalents SHIPPED = new Equivalents(shipped());

  private final Map<String, int[]> groupsOf = new HashMap<>();
  private final List<List<String>> groups = new ArrayList<>();

  /// @param groups of words as `NameTokens` gives them
  private Equivalents(List<List<String>> groups) {
    for (var group : groups) {
      var number = this.groups.size();
      this.groups.add(List.copyOf(group));
      for (var word : group)
        groupsOf.merge(
            word, new int[] {number}, (before, one) -> append(before, one[0]));
    }
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

  public List<String> group(int number) {
    return groups.get(number);
  }

  /// How alike words of one group are.
  public float alike() {
    return ALIKE;
  }

  /// 0 for words that have no group in common.
  public float alike(String one, String other) {
    for (var a : groupsOf(one))
      for (var b : groupsOf(other)) if (a == b) return one.equals(other) ? 1f : ALIKE;
    return 0f;
  }

  private static List<List<String>> shipped() {
    try (var in =
        Objects.requireNonNull(Equivalents.class.getResourceAsStream("equivalents.txt"))) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A group a line, words apart by spaces; `#` begins a remark.
  private static List<List<String>> read(InputStream in) throws IOException {
    var groups = new ArrayList<List<String>>();
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      var words = line.replaceFirst("#.*", "").strip();
      if (!words.isEmpty()) groups.add(List.of(words.split("\\s+")));
    }
    return groups;
  }
}
