package bonafide.check.document;

import bonafide.core.Cause;
import bonafide.core.Outcome;
import java.util.concurrent.Semaphore;

/// Where checks read documents: as many at once as there are cores, and files of no more than half
/// of the memory together, since each is whole in memory meanwhile.
final class Places {
  private static final int MEGABYTE = 1 << 20;
  private static final int MEGABYTES =
      (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / 2 / MEGABYTE);
  private static final Semaphore CORES =
      new Semaphore(Runtime.getRuntime().availableProcessors(), true);
  private static final Semaphore MEMORY = new Semaphore(MEGABYTES, true);

  private Places() {}

  /// A place that is taken until it is closed.
  record Place(int megabytes) implements AutoCloseable {
    @Override
    public void close() {
      CORES.release();
      MEMORY.release(megabytes);
    }
  }

  /// Whether a file can be read on this machine at all.
  static boolean fits(long bytes) {
    return megabytes(bytes) <= MEGABYTES;
  }

  private static long megabytes(long bytes) {
    return 1 + bytes / MEGABYTE;
  }

  static Outcome tooLarge(long bytes) {
    return new Outcome.NotDone(
        Cause.EVIDENCE_UNUSABLE,
        "The file has %d MB; this server reads files of up to %d MB."
            .formatted(megabytes(bytes), MEGABYTES));
  }

  /// For a check that was interrupted while it waited.
  static Outcome tooMany() {
    Thread.currentThread().interrupt();
    return new Outcome.NotDone(Cause.DEADLINE_PASSED, "too many documents at once");
  }

  /// Waits for a place.
  ///
  /// @param bytes of the files, which fit
  static Place take(long bytes) throws InterruptedException {
    var megabytes = Math.toIntExact(megabytes(bytes));
    MEMORY.acquire(megabytes);
    try {
      CORES.acquire();
    } catch (InterruptedException e) {
      MEMORY.release(megabytes);
      throw e;
    }
    return new Place(megabytes);
  }
}
