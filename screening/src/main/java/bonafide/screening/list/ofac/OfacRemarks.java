package bonafide.screening.list.ofac;

import bonafide.core.Sex;
import bonafide.screening.format.Dates;
import bonafide.screening.listing.Alias;
import bonafide.screening.listing.Draft;
import java.util.regex.Pattern;

/// The facts OFAC packs into its remarks, apart by semicolons.
final class OfacRemarks {
  private static final Pattern QUOTED_ALIAS = Pattern.compile("(?:a|f|n)\\.k\\.a\\. '(.+?)'\\.?$");
  private static final Pattern BORN = Pattern.compile("^(?:alt\\. )?DOB (.+)");
  private static final Pattern COUNTRY =
      Pattern.compile("^(?:alt\\. )?(?:nationality|citizen) (.+)");
  private static final Pattern SEX = Pattern.compile("^Gender (Male|Female)");
  private static final Pattern REGISTERED =
      Pattern.compile(
          "^(?:Organization|Company) Established Date:? (.+)|^Date of registration:? (.+)");
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "^(?:alt\\. )?(?:Digital Currency Address - \\w+|[\\w"
              + " .'/()-]*?(?:Passport|No\\.|Number|Registration"
              + " ID|Identification|IMO|MMSI|SWIFT/BIC|Cedula|C\\.U\\.I\\.T\\.|C\\.U\\.R\\.P\\.|R\\.F\\.C\\.|N\\.I\\.E\\.|NIT"
              + " #|RUC #|SSN|D-U-N-S Number))\\s+([A-Za-z0-9./-]{4,})");

  private OfacRemarks() {}

  static void read(String remarks, Draft draft) {
    for (var part : remarks.split(";"))
      read(part.strip(), part.strip().replaceFirst("\\.$", ""), draft);
  }

  private static void read(String raw, String fact, Draft draft) {
    var alias = QUOTED_ALIAS.matcher(raw);
    if (alias.find()) draft.name(Alias.weak(alias.group(1)));
    var born = BORN.matcher(fact);
    if (born.matches()) Dates.in(born.group(1)).forEach(draft::date);
    var country = COUNTRY.matcher(fact);
    if (country.matches()) draft.country(country.group(1));
    var sex = SEX.matcher(fact);
    if (sex.find()) draft.sex(sex.group(1).equals("Male") ? Sex.MALE : Sex.FEMALE);
    var registered = REGISTERED.matcher(fact);
    if (registered.matches()) Dates.in(fact).forEach(draft::date);
    var identifier = IDENTIFIER.matcher(fact);
    if (identifier.find()) draft.identifier(identifier.group(1));
  }
}
