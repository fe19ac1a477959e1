package bonafide.store.rows;

import bonafide.core.Environment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// People who work in the portal, their sessions and their passkeys.
public final class UserRows {
  private final Handle handle;

  public UserRows(Handle handle) {
    this.handle = handle;
  }

  /// @param role its name
  /// @param password as it is kept, salted and stretched; null until one was chosen
  /// @param totp the sealed secret of the authenticator; null until one was set up
  /// @param totpStep the last step of time whose code was used
  /// @param failures attempts to sign in that failed in a row
  public record UserRow(
      String id,
      String clientId,
      String email,
      String name,
      String role,
      byte @Nullable [] password,
      byte @Nullable [] totp,
      long totpStep,
      int failures,
      @Nullable Instant lockedUntil,
      @Nullable Instant disabled,
      @Nullable Instant lastSeen,
      Instant created) {}

  public record SessionRow(String userId, Environment environment, Instant used, Instant expires) {}

  /// @param credential what the authenticator told about itself when it was registered
  public record PasskeyRow(
      byte[] id,
      String userId,
      String name,
      byte[] credential,
      long counter,
      Instant created,
      @Nullable Instant used) {}

  /// False when somebody has this address already.
  public boolean insert(
      String id,
      String clientId,
      String email,
      String name,
      String role,
      byte @Nullable [] invitation,
      @Nullable Instant invitationExpires,
      Instant created) {
    return handle
            .createUpdate(
                "insert into client_user (id, client_id, email, name, role, invitation,"
                    + " invitation_expires, created) values (:id, :client, :email, :name, :role,"
                    + " :invitation, :expires, :created) on conflict (email) do nothing")
            .bind("id", id)
            .bind("client", clientId)
            .bind("email", email)
            .bind("name", name)
            .bind("role", role)
            .bind("invitation", invitation)
            .bind("expires", invitationExpires)
            .bind("created", created)
            .execute()
        == 1;
  }

  public Optional<UserRow> byEmail(String email) {
    return one("email = :value", email);
  }

  public Optional<UserRow> byId(String id) {
    return one("id = :value", id);
  }

  private Optional<UserRow> one(String where, String value) {
    return handle
        .createQuery("select * from client_user where " + where)
        .bind("value", value)
        .map((rs, _) -> user(rs))
        .findOne();
  }

  public List<UserRow> ofClient(String clientId) {
    return handle
        .createQuery("select * from client_user where client_id = :client order by created, id")
        .bind("client", clientId)
        .map((rs, _) -> user(rs))
        .list();
  }

  /// Whose invitation this is, while it can be used.
  public Optional<UserRow> invited(byte[] invitation, Instant now) {
    return handle
        .createQuery(
            "select * from client_user where invitation = :invitation and invitation_expires >"
                + " :now and disabled is null")
        .bind("invitation", invitation)
        .bind("now", now)
        .map((rs, _) -> user(rs))
        .findOne();
  }

  /// A new invitation; whatever let the person in before does so no more.
  public void invite(String id, byte[] invitation, Instant expires) {
    handle
        .createUpdate(
            "update client_user set invitation = :invitation, invitation_expires = :expires,"
                + " password = null, totp = null, failures = 0, locked_until = null where id = :id")
        .bind("invitation", invitation)
        .bind("expires", expires)
        .bind("id", id)
        .execute();
    forgetSessions(id);
    handle.createUpdate("delete from user_passkey where user_id = :id").bind("id", id).execute();
  }

  /// The invitation is used up.
  public void accept(String id, byte[] password, byte[] totp, long totpStep) {
    handle
        .createUpdate(
            "update client_user set invitation = null, invitation_expires = null, password ="
                + " :password, totp = :totp, totp_step = :step where id = :id")
        .bind("password", password)
        .bind("totp", totp)
        .bind("step", totpStep)
        .bind("id", id)
        .execute();
  }

  /// False when this step, or a later one, was used before.
  public boolean useStep(String id, long step) {
    return handle
            .createUpdate(
                "update client_user set totp_step = :step where id = :id and totp_step < :step")
            .bind("step", step)
            .bind("id", id)
            .execute()
        == 1;
  }

  public void failed(String id, @Nullable Instant lockedUntil) {
    handle
        .createUpdate(
            "update client_user set failures = failures + 1, locked_until = :until where id = :id")
        .bind("until", lockedUntil)
        .bind("id", id)
        .execute();
  }

  public void succeeded(String id, Instant at) {
    handle
        .createUpdate(
            "update client_user set failures = 0, locked_until = null, last_seen = :at where id ="
                + " :id")
        .bind("at", at)
        .bind("id", id)
        .execute();
  }

  public void role(String id, String role) {
    handle
        .createUpdate("update client_user set role = :role where id = :id")
        .bind("role", role)
        .bind("id", id)
        .execute();
  }

  public void disable(String id, @Nullable Instant at) {
    handle
        .createUpdate("update client_user set disabled = :at where id = :id")
        .bind("at", at)
        .bind("id", id)
        .execute();
    if (at != null) forgetSessions(id);
  }

  private static UserRow user(ResultSet rs) throws SQLException {
    return new UserRow(
        rs.getString("id"),
        rs.getString("client_id"),
        rs.getString("email"),
        rs.getString("name"),
        rs.getString("role"),
        rs.getBytes("password"),
        rs.getBytes("totp"),
        rs.getLong("totp_step"),
        rs.getInt("failures"),
        Rows.instantOrNull(rs, "locked_until"),
        Rows.instantOrNull(rs, "disabled"),
        Rows.instantOrNull(rs, "last_seen"),
        Rows.instant(rs, "created"));
  }

  public void insertSession(
      byte[] token, String userId, Environment environment, Instant used, Instant expires) {
    handle
        .createUpdate(
            "insert into user_session (token, user_id, environment, used, expires) values (:token,"
                + " :user, :environment, :used, :expires)")
        .bind("token", token)
        .bind("user", userId)
        .bind("environment", environment.name())
        .bind("used", used)
        .bind("expires", expires)
        .execute();
  }

  public Optional<SessionRow> session(byte[] token) {
    return handle
        .createQuery("select * from user_session where token = :token")
        .bind("token", token)
        .map(
            (rs, _) ->
                new SessionRow(
                    rs.getString("user_id"),
                    Environment.valueOf(rs.getString("environment")),
                    Rows.instant(rs, "used"),
                    Rows.instant(rs, "expires")))
        .findOne();
  }

  public void touchSession(byte[] token, Instant at) {
    handle
        .createUpdate("update user_session set used = :at where token = :token")
        .bind("at", at)
        .bind("token", token)
        .execute();
  }

  public void turn(byte[] token, Environment environment) {
    handle
        .createUpdate("update user_session set environment = :environment where token = :token")
        .bind("environment", environment.name())
        .bind("token", token)
        .execute();
  }

  public void forgetSession(byte[] token) {
    handle
        .createUpdate("delete from user_session where token = :token")
        .bind("token", token)
        .execute();
  }

  public void forgetSessions(String userId) {
    handle
        .createUpdate("delete from user_session where user_id = :user")
        .bind("user", userId)
        .execute();
  }

  /// Sessions and challenges that are over.
  public int forgetSessionsBefore(Instant at) {
    handle
        .createUpdate("delete from passkey_challenge where expires < :at")
        .bind("at", at)
        .execute();
    return handle
        .createUpdate("delete from user_session where expires < :at")
        .bind("at", at)
        .execute();
  }

  /// @param userId for whom; null where nobody is signed in yet
  public void insertChallenge(byte[] challenge, @Nullable String userId, Instant expires) {
    handle
        .createUpdate(
            "insert into passkey_challenge (challenge, user_id, expires) values (:challenge, :user,"
                + " :expires)")
        .bind("challenge", challenge)
        .bind("user", userId)
        .bind("expires", expires)
        .execute();
  }

  /// Uses a challenge up; false when it was not given out to them, was used, or is too old.
  public boolean useChallenge(byte[] challenge, @Nullable String userId, Instant now) {
    return handle
            .createUpdate(
                "delete from passkey_challenge where challenge = :challenge and user_id is not"
                    + " distinct from :user and expires > :now")
            .bind("challenge", challenge)
            .bind("user", userId)
            .bind("now", now)
            .execute()
        == 1;
  }

  public boolean insert(PasskeyRow row) {
    return handle
            .createUpdate(
                "insert into user_passkey (id, user_id, name, credential, counter, created) values"
                    + " (:id, :user, :name, :credential, :counter, :created) on conflict do"
                    + " nothing")
            .bind("id", row.id())
            .bind("user", row.userId())
            .bind("name", row.name())
            .bind("credential", row.credential())
            .bind("counter", row.counter())
            .bind("created", row.created())
            .execute()
        == 1;
  }

  public Optional<PasskeyRow> passkey(byte[] id) {
    return handle
        .createQuery("select * from user_passkey where id = :id")
        .bind("id", id)
        .map((rs, _) -> passkey(rs))
        .findOne();
  }

  public List<PasskeyRow> passkeys(String userId) {
    return handle
        .createQuery("select * from user_passkey where user_id = :user order by created")
        .bind("user", userId)
        .map((rs, _) -> passkey(rs))
        .list();
  }

  public void used(byte[] passkey, long counter, Instant at) {
    handle
        .createUpdate("update user_passkey set counter = :counter, used = :at where id = :id")
        .bind("counter", counter)
        .bind("at", at)
        .bind("id", passkey)
        .execute();
  }

  public boolean deletePasskey(byte[] id, String userId) {
    return handle
            .createUpdate("delete from user_passkey where id = :id and user_id = :user")
            .bind("id", id)
            .bind("user", userId)
            .execute()
        == 1;
  }

  private static PasskeyRow passkey(ResultSet rs) throws SQLException {
    return new PasskeyRow(
        rs.getBytes("id"),
        rs.getString("user_id"),
        rs.getString("name"),
        rs.getBytes("credential"),
        rs.getLong("counter"),
        Rows.instant(rs, "created"),
        Rows.instantOrNull(rs, "used"));
  }
}
