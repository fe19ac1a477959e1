package bonafide.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bonafide.core.Environment;
import bonafide.core.Hit;
import bonafide.screening.index.NameIndex;
import bonafide.screening.match.Asked;
import bonafide.screening.name.Equivalents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Words that stand for each other: by the table that ships, by the lists, by a file.
class FormsOfNamesTest {
  @TempDir Path folder;
  private ListFolder lists;

  @BeforeEach
  void open() {
    lists = new ListFolder(folder.resolve("lists"), InstantSource.system());
  }

  private static String line(int id, String... names) {
    return "{\"id\": \"own-%d\", \"publisher\": \"OWN\", \"kind\": \"PERSON\", \"names\": [\"%s\"]}"
        .formatted(id, String.join("\", \"", names));
  }

  private void install(List<String> lines) throws IOException {
    var from = Files.createDirectories(folder.resolve("from"));
    Files.write(from.resolve("own.jsonl"), lines);
    assertThat(lists.install(from).getFirst().failure()).isNull();
  }

  private static List<Hit> screen(Watchlists watchlists, String name) {
    var asked = Asked.person(name, null, null, null);
    return watchlists.screen(Environment.LIVE, asked, _ -> true, 85, 5).hits();
  }

  @Test
  void theTableKnowsShortFormsAndOtherLanguages() throws IOException {
    install(List.of(line(1, "Wilhelm Mustermann"), line(2, "Oleksandr Probenko")));
    var watchlists = new Watchlists(lists);
    assertThat(screen(watchlists, "Bill Mustermann")).extracting(Hit::listing).contains("own-1");
    assertThat(String.join(" ", screen(watchlists, "Bill Mustermann").getFirst().why()))
        .contains("\"bill\" and \"wilhelm\" stand for each other");
    assertThat(screen(watchlists, "Sasha Probenko")).extracting(Hit::listing).contains("own-2");
    assertThat(screen(watchlists, "Boris Probenko")).isEmpty();
  }

  @Test
  void whatTheListsExchangeIsLearnedFromThem() throws IOException {
    var lines = new ArrayList<String>();
    for (var i = 0; i < 4; i++)
      lines.add(line(i, "Zebulon Testfall" + i, "Quarkwart Testfall" + i));
    lines.add(line(9, "Quarkwart Niemandt"));
    install(lines);
    assertThat(screen(new Watchlists(lists), "Zebulon Niemandt"))
        .extracting(Hit::listing)
        .containsExactly("own-9");
    // Said once, it may be chance.
    lines.subList(1, 4).clear();
    lists = new ListFolder(folder.resolve("few"), InstantSource.system());
    install(lines);
    assertThat(screen(new Watchlists(lists), "Zebulon Niemandt")).isEmpty();
  }

  @Test
  void whatIsLearnedAnewConcernsWhoeverBearsTheWords() throws IOException {
    var lines = new ArrayList<String>();
    for (var i = 0; i < 4; i++) lines.add(line(i, "Zebulon Testfall" + i));
    lines.add(line(9, "Quarkwart Niemandt"));
    install(lines);
    var watchlists = new Watchlists(lists);
    var before = watchlists.state();
    for (var i = 0; i < 4; i++)
      lines.set(i, line(i, "Zebulon Testfall" + i, "Quarkwart Testfall" + i));
    install(lines);
    watchlists.refresh();
    var change = watchlists.since(before).orElseThrow();
    assertThat(change.concerns(Asked.person("Zebulon Niemandt", null, null, null), 85)).isTrue();
    assertThat(change.concerns(Asked.person("Somebody Else", null, null, null), 85)).isFalse();
  }

  @Test
  void aFileOfFormsIsInstalledAndWhoIsMonitoredIsScreenedAgain() throws IOException {
    install(List.of(line(1, "Quarkwart Niemandt")));
    var before = new Watchlists(lists);
    assertThat(screen(before, "Zebulon Niemandt")).isEmpty();
    var file =
        Files.writeString(
            folder.resolve("forms.txt"), "zebulon, Quarkwart, зебулон => Q1\nalone => Q2\n");
    var place = folder.resolve("names");
    assertThat(Equivalents.install(file, place)).isGreaterThan(Equivalents.SHIPPED.size());
    var after = new Watchlists(lists, Equivalents.in(place));
    assertThat(screen(after, "Zebulon Niemandt")).extracting(Hit::listing).containsExactly("own-1");
    assertThat(after.state()).isNotEqualTo(before.state());
    assertThat(after.since(before.state())).isEmpty();
    assertThat(after.since(after.state())).isPresent();
    assertThat(Equivalents.remove(place)).isTrue();
    assertThat(Equivalents.in(place).version()).isEmpty();
  }

  @Test
  void packedFilesAreReadAndFilesWithoutFormsRefused() throws IOException {
    var packed = folder.resolve("forms.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("zebulon,quarkwart\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    assertThat(Equivalents.with(packed).alike("zebulon", "quarkwart")).isPositive();
    var prose = Files.writeString(folder.resolve("prose.txt"), "Nothing of the kind\n");
    assertThatThrownBy(() -> Equivalents.install(prose, folder.resolve("names")))
        .hasMessageContaining("no line has two forms");
    assertThat(folder.resolve("names")).doesNotExist();
  }

  @Test
  void arabicScriptIsComparedByWhatItWrites() throws IOException {
    install(List.of(line(1, "Obaid Mithali al-Sampli"), line(2, "Abdul Qadir Hazim")));
    var index = new NameIndex(lists.load().getFirst().listings());
    var hits =
        index.search(Asked.person("عبيد مثالي السمبلي", null, null, null), _ -> true, 0.85f, 5);
    assertThat(hits).extracting(match -> match.listing().id()).containsExactly("own-1");
    // Another long vowel is another name.
    assertThat(
            index.search(Asked.person("عبود مثولي السمبلي", null, null, null), _ -> true, 0.9f, 5))
        .isEmpty();
  }
}
