package bonafide.document;

import bonafide.core.DocumentReading.Sign;
import bonafide.document.pdf.Pdf;
import bonafide.document.tamper.PdfSigns;
import bonafide.document.tamper.PictureSigns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntFunction;

/// How often each sign is seen on untouched files and on changed ones, as a table. Run with this
/// module's test class path: `TamperBench [FILES OF EACH KIND]`.
public final class TamperBench {
  private TamperBench() {}

  public static void main(String[] args) {
    var count = args.length > 0 ? Integer.parseInt(args[0]) : 40;
    var kinds = new LinkedHashMap<String, IntFunction<byte[]>>();
    Forger.untouched().forEach((name, kind) -> kinds.put("untouched: " + name, kind));
    kinds.putAll(Forger.changed());
    var seen = new LinkedHashMap<String, Map<String, Integer>>();
    var codes = new TreeSet<String>();
    for (var kind : kinds.entrySet()) {
      var counts = counts(kind.getValue(), count);
      codes.addAll(counts.keySet());
      seen.put(kind.getKey(), counts);
    }
    var head = new ArrayList<>(List.of("", "called changed"));
    codes.stream().filter(code -> !code.equals(CHANGED)).map("`%s`"::formatted).forEach(head::add);
    System.out.println("| " + String.join(" | ", head) + " |");
    System.out.println("|---".repeat(head.size()) + "|");
    seen.forEach(
        (kind, counts) -> {
          var row = new ArrayList<>(List.of(kind, counts.getOrDefault(CHANGED, 0) + ""));
          for (var code : codes)
            if (!code.equals(CHANGED))
              row.add(counts.containsKey(code) ? counts.get(code) + "" : "");
          System.out.println("| " + String.join(" | ", row) + " |");
        });
  }

  static final String CHANGED = "";

  static Map<String, Integer> counts(IntFunction<byte[]> kind, int count) {
    var counts = new LinkedHashMap<String, Integer>();
    for (var i = 0; i < count; i++) {
      var signs = signs(kind.apply(i));
      if (signs.stream().anyMatch(sign -> sign.confidence() >= 0.5))
        counts.merge(CHANGED, 1, Integer::sum);
      signs.stream()
          .map(Sign::code)
          .distinct()
          .forEach(code -> counts.merge(code, 1, Integer::sum));
    }
    return counts;
  }

  static List<Sign> signs(byte[] file) {
    if (!Pdf.isPdf(file)) return PictureSigns.of(file);
    try (var pdf = Objects.requireNonNull(Pdf.open(file).pdf())) {
      return PdfSigns.of(pdf);
    }
  }
}
