package bonafide.document;

import static org.assertj.core.api.Assertions.assertThat;

import bonafide.core.DocumentReading;
import bonafide.document.Documents.Result;
import bonafide.document.drawn.DrawnDeed;
import bonafide.document.drawn.DrawnDeed.Person;
import bonafide.document.drawn.DrawnInformationSheet;
import bonafide.document.drawn.DrawnStatement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Drawn decrees and statements, with their text and as a scanner makes them.
class PapersTest {

  /// On every page, whether its text lies in the file or has to be read.
  @ParameterizedTest
  @ValueSource(ints = {0, 150})
  void everyFieldSaysOnWhichPageItStandsAndWhere(int dpi) throws IOException {
    var file = behindACover(dpi == 0 ? DEED.pdf() : DEED.scanned(dpi));
    var fields = understood(Specimens.DOCUMENTS.decree(file)).fields();
    assertThat(fields).hasSizeGreaterThan(5);
    try (var document = Loader.loadPDF(file)) {
      var renderer = new PDFRenderer(document);
      for (var field : fields) {
        var place = Objects.requireNonNull(field.place(), field.name());
        assertThat(place.page()).isEqualTo(2);
        var page = renderer.renderImageWithDPI(place.page() - 1, 150);
        var wanted = field.value().substring(0, Math.min(3, field.value().length()));
        assertThat(Specimens.textAt(page, place, 0).replace(" ", ""))
            .as(field.name())
            .contains(wanted.toUpperCase(Locale.ROOT).replace(" ", ""));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200})
  void anInformationSheetOfACorporationIsTakenIntoItsFields(int dpi) {
    var sheet = DrawnInformationSheet.specimen();
    var reading =
        understood(Specimens.DOCUMENTS.registration(dpi == 0 ? sheet.pdf() : sheet.scanned(dpi)));
    assertThat(reading.kind()).isEqualTo("general_information_sheet");
    assertThat(reading.fields())
        .extracting(field -> field.name() + "=" + field.value().replaceAll(",\\b", ", "))
        .containsExactlyInAnyOrder(
            "business_name=" + sheet.name(),
            "registration_number=" + sheet.number(),
            "date_of_registration=2015-03-14",
            "address=" + sheet.address(),
            "tax_number=" + sheet.taxNumber());
  }

  private static byte[] behindACover(byte[] file) throws IOException {
    try (var document = Loader.loadPDF(file)) {
      document.getPages().insertBefore(new PDPage(PDRectangle.A5), document.getPage(0));
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  private static DocumentReading understood(Result result) {
    assertThat(result).isInstanceOf(Result.Understood.class);
    return ((Result.Understood) result).reading();
  }

  private static final DrawnDeed DEED =
      new DrawnDeed(
          "AHU-0012345.AH.01.01.TAHUN 2019",
          "PT SUMBER JAYA ABADI",
          "17",
          "05 Maret 2019",
          "11 Maret 2019",
          "RINA WULANDARI, S.H., M.Kn.",
          "KABUPATEN BANDUNG",
          List.of(
              new Person("AGUS SALIM", "DIREKTUR", 600),
              new Person("DEWI LESTARI", "KOMISARIS", 400)));

  @ParameterizedTest
  @ValueSource(ints = {0, 200})
  void aDecreeIsReadWithWhoLeadsOverseesAndOwns(int dpi) {
    var file = dpi == 0 ? DEED.pdf() : DEED.scanned(dpi);
    var fields = Specimens.fields(Specimens.DOCUMENTS.decree(file));
    assertThat(fields)
        .containsEntry("director_names", "AGUS SALIM")
        .containsEntry("commisioner_names", "DEWI LESTARI")
        .containsEntry("shareholder_names", "AGUS SALIM|DEWI LESTARI")
        .containsEntry("sk_menkeh_number", "AHU-0012345.AH.01.01.TAHUN 2019")
        .containsEntry("legal_entity_name", "PT SUMBER JAYA ABADI")
        .containsEntry("date_of_registration", "05 Maret 2019")
        .containsEntry("document_date", "11 Maret 2019")
        .containsEntry("akta_number", "17")
        .containsEntry("place_of_registration", "KABUPATEN BANDUNG");
    assertThat(fields.get("notary")).startsWith("RINA WULANDARI");
  }

  @ParameterizedTest
  @CsvSource({
    "BRI,0",
    "MANDIRI,0",
    "BCA,0",
    "BNI,0",
    "BRI,200",
    "MANDIRI,200",
    "BCA,200",
    "BNI,200"
  })
  void everyMovementIsReadAndTheBalancesClose(String bank, int dpi) {
    var drawn = DrawnStatement.of(bank, dpi == 0 ? 60 : 14, 23);
    var reading =
        understood(Specimens.DOCUMENTS.statement(dpi == 0 ? drawn.pdf() : drawn.scanned(dpi)));
    assertThat(reading.movements()).hasSameSizeAs(drawn.movements());
    for (var i = 0; i < drawn.movements().size(); i++) {
      var read = reading.movements().get(i);
      var wanted = drawn.movements().get(i);
      assertThat(read.date()).isEqualTo(wanted.date());
      assertThat(read.amount()).isEqualByComparingTo(wanted.amount());
      assertThat(read.credit()).isEqualTo(wanted.credit());
      assertThat(read.description().replace(" ", ""))
          .isEqualTo(wanted.description().replace(" ", ""));
    }
    assertThat(reading.field("balance_check").orElseThrow().value()).isEqualTo("CLOSES");
    assertThat(reading.field("bank_code").orElseThrow().value()).isEqualTo(bank);
    assertThat(reading.field("bank_account_number").orElseThrow().value())
        .isEqualTo(drawn.number());
    assertThat(reading.signs()).isEmpty();
  }

  @Test
  void aChangedAmountLeavesBalancesThatDoNotClose() {
    var drawn = DrawnStatement.of("BCA", 12, 5);
    var forged = drawn.withPrinted(6, drawn.movements().get(6).amount().movePointRight(1));
    var reading = understood(Specimens.DOCUMENTS.statement(forged.pdf()));
    assertThat(reading.field("balance_check").orElseThrow().value()).isEqualTo("DOES_NOT_CLOSE");
    assertThat(reading.signs())
        .extracting(sign -> sign.code())
        .containsExactly("BALANCE_DOES_NOT_CLOSE");
    assertThat(reading.isTampered()).isTrue();
  }

  @Test
  void aPdfThatWasSavedAgainByAnEditorSaysSo() throws IOException {
    var edited = new ByteArrayOutputStream();
    try (var document = Loader.loadPDF(DEED.pdf())) {
      var about = document.getDocumentInformation();
      about.setProducer("iLovePDF");
      about.getCOSObject().setNeedToBeUpdated(true);
      document.getDocument().getTrailer().getCOSDictionary(COSName.INFO).setNeedToBeUpdated(true);
      document.saveIncremental(edited);
    }
    assertThat(understood(Specimens.DOCUMENTS.decree(edited.toByteArray())).signs())
        .extracting(sign -> sign.code())
        .containsExactly("PDF_EDITOR", "PDF_SAVED_AGAIN");
    assertThat(understood(Specimens.DOCUMENTS.decree(DEED.pdf())).signs()).isEmpty();
  }

  @Test
  void aFileThatCannotBeOpenedSaysWhy() throws IOException {
    assertThat(Specimens.DOCUMENTS.decree(Arrays.copyOf(DEED.pdf(), 500)))
        .isEqualTo(new Result.Unusable("The file is damaged and cannot be read."));
    var locked = new ByteArrayOutputStream();
    try (var document = Loader.loadPDF(DEED.pdf())) {
      var policy =
          new org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy(
              "owner", "user", new org.apache.pdfbox.pdmodel.encryption.AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      document.save(locked);
    }
    assertThat(Specimens.DOCUMENTS.decree(locked.toByteArray()))
        .isEqualTo(new Result.Unusable("The PDF is protected by a password."));
  }
}
