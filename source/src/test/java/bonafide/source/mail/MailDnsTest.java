package bonafide.source.mail;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.Environment;
import bonafide.source.Answer;
import bonafide.source.Kind;
import bonafide.source.Query;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

/// Against a name server on loopback.
class MailDnsTest {
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

  private static @org.jspecify.annotations.Nullable Message answer(Message asked)
      throws IOException {
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
              new MXRecord(name, DClass.IN, 60, 10, Name.fromString("mx.mail.example.")),
              Section.ANSWER);
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
    var dns = new MailDns("127.0.0.1:" + socket.getLocalPort(), InstantSource.system());
    var answer =
        dns.ask(
            new Query(
                Kind.EMAIL,
                "",
                Environment.LIVE,
                "client",
                "order",
                "somebody@" + domain,
                Map.of(),
                null,
                null));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fields().get("domain_exists")).isEqualTo(takes);
  }
}
