package bonafide.api.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The script, the style and the network of the pages, as the build made them.
final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "capture.js", "text/javascript;charset=utf-8",
          "device.js", "text/javascript;charset=utf-8",
          "faces.js", "text/javascript;charset=utf-8",
          "style.css", "text/css;charset=utf-8",
          "icon.svg", "image/svg+xml",
          "faces.bin", "application/octet-stream");

  /// The server's own detector, as the build wrote it for browsers.
  private static final String DETECTOR = "/bonafide/face/models/browser-detector.bin";

  private static final Map<String, byte[]> FILES = files();

  /// Changes when any file does, so that browsers may keep them for ever.
  static final String VERSION = version();

  private Assets() {}

  private static Map<String, byte[]> files() {
    var files = new LinkedHashMap<String, byte[]>();
    for (var name : TYPES.keySet()) {
      var path = name.equals("faces.bin") ? DETECTOR : "/bonafide/web/capture/" + name;
      try (InputStream in = Assets.class.getResourceAsStream(path)) {
        files.put(name, Objects.requireNonNull(in, name).readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static String version() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      FILES.keySet().stream()
          .sorted()
          .forEach(name -> digest.update(Objects.requireNonNull(FILES.get(name))));
      return HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte @Nullable [] file(String name) {
    return FILES.get(name);
  }

  static String type(String name) {
    return Objects.requireNonNull(TYPES.get(name));
  }

  static String address(String name) {
    return "/capture/assets/" + name + "?v=" + VERSION;
  }
}
