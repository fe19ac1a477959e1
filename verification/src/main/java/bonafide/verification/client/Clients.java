package bonafide.verification.client;

import bonafide.core.Environment;
import bonafide.store.Database;
import bonafide.store.Ids;
import bonafide.store.Work;
import bonafide.store.rows.AuditRows;
import bonafide.store.rows.CallbackRows.SecretRow;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.ClientRows.KeyRow;
import bonafide.store.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Makes clients and keys, and knows who a key belongs to. A key is kept only as a hash and
/// shown once.
public final class Clients {
  private static final int KEY_BYTES = 30;
  private static final long TRUSTED_SECONDS = 10;

  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final String keyPrefix;
  private final Map<String, Known> recent = new ConcurrentHashMap<>();

  private record Known(Caller caller, Instant until) {}

  public Clients(Database database, Vault vault, InstantSource clock, String keyPrefix) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.keyPrefix = keyPrefix;
  }

  /// @param points what the client may spend; null is without limit
  /// @param denied services its keys may not use
  public record Wanted(String name, boolean needReview, @Nullable Long points, Set<String> denied) {
    public static Wanted named(String name) {
      return new Wanted(name, false, null, Set.of());
    }
  }

  /// A new client with everything that is shown only now.
  public record Created(
      String id,
      String oneTimeToken,
      Map<Environment, String> keys,
      Map<Environment, String> callbackSecrets) {}

  public Created create(Wanted wanted) {
    var id = "biz_" + Ids.hex24();
    var client =
        new ClientRow(
            id,
            wanted.name(),
            vault.newClientKey(id),
            wanted.needReview(),
            wanted.points(),
            clock.instant());
    var development = newKey(Environment.DEVELOPMENT);
    var live = newKey(Environment.LIVE);
    var token = Ids.secret(32);
    var sealed = sealWith(token, development + "\n" + live + "\n" + clock.instant());
    var secrets =
        Map.of(Environment.DEVELOPMENT, newSigningSecret(), Environment.LIVE, newSigningSecret());
    database.run(
        work -> {
          work.clients().insert(client);
          work.clients()
              .insert(keyRow(client, Environment.DEVELOPMENT, development, wanted.denied()));
          work.clients().insert(keyRow(client, Environment.LIVE, live, wanted.denied()));
          work.clients().insertToken(sha256(token), id, sealed, clock.instant());
          secrets.forEach(
              (environment, secret) ->
                  work.callbacks().insert(secretRow(client, environment, secret)));
          work.audit()
              .append(
                  new AuditRows.Entry(clock.instant(), id, "operator", "client.created", id, ""));
        });
    return new Created(
        id, token, Map.of(Environment.DEVELOPMENT, development, Environment.LIVE, live), secrets);
  }

  /// A further key, shown only now.
  public String addKey(String clientId, Environment environment, Set<String> denied) {
    return addKey(clientId, environment, denied, "operator");
  }

  /// As above, in somebody's name.
  public String addKey(String clientId, Environment environment, Set<String> denied, String actor) {
    var key = newKey(environment);
    database.run(
        work -> {
          var client =
              work.clients()
                  .client(clientId)
                  .orElseThrow(() -> new IllegalArgumentException("no client " + clientId));
          var row = keyRow(client, environment, key, denied);
          work.clients().insert(row);
          work.audit()
              .append(
                  new AuditRows.Entry(
                      clock.instant(),
                      clientId,
                      actor,
                      "key.created",
                      row.id(),
                      environment.name()));
        });
    return key;
  }

  public boolean revokeKey(String keyId) {
    return database.transact(
        work -> {
          var revoked = work.clients().revoke(keyId, clock.instant());
          if (revoked)
            work.audit()
                .append(
                    new AuditRows.Entry(
                        clock.instant(), null, "operator", "key.revoked", keyId, ""));
          return revoked;
        });
  }

  /// Revokes a client's key in somebody's name; false when there is none such.
  public boolean revokeKey(String clientId, String keyId, String actor) {
    return database.transact(
        work -> {
          var isTheirs =
              work.clients().keys(clientId).stream().anyMatch(key -> key.id().equals(keyId));
          var revoked = isTheirs && work.clients().revoke(keyId, clock.instant());
          if (revoked)
            work.audit()
                .append(
                    new AuditRows.Entry(
                        clock.instant(), clientId, actor, "key.revoked", keyId, ""));
          return revoked;
        });
  }

  public List<ClientRow> all() {
    return database.transact(work -> work.clients().all());
  }

  public List<KeyRow> keys(String clientId) {
    return database.transact(work -> work.clients().keys(clientId));
  }

  /// What a provisioning token gives, once: each environment's key and when it was made.
  public Optional<List<ProvisionedKey>> redeem(String clientId, String token) {
    return database.transact(
        work -> {
          var sealed = work.clients().useToken(sha256(token), clientId);
          if (sealed.isEmpty()) return Optional.<List<ProvisionedKey>>empty();
          work.audit()
              .append(
                  new AuditRows.Entry(
                      clock.instant(), clientId, "token", "keys.redeemed", clientId, ""));
          var lines = openWith(token, sealed.get()).split("\n", -1);
          var created = Instant.parse(lines[2]);
          return Optional.of(
              List.of(
                  new ProvisionedKey(Environment.DEVELOPMENT, lines[0], created),
                  new ProvisionedKey(Environment.LIVE, lines[1], created)));
        });
  }

  public record ProvisionedKey(Environment environment, String key, Instant created) {}

  /// Who holds this key; empty when nobody does. Answers of the last seconds are remembered, so
  /// a revoked key works on for at most ten seconds.
  public Optional<Caller> caller(String key) {
    if (key.length() < 20 || key.length() > 200) return Optional.empty();
    var hash = sha256(key);
    return known(Base64.getEncoder().encodeToString(hash), work -> work.clients().keyByHash(hash));
  }

  /// What a client may still spend, as it is now; null is without limit.
  public @Nullable Long points(Caller caller) {
    return database.transact(
        work -> work.clients().client(caller.clientId()).orElseThrow().points());
  }

  /// Whose key has this id; for tokens that were given out for a key.
  public Optional<Caller> callerOf(String keyId) {
    return known(keyId, work -> work.clients().keyById(keyId));
  }

  private Optional<Caller> known(String name, Function<Work, Optional<KeyRow>> find) {
    var now = clock.instant();
    var known = recent.get(name);
    if (known != null && known.until().isAfter(now)) return Optional.of(known.caller());
    var found =
        database.transact(
            work ->
                find.apply(work)
                    .flatMap(
                        row ->
                            work.clients()
                                .client(row.clientId())
                                .map(
                                    client ->
                                        new Caller(
                                            client, row.environment(), row.id(), row.denied()))));
    if (recent.size() > 10_000) recent.clear();
    found.ifPresentOrElse(
        caller -> recent.put(name, new Known(caller, now.plusSeconds(TRUSTED_SECONDS))),
        () -> recent.remove(name));
    return found;
  }

  private KeyRow keyRow(ClientRow client, Environment environment, String key, Set<String> denied) {
    return new KeyRow(
        "key_" + Ids.hex24(),
        client.id(),
        environment,
        sha256(key),
        key.substring(key.length() - 4),
        denied,
        clock.instant(),
        null);
  }

  private SecretRow secretRow(ClientRow client, Environment environment, String secret) {
    var id = Ids.hex24();
    var token = Ids.secret(32);
    return new SecretRow(
        id,
        client.id(),
        environment,
        seal(client, token, id + "/token"),
        seal(client, secret, id + "/secret"),
        clock.instant(),
        clock.instant());
  }

  private byte[] seal(ClientRow client, String text, String about) {
    return vault.seal(client.id(), client.dataKey(), text.getBytes(StandardCharsets.UTF_8), about);
  }

  private String newKey(Environment environment) {
    var word =
        switch (environment) {
          case DEVELOPMENT -> "development";
          case LIVE -> "production";
        };
    return keyPrefix + "_" + word + "_" + Ids.secret(KEY_BYTES);
  }

  /// As Standard Webhooks wants it.
  private static String newSigningSecret() {
    return "whsec_" + Base64.getEncoder().encodeToString(Ids.randomBytes(32));
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The keys wait under the token itself: without it, not even this server can read them.
  private static byte[] sealWith(String token, String text) {
    var iv = Ids.randomBytes(12);
    var sealed = gcm(Cipher.ENCRYPT_MODE, token, iv, text.getBytes(StandardCharsets.UTF_8));
    var all = Arrays.copyOf(iv, iv.length + sealed.length);
    System.arraycopy(sealed, 0, all, iv.length, sealed.length);
    return all;
  }

  private static String openWith(String token, byte[] sealed) {
    var iv = Arrays.copyOf(sealed, 12);
    return new String(
        gcm(Cipher.DECRYPT_MODE, token, iv, Arrays.copyOfRange(sealed, 12, sealed.length)),
        StandardCharsets.UTF_8);
  }

  private static byte[] gcm(int mode, String token, byte[] iv, byte[] input) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(sha256("seal:" + token), "AES"), new GCMParameterSpec(128, iv));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
