package bonafide.verification.review;

import bonafide.core.Company;
import bonafide.core.Hit;
import bonafide.core.Hits;
import bonafide.core.Outcome;
import bonafide.core.Person;
import bonafide.core.Subject;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.SecondPersonRows.HitReviewRow;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import bonafide.verification.monitor.Difference;
import bonafide.verification.order.Verification;
import bonafide.verification.user.SignedIn;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What persons say of hits. A hit that was dismissed stays dismissed for the same subject, in
/// later searches too, until that expires or something material about the listing changes; then it
/// is open again, with what changed.
public final class HitReviews {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;
  private final Vault vault;
  private final SecondPerson second;
  private final InstantSource clock;

  public HitReviews(Database database, Vault vault, SecondPerson second, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.second = second;
    this.clock = clock;
  }

  /// Where a hit stands.
  public enum State {
    OPEN,
    /// Waits for a second person.
    PROPOSED,
    CONFIRMED,
    DISMISSED,
    /// Dismissed before, in another search.
    REMEMBERED,
    /// Dismissed before; but that has expired, or the listing is not the same any more.
    REOPENED
  }

  /// @param id of the review; null where there is none
  /// @param dismissed what it says, or would say
  /// @param maker a user's id; null where there is none
  /// @param differences what changed about the listing since
  public record Standing(
      State state,
      @Nullable String id,
      @Nullable Boolean dismissed,
      @Nullable String reason,
      @Nullable String comment,
      @Nullable String maker,
      @Nullable Instant made,
      @Nullable String checker,
      @Nullable Instant checked,
      @Nullable Instant expires,
      List<String> differences) {
    static final Standing OPEN =
        new Standing(State.OPEN, null, null, null, null, null, null, null, null, null, List.of());
  }

  private record Kept(Hit hit, String comment) {}

  /// Every hit of a verification, by its id.
  public Map<String, Standing> standings(Caller caller, Verification verification) {
    return database.transact(
        work -> {
          var own = new LinkedHashMap<String, HitReviewRow>();
          for (var row : work.secondPerson().ofVerification(verification.id()))
            own.put(row.hitId(), row);
          var standings = new LinkedHashMap<String, Standing>();
          for (var hit : hits(verification)) {
            if (hit.id() == null) continue;
            var row = own.get(hit.id());
            standings.put(
                hit.id(),
                row != null
                    ? standing(caller.client(), row, hit, null)
                    : remembered(work, caller, verification, hit));
          }
          return standings;
        });
  }

  private Standing remembered(Work work, Caller caller, Verification verification, Hit hit) {
    return work.secondPerson()
        .remembered(
            caller.clientId(),
            caller.environment(),
            subject(verification.order().subject()),
            listing(hit),
            Objects.requireNonNull(hit.id()))
        .filter(HitReviewRow::dismissed)
        .map(row -> standing(caller.client(), row, hit, State.REMEMBERED))
        .orElse(Standing.OPEN);
  }

  private Standing standing(ClientRow client, HitReviewRow row, Hit now, @Nullable State before) {
    var kept = open(client, row);
    var differences = before == null ? List.<String>of() : Difference.between(kept.hit(), now);
    var expired = row.expires() != null && !row.expires().isAfter(clock.instant());
    var state =
        row.state().equals("PROPOSED")
            ? State.PROPOSED
            : expired || !differences.isEmpty()
                ? State.REOPENED
                : before != null ? before : row.dismissed() ? State.DISMISSED : State.CONFIRMED;
    return new Standing(
        state,
        row.id(),
        row.dismissed(),
        row.reason(),
        kept.comment(),
        row.maker(),
        row.made(),
        row.checker(),
        row.checked(),
        row.expires(),
        differences);
  }

  private Kept open(ClientRow client, HitReviewRow row) {
    var plain = vault.open(client.id(), client.dataKey(), row.sealed(), "hit-review/" + row.id());
    return JSON.readValue(plain, Kept.class);
  }

  /// What somebody says of hits.
  ///
  /// @param reason one of the portal's words, as `DIFFERENT_BIRTH_DATE`
  /// @param expires null for never
  public record Said(boolean dismissed, String reason, String comment, @Nullable Instant expires) {}

  /// @return how many of the hits it holds for; the others have a review or are not there
  public int say(SignedIn who, Verification verification, Collection<String> hitIds, Said said) {
    var action = said.dismissed() ? Action.DISMISS_HIT : Action.CONFIRM_HIT;
    return database.transact(
        work -> {
          var state = second.wants(work, who.client().id(), action) ? "PROPOSED" : "IN_FORCE";
          var count = 0;
          for (var hit : hits(verification)) {
            if (hit.id() == null || !hitIds.contains(hit.id())) continue;
            if (insert(work, who, verification, hit, said, state)) count++;
          }
          return count;
        });
  }

  private boolean insert(
      Work work, SignedIn who, Verification verification, Hit hit, Said said, String state) {
    var id = "hr_" + Ids.hex24();
    var client = who.client();
    var sealed =
        vault.seal(
            client.id(),
            client.dataKey(),
            JSON.writeValueAsBytes(new Kept(hit, said.comment())),
            "hit-review/" + id);
    var inserted =
        work.secondPerson()
            .insert(
                new HitReviewRow(
                    id,
                    client.id(),
                    verification.environment(),
                    verification.id(),
                    Objects.requireNonNull(hit.id()),
                    subject(verification.order().subject()),
                    listing(hit),
                    said.dismissed(),
                    said.reason(),
                    sealed,
                    state,
                    who.user().id(),
                    clock.instant(),
                    null,
                    null,
                    said.expires()));
    if (inserted)
      audit(
          work,
          who,
          said.dismissed() ? "hit.dismissed" : "hit.confirmed",
          verification.id(),
          said.reason() + (state.equals("PROPOSED") ? " (proposed)" : ""));
    return inserted;
  }

  /// Answers what somebody else proposed.
  public SecondPerson.Answer answer(SignedIn who, String id, boolean agrees) {
    return database.transact(
        work -> {
          var row = work.secondPerson().lockHitReview(who.client().id(), id);
          if (row.isEmpty() || !row.get().state().equals("PROPOSED"))
            return SecondPerson.Answer.NOT_THERE;
          if (row.get().maker().equals(who.user().id())) return SecondPerson.Answer.SAME_PERSON;
          work.secondPerson()
              .move(
                  id,
                  "PROPOSED",
                  agrees ? "IN_FORCE" : "REFUSED",
                  who.user().id(),
                  clock.instant());
          audit(
              work,
              who,
              agrees ? "hit.approved" : "hit.refused",
              row.get().verificationId(),
              row.get().hitId());
          return SecondPerson.Answer.DONE;
        });
  }

  /// Takes a review back; the hit is open again. False when there is none such.
  public boolean withdraw(SignedIn who, String id) {
    return database.transact(
        work -> {
          var row = work.secondPerson().lockHitReview(who.client().id(), id);
          if (row.isEmpty()) return false;
          var moved =
              work.secondPerson().move(id, row.get().state(), "WITHDRAWN", null, clock.instant());
          if (moved)
            audit(work, who, "hit.withdrawn", row.get().verificationId(), row.get().hitId());
          return moved;
        });
  }

  /// What waits for a second person, with the hit it is about.
  public record Proposed(HitReviewRow row, Hit hit, String comment) {}

  public List<Proposed> proposed(SignedIn who, int limit) {
    return database
        .transact(work -> work.secondPerson().proposed(who.client().id(), limit))
        .stream()
        .map(
            row -> {
              var kept = open(who.client(), row);
              return new Proposed(row, kept.hit(), kept.comment());
            })
        .toList();
  }

  private void audit(Work work, SignedIn who, String action, String object, String detail) {
    work.audit()
        .append(
            new AuditRows.Entry(
                clock.instant(), who.client().id(), who.user().email(), action, object, detail));
  }

  /// The hits of all checks of a verification.
  public static List<Hit> hits(Verification verification) {
    var hits = new ArrayList<Hit>();
    for (var outcome : verification.outcomes().values())
      if (outcome instanceof Outcome.Judged judged && judged.finding() instanceof Hits found)
        hits.addAll(found.hits());
    return hits;
  }

  /// The same person or company, whoever asks about them: name and date.
  private byte[] subject(Subject subject) {
    var text =
        switch (subject) {
          case Person person -> "person\n" + same(person.fullName()) + "\n" + person.born();
          case Company company -> "company\n" + same(company.name()) + "\n" + company.registered();
          case bonafide.core.Entry entry -> "entry\n" + entry.register() + "\n" + entry.number();
          case bonafide.core.ChainAddress address ->
              "address\n" + address.chain() + "\n" + address.address();
        };
    return vault.mac(bytes("hit-subject"), bytes(text));
  }

  private byte[] listing(Hit hit) {
    return vault.mac(bytes("hit-listing"), bytes(hit.listing()));
  }

  private static String same(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
