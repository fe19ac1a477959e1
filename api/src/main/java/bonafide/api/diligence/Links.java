package bonafide.api.diligence;

import bonafide.verification.client.Tokens;
import bonafide.verification.client.Tokens.Grant;
import java.time.Duration;
import java.time.InstantSource;

/// Links to pictures that were handed in. They say nothing by themselves, and end.
final class Links {
  static final String PICTURE = "idv-picture";
  private static final Duration LIFETIME = Duration.ofHours(1);

  private final Tokens tokens;
  private final InstantSource clock;
  private final String publicUrl;

  Links(Tokens tokens, InstantSource clock, String publicUrl) {
    this.tokens = tokens;
    this.clock = clock;
    this.publicUrl = publicUrl;
  }

  String to(String keyId, String order, String picture) {
    var grant = new Grant(PICTURE, keyId, order, picture, clock.instant().plus(LIFETIME));
    return publicUrl + "/idv/files/" + tokens.give(grant);
  }
}
