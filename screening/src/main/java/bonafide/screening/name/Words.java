package bonafide.screening.name;

import java.util.Set;

/// Words that say little about who bears a name, and what they may weigh.
public final class Words {
  private static final float LITTLE = 0.2f;
  private static final Set<String> PARTICLES =
      Set.of(
          "al", "el", "ul", "ad", "as", "ash", "ar", "an", "at", "az", "bin", "ibn", "ben", "bint",
          "binti", "ould", "abu", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la",
          "le", "las", "los", "van", "von", "der", "den", "ter", "y", "e", "and", "of", "the",
          "for", "und", "et", "dan", "i", "s", "d");
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "haji", "hajji", "hadji", "hj", "sheikh",
          "shaykh", "shaikh", "sheik", "mullah", "maulvi", "mawlawi", "maulana", "qari", "ir",
          "drs", "sh", "kh", "tuan", "ibu", "bapak", "general", "colonel", "col", "gen", "captain",
          "capt", "alias", "aka");
  private static final Set<String> FORMS =
      Set.of(
          "ltd",
          "limited",
          "llc",
          "inc",
          "incorporated",
          "corp",
          "corporation",
          "co",
          "company",
          "companies",
          "plc",
          "pte",
          "pt",
          "tbk",
          "cv",
          "sa",
          "sarl",
          "srl",
          "spa",
          "gmbh",
          "ag",
          "kg",
          "bv",
          "nv",
          "ab",
          "oy",
          "as",
          "aps",
          "oao",
          "ooo",
          "zao",
          "pao",
          "ao",
          "jsc",
          "ojsc",
          "cjsc",
          "pjsc",
          "sdn",
          "bhd",
          "kk",
          "lp",
          "llp",
          "fze",
          "fzc",
          "fzco",
          "est",
          "establishment",
          "group",
          "holding",
          "holdings",
          "trading",
          "enterprise",
          "enterprises",
          "international",
          "intl",
          "general",
          "public",
          "joint",
          "stock",
          "private",
          "society",
          "foundation");

  private Words() {}

  /// 1 for a word that tells people apart, less for one that does not.
  public static float weight(String token) {
    return PARTICLES.contains(token) || TITLES.contains(token) || FORMS.contains(token)
        ? LITTLE
        : 1f;
  }
}
