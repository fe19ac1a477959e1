package bonafide.source;

import bonafide.source.Answer.Origin;
import bonafide.source.Answer.Status;
import bonafide.source.Query.Ticket;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.TicketRows.TicketRow;
import bonafide.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// All record keepers, in the order they are asked: the first that answers for a kind and country
/// does, the next when it cannot. Answers are remembered for a while; a question that a source
/// answers later is kept, so that it is put once.
public final class Sources {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TICKETS_KEPT = Duration.ofDays(7);
  private static final String PURPOSE = "answer";

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

  /// Adds an observer to those there are.
  public void observe(Observer another) {
    var before = observer;
    observer =
        (answer, kind, took) -> {
          before.answered(answer, kind, took);
          another.answered(answer, kind, took);
        };
  }

  public List<Source> all() {
    return all;
  }

  public Sources(List<Source> all, Database database, Vault vault, InstantSource clock) {
    this.all = List.copyOf(all);
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// What was answered to this question not long ago.
  public Optional<Answer> recent(Query query) {
    if (query.forced() != null) return Optional.empty();
    return database.transact(
        work ->
            work.answers()
                .find(query.client(), query.environment(), key(query), clock.instant())
                .flatMap(
                    bytes ->
                        work.clients()
                            .client(query.client())
                            .map(client -> open(client, bytes, Answer.class))));
  }

  public Answer ask(Query query) {
    var keepers =
        all.stream()
            .filter(source -> source.answers(query.kind(), query.country(), query.environment()))
            .toList();
    if (keepers.stream().anyMatch(source -> !source.remembered(query.kind()).isZero())) {
      var recent = recent(query);
      if (recent.isPresent()) return recent.get();
    }
    var answer = Answer.of(Status.NOT_CONFIGURED, Origin.NONE, clock.instant());
    for (var source : keepers) {
      answer = source.mayAnswerLater() ? askWithTicket(source, query) : ask(source, query);
      if (answer.status().isAnswer()) remember(query, answer, source.remembered(query.kind()));
      if (answer.status().isAnswer() || answer.status() == Status.PENDING) return answer;
    }
    return answer;
  }

  /// What every record keeper says that has the kind and country: for questions that more than one
  /// has to answer.
  public List<Answer> askAll(Query query) {
    return all.stream()
        .filter(source -> source.answers(query.kind(), query.country(), query.environment()))
        .map(source -> source.mayAnswerLater() ? askWithTicket(source, query) : ask(source, query))
        .toList();
  }

  private Answer ask(Source source, Query query) {
    var started = System.nanoTime();
    var answer = source.ask(query);
    observer.answered(answer, query.kind(), Duration.ofNanos(System.nanoTime() - started));
    return answer;
  }

  /// What is sealed in a ticket's row.
  ///
  /// @param answer the source's, once its reply came
  private record Kept(Ticket ticket, Kind kind, @Nullable Answer answer) {}

  private Answer askWithTicket(Source source, Query query) {
    var kept = kept(source, query);
    if (kept.answer() != null) return kept.answer();
    var answer = ask(source, query.with(kept.ticket()));
    if (answer.status() == Status.PENDING && kept.ticket().taken() == null)
      taken(kept, Objects.requireNonNullElse(answer.taken(), ""));
    return answer;
  }

  /// The ticket stands before the question is put: a reply that comes at once finds it, and after
  /// a crash the question is put again under the same reference.
  private Kept kept(Source source, Query query) {
    return database.transact(
        work -> {
          var client = work.clients().client(query.client()).orElseThrow();
          var known = work.tickets().find(query.order(), source.origin().id());
          if (known.isPresent()) return open(client, known.get().sealed(), Kept.class);
          var fresh =
              new Kept(new Ticket(Ids.secret(16), null, clock.instant()), query.kind(), null);
          work.tickets()
              .insert(
                  new TicketRow(
                      mac(fresh.ticket().reference()),
                      query.order(),
                      source.origin().id(),
                      client.id(),
                      seal(client, fresh),
                      clock.instant().plus(TICKETS_KEPT)));
          return fresh;
        });
  }

  /// Notes that the source has the question, unless its reply was quicker.
  private void taken(Kept kept, String name) {
    database.run(
        work -> {
          var row = work.tickets().find(mac(kept.ticket().reference())).orElseThrow();
          var client = work.clients().client(row.clientId()).orElseThrow();
          if (open(client, row.sealed(), Kept.class).answer() != null) return;
          var noted = new Kept(kept.ticket().takenAs(name), kept.kind(), null);
          work.tickets().seal(row.reference(), seal(client, noted));
        });
  }

  /// What became of a reply.
  public enum Received {
    TAKEN,
    UNKNOWN,
    REFUSED
  }

  /// Takes the reply of a source that answers later; whoever asked finds it when it asks again.
  ///
  /// @param header the value of a header of the reply, by name
  public Received receive(String reference, byte[] reply, UnaryOperator<String> header) {
    return database.transact(
        work -> {
          var row = work.tickets().find(mac(reference));
          if (row.isEmpty()) return Received.UNKNOWN;
          var client = work.clients().client(row.get().clientId()).orElseThrow();
          var kept = open(client, row.get().sealed(), Kept.class);
          for (var source : all) {
            if (!source.origin().id().equals(row.get().source())) continue;
            var answer = source.read(reply, header);
            if (answer.status() == Status.REJECTED) return Received.REFUSED;
            if (answer.status() == Status.PENDING || kept.answer() != null) return Received.TAKEN;
            observer.answered(answer, kept.kind(), Duration.ZERO);
            work.tickets()
                .seal(
                    row.get().reference(),
                    seal(client, new Kept(kept.ticket(), kept.kind(), answer)));
            return Received.TAKEN;
          }
          return Received.UNKNOWN;
        });
  }

  private byte[] seal(ClientRow client, Object value) {
    return vault.seal(client.id(), client.dataKey(), JSON.writeValueAsBytes(value), PURPOSE);
  }

  private <T> T open(ClientRow client, byte[] sealed, Class<T> type) {
    return JSON.readValue(vault.open(client.id(), client.dataKey(), sealed, PURPOSE), type);
  }

  private void remember(Query query, Answer answer, Duration time) {
    if (query.forced() != null || time.isZero()) return;
    database.run(
        work ->
            work.clients()
                .client(query.client())
                .ifPresent(
                    client ->
                        work.answers()
                            .keep(
                                client.id(),
                                query.environment(),
                                key(query),
                                seal(client, answer),
                                clock.instant().plus(time))));
  }

  /// Names the question without showing it.
  private byte[] key(Query query) {
    var provider = query.asked().getOrDefault("provider", "");
    return mac(query.kind().name(), provider, query.number());
  }

  private byte[] mac(String... parts) {
    var bytes = new byte[parts.length][];
    for (var i = 0; i < parts.length; i++) bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    return vault.mac(bytes);
  }
}
