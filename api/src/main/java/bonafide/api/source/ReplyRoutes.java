package bonafide.api.source;

import bonafide.source.Sources;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Takes the replies of sources. The address is known to the source alone; a signature, where its
/// connector names one, is checked over the bytes as they came.
@RestController
public final class ReplyRoutes {
  private static final int LARGEST = 1 << 20;

  private final Sources sources;

  public ReplyRoutes(Sources sources) {
    this.sources = sources;
  }

  @PostMapping("/sources/replies/{reference}")
  public ResponseEntity<Void> receive(HttpServletRequest request, @PathVariable String reference)
      throws IOException {
    var reply = request.getInputStream().readNBytes(LARGEST + 1);
    if (reply.length > LARGEST) return status(HttpStatus.CONTENT_TOO_LARGE);
    return status(
        switch (sources.receive(reference, reply, name -> header(request, name))) {
          case TAKEN -> HttpStatus.NO_CONTENT;
          case UNKNOWN -> HttpStatus.NOT_FOUND;
          case REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
        });
  }

  private static String header(HttpServletRequest request, String name) {
    return Objects.requireNonNullElse(request.getHeader(name), "");
  }

  private static ResponseEntity<Void> status(HttpStatus status) {
    return ResponseEntity.status(status).build();
  }
}
