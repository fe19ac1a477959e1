package bonafide.document;

import bonafide.core.IndonesianRegions;
import bonafide.document.drawn.Desk;
import bonafide.document.drawn.DrawnDeed;
import bonafide.document.drawn.DrawnDeed.Person;
import bonafide.document.drawn.DrawnKtp;
import bonafide.document.drawn.DrawnPassport;
import bonafide.document.drawn.DrawnStatement;
import bonafide.document.drawn.Photograph;
import bonafide.document.field.Labels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// How well and how fast documents are read. All of them are drawn by this room; figures on real
/// pictures are stated apart, in docs/reference/document-benchmark.md.
///
/// Run with this module's test class path: `DocumentBench [PHOTOGRAPHS [FOLDER]]`; photographs are
/// written into the
/// folder, for other programs to read. The first sixth is not timed.
public final class DocumentBench {
  private static final List<String> SURNAMES =
      List.of("SMITH", "GARCIA LOPEZ", "NGUYEN", "OCONNOR", "ZHANG", "KOWALSKI", "OBI", "DUBOIS");
  private static final List<String> NAMES =
      List.of("JOHN", "MARIA ELENA", "THI BICH", "SEAN", "WEI", "ZOFIA", "CHIDI OBIORA", "QUENTIN");
  private static final List<String> PLACES =
      List.of("BANDUNG", "SURABAYA", "MEDAN", "SEMARANG", "CIJANTUNG", "PALEMBANG", "DENPASAR");

  private DocumentBench() {}

  public static void main(String[] args) throws IOException {
    var count = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    var folder = args.length > 1 ? Files.createDirectories(Path.of(args[1])) : null;
    zones(count, folder);
    cards("identity cards", count, folder, 1_000, (card, _) -> card);
    cards(
        "identity cards on a desk",
        count,
        null,
        2_400,
        (card, seed) -> new Desk(1.8 + seed % 10 / 10.0, 5, seed).with(card));
    papers(Math.max(4, count / 10));
    Specimens.DOCUMENTS.close();
  }

  /// Up to 30 degrees each way, a third with glare.
  static Photograph photograph(Random random, int seed, int wide) {
    return new Photograph(
        wide + random.nextInt(800),
        random.nextDouble() * 60 - 30,
        random.nextDouble() * 60 - 30,
        random.nextDouble() * 20 - 10,
        random.nextInt(3),
        random.nextInt(10),
        random.nextInt(3) == 0 ? random.nextDouble() * 0.5 : 0,
        0.4 + 0.5 * random.nextDouble(),
        seed);
  }

  private static <T> T any(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  static DrawnPassport passport(Random random) {
    var number = new StringBuilder();
    for (var i = 0; i < 9; i++)
      number.append(
          (char) (random.nextInt(3) == 0 ? 'A' + random.nextInt(26) : '0' + random.nextInt(10)));
    return new DrawnPassport(
        "UTO",
        any(SURNAMES, random),
        any(NAMES, random),
        number.toString(),
        LocalDate.of(1950 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28)),
        random.nextBoolean() ? "M" : "F",
        LocalDate.of(2020, 1, 1),
        LocalDate.of(2027 + random.nextInt(8), 1 + random.nextInt(12), 1 + random.nextInt(28)),
        "ZENITH",
        "OFFICE");
  }

  private static void zones(int count, @Nullable Path folder) throws IOException {
    var random = new Random(5);
    var font = Specimens.ocrB();
    var exact = 0;
    var absent = 0;
    var invalid = 0;
    var wrong = 0;
    var millis = new ArrayList<Double>();
    var stages = new TreeMap<String, Long>();
    for (var i = 0; i < count; i++) {
      var passport = passport(random);
      var photo = photograph(random, i, 1_000).of(passport.image(font));
      if (folder != null) Files.write(folder.resolve("passport-%03d.jpg".formatted(i)), photo);
      var start = System.nanoTime();
      var look = Specimens.look(photo);
      millis.add((System.nanoTime() - start) / 1e6);
      look.millis().forEach((stage, took) -> stages.merge(stage, took, Long::sum));
      var mrz = look.mrz();
      var lines = List.of(passport.first(), passport.second());
      if (mrz == null) absent++;
      else if (mrz.lines().equals(lines)) exact++;
      else if (mrz.isValid()) {
        wrong++;
        System.out.println("  wrong: " + mrz.lines() + " for " + lines);
      } else invalid++;
    }
    System.out.printf(
        Locale.ROOT,
        "zones: %d photographs, %d exact, %d not found, %d with a digit that does not hold,"
            + " %d otherwise wrong%n",
        count,
        exact,
        absent,
        invalid,
        wrong);
    times("passports", millis);
    stages.replaceAll((_, total) -> total / count);
    System.out.println("  mean by stage: " + stages);
  }

  private static void times(String what, List<Double> millis) {
    var sorted =
        millis.stream().mapToDouble(Double::doubleValue).skip(millis.size() / 6).sorted().toArray();
    System.out.printf(
        Locale.ROOT,
        "%s: p50 %.0f ms, p95 %.0f ms a picture, one after the other%n",
        what,
        sorted[sorted.length / 2],
        sorted[(int) (sorted.length * 0.95)]);
  }

  static Map<String, String> wanted(DrawnKtp ktp) {
    var wanted = new LinkedHashMap<String, String>();
    wanted.put("idNumber", ktp.idNumber());
    wanted.put("name", ktp.name());
    wanted.put("birthPlaceBirthday", ktp.birthPlace() + "," + ktp.birthday());
    wanted.put("gender", ktp.gender());
    wanted.put("address", ktp.address());
    wanted.put("rtrw", ktp.rtrw());
    wanted.put("village", ktp.village());
    wanted.put("district", ktp.district());
    wanted.put("religion", ktp.religion());
    wanted.put("maritalStatus", ktp.maritalStatus());
    wanted.put("occupation", ktp.occupation());
    wanted.put("nationality", ktp.nationality());
    wanted.put("expiryDate", ktp.expiryDate());
    wanted.put("province", ktp.province());
    wanted.put("city", ktp.city());
    return wanted;
  }

  static DrawnKtp ktp(Random random) {
    var female = random.nextBoolean();
    var day = 1 + random.nextInt(28);
    var month = 1 + random.nextInt(12);
    var year = 1950 + random.nextInt(55);
    var province = any(List.copyOf(IndonesianRegions.provinces()), random);
    var city = any(List.copyOf(IndonesianRegions.in(province)), random);
    var district = any(List.copyOf(IndonesianRegions.in(city)), random);
    var number =
        "%s%02d%02d%02d%04d"
            .formatted(
                district.code(),
                female ? day + 40 : day,
                month,
                year % 100,
                1 + random.nextInt(9_000));
    return new DrawnKtp(
        number,
        any(
            List.of(
                "BUDI SANTOSO",
                "SITI NURHALIZA",
                "AGUS SALIM WIJAYA",
                "DEWI LESTARI",
                "MUHAMMAD RIZKI",
                "I GUSTI NGURAH RAI",
                "FITRIANI"),
            random),
        any(PLACES, random),
        "%02d-%02d-%d".formatted(day, month, year),
        female ? "PEREMPUAN" : "LAKI-LAKI",
        any(List.of("JL. MERDEKA NO. ", "KP. BARU NO. ", "PERUM GRIYA INDAH B"), random)
            + (1 + random.nextInt(98)),
        "%03d/%03d".formatted(1 + random.nextInt(20), 1 + random.nextInt(20)),
        any(district.villages(), random).toUpperCase(Locale.ROOT),
        district.name().toUpperCase(Locale.ROOT),
        any(List.of("ISLAM", "KRISTEN", "KATHOLIK", "HINDU", "BUDHA"), random),
        any(List.of("KAWIN", "BELUM KAWIN", "CERAI MATI"), random),
        any(
            List.of("KARYAWAN SWASTA", "PELAJAR/MAHASISWA", "WIRASWASTA", "MENGURUS RUMAH TANGGA"),
            random),
        "WNI",
        random.nextBoolean() ? "SEUMUR HIDUP" : "%02d-%02d-2027".formatted(day, month),
        province.name().toUpperCase(Locale.ROOT),
        city.name());
  }

  private static void cards(
      String what,
      int count,
      @Nullable Path folder,
      int wide,
      BiFunction<BufferedImage, Integer, BufferedImage> scene)
      throws IOException {
    var random = new Random(6);
    var fields = 0;
    var exact = 0;
    var left = 0;
    var letters = 0;
    var mistakes = 0;
    var millis = new ArrayList<Double>();
    for (var i = 0; i < count; i++) {
      var ktp = ktp(random);
      var photo = photograph(random, i, wide).of(scene.apply(ktp.image(), i));
      if (folder != null) Files.write(folder.resolve("ktp-%03d.jpg".formatted(i)), photo);
      var start = System.nanoTime();
      var read = Specimens.fields(Specimens.DOCUMENTS.card(photo, "indonesia_ktp"));
      millis.add((System.nanoTime() - start) / 1e6);
      for (var field : wanted(ktp).entrySet()) {
        fields++;
        var value = read.get(field.getKey());
        letters += field.getValue().length();
        if (field.getValue().equals(value)) exact++;
        else if (value == null) left++;
        if (value != null) mistakes += Labels.mistakes(value, field.getValue());
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %d photographs, %.2f %% of fields exact, %.2f %% left out,"
            + " %.2f %% of characters wrong in the others%n",
        what,
        count,
        100.0 * exact / fields,
        100.0 * left / fields,
        100.0 * mistakes / letters);
    times(what, millis);
  }

  private static void papers(int count) {
    var random = new Random(7);
    for (var dpi : new int[] {0, 200}) {
      var fields = 0;
      var exact = 0;
      var cells = 0;
      var right = 0;
      var closes = 0;
      var says = 0;
      for (var i = 0; i < count; i++) {
        var deed = deed(random);
        var read =
            Specimens.fields(Specimens.DOCUMENTS.decree(dpi == 0 ? deed.pdf() : deed.scanned(dpi)));
        for (var field : wanted(deed).entrySet()) {
          fields++;
          if (field.getValue().equals(read.get(field.getKey()))) exact++;
        }
        var bank = any(List.of("BRI", "MANDIRI", "BCA", "BNI"), random);
        var drawn = DrawnStatement.of(bank, 26, i);
        var result = Specimens.DOCUMENTS.statement(dpi == 0 ? drawn.pdf() : drawn.scanned(dpi));
        if (!(result instanceof Documents.Result.Understood(var reading))) continue;
        var all = true;
        for (var k = 0; k < drawn.movements().size(); k++) {
          cells += 4;
          if (k >= reading.movements().size()) {
            all = false;
            continue;
          }
          var want = drawn.movements().get(k);
          var got = reading.movements().get(k);
          var hits =
              (want.date().equals(got.date()) ? 1 : 0)
                  + (want.amount().compareTo(got.amount()) == 0 ? 1 : 0)
                  + (want.credit() == got.credit() ? 1 : 0);
          all &= hits == 3;
          right += hits + (want.description().equals(got.description()) ? 1 : 0);
        }
        if (reading.field("balance_check").filter(f -> f.value().equals("CLOSES")).isPresent()) {
          says++;
          if (all) closes++;
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%s: decrees %.2f %% of fields exact; statements %.2f %% of cells exact, %d of %d that"
              + " close are right%n",
          dpi == 0 ? "text layer" : "scanned at " + dpi + " dpi",
          100.0 * exact / fields,
          100.0 * right / cells,
          closes,
          says);
    }
  }

  private static DrawnDeed deed(Random random) {
    var people = new ArrayList<Person>();
    for (var position : Arrays.asList("DIREKTUR UTAMA", "DIREKTUR", "KOMISARIS"))
      people.add(
          new Person(
              any(SURNAMES, random) + " " + any(NAMES, random),
              position,
              random.nextBoolean() ? 0 : 100 * (1 + random.nextInt(50))));
    people.add(new Person("PT INDUK " + any(PLACES, random), "-", 1_000));
    return new DrawnDeed(
        "AHU-%07d.AH.01.01.TAHUN 20%d".formatted(random.nextInt(9_999_999), 15 + random.nextInt(9)),
        "PT " + any(PLACES, random) + " JAYA " + any(SURNAMES, random),
        "%02d".formatted(1 + random.nextInt(80)),
        "%02d Mei 2019".formatted(1 + random.nextInt(28)),
        "%02d Juli 2019".formatted(1 + random.nextInt(28)),
        any(SURNAMES, random) + " WIJAYA,SH",
        "KABUPATEN " + any(PLACES, random),
        people);
  }

  private static Map<String, String> wanted(DrawnDeed deed) {
    var wanted = new LinkedHashMap<String, String>();
    for (var person : deed.people()) {
      if (person.position().startsWith("DIREKTUR")) merge(wanted, "director_names", person.name());
      if (person.position().equals("KOMISARIS")) merge(wanted, "commisioner_names", person.name());
      if (person.shares() > 0) merge(wanted, "shareholder_names", person.name());
    }
    wanted.put("sk_menkeh_number", deed.number());
    wanted.put("legal_entity_name", deed.entity());
    wanted.put("date_of_registration", deed.deedDate());
    wanted.put("document_date", deed.decreeDate());
    wanted.put("akta_number", deed.deed());
    wanted.put("notary", deed.notary());
    wanted.put("place_of_registration", deed.place());
    return wanted;
  }

  private static void merge(Map<String, String> wanted, String name, String value) {
    if (Arrays.asList(wanted.getOrDefault(name, "").split("\\|")).contains(value)) return;
    wanted.merge(name, value, (one, two) -> one + "|" + two);
  }
}
