package bonafide.screening.index;

import bonafide.screening.match.Word;
import bonafide.screening.name.Abjad;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words of all names, each once, with what comparing it needs.
final class Dictionary {
  private static final int NONE = -1;

  private final String[] words;
  private final int[] letters;
  private final int[] sounds;
  private final int[] slots;

  /// Words under the hash of what `Abjad.key` says of them.
  private final Keyed abjad;

  private Dictionary(List<String> words, int[] slots) {
    this.words = words.toArray(String[]::new);
    this.slots = slots;
    letters = new int[this.words.length];
    sounds = new int[this.words.length];
    var keys = new long[this.words.length];
    for (var id = 0; id < letters.length; id++) {
      letters[id] = Word.letters(this.words[id]);
      sounds[id] = Word.sound(this.words[id]);
      keys[id] = Keyed.entry(Abjad.key(this.words[id]).hashCode(), id);
    }
    abjad = new Keyed(keys);
  }

  int size() {
    return words.length;
  }

  String[] words() {
    return words;
  }

  String word(int id) {
    return words[id];
  }

  /// As `Word.letters` has them.
  int letters(int id) {
    return letters[id];
  }

  float alike(Word asked, int id) {
    return asked.mayBeAlike(letters[id], sounds[id])
        ? asked.alike(words[id], letters[id], sounds[id])
        : 0f;
  }

  /// Words with the consonants of one of Arabic script, or with others of the same hash.
  void abjad(String key, IntList found) {
    var hash = key.hashCode();
    for (var i = abjad.first(hash); abjad.has(i, hash); i++) found.add(abjad.number(i));
  }

  /// -1 for a word no name has.
  int id(String word) {
    for (var slot = slot(word, slots.length); ; slot = (slot + 1) & (slots.length - 1)) {
      var id = slots[slot];
      if (id == NONE || words[id].equals(word)) return id;
    }
  }

  private static int slot(String word, int slots) {
    var hash = word.hashCode() * 0x9E3779B9;
    return (hash ^ (hash >>> 15)) & (slots - 1);
  }

  /// Numbers words as they come.
  static final class Builder {
    private final List<String> words = new ArrayList<>();
    private int[] slots = empty(1 << 12);

    int add(String word) {
      if (words.size() * 2 >= slots.length) grow();
      var slot = slot(word, slots.length);
      while (slots[slot] != NONE) {
        if (words.get(slots[slot]).equals(word)) return slots[slot];
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = words.size();
      words.add(word);
      return slots[slot];
    }

    private void grow() {
      slots = empty(slots.length * 2);
      for (var id = 0; id < words.size(); id++) {
        var slot = slot(words.get(id), slots.length);
        while (slots[slot] != NONE) slot = (slot + 1) & (slots.length - 1);
        slots[slot] = id;
      }
    }

    private static int[] empty(int size) {
      var slots = new int[size];
      Arrays.fill(slots, NONE);
      return slots;
    }

    Dictionary build() {
      return new Dictionary(words, slots);
    }
  }
}
