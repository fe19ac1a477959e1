package bonafide.api.http;

import bonafide.store.rows.RequestRows.RequestRow;
import bonafide.verification.client.Caller;
import bonafide.verification.desk.RequestLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.web.filter.OncePerRequestFilter;

/// Notes every request that showed a key: which path, which answer, how long. Addresses that are
/// permissions by themselves come without a key and are not noted.
public final class RequestLogging extends OncePerRequestFilter {
  private static final int LONGEST_PATH = 300;

  private final RequestLog log;
  private final InstantSource clock;

  public RequestLogging(RequestLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/compliance");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var began = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      var caller = Callers.known(request);
      if (caller != null) note(request, response, caller, began);
    }
  }

  private void note(
      HttpServletRequest request, HttpServletResponse response, Caller caller, long began) {
    var path = request.getRequestURI();
    log.add(
        new RequestRow(
            Objects.requireNonNullElse(response.getHeader(RequestIds.HEADER), ""),
            caller.clientId(),
            caller.environment(),
            caller.keyId(),
            request.getMethod(),
            path.substring(0, Math.min(LONGEST_PATH, path.length())),
            response.getStatus(),
            (int) ((System.nanoTime() - began) / 1_000_000),
            clock.instant()));
  }
}
