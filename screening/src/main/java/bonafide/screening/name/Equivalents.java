package bonafide.screening.name;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// Words that stand for each other though their letters do not say so: forms of one given name
/// in several languages, short forms, and what companies do in several languages.
public final class Equivalents {
  /// How alike forms of a file are, which does not say.
  private static final float INSTALLED = 0.85f;

  private static final String FILE = "names.txt";
  private static final int MOST_FORMS = 200;
  private static final int LONGEST_LINE = 20_000;

  /// No word stands for another.
  public static final Equivalents NONE = new Equivalents(List.of(), "");

  /// What ships with the product.
  public static final Equivalents SHIPPED = new Equivalents(shipped(), "");

  private record Group(float alike, Set<String> words) {}

  /// In order, and where the groups of each begin.
  private final String[] words;

  private final int[] groupsOf;
  private final int[] groups;

  /// Where the words of each group begin.
  private final int[] wordsOf;

  private final int[] members;
  private final float[] alike;

  /// Takes a word that stands for another.
  @FunctionalInterface
  public interface Heard {
    void of(String other, float alike);
  }

  private final String version;

  /// @param version which file these come from besides what ships; empty for none
  private Equivalents(List<Group> all, String version) {
    this.version = version;
    var numbers = new TreeMap<String, List<Integer>>();
    wordsOf = new int[all.size() + 1];
    alike = new float[all.size()];
    for (var g = 0; g < all.size(); g++) {
      alike[g] = all.get(g).alike;
      wordsOf[g + 1] = wordsOf[g] + all.get(g).words.size();
      for (var word : all.get(g).words)
        numbers.computeIfAbsent(word, _ -> new ArrayList<>(1)).add(g);
    }
    words = numbers.keySet().toArray(String[]::new);
    groupsOf = new int[words.length + 1];
    groups = new int[wordsOf[all.size()]];
    members = new int[wordsOf[all.size()]];
    var next = wordsOf.clone();
    var w = 0;
    for (var some : numbers.values()) {
      groupsOf[w + 1] = groupsOf[w];
      for (var group : some) {
        groups[groupsOf[w + 1]++] = group;
        members[next[group]++] = w;
      }
      w++;
    }
  }

  private static int hash(List<Group> groups) {
    var hash = 0;
    for (var group : groups) hash = 31 * hash + group.words.hashCode();
    return hash;
  }

  /// Says which file's forms these are; empty when they are what ships with the product.
  public String version() {
    return version;
  }

  /// How many words stand for others.
  public int size() {
    return words.length;
  }

  /// All that stand for a word.
  public void of(String word, Heard heard) {
    var w = Arrays.binarySearch(words, word);
    if (w < 0) return;
    for (var g = groupsOf[w]; g < groupsOf[w + 1]; g++)
      for (var m = wordsOf[groups[g]]; m < wordsOf[groups[g] + 1]; m++)
        if (members[m] != w) heard.of(words[members[m]], alike[groups[g]]);
  }

  /// 0 for words that do not stand for each other.
  public float alike(String one, String other) {
    var best = new float[1];
    of(one, (word, alike) -> best[0] = word.equals(other) ? Math.max(best[0], alike) : best[0]);
    return best[0];
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
      else if (!words.isEmpty())
        groups.add(new Group(alike, new LinkedHashSet<>(List.of(words.split("\\s+")))));
    }
    return groups;
  }

  /// What ships with the product, and what a file says besides: a group a line, forms apart by
  /// commas in whatever script, an id behind `=>` or none; packed with gzip or not.
  ///
  /// @throws IOException when the file cannot be read or says nothing of the kind
  public static Equivalents with(Path file) throws IOException {
    var groups = new ArrayList<>(shipped());
    var before = groups.size();
    try (var lines =
        new BufferedReader(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.length() > LONGEST_LINE)
          throw new IOException(file + ": a line of " + line.length() + " characters");
        var forms = forms(line);
        if (forms.size() > 1) groups.add(new Group(INSTALLED, forms));
      }
    }
    if (groups.size() == before)
      throw new IOException(file + ": no line has two forms of a name, as \"bill, william\"");
    return new Equivalents(
        groups, Long.toHexString(Files.size(file)) + "-" + Integer.toHexString(hash(groups)));
  }

  /// What is in use in an installation: with the forms that were put into its folder, if any.
  public static Equivalents in(Path folder) throws IOException {
    var file = folder.resolve(FILE);
    return Files.exists(file) ? with(file) : SHIPPED;
  }

  /// Checks a file and puts it in use at the next start; how many words it knows.
  public static int install(Path file, Path folder) throws IOException {
    var words = with(file).size();
    var next = Files.createDirectories(folder).resolve(FILE + ".next");
    Files.copy(file, next, StandardCopyOption.REPLACE_EXISTING);
    Files.move(next, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    return words;
  }

  /// Goes back to what ships; false when nothing else was there.
  public static boolean remove(Path folder) throws IOException {
    return Files.deleteIfExists(folder.resolve(FILE));
  }

  private static InputStream unpacked(Path file) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file));
    in.mark(2);
    var packed = in.read() == 0x1f && in.read() == 0x8b;
    in.reset();
    return packed ? new GZIPInputStream(in) : in;
  }

  /// Forms of one word, as they are compared.
  private static Set<String> forms(String line) {
    var end = line.indexOf("=>");
    var forms = new LinkedHashSet<String>();
    for (var form : (end < 0 ? line : line.substring(0, end)).split(",")) {
      var tokens = NameTokens.of(form);
      if (tokens.size() == 1 && tokens.getFirst().length() > 1) forms.add(tokens.getFirst());
      if (forms.size() == MOST_FORMS) break;
    }
    return forms;
  }
}
