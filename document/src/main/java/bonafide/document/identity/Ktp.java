package bonafide.document.identity;

import bonafide.core.DocumentReading.Sign;
import bonafide.core.IndonesianRegions;
import bonafide.core.IndonesianRegions.Region;
import bonafide.core.Nik;
import bonafide.document.field.Digits;
import bonafide.document.field.Labels;
import bonafide.document.field.Rows;
import bonafide.document.field.Rows.Row;
import bonafide.document.field.Value;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The Indonesian identity card, KTP. Labels: Presidential Regulation 26/2009 and its cards.
public final class Ktp {
  public static final String KIND = "indonesia_ktp";

  private static final List<String> GENDERS = List.of("LAKI-LAKI", "PEREMPUAN");
  private static final List<String> RELIGIONS =
      List.of(
          "ISLAM",
          "KRISTEN",
          "KATOLIK",
          "KATHOLIK",
          "HINDU",
          "BUDHA",
          "BUDDHA",
          "KONGHUCU",
          "KHONGHUCU",
          "KEPERCAYAAN TERHADAP TUHAN YME",
          "KEPERCAYAAN");
  private static final List<String> STATUSES =
      List.of("BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI", "KAWIN TERCATAT");
  private static final List<String> NATIONALITIES = List.of("WNI", "WNA");

  /// The most common ones of the population register (Regulation 109/2019 of the Ministry of Home
  /// Affairs, form F-1.01).
  private static final List<String> OCCUPATIONS =
      List.of(
          "BELUM/TIDAK BEKERJA",
          "MENGURUS RUMAH TANGGA",
          "PELAJAR/MAHASISWA",
          "PENSIUNAN",
          "PEGAWAI NEGERI SIPIL",
          "TENTARA NASIONAL INDONESIA",
          "KEPOLISIAN RI",
          "PERDAGANGAN",
          "PETANI/PEKEBUN",
          "PETERNAK",
          "NELAYAN/PERIKANAN",
          "INDUSTRI",
          "KONSTRUKSI",
          "TRANSPORTASI",
          "KARYAWAN SWASTA",
          "KARYAWAN BUMN",
          "KARYAWAN BUMD",
          "KARYAWAN HONORER",
          "BURUH HARIAN LEPAS",
          "BURUH TANI/PERKEBUNAN",
          "BURUH NELAYAN/PERIKANAN",
          "BURUH PETERNAKAN",
          "PEMBANTU RUMAH TANGGA",
          "TUKANG LISTRIK",
          "TUKANG BATU",
          "TUKANG KAYU",
          "TUKANG JAHIT",
          "PENATA RAMBUT",
          "MEKANIK",
          "SENIMAN",
          "USTADZ/MUBALIGH",
          "PENDETA",
          "PASTOR",
          "WARTAWAN",
          "DOSEN",
          "GURU",
          "PILOT",
          "PENGACARA",
          "NOTARIS",
          "ARSITEK",
          "AKUNTAN",
          "KONSULTAN",
          "DOKTER",
          "BIDAN",
          "PERAWAT",
          "APOTEKER",
          "PELAUT",
          "PENELITI",
          "SOPIR",
          "PEDAGANG",
          "PERANGKAT DESA",
          "KEPALA DESA",
          "WIRASWASTA");

  private static final String FOR_LIFE = "SEUMUR HIDUP";
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9OIlSBZ]{2})\\s*[-–./ ]\\s*([0-9OIlSBZ]{2})\\s*[-–./ ]\\s*([0-9OIlSBZ]{4})");
  private static final Pattern NEIGHBOURHOOD =
      Pattern.compile("(\\d{1,3})\\s*[/1Il|]\\s*(\\d{1,3})");

  private final Fields fields = new Fields();
  private final List<Row> rows;

  private Ktp(Rows rows) {
    this.rows = rows.all();
  }

  /// @return nothing when too little of a card was read
  public static Optional<Read> read(Rows rows) {
    var ktp = new Ktp(rows);
    ktp.heading();
    ktp.number();
    ktp.rows();
    ktp.regions();
    ktp.settle("occupation", OCCUPATIONS);
    var fields = ktp.fields.list();
    if (fields.size() < 4 || !(ktp.fields.has("idNumber") || fields.size() >= 8))
      return Optional.empty();
    return Optional.of(new Read(ktp.fields, ktp.signs()));
  }

  /// How much of a page looks like this card, 0 to 1.
  public static double likeness(Rows rows) {
    var labels =
        List.of(
            "PROVINSI",
            "NIK",
            "Nama",
            "Tempat/Tgl Lahir",
            "Jenis Kelamin",
            "Alamat",
            "RT/RW",
            "Kel/Desa",
            "Kecamatan",
            "Agama",
            "Status Perkawinan",
            "Pekerjaan",
            "Kewarganegaraan",
            "Berlaku Hingga");
    var found = 0;
    for (var label : labels)
      if (rows.all().stream().anyMatch(row -> Labels.at(row, label).isPresent())) found++;
    return Math.min(1, found / 10.0);
  }

  private void heading() {
    for (var i = 0; i < Math.min(rows.size(), 6); i++) {
      var label = Labels.anywhere(rows.get(i), "PROVINSI");
      if (label.isEmpty()) continue;
      Labels.value(label.get()).ifPresent(value -> fields.put("province", upper(value)));
      if (i + 1 < rows.size() && Labels.at(rows.get(i + 1), "NIK").isEmpty())
        Labels.value(rows.get(i + 1).pieces()).ifPresent(value -> fields.put("city", upper(value)));
      return;
    }
  }

  private void number() {
    for (var row : rows) {
      var label = Labels.at(row, "NIK");
      var value = label.flatMap(Labels::value);
      if (value.isEmpty() && row.text().replaceAll("[^0-9]", "").length() >= 14)
        value = Labels.value(row.pieces());
      if (value.isEmpty()) continue;
      var digits = Digits.of(value.get().text().replaceFirst("(?i)^\\s*N[I1l]K\\W*", ""));
      if (digits.length() != 16 || Digits.letters(value.get().text()) > 4) continue;
      fields.put("idNumber", value.get().with(digits));
      return;
    }
  }

  private void rows() {
    for (var i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      plain(row, "Nama", "name");
      birth(row);
      word(row, "Jenis Kelamin", "gender", GENDERS);
      address(i);
      neighbourhood(row);
      plain(row, "Kel/Desa", "village");
      plain(row, "Kecamatan", "district");
      word(row, "Agama", "religion", RELIGIONS);
      word(row, "Status Perkawinan", "maritalStatus", STATUSES);
      plain(row, "Pekerjaan", "occupation");
      word(row, "Kewarganegaraan", "nationality", NATIONALITIES);
      expiry(row);
    }
  }

  /// Names the regions as they are called, where what was read is near enough to one of those that
  /// the region before it has; what is not stays as it was read.
  private void regions() {
    region("province", IndonesianRegions.provinces())
        .flatMap(province -> region("city", IndonesianRegions.in(province)))
        .flatMap(city -> region("district", IndonesianRegions.in(city)))
        .ifPresent(
            district ->
                settle(
                    "village",
                    district.villages().stream().map(v -> v.toUpperCase(Locale.ROOT)).toList()));
  }

  private Optional<Region> region(String field, Collection<Region> possible) {
    var regions = new HashMap<String, Region>();
    for (var region : possible)
      for (var name : region.names())
        for (var written : written(name.toUpperCase(Locale.ROOT)))
          regions.putIfAbsent(written, region);
    return settle(field, regions.keySet()).map(regions::get);
  }

  private Optional<String> settle(String field, Collection<String> names) {
    var name = Labels.nearest(fields.value(field).orElse(""), names);
    name.ifPresent(found -> fields.correct(field, found));
    return name;
  }

  /// How cards may write a region: the towns of the capital stand without what they are.
  private static List<String> written(String name) {
    if (name.startsWith("KOTA ADMINISTRASI "))
      return List.of(
          name, name.replace(" ADMINISTRASI", ""), name.replace("KOTA ADMINISTRASI ", ""));
    return name.startsWith("DAERAH ISTIMEWA ")
        ? List.of(name, name.replace("DAERAH ISTIMEWA", "DI"))
        : List.of(name);
  }

  private Optional<Value> value(Row row, String label) {
    return Labels.at(row, label).flatMap(Labels::value);
  }

  private void plain(Row row, String label, String name) {
    value(row, label).ifPresent(value -> fields.put(name, upper(value)));
  }

  private static Value upper(Value value) {
    return value.with(value.text().toUpperCase(Locale.ROOT).replaceAll("\\s*([,.;:]+)$", ""));
  }

  private void word(Row row, String label, String name, List<String> words) {
    value(row, label)
        .ifPresent(
            value ->
                Labels.word(value.text(), words)
                    .ifPresent(word -> fields.put(name, value.with(word))));
  }

  private void birth(Row row) {
    for (var label : List.of("Tempat/Tgl Lahir", "Tempat/Tanggal Lahir")) {
      var value = value(row, label);
      if (value.isEmpty()) continue;
      var date = DATE.matcher(value.get().text());
      if (!date.find()) continue;
      var place =
          value.get().text().substring(0, date.start()).replaceFirst("[\\s,.;:]+$", "").strip();
      fields.put("birthPlaceBirthday", upper(value.get().with(place + "," + day(date))));
      return;
    }
  }

  private static String day(Matcher date) {
    return Digits.of(date.group(1))
        + "-"
        + Digits.of(date.group(2))
        + "-"
        + Digits.of(date.group(3));
  }

  /// The address may need a second row, which has no label.
  private void address(int i) {
    var value = value(rows.get(i), "Alamat");
    if (value.isEmpty()) return;
    var whole = value.get();
    if (i + 1 < rows.size()) {
      var next = rows.get(i + 1);
      var isLabelled =
          Labels.at(next, "RT/RW").isPresent() || Labels.at(next, "Kel/Desa").isPresent();
      var start = rows.get(i).pieces().getFirst().place().left();
      var isIndented = next.pieces().getFirst().place().left() > start + 3 * rows.get(i).high();
      if (!isLabelled && isIndented) {
        var more = Labels.value(next.pieces());
        if (more.isPresent()) whole = whole.then(more.get());
      }
    }
    fields.put("address", upper(whole));
  }

  private void neighbourhood(Row row) {
    var value = value(row, "RT/RW");
    if (value.isEmpty()) return;
    var numbers = NEIGHBOURHOOD.matcher(value.get().text().replace(" ", ""));
    if (numbers.matches()) {
      fields.put(
          "rtrw", value.get().with(padded(numbers.group(1)) + "/" + padded(numbers.group(2))));
      return;
    }
    var digits = Digits.of(value.get().text());
    if (digits.length() == 6)
      fields.put("rtrw", value.get().with(digits.substring(0, 3) + "/" + digits.substring(3)));
  }

  private static String padded(String number) {
    return "0".repeat(3 - number.length()) + number;
  }

  private void expiry(Row row) {
    var value = value(row, "Berlaku Hingga");
    if (value.isEmpty()) return;
    var date = DATE.matcher(value.get().text());
    if (date.find()) fields.put("expiryDate", value.get().with(day(date)));
    else if (Labels.word(value.get().text(), List.of(FOR_LIFE)).isPresent())
      fields.put("expiryDate", value.get().with(FOR_LIFE));
  }

  /// The number holds the birth date, forty added to the day for women.
  private List<Sign> signs() {
    var signs = new ArrayList<Sign>();
    var number = fields.value("idNumber");
    if (number.isEmpty()) return signs;
    var birth = fields.value("birthPlaceBirthday");
    var gender = fields.value("gender");
    var nik = Nik.parse(number.get(), LocalDate.now(ZoneOffset.UTC).getYear()).orElseThrow();
    if (birth.isPresent() && nik.born() != null) {
      var printed = birth.get().substring(birth.get().lastIndexOf(',') + 1);
      var coded = nik.born().format(DateTimeFormatter.ofPattern("dd-MM-yyyy"));
      if (!printed.substring(0, 6).equals(coded.substring(0, 6))
          || !printed.substring(8).equals(coded.substring(8)))
        signs.add(
            new Sign(
                "NUMBER_AND_BIRTH_DATE",
                "The number stands for another birth date than the card says.",
                0.6));
    }
    if (gender.isPresent() && gender.get().equals("PEREMPUAN") != nik.female())
      signs.add(
          new Sign(
              "NUMBER_AND_SEX", "The number stands for the other sex than the card says.", 0.6));
    if (nik.province() == null)
      signs.add(
          new Sign("NUMBER_AND_PROVINCE", "No province has the code the number begins with.", 0.6));
    return signs;
  }
}
