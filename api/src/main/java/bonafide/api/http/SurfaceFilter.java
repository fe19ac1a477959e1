package bonafide.api.http;

import bonafide.store.Database;
import bonafide.store.rows.IdempotencyRows.IdempotencyRow;
import bonafide.store.vault.Vault;
import bonafide.verification.client.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/// What every request of a surface passes, in this order: the body is read, the key is known,
/// the rate is kept, a repeated request gets its first answer. Errors on the way are written in
/// the surface's own words.
public final class SurfaceFilter extends OncePerRequestFilter {
  /// After so long the first request's node is taken for dead. A mistake does no harm: what a
  /// request creates has an id made from its key, and is found instead of being made twice.
  private static final Duration STALE = Duration.ofSeconds(10);

  /// How a surface's callers show who they are.
  public interface Keys {
    Optional<Caller> find(HttpServletRequest request);

    /// What whoever shows nothing valid is told.
    String unknown();
  }

  private final ErrorWords words;
  private final Predicate<String> open;
  private final ToIntFunction<String> pictures;
  private final Keys keys;
  private final RateLimits limits;
  private final Database database;
  private final Vault vault;
  private final InstantSource clock;
  private final UploadQueue uploads = new UploadQueue();
  private Predicate<HttpServletRequest> concerned = _ -> true;

  /// @param open paths of the surface that need no key
  /// @param pictures how many bytes a path's JSON may have that may hold pictures; 0 for one that
  ///     may not
  public SurfaceFilter(
      ErrorWords words,
      Predicate<String> open,
      ToIntFunction<String> pictures,
      Keys keys,
      RateLimits limits,
      Database database,
      Vault vault,
      InstantSource clock) {
    this.words = words;
    this.open = open;
    this.pictures = pictures;
    this.keys = keys;
    this.limits = limits;
    this.database = database;
    this.vault = vault;
    this.clock = clock;
  }

  /// Lets other requests of the surface pass.
  public SurfaceFilter onlyFor(Predicate<HttpServletRequest> concerned) {
    this.concerned = concerned;
    return this;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !words.speaksFor(request.getRequestURI()) || !concerned.test(request);
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return true;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var most = pictures.applyAsInt(request.getRequestURI());
      var isLarge = most > 0 && !Bodies.isMultipart(request);
      var repeatable = isLarge ? request : Bodies.repeatable(request);
      if (open.test(request.getRequestURI())) {
        limit(request.getRemoteAddr(), response);
        uploads.run(
            Bodies.isMultipart(request) ? UploadQueue.FORM : 0,
            () -> chain.doFilter(repeatable, response));
        return;
      }
      var caller = keys.find(repeatable);
      if (caller.isEmpty()) {
        limit(request.getRemoteAddr(), response);
        throw new ApiError(ApiError.Kind.KEY_UNKNOWN, keys.unknown());
      }
      limit(caller.get().keyId(), response);
      Callers.remember(repeatable, caller.get());
      response.setHeader("Cache-Control", "no-store");
      var authority = List.of(new SimpleGrantedAuthority("CLIENT"));
      SecurityContextHolder.getContext()
          .setAuthentication(
              new UsernamePasswordAuthenticationToken(caller.get().keyId(), "", authority));
      var places = isLarge ? UploadQueue.JSON : Bodies.isMultipart(request) ? UploadQueue.FORM : 0;
      uploads.run(
          places, () -> answer(Bodies.repeatable(repeatable, most), response, chain, caller.get()));
    } catch (ApiError error) {
      words.write(error, response);
    } catch (RuntimeException error) {
      words.write(ErrorAdvice.broken(error), response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private void limit(String who, HttpServletResponse response) {
    var answer = limits.take(who);
    response.setHeader("RateLimit-Limit", Long.toString(answer.limit()));
    response.setHeader("RateLimit-Remaining", Long.toString(answer.remaining()));
    response.setHeader("RateLimit-Reset", Long.toString(answer.resetSeconds()));
    if (answer.allowed()) return;
    response.setHeader("Retry-After", Long.toString(answer.retryAfterSeconds()));
    throw new ApiError(ApiError.Kind.TOO_MANY, "Too many requests.");
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain, Caller caller)
      throws ServletException, IOException {
    var key = request.getHeader("Idempotency-Key");
    if (key == null || !request.getMethod().equals("POST")) {
      chain.doFilter(request, response);
      return;
    }
    if (key.isBlank() || key.length() > 255)
      throw new ApiError(ApiError.Kind.INVALID, "Idempotency-Key must have 1 to 255 characters.");
    Callers.rememberKey(request, key);
    var hash = hash(request);
    if (!claim(caller, key, hash)) {
      replay(response, caller, key, first(caller, key), hash);
      return;
    }
    var caching = new ContentCachingResponseWrapper(response);
    var kept = false;
    try {
      chain.doFilter(request, caching);
      if (caching.getStatus() < 500) {
        var body =
            vault.seal(
                caller.clientId(),
                caller.client().dataKey(),
                caching.getContentAsByteArray(),
                "answer/" + key);
        database.run(
            work ->
                work.idempotency()
                    .answer(
                        caller.clientId(), caller.environment(), key, caching.getStatus(), body));
        kept = true;
      }
    } finally {
      if (!kept)
        database.run(
            work -> work.idempotency().release(caller.clientId(), caller.environment(), key));
    }
    caching.copyBodyToResponse();
  }

  /// Takes the key for this request; also when the request that took it first has vanished with
  /// its node.
  private boolean claim(Caller caller, String key, byte[] hash) {
    return database.transact(
        work -> {
          var rows = work.idempotency();
          if (rows.claim(caller.clientId(), caller.environment(), key, hash, clock.instant()))
            return true;
          var row = rows.find(caller.clientId(), caller.environment(), key);
          if (row.isEmpty()
              || row.get().status() != null
              || row.get().created().plus(STALE).isAfter(clock.instant())) return false;
          rows.release(caller.clientId(), caller.environment(), key);
          return rows.claim(caller.clientId(), caller.environment(), key, hash, clock.instant());
        });
  }

  private Optional<IdempotencyRow> first(Caller caller, String key) {
    return database.transact(
        work -> work.idempotency().find(caller.clientId(), caller.environment(), key));
  }

  private void replay(
      HttpServletResponse response,
      Caller caller,
      String key,
      Optional<IdempotencyRow> first,
      byte[] hash)
      throws IOException {
    if (first.isPresent() && !Arrays.equals(first.get().requestHash(), hash)) {
      throw new ApiError(
          ApiError.Kind.REUSED_KEY, "This Idempotency-Key was used with another request.");
    }
    if (first.isEmpty() || first.get().status() == null || first.get().body() == null) {
      throw new ApiError(
          ApiError.Kind.CONFLICT,
          "The first request with this Idempotency-Key is still being answered.");
    }
    response.setStatus(first.get().status());
    response.setContentType("application/json");
    response.setHeader("Idempotent-Replayed", "true");
    response
        .getOutputStream()
        .write(
            vault.open(
                caller.clientId(), caller.client().dataKey(), first.get().body(), "answer/" + key));
  }

  /// What makes a request the same request: its path, and its body or every part of its form.
  private static byte[] hash(HttpServletRequest request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.getRequestURI() + "?" + request.getQueryString() + "\n")
              .getBytes(StandardCharsets.UTF_8));
      if (!Bodies.isMultipart(request)) return digest.digest(Bodies.bytes(request));
      for (var part : Uploads.parts(request)) {
        var title =
            part.getName() + "\n" + part.getSubmittedFileName() + "\n" + part.getSize() + "\n";
        digest.update(title.getBytes(StandardCharsets.UTF_8));
        try (var in = new DigestInputStream(part.getInputStream(), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new ApiError(ApiError.Kind.INVALID, "The form ends in the middle.");
    }
  }
}
