package bonafide.verification.user;

import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.UserRows.PasskeyRow;
import bonafide.verification.user.Users.Entered;
import bonafide.verification.user.Users.Refusal;
import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Passkeys (WebAuthn, W3C): something a person has, opened by something they know or are. One is
/// enough to sign in; it is of no use at any other address.
public final class Passkeys {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST = 10;
  private static final List<PublicKeyCredentialParameters> KINDS =
      List.of(
          kind(COSEAlgorithmIdentifier.ES256),
          kind(COSEAlgorithmIdentifier.EdDSA),
          kind(COSEAlgorithmIdentifier.RS256));

  private final ObjectConverter objects = new ObjectConverter();
  private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(objects);
  private final AttestedCredentialDataConverter credentials =
      new AttestedCredentialDataConverter(objects);
  private final Database database;
  private final Users users;
  private final InstantSource clock;

  public Passkeys(Database database, Users users, InstantSource clock) {
    this.database = database;
    this.users = users;
    this.clock = clock;
  }

  private static PublicKeyCredentialParameters kind(COSEAlgorithmIdentifier algorithm) {
    return new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, algorithm);
  }

  /// What an authenticator is to sign, once, within five minutes; base64url.
  ///
  /// @param user for whom; null to sign in
  public String challenge(@Nullable User user) {
    var challenge = Ids.randomBytes(32);
    database.run(
        work ->
            work.users()
                .insertChallenge(
                    challenge, user == null ? null : user.id(), clock.instant().plus(PATIENCE)));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
  }

  /// @param id base64url
  public record Passkey(String id, String name, Instant created, @Nullable Instant used) {}

  public List<Passkey> of(User user) {
    return database.transact(work -> work.users().passkeys(user.id())).stream()
        .map(
            row ->
                new Passkey(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(row.id()),
                    row.name(),
                    row.created(),
                    row.used()))
        .toList();
  }

  /// Keeps what an authenticator answered; false when it is not right.
  ///
  /// @param origin where the portal was reached, as `https://portal.example`
  /// @param answer the browser's, as JSON
  public boolean register(User user, String name, String origin, String answer) {
    try {
      var data = manager.parseRegistrationResponseJSON(answer);
      var client = Objects.requireNonNull(data.getCollectedClientData());
      var challenge = client.getChallenge().getValue();
      manager.verify(
          data, new RegistrationParameters(server(origin, challenge), KINDS, true, true));
      var authenticator =
          Objects.requireNonNull(data.getAttestationObject()).getAuthenticatorData();
      var credential = Objects.requireNonNull(authenticator.getAttestedCredentialData());
      return database.transact(
          work -> {
            if (!work.users().useChallenge(challenge, user.id(), clock.instant())) return false;
            if (work.users().passkeys(user.id()).size() >= MOST) return false;
            var row =
                new PasskeyRow(
                    credential.getCredentialId(),
                    user.id(),
                    name,
                    credentials.convert(credential),
                    authenticator.getSignCount(),
                    clock.instant(),
                    null);
            if (!work.users().insert(row)) return false;
            audit(work, user, "user.passkey-added");
            return true;
          });
    } catch (DataConversionException | VerificationException | NullPointerException e) {
      return false;
    }
  }

  /// @param id base64url; false where the person has no such passkey
  public boolean drop(User user, String id) {
    var known = of(user).stream().anyMatch(passkey -> passkey.id().equals(id));
    if (!known) return false;
    return database.transact(
        work -> {
          var dropped = work.users().deletePasskey(Base64.getUrlDecoder().decode(id), user.id());
          if (dropped) audit(work, user, "user.passkey-dropped");
          return dropped;
        });
  }

  private void audit(Work work, User user, String action) {
    users.audit(work, user.clientId(), user.email(), action, user.id(), "");
  }

  /// Lets in whoever holds a passkey that is known.
  public Entered signIn(String origin, String answer) {
    try {
      var data = manager.parseAuthenticationResponseJSON(answer);
      var client = Objects.requireNonNull(data.getCollectedClientData());
      var challenge = client.getChallenge().getValue();
      return database.transact(
          work -> {
            var known = work.users().passkey(credentialId(data));
            if (known.isEmpty() || !work.users().useChallenge(challenge, null, clock.instant()))
              return Entered.refused(Refusal.UNKNOWN);
            var row = work.users().byId(known.get().userId()).orElseThrow();
            if (row.disabled() != null || !verifies(data, known.get(), origin, challenge))
              return Entered.refused(Refusal.UNKNOWN);
            var counter = Objects.requireNonNull(data.getAuthenticatorData()).getSignCount();
            work.users().used(known.get().id(), counter, clock.instant());
            audit(work, User.of(row), "user.signed-in");
            return users.enter(work, row);
          });
    } catch (DataConversionException | NullPointerException e) {
      return Entered.refused(Refusal.UNKNOWN);
    }
  }

  private boolean verifies(
      AuthenticationData data, PasskeyRow known, String origin, byte[] challenge) {
    var credential = credentials.convert(known.credential());
    var record =
        new CredentialRecordImpl(
            new NoneAttestationStatement(),
            null,
            null,
            null,
            known.counter(),
            credential,
            null,
            null,
            null,
            Set.of());
    try {
      manager.verify(
          data, new AuthenticationParameters(server(origin, challenge), record, null, true, true));
      return true;
    } catch (VerificationException e) {
      return false;
    }
  }

  /// The library's own mark on it is taken by the checker for one on its bytes.
  @SuppressWarnings("NullAway")
  private static byte[] credentialId(AuthenticationData data) {
    return data.getCredentialId();
  }

  private static ServerProperty server(String origin, byte[] challenge) {
    return ServerProperty.builder()
        .origin(new Origin(origin))
        .rpId(URI.create(origin).getHost())
        .challenge(new DefaultChallenge(challenge))
        .build();
  }
}
