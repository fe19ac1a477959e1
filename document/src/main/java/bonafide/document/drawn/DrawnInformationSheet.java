package bonafide.document.drawn;

/// The first page of a general information sheet of our own design; only its labels are those of
/// the commission's form.
public record DrawnInformationSheet(
    String name, String number, String registered, String address, String taxNumber) {

  public static DrawnInformationSheet specimen() {
    return new DrawnInformationSheet(
        "SPECIMEN ISLAND TRADING CORPORATION",
        "CS201512345",
        "March 14, 2015",
        "UNIT 5 MABINI BUILDING, 12 RIZAL AVENUE, QUEZON CITY",
        "009-123-456-000");
  }

  public byte[] pdf() {
    try (var sheet = new Sheet()) {
      sheet.centred("GENERAL INFORMATION SHEET (GIS)", 80, 14);
      sheet.centred("FOR THE YEAR 2025", 98, 11);
      sheet.centred("STOCK CORPORATION", 114, 11);
      sheet.text("CORPORATE NAME:", 50, 160, 9);
      sheet.text(name, 50, 174, 10);
      sheet.text("DATE REGISTERED:", 370, 160, 9);
      sheet.text(registered, 370, 174, 10);
      sheet.text("BUSINESS/TRADE NAME:", 50, 204, 9);
      sheet.text("SPECIMEN ISLAND", 50, 218, 10);
      sheet.text("FISCAL YEAR END:", 370, 204, 9);
      sheet.text("December 31", 370, 218, 10);
      sheet.text("SEC REGISTRATION NUMBER:", 50, 248, 9);
      sheet.text(number, 50, 262, 10);
      sheet.text("CORPORATE TAX IDENTIFICATION NUMBER (TIN):", 300, 248, 9);
      sheet.text(taxNumber, 300, 262, 10);
      sheet.text("COMPLETE PRINCIPAL OFFICE ADDRESS:", 50, 292, 9);
      sheet.text(address, 50, 306, 10);
      sheet.text("COMPLETE BUSINESS ADDRESS:", 50, 336, 9);
      sheet.text("THE SAME", 50, 350, 10);
      sheet.text("OFFICIAL E-MAIL ADDRESS:", 50, 380, 9);
      sheet.text("office@example.com", 50, 394, 10);
      return sheet.pdf();
    }
  }

  /// As a scanner makes it.
  public byte[] scanned(int dpi) {
    return Sheet.scanned(pdf(), dpi);
  }
}
