package bonafide.verification.order;

import java.io.IOException;
import java.io.InputStream;

/// A file handed in with an order.
///
/// @param kind the name a check finds it by
/// @param mediaType by its content
public record Handed(String kind, String mediaType, Content content) {

  /// Opened once.
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }
}
