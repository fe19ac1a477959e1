package bonafide.verification.capture;

import bonafide.core.Status;
import bonafide.store.Database;
import bonafide.store.Work;
import bonafide.store.rows.CaptureRows.CaptureRow;
import bonafide.verification.client.Caller;
import bonafide.verification.order.Verification;
import bonafide.verification.order.Verifications;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Links to orders that wait for evidence: 256 random bits, of which only a digest is kept.
public final class Captures {
  /// Whoever acts by a link, as the audit log names them.
  public static final String APPLICANT = "applicant";

  private static final int BYTES = 32;

  private final Database database;
  private final Verifications verifications;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Captures(Database database, Verifications verifications, InstantSource clock) {
    this.database = database;
    this.verifications = verifications;
    this.clock = clock;
  }

  /// What a link leads to.
  ///
  /// @param caller whose order it is
  /// @param expired whether the time to open it is over and no browser did
  /// @param bound whether a browser has opened it
  /// @param until when it is over: before a browser opens it sooner than afterwards
  public record Opened(
      Caller caller, Verification verification, boolean expired, boolean bound, Instant until) {
    /// Whether something can still be handed in.
    public boolean isOpen() {
      return !expired && verification.status() == Status.AWAITING_EVIDENCE;
    }
  }

  /// A new link to an order.
  public String link(Verification verification, Instant expires) {
    var token = token();
    link(token, verification, expires);
    return token;
  }

  /// As above, with a token that was made before the order was.
  public void link(String token, Verification verification, Instant expires) {
    database.run(work -> keep(work, token, verification.id(), expires));
  }

  private static void keep(Work work, String token, String verification, Instant expires) {
    work.captures().insert(new CaptureRow(digest(token), verification, expires, null));
  }

  /// A link that belongs to a device from the start.
  void keep(Work work, String token, String verification, Instant now, String device) {
    work.captures().insert(new CaptureRow(digest(token), verification, now, digest(device)));
  }

  /// Takes away the links of an order, so that only a new one leads to it.
  public void revoke(Verification verification) {
    database.run(work -> work.captures().revoke(verification.id()));
  }

  /// Empty when it is no link of ours, or another device has it.
  ///
  /// @param device what this browser was told when it opened the link; null for none
  public Optional<Opened> open(String token, @Nullable String device) {
    var row = database.transact(work -> work.captures().find(digest(token)));
    if (row.isEmpty()) return Optional.empty();
    var bound = row.get().device();
    if (bound != null && (device == null || !MessageDigest.isEqual(bound, digest(device))))
      return Optional.empty();
    return verifications
        .any(row.get().verificationId())
        .map(
            verification ->
                new Opened(
                    caller(verification),
                    verification,
                    bound == null && !row.get().expires().isAfter(clock.instant()),
                    bound != null,
                    until(row.get())));
  }

  private Instant until(CaptureRow row) {
    if (row.device() == null) return row.expires();
    return database
        .transact(work -> work.verifications().deadline(row.verificationId()))
        .orElse(row.expires());
  }

  private Caller caller(Verification verification) {
    var client =
        database.transact(work -> work.clients().client(verification.clientId())).orElseThrow();
    return new Caller(client, verification.environment(), APPLICANT, Set.of());
  }

  /// Binds a link to the browser that opens it first; null when another one was faster.
  public @Nullable String bind(String token) {
    var device = token();
    return database.transact(work -> work.captures().bind(digest(token), digest(device)))
        ? device
        : null;
  }

  SecureRandom random() {
    return random;
  }

  public String token() {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
