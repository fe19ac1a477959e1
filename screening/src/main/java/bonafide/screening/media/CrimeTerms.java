package bonafide.screening.media;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Words of crime, and of those who only have to do with crime by their office, in several
/// languages: `terms.tsv`.
final class CrimeTerms {
  /// @param shown as the table writes it
  /// @param words folded; the last one stands for all words that begin with it when `open`
  record Term(String shown, List<String> words, boolean open, String topic) {}

  static final List<Term> CRIMES = new ArrayList<>();
  static final List<Term> OFFICES = new ArrayList<>();

  /// Those in writing without spaces.
  static final List<Term> CRIMES_UNSPACED = new ArrayList<>();

  static final List<Term> OFFICES_UNSPACED = new ArrayList<>();

  static {
    try (var in =
            Objects.requireNonNull(CrimeTerms.class.getResourceAsStream("terms.tsv"), "terms.tsv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (var line = lines.readLine(); line != null; line = lines.readLine())
        if (!line.isBlank() && !line.startsWith("#")) add(line.split("\t"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CrimeTerms() {}

  private static void add(String[] cells) {
    for (var written : cells[1].split(",")) {
      var term = term(written.strip(), cells[0]);
      var isOffice = term.topic().equals("office");
      if (Words.isWithoutSpaces(term.shown()))
        (isOffice ? OFFICES_UNSPACED : CRIMES_UNSPACED).add(term);
      else (isOffice ? OFFICES : CRIMES).add(term);
    }
  }

  /// A word as a client or the table writes it.
  static Term term(String written, String topic) {
    var open = written.endsWith("*");
    var shown = open ? written.substring(0, written.length() - 1) : written;
    if (Words.isWithoutSpaces(shown))
      return new Term(shown, List.of(Words.even(shown)), open, topic);
    var words = Words.of(shown).stream().map(Words.Word::folded).toList();
    return new Term(shown, words, open, topic);
  }

  /// Whether the term stands at this place of a text.
  static boolean stands(Term term, List<Words.Word> text, int at) {
    if (term.words().isEmpty() || at + term.words().size() > text.size()) return false;
    for (var i = 0; i < term.words().size(); i++) {
      var word = text.get(at + i).folded();
      var last = i == term.words().size() - 1;
      if (last && term.open()
          ? !word.startsWith(term.words().get(i))
          : !word.equals(term.words().get(i))) return false;
    }
    return true;
  }
}
