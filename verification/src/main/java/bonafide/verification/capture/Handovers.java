package bonafide.verification.capture;

import bonafide.store.Database;
import bonafide.store.rows.HandoverRows.HandoverRow;
import bonafide.verification.order.Verification;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Hands a link over from a computer to a phone. The code a phone scans lives for seconds and is
/// good for one phone; the phone then asks for a number that only the computer shows, so that a
/// code passed on to somebody else opens nothing.
public final class Handovers {
  /// How often a computer should ask for a new code.
  public static final Duration ROTATION = Duration.ofSeconds(20);

  private static final Duration CODE = Duration.ofSeconds(60);
  private static final Duration PHONE = Duration.ofMinutes(5);
  private static final int MOST_FAILURES = 3;
  private static final int NUMBERS = 10_000;

  private final Database database;
  private final Captures captures;
  private final InstantSource clock;

  public Handovers(Database database, Captures captures, InstantSource clock) {
    this.database = database;
    this.captures = captures;
    this.clock = clock;
  }

  /// A new code.
  ///
  /// @param on the computer in words
  public String code(Verification verification, String on) {
    var code = captures.token();
    var now = clock.instant();
    database.run(
        work -> {
          work.handovers().tidy(verification.id(), now);
          work.handovers()
              .insert(Captures.digest(code), verification.id(), now.plus(CODE), now, on);
        });
    return code;
  }

  /// Where a handover stands, as the computer shows it.
  ///
  /// @param number which the phone asks for; null before a phone has scanned a code
  public record Standing(@Nullable String number, @Nullable String phone, boolean done) {}

  public Optional<Standing> standing(Verification verification) {
    return database
        .transact(work -> work.handovers().current(verification.id(), clock.instant()))
        .map(row -> new Standing(row.number(), row.phoneName(), row.done()));
  }

  /// What a phone that scanned a code is asked.
  ///
  /// @param secret which the phone must show again; null when it already has it
  public record Scanned(
      @Nullable String secret, String startedOn, Instant started, String verification) {}

  /// Empty when the code is over, or another phone has it.
  ///
  /// @param secret what this phone was told; null for none
  /// @param name the phone in words
  public Optional<Scanned> scan(String code, @Nullable String secret, String name) {
    var now = clock.instant();
    return database.transact(
        work -> {
          var found = open(work.handovers().lock(Captures.digest(code)), now);
          if (found.isEmpty()) return Optional.empty();
          var row = found.get();
          if (row.phone() != null)
            return isOf(row, secret) ? Optional.of(scanned(row, null)) : Optional.empty();
          var fresh = captures.token();
          work.handovers()
              .scanned(row.code(), Captures.digest(fresh), name, number(), now.plus(PHONE));
          return Optional.of(scanned(row, fresh));
        });
  }

  private static Scanned scanned(HandoverRow row, @Nullable String secret) {
    return new Scanned(secret, row.startedOn(), row.started(), row.verificationId());
  }

  private String number() {
    return "%04d".formatted(captures.random().nextInt(NUMBERS));
  }

  /// What came of a number somebody typed.
  public sealed interface Typed {
    /// @param token of a link that belongs to the phone
    /// @param device what the phone must show to open it
    record Right(String token, String device) implements Typed {}

    record Wrong() implements Typed {}

    /// The code is over, or was typed wrong too often.
    record Over() implements Typed {}
  }

  public Typed type(String code, @Nullable String secret, String number) {
    var now = clock.instant();
    var token = captures.token();
    var device = captures.token();
    return database.transact(
        work -> {
          var found = open(work.handovers().lock(Captures.digest(code)), now);
          if (found.isEmpty() || !isOf(found.get(), secret)) return new Typed.Over();
          var row = found.get();
          if (!number.strip().equals(row.number())) {
            work.handovers().failed(row.code());
            if (row.failures() + 1 < MOST_FAILURES) return new Typed.Wrong();
            work.handovers().delete(row.code());
            return new Typed.Over();
          }
          work.handovers().done(row.code());
          captures.keep(work, token, row.verificationId(), now, device);
          return new Typed.Right(token, device);
        });
  }

  private static Optional<HandoverRow> open(Optional<HandoverRow> row, Instant now) {
    return row.filter(handover -> !handover.done() && handover.expires().isAfter(now));
  }

  private static boolean isOf(HandoverRow row, @Nullable String secret) {
    return row.phone() != null
        && secret != null
        && MessageDigest.isEqual(row.phone(), Captures.digest(secret));
  }
}
