package bonafide.screening.match;

/// How much a word tells: rare words more than common ones.
@FunctionalInterface
public interface Weights {
  float of(String token);
}
