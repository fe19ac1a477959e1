package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Topic;
import bonafide.screening.index.NameIndex;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Kind;
import bonafide.screening.listing.Listing;
import bonafide.screening.match.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A generation made from the one before answers as one that was indexed as a whole.
class NextGenerationTest {
  private final Random random = new Random(20261128);
  private final List<String> words =
      IntStream.range(0, 1_500).mapToObj(_ -> syllables(2 + random.nextInt(2))).toList();

  private String syllables(int count) {
    var word = new StringBuilder();
    for (var i = 0; i < count; i++)
      word.append("bdfgklmnprstvz".charAt(random.nextInt(14)))
          .append("aeiou".charAt(random.nextInt(5)));
    return word.toString();
  }

  private String word() {
    return words.get((int) (words.size() * Math.pow(random.nextDouble(), 3)));
  }

  private Listing listing(String id) {
    var name = List.of(word(), word(), word());
    var names = new ArrayList<>(List.of(Alias.primary(String.join(" ", name))));
    // The same two words change places in many listings, so that they are learned.
    if (random.nextInt(3) == 0)
      names.add(Alias.strong(name.get(0) + " " + words.get(random.nextInt(4)) + " " + name.get(2)));
    if (random.nextInt(4) == 0) names.add(new Alias(word(), Alias.Quality.WEAK));
    return new Listing(
        id,
        "OWN",
        "OWN",
        random.nextInt(4) == 0 ? Kind.ORGANISATION : Kind.PERSON,
        names,
        List.of(),
        random.nextBoolean() ? List.of("ID") : List.of(),
        null,
        List.of("N" + id),
        Set.of(Topic.SANCTION),
        true,
        Map.of("remark", "of " + id));
  }

  private void change(List<Listing> listings, int round) {
    for (var i = 0; i < 25; i++) listings.remove(random.nextInt(listings.size()));
    for (var i = 0; i < 25; i++) {
      var at = random.nextInt(listings.size());
      listings.set(at, listing(listings.get(at).id()));
    }
    for (var i = 0; i < 25; i++)
      listings.add(random.nextInt(listings.size()), listing("new-%d-%d".formatted(round, i)));
  }

  private static List<String> answers(NameIndex index, Asked asked) {
    return index.search(asked, _ -> true, 0.6f, 15).stream()
        .map(m -> m.listing().id() + " " + m.score() + " " + m.alias().text() + " " + m.why())
        .toList();
  }

  @Test
  void itAnswersAsOneThatWasIndexedAsAWhole() {
    var listings = new ArrayList<Listing>();
    for (var i = 0; i < 3_000; i++) listings.add(listing(Integer.toString(i)));
    var index = new NameIndex(listings);
    for (var round = 0; round < 6; round++) {
      change(listings, round);
      index = index.after(listings);
      var whole = new NameIndex(listings);
      assertThat(index.size()).isEqualTo(whole.size()).isEqualTo(listings.size());
      assertThat(index.names()).isEqualTo(whole.names());
      assertThat(index.weighedOtherwise(whole)).isEmpty();
      var numbers = index.numbers().mapToObj(index::id).toList();
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(listings.stream().map(Listing::id).toList());
      for (var query = 0; query < 300; query++) {
        var name =
            random.nextBoolean()
                ? listings.get(random.nextInt(listings.size())).names().getLast().text()
                : word() + " " + word();
        var asked = Asked.person(name, null, random.nextBoolean() ? "ID" : null, null);
        assertThat(answers(index, asked)).as(name).isEqualTo(answers(whole, asked));
      }
    }
  }

  @Test
  void whatIsTakenOffIsFoundNoMore() {
    var listings = new ArrayList<Listing>();
    for (var i = 0; i < 100; i++) listings.add(listing(Integer.toString(i)));
    var before = new NameIndex(listings);
    var gone = listings.remove(42);
    var after = before.after(listings);
    assertThat(before.identified("N42")).containsExactly(gone);
    assertThat(after.identified("N42")).isEmpty();
    assertThat(after.identified("N43")).hasSize(1);
    assertThat(before.after(List.of()).size()).isZero();
    assertThat(after.after(before.numbers().mapToObj(before::listing).toList()).identified("N42"))
        .containsExactly(gone);
  }
}
