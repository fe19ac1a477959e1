package bonafide.server.command;

import bonafide.server.http.HttpServer;
import bonafide.server.install.Installation;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    description = "Serves until it is stopped (Ctrl-C or SIGTERM).")
public final class StartCommand implements Callable<Integer> {
  @Mixin private final Common common = new Common();

  @Option(names = "--port", description = "Port to listen on (default: 8080; 0 takes a free one).")
  private @Nullable Integer port;

  @Override
  public Integer call() throws InterruptedException {
    var overrides = new HashMap<String, String>();
    if (port != null) overrides.put("http.port", port.toString());
    var config = common.config(overrides);
    config.check();
    var server = new HttpServer(new Installation(config, InstantSource.system()));
    System.out.println(
        "Bonafide serves at " + server.url() + " (API documentation: " + server.url() + "/docs)");
    new CountDownLatch(1).await();
    return 0;
  }
}
