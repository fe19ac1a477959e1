package bonafide.signal.match;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// States and provinces, by name or code.
public final class Subdivisions {
  private static final Map<String, Map<String, String>> BY_COUNTRY =
      Map.of(
          "US",
          names(
              """
              AL Alabama;AK Alaska;AZ Arizona;AR Arkansas;CA California;CO Colorado;CT Connecticut;
              DE Delaware;DC District of Columbia;FL Florida;GA Georgia;HI Hawaii;ID Idaho;IL Illinois;
              IN Indiana;IA Iowa;KS Kansas;KY Kentucky;LA Louisiana;ME Maine;MD Maryland;
              MA Massachusetts;MI Michigan;MN Minnesota;MS Mississippi;MO Missouri;MT Montana;
              NE Nebraska;NV Nevada;NH New Hampshire;NJ New Jersey;NM New Mexico;NY New York;
              NC North Carolina;ND North Dakota;OH Ohio;OK Oklahoma;OR Oregon;PA Pennsylvania;
              RI Rhode Island;SC South Carolina;SD South Dakota;TN Tennessee;TX Texas;UT Utah;
              VT Vermont;VA Virginia;WA Washington;WV West Virginia;WI Wisconsin;WY Wyoming;
              PR Puerto Rico;GU Guam;VI Virgin Islands;AS American Samoa;MP Northern Mariana Islands
              """),
          "CA",
          names(
              """
              AB Alberta;BC British Columbia;MB Manitoba;NB New Brunswick;NL Newfoundland and Labrador;
              NS Nova Scotia;NT Northwest Territories;NU Nunavut;ON Ontario;PE Prince Edward Island;
              QC Quebec;SK Saskatchewan;YT Yukon
              """),
          "AU",
          names(
              """
              ACT Australian Capital Territory;NSW New South Wales;NT Northern Territory;QLD Queensland;
              SA South Australia;TAS Tasmania;VIC Victoria;WA Western Australia
              """),
          "MX",
          names(
              """
              AS Aguascalientes;BC Baja California;BS Baja California Sur;CC Campeche;CL Coahuila;
              CM Colima;CS Chiapas;CH Chihuahua;DF Ciudad de Mexico;DF Distrito Federal;DF CDMX;DG Durango;
              GT Guanajuato;GR Guerrero;HG Hidalgo;JC Jalisco;MC Mexico;MN Michoacan;MS Morelos;
              NT Nayarit;NL Nuevo Leon;OC Oaxaca;PL Puebla;QT Queretaro;QR Quintana Roo;
              SP San Luis Potosi;SL Sinaloa;SR Sonora;TC Tabasco;TS Tamaulipas;TL Tlaxcala;VZ Veracruz;
              YN Yucatan;ZS Zacatecas;NE Nacido en el Extranjero
              """),
          // ISO 3166-2:ID with the four provinces of 2022; by their Indonesian and English names.
          "ID",
          names(
              """
              AC Aceh;AC Nanggroe Aceh Darussalam;BA Bali;BT Banten;BE Bengkulu;GO Gorontalo;
              JK Jakarta;JK DKI Jakarta;JK Daerah Khusus Ibukota Jakarta;JK Daerah Khusus Jakarta;
              JA Jambi;JB Jawa Barat;JB West Java;JT Jawa Tengah;JT Central Java;JI Jawa Timur;
              JI East Java;KB Kalimantan Barat;KB West Kalimantan;KS Kalimantan Selatan;
              KS South Kalimantan;KT Kalimantan Tengah;KT Central Kalimantan;KI Kalimantan Timur;
              KI East Kalimantan;KU Kalimantan Utara;KU North Kalimantan;
              BB Kepulauan Bangka Belitung;BB Bangka Belitung;BB Bangka Belitung Islands;
              KR Kepulauan Riau;KR Riau Islands;LA Lampung;MA Maluku;MU Maluku Utara;
              MU North Maluku;NB Nusa Tenggara Barat;NB West Nusa Tenggara;NT Nusa Tenggara Timur;
              NT East Nusa Tenggara;PA Papua;PB Papua Barat;PB West Papua;PD Papua Barat Daya;
              PD Southwest Papua;PE Papua Pegunungan;PE Highland Papua;PS Papua Selatan;
              PS South Papua;PT Papua Tengah;PT Central Papua;RI Riau;SR Sulawesi Barat;
              SR West Sulawesi;SN Sulawesi Selatan;SN South Sulawesi;ST Sulawesi Tengah;
              ST Central Sulawesi;SG Sulawesi Tenggara;SG Southeast Sulawesi;SA Sulawesi Utara;
              SA North Sulawesi;SB Sumatera Barat;SB West Sumatra;SS Sumatera Selatan;
              SS South Sumatra;SU Sumatera Utara;SU North Sumatra;YO Yogyakarta;YO DI Yogyakarta;
              YO Daerah Istimewa Yogyakarta;YO Special Region of Yogyakarta
              """),
          "BR",
          names(
              """
              AC Acre;AL Alagoas;AP Amapa;AM Amazonas;BA Bahia;CE Ceara;DF Distrito Federal;
              ES Espirito Santo;GO Goias;MA Maranhao;MT Mato Grosso;MS Mato Grosso do Sul;
              MG Minas Gerais;PA Para;PB Paraiba;PR Parana;PE Pernambuco;PI Piaui;RJ Rio de Janeiro;
              RN Rio Grande do Norte;RS Rio Grande do Sul;RO Rondonia;RR Roraima;SC Santa Catarina;
              SP Sao Paulo;SE Sergipe;TO Tocantins
              """));

  private Subdivisions() {}

  private static Map<String, String> names(String table) {
    var names = new HashMap<String, String>();
    for (var line : table.replace("\n", "").split(";")) {
      var entry = line.strip();
      var space = entry.indexOf(' ');
      names.put(entry.substring(0, space), entry.substring(0, space));
      names.put(Fields.plain(entry.substring(space + 1)), entry.substring(0, space));
    }
    return Map.copyOf(names);
  }

  /// The code of a state where we know the country's; else the name in plain letters.
  public static String code(@Nullable String country, String nameOrCode) {
    var plain = Fields.plain(nameOrCode);
    return known(country).getOrDefault(plain, plain.toUpperCase(Locale.ROOT));
  }

  /// Whether the country has such a part; null where we do not know its parts.
  public static @Nullable Boolean exists(String country, String nameOrCode) {
    var known = known(country);
    return known.isEmpty() ? null : known.containsKey(Fields.plain(nameOrCode));
  }

  private static Map<String, String> known(@Nullable String country) {
    return country == null ? Map.of() : BY_COUNTRY.getOrDefault(country, Map.of());
  }
}
