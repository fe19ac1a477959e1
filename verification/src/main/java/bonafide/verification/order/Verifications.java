package bonafide.verification.order;

import bonafide.check.Check;
import bonafide.check.Checks;
import bonafide.check.Question;
import bonafide.check.Settings;
import bonafide.core.Cause;
import bonafide.core.Decision;
import bonafide.core.Entry;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.Status;
import bonafide.core.Verdict;
import bonafide.store.Database;
import bonafide.store.Evidence;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.EvidenceRows.EvidenceRow;
import bonafide.store.rows.JobRows.Queue;
import bonafide.store.rows.VerificationRows.CheckRow;
import bonafide.store.rows.VerificationRows.VerificationRow;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import bonafide.verification.job.JobEnd;
import bonafide.verification.job.Jobs;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes orders, has their checks made, and decides each one once.
///
/// An order is accepted in one transaction together with the job that runs it. A crash anywhere
/// runs the job again; a check that has an outcome is not made a second time.
public final class Verifications {
  private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);
  private static final int MOST_ATTEMPTS = 8;
  private static final Duration LATER = Duration.ofHours(1);
  private static final int MOST_KEYS = 10_000;

  private static final int ERASED_AT_ONCE = 50;

  private final Database database;
  private final Vault vault;
  private final Sealed sealed;
  private final Files files;
  private final Checks checks;
  private final Jobs jobs;
  private final Announcer announcer;
  private final InstantSource clock;

  public Verifications(
      Database database,
      Vault vault,
      Evidence evidence,
      Checks checks,
      Jobs jobs,
      Announcer announcer,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.sealed = new Sealed(vault);
    this.files = new Files(evidence);
    this.checks = checks;
    this.jobs = jobs;
    this.announcer = announcer;
    this.clock = clock;
    jobs.handle(Queue.VERIFICATION, this::run);
  }

  /// Accepts an order to be worked on later.
  public Verification place(Caller caller, Order order) {
    return place(caller, order, List.of());
  }

  /// Accepts several orders to be worked on later: all of them or none.
  public List<Verification> placeAll(Caller caller, List<Order> orders) {
    var stored =
        database.transact(
            work -> orders.stream().map(order -> place(work, caller, order, List.of())).toList());
    jobs.wake();
    return stored;
  }

  /// As above, with files. They are on disk before the order is accepted.
  public Verification take(Caller caller, Order order, List<Handed> handed) {
    return place(caller, order, files.keep(caller, order, handed));
  }

  private Verification place(Caller caller, Order order, List<EvidenceRow> evidence) {
    var stored = database.transact(work -> place(work, caller, order, evidence));
    jobs.wake();
    return stored;
  }

  private Verification place(Work work, Caller caller, Order order, List<EvidenceRow> evidence) {
    var placed = verification(order, caller, Status.QUEUED, Map.of(), null);
    if (!insert(work, caller, placed, evidence))
      return existing(work, caller, order.id(), evidence);
    jobs.plan(work, Queue.VERIFICATION, order.id(), clock.instant());
    announcer.begun(placed, caller.client(), work);
    return placed;
  }

  /// The number of the next order of a surface that counts.
  public long nextNumber() {
    return database.transact(work -> work.verifications().nextNumber());
  }

  public Optional<Verification> numbered(Caller caller, String plan, long number) {
    return database.transact(
        work ->
            work.verifications()
                .numbered(caller.clientId(), caller.environment(), plan, number)
                .map(row -> read(work, caller.client(), row)));
  }

  /// Accepts an order that waits for evidence until a deadline.
  public Verification await(
      Caller caller, Order order, @Nullable String account, Instant deadline) {
    var placed = verification(order, caller, Status.AWAITING_EVIDENCE, Map.of(), null);
    var stored =
        database.transact(
            work -> {
              if (!insert(work, caller, placed, List.of(), account, deadline))
                return existing(work, caller, order.id(), List.of());
              announcer.awaited(placed, caller.client(), work);
              return placed;
            });
    jobs.wake();
    return stored;
  }

  /// Takes evidence for an order that waits for it, in place of what was handed in under the same
  /// name before; empty when it does not wait any more. The file is on disk before it is taken.
  ///
  /// @param deadline until when more evidence may come
  public Optional<Verification> hand(
      Caller caller, Verification verification, Handed file, Instant deadline) {
    var fresh = files.keep(caller, verification.order(), List.of(file));
    var replaced = new ArrayList<EvidenceRow>();
    var taken =
        database.transact(
            work -> {
              var row = work.verifications().lock(verification.id());
              if (row.isEmpty() || row.get().status() != Status.AWAITING_EVIDENCE)
                return Optional.<Verification>empty();
              for (var old :
                  work.evidence().of(caller.clientId(), caller.environment(), verification.id())) {
                if (!old.kind().equals(file.kind())) continue;
                work.evidence().delete(old.id());
                replaced.add(old);
              }
              fresh.forEach(work.evidence()::insert);
              work.verifications().await(verification.id(), deadline, clock.instant());
              return Optional.of(read(work, caller.client(), row.get()));
            });
    files.discard(taken.isPresent() ? replaced : fresh);
    return taken;
  }

  /// Takes over what was handed in for another order of the same client.
  ///
  /// @param names what is taken over, where it is there
  public void carry(Caller caller, Verification from, Verification to, Set<String> names) {
    var rows =
        database.transact(
            work -> work.evidence().of(caller.clientId(), caller.environment(), from.id()));
    var handed =
        rows.stream()
            .filter(row -> names.contains(row.kind()))
            .map(
                row ->
                    new Handed(row.kind(), row.mediaType(), () -> files.open(caller.client(), row)))
            .toList();
    var copies = files.keep(caller, to.order(), handed);
    database.run(work -> copies.forEach(work.evidence()::insert));
  }

  /// What an order asks, once it is known what was handed in for it: by name, and to be opened.
  @FunctionalInterface
  public interface Completion {
    Order order(Verification waiting, Set<String> names, Question.Handed evidence);
  }

  /// Has an order worked on that waited for evidence; empty when it does not wait any more.
  public Optional<Verification> begin(Caller caller, String id, Completion completion) {
    var begun =
        database.transact(
            work -> {
              var row = work.verifications().lock(id);
              if (row.isEmpty() || row.get().status() != Status.AWAITING_EVIDENCE)
                return Optional.<Verification>empty();
              var evidence = work.evidence().of(caller.clientId(), caller.environment(), id);
              var waiting = read(work, caller.client(), row.get());
              var order =
                  completion.order(
                      waiting, names(evidence), files.reader(caller.client(), evidence));
              work.verifications()
                  .begin(id, sealed.seal(caller.client(), order, id), clock.instant());
              for (var settings : order.checks())
                work.verifications().insertCheck(id, checks.forSettings(settings).kind());
              jobs.plan(work, Queue.VERIFICATION, id, clock.instant());
              var fresh =
                  work.verifications()
                      .find(caller.clientId(), caller.environment(), id)
                      .map(known -> read(work, caller.client(), known));
              fresh.ifPresent(known -> announcer.begun(known, caller.client(), work));
              return fresh;
            });
    jobs.wake();
    return begun;
  }

  private static Set<String> names(List<EvidenceRow> evidence) {
    return evidence.stream().map(EvidenceRow::kind).collect(Collectors.toSet());
  }

  /// Ends what waited for evidence in vain, and says how many orders that were.
  public int expire() {
    var count =
        database.transact(
            work -> {
              var overdue = work.verifications().overdue(clock.instant(), 200);
              for (var row : overdue) {
                var at = Objects.requireNonNull(row.deadline());
                work.verifications().status(row.id(), Status.EXPIRED, at);
                var client = client(work, row);
                var expired = work.verifications().lock(row.id()).orElseThrow();
                work.audit()
                    .append(
                        new AuditRows.Entry(
                            clock.instant(),
                            client.id(),
                            "system",
                            "verification.expired",
                            row.id(),
                            row.plan()));
                follow(work, client, read(work, client, expired));
              }
              return overdue.size();
            });
    if (count > 0) jobs.wake();
    return count;
  }

  /// The orders of an account, oldest first.
  public List<Verification> ofAccount(Caller caller, String account) {
    return database.transact(
        work ->
            work
                .verifications()
                .ofAccount(caller.clientId(), caller.environment(), account)
                .stream()
                .map(row -> read(work, caller.client(), row))
                .toList());
  }

  /// What was handed in with an order, by name and media type.
  public Map<String, String> evidence(Caller caller, String id) {
    var types = new LinkedHashMap<String, String>();
    files(caller, id).forEach(row -> types.put(row.kind(), row.mediaType()));
    return types;
  }

  /// The same with sizes and digests, oldest first.
  public List<EvidenceRow> files(Caller caller, String id) {
    return database.transact(
        work -> work.evidence().of(caller.clientId(), caller.environment(), id));
  }

  /// When each check ended, and how often it was tried.
  public List<CheckRow> checks(Caller caller, String id) {
    return database.transact(
        work ->
            work.verifications().find(caller.clientId(), caller.environment(), id).isEmpty()
                ? List.<CheckRow>of()
                : work.verifications().checks(id));
  }

  /// A file that was handed in, for a caller to see; that it was seen is audited.
  public Optional<byte[]> show(Caller caller, String id, String kind) {
    return database.transact(
        work -> {
          var rows = work.evidence().of(caller.clientId(), caller.environment(), id);
          var file = files.reader(caller.client(), rows).file(kind);
          if (file.isPresent())
            work.audit()
                .append(
                    new AuditRows.Entry(
                        clock.instant(),
                        caller.clientId(),
                        caller.keyId(),
                        "evidence.shown",
                        id,
                        kind));
          return file;
        });
  }

  /// A file that was handed in, for the product to look at again; nobody sees it.
  public Optional<byte[]> reread(Caller caller, String id, String kind) {
    return files.reader(caller.client(), files(caller, id)).file(kind);
  }

  /// Erases what an order knows about a person: evidence, claims, findings and sightings. Its id
  /// and its decision stay. False when there is no such order.
  public boolean erase(Caller caller, String id) {
    var gone = new ArrayList<EvidenceRow>();
    var erased =
        database.transact(
            work -> {
              var row = work.verifications().lock(id);
              if (row.isEmpty()
                  || !row.get().clientId().equals(caller.clientId())
                  || row.get().environment() != caller.environment()) return false;
              gone.addAll(erase(work, caller.client(), row.get(), caller.keyId()));
              return true;
            });
    files.discard(gone);
    return erased;
  }

  /// Erases the orders that were kept as long as they are to be.
  ///
  /// @param days how long those are that do not say so themselves; 0 for ever
  public int forget(int days) {
    var now = clock.instant();
    var erased = eraseAll(work -> work.verifications().outlived(now, ERASED_AT_ONCE));
    if (days == 0) return erased;
    var time = now.minus(Duration.ofDays(days));
    return erased + eraseAll(work -> work.verifications().orderedUntil(time, ERASED_AT_ONCE));
  }

  private int eraseAll(Function<Work, List<VerificationRow>> some) {
    var count = 0;
    while (true) {
      var gone = new ArrayList<EvidenceRow>();
      var erased =
          database.transact(
              work -> {
                var rows = some.apply(work);
                for (var row : rows) gone.addAll(erase(work, client(work, row), row, "retention"));
                return rows.size();
              });
      files.discard(gone);
      count += erased;
      if (erased < ERASED_AT_ONCE) return count;
    }
  }

  /// What was handed in for it is to be discarded once the transaction has ended.
  private List<EvidenceRow> erase(Work work, ClientRow client, VerificationRow row, String actor) {
    var id = row.id();
    var gone = work.evidence().of(row.clientId(), row.environment(), id);
    var bare = new Order(id, row.plan(), new Entry("ERASED", ""), List.of(), null, Map.of());
    work.verifications().erase(id, sealed.seal(client, bare, id), clock.instant());
    work.sightings().erase(id);
    work.audit()
        .append(
            new AuditRows.Entry(
                clock.instant(), row.clientId(), actor, "verification.erased", id, row.plan()));
    return gone;
  }

  /// Judges at once what needs no waiting, and accepts the rest to be worked on later.
  public Verification take(Caller caller, Order order) {
    for (var settings : order.checks()) {
      if (!checks
          .forSettings(settings)
          .answersAtOnce(question(caller, order, settings, List.of()))) {
        return place(caller, order);
      }
    }
    return judge(caller, order);
  }

  private Question question(
      Verification verification, Settings settings, Question.Handed evidence) {
    return new Question(
        verification.environment(),
        verification.clientId(),
        verification.id(),
        verification.order().subject(),
        settings,
        evidence,
        verification.outcomes());
  }

  private Question question(
      Caller caller, Order order, Settings settings, List<EvidenceRow> evidence) {
    return new Question(
        caller.environment(),
        caller.clientId(),
        order.id(),
        order.subject(),
        settings,
        files.reader(caller.client(), evidence),
        Map.of());
  }

  /// A page of a plan's verifications with a reference, newest first; one more than asked for
  /// tells that there are more.
  public List<Verification> page(
      Caller caller, String plan, String reference, @Nullable String after, int limit) {
    return database.transact(
        work ->
            work
                .verifications()
                .page(caller.clientId(), caller.environment(), plan, reference, after, limit)
                .stream()
                .map(row -> read(work, caller.client(), row))
                .toList());
  }

  /// What an order led to, oldest first.
  public List<Verification> from(Caller caller, String origin) {
    return database.transact(
        work ->
            work.verifications().from(caller.clientId(), caller.environment(), origin).stream()
                .map(row -> read(work, caller.client(), row))
                .toList());
  }

  /// Some of a plan's verifications, newest first, and how many there are.
  public record Counted(List<Verification> some, long count) {}

  /// @param reference null for all
  public Counted counted(
      Caller caller, String plan, @Nullable String reference, long offset, int limit) {
    return database.transact(
        work -> {
          var rows = work.verifications();
          // Counted first: what comes in between is shown rather than only counted.
          var count = rows.count(caller.clientId(), caller.environment(), plan, reference);
          var some =
              rows.page(caller.clientId(), caller.environment(), plan, reference, offset, limit);
          return new Counted(
              some.stream().map(row -> read(work, caller.client(), row)).toList(), count);
        });
  }

  /// Whether an earlier order about the same is still running.
  public boolean hasRunningTwin(Caller caller, String id) {
    return database.transact(
        work ->
            work.verifications()
                .find(caller.clientId(), caller.environment(), id)
                .map(row -> row.subjectKey() != null && work.verifications().hasRunningTwin(row))
                .orElse(false));
  }

  /// An order that was stored before, by a request that is now being repeated.
  private Verification existing(Work work, Caller caller, String id, List<EvidenceRow> evidence) {
    files.discard(evidence);
    var row = work.verifications().find(caller.clientId(), caller.environment(), id).orElseThrow();
    return read(work, caller.client(), row);
  }

  /// Judges an order in the caller's own thread, for engines that answer at once, and keeps it
  /// with its end.
  public Verification judge(Caller caller, Order order) {
    return judge(caller, order, List.of());
  }

  /// As above, with files. They are on disk before they are judged.
  public Verification judge(Caller caller, Order order, List<Handed> handed) {
    var evidence = files.keep(caller, order, handed);
    var outcomes = outcomes(caller, order, evidence);
    if (outcomes.values().stream().anyMatch(outcome -> later(outcome) != null))
      return place(caller, order, evidence);
    var decision = decision(order, outcomes);
    var judged = verification(order, caller, status(outcomes), outcomes, decision);
    var stored =
        database.transact(
            work -> {
              if (!insert(work, caller, judged, evidence))
                return existing(work, caller, order.id(), evidence);
              outcomes.forEach(
                  (kind, outcome) -> keep(work, caller.client(), judged, kind, outcome));
              announcer.begun(judged, caller.client(), work);
              end(work, caller.client(), judged);
              return judged;
            });
    jobs.wake();
    return stored;
  }

  private Map<String, Outcome> outcomes(Caller caller, Order order, List<EvidenceRow> evidence) {
    var outcomes = new LinkedHashMap<String, Outcome>();
    try {
      for (var settings : order.checks()) {
        var check = checks.forSettings(settings);
        outcomes.put(
            check.kind(), withIds(check.judge(question(caller, order, settings, evidence))));
      }
      return outcomes;
    } catch (RuntimeException e) {
      files.discard(evidence);
      throw e;
    }
  }

  public Optional<Verification> find(Caller caller, String id) {
    return database.transact(
        work ->
            work.verifications()
                .find(caller.clientId(), caller.environment(), id)
                .map(row -> read(work, caller.client(), row)));
  }

  /// Whosever it is; for work of the server's own.
  public Optional<Verification> any(String id) {
    return database.transact(
        work -> work.verifications().lock(id).map(row -> read(work, client(work, row), row)));
  }

  public Optional<Verification> ofHit(Caller caller, String hitId) {
    return database.transact(
        work ->
            work.verifications()
                .ofHit(caller.clientId(), caller.environment(), hitId)
                .flatMap(
                    id -> work.verifications().find(caller.clientId(), caller.environment(), id))
                .map(row -> read(work, caller.client(), row)));
  }

  /// The job: makes what checks are still to be made, and ends the verification when all are.
  private JobEnd run(String id) {
    var found =
        database.transact(work -> work.verifications().lock(id).map(row -> open(work, row)));
    if (found.isEmpty() || found.get().verification().status().isFinal()) return new JobEnd.Done();
    var open = found.get();
    if (open.hasTwin() && !answersAtOnce(open.verification())) {
      return new JobEnd.Again(afterTwin(open.verification()));
    }
    database.run(work -> work.verifications().status(id, Status.RUNNING, clock.instant()));
    var evidence =
        database.transact(
            work -> work.evidence().of(open.client().id(), open.verification().environment(), id));
    var fresh = make(open.verification(), files.reader(open.client(), evidence));
    return database.transact(
        work -> {
          var still = work.verifications().lock(id);
          if (still.isEmpty() || still.get().status().isFinal()) return new JobEnd.Done();
          var row = still.get();
          fresh
              .outcomes()
              .forEach(
                  (kind, outcome) -> keep(work, open.client(), open.verification(), kind, outcome));
          var now = read(work, open.client(), row);
          if (now.outcomes().size() < now.order().checks().size()) {
            return waiting(work, now, fresh.later());
          }
          var decision = decision(now.order(), now.outcomes());
          end(
              work,
              open.client(),
              new Verification(
                  now.order(),
                  now.clientId(),
                  now.environment(),
                  status(now.outcomes()),
                  now.outcomes(),
                  decision,
                  now.created(),
                  decision.at())); // what is told is what is read afterwards
          return new JobEnd.Done();
        });
  }

  private record Open(ClientRow client, Verification verification, boolean hasTwin) {}

  private Open open(Work work, VerificationRow row) {
    var client = client(work, row);
    var hasTwin = row.subjectKey() != null && work.verifications().hasRunningTwin(row);
    return new Open(client, read(work, client, row), hasTwin);
  }

  private boolean answersAtOnce(Verification verification) {
    for (var settings : verification.order().checks()) {
      var question = question(verification, settings, Question.Handed.NOTHING);
      if (!checks.forSettings(settings).answersAtOnce(question)) return false;
    }
    return true;
  }

  /// The source is asked once: what waits for a twin uses its answer.
  private Duration afterTwin(Verification verification) {
    var age = Duration.between(verification.created(), clock.instant());
    return age.compareTo(Duration.ofMinutes(1)) < 0
        ? Duration.ofMillis(500)
        : Duration.ofMinutes(1);
  }

  private static ClientRow client(Work work, VerificationRow row) {
    return work.clients().client(row.clientId()).orElseThrow();
  }

  /// Some check had no source to ask: try again, waiting twice as long each time.
  private JobEnd waiting(Work work, Verification now, @Nullable Duration later) {
    var attempts = 0;
    for (var settings : now.order().checks()) {
      var kind = checks.forSettings(settings).kind();
      if (now.outcomes().containsKey(kind)) continue;
      work.verifications().countAttempt(now.id(), kind);
    }
    for (var check : work.verifications().checks(now.id()))
      attempts = Math.max(attempts, check.attempts());
    work.verifications().status(now.id(), Status.WAITING, clock.instant());
    if (later != null) return new JobEnd.Again(later);
    return new JobEnd.Again(Duration.ofSeconds(Math.min(600, 1L << Math.min(attempts, 9))));
  }

  /// Makes the open checks, first those that need no other's finding, then the rest.
  private Made make(Verification verification, Question.Handed evidence) {
    var first = sideBySide(verification, open(verification, false), evidence);
    var rest = open(verification, true);
    var all = new LinkedHashMap<>(verification.outcomes());
    all.putAll(first.outcomes());
    if (rest.isEmpty() || all.size() + rest.size() < verification.order().checks().size())
      return first;
    var then = sideBySide(verification.with(all), rest, evidence);
    var outcomes = new LinkedHashMap<>(first.outcomes());
    outcomes.putAll(then.outcomes());
    return new Made(outcomes, then.later());
  }

  private List<Settings> open(Verification verification, boolean usingOthers) {
    return verification.order().checks().stream()
        .filter(
            settings ->
                checks
                        .forSettings(settings)
                        .usesOthers(question(verification, settings, Question.Handed.NOTHING))
                    == usingOthers)
        .filter(
            settings -> !verification.outcomes().containsKey(checks.forSettings(settings).kind()))
        .toList();
  }

  /// Makes checks side by side under one deadline. A source that is down leaves its check open,
  /// until the last attempt.
  private Made sideBySide(
      Verification verification, List<Settings> open, Question.Handed evidence) {
    var last = attempts(verification) >= MOST_ATTEMPTS;
    var outcomes = new LinkedHashMap<String, Outcome>();
    Duration later = null;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks =
          open.stream()
              .map(
                  settings ->
                      (Callable<Outcome>)
                          () -> {
                            var outcome = withIds(guarded(verification, settings, evidence));
                            if (open.size() > 1 && outcome instanceof Outcome.Judged)
                              keep(verification, settings, outcome);
                            return outcome;
                          })
              .toList();
      var deadline = deadline(open);
      var results = threads.invokeAll(tasks, deadline.toMillis(), TimeUnit.MILLISECONDS);
      for (var i = 0; i < open.size(); i++) {
        var outcome = outcome(results.get(i), deadline);
        var comesAgain =
            outcome instanceof Outcome.NotDone notDone
                && notDone.cause() == Cause.SOURCE_UNAVAILABLE
                && !last;
        var again = later(outcome);
        if (again != null) later = later == null || again.compareTo(later) < 0 ? again : later;
        else if (!comesAgain) outcomes.put(checks.forSettings(open.get(i)).kind(), outcome);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return new Made(outcomes, later);
  }

  /// @param later when a source that has taken the question may have its answer; else null
  private record Made(Map<String, Outcome> outcomes, @Nullable Duration later) {}

  private int attempts(Verification verification) {
    return database.transact(
        work ->
            work.verifications().checks(verification.id()).stream()
                .mapToInt(check -> check.attempts())
                .max()
                .orElse(0));
  }

  private Outcome guarded(Verification verification, Settings settings, Question.Handed evidence) {
    Check check = checks.forSettings(settings);
    try {
      return check.judge(question(verification, settings, evidence));
    } catch (RuntimeException e) {
      LOG.error("check {} of {} broke", check.kind(), verification.id(), e);
      return new Outcome.NotDone(Cause.BROKEN, "the check broke");
    }
  }

  /// The longest that any of them may take.
  private Duration deadline(List<Settings> open) {
    return open.stream()
        .map(settings -> checks.forSettings(settings).deadline())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static Outcome outcome(java.util.concurrent.Future<Outcome> result, Duration deadline)
      throws InterruptedException {
    try {
      return result.get();
    } catch (CancellationException e) {
      return new Outcome.NotDone(
          Cause.DEADLINE_PASSED, "no answer within " + deadline.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// When to look again for the answer of a source that has taken the question.
  private static @Nullable Duration later(Outcome outcome) {
    return outcome instanceof Outcome.NotDone notDone && notDone.cause() == Cause.SOURCE_PENDING
        ? Objects.requireNonNullElse(notDone.again(), LATER)
        : null;
  }

  private static Outcome withIds(Outcome outcome) {
    if (outcome instanceof Outcome.Judged(var verdict, var reasons, Hits hits)) {
      return new Outcome.Judged(
          verdict,
          reasons,
          new Hits(
              hits.hits().stream().map(hit -> hit.withId(Ids.uuid())).toList(),
              hits.listVersions()));
    }
    return outcome;
  }

  /// The rule of every plan so far: the worst verdict decides, and what could not be judged
  /// goes to a person.
  private Decision decision(Order order, Map<String, Outcome> outcomes) {
    var worst = Verdict.CLEAR;
    for (var outcome : outcomes.values()) {
      worst =
          worst.worst(
              switch (outcome) {
                case Outcome.Judged judged -> judged.verdict();
                case Outcome.NotDone _ -> Verdict.REVIEW;
              });
    }
    return new Decision(worst, "rule:" + order.plan(), clock.instant());
  }

  private static Status status(Map<String, Outcome> outcomes) {
    return outcomes.values().stream().allMatch(Outcome.NotDone.class::isInstance)
        ? Status.FAILED
        : Status.DONE;
  }

  private Verification verification(
      Order order,
      Caller caller,
      Status status,
      Map<String, Outcome> outcomes,
      @Nullable Decision decision) {
    var now = decision == null ? clock.instant() : decision.at();
    return new Verification(
        order, caller.clientId(), caller.environment(), status, outcomes, decision, now, now);
  }

  private boolean insert(
      Work work, Caller caller, Verification verification, List<EvidenceRow> evidence) {
    return insert(work, caller, verification, evidence, null, null);
  }

  private boolean insert(
      Work work,
      Caller caller,
      Verification verification,
      List<EvidenceRow> evidence,
      @Nullable String account,
      @Nullable Instant deadline) {
    var order = verification.order();
    var ordered = sealed.seal(caller.client(), order, order.id());
    var row =
        new VerificationRow(
            order.id(),
            caller.clientId(),
            caller.environment(),
            order.plan(),
            deadline == null ? Status.QUEUED : Status.AWAITING_EVIDENCE,
            order.reference(),
            ordered,
            order.twinKey() == null ? null : vault.mac(utf8(order.twinKey())),
            null,
            account,
            deadline,
            order.number(),
            order.origin(),
            verification.created(),
            verification.updated());
    var days = order.keptDays();
    var eraseAt = days == null ? null : verification.created().plus(Duration.ofDays(days));
    if (!work.verifications().insert(row, eraseAt)) return false;
    evidence.forEach(work.evidence()::insert);
    for (var settings : order.checks())
      work.verifications().insertCheck(order.id(), checks.forSettings(settings).kind());
    work.audit()
        .append(
            new AuditRows.Entry(
                verification.created(),
                caller.clientId(),
                caller.keyId(),
                "verification.ordered",
                order.id(),
                order.plan()));
    return true;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// What one of several checks found is kept as soon as it is there: whoever looks sees it, and a
  /// crash does not cost it.
  private void keep(Verification verification, Settings settings, Outcome outcome) {
    database.run(
        work -> {
          if (work.verifications().lock(verification.id()).isEmpty()) return;
          var client = work.clients().client(verification.clientId()).orElseThrow();
          keep(work, client, verification, checks.forSettings(settings).kind(), outcome);
        });
  }

  private void keep(
      Work work, ClientRow client, Verification verification, String kind, Outcome outcome) {
    var bytes = sealed.seal(client, outcome, verification.id() + "/" + kind);
    if (!work.verifications().finishCheck(verification.id(), kind, bytes, clock.instant())) return;
    keepHits(work, verification, outcome);
  }

  private void keepHits(Work work, Verification verification, Outcome outcome) {
    if (!(outcome instanceof Outcome.Judged(_, _, Hits hits))) return;
    for (var hit : hits.hits()) {
      if (hit.id() != null)
        work.verifications()
            .insertHit(
                hit.id(),
                verification.id(),
                verification.clientId(),
                verification.environment(),
                listingKey(hit.listing()));
    }
  }

  private byte[] listingKey(String listing) {
    return vault.mac(utf8("listing"), utf8(listing));
  }

  /// Those whose kept hits are on one of the listings, among the orders monitored.
  public Set<String> monitoredHits(Collection<String> listings) {
    var keys = listings.stream().map(this::listingKey).toList();
    var found = new HashSet<String>();
    for (var from = 0; from < keys.size(); from += MOST_KEYS) {
      var some = keys.subList(from, Math.min(keys.size(), from + MOST_KEYS));
      found.addAll(database.transact(work -> work.verifications().monitoredHits(some)));
    }
    return found;
  }

  /// Orders monitored, in the order of their ids.
  public List<Verification> monitored(String after, int limit) {
    return database.transact(
        work ->
            work.verifications().monitored(after, limit).stream()
                .map(row -> read(work, client(work, row), row))
                .toList());
  }

  /// Has a check of an order made again, now; nothing is kept.
  public Outcome again(Verification verification, Settings settings) {
    return withIds(guarded(verification.with(Map.of()), settings, Question.Handed.NOTHING));
  }

  /// What follows from an outcome that came of asking again: it takes the place of the first one
  /// where nobody decided yet, and is ordered anew where somebody did.
  @FunctionalInterface
  public interface Reopening {
    Order order(Verification decided, long number);
  }

  /// @param why a sentence for the audit log
  /// @param reopening null where what somebody decided is to stay
  /// @return whether anything came of it
  public boolean renew(
      Verification verification,
      Settings settings,
      Outcome fresh,
      String why,
      @Nullable Reopening reopening) {
    var kind = checks.forSettings(settings).kind();
    var renewed =
        database.transact(
            work -> {
              var row = work.verifications().lock(verification.id());
              if (row.isEmpty()) return false;
              var client = client(work, row.get());
              if (work.reviews().find(verification.id()).isPresent())
                return reopening != null && reopen(work, client, verification, why, reopening);
              var bytes = sealed.seal(client, fresh, verification.id() + "/" + kind);
              work.verifications().replaceOutcome(verification.id(), kind, bytes, clock.instant());
              keepHits(work, verification, fresh);
              audit(work, client, "system", "verification.renewed", verification.id(), why);
              var now = work.verifications().lock(verification.id()).orElseThrow();
              announcer.renewed(read(work, client, now), client, work);
              return true;
            });
    jobs.wake();
    return renewed;
  }

  /// Orders anew what somebody decided, because it is time or because something changed.
  public boolean reopen(Verification verification, String why, Reopening reopening) {
    var reopened =
        database.transact(
            work ->
                work.verifications()
                    .lock(verification.id())
                    .map(row -> reopen(work, client(work, row), verification, why, reopening))
                    .orElse(false));
    jobs.wake();
    return reopened;
  }

  private boolean reopen(
      Work work, ClientRow client, Verification decided, String why, Reopening reopening) {
    work.reviews().settle(decided.id());
    work.verifications().monitor(decided.id(), false);
    var caller = new Caller(client, decided.environment(), "system", Set.of());
    var order = reopening.order(decided, work.verifications().nextNumber());
    place(work, caller, order, List.of());
    audit(work, client, "system", "verification.reopened", decided.id(), why);
    return true;
  }

  private void audit(
      Work work, ClientRow client, String actor, String action, String id, String detail) {
    work.audit()
        .append(new AuditRows.Entry(clock.instant(), client.id(), actor, action, id, detail));
  }

  private void follow(Work work, ClientRow client, Verification verification) {
    var caller = new Caller(client, verification.environment(), "system", Set.of());
    for (var order : announcer.ended(verification, client, work))
      place(work, caller, order, List.of());
  }

  private void end(Work work, ClientRow client, Verification verification) {
    var decision = java.util.Objects.requireNonNull(verification.decision());
    if (!work.verifications().decide(verification.id(), verification.status(), decision)) return;
    work.audit()
        .append(
            new AuditRows.Entry(
                decision.at(),
                client.id(),
                decision.by(),
                "verification.decided",
                verification.id(),
                decision.verdict().name()));
    follow(work, client, verification);
  }

  private Verification read(Work work, ClientRow client, VerificationRow row) {
    var order = sealed.open(client, row.ordered(), Order.class, row.id());
    var outcomes = new LinkedHashMap<String, Outcome>();
    for (var check : work.verifications().checks(row.id())) {
      if (check.outcome() != null)
        outcomes.put(
            check.kind(),
            sealed.open(client, check.outcome(), Outcome.class, row.id() + "/" + check.kind()));
    }
    return new Verification(
        order,
        row.clientId(),
        row.environment(),
        row.status(),
        outcomes,
        row.decision(),
        row.created(),
        row.updated());
  }
}
