package bonafide.screening.media;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.PartialDate;
import bonafide.screening.match.Asked;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// News about the person asked, about namesakes, and about something else: which of them count.
/// docs/reference/diligence.md states what this test prints.
class LabelledNewsTest {
  private static final int RELEVANCE = 50;

  @TempDir Path folder;

  private record Labelled(String label, Asked asked, Story story) {
    static Labelled of(int number, String line) {
      var cells = line.split("\t");
      var born = cells[2].isEmpty() ? null : PartialDate.parse(cells[2]);
      var story =
          Story.news(
              cells[4],
              cells[5].replace("\\n", "\n"),
              "https://news.test/" + number,
              cells[3],
              "test");
      return new Labelled(cells[0], Asked.person(cells[1], born, null, null), story);
    }
  }

  private static List<Labelled> labelled() throws IOException {
    try (var in =
        Objects.requireNonNull(LabelledNewsTest.class.getResourceAsStream("labelled.tsv"))) {
      var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
      var all = new ArrayList<Labelled>();
      for (var line : lines) all.add(Labelled.of(all.size(), line));
      return all;
    }
  }

  @Test
  void storiesAboutThePersonCountAndNamesakesDoNot() throws IOException {
    var all = labelled();
    try (var index = new MediaIndex(folder.resolve("stories"))) {
      index.add(all.stream().map(Labelled::story).toList());
      var found = 0;
      var wrong = new ArrayList<String>();
      var missed = new ArrayList<String>();
      for (var one : all) {
        var counts =
            index
                .news(new StoryMatcher.Search(one.asked(), false, List.of()), RELEVANCE, null, 100)
                .stream()
                .anyMatch(article -> article.url().equals(one.story().url()));
        var isTrue = one.label().equals("true");
        if (counts && isTrue) found++;
        if (counts && !isTrue) wrong.add(one.label() + ": " + one.story().title());
        if (!counts && isTrue) missed.add(one.story().title());
      }
      var precision = (double) found / (found + wrong.size());
      var recall = (double) found / (found + missed.size());
      System.out.printf(
          "%d stories: precision %.3f, recall %.3f; wrong %s, missed %s%n",
          all.size(), precision, recall, wrong, missed);
      assertThat(precision).isGreaterThanOrEqualTo(0.9);
      assertThat(recall).isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  void everyStoryThatCountsSaysWhy() throws IOException {
    for (var one : labelled())
      StoryMatcher.judge(new StoryMatcher.Search(one.asked(), false, List.of()), one.story())
          .ifPresent(
              article -> {
                assertThat(article.why()).hasSizeGreaterThanOrEqualTo(2);
                assertThat(article.words()).isNotEmpty();
                assertThat(article.snippet()).isNotBlank();
              });
  }
}
