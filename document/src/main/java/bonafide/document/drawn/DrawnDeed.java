package bonafide.document.drawn;

import java.util.List;

/// The decree that makes an Indonesian company a legal entity, in our own layout with the words
/// of a real one.
///
/// @param people in the order of the table
public record DrawnDeed(
    String number,
    String entity,
    String deed,
    String deedDate,
    String decreeDate,
    String notary,
    String place,
    List<Person> people) {

  /// @param position `-` for one who holds shares alone
  /// @param shares 0 for one who holds none
  public record Person(String name, String position, int shares) {}

  /// The company of the public documentation.
  public static DrawnDeed specimen() {
    return new DrawnDeed(
        "AHU-0049135.AH.01.01.TAHUN 2016",
        "PT DIGITAL VISION PUBLISHING",
        "02",
        "07 Oktober 2016",
        "03 November 2016",
        "BAHDER DJOHAN RAZAK,SH",
        "KOTA ADMINISTRASI JAKARTA SELATAN",
        List.of(
            new Person("MATTHEW DAVID ROSA", "DIREKTUR UTAMA", 0),
            new Person("TIKA OSBOND SIRAIT", "DIREKTUR", 0),
            new Person("SIVA SAJAN BHUPATHI RAJU", "DIREKTUR", 0),
            new Person("PANG SU KONG", "KOMISARIS UTAMA", 0),
            new Person("ANTHONY RICARD CATINELLA", "KOMISARIS", 0),
            new Person("METIS CONSULTANCY LIMITED", "-", 8_750),
            new Person("WASPMOBILE SERVICES PRIVATE LIMITED", "-", 1_250)));
  }

  public byte[] pdf() {
    try (var sheet = new Sheet()) {
      sheet.centred("KEPUTUSAN MENTERI HUKUM DAN HAK ASASI MANUSIA", 90, 12);
      sheet.centred("REPUBLIK INDONESIA", 106, 12);
      sheet.centred("NOMOR " + number, 122, 12);
      sheet.centred("TENTANG", 142, 12);
      sheet.centred("PENGESAHAN PENDIRIAN BADAN HUKUM PERSEROAN TERBATAS", 158, 12);
      sheet.centred(entity, 174, 12);
      sheet.text(
          "Menimbang : a. Bahwa berdasarkan Permohonan Notaris " + notary + " sesuai", 60, 214, 10);
      sheet.text(
          "salinan Akta Nomor " + deed + " Tanggal " + deedDate + " yang dibuat oleh",
          130,
          229,
          10);
      sheet.text(notary + " tentang Pendirian Badan Hukum", 130, 244, 10);
      sheet.text(entity + " telah sesuai dengan persyaratan", 130, 259, 10);
      sheet.text("pengesahan Badan Hukum Perseroan;", 130, 274, 10);
      sheet.text("MEMUTUSKAN :", 260, 314, 10);
      sheet.text("KESATU : Mengesahkan pendirian badan hukum " + entity, 60, 344, 10);
      sheet.text("yang berkedudukan di " + place + " karena telah", 130, 359, 10);
      sheet.text("sesuai dengan Data Format Isian Pendirian yang disimpan di dalam", 130, 374, 10);
      sheet.text("database Sistem Administrasi Badan Hukum.", 130, 389, 10);
      sheet.text("SUSUNAN PEMEGANG SAHAM, DIREKSI DAN DEWAN KOMISARIS", 60, 440, 10);
      sheet.text("Nama", 60, 464, 9);
      sheet.text("Jabatan", 290, 464, 9);
      sheet.text("Jumlah Lembar Saham", 390, 464, 9);
      sheet.text("Total", 510, 464, 9);
      var y = 482;
      for (var person : people) {
        sheet.text(person.name(), 60, y, 9);
        sheet.text(person.position(), 290, y, 9);
        sheet.text("%,d".formatted(person.shares()).replace(',', '.'), 390, y, 9);
        sheet.text(
            "Rp. " + "%,d".formatted(person.shares() * 1_000_000L).replace(',', '.'), 470, y, 9);
        y += 18;
      }
      sheet.text("Ditetapkan di Jakarta, Tanggal " + decreeDate, 60, y + 60, 10);
      sheet.text("a.n. MENTERI HUKUM DAN HAK ASASI MANUSIA", 60, y + 78, 10);
      return sheet.pdf();
    }
  }

  /// As a scanner makes it.
  public byte[] scanned(int dpi) {
    return Sheet.scanned(pdf(), dpi);
  }
}
