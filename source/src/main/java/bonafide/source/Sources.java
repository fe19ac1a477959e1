package bonafide.source;

import bonafide.source.Answer.Status;
import bonafide.store.Database;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// All record keepers, in the order they are asked: the first that answers for a kind does, the
/// next when it cannot. Answers are remembered for a while.
public final class Sources {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Source> all;
  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private volatile Observer observer = (_, _, _) -> {};

  /// Told of every question a source was really asked.
  @FunctionalInterface
  public interface Observer {
    void answered(Answer answer, Kind kind, Duration took);
  }

  public void observe(Observer observer) {
    this.observer = observer;
  }

  public Sources(List<Source> all, Database database, Vault vault, InstantSource clock) {
    this.all = List.copyOf(all);
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// What was answered to this question not long ago.
  public Optional<Answer> recent(Query query) {
    if (!isRemembered(query)) return Optional.empty();
    return database.transact(
        work ->
            work.answers()
                .find(query.client(), query.environment(), key(query), clock.instant())
                .flatMap(
                    bytes ->
                        work.clients().client(query.client()).map(client -> open(client, bytes))));
  }

  private static boolean isRemembered(Query query) {
    return query.forced() == null && !query.kind().remembered().isZero();
  }

  private Answer open(ClientRow client, byte[] sealed) {
    return JSON.readValue(
        vault.open(client.id(), client.dataKey(), sealed, "answer"), Answer.class);
  }

  public Answer ask(Query query) {
    var recent = recent(query);
    if (recent.isPresent()) return recent.get();
    var answer = askInTurn(query);
    if (answer.status().isAnswer()) remember(query, answer);
    return answer;
  }

  private Answer askInTurn(Query query) {
    var answer = Answer.of(Status.NOT_CONFIGURED, "none", clock.instant());
    for (var source : all) {
      if (!source.answers(query.kind(), query.environment())) continue;
      var started = System.nanoTime();
      answer = source.ask(query);
      observer.answered(answer, query.kind(), Duration.ofNanos(System.nanoTime() - started));
      if (answer.status().isAnswer() || answer.status() == Status.PENDING) return answer;
    }
    return answer;
  }

  private void remember(Query query, Answer answer) {
    if (!isRemembered(query)) return;
    database.run(
        work ->
            work.clients()
                .client(query.client())
                .ifPresent(
                    client -> {
                      var sealed =
                          vault.seal(
                              client.id(),
                              client.dataKey(),
                              JSON.writeValueAsBytes(answer),
                              "answer");
                      work.answers()
                          .keep(
                              client.id(),
                              query.environment(),
                              key(query),
                              sealed,
                              clock.instant().plus(query.kind().remembered()));
                    }));
  }

  /// Names the question without showing it.
  private byte[] key(Query query) {
    var provider = query.asked().getOrDefault("provider", "");
    return vault.mac(
        query.kind().name().getBytes(StandardCharsets.UTF_8),
        provider.getBytes(StandardCharsets.UTF_8),
        query.number().getBytes(StandardCharsets.UTF_8));
  }
}
