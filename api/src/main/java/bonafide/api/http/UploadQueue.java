package bonafide.api.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets as many forms with files be worked on as fit into memory; the others wait in the order
/// they came, their files still unread.
final class UploadQueue {
  /// Two pictures of 2 MiB, as they came, as they were stored and as pixels.
  private static final int BYTES_EACH = 64 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Semaphore places =
      new Semaphore((int) Math.max(4, Runtime.getRuntime().maxMemory() / BYTES_EACH), true);

  @FunctionalInterface
  interface Work {
    void run() throws ServletException, IOException;
  }

  /// @throws ApiError UNAVAILABLE when no place came free in a minute
  void run(HttpServletRequest request, Work work) throws ServletException, IOException {
    if (!Bodies.isMultipart(request)) {
      work.run();
      return;
    }
    take();
    try {
      work.run();
    } finally {
      places.release();
    }
  }

  private void take() {
    try {
      if (places.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ApiError(ApiError.Kind.UNAVAILABLE, "Too many files at once; try again later.");
  }
}
