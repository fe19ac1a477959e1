package bonafide.screening.name;

import java.util.regex.Pattern;

/// Legal forms of companies that are written in several words, brought to one.
final class LegalForms {
  private static final int SHORTEST = 16;

  /// A quick look, since most names are those of people.
  private static final Pattern HINT =
      Pattern.compile("limit|ogranich|obmezhen|beschrank|stock|sharehold|[kc]tsioner|unitar|owned");

  private static final Pattern LIMITED =
      Pattern.compile(
          "\\b(?:limited liability (?:company|partnership|society)"
              + "|society (?:with|of) limited (?:liability|authority)"
              + "|obsh?chestvo s ogranichenno[ijy]? otvetstvennost\\w*"
              + "|tovar[yi]s+h?tvo z obmezheno\\w* vidpovidal\\w*"
              + "|sociedad de responsabilidad limitada"
              + "|societe a responsabilite limitee"
              + "|gesellschaft mit beschrankter haftung)\\b");
  private static final Pattern STOCK =
      Pattern.compile(
          "\\b(?:(?:public|open|closed|private|non public) )?(?:joint stock (?:company|society)"
              + "|shareholding company)\\b"
              + "|\\b(?:(?:ne)?publichno[ey]e? |otkryto[ey]e? |zakryto[ey]e? )?"
              + "a[kc]tsionerno[ey]e? obsh?chestvo\\b"
              + "|\\b(?:publi|pryva)\\w+ a[kc]tsionerne tovar[yi]s+h?tvo\\b");
  private static final Pattern STATE =
      Pattern.compile(
          "\\b(?:federal )?state (?:unitary|owned) enterprise\\b"
              + "|\\b(?:federalno[ey]e? )?gosudarstvenno[ey]e? unitarno[ey]e? predpri[yi]ati[ey]e?\\b");

  private LegalForms() {}

  /// @param folded as `Fold` gives it
  static String inOneWord(String folded) {
    if (folded.length() < SHORTEST || !HINT.matcher(folded).find()) return folded;
    var name = LIMITED.matcher(folded).replaceAll("llc");
    name = STOCK.matcher(name).replaceAll("jsc");
    return STATE.matcher(name).replaceAll("fsue");
  }
}
