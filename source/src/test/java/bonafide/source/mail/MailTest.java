package bonafide.source.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Kind;
import bonafide.source.Query;
import bonafide.source.egress.Egress;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Against name servers, mail servers and registries on loopback.
class MailTest {
  private DatagramSocket socket = unbound();

  private static DatagramSocket unbound() {
    try {
      return new DatagramSocket(0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void serve() {
    var open = socket;
    Thread.ofVirtual()
        .start(
            () -> {
              var buffer = new byte[1_500];
              while (!open.isClosed()) {
                try {
                  var packet = new DatagramPacket(buffer, buffer.length);
                  open.receive(packet);
                  var asked = new Message(Arrays.copyOf(buffer, packet.getLength()));
                  var answer = answer(asked);
                  if (answer == null) continue;
                  var bytes = answer.toWire();
                  open.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                } catch (IOException e) {
                  return; // closed
                }
              }
            });
  }

  @AfterEach
  void close() {
    socket.close();
  }

  private static @Nullable Message answer(Message asked) throws IOException {
    var question = asked.getQuestion();
    var name = question.getName();
    var answer = new Message(asked.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(question, Section.QUESTION);
    switch (name.toString(true)) {
      case "mail.example" -> {
        if (question.getType() == Type.MX)
          answer.addRecord(
              new MXRecord(name, DClass.IN, 60, 10, Name.fromString("localhost.")), Section.ANSWER);
      }
      case "null.example" ->
          answer.addRecord(new MXRecord(name, DClass.IN, 60, 0, Name.root), Section.ANSWER);
      case "implicit.example" -> {
        if (question.getType() == Type.A)
          answer.addRecord(
              new ARecord(name, DClass.IN, 60, InetAddress.getByName("192.0.2.1")), Section.ANSWER);
      }
      case "empty.example" -> {}
      case "ill.example" -> answer.getHeader().setRcode(Rcode.SERVFAIL);
      case "silent.example" -> {
        return null;
      }
      default -> answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    return answer;
  }

  @ParameterizedTest
  @CsvSource({
    "mail.example, OK, true",
    "null.example, OK, false",
    "implicit.example, OK, true",
    "empty.example, OK, false",
    "nowhere.example, OK, false",
    "ill.example, NOT_FOUND,",
    "silent.example, NOT_FOUND,"
  })
  void aDomainSaysWhetherItTakesMail(String domain, Answer.Status status, String takes) {
    var answer = ask(null, null, "somebody@" + domain);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fields().get("domain_exists")).isEqualTo(takes);
  }

  private Answer ask(
      @Nullable Registries registries, @Nullable MailServers servers, String address) {
    var mail =
        new Mail("127.0.0.1:" + socket.getLocalPort(), registries, servers, InstantSource.system());
    return mail.ask(
        new Query(
            Kind.EMAIL, "", Environment.LIVE, "client", "order", address, Map.of(), null, null));
  }

  // Mailboxes

  /// What a mail server answers to RCPT for somebody and for a name nobody has.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250 2.1.5 Ok                        | 550 5.1.1 User unknown     | true  | false",
        "250 Accepted                        | 550 No such user here      | true  | false",
        "250 2.1.5 Ok                        | 250 2.1.5 Ok               |       | true",
        "250 2.1.5 Ok                        | 450 4.2.0 Greylisted       |       |",
        "250 2.1.5 Ok                        | 550 5.7.1 Too many unknown |       |",
        "550 5.1.1 The account does not exist| -                          | false |",
        "550 5.2.1 The account is disabled   | -                          | false |",
        "550 5.4.1 Recipient address rejected: Access denied | -          | false |",
        "552 5.2.2 Mailbox full              | 550 5.1.1 User unknown     | true  | false",
        "450 4.7.1 Greylisted, come again    | -                          |       |",
        "451 4.3.0 Try later                 | -                          |       |",
        "550 5.7.1 Service unavailable, client host blocked | -           |       |",
        "550 Your host is on a black list, user unknown | -               |       |",
        "553 550-bl23.html                   | -                          |       |",
        "554 5.7.1 Relay access denied       | -                          |       |",
        "252 Cannot verify                   | -                          |       |",
        "nonsense                            | -                          |       |",
        "hang up                             | -                          |       |"
      })
  void aMailServerTellsOfAMailboxOrNothing(
      String somebody, String nobody, @Nullable String exists, @Nullable String catchAll) {
    try (var server =
        new SmtpServer(Map.of("RCPT TO:<somebody@mail.example>", somebody, "RCPT", nobody))) {
      var answer = ask(null, servers(server.port(), 100), "somebody@mail.example");
      assertThat(answer.fields().get("domain_exists")).isEqualTo("true");
      assertThat(answer.fields().get("exists")).isEqualTo(exists);
      assertThat(answer.fields().get("catch_all")).isEqualTo(catchAll);
      assertThat(server.heard())
          .contains("EHLO probe.example", "MAIL FROM:<>")
          .doesNotContain("DATA");
    }
  }

  private static MailServers servers(int port, int perMinute) {
    return new MailServers(new Egress(Set.of("localhost")), "probe.example", port, perMinute);
  }

  @ParameterizedTest
  @CsvSource({"CONNECT,554 5.7.1 go away", "EHLO,502 what", "MAIL,451 4.7.0 not now"})
  void aServerThatWillNotTalkTellsNothing(String at, String says) {
    try (var server = new SmtpServer(Map.of(at, says, "HELO", "502 what"))) {
      var answer = ask(null, servers(server.port(), 100), "somebody@mail.example");
      assertThat(answer.fields()).containsOnlyKeys("domain_exists");
    }
  }

  @Test
  void whoeverOffersEncryptionIsAskedBehindIt(@TempDir Path folder) throws Exception {
    try (var server =
        new SmtpServer(
            Map.of("EHLO", "250-mx.example\r\n250 STARTTLS", "RCPT", "550 5.1.1 nobody"),
            certified(folder.resolve("mx.p12")))) {
      var answer = ask(null, servers(server.port(), 100), "somebody@mail.example");
      assertThat(answer.fields()).containsEntry("exists", "false");
      assertThat(server.heard())
          .startsWith("EHLO probe.example", "STARTTLS", "[sealed]", "EHLO probe.example");
    }
  }

  /// With a certificate that nobody knows, as most mail servers have.
  private static SSLContext certified(Path file) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        "%s -genkeypair -alias mx -keyalg EC -dname CN=mx -storetype PKCS12 -keystore %s -storepass secret"
            .formatted(keytool, file);
    assertThat(new ProcessBuilder(command.split(" ")).inheritIO().start().waitFor()).isZero();
    var store = KeyStore.getInstance(file.toFile(), "secret".toCharArray());
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, "secret".toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Test
  void anOlderServerIsGreetedTheOlderWay() {
    try (var server = new SmtpServer(Map.of("EHLO", "502 what", "RCPT", "550 no such user"))) {
      var answer = ask(null, servers(server.port(), 100), "somebody@mail.example");
      assertThat(answer.fields()).containsEntry("exists", "false");
      assertThat(server.heard()).contains("HELO probe.example");
    }
  }

  @Test
  void aSilentServerIsWaitedForOnlySoLong() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var start = System.nanoTime();
      var answer = ask(null, servers(silent.getLocalPort(), 100), "somebody@mail.example");
      assertThat(answer.fields()).containsOnlyKeys("domain_exists");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void aServerIsAskedOnlySoOften() {
    try (var server = new SmtpServer(Map.of("RCPT", "550 5.1.1 no such user"))) {
      var servers = servers(server.port(), 2);
      var told = new ArrayList<@Nullable String>();
      for (var i = 0; i < 4; i++)
        told.add(ask(null, servers, "somebody@mail.example").fields().get("exists"));
      assertThat(told).containsExactly("false", "false", null, null);
    }
  }

  @Test
  void nothingInsideOnesOwnNetworkAndNothingButAnAddressIsAsked() {
    try (var server = new SmtpServer(Map.of())) {
      var closed = new MailServers(new Egress(Set.of()), "probe.example", server.port(), 100);
      assertThat(ask(null, closed, "somebody@mail.example").fields())
          .containsOnlyKeys("domain_exists");
      var odd = "\"x>\r\nDATA\"@mail.example";
      assertThat(ask(null, servers(server.port(), 100), odd).fields())
          .containsOnlyKeys("domain_exists");
      assertThat(server.heard()).isEmpty();
    }
  }

  /// Answers each line by how it begins: as it was told to, else as servers do.
  private static final class SmtpServer implements AutoCloseable {
    private static final Map<String, String> USUAL =
        Map.of(
            "CONNECT", "220 mx.example ESMTP",
            "EHLO", "250-mx.example\r\n250 PIPELINING",
            "HELO", "250 mx.example",
            "MAIL", "250 2.1.0 Ok",
            "RCPT", "250 2.1.5 Ok",
            "QUIT", "221 Bye");

    private final ServerSocket door;
    private final Map<String, String> told;
    private final @Nullable SSLContext certified;
    private final List<String> heard = new CopyOnWriteArrayList<>();

    SmtpServer(Map<String, String> told) {
      this(told, null);
    }

    SmtpServer(Map<String, String> told, @Nullable SSLContext certified) {
      this.told = told;
      this.certified = certified;
      try {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread.ofVirtual().start(this::serve);
    }

    int port() {
      return door.getLocalPort();
    }

    List<String> heard() {
      return heard;
    }

    private void serve() {
      while (!door.isClosed()) {
        try (var guest = door.accept()) {
          say(guest, answer("CONNECT"));
          talk(guest);
        } catch (IOException e) {
          // the guest is gone, or the door is closed
        }
      }
    }

    private void talk(Socket guest) throws IOException {
      var in = new BufferedReader(new InputStreamReader(guest.getInputStream(), UTF_8));
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        if (line.equals("STARTTLS") && certified != null) {
          say(guest, "220 2.0.0 go on");
          var sealed =
              (SSLSocket)
                  certified.getSocketFactory().createSocket(guest, "mx", guest.getPort(), true);
          sealed.setUseClientMode(false);
          sealed.startHandshake();
          heard.add("[sealed]");
          talk(sealed);
          return;
        }
        var answer = answer(line);
        if (answer.equals("hang up")) return;
        say(guest, answer);
      }
    }

    private static void say(Socket guest, String line) throws IOException {
      guest.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
    }

    private String answer(String line) {
      if (told.containsKey(line)) return told.get(line);
      var verb = line.split(" ", 2)[0];
      return told.getOrDefault(verb, USUAL.getOrDefault(verb, "502 what"));
    }

    @Override
    public void close() {
      try {
        door.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  // Registries

  @Test
  void aRegistrySaysSinceWhenADomainIsThereAndWhose() {
    try (var registry = new RdapServer()) {
      registry.says(
          "/example/domain/mail.example",
          200,
          """
          {"events": [{"eventAction": "last changed", "eventDate": "2024-01-01T00:00:00Z"},
                      {"eventAction": "registration", "eventDate": "1997-09-15T06:00:00+02:00"}],
           "entities": [{"roles": ["registrar"], "vcardArray": ["vcard",
                           [["org", {}, "text", "Some Registrar"]]]},
                        {"roles": ["registrant"], "vcardArray": ["vcard",
                           [["org", {}, "text", "Mail Works Ltd"],
                            ["adr", {"cc": "GB"}, "text", ["", "", "", "", "", "", ""]]]]}]}
          """);
      var registries = registry.registries();
      var fields = ask(registries, null, "somebody@mail.example").fields();
      assertThat(fields)
          .containsEntry("domain_created", "1997-09-15T04:00:00Z")
          .containsEntry("company", "Mail Works Ltd")
          .containsEntry("country", "GB")
          .containsEntry("corporate", "true");
      // Asked once, for whoever writes from there.
      ask(registries, null, "somebody.else@mail.example");
      assertThat(registry.heard()).containsExactly("/dns.json", "/example/domain/mail.example");
    }
  }

  @Test
  void aVeiledOwnerAndAnUnregisteredDomainTellNothing() {
    try (var registry = new RdapServer()) {
      registry.says(
          "/example/domain/mail.example",
          200,
          """
          {"events": [{"eventAction": "registration", "eventDate": "yesterday"}],
           "entities": [{"roles": ["registrant"], "vcardArray": ["vcard",
                           [["org", {}, "text", "REDACTED FOR PRIVACY"],
                            ["adr", {}, "text", ["", "", "", "", "", "", "REDACTED"]]]]}]}
          """);
      var registries = registry.registries();
      assertThat(ask(registries, null, "a@mail.example").fields())
          .containsOnlyKeys("domain_exists");
      assertThat(ask(registries, null, "a@implicit.example").fields())
          .containsOnlyKeys("domain_exists");
    }
  }

  @Test
  void aRegistryElsewhereIsFollowedAndABusyOneLeftAlone() {
    try (var registry = new RdapServer()) {
      registry.says("/example/domain/mail.example", 301, "/other/domain/mail.example");
      registry.says(
          "/other/domain/mail.example",
          200,
          "{\"events\": [{\"eventAction\": \"registration\", \"eventDate\": \"2020-01-02T03:04:05\"}]}");
      registry.says("/example/domain/implicit.example", 429, "");
      var registries = registry.registries();
      assertThat(ask(registries, null, "a@mail.example").fields())
          .containsEntry("domain_created", "2020-01-02T03:04:05Z");
      ask(registries, null, "a@implicit.example");
      var heard = registry.heard().size();
      ask(registries, null, "b@implicit.example");
      assertThat(registry.heard()).hasSize(heard);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "404,''",
    "200,'not json'",
    "200,'{\"services\": [[[\"test\"], [\"http://localhost:1/\"]]]}'"
  })
  void withoutItsRegistryADomainIsJustAsGood(int status, String list) {
    try (var registry = new RdapServer()) {
      registry.says("/dns.json", status, list);
      assertThat(ask(registry.registries(), null, "a@mail.example").fields())
          .containsOnlyKeys("domain_exists");
    }
  }

  private static final class RdapServer implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, Map.Entry<Integer, String>> told = new ConcurrentHashMap<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    RdapServer() {
      try {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      says(
          "/dns.json",
          200,
          "{\"services\": [[[\"example\"], [\"http://localhost:%d/example\"]]]}"
              .formatted(server.getAddress().getPort()));
      server.createContext("/", this::serve);
      server.start();
    }

    void says(String path, int status, String body) {
      told.put(path, Map.entry(status, body));
    }

    List<String> heard() {
      return heard;
    }

    Registries registries() {
      return new Registries(
          new Egress(Set.of("localhost")),
          "http://localhost:%d/dns.json".formatted(server.getAddress().getPort()),
          InstantSource.system());
    }

    private void serve(HttpExchange exchange) throws IOException {
      var path = exchange.getRequestURI().getPath();
      heard.add(path);
      var says = told.getOrDefault(path, Map.entry(404, ""));
      if (says.getKey() == 301) exchange.getResponseHeaders().set("Location", says.getValue());
      var body = says.getValue().getBytes(UTF_8);
      exchange.sendResponseHeaders(says.getKey(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
