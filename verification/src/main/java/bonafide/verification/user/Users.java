package bonafide.verification.user;

import bonafide.core.Environment;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.UserRows.UserRow;
import bonafide.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets people in: by an invitation first, then by password and one-time code. Whoever fails five
/// times in a row waits a quarter of an hour.
public final class Users {
  private static final Duration INVITATION = Duration.ofDays(2);
  private static final Duration SESSION = Duration.ofHours(12);
  private static final Duration IDLE = Duration.ofHours(1);
  private static final Duration TOUCH = Duration.ofMinutes(1);
  private static final Duration LOCK = Duration.ofMinutes(15);
  private static final int MOST_FAILURES = 5;
  private static final int LEAST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 200;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

  /// Checked where nobody has the address, so that it takes as long.
  private static final byte[] NOBODY = Passwords.keep("nobody has this password");

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;

  public Users(Database database, Vault vault, InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// @param token shown once; the person's way in
  public record Invited(User user, String token, Instant expires) {}

  /// @param actor who invites, as the audit log names them
  /// @throws IllegalArgumentException saying what is wrong, or that the address is taken
  public Invited invite(String clientId, String email, String name, Role role, String actor) {
    var address = email.strip().toLowerCase(Locale.ROOT);
    if (!EMAIL.matcher(address).matches())
      throw new IllegalArgumentException("email must be an e-mail address");
    if (name.isBlank() || name.length() > 100)
      throw new IllegalArgumentException("name must have 1 to 100 characters");
    var user = new User("usr_" + Ids.hex24(), clientId, address, name.strip(), role);
    var token = Ids.secret(32);
    var expires = clock.instant().plus(INVITATION);
    database.run(
        work -> {
          if (work.clients().client(clientId).isEmpty())
            throw new IllegalArgumentException("there is no client " + clientId);
          if (!work.users()
              .insert(
                  user.id(),
                  clientId,
                  address,
                  user.name(),
                  role.name(),
                  digest(token),
                  expires,
                  clock.instant()))
            throw new IllegalArgumentException("email is taken: somebody has this address already");
          audit(work, clientId, actor, "user.invited", user.id(), role.name());
        });
    return new Invited(user, token, expires);
  }

  /// A new way in for somebody who lost theirs; the old one ends.
  public Optional<Invited> inviteAgain(String clientId, String userId, String actor) {
    var token = Ids.secret(32);
    var expires = clock.instant().plus(INVITATION);
    return database.transact(
        work ->
            ofClient(work, clientId, userId)
                .map(
                    row -> {
                      work.users().invite(userId, digest(token), expires);
                      audit(work, clientId, actor, "user.invited", userId, "again");
                      return new Invited(User.of(row), token, expires);
                    }));
  }

  /// What an invited person sets up.
  ///
  /// @param secret for the authenticator, in base 32
  /// @param setup the same, sealed, to be sent back with the first code
  public record Setup(User user, String secret, String setup) {}

  public Optional<Setup> welcome(String token) {
    return database
        .transact(work -> work.users().invited(digest(token), clock.instant()))
        .map(
            row -> {
              var secret = OneTimeCodes.newSecret();
              var sealed = vault.sealForInstallation(secret, "totp-setup/" + row.id());
              return new Setup(
                  User.of(row),
                  OneTimeCodes.base32(secret),
                  java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
            });
  }

  /// What may be wrong with an attempt to get in; never which of them it was.
  public enum Refusal {
    UNKNOWN,
    WEAK_PASSWORD,
    WRONG_CODE,
    LOCKED
  }

  /// @param token the session's, null when refused
  public record Entered(@Nullable String token, @Nullable Refusal refusal) {
    static Entered refused(Refusal refusal) {
      return new Entered(null, refusal);
    }
  }

  /// Uses an invitation up.
  public Entered accept(String token, String password, String setup, String code) {
    return database.transact(
        work -> {
          var row = work.users().invited(digest(token), clock.instant());
          if (row.isEmpty()) return Entered.refused(Refusal.UNKNOWN);
          if (isWeak(password, row.get())) return Entered.refused(Refusal.WEAK_PASSWORD);
          var secret = open(setup, row.get());
          if (secret == null) return Entered.refused(Refusal.UNKNOWN);
          var step = OneTimeCodes.step(secret, code, clock.instant());
          if (step.isEmpty()) return Entered.refused(Refusal.WRONG_CODE);
          var id = row.get().id();
          work.users()
              .accept(
                  id,
                  Passwords.keep(password),
                  vault.sealForInstallation(secret, "totp/" + id),
                  step.getAsLong());
          audit(work, row.get().clientId(), row.get().email(), "user.accepted", id, "");
          return enter(work, row.get());
        });
  }

  private byte @Nullable [] open(String setup, UserRow row) {
    try {
      var sealed = java.util.Base64.getUrlDecoder().decode(setup);
      return vault.openForInstallation(sealed, "totp-setup/" + row.id());
    } catch (IllegalArgumentException | IllegalStateException e) {
      return null;
    }
  }

  private static boolean isWeak(String password, UserRow row) {
    var lower = password.toLowerCase(Locale.ROOT);
    return password.length() < LEAST_PASSWORD
        || password.length() > LONGEST_PASSWORD
        || password.chars().distinct().count() < 5
        || lower.contains(row.email().substring(0, row.email().indexOf('@')))
        || lower.contains(row.name().toLowerCase(Locale.ROOT));
  }

  public Entered signIn(String email, String password, String code) {
    var found =
        database.transact(work -> work.users().byEmail(email.strip().toLowerCase(Locale.ROOT)));
    // Outside of any transaction: it takes a while.
    var chosen = found.isEmpty() ? null : found.get().password();
    var kept = chosen == null ? NOBODY : chosen;
    var matches = password.length() <= LONGEST_PASSWORD && Passwords.matches(password, kept);
    if (found.isEmpty()) return Entered.refused(Refusal.UNKNOWN);
    return database.transact(
        work -> {
          var row = work.users().byId(found.get().id()).orElseThrow();
          if (row.lockedUntil() != null && row.lockedUntil().isAfter(clock.instant()))
            return Entered.refused(Refusal.LOCKED);
          if (!matches || row.password() == null || row.totp() == null || row.disabled() != null)
            return failed(work, row);
          var secret = vault.openForInstallation(row.totp(), "totp/" + row.id());
          var step = OneTimeCodes.step(secret, code, clock.instant());
          if (step.isEmpty() || !work.users().useStep(row.id(), step.getAsLong()))
            return failed(work, row);
          audit(work, row.clientId(), row.email(), "user.signed-in", row.id(), "");
          return enter(work, row);
        });
  }

  /// Lets somebody in whom another has identified, by the address that was vouched for.
  public Entered signInElsewhere(String email) {
    return database.transact(
        work -> {
          var row = work.users().byEmail(email.strip().toLowerCase(Locale.ROOT));
          if (row.isEmpty() || row.get().disabled() != null)
            return Entered.refused(Refusal.UNKNOWN);
          audit(
              work,
              row.get().clientId(),
              row.get().email(),
              "user.signed-in",
              row.get().id(),
              "company account");
          return enter(work, row.get());
        });
  }

  private Entered failed(Work work, UserRow row) {
    var isLast = row.failures() + 1 >= MOST_FAILURES;
    work.users().failed(row.id(), isLast ? clock.instant().plus(LOCK) : null);
    audit(work, row.clientId(), row.email(), "user.refused", row.id(), isLast ? "locked" : "");
    return Entered.refused(isLast ? Refusal.LOCKED : Refusal.UNKNOWN);
  }

  /// A session for somebody who has shown who they are.
  Entered enter(Work work, UserRow row) {
    work.users().succeeded(row.id(), clock.instant());
    var token = Ids.secret(32);
    work.users()
        .insertSession(
            digest(token),
            row.id(),
            Environment.LIVE,
            clock.instant(),
            clock.instant().plus(SESSION));
    return new Entered(token, null);
  }

  public Optional<SignedIn> session(String token) {
    var digest = digest(token);
    var now = clock.instant();
    return database.transact(
        work -> {
          var session = work.users().session(digest);
          if (session.isEmpty()
              || !session.get().expires().isAfter(now)
              || session.get().used().plus(IDLE).isBefore(now)) return Optional.<SignedIn>empty();
          var row = work.users().byId(session.get().userId()).orElseThrow();
          if (row.disabled() != null) return Optional.<SignedIn>empty();
          if (session.get().used().plus(TOUCH).isBefore(now))
            work.users().touchSession(digest, now);
          var client = work.clients().client(row.clientId()).orElseThrow();
          return Optional.of(new SignedIn(User.of(row), client, session.get().environment()));
        });
  }

  public void signOut(String token) {
    database.run(work -> work.users().forgetSession(digest(token)));
  }

  /// Shows the other environment from now on.
  public void turn(String token, Environment environment) {
    database.run(work -> work.users().turn(digest(token), environment));
  }

  /// @param invited whether the person has not come yet
  public record Member(User user, boolean invited, boolean disabled, @Nullable Instant lastSeen) {}

  public List<Member> members(String clientId) {
    return database.transact(
        work ->
            work.users().ofClient(clientId).stream()
                .map(
                    row ->
                        new Member(
                            User.of(row),
                            row.password() == null && row.lastSeen() == null,
                            row.disabled() != null,
                            row.lastSeen()))
                .toList());
  }

  public Optional<User> find(String clientId, String userId) {
    return database.transact(work -> ofClient(work, clientId, userId).map(User::of));
  }

  /// False when there is no such person, or it is the last one who could change it back.
  public boolean change(String clientId, String userId, Role role, String actor) {
    return database.transact(
        work -> {
          var row = ofClient(work, clientId, userId);
          if (row.isEmpty() || (role != Role.ADMIN && isLastAdmin(work, row.get()))) return false;
          work.users().role(userId, role.name());
          audit(work, clientId, actor, "user.role", userId, row.get().role() + " > " + role);
          return true;
        });
  }

  /// Shuts a person out, or lets them in again. False as above.
  public boolean disable(String clientId, String userId, boolean disabled, String actor) {
    return database.transact(
        work -> {
          var row = ofClient(work, clientId, userId);
          if (row.isEmpty() || (disabled && isLastAdmin(work, row.get()))) return false;
          work.users().disable(userId, disabled ? clock.instant() : null);
          audit(work, clientId, actor, disabled ? "user.disabled" : "user.enabled", userId, "");
          return true;
        });
  }

  private static boolean isLastAdmin(Work work, UserRow row) {
    return work.users().ofClient(row.clientId()).stream()
        .filter(other -> other.disabled() == null && other.role().equals(Role.ADMIN.name()))
        .allMatch(other -> other.id().equals(row.id()));
  }

  private static Optional<UserRow> ofClient(Work work, String clientId, String userId) {
    return work.users().byId(userId).filter(row -> row.clientId().equals(clientId));
  }

  /// Sessions that are over.
  public int forget() {
    return database.transact(work -> work.users().forgetSessionsBefore(clock.instant()));
  }

  void audit(
      Work work, String clientId, String actor, String action, String object, String detail) {
    work.audit()
        .append(new AuditRows.Entry(clock.instant(), clientId, actor, action, object, detail));
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
