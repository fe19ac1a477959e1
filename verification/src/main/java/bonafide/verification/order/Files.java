package bonafide.verification.order;

import bonafide.check.Question;
import bonafide.store.Evidence;
import bonafide.store.rows.ClientRows.ClientRow;
import bonafide.store.rows.EvidenceRows.EvidenceRow;
import bonafide.verification.client.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of an order: stored before it is accepted, taken back when it is not, and read by its
/// checks.
final class Files {
  private static final Logger LOG = LoggerFactory.getLogger(Files.class);

  private static final int FIRST = 1_024;

  private final Evidence evidence;

  Files(Evidence evidence) {
    this.evidence = evidence;
  }

  List<EvidenceRow> keep(Caller caller, Order order, List<Handed> handed) {
    var rows = new ArrayList<EvidenceRow>();
    for (var file : handed) {
      try (var in = file.content().open()) {
        rows.add(
            evidence.keep(
                caller.client(),
                caller.environment(),
                order.id(),
                file.kind(),
                file.mediaType(),
                in));
      } catch (IOException e) {
        discard(rows);
        throw new UncheckedIOException("evidence could not be stored", e);
      }
    }
    return rows;
  }

  void discard(List<EvidenceRow> rows) {
    for (var row : rows) {
      try {
        evidence.discard(row);
      } catch (IOException e) {
        LOG.warn("the evidence file {} is left over", row.id(), e);
      }
    }
  }

  InputStream open(ClientRow client, EvidenceRow row) throws IOException {
    return evidence.read(client, row);
  }

  /// A file that was handed in but cannot be read is a broken machine, not missing evidence.
  Question.Handed reader(ClientRow client, List<EvidenceRow> rows) {
    return new Question.Handed() {
      @Override
      public Optional<byte[]> file(String kind) {
        return row(kind).map(row -> content(client, row));
      }

      @Override
      public long size(String kind) {
        return row(kind).map(EvidenceRow::bytes).orElse(0L);
      }

      private Optional<EvidenceRow> row(String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind)).findFirst();
      }
    };
  }

  /// Its size is known: nothing is copied on the way.
  private byte[] content(ClientRow client, EvidenceRow row) {
    try (var in = evidence.read(client, row)) {
      var content = new byte[Math.toIntExact(row.bytes())];
      // Tink holds back all that its first read asks for, until it knows that the key is the right
      // one.
      var first = in.readNBytes(content, 0, Math.min(FIRST, content.length));
      var rest = in.readNBytes(content, first, content.length - first);
      if (first + rest < content.length || in.read() >= 0)
        throw new IOException("it has another size than when it was stored");
      return content;
    } catch (IOException e) {
      throw new UncheckedIOException("evidence cannot be read", e);
    }
  }
}
