package bonafide.server;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/// What a change of the lists, and time, do to subjects that were looked at before. A server of
/// its own, since lists are the same for everybody on one.
@Execution(ExecutionMode.CONCURRENT)
class MonitorTest {
  private static final String FIRST =
      """
      {"id": "own-1", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Berta Kalambu"], "dates": ["1960-01-02"], "topics": ["SANCTION"]}
      {"id": "own-2", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Cornel Dufamir"], "topics": ["SANCTION"]}
      {"id": "own-3", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Dorko Ibrezan"], "topics": ["SANCTION"]}
      {"id": "own-4", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Egon Waltuvi"], "topics": ["SANCTION"]}
      """;

  /// One is new, one has another date, one is gone, two are as they were.
  private static final String SECOND =
      """
      {"id": "own-1", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Berta Kalambu"], "dates": ["1961-01-02"], "topics": ["SANCTION"]}
      {"id": "own-2", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Cornel Dufamir"], "topics": ["SANCTION"], "record": {"remark": "not material"}}
      {"id": "own-4", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Egon Waltuvi"], "topics": ["SANCTION"]}
      {"id": "own-5", "publisher": "OWN", "list": "OWN", "kind": "PERSON", "names": ["Fanny Grotulek"], "topics": ["SANCTION"]}
      """;

  /// Whom it accepts it looks at again at once.
  private static final String AT_ONCE =
      """
      - {id: 7, name: At once, mode: 2, threshold: 80, relevance: 50,
         review_months: {LOW: 0, LOW_TO_MEDIUM: 0, MEDIUM: 0, HIGH: 0, VERY_HIGH: 0}}
      """;

  @TempDir Path folder;
  private Running server;
  private Api api;

  private void install(String listings) throws IOException {
    var from = Files.createDirectories(folder.resolve("from"));
    Files.writeString(from.resolve("own.jsonl"), listings);
    assertThat(server.installation().lists().install(from).getFirst().failure()).isNull();
  }

  @BeforeEach
  void start() throws IOException {
    var settings = Files.createDirectories(folder.resolve("data/diligence"));
    Files.writeString(settings.resolve("search-settings.yaml"), AT_ONCE);
    server = Running.start(Map.of("data.folder", folder.resolve("data").toString()));
    api = server.api(server.newClient(), Environment.LIVE);
    install(FIRST);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private List<Long> order(List<String> names) {
    return order(names, 2);
  }

  private List<Long> order(List<String> names, int setting) {
    var tasks =
        names.stream()
            .map(SearchTaskTest::task)
            .map(task -> task.replace("_id\": 2", "_id\": " + setting))
            .map(task -> task.replaceFirst("\\{", "{\"search_source\": [4], "))
            .toList();
    return api.post("/task", tasks.toString())
        .expect(200)
        .json()
        .valueStream()
        .map(task -> task.path("task_id").asLong())
        .toList();
  }

  private static JsonNode until(
      java.util.function.Supplier<JsonNode> read, java.util.function.Predicate<JsonNode> fits) {
    for (var i = 0; i < 600; i++) {
      var value = read.get();
      if (fits.test(value)) return value;
      SearchTaskTest.pause();
    }
    throw new AssertionError("it does not become so: " + read.get());
  }

  private void accept(long task) {
    api.post("/task/" + task + "/accepted", "{\"accepted\": true, \"comment\": \"another one\"}")
        .expect(200);
  }

  private JsonNode newest() {
    return api.get("/tasks?page_size=100&page_number=1").expect(200).json();
  }

  @Test
  @Tag("DD-068")
  void aChangeOfTheListsReopensWhatItConcernsAndNothingElse() throws IOException {

    until(
        () -> SearchTaskTest.done(api, order(List.of("Egon Waltuvi")).getFirst()),
        task -> task.path("sanction_matched").asBoolean());
    var tasks =
        order(
            List.of(
                "Berta Kalambu",
                "Cornel Dufamir",
                "Dorko Ibrezan",
                "Egon Waltuvi",
                "Fanny Grotulek",
                "Berta Kalambu",
                "Fanny Grotulek"));
    tasks.forEach(task -> SearchTaskTest.done(api, task));
    tasks.subList(0, 5).forEach(this::accept);
    var before = newest().at("/paging/total_count").asInt();

    install(SECOND);
    // What nobody decided is brought up to date where it is.
    var fresh =
        until(
            () -> SearchTaskTest.done(api, tasks.getLast()),
            task -> task.path("sanction_matched").asBoolean());
    assertThat(fresh.path("potential_risk").asInt()).isPositive();
    assertThat(
            until(
                    () -> SearchTaskTest.done(api, tasks.get(5)),
                    task ->
                        task.at("/result/sanction_list/hits/0/birthdays/0")
                            .asString()
                            .startsWith("1961"))
                .path("audit_status")
                .asInt())
        .isZero();

    // What somebody accepted stays, and is followed by another task where there is something new.
    var page = until(this::newest, p -> p.at("/paging/total_count").asInt() == before + 2);
    var following =
        IntStream.range(0, 2)
            .mapToObj(i -> SearchTaskTest.done(api, page.at("/data/" + i + "/task_id").asLong()))
            .toList();
    assertThat(following)
        .extracting(task -> task.at("/follows/task_id").asLong())
        .containsExactlyInAnyOrder(tasks.get(0), tasks.get(4));
    for (var task : following) {
      assertThat(task.path("sanction_matched").asBoolean()).isTrue();
      assertThat(task.at("/result/sanction_list/hits/0/cleared").asBoolean()).isFalse();
      if (task.at("/target/name").asString().equals("Berta Kalambu"))
        assertThat(task.at("/result/sanction_list/hits/0/changes").toString())
            .contains("dates added: 1961-01-02")
            .contains("dates gone: 1960-01-02");
    }
    for (var task : tasks.subList(0, 5))
      assertThat(SearchTaskTest.done(api, task).path("audit_status").asInt()).isEqualTo(1);
  }

  @Test
  @Tag("DD-068")
  void whenItIsTimeAnAcceptedSubjectIsLookedAtAgainAndClearedHitsStayCleared() throws IOException {

    until(
        () -> SearchTaskTest.done(api, order(List.of("Egon Waltuvi")).getFirst()),
        task -> task.path("sanction_matched").asBoolean());
    var task = order(List.of("Cornel Dufamir"), 7).getFirst();
    SearchTaskTest.done(api, task);
    var before = newest().at("/paging/total_count").asInt();
    accept(task);
    var page = until(this::newest, p -> p.at("/paging/total_count").asInt() == before + 1);
    var again = SearchTaskTest.done(api, page.at("/data/0/task_id").asLong());
    assertThat(again.at("/follows/task_id").asLong()).isEqualTo(task);
    assertThat(again.at("/result/sanction_list/hits/0/cleared").asBoolean()).isTrue();
    assertThat(again.path("sanction_matched").asBoolean()).isFalse();
    assertThat(again.path("potential_risk").asInt()).isZero();
    assertThat(again.path("audit_status").asInt()).isZero();
    assertThat(again.path("aml_summarization").asString()).contains("accepted before");
  }
}
