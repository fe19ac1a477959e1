package bonafide.server.command;

import bonafide.api.http.Wire;
import bonafide.document.Documents;
import bonafide.document.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "read",
    mixinStandardHelpOptions = true,
    description =
        "Reads documents as the server does: cards, passports, licences, company papers and"
            + " statements, from JPEG, PNG, BMP and PDF. Needs no server and keeps nothing.")
public final class ReadCommand implements Callable<Integer> {
  @Mixin private final Common common = new Common();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read.")
  private List<Path> files = List.of();

  @Option(names = "--json", description = "Write one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Common.quiet();
    var failed = false;
    try (var documents = new Documents()) {
      documents.warm();
      for (var file : files) {
        var looked = documents.look(Files.readAllBytes(file));
        failed |= looked.look() == null;
        var report = report(file, looked);
        System.out.println(json ? Wire.JSON.writeValueAsString(report) : plain(file, looked));
      }
    }
    return failed ? 1 : 0;
  }

  private static Map<String, Object> report(Path file, Documents.Looked looked) {
    var report = new LinkedHashMap<String, Object>();
    report.put("file", file.toString());
    var look = looked.look();
    if (look == null) {
      report.put("failure", looked.why());
      return report;
    }
    report.put("kind", look.reading().kind());
    report.put("pages", look.reading().pages());
    report.put("fields", look.reading().fields());
    if (!look.reading().movements().isEmpty()) report.put("movements", look.reading().movements());
    if (look.mrz() != null) report.put("mrz", look.mrz());
    if (look.barcode() != null)
      report.put(
          "barcode", Map.of("format", look.barcode().format(), "text", look.barcode().text()));
    report.put("quality", look.quality().stream().map(Quality.Fault::sentence).toList());
    report.put("signs", look.reading().signs());
    report.put("milliseconds", look.millis());
    return report;
  }

  private static String plain(Path file, Documents.Looked looked) {
    var look = looked.look();
    if (look == null) return file + ": " + looked.why();
    var text = new StringBuilder();
    var reading = look.reading();
    text.append("%s: %s, %d page(s)%n".formatted(file, reading.kind(), reading.pages()));
    for (var field : reading.fields())
      text.append(
          "  %-28s %s  (%.0f, %s)%n"
              .formatted(field.name(), field.value(), field.confidence(), field.where()));
    for (var m : reading.movements())
      text.append(
          "  %s %16s %s  %s%n"
              .formatted(m.date(), m.amount(), m.credit() ? "in " : "out", m.description()));
    if (look.mrz() != null) look.mrz().lines().forEach(line -> text.append("  " + line + "\n"));
    for (var fault : look.quality()) text.append("  quality: " + fault.sentence() + "\n");
    for (var sign : reading.signs())
      text.append(
          "  sign %s (%.2f): %s%n".formatted(sign.code(), sign.confidence(), sign.detail()));
    return text.toString().stripTrailing();
  }
}
