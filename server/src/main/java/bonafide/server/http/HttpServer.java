package bonafide.server.http;

import bonafide.server.install.Config;
import bonafide.server.install.Installation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/// Serves an installation over HTTP until it is closed; then stops taking requests, lets
/// running ones end, and closes the installation.
public final class HttpServer implements AutoCloseable {
  /// Logging is one for the process: two servers that start at once would trip over each other.
  private static final Object STARTING = new Object();

  private final ServletWebServerApplicationContext context;
  private final boolean tls;

  public HttpServer(Installation installation) {
    var config = installation.config();
    config.check();
    tls = config.tlsKeystore() != null;
    var application = new SpringApplication(Wiring.class);
    application.setBannerMode(Banner.Mode.OFF);
    application.setWebApplicationType(WebApplicationType.SERVLET);
    application.setDefaultProperties(properties(config));
    application.addInitializers(
        c ->
            ((GenericApplicationContext) c)
                .registerBean(
                    Installation.class,
                    () -> installation,
                    definition -> definition.setDestroyMethodName("close")));
    synchronized (STARTING) {
      context = (ServletWebServerApplicationContext) application.run();
    }
  }

  private static Map<String, Object> properties(Config config) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("server.address", config.host());
    properties.put("server.port", config.port());
    properties.put("spring.application.name", "bonafide");
    properties.put("server.shutdown", "graceful");
    properties.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
    properties.put("spring.threads.virtual.enabled", "true");
    properties.put("server.server-header", "");
    // A refused upload is read to its end, so that the client hears why instead of a broken
    // connection.
    properties.put("server.tomcat.max-swallow-size", "600MB");
    properties.put("spring.servlet.multipart.max-file-size", config.uploadMegabytes() + "MB");
    properties.put(
        "spring.servlet.multipart.max-request-size", config.uploadMegabytes() + 1 + "MB");
    // Larger parts lie in a temporary file while the request runs; pictures are smaller.
    properties.put("spring.servlet.multipart.file-size-threshold", "3MB");
    // Scripts and styles only: what people's data is in must not tell by its length what it says.
    properties.put("server.compression.enabled", "true");
    properties.put("server.compression.mime-types", "text/javascript,text/css");
    properties.put("server.max-http-request-header-size", "16KB");
    properties.put("spring.main.log-startup-info", "false");
    properties.put("spring.mvc.log-resolved-exception", "false");
    properties.put(
        "spring.mvc.formcontent.filter.enabled", "false"); // it would take the body first
    properties.put("management.endpoints.access.default", "none");
    properties.put("management.otlp.metrics.export.enabled", "false");
    properties.put("management.logging.export.otlp.enabled", "false");
    if (config.behindTlsProxy()) properties.put("server.forward-headers-strategy", "native");
    if (config.tlsKeystore() != null) {
      properties.put("server.ssl.key-store", config.tlsKeystore().toUri().toString());
      properties.put("server.ssl.key-store-type", "PKCS12");
      properties.put("server.http2.enabled", "true");
      properties.put(
          "server.ssl.key-store-password",
          config.tlsPassword() == null ? "" : config.tlsPassword());
    }
    if (config.telemetry() == null) {
      properties.put("management.tracing.export.enabled", "false");
    } else {
      properties.put("management.opentelemetry.tracing.export.otlp.endpoint", config.telemetry());
      properties.put("management.tracing.sampling.probability", "1.0");
    }
    properties.put("logging.pattern.level", "%5p [%X{request_id:-}]");
    properties.put("logging.level.org.apache.catalina", "warn");
    properties.put("logging.level.org.apache.coyote", "warn");
    properties.put("logging.level.org.apache.tomcat", "warn");
    properties.put("logging.level.org.springframework", "warn");
    properties.put("logging.level.com.zaxxer.hikari", "warn");
    properties.put("logging.level.org.flywaydb", "warn");
    properties.put("logging.level.com.github.kagkarlsson", "warn");
    if (config.logFormat().equals("json"))
      properties.put("logging.structured.format.console", "logstash");
    return properties;
  }

  public int port() {
    return java.util.Objects.requireNonNull(context.getWebServer()).getPort();
  }

  public String url() {
    return (tls ? "https" : "http") + "://localhost:" + port();
  }

  @Override
  public void close() {
    context.close();
  }
}
