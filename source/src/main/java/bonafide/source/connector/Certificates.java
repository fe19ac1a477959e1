package bonafide.source.connector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// TLS with a certificate of our own.
final class Certificates {
  private Certificates() {}

  /// @throws IllegalArgumentException naming the file that cannot be used
  static SSLContext context(Description.Certificate certificate) {
    try {
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(
          store(certificate.keystore(), certificate.password()),
          certificate.password().toCharArray());
      var context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted(certificate), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(certificate.keystore() + ": " + e.getMessage(), e);
    }
  }

  private static TrustManager @Nullable [] trusted(Description.Certificate certificate)
      throws GeneralSecurityException {
    if (certificate.truststore() == null) return null;
    var password = Objects.requireNonNullElse(certificate.truststorePassword(), "");
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store(certificate.truststore(), password));
    return trust.getTrustManagers();
  }

  private static KeyStore store(String file, String password) throws GeneralSecurityException {
    try (var in = Files.newInputStream(Path.of(file))) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      return store;
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
