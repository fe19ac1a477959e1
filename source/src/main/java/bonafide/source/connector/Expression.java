package bonafide.source.connector;

import com.dashjoin.jsonata.Jsonata;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A JSONata expression from a connector's file, bounded in time and depth; it runs on a thread
/// of its own, so that one that never ends holds up nobody. `$eval` and `$pad` are taken away:
/// they can run past every bound.
final class Expression {
  private static final Duration LONGEST = Duration.ofMillis(500);
  private static final int DEEPEST = 100;

  private final String text;

  Expression(String text) {
    this.text = text;
    parsed();
  }

  private Jsonata parsed() {
    try {
      return Jsonata.jsonata(text);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "not an expression: " + text + " (" + e.getMessage() + ")", e);
    }
  }

  @Nullable Object of(Object input) {
    var result = new CompletableFuture<@Nullable Object>();
    var thread =
        Thread.ofPlatform()
            .daemon()
            .name("expression")
            .start(
                () -> {
                  try {
                    var expression = parsed();
                    var frame = expression.createFrame();
                    frame.setRuntimeBounds(LONGEST.toMillis(), DEEPEST);
                    frame.bind("eval", (Object) "taken away");
                    frame.bind("pad", (Object) "taken away");
                    result.complete(expression.evaluate(input, frame));
                  } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                  }
                });
    try {
      return result.get(LONGEST.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      thread.interrupt();
      throw new IllegalStateException("the expression failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
