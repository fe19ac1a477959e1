package bonafide.verification.callback;

import bonafide.core.Environment;
import bonafide.source.egress.Egress;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.DeliveryRows.DeliveryRow;
import bonafide.store.rows.DeliveryRows.State;
import bonafide.store.rows.JobRows.Queue;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import bonafide.verification.job.JobEnd;
import bonafide.verification.job.Jobs;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Delivers callbacks at least once. The body is fixed when the delivery is planned and signed
/// byte for byte; a receiver that fails is asked again for about three days, then the delivery
/// is parked for the operator.
public final class Deliveries {
  /// D-ALL-04, then two more days.
  public static final List<Duration> RETRIES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofHours(24),
          Duration.ofHours(24));

  /// So many requests may be under way to one receiver; a slow one then delays only itself.
  private static final int AT_ONCE_PER_HOST = 16;

  private static final Duration BEFORE_NEXT_FREE_SLOT = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

  private final Database database;
  private final Vault vault;
  private final CallbackSettings settings;
  private final Egress egress;
  private final Jobs jobs;
  private final InstantSource clock;
  private final List<Duration> retries;
  private final Map<String, Semaphore> slots = new ConcurrentHashMap<>();

  public Deliveries(
      Database database,
      Vault vault,
      CallbackSettings settings,
      Egress egress,
      Jobs jobs,
      InstantSource clock,
      List<Duration> retries) {
    this.database = database;
    this.vault = vault;
    this.settings = settings;
    this.egress = egress;
    this.jobs = jobs;
    this.clock = clock;
    this.retries = List.copyOf(retries);
    jobs.handle(Queue.DELIVERY, this::deliver);
  }

  /// Plans a callback inside the caller's transaction, when the client wants callbacks of this
  /// type.
  public void plan(
      Work work,
      ClientRow client,
      Environment environment,
      String verificationId,
      String type,
      byte[] body) {
    var target = work.callbacks().url(client.id(), environment, type);
    if (target.isPresent() && target.get().active())
      plan(work, client, environment, verificationId, type, target.get().url(), body);
  }

  /// As above, to an address that the order itself names.
  public void plan(
      Work work,
      ClientRow client,
      Environment environment,
      String verificationId,
      String type,
      String url,
      byte[] body) {
    plan(work, client, environment, verificationId, type, url, body, null);
  }

  /// As above.
  ///
  /// @param key signs the body besides, in the header X-HMAC-SIGNATURE (D-002-17); null for none
  public void plan(
      Work work,
      ClientRow client,
      Environment environment,
      String verificationId,
      String type,
      String url,
      byte[] body,
      @Nullable String key) {
    var id = "msg_" + Ids.hex24();
    var sealed = vault.seal(client.id(), client.dataKey(), body, id);
    work.deliveries()
        .insert(
            id,
            client.id(),
            environment,
            verificationId,
            type,
            url,
            sealed,
            key == null ? null : Signature.hex(key, body),
            clock.instant());
    jobs.plan(work, Queue.DELIVERY, id, clock.instant());
  }

  public List<DeliveryRow> list(@Nullable String clientId, @Nullable State state, int limit) {
    return database.transact(work -> work.deliveries().list(clientId, state, limit));
  }

  /// A client's, newest first.
  ///
  /// @param verificationId null for all
  /// @param before the sequence where the page before ended; null for the first page
  public List<DeliveryRow> page(
      Caller caller,
      @Nullable String verificationId,
      @Nullable State state,
      @Nullable Long before,
      int limit) {
    return database.transact(
        work ->
            work.deliveries()
                .page(
                    caller.clientId(), caller.environment(), verificationId, state, before, limit));
  }

  /// How many there are of each state since then; parked ones however old.
  public Map<String, Long> states(Caller caller, Instant since) {
    return database.transact(
        work -> work.deliveries().states(caller.clientId(), caller.environment(), since));
  }

  /// A client's delivery, and what it says.
  public record Shown(DeliveryRow row, byte[] body) {}

  public Optional<Shown> show(Caller caller, String id) {
    return database
        .transact(work -> work.deliveries().find(id))
        .filter(row -> row.clientId().equals(caller.clientId()))
        .map(
            row ->
                new Shown(
                    row,
                    vault.open(
                        caller.clientId(), caller.client().dataKey(), row.body(), row.id())));
  }

  /// Delivers once more what was parked or delivered; false when there is nothing such.
  public boolean replay(String id, String actor) {
    var replayed =
        database.transact(
            work -> {
              var row = work.deliveries().find(id);
              if (row.isEmpty() || !work.deliveries().replay(id, clock.instant())) return false;
              jobs.plan(work, Queue.DELIVERY, id, clock.instant());
              work.audit()
                  .append(
                      new AuditRows.Entry(
                          clock.instant(),
                          row.get().clientId(),
                          actor,
                          "callback.replayed",
                          id,
                          row.get().type()));
              return true;
            });
    if (replayed) jobs.wake();
    return replayed;
  }

  private record Open(DeliveryRow row, ClientRow client) {}

  private JobEnd deliver(String id) {
    var found =
        database.transact(
            work ->
                work.deliveries()
                    .find(id)
                    .map(
                        row -> new Open(row, work.clients().client(row.clientId()).orElseThrow())));
    if (found.isEmpty() || found.get().row().state() != State.WAITING) return new JobEnd.Done();
    var row = found.get().row();
    var slot =
        slots.computeIfAbsent(
            URI.create(row.url()).getAuthority(), _ -> new Semaphore(AT_ONCE_PER_HOST));
    if (!slot.tryAcquire()) return new JobEnd.Again(BEFORE_NEXT_FREE_SLOT);
    try {
      return judged(row, send(row, found.get().client()));
    } catch (Egress.Refused e) {
      return failed(row, null, String.valueOf(e.getMessage()), Optional.empty());
    } catch (IOException e) {
      return failed(
          row, null, e.getClass().getSimpleName() + ": " + e.getMessage(), Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JobEnd.Again(BEFORE_NEXT_FREE_SLOT);
    } finally {
      slot.release();
    }
  }

  private HttpResponse<Void> send(DeliveryRow row, ClientRow client)
      throws IOException, InterruptedException {
    var body = vault.open(client.id(), client.dataKey(), row.body(), row.id());
    var caller = new Caller(client, row.environment(), "system", Set.of());
    var time = clock.instant().getEpochSecond();
    var headers = new ArrayList<String>();
    if (row.signature() != null) headers.addAll(List.of("X-HMAC-SIGNATURE", row.signature()));
    headers.addAll(
        List.of(
            "X-CALLBACK-TOKEN", settings.token(caller).token(),
            "webhook-id", row.id(),
            "webhook-timestamp", Long.toString(time),
            "webhook-signature", Signature.of(settings.signingSecret(caller), row.id(), time, body),
            "X-Signature", Signature.hex(settings.signingSecret(caller), body),
            "X-Bonafide-Sequence", Long.toString(row.sequence())));
    return egress.post(row.url(), body, headers);
  }

  private JobEnd judged(DeliveryRow row, HttpResponse<Void> answer) {
    var status = answer.statusCode();
    if (status / 100 == 2) {
      database.run(
          work ->
              work.deliveries().record(row.id(), State.DELIVERED, status, null, clock.instant()));
      return new JobEnd.Done();
    }
    if (status == 410) {
      database.run(
          work -> {
            work.deliveries()
                .record(
                    row.id(),
                    State.PARKED,
                    status,
                    "the receiver wants no more callbacks here",
                    clock.instant());
            work.callbacks()
                .deactivate(
                    row.clientId(), row.environment(), row.type(), row.url(), clock.instant());
            work.audit()
                .append(
                    new AuditRows.Entry(
                        clock.instant(),
                        row.clientId(),
                        "system",
                        "callback.deactivated",
                        row.id(),
                        "410 " + row.type()));
          });
      return new JobEnd.GaveUp("410 from the receiver");
    }
    return failed(
        row,
        status,
        "HTTP " + status,
        status == 429 || status == 503 ? retryAfter(answer) : Optional.empty());
  }

  private JobEnd failed(
      DeliveryRow row, @Nullable Integer status, String error, Optional<Duration> askedFor) {
    var parked = row.attempts() >= retries.size();
    database.run(
        work ->
            work.deliveries()
                .record(
                    row.id(),
                    parked ? State.PARKED : State.WAITING,
                    status,
                    error,
                    clock.instant()));
    if (parked) return new JobEnd.GaveUp(error);
    var wait = withJitter(retries.get(row.attempts()));
    return new JobEnd.Again(askedFor.filter(asked -> asked.compareTo(wait) > 0).orElse(wait));
  }

  /// Up to a tenth more or less, so that receivers coming back are not hit by everything at
  /// once.
  private static Duration withJitter(Duration wait) {
    return Duration.ofMillis(
        (long) (wait.toMillis() * (0.9 + ThreadLocalRandom.current().nextDouble() * 0.2)));
  }

  private Optional<Duration> retryAfter(HttpResponse<Void> answer) {
    return answer
        .headers()
        .firstValue("Retry-After")
        .flatMap(this::duration)
        .map(asked -> asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked);
  }

  /// Seconds or an HTTP date (RFC 9110, 10.2.3).
  private Optional<Duration> duration(String retryAfter) {
    try {
      if (retryAfter.matches("\\d{1,9}"))
        return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
      Instant until =
          ZonedDateTime.parse(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Optional.of(Duration.between(clock.instant(), until))
          .filter(wait -> !wait.isNegative());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
