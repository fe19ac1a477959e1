package bonafide.api.http;

import jakarta.servlet.ServletException;
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

  /// How many places a form with files takes.
  static final int FORM = 1;

  /// A JSON body with pictures, which is whole in memory, and its pictures beside it.
  static final int JSON = 3;

  /// @param places none for what is small
  /// @throws ApiError UNAVAILABLE when no place came free in a minute
  void run(int places, Work work) throws ServletException, IOException {
    if (places == 0) {
      work.run();
      return;
    }
    take(places);
    try {
      work.run();
    } finally {
      this.places.release(places);
    }
  }

  private void take(int count) {
    try {
      if (places.tryAcquire(count, PATIENCE.toSeconds(), TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ApiError(ApiError.Kind.UNAVAILABLE, "Too many files at once; try again later.");
  }
}
