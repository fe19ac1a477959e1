package bonafide.api.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;

/// A token bucket for each key: so many requests a second, with a burst on top.
public final class RateLimits {
  private final double perSecond;
  private final double burst;
  private final InstantSource clock;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).maximumSize(100_000).build();

  public RateLimits(double perSecond, double burst, InstantSource clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
  }

  /// @param retryAfterSeconds 0 when the request may go on
  public record Answer(long limit, long remaining, long resetSeconds, long retryAfterSeconds) {
    public boolean allowed() {
      return retryAfterSeconds == 0;
    }
  }

  public Answer take(String key) {
    var bucket =
        java.util.Objects.requireNonNull(buckets.get(key, _ -> new Bucket(burst, clock.millis())));
    synchronized (bucket) {
      var now = clock.millis();
      bucket.tokens =
          Math.min(burst, bucket.tokens + Math.max(0, now - bucket.at) / 1000.0 * perSecond);
      bucket.at = now;
      var allowed = bucket.tokens >= 1;
      if (allowed) bucket.tokens -= 1;
      var reset = (long) Math.ceil((burst - bucket.tokens) / perSecond);
      return new Answer(
          (long) burst,
          (long) bucket.tokens,
          reset,
          allowed ? 0 : Math.max(1, (long) Math.ceil((1 - bucket.tokens) / perSecond)));
    }
  }

  private static final class Bucket {
    private double tokens;
    private long at;

    Bucket(double tokens, long at) {
      this.tokens = tokens;
      this.at = at;
    }
  }
}
