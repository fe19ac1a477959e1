package bonafide.core;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Country names and codes, as publishers of lists and documents write them, to ISO 3166-1
/// alpha-2.
public final class Countries {
  private static final Set<String> CODES = Set.of(Locale.getISOCountries());
  private static final Map<String, String> BY_NAME = names();

  private Countries() {}

  public static boolean isCode(String alpha2) {
    return CODES.contains(alpha2);
  }

  /// The alpha-2 code of a name, an alpha-2 or an alpha-3 code; null when it is none we know.
  public static @Nullable String alpha2(String nameOrCode) {
    return BY_NAME.get(key(nameOrCode));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s.,’']+", " ").strip();
  }

  private static Map<String, String> names() {
    var names = new HashMap<String, String>();
    for (var code : CODES) {
      var country = Locale.of("", code);
      names.put(key(code), code);
      names.put(key(country.getISO3Country()), code);
      for (var language :
          new Locale[] {Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("id")}) {
        names.putIfAbsent(key(country.getDisplayCountry(language)), code);
      }
    }
    for (var line : OTHER_NAMES.strip().lines().toList()) {
      var equals = line.indexOf('=');
      var code = line.substring(0, equals).strip();
      for (var name : line.substring(equals + 1).split(";")) names.put(key(name), code);
    }
    return Map.copyOf(names);
  }

  /// Names seen in the publications of OFAC, UN, EU, UK and PPATK that differ from the JDK's.
  private static final String OTHER_NAMES =
      """
      KP = Korea, North; North Korea; Democratic People's Republic of Korea; DPRK; Korea Utara
      KR = Korea, South; South Korea; Republic of Korea; Korea Selatan
      RU = Russian Federation; Russia; Rusia; USSR
      IR = Iran (Islamic Republic of); Islamic Republic of Iran; Iran
      SY = Syrian Arab Republic; Syria; Suriah
      CD = Congo, Democratic Republic of the; Democratic Republic of the Congo; DRC; Democratic Republic of Congo
      CG = Congo, Republic of the; Republic of the Congo; Congo
      MM = Burma; Myanmar
      CI = Ivory Coast; Cote d'Ivoire; Cote d Ivoire
      VE = Venezuela (Bolivarian Republic of); Venezuela
      BO = Bolivia (Plurinational State of); Bolivia
      TZ = United Republic of Tanzania; Tanzania
      MD = Republic of Moldova; Moldova
      MK = North Macedonia, The Republic of; Macedonia; North Macedonia
      LA = Lao People's Democratic Republic; Laos
      VN = Viet Nam; Vietnam
      BN = Brunei Darussalam; Brunei
      CZ = Czech Republic; Czechia
      TR = Turkey; Turkiye; Türkiye; Turki
      PS = Palestinian; Palestine; State of Palestine; West Bank; Region: Gaza; Gaza
      GB = United Kingdom of Great Britain and Northern Ireland; UK; Great Britain; British; England
      US = United States of America; USA; United States; Amerika Serikat
      AE = United Arab Emirates; UAE; Uni Emirat Arab
      BA = Bosnia and Herzegovina; Bosnia
      CF = Central African Republic
      GM = Gambia, The; The Gambia; Gambia
      BS = Bahamas, The; The Bahamas; Bahamas
      HK = Hong Kong; Hong Kong, China
      MO = Macau; Macao
      TW = Taiwan; Taiwan, Province of China
      XK = Kosovo
      SZ = Swaziland; Eswatini
      CV = Cape Verde; Cabo Verde
      TL = East Timor; Timor-Leste
      VA = Holy See; Vatican City
      CN = China; People's Republic of China; Cina; Tiongkok
      ID = Indonesia; WNI
      AF = Afghanistan; Afganistan
      SA = Saudi Arabia; Arab Saudi
      PH = Philippines; Filipina
      EG = Egypt; Mesir
      JO = Jordan; Yordania
      YE = Yemen; Yaman
      LB = Lebanon; Libanon
      DZ = Algeria; Aljazair
      MA = Morocco; Maroko
      IQ = Iraq; Irak
      SG = Singapore; Singapura
      """;
}
